"""`check actions`, as it is typed: what is to be done, by whom, by when, and whether it helped."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Refused, Typed
from cli.nook import WELL, keep_nook
from conftest import FRIDAY, FrozenClock, Run

KEYS = [
    *(
        "id",
        "text",
        "owner",
        "due",
        "state",
        "overdue",
        "risk",
        "about",
        "workstation",
        "workstation_id",
        "run",
        "item",
    ),
    *("private", "made", "fixed", "checked", "check_on", "note"),
]


def _actions(run: Run, *arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("check", "actions", *arguments, "--json").stdout)
    return found


def _one(run: Run, action_id: str) -> dict[str, Any]:
    return next(one for one in _actions(run) if one["id"] == action_id)


@pytest.fixture
def added(typed: Typed) -> list[str]:
    """Two actions, added on Friday 20 November."""
    return [
        typed("check", "actions", "add", "Ask", "for", "a", "footrest", "--owner", "manager").out.strip(),
        typed("check", "actions", "add", "Buy a lamp", "--by", "tomorrow", "--note", "a warm one").out.strip(),
    ]


def test_without_any_it_says_where_they_come_from(run: Run, folder: Path) -> None:
    for words in (("actions",), ("actions", "list")):
        done = run("check", *words)
        assert done.stdout == ""
        assert "wfhdesk check actions add" in done.stderr
    assert not folder.exists()


def test_an_action_is_added_with_the_usual_day_or_ones_own(run: Run, added: list[str]) -> None:
    footrest, lamp = (_one(run, one) for one in added)
    assert [*footrest] == KEYS
    assert (footrest["text"], footrest["owner"], footrest["risk"]) == ("Ask for a footrest", "manager", "medium")
    assert (footrest["due"], footrest["made"]) == ("2026-12-04", "2026-11-20")  # two weeks for a medium risk
    assert (lamp["due"], lamp["owner"], lamp["note"]) == ("2026-11-21", "me", "a warm one")
    assert footrest["run"] is footrest["about"] is footrest["workstation"] is None


def test_words_behind_an_option_belong_to_the_action(run: Run) -> None:
    run("check", "actions", "add", "--owner", "me", "Ask for a", "stool")
    assert _actions(run)[0]["text"] == "Ask for a stool"


def test_the_most_pressing_comes_first_and_the_done_are_left_out(
    typed: Typed, added: list[str], clock: FrozenClock
) -> None:
    footrest, lamp = added
    assert [line.split()[0] for line in typed("check", "actions").out.splitlines()] == [lamp[:5], footrest[:5]]
    clock.set(FRIDAY + timedelta(days=3))
    assert "overdue since Sat 21 Nov  me" in typed("check", "actions").out.splitlines()[0]
    typed("check", "actions", "fix", lamp)
    typed("check", "actions", "verify", lamp)
    assert lamp[:5] not in typed("check", "actions").out
    assert "checked Mon 23 Nov" in typed("check", "actions", "--all").out.splitlines()[1]


def test_an_action_lives_until_it_helped(typed: Typed, run: Run, added: list[str], clock: FrozenClock) -> None:
    footrest = added[0]
    said = typed("check", "actions", "fix", footrest[:6], "--note", "it came").err
    assert f"On Fri 4 Dec look whether it helped: wfhdesk check actions verify {footrest[:5]}" in said
    one = _one(run, footrest)
    assert (one["state"], one["fixed"], one["check_on"], one["note"]) == (
        *("fixed", "2026-11-20", "2026-12-04"),
        "it came",
    )
    clock.set(FRIDAY + timedelta(days=14))
    assert "fixed Fri 20 Nov; did it help?" in typed("check", "actions").out
    typed("check", "actions", "reopen", footrest)
    again = _one(run, footrest)
    assert (again["state"], again["fixed"], again["due"]) == ("open", None, "2026-12-18")
    typed("check", "actions", "fix", footrest)
    assert "checked Fri 4 Dec" in typed("check", "actions", "verify", footrest, "--note", "no more pain").err
    assert (_one(run, footrest)["checked"], _one(run, footrest)["note"]) == ("2026-12-04", "no more pain")


def test_several_are_settled_at_once_and_undone_at_once(run: Run, added: list[str]) -> None:
    run("check", "actions", "fix", *added)
    assert {one["state"] for one in _actions(run)} == {"fixed"}
    run("undo")
    assert {one["state"] for one in _actions(run)} == {"open"}
    run("check", "actions", "edit", *added, "--owner", "assessor", "--by", "2027-01-15", "--risk", "high")
    assert {(one["owner"], one["due"], one["risk"]) for one in _actions(run)} == {("assessor", "2027-01-15", "high")}
    run("undo")
    run("check", "actions", "delete", *added)
    assert _actions(run) == []
    run("undo")
    assert len(_actions(run)) == 2


def test_where_one_of_several_cannot_be_settled_none_is(run: Run, added: list[str], refused: Refused) -> None:
    run("check", "actions", "fix", added[0])
    assert "“Ask for a footrest” is fixed already." in refused("check", "actions", "fix", added[1], added[0])
    assert "isn't fixed yet" in refused("check", "actions", "verify", *added)
    assert "“Buy a lamp” is open already." in refused("check", "actions", "reopen", *added)
    assert {one["state"] for one in _actions(run)} == {"fixed", "open"}


def test_what_cannot_be_said_of_an_action_is_refused(refused: Refused, added: list[str]) -> None:
    edit = ("check", "actions", "edit", added[0])
    assert "--text, --owner, --by" in refused(*edit)
    assert "one of: me, manager, assessor" in refused(*edit, "--owner", "nobody")
    assert "“someday” is no day" in refused(*edit, "--by", "someday")
    assert "no workstation “attic”" in refused(*edit, "--at", "attic")
    assert "An action says in a line" in refused(*edit, "--text", " ")
    assert "An action says in a line" in refused(*edit, "--note", "x" * 4001)
    assert "one action's" in refused("check", "actions", "edit", *added, "--text", "x")
    assert "no action zz" in refused("check", "actions", "fix", "zz")
    assert "An action says in a line" in refused("check", "actions", "add", "")
    assert "one of: me" in refused("check", "actions", "--owner", "nobody")


def test_actions_are_listed_by_owner_and_workstation(run: Run, added: list[str]) -> None:
    run("check", "workstations", "add", "Kitchen table")
    run("check", "actions", "edit", added[0], "--at", "kitchen")
    assert [one["id"] for one in _actions(run, "--at", "kitchen")] == [added[0]]
    assert [one["id"] for one in _actions(run, "--owner", "me")] == [added[1]]
    assert [one["workstation"] for one in _actions(run, "--owner", "manager")] == ["Kitchen table"]
    for words in (("list", "--at", "kitchen"), ("--at", "kitchen", "list"), ("--at", "kitchen")):
        assert [line[:5] for line in run("check", "actions", *words).stdout.splitlines()] == [added[0][:5]]


def test_an_action_tells_which_risk_it_is_about(run: Run, folder: Path) -> None:
    keep_nook(folder)
    told = {**WELL, "LIGHT": {"answer": "no", "way": "action", "text": "Buy a lamp", "by": "tomorrow"}}
    done = json.loads(run("check", "run", "nook", "--json", stdin=json.dumps(told)).stdout)
    (action,) = _actions(run)
    assert (action["about"], action["item"], action["run"]) == ("Is there light?", "LIGHT", done["id"])
    assert (action["risk"], action["workstation"]) == ("high", "Home desk")
    shown = run("check", "actions", "show", "last").stdout.splitlines()
    assert shown[0] == f"Buy a lamp  ({action['id'][:5]})"
    assert {"By whom: me", "Risk: high", f"About: Is there light? ({done['id'][:5]})"} <= {*shown}
    assert json.loads(run("check", "actions", "show", action["id"], "--json").stdout) == [action]


def test_a_nudge_names_the_commands_that_settle_it(
    typed: Typed, run: Run, added: list[str], clock: FrozenClock
) -> None:
    clock.set(FRIDAY + timedelta(days=4))
    lamp = added[1]
    assert (
        f"wfhdesk check actions fix {lamp[:5]} · wfhdesk check actions show {lamp[:5]}" in typed("nudge", "--all").out
    )
    (nudge,) = [one for one in json.loads(typed("nudge", "--all", "--json").out) if one["kind"] == "action"]
    run(*nudge["commands"]["done"].split()[1:])
    assert _one(run, lamp)["state"] == "fixed"
