"""`check run` at a terminal: question by question, with advice at once, back and forth, left and taken up again."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Refused
from cli.conversation import Conversation
from cli.nook import QUESTIONS, keep_nook
from conftest import Run
from own_checklists import all_well
from wfhdesk.desk.desk import Desk

CTRL_C, CTRL_D = "\x03", "\x04"
LEFT = "Left; what you answered is kept. Go on with: wfhdesk check run nook --at 'Home desk'"


@pytest.fixture(autouse=True)
def _own(folder: Path) -> None:
    keep_nook(folder)


def _last(run: Run) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("check", "show", "last", "--json").stdout)
    return found


def _said(run: Run) -> dict[str, str]:
    return {one["item"]: one["said"] for one in _last(run)["replies"]}


def test_a_whole_checklist_is_asked_and_told(run: Run, folder: Path) -> None:
    with Conversation(folder, "check", "run", "nook") as talk:
        talk.talks(
            ("1/7  Is there light?\n  Eyes need light.\n[y/n/-] ", "n"),
            ("! A risk (high). Buy a lamp.", ""),  # an empty line tells it again
            ("! A risk (high). Buy a lamp.", "2"),
            ("What is to be done? (enter: as advised) ", "Buy two lamps"),
            ("By whom? me, manager, assessor (enter: me) ", "manager"),
            ("By when? (enter: ", "tomorrow"),
            ("  1  a chair\n  2  a crate\n[1-2] ", "2"),
            ("! A risk (medium). Sit on a chair.", "3"),
            ("Why is it fine as it is? ", "only on Fridays"),
            ("3/7  Does the crate hold?", "no"),
            ("! A risk (low).", "fixed"),
            ("[numbers with commas, or none] ", "1, 2"),
            ("! A risk (low). Close the door.", "2"),
            ("What is to be done?", ""),
            ("By whom?", ""),
            ("By when?", ""),
            ("0 = none, 10 = worst\n[0-10] ", "3"),
            ("[a text, or -] ", "it is “cold”"),
            ("[a day, such as 2026-12-01] ", "2026-01-05"),
        )
        assert talk.ends() == 0
        assert "Nook, Home desk, " in talk.said
        assert "Keep the nook tidy." in talk.said
    done = _last(run)
    assert done["finished"]
    assert _said(run) == {
        "LIGHT": "No",
        "SEAT": "a crate",
        "CRATE": "No",
        "NOISE": "the street; birds",
        "PAIN": "3 of 10",
        "WORDS": "it is “cold”",
        "SINCE": "Mon 5 Jan 2026",
    }
    assert [one["way"] for one in done["replies"]] == ["action", "fine", "fixed", "action", None, None, None]
    actions = {one["item"]: one for one in done["actions"]}
    tomorrow = (date.today() + timedelta(days=1)).isoformat()
    assert (actions["LIGHT"]["text"], actions["LIGHT"]["owner"], actions["LIGHT"]["due"]) == (
        *("Buy two lamps", "manager"),
        tomorrow,
    )
    assert (actions["NOISE"]["text"], actions["NOISE"]["owner"]) == ("Close the door.", "me")
    assert actions["NOISE"]["due"] == (date.today() + timedelta(days=30)).isoformat()


def test_an_empty_line_asks_again_and_nonsense_tells_what_to_type(folder: Path) -> None:
    with Conversation(folder, "check", "run", "nook") as talk:
        talk.talks(
            ("[y/n/-] ", ""),
            ("Is there light?\n  Eyes need light.\n[y/n/-] ", "perhaps"),
            ("Type y or n, or - where it doesn't apply.\n[y/n/-] ", "y"),
            ("[1-2] ", ""),
            ("  1  a chair\n  2  a crate\n[1-2] ", "3"),
            ("Type 1 or 2.\n[1-2] ", "1"),
            ("or none] ", "9"),
            ("with commas between, or none.", "none"),
            ("[0-10] ", "11"),
            ("Type a number from 0 to 10.", "stop"),
        )
        assert talk.ends() == 0
        assert LEFT in talk.said


def test_back_and_next_walk_through_what_was_answered(run: Run, folder: Path) -> None:
    with Conversation(folder, "check", "run", "nook") as talk:
        talk.talks(
            ("[y/n/-] ", "back"),
            ("This is the first question.", "y"),
            ("[1-2] ", "1"),
            ("What do you hear?", "back"),
            ("Answered: a chair. next lets it stand.", "back"),
            ("1/6  Is there light?", "next"),
            ("Answered: a chair.", "2"),
            ("! A risk (medium).", "back"),
            ("Answered: a crate.", "1"),
            ("3/6  What do you hear?", "stop"),
        )
        assert talk.ends() == 0
    assert _said(run) == {"LIGHT": "Yes", "SEAT": "a chair"}


def test_the_ways_on_have_letters_and_what_is_decided_anew_drops_its_action(run: Run, folder: Path) -> None:
    with Conversation(folder, "check", "run", "nook") as talk:
        talk.talks(
            ("[y/n/-] ", "n"),
            ("1/f fixed now   2/a needs action   3/o fine as it is", "a"),
            ("What is to be done?", "Buy a lamp"),
            ("By whom?", ""),
            ("By when?", ""),
            ("What do you sit on?", "back"),
            ("Answered: No.", "n"),
            ("So far: needs action.", "f"),
            ("Its open action is dropped: Buy a lamp", "2"),
            ("! A risk (medium).", "o"),
            ("Why is it fine as it is?", "only on Fridays"),
            ("Does the crate hold?", "stop"),
        )
        assert talk.ends() == 0
    assert [one["way"] for one in _last(run)["replies"]] == ["fixed", "fine"]
    assert json.loads(run("check", "actions", "--json").stdout) == []


def test_another_answer_takes_its_action_back(run: Run, folder: Path) -> None:
    with Conversation(folder, "check", "run", "nook") as talk:
        talk.talks(
            ("[y/n/-] ", "n"),
            ("[1-3] ", "2"),
            ("What is to be done?", "back"),
            ("[1-3] ", "2"),
            ("What is to be done?", "Buy a lamp"),
            ("By whom?", "nobody"),
            ("“nobody” can't own an action", "me"),
            ("By when?", "someday"),
            ("“someday” is no day", ""),
            ("Kept as an action: Buy a lamp", "back"),
            ("Answered: No.", "n"),
            ("So far: needs action. next lets it stand.", "next"),
            ("What do you sit on?", "back"),
            ("Answered: No.", "y"),
            ("What do you sit on?", "stop"),
        )
        assert talk.ends() == 0
    assert _said(run) == {"LIGHT": "Yes"}
    assert json.loads(run("check", "actions", "--json").stdout) == []


def test_what_was_left_goes_on_where_it_was(run: Run, folder: Path) -> None:
    with Conversation(folder, "check", "run", "nook") as talk:
        talk.talks(("[y/n/-] ", "n"), ("What becomes of it?", "stop"))
        assert talk.ends() == 0
    begun = _last(run)
    assert begun["finished"] is None
    assert "begun" in run("check").stdout
    with Conversation(folder, "check", "run", "nook") as talk:
        talk.hears("You began it before: 1 of 7 are answered, and it goes on there.")
        talk.hears("1/7  Is there light?")  # days later one no longer knows what the risk is about
        talk.talks(
            ("  Answered: No.\n  ! A risk (high). Buy a lamp.", "1"),  # the answer stands, what becomes of it was open
            ("[1-2] ", "1"),
            ("or none] ", "none"),
            ("[0-10] ", "0"),
            ("or -] ", "-"),
            ("2026-12-01] ", "2026-01-05"),
        )
        assert talk.ends() == 0
    done = _last(run)
    assert done["id"] == begun["id"]
    assert done["replies"][0]["way"] == "fixed"
    assert [*_said(run)] == [*QUESTIONS]


@pytest.mark.parametrize(("key", "code"), [(CTRL_C, 130), (CTRL_D, 0)])
def test_ctrl_c_and_ctrl_d_keep_what_was_answered(run: Run, folder: Path, key: str, code: int) -> None:
    with Conversation(folder, "check", "run", "nook") as talk:
        talk.talks(("[y/n/-] ", "y"), ("[1-2] ", "1"))
        talk.hears("or none] ")
        talk.presses(key)
        assert talk.ends() == code
        assert LEFT in talk.said
    assert _said(run) == {"LIGHT": "Yes", "SEAT": "a chair"}


def test_after_kill_9_every_answer_is_there_and_it_goes_on(run: Run, folder: Path) -> None:
    with Conversation(folder, "check", "run", "nook") as talk:
        talk.talks(
            ("[y/n/-] ", "n"),
            ("What becomes of it?", "2"),
            ("What is to be done?", "Buy a lamp"),
            ("By whom?", ""),
            ("By when?", ""),
            ("[1-2] ", "1"),
            ("or none] ", "1"),
        )
        talk.hears("What becomes of it?")
        talk.kills()
    assert _said(run) == {"LIGHT": "No", "SEAT": "a chair", "NOISE": "the street"}
    assert [one["text"] for one in json.loads(run("check", "actions", "--json").stdout)] == ["Buy a lamp"]
    with Conversation(folder, "check", "run", "nook", "--json") as talk:
        talk.talks(("! A risk (low).", "1"), ("[0-10] ", "0"), ("or -] ", "-"), ("2026-12-01] ", "2026-01-05"))
        assert talk.ends() == 0
    done = _last(run)
    assert done["finished"]
    assert [one["way"] for one in done["replies"]] == ["action", None, "fixed", None, None, None]
    assert run("doctor", check=False).returncode == 0


def test_with_several_workstations_it_asks_where(run: Run, folder: Path) -> None:
    for name in ("Home desk", "Kitchen table"):
        run("check", "workstations", "add", name)
    with Conversation(folder, "check", "run", "nook") as talk:
        talk.talks(
            ("  1  Home desk\n  2  Kitchen table\nWhere are you? [1-2] ", "7"),
            ("There is no workstation “7”.", "2"),
            ("Nook, Kitchen table: about 1 minute\n", "stop"),
        )
        assert talk.ends() == 0
    assert _last(run)["workstation"] == "Kitchen table"
    with Conversation(folder, "check", "run", "nook") as talk:
        talk.talks(("Where are you?", "stop"))
        assert talk.ends() == 1


def test_the_whole_workstation_check_is_answered_by_typing(run: Run, desk: Desk, folder: Path) -> None:
    checklist = desk.assessments.checklists.whole("workstation")
    answers = all_well(checklist)
    with Conversation(folder, "check", "run", "workstation") as talk:
        for item_id, answer in answers.items():
            item = checklist.item(item_id)
            assert item is not None
            talk.hears(str(item.question).split()[-1])
            talk.talks(("] ", str(answer)))
        assert talk.ends() == 0
    done = _last(run)
    assert [one["item"] for one in done["replies"]] == [*answers]
    assert done["finished"]


def test_without_a_terminal_to_ask_on_it_says_what_it_takes(refused: Refused) -> None:
    assert "Nothing came from stdin" in refused("check", "run", "nook")
