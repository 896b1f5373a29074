"""`check`, `check run` with answers as JSON, `check show`, `compare` and `delete`, as they are typed."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Contents, Refused, Typed
from cli.nook import WELL, keep_nook
from conftest import FRIDAY, FrozenClock, Run
from own_checklists import all_well, keep_own
from wfhdesk.desk.desk import Desk, open_desk

BUILT_IN = [
    "workstation",
    "rosa",
    "home-safety",
    "security",
    "discomfort",
    "pulse",
    "formalities",
    "agreement",
    "accident",
]
CHECK_KEYS = [
    *("checklist", "title", "workstation", "workstation_id", "state", "due", "last", "last_day", "score", "risks"),
    *("begun", "actions_open", "actions_overdue"),
]
RUN_KEYS = [
    *("id", "checklist", "version", "title", "workstation", "workstation_id", "day", "started", "finished", "private"),
    *("score", "scoring", "language", "review", "replies", "actions", "rosa", "former"),
]
REPLY_KEYS = [
    *("item", "section", "asked", "value", "said", "note", "risk", "advice", "way", "why", "part", "points", "chosen"),
    "at",
]

Took = Callable[..., dict[str, Any]]


@pytest.fixture
def took(run: Run, folder: Path) -> Took:
    """Take in answers to a person's own checklist, all well but those that are named; return the run as JSON."""
    keep_nook(folder)

    def took(answers: Mapping[str, object] | None = None, *arguments: str) -> dict[str, Any]:
        told = json.dumps({**WELL, **(answers or {})})
        found = json.loads(run("check", "run", "nook", *arguments, "--json", stdin=told).stdout)
        assert isinstance(found, dict)
        return found

    return took


def _checks(run: Run, *arguments: str) -> dict[str, dict[str, Any]]:
    found = json.loads(run("check", "--json", *arguments).stdout)
    return {one["checklist"]: one for one in found}


# --- what is due -----------------------------------------------------------------------------------------------------


def test_on_an_empty_desk_it_says_how_to_begin_and_makes_nothing(run: Run, folder: Path) -> None:
    done = run("check")
    assert done.stdout == ""
    assert "wfhdesk check run workstation" in done.stderr
    assert "--all" in done.stderr
    assert not folder.exists()


def test_all_lists_every_check_even_without_a_workstation(run: Run) -> None:
    assert [line.split()[0] for line in run("check", "--all").stdout.splitlines()] == BUILT_IN
    found = _checks(run)
    assert [*found] == BUILT_IN
    assert all([*one] == CHECK_KEYS for one in found.values())
    assert {one["state"] for one in found.values()} == {"never"}
    assert found["rosa"]["workstation"] is found["rosa"]["score"] is found["rosa"]["last"] is None


def test_what_was_done_is_told_with_its_score_and_when_it_comes_again(run: Run, took: Took) -> None:
    done = took({"LIGHT": "no"})
    one = _checks(run)["nook"]
    assert (one["state"], one["last"], one["workstation"]) == ("done", done["id"], "Home desk")
    assert one["score"]["value"] == one["risks"] == 1
    assert one["score"]["light"] == "red"
    assert one["due"] == str(int(done["day"][:4]) + 1) + done["day"][4:]
    said = run("check")
    assert said.stdout == ""
    assert "Nothing is due; next Nook, Home desk" in said.stderr
    (row,) = [line for line in run("check", "--all").stdout.splitlines() if line.startswith("nook ")]
    assert "1 high risk left" in row


def test_a_check_is_due_after_a_year_and_overdue_a_month_later(typed: Typed, took: Took, clock: FrozenClock) -> None:
    took()
    clock.set(FRIDAY + timedelta(days=700))
    (row,) = typed("check").out.splitlines()
    assert row.startswith("nook  Nook, Home desk  overdue since ")
    found = json.loads(typed("check", "--json").out)
    assert found[0]["checklist"] == "nook"  # the most pressing first
    assert found[0]["state"] == "overdue"
    assert "wfhdesk check run nook --at 'Home desk'" in typed("check").err


def test_overdue_actions_are_counted(typed: Typed, took: Took, clock: FrozenClock) -> None:
    took({"LIGHT": {"answer": "no", "way": "action", "text": "Buy a lamp"}})
    clock.set(FRIDAY + timedelta(days=60))
    assert "1 action waits, 1 of them overdue: wfhdesk check actions" in typed("check").err
    (row,) = [line for line in typed("check", "--all").out.splitlines() if line.startswith("nook ")]
    assert row.endswith("1 action overdue")
    (found,) = [one for one in json.loads(typed("check", "--json").out) if one["checklist"] == "nook"]
    assert (found["actions_open"], found["actions_overdue"]) == (1, 1)


def test_a_broken_checklist_of_ones_own_is_told_with_file_and_line(run: Run, folder: Path) -> None:
    path = keep_own(folder, "format = 1\nid = 'odd'\nminutes = 'five'\n", "odd.toml")
    assert f"{path}, line " in run("check").stderr
    done = run("check", "run", "odd", stdin="{}", check=False)
    assert done.returncode == 2
    assert f"{path}, line " in done.stderr


# --- answers as JSON ------------------------------------------------------------------------------------------------


def test_answers_from_stdin_or_a_file_become_a_run(run: Run, took: Took, tmp_path: Path) -> None:
    done = took({"WORDS": "dark in winter", "NOISE": ["street", "birds"], "LIGHT": {"answer": True, "note": "two"}})
    assert [*done] == RUN_KEYS
    assert all([*one] == REPLY_KEYS for one in done["replies"])
    replies = {one["item"]: one for one in done["replies"]}
    assert [*replies] == [*WELL]
    assert replies["LIGHT"]["note"] == "two"
    assert replies["NOISE"]["value"] == ["street", "birds"]
    assert (replies["NOISE"]["said"], replies["NOISE"]["risk"]) == ("the street; birds", "low")
    assert replies["NOISE"]["advice"] == "Close the door."
    assert done["rosa"] is None
    path = tmp_path / "answers.json"
    path.write_text(json.dumps(WELL), encoding="utf-8-sig")  # as Windows writes it
    said = run("check", "run", "nook", str(path))
    assert said.stdout.startswith("Nook, Home desk, ")
    assert "Score: no risks" in said.stdout
    assert "Keep the nook tidy." in said.stderr
    assert len(json.loads(run("check", "show", "--json").stdout)) == 2


def test_ways_on_are_taken_in_with_the_answers(run: Run, took: Took) -> None:
    done = took(
        {
            "LIGHT": {"answer": "no", "way": "fixed"},
            "SEAT": {"answer": "crate", "way": "fine", "why": "only on Fridays"},
            "CRATE": {"answer": "no", "way": "action", "text": "Ask for a stool", "owner": "manager", "by": "tomorrow"},
        }
    )
    assert [(one["way"], one["why"]) for one in done["replies"][:3]] == [
        ("fixed", None),
        ("fine", "only on Fridays"),
        ("action", None),
    ]
    (action,) = done["actions"]
    assert (action["text"], action["owner"], action["item"], action["run"]) == (
        "Ask for a stool",
        "manager",
        "CRATE",
        done["id"],
    )
    told = run("check", "show", done["id"]).stdout
    assert told.index("What do you sit on? a crate") < told.index("Does the crate hold? No")  # the worst first
    assert "→ fine as it is: only on Fridays" in told
    assert "Fixed at once\n  Is there light? No" in told
    assert "Ask for a stool" in told


@pytest.mark.parametrize("checklist", BUILT_IN)
def test_every_checklist_can_be_gone_through(run: Run, desk: Desk, checklist: str) -> None:
    answers = all_well(desk.assessments.checklists.whole(checklist))
    done = json.loads(run("check", "run", checklist, "--json", stdin=json.dumps(answers)).stdout)
    assert [one["item"] for one in done["replies"]] == [*answers]
    assert done["finished"]
    assert run("check", "show", "last").returncode == 0
    assert (done["workstation"] is None) == (checklist in BUILT_IN[4:])


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ("", "Nothing came from stdin"),
        ('{\n"LIGHT": "yes"\n"SEAT": "chair"}', "stdin, line 3: it is no JSON"),
        ("[1]", "in braces"),
        ('{"LIGHT": "yes", "LIGHT": "no"}', "“LIGHT” stands there twice"),
        ('{"LIGHT": NaN}', "NaN is no number"),
        ('{"LIGHT": "yes"}', "There is no answer to SEAT, NOISE, PAIN, WORDS, SINCE."),
        (json.dumps({**WELL, "EXTRA": 1}), "EXTRA: “Nook” asks no such thing."),
        (json.dumps({**WELL, "CRATE": "yes"}), "CRATE: by the answers before it isn't asked"),
        (json.dumps({**WELL, "PAIN": 11}), "PAIN: “11” is no answer to it; it is a number from 0 to 10"),
        (json.dumps({**WELL, "LIGHT": {"answer": "no", "way": "fine"}}), "LIGHT: say why it is fine as it is."),
        (json.dumps({**WELL, "LIGHT": {"answer": "yes", "way": "fixed"}}), "LIGHT: it tells no risk"),
    ],
)
def test_wrong_answers_are_refused_and_leave_no_workstation_behind(
    refused: Refused, folder: Path, told: str, sentence: str
) -> None:
    keep_nook(folder)
    assert sentence in refused("check", "run", "nook", stdin=told)
    assert "nook" in refused("check", "run", "nnn", stdin=told)


def test_more_than_a_megabyte_is_refused(refused: Refused, folder: Path) -> None:
    keep_nook(folder)
    told = json.dumps({**WELL, "WORDS": "x" * 1_000_000})
    assert refused("check", "run", "nook", stdin=told) == "stdin is too large; it may have 1000000 bytes."


def test_a_file_that_cannot_be_read_is_refused(refused: Refused, folder: Path, tmp_path: Path) -> None:
    keep_nook(folder)
    assert "No such file" in refused("check", "run", "nook", str(tmp_path / "none.json"))
    (tmp_path / "latin").write_bytes(b'{\n"LIGHT": "\xe9"}')
    assert "latin, line 2: it isn't UTF-8." in refused("check", "run", "nook", str(tmp_path / "latin"))
    (tmp_path / "large").write_bytes(b" " * 1_000_001)
    assert "too large" in refused("check", "run", "nook", str(tmp_path / "large"))


def test_where_is_said_with_several_workstations(run: Run, took: Took, refused: Refused) -> None:
    took()
    run("check", "workstations", "add", "Kitchen table")
    assert "Say where: --at NAME" in refused("check", "run", "nook", stdin=json.dumps(WELL))
    assert "no workstation “attic”" in refused("check", "run", "nook", "--at", "attic", stdin=json.dumps(WELL))
    assert took({}, "--at", "kit")["workstation"] == "Kitchen table"
    assert "leave --at out" in refused("check", "run", "pulse", "--at", "kit", stdin="{}")
    found = [one for one in json.loads(run("check", "--json").stdout) if one["checklist"] == "nook"]
    assert [(one["workstation"], one["state"]) for one in found] == [("Home desk", "done"), ("Kitchen table", "done")]


def test_undo_takes_a_run_back_whole(run: Run, took: Took) -> None:
    took({"LIGHT": {"answer": "no", "way": "action", "text": "Buy a lamp"}})
    run("undo")
    assert json.loads(run("check", "show", "--json").stdout) == []
    assert json.loads(run("check", "actions", "--json").stdout) == []


def test_an_accident_says_how_its_message_goes_out(run: Run, desk: Desk) -> None:
    answers = json.dumps(all_well(desk.assessments.checklists.whole("accident")))
    said = run("check", "run", "accident", stdin=answers).stderr
    run_id = json.loads(run("check", "show", "--json").stdout)[0]["id"]
    assert f"wfhdesk check report {run_id[:5]} --send" in said


# --- show ------------------------------------------------------------------------------------------------------------


def test_runs_are_listed_newest_first(run: Run, took: Took) -> None:
    assert "Nothing was checked yet" in run("check", "show").stderr
    first, second = took()["id"], took({"LIGHT": "no"})["id"]
    rows = run("check", "show").stdout.splitlines()
    assert [row.split()[0] for row in rows] == [second[:5], first[:5]]
    assert rows[0].endswith("Nook  Home desk  1 high risk left")
    assert [one["id"] for one in json.loads(run("check", "show", "--json").stdout)] == [second, first]
    assert json.loads(run("check", "show", "last", "--json").stdout)["id"] == second
    assert json.loads(run("check", "show", "last", "--json").stdout)["former"] == first


def test_a_run_of_which_answers_are_missing_is_listed_and_shown_all_the_same(run: Run, desk: Desk) -> None:
    """Another device's file may not be all here yet."""
    answers = json.dumps(all_well(desk.assessments.checklists.whole("rosa")))
    done = json.loads(run("check", "run", "rosa", "--json", stdin=answers).stdout)
    reply = desk.assessments.run(done["id"]).replies[0]
    desk.db.table("replies").write(reply.id, None)
    assert "ROSA score" in run("check", "--all").stdout
    assert json.loads(run("check", "show", "--json").stdout)[0]["score"]["value"] is None
    assert "can't be scored: an answer is missing" in run("check", "show", done["id"]).stdout
    assert json.loads(run("check", "show", done["id"], "--json").stdout)["rosa"] is None


def test_a_checklist_is_shown_with_what_it_asks_and_why(run: Run, folder: Path) -> None:
    keep_nook(folder)
    told = run("check", "show", "nook").stdout
    for words in ("LIGHT  Is there light?", "Eyes need light.", "no = No (high)", "crate = a crate (medium)"):
        assert words in told
    assert "Asked only after SEAT: crate" in told
    found = json.loads(run("check", "show", "nook", "--json").stdout)
    assert (found["id"], found["title"], found["path"]) == ("nook", "Nook", str(folder / "checklists" / "nook.toml"))
    items = {one["id"]: one for one in found["items"]}
    assert items["LIGHT"]["why"] == "Eyes need light."
    assert items["CRATE"]["when"] == [{"item": "SEAT", "is": ["crate"]}]
    assert items["PAIN"]["scale"]["risk_from"] == 4
    assert items["SEAT"]["options"][1] == {
        "id": "crate",
        "text": "a crate",
        "risk": "medium",
        "points": 0,
        "advice": None,
    }


def test_what_is_no_run_and_no_checklist_is_refused(refused: Refused, run: Run, folder: Path) -> None:
    keep_nook(folder)
    sentence = refused("check", "show", "zzz")
    assert "no run or checklist zzz" in sentence
    assert "nook" in sentence
    assert "no run or checklist last" in refused("check", "show", "last")
    assert "Weekly pulse" in run("check", "show", "weekly").stdout


# --- compare, delete -------------------------------------------------------------------------------------------------


def test_two_runs_are_put_side_by_side_the_earlier_first(run: Run, took: Took) -> None:
    first = took({"LIGHT": "no", "PAIN": 2})["id"]
    second = took({"PAIN": 7, "WORDS": "drafty"})["id"]
    told = run("check", "compare", second, first).stdout
    assert [line.split()[:2] for line in told.splitlines()[:2]] == [["Before", first[:5]], ["After", second[:5]]]
    assert "Worse\n  How much does it hurt?\n      2 of 10 → 7 of 10" in told
    assert "Better\n  Is there light?\n      No → Yes" in told
    assert "Other\n  What else?\n      not applicable → drafty" in told
    assert "3 answers are the same." in told
    found = json.loads(run("check", "compare", first, "last", "--json").stdout)
    assert (found["before"]["id"], found["after"]["id"]) == (first, second)
    changes = {one["item"]: one["change"] for one in found["differences"]}
    assert changes["LIGHT"] == "better"
    assert changes["PAIN"] == "worse"
    assert found["differences"][0]["before"] == {
        "value": ["no"],
        "said": "No",
        "risk": "high",
        "way": None,
        "points": 0,
    }
    assert "What do you sit on?" in run("check", "compare", first, second, "--all").stdout


def test_what_cannot_be_compared_is_refused(run: Run, took: Took, refused: Refused, desk: Desk) -> None:
    nook = took()["id"]
    answers = json.dumps(all_well(desk.assessments.checklists.whole("pulse")))
    pulse = json.loads(run("check", "run", "pulse", "--json", stdin=answers).stdout)["id"]
    assert "ask different things" in refused("check", "compare", nook, pulse)
    assert "no run zzz" in refused("check", "compare", nook, "zzz")


def test_a_deleted_run_comes_back_by_undo(run: Run, took: Took, folder: Path) -> None:
    done = took({"LIGHT": {"answer": "no", "way": "action", "text": "Buy a lamp"}})
    assert "Deleted Nook, Home desk" in run("check", "delete", done["id"][:6]).stderr
    assert json.loads(run("check", "show", "--json").stdout) == []
    assert json.loads(run("check", "actions", "--json").stdout) == []
    run("undo")
    again = json.loads(run("check", "show", "last", "--json").stdout)
    assert again == done
    assert open_desk(str(folder)).unreadable() == []


def test_what_is_not_there_cannot_be_deleted(refused: Refused, contents: Contents) -> None:
    assert "no run last" in refused("check", "delete", "last")
    assert contents() == {}
