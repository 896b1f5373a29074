"""`check workstations` and `check trigger`, as they are typed."""

from __future__ import annotations

import json
import shlex
from datetime import date, timedelta
from pathlib import Path

import pytest

from cli.conftest import Refused, Typed
from cli.nook import WELL, keep_nook
from conftest import FRIDAY, FrozenClock, Run


@pytest.fixture
def kitchen(run: Run, folder: Path) -> str:
    """A kitchen table at which the person's own checklist was gone through."""
    keep_nook(folder)
    place_id = run("check", "workstations", "add", "Kitchen table").stdout.strip()
    run("check", "run", "nook", stdin=json.dumps(WELL))
    return place_id


# --- workstations ----------------------------------------------------------------------------------------------------


def test_workstations_are_added_renamed_and_left(run: Run) -> None:
    assert "None yet" in run("check", "workstations").stderr
    desk = run("check", "workstations", "add", "Home desk").stdout.strip()
    site = run("check", "workstations", "add", "Bakker & Zn", "--place", "elsewhere").stdout.strip()
    assert json.loads(run("check", "workstations", "--json").stdout) == [
        {"id": desk, "name": "Home desk", "place": "home"},
        {"id": site, "name": "Bakker & Zn", "place": "elsewhere"},
    ]
    assert "Home desk is Attic (home) now." in run("check", "workstations", "rename", "home", "Attic").stderr
    run("check", "workstations", "rename", "bakker", "--place", "office")
    assert run("check", "workstations", "list").stdout.splitlines() == [
        f"{desk[:5]}  Attic        home",
        f"{site[:5]}  Bakker & Zn  office",
    ]
    run("check", "workstations", "leave", "attic")
    assert [one["id"] for one in json.loads(run("check", "workstations", "--json").stdout)] == [site]
    run("undo")
    assert len(json.loads(run("check", "workstations", "--json").stdout)) == 2


def test_what_was_found_at_a_workstation_stays_when_it_is_left(run: Run, kitchen: str) -> None:
    run("check", "workstations", "leave", kitchen)
    assert "Kitchen table" in run("check", "show").stdout
    assert "Kitchen table" not in run("check", "--all").stdout


def test_wrong_workstations_are_refused(run: Run, refused: Refused) -> None:
    run("check", "workstations", "add", "Home desk")
    assert "already" in refused("check", "workstations", "add", "home DESK")
    assert "1 to 60 characters" in refused("check", "workstations", "add", "x" * 61)
    assert "home, office, elsewhere" in refused("check", "workstations", "add", "Boat", "--place", "sea")
    assert "no workstation “boat”" in refused("check", "workstations", "leave", "boat")
    assert "1 to 60 characters" in refused("check", "workstations", "rename", "home", "")


# --- triggers ---------------------------------------------------------------------------------------------------------


def test_a_change_lists_what_became_due_by_it(run: Run, kitchen: str) -> None:
    done = run("check", "trigger", "new", "chair")
    rows = [line.split()[0] for line in done.stdout.splitlines()]
    assert "nook" in rows
    assert "workstation" in rows
    assert "pulse" not in rows
    assert "--at 'Kitchen table'" in done.stderr
    assert "something changed" in run("nudge", "--all").stdout
    found = {one["checklist"]: one for one in json.loads(run("check", "--json").stdout)}
    assert (found["nook"]["state"], found["nook"]["due"]) == ("due", date.today().isoformat())
    run("check", "run", "nook", stdin=json.dumps(WELL))
    found = {one["checklist"]: one for one in json.loads(run("check", "--json").stdout)}
    assert found["nook"]["state"] == "done"


def test_changes_are_listed_and_taken_back(typed: Typed, kitchen: str) -> None:
    told = json.loads(typed("check", "trigger", "my neck hurts, pain", "--at", "kit", "--on", "monday", "--json").out)
    assert (told["kind"], told["text"], told["day"]) == ("pain", "my neck hurts, pain", "2026-11-16")
    assert (told["workstation"], told["workstation_id"]) == ("Kitchen table", kitchen)
    assert all(one["workstation"] == "Kitchen table" for one in told["due"] if one["checklist"] != "discomfort")
    assert typed("check", "trigger").out.split(maxsplit=1)[0] == told["id"][:5]
    (listed,) = json.loads(typed("check", "trigger", "--json").out)
    assert {**listed, "due": told["due"]} == told
    typed("check", "trigger", "--delete", told["id"][:6])
    assert json.loads(typed("check", "trigger", "--json").out) == []
    assert "Nothing changed so far" in typed("check", "trigger").err


def test_a_change_after_another_makes_nothing_more_due(run: Run, kitchen: str) -> None:
    first = run("check", "trigger", "new chair").stdout
    assert first
    again = run("check", "trigger", "chair")
    assert again.stdout == ""
    assert "nothing due that wasn't" in again.stderr


def test_a_change_that_makes_nothing_due_tells_which_ones_do(run: Run) -> None:
    told = run("check", "trigger", "a new arm for the monitor").stderr
    assert "It makes nothing due" in told
    assert "What makes checks due: new chair, new desk, new screen, new place, new tasks, pain." in told
    assert "What makes checks due" not in run("check", "trigger", "tasks").stderr


def test_wrong_changes_are_refused(refused: Refused, kitchen: str) -> None:
    tomorrow = (date.today() + timedelta(days=1)).isoformat()
    assert refused("check", "trigger", "new chair", "--on", tomorrow)
    assert "no workstation “attic”" in refused("check", "trigger", "new chair", "--at", "attic")
    assert "Say what changed" in refused("check", "trigger", "--on", "today")
    assert "Say what changed" in refused("check", "trigger", " ")
    assert "no change zz" in refused("check", "trigger", "--delete", "zz")
    assert "nothing else" in refused("check", "trigger", "pain", "--delete", "zz")


def test_a_nudge_for_a_check_names_a_command_that_can_be_typed(
    typed: Typed, kitchen: str, clock: FrozenClock, run: Run
) -> None:
    clock.set(FRIDAY + timedelta(days=400))
    assert "wfhdesk check run nook --at 'Kitchen table'" in typed("nudge", "--all").out
    nudges = json.loads(typed("nudge", "--all", "--json").out)
    (command,) = [one["commands"]["open"] for one in nudges if one["about"] == f"nook@{kitchen}"]
    before = len(json.loads(run("check", "show", "--json").stdout))
    run(*shlex.split(command)[1:], stdin=json.dumps(WELL))
    assert len(json.loads(run("check", "show", "--json").stdout)) == before + 1
