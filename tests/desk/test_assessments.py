"""Self-assessments on a desk in a folder: each answer is kept at once, and what is done about it lives on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import AMSTERDAM, FRIDAY, FrozenClock
from desk.test_people_versions import Device, meet
from domain.checklist_runs import (
    ALL_BAD,
    CAME_ALONG,
    DESK,
    STRAIGHT,
    answers_for,
    answers_to,
    came_along,
    straight,
    values,
)
from own_checklists import keep_own
from wfhdesk import language
from wfhdesk.desk.assessment_results import body_over_time, finished, result_of, trend
from wfhdesk.desk.desk import Desk, open_desk
from wfhdesk.desk.nudge_acts import act_on
from wfhdesk.domain.actions import CHECKED, FIXED, OPEN, Action, fixed, reopened, verified
from wfhdesk.domain.asking import asked, next_item, replies_of
from wfhdesk.domain.assessment_texts import made_due_told
from wfhdesk.domain.assessments import ELSEWHERE, HOME, OFFICE, Run, Workstation
from wfhdesk.domain.checklists import PERSON, Checklist, Item
from wfhdesk.domain.checkups import DONE, DUE, NEVER
from wfhdesk.domain.deciding import Decision
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.nudges import ACTION, HELPED, SNOOZED, Nudge
from wfhdesk.domain.nudges import DONE as SAID_DONE
from wfhdesk.domain.periods import DAY
from wfhdesk.domain.plaintext import LONGEST_LINE

OpenAgain = Callable[[], Desk]
TODAY = FRIDAY.date()
HERE = Path(__file__).parent


@pytest.fixture
def check(folder: Path, desk: Desk) -> Checklist:
    """A small checklist of the person's own."""
    keep_own(folder, DESK, "desk.toml")
    return desk.assessments.checklists.whole("desk")


@pytest.fixture
def home(desk: Desk) -> Workstation:
    return desk.assessments.add_workstation("Home desk")


def item(check: Checklist, item_id: str) -> Item:
    found = check.item(item_id)
    assert found is not None
    return found


def answer(desk: Desk, check: Checklist, run: Run, **said: Any) -> Run:
    for item_id, one in said.items():
        run = desk.assessments.answer(check, run, item(check, item_id), one)
    return run


def taken(desk: Desk, check: Checklist, place: Workstation | None, **said: Any) -> Run:
    return desk.assessments.take_in(check, place, said)


def said_in(run: Run) -> dict[str, tuple[str, ...]]:
    return values(replies_of(run))


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.jsonl")}


def whole(desk: Desk) -> object:
    """All that is kept of assessments, each as it is read."""
    found = desk.assessments
    return found.workstations(gone=True), found.runs(whole=True), found.actions(), found.triggers()


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(WrongInput) as caught:
        act()
    return str(caught.value)


# --- going through a checklist ----------------------------------------------------------------------------------------


def test_each_answer_is_kept_at_once_and_the_run_is_taken_up_where_it_was_left(
    desk: Desk, check: Checklist, home: Workstation, open_again: OpenAgain, clock: FrozenClock
) -> None:
    run = desk.assessments.begin(check, home)
    for item_id, one in {"LAPTOP": "yes", "STAND": "no", "CHAIR": "office"}.items():
        run = desk.assessments.answer(check, run, item(check, item_id), one)
        again = open_again().assessments
        assert again.begin(check, home) == run
        assert again.run("last") == run
        assert [one.id for one in again.begun()] == [run.id]
    clock.forward(days=3)
    again_after = open_again()
    assert again_after.assessments.begin(check, home) == run
    on = next_item(check, replies_of(run))
    assert on is not None
    assert on.id == "STAND"
    run = again_after.assessments.decide(run, "STAND", Decision("fixed"))
    assert open_again().assessments.run(run.id[:6]) == run
    done = answer(again_after, check, run, WHERE=[], HURTS=1, WORDS="-", NEXT="2027-05-05")
    done = again_after.assessments.finish(check, done)
    assert open_again().assessments.run(run.id) == done
    assert (done.finished, done.review, done.day) == (done.finished, date(2027, 5, 5), TODAY + 3 * DAY)
    assert open_again().assessments.begun() == []
    assert open_again().assessments.begin(check, home).id != run.id


def test_a_run_keeps_what_its_checklist_was(desk: Desk, home: Workstation, open_again: OpenAgain) -> None:
    pulse = desk.assessments.checklists.whole("pulse")
    language.speak("nl")
    run = desk.assessments.begin(pulse, home)
    assert run.workstation == ""  # it is about the person, wherever they sit
    kept = open_again().assessments.run(run.id)
    assert kept == run
    assert (kept.title, kept.scoring, kept.private, kept.language) == ("Weekpeiling", "mean", True, "nl")


def test_each_workstation_has_a_run_of_its_own(desk: Desk, check: Checklist, home: Workstation) -> None:
    office = desk.assessments.add_workstation("Office", OFFICE)
    runs = [desk.assessments.begin(check, place) for place in (home, office, home, office)]
    assert runs[0] == runs[2]
    assert runs[1] == runs[3]
    assert runs[0].id != runs[1].id


def test_an_answer_that_is_none_keeps_nothing(desk: Desk, check: Checklist, home: Workstation, folder: Path) -> None:
    run = desk.assessments.begin(check, home)
    before = files(folder)
    assert "is no answer to it" in refusal(lambda: answer(desk, check, run, CHAIR="armchair"))
    assert "too long" in refusal(
        lambda: desk.assessments.answer(check, run, item(check, "CHAIR"), "stool", "x" * (LONGEST_LINE + 1))
    )
    assert "has no answer yet" in refusal(lambda: desk.assessments.note(run, "CHAIR", "x"))
    assert "has no answer yet" in refusal(lambda: desk.assessments.decide(run, "CHAIR", Decision("fixed")))
    assert refusal(lambda: desk.assessments.finish(check, run)) == "LAPTOP has no answer yet: Do you use a laptop?"
    assert files(folder) == before


def test_a_changed_answer_takes_what_hung_on_it_along(
    desk: Desk, check: Checklist, home: Workstation, open_again: OpenAgain
) -> None:
    run = answer(desk, check, desk.assessments.begin(check, home), LAPTOP="yes", STAND="no", CHAIR="stool")
    run = desk.assessments.decide(run, "STAND", Decision("action", text="buy a stand"))
    run = desk.assessments.decide(run, "CHAIR", Decision("action", text="buy a chair"))
    run = answer(desk, check, run, LAPTOP="no")
    assert [*said_in(run)] == ["LAPTOP", "CHAIR"]
    again = open_again().assessments
    assert again.run("last") == run
    assert [one.text for one in again.actions()] == ["buy a chair"]


def test_another_answer_has_to_be_decided_anew_and_the_same_one_has_not(
    desk: Desk, check: Checklist, home: Workstation, open_again: OpenAgain
) -> None:
    run = answer(desk, check, desk.assessments.begin(check, home), HURTS=8)
    run = desk.assessments.decide(run, "HURTS", Decision("action", text="see the doctor"))
    run = answer(desk, check, run, HURTS=8)
    assert [one.way for one in run.replies] == ["action"]
    assert len(open_again().assessments.actions()) == 1
    run = answer(desk, check, run, HURTS=9)
    assert [one.way for one in run.replies] == [""]
    assert open_again().assessments.actions() == []


def test_an_action_that_was_done_stays_whatever_is_answered_then(
    desk: Desk, check: Checklist, home: Workstation
) -> None:
    run = answer(desk, check, desk.assessments.begin(check, home), HURTS=8)
    run = desk.assessments.decide(run, "HURTS", Decision("action", text="see the doctor"))
    desk.assessments.change_action(fixed(desk.assessments.action("last"), TODAY))
    answer(desk, check, run, HURTS=0)
    assert [one.text for one in desk.assessments.actions()] == ["see the doctor"]


def test_deciding_again_replaces_the_action(desk: Desk, check: Checklist, home: Workstation) -> None:
    run = answer(desk, check, desk.assessments.begin(check, home), HURTS=8)
    for decision, texts in (
        (Decision("action", text="rest"), ["rest"]),
        (Decision("action", text="see the doctor", owner="manager"), ["see the doctor"]),
        (Decision("fine", "it passes"), []),
    ):
        run = desk.assessments.decide(run, "HURTS", decision)
        assert [one.text for one in desk.assessments.actions_of(run)] == texts
    assert run.replies[0].why == "it passes"


def test_a_note_stays_when_the_answer_changes_until_it_is_taken_away(
    desk: Desk, check: Checklist, home: Workstation, open_again: OpenAgain
) -> None:
    run = desk.assessments.begin(check, home)
    run = desk.assessments.answer(check, run, item(check, "CHAIR"), "stool", "in the\nattic")
    run = answer(desk, check, run, CHAIR="office")
    assert [(one.said, one.note) for one in open_again().assessments.run("last").replies] == [
        ("an office chair", "in the attic")
    ]
    run = desk.assessments.note(run, "CHAIR", "")
    assert open_again().assessments.run("last") == run
    assert run.replies[0].note == ""


_STEPS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 3)), max_size=10)


@pytest.mark.parametrize("checklist_id", CAME_ALONG)
@given(data=st.data(), steps=_STEPS)
@settings(max_examples=6)
def test_any_order_and_any_second_thoughts_leave_the_run_that_a_file_tells(
    checklist_id: str, data: st.DataObject, steps: list[tuple[int, int]]
) -> None:
    check = came_along(checklist_id)
    said = data.draw(answers_for(check))
    with TemporaryDirectory() as name:
        clock = FrozenClock()
        desk = open_desk(name, clock)
        place = desk.assessments.add_workstation("Home")
        run = desk.assessments.begin(check, place)
        for number, way in steps:
            items = asked(check, replies_of(run))
            one = items[number % len(items)]
            run = desk.assessments.answer(check, run, one, data.draw(answers_to(one)))
            reply = run.reply(one.id)
            if reply is not None and reply.risk and way:
                decision = (Decision("fixed"), Decision("action", text="do it"), Decision("fine", "so what"))[way - 1]
                run = desk.assessments.decide(run, one.id, decision)
        while not all(one.value == wanted for one, wanted in pairs(run, straight(check, said))) or missing(check, run):
            for one in asked(check, replies_of(run)):
                run = desk.assessments.answer(check, run, one, said[one.id])
        done = desk.assessments.finish(check, run)
        again = open_desk(name, clock).assessments
        assert again.run("last") == done
        assert said_in(done) == values(straight(check, said))
        told = again.take_in(check, place, {item_id: said[item_id] for item_id in said_in(done)})
        bare = [one._replace(id="", at=None, way="", why="") for one in done.replies]
        assert [one._replace(id="", at=None) for one in told.replies] == bare
        assert {one.item for one in again.actions_of(done)} == {one.item for one in done.replies if one.way == "action"}


def pairs(run: Run, right: Mapping[str, Any]) -> list[tuple[Any, Any]]:
    return [(one, right[one.item].value if one.item in right else None) for one in run.replies]


def missing(check: Checklist, run: Run) -> bool:
    return next_item(check, replies_of(run), decided=False) is not None


# --- as a file tells it -----------------------------------------------------------------------------------------------


def test_a_file_is_taken_in_whole_with_what_was_decided(
    desk: Desk, check: Checklist, home: Workstation, open_again: OpenAgain
) -> None:
    answers = {
        **ALL_BAD,
        "STAND": {"answer": False, "way": "fixed", "note": "on books"},
        "HURTS": {"answer": 7, "way": "action", "text": "see the doctor", "owner": "me", "by": "2026-12-01"},
        "CHAIR": {"answer": 2, "way": "fine", "why": "an hour a day"},
    }
    run = taken(desk, check, home, **answers)
    again = open_again().assessments
    assert again.run("last") == run
    assert {one.item: one.way for one in run.risks} == {
        "STAND": "fixed",
        "CHAIR": "fine",
        "HURTS": "action",
        "WHERE": "",
    }
    (action,) = again.actions()
    assert (action.text, action.due, action.run, action.item) == ("see the doctor", date(2026, 12, 1), run.id, "HURTS")
    assert run.finished is not None


BROKEN: list[Mapping[str, Any]] = [
    {},
    {**STRAIGHT, "NEXT": "friday"},
    {**STRAIGHT, "STAND": "no"},
    {**STRAIGHT, "X": 1},
    {**ALL_BAD, "HURTS": {"answer": 7, "way": "action"}},
    {**ALL_BAD, "HURTS": {"answer": 7, "note": "x" * (LONGEST_LINE + 1)}},
    {**ALL_BAD, "HURTS": {"answer": 7, "way": "action", "text": "x", "by": "9999-12-31"}},
    {**ALL_BAD, "HURTS": {"answer": 7, "way": "fine", "why": "x" * (LONGEST_LINE + 1)}},
]


@pytest.mark.parametrize("answers", BROKEN)
@pytest.mark.parametrize("is_begun", [False, True])
def test_where_anything_is_wrong_nothing_of_it_is_kept(
    desk: Desk, check: Checklist, folder: Path, answers: Mapping[str, Any], is_begun: bool
) -> None:
    home = desk.assessments.add_workstation("Home desk")
    if is_begun:
        answer(desk, check, desk.assessments.begin(check, home), LAPTOP="yes", CHAIR="stool")
    before = files(folder)
    assert refusal(lambda: taken(desk, check, home, **answers))
    assert files(folder) == before


def test_a_file_replaces_what_was_begun_and_undo_brings_that_back(
    desk: Desk, check: Checklist, home: Workstation, open_again: OpenAgain
) -> None:
    begun = answer(desk, check, desk.assessments.begin(check, home), LAPTOP="yes", STAND="no", HURTS=9)
    begun = desk.assessments.decide(begun, "HURTS", Decision("action", text="rest"))
    before = whole(open_again())
    run = taken(desk, check, home, **STRAIGHT)
    assert run.id == begun.id
    assert [one.note for one in run.replies] == [""] * 6
    assert open_again().assessments.actions() == []
    after = whole(open_again())
    assert open_again().care.undo() == "took in “Desk check”"
    assert whole(open_again()) == before
    assert open_again().care.redo() == "took in “Desk check”"
    assert whole(open_again()) == after


# --- undo -------------------------------------------------------------------------------------------------------------


def test_what_is_done_about_assessments_can_be_undone_step_by_step(
    desk: Desk, check: Checklist, home: Workstation, open_again: OpenAgain
) -> None:
    steps: list[tuple[str, object]] = []

    def do(words: str, act: Callable[[], Any]) -> Any:
        steps.append((words, whole(open_again())))
        return act()

    found = desk.assessments
    run = answer(desk, check, found.begin(check, home), **ALL_BAD)
    run = found.decide(run, "HURTS", Decision("action", text="rest"))
    run = do("finished “Desk check”", lambda: found.finish(check, run))
    do("took in “Desk check”", lambda: taken(desk, check, home, **STRAIGHT))
    do("deleted “Desk check”", lambda: found.delete_run(found.run("last")))
    do("added action “tidy up”", lambda: found.add_action(Action("tidy up", TODAY)))
    one = found.action("last")
    do("changed action “tidy up”", lambda: found.change_action(fixed(one, TODAY)))
    do("deleted action “tidy up”", lambda: found.delete_action(one))
    trigger = do("noted “new chair”", lambda: found.trigger("new chair", home))
    do("took back that something changed", lambda: found.delete_trigger(trigger))
    office = do("added workstation Office", lambda: found.add_workstation("Office"))
    do("changed workstation HQ", lambda: found.change_workstation(office._replace(name="HQ")))
    do("left workstation HQ", lambda: found.leave_workstation(office._replace(name="HQ")))
    end = whole(open_again())
    for words, before in reversed(steps):
        assert open_again().care.undo() == words
        assert whole(open_again()) == before
    for words, _before in steps:
        assert open_again().care.redo() == words
    assert whole(open_again()) == end


def test_answering_is_no_act_to_undo(desk: Desk, check: Checklist, home: Workstation, open_again: OpenAgain) -> None:
    run = answer(desk, check, desk.assessments.begin(check, home), LAPTOP="yes")
    assert open_again().care.undo() == "added workstation Home desk"
    assert open_again().assessments.run("last") == run


# --- a run that is taken away -----------------------------------------------------------------------------------------


def test_a_deleted_run_takes_its_answers_and_its_open_actions_along(
    desk: Desk, check: Checklist, home: Workstation, open_again: OpenAgain
) -> None:
    run = answer(desk, check, desk.assessments.begin(check, home), CHAIR="stool", HURTS=9)
    run = desk.assessments.decide(run, "CHAIR", Decision("action", text="buy a chair"))
    run = desk.assessments.decide(run, "HURTS", Decision("action", text="rest"))
    rest = next(one for one in desk.assessments.actions() if one.text == "rest")
    desk.assessments.change_action(fixed(rest, TODAY))
    desk.assessments.delete_run(run)
    again = open_again()
    assert again.assessments.runs() == []
    assert again.db.table("replies").shown() == {}
    assert [one.text for one in again.assessments.actions()] == ["rest"]
    assert "no run" in refusal(lambda: again.assessments.run("last"))


def test_a_run_that_another_window_deleted_is_not_answered_any_more(
    desk: Desk, check: Checklist, home: Workstation, open_again: OpenAgain
) -> None:
    run = answer(desk, check, desk.assessments.begin(check, home), **STRAIGHT)
    other = open_again()
    other.assessments.delete_run(other.assessments.run("last"))
    gone = "“Desk check” was deleted in another window."
    for act in (
        lambda: answer(desk, check, run, LAPTOP="no"),
        lambda: desk.assessments.note(run, "CHAIR", "x"),
        lambda: desk.assessments.finish(check, run),
    ):
        assert refusal(act) == gone
    assert open_again().assessments.runs() == []
    assert open_again().db.table("replies").shown() == {}


# --- two at once ------------------------------------------------------------------------------------------------------


def test_two_windows_answer_one_run_and_the_later_answer_counts(
    desk: Desk, check: Checklist, home: Workstation, open_again: OpenAgain
) -> None:
    run, other = desk.assessments.begin(check, home), open_again()
    theirs = other.assessments.begin(check, home)
    assert theirs == run
    run = answer(desk, check, run, LAPTOP="yes", CHAIR="stool")
    theirs = answer(other, check, theirs, CHAIR="office", HURTS=3)
    assert said_in(open_again().assessments.run("last")) == {
        "LAPTOP": ("yes",),
        "CHAIR": ("office",),
        "HURTS": ("3",),
    }
    answer(desk, check, run, CHAIR="-")
    assert said_in(open_again().assessments.run("last"))["CHAIR"] == ("-",)


def test_what_drops_out_drops_out_with_both_answers_that_two_windows_gave(
    desk: Desk, check: Checklist, home: Workstation, open_again: OpenAgain
) -> None:
    run = answer(desk, check, desk.assessments.begin(check, home), LAPTOP="yes")
    other = open_again()
    theirs = other.assessments.begin(check, home)
    run = answer(desk, check, run, STAND="no")
    answer(other, check, theirs, STAND="yes")
    answer(desk, check, run, LAPTOP="no")
    assert said_in(open_again().assessments.run("last")) == {"LAPTOP": ("no",)}


def test_who_finishes_finishes_what_both_windows_answered(
    desk: Desk, check: Checklist, home: Workstation, open_again: OpenAgain
) -> None:
    run = answer(desk, check, desk.assessments.begin(check, home), **STRAIGHT)
    other = open_again()
    answer(other, check, other.assessments.begin(check, home), LAPTOP="yes")
    assert refusal(lambda: desk.assessments.finish(check, run)).startswith("STAND has no answer yet")
    other = open_again()
    theirs = answer(other, check, other.assessments.begin(check, home), STAND="yes")
    answer(desk, check, run, LAPTOP="no")  # which knows nothing of STAND
    done = desk.assessments.finish(check, run)
    assert open_again().assessments.run("last") == done
    assert said_in(done) == {item_id: one for item_id, one in said_in(theirs).items() if item_id != "STAND"} | {
        "LAPTOP": ("no",)
    }


def test_what_one_window_finished_another_does_not_answer_or_finish_again(
    desk: Desk, check: Checklist, home: Workstation, open_again: OpenAgain, clock: FrozenClock
) -> None:
    run = answer(desk, check, desk.assessments.begin(check, home), **STRAIGHT)
    other = open_again()
    theirs = other.assessments.begin(check, home)
    done = desk.assessments.finish(check, run)
    clock.forward(days=3)
    told = "“Desk check” was finished in another window."
    assert refusal(lambda: answer(other, check, theirs, HURTS=9)) == told
    assert refusal(lambda: other.assessments.finish(check, theirs)) == told
    assert open_again().assessments.run("last") == done
    desk.care.undo()
    assert answer(other, check, theirs, HURTS=9).reply("HURTS")  # it goes on once more


def test_an_action_goes_with_the_answer_that_another_window_changed(
    desk: Desk, check: Checklist, home: Workstation, open_again: OpenAgain
) -> None:
    run, other = desk.assessments.begin(check, home), open_again()
    theirs = other.assessments.begin(check, home)
    run = answer(desk, check, run, LAPTOP="yes", STAND="no")
    desk.assessments.decide(run, "STAND", Decision("action", text="Lift it"))
    theirs = answer(other, check, theirs, STAND="yes")
    assert open_again().assessments.actions() == []
    assert said_in(theirs) == {"LAPTOP": ("yes",), "STAND": ("yes",)}
    late = refusal(lambda: desk.assessments.decide(run, "STAND", Decision("fixed")))
    assert late == "STAND: it tells no risk, so there is nothing to decide."
    assert said_in(open_again().assessments.run("last"))["STAND"] == ("yes",)


def test_of_two_runs_the_one_that_was_finished_last_is_the_last(tmp_path: Path, clock: FrozenClock) -> None:
    laptop, desktop = Device(tmp_path, "lap1", clock), Device(tmp_path, "top1", clock)
    pulse = came_along("pulse")
    early = laptop.open().assessments.begin(pulse)
    clock.forward(days=1)
    short = desktop.open().assessments.take_in(pulse, None, {one.id: 3 for one in pulse.items})
    clock.forward(days=8)
    on_laptop = laptop.open().assessments
    for one in pulse.items:
        early = on_laptop.answer(pulse, early, one, 4)
    long = on_laptop.finish(pulse, early)
    meet(laptop, desktop)
    found = desktop.open().assessments
    assert [one.id for one in found.runs()] == [long.id, short.id]
    assert found.run("last").id == long.id
    assert found.former(found.run(long.id)) == short
    assert found.former(short) is None
    assert [one.value for one in trend(finished(found, "pulse"))] == [3.0, 4.0]
    (checkup,) = [one for one in found.checkups() if one.checklist.id == "pulse"]
    assert (checkup.state, checkup.due) == (DONE, long.day + 7 * DAY)


def test_two_devices_answer_one_run_apart(tmp_path: Path, clock: FrozenClock) -> None:
    laptop, desktop = Device(tmp_path, "lap1", clock), Device(tmp_path, "top1", clock)
    for device in (laptop, desktop):
        keep_own(device.folder, DESK, "desk.toml")
    first = laptop.open()
    check, home = first.assessments.checklists.whole("desk"), first.assessments.add_workstation("Home")
    run = answer(first, check, first.assessments.begin(check, home), LAPTOP="no")
    laptop.give(desktop)
    second = desktop.open()
    theirs = answer(second, check, second.assessments.begin(check, home), CHAIR="stool", HURTS=9)
    answer(first, check, run, CHAIR="office", WORDS="here")
    meet(laptop, desktop)
    here, there = laptop.open().assessments.run("last"), desktop.open().assessments.run("last")
    assert here == there
    assert here.id == theirs.id == run.id
    assert said_in(here) == {"LAPTOP": ("no",), "CHAIR": ("office",), "HURTS": ("9",), "WORDS": ("here",)}
    desk = laptop.open()
    done = answer(desk, check, desk.assessments.begin(check, home), WHERE=[], NEXT="-")
    desk.assessments.finish(check, done)
    meet(laptop, desktop)
    assert desktop.open().assessments.begun() == []
    assert desktop.open().care.conflicts() == laptop.open().care.conflicts() == []


def test_two_devices_that_finish_apart_show_the_same_and_the_choice_is_told(tmp_path: Path, clock: FrozenClock) -> None:
    laptop, desktop = Device(tmp_path, "lap1", clock), Device(tmp_path, "top1", clock)
    pulse = came_along("pulse")
    first = laptop.open()
    run = answer(first, pulse, first.assessments.begin(pulse), **dict.fromkeys([one.id for one in pulse.items], 4))
    laptop.give(desktop)
    first.assessments.finish(pulse, run)
    second = desktop.open()
    answer(second, pulse, second.assessments.begin(pulse), **{"WEL-1": 1})
    second.assessments.finish(pulse, second.assessments.begin(pulse))
    meet(laptop, desktop)
    here = laptop.open()
    assert here.assessments.run("last") == desktop.open().assessments.run("last")
    assert said_in(here.assessments.run("last"))["WEL-1"] == ("1",)
    assert [one.table for one in here.care.conflicts()] == ["runs"]
    here.care.settle(run.id, 1)
    assert here.care.conflicts() == []


def test_two_devices_that_begin_apart_have_two_runs_and_the_newer_is_taken_up(
    tmp_path: Path, clock: FrozenClock
) -> None:
    laptop, desktop = Device(tmp_path, "lap1", clock), Device(tmp_path, "top1", clock)
    pulse = came_along("pulse")
    first = answer(laptop.open(), pulse, laptop.open().assessments.begin(pulse), **{"WEL-1": 1})
    second = answer(desktop.open(), pulse, desktop.open().assessments.begin(pulse), **{"WEL-1": 5})
    meet(laptop, desktop)
    for device in (laptop, desktop):
        assert device.open().assessments.begin(pulse) == second
        assert {one.id for one in device.open().assessments.begun()} == {first.id, second.id}


def test_what_was_answered_survives_every_kill(folder: Path, tmp_path: Path, open_again: OpenAgain) -> None:
    said: list[dict[str, Any]] = []
    for wait in (0.05, 0.2, 0.35):
        with subprocess.Popen(
            [sys.executable, str(HERE / "answerers.py"), str(folder)], stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            first = process.stdout.readline()
            time.sleep(wait)
            process.kill()
            rest = process.stdout.read().splitlines(keepends=True)
        told = [json.loads(line) for line in (first, *rest) if line.endswith(b"\n")]
        said += told
        run = open_again().assessments.run("last")
        assert {one["run"] for one in said} == {run.id}
        last = {one["item"]: (one["said"], one["number"]) for one in told}
        kept = {one.item: (one.points, int(one.note.split()[1])) for one in run.replies}
        newer = {item_id for item_id, one in kept.items() if item_id in last and one != last[item_id]}
        assert {*last} <= {*kept}
        assert len(newer) <= 1, "only the answer that was under way may be there without having been told"
        assert open_again().care.damage() == []
    assert len(said) > 10


# --- a checklist that changed -----------------------------------------------------------------------------------------


def test_a_run_goes_on_in_a_checklist_that_was_changed_meanwhile(
    desk: Desk, check: Checklist, home: Workstation, folder: Path, open_again: OpenAgain
) -> None:
    run = answer(desk, check, desk.assessments.begin(check, home), LAPTOP="yes", STAND="no", CHAIR="stool", HURTS=9)
    run = desk.assessments.decide(run, "CHAIR", Decision("action", text="buy a chair"))
    run = desk.assessments.decide(run, "HURTS", Decision("action", text="rest"))
    newer = DESK.replace("version = 1", "version = 2").replace("Which chair?", "What do you sit on?")
    keep_own(folder, newer.replace('"Desk check"', '"Desk"').replace("boxes", "crates"), "desk.toml")
    again = open_again()
    new = again.assessments.checklists.whole("desk")
    resumed = again.assessments.begin(new, home)
    assert (resumed.id, resumed.version, resumed.title) == (run.id, 2, "Desk")
    assert said_in(resumed) == {"LAPTOP": ("yes",), "STAND": ("no",), "HURTS": ("9",)}
    assert open_again().assessments.run("last") == resumed
    assert [one.text for one in open_again().assessments.actions()] == ["rest"]
    on = next_item(new, replies_of(resumed), decided=False)
    assert on is not None
    assert on.id == "CHAIR"


def test_a_run_that_goes_on_is_as_private_and_counts_as_its_checklist_says_now(
    desk: Desk, check: Checklist, home: Workstation, folder: Path, open_again: OpenAgain
) -> None:
    run = answer(desk, check, desk.assessments.begin(check, home), LAPTOP="yes", STAND="no", CHAIR="stool", HURTS=5)
    for item_id in ("STAND", "CHAIR", "HURTS"):
        run = desk.assessments.decide(run, item_id, Decision("action", text=item_id))
    newer = DESK.replace("version = 1", "version = 2\nprivate = true").replace('severity = "high"', 'severity = "low"')
    keep_own(folder, newer.replace("risk_from = 4", "risk_from = 6"), "desk.toml")
    again = open_again()
    resumed = again.assessments.begin(again.assessments.checklists.whole("desk"), home)
    assert resumed.private
    assert [(one.item, one.risk, one.way) for one in resumed.replies] == [
        *(("LAPTOP", "", ""), ("STAND", "low", ""), ("CHAIR", "medium", "action"), ("HURTS", "", "")),
    ]
    assert resumed.reply("CHAIR") == run.reply("CHAIR")
    assert open_again().assessments.run("last") == resumed
    assert [one.item for one in open_again().assessments.actions()] == ["CHAIR"]


def test_a_question_that_is_not_asked_any_more_is_not_kept_when_the_run_ends(
    desk: Desk, check: Checklist, home: Workstation, folder: Path, open_again: OpenAgain
) -> None:
    answer(desk, check, desk.assessments.begin(check, home), **STRAIGHT)
    gated = DESK.replace("version = 1", "version = 2").replace(
        'question = "How much does it hurt?"',
        'question = "How much does it hurt?"\nwhen = [{ item = "LAPTOP", is = ["yes"] }]',
    )
    keep_own(folder, gated, "desk.toml")
    again = open_again()
    new = again.assessments.checklists.whole("desk")
    done = again.assessments.finish(new, again.assessments.begin(new, home))
    assert "HURTS" not in said_in(done)
    assert open_again().assessments.run("last") == done


def test_a_run_of_a_checklist_that_is_gone_is_there_still(
    desk: Desk, check: Checklist, home: Workstation, folder: Path, open_again: OpenAgain
) -> None:
    run = taken(desk, check, home, **ALL_BAD)
    (folder / "checklists" / "desk.toml").unlink()
    again = open_again().assessments
    assert again.run("last") == run
    assert result_of(again, run).score.value == 4
    assert again.used_checkups() == []
    assert "no checklist “desk”" in refusal(lambda: again.checklists.named("desk"))


# --- checklists of one's own ------------------------------------------------------------------------------------------


def test_ones_own_checklist_takes_the_place_of_its_namesake(folder: Path, desk: Desk) -> None:
    keep_own(folder, DESK.replace('id = "desk"', 'id = "pulse"').replace('"Desk check"', '"My pulse"'), "pulse.toml")
    found = desk.assessments.checklists
    assert [one.id for one in found.heads()].count("pulse") == 1
    assert {one.id for one in found.heads()} == {*CAME_ALONG}
    assert str(found.whole("pulse").title) == str(found.named("my pulse").title) == "My pulse"
    assert found.whole("pulse").path == str(folder / "checklists" / "pulse.toml")
    assert found.whole("rosa").path == ""
    run = taken(desk, found.whole("pulse"), None, **STRAIGHT)
    assert (run.checklist, run.scoring, run.private) == ("pulse", "answers", False)


def test_runs_of_before_keep_what_their_checklist_was(folder: Path, desk: Desk, open_again: OpenAgain) -> None:
    pulse = desk.assessments.checklists.whole("pulse")
    before = taken(desk, pulse, None, **dict.fromkeys([one.id for one in pulse.items], 4))
    mine = DESK.replace('id = "desk"', 'id = "pulse"').replace("minutes = 2", 'minutes = 2\nabout = "person"')
    keep_own(folder, mine, "pulse.toml")
    again = open_again()
    after = taken(again, again.assessments.checklists.whole("pulse"), None, **STRAIGHT)
    found = result_of(again.assessments, after)
    assert found.former == before
    assert found.former_score is not None
    assert (found.former_score.value, found.score.value) == (4, 0)
    assert {one.change for one in found.differences} == {"new", "gone"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_what_is_no_file_is_not_waited_for(folder: Path, desk: Desk) -> None:
    (folder / "checklists").mkdir(parents=True)
    os.mkfifo(folder / "checklists" / "pipe.toml")
    assert {one.id for one in desk.assessments.checklists.heads()} == {*CAME_ALONG}


def test_broken_files_of_ones_own_are_left_out_and_told(folder: Path, desk: Desk) -> None:
    keep_own(folder, DESK, "desk.toml")
    keep_own(folder, DESK, "bad.toml")
    keep_own(folder, "format = 1\n[[items]]", "pulse.toml")
    keep_own(folder, "nothing", "notes.txt")
    (folder / "checklists" / "folder.toml").mkdir()
    (folder / "checklists" / "bytes.toml").write_bytes(b"\xff\xfe")
    found = desk.assessments.checklists
    assert {one.id for one in found.all()} == {*CAME_ALONG, "desk"}
    assert found.whole("pulse").path == ""
    assert [Path(one.split(",")[0].split(" ")[0]).name for one in sorted(found.problems)] == [
        *("bad.toml", "bytes.toml", "folder.toml", "pulse.toml"),
    ]


def test_a_file_that_goes_while_the_desk_is_open_is_told(folder: Path, desk: Desk) -> None:
    keep_own(folder, DESK, "desk.toml")
    found = desk.assessments.checklists
    assert found.head("desk") is not None
    (folder / "checklists" / "desk.toml").unlink()
    assert {one.id for one in found.all()} == {*CAME_ALONG}
    assert len(found.problems) == 1


# --- where one works --------------------------------------------------------------------------------------------------


def test_the_first_workstation_makes_itself_and_of_several_one_is_named(desk: Desk, open_again: OpenAgain) -> None:
    home = desk.assessments.place_for()
    assert (home.name, home.place) == ("Home desk", HOME)
    assert open_again().assessments.place_for(" ") == home
    office = desk.assessments.add_workstation("  The\noffice \x1b", OFFICE)
    assert office.name == "The office"
    assert open_again().assessments.workstations() == [home, office]
    assert refusal(desk.assessments.place_for) == "Say where: --at NAME, one of: Home desk, The office."
    for name in ("the office", "THE", office.id):
        assert desk.assessments.place_for(name) == office
    assert "There are: Home desk, The office." in refusal(lambda: desk.assessments.workstation("shed\x1b[2J"))


@pytest.mark.parametrize("name", ["", " ", "\n\u200e", "x" * 61, "home DESK", " Home  desk "])
def test_a_workstation_has_a_short_name_that_no_other_has(desk: Desk, home: Workstation, name: str) -> None:
    other = desk.assessments.add_workstation("Shed", ELSEWHERE)
    assert refusal(lambda: desk.assessments.add_workstation(name))
    assert refusal(lambda: desk.assessments.change_workstation(other._replace(name=name)))
    assert [one.name for one in desk.assessments.workstations()] == ["Home desk", "Shed"]
    assert desk.assessments.change_workstation(home._replace(name="HOME desk")).name == "HOME desk"


def test_a_workstation_that_was_left_keeps_its_history_and_frees_its_name(
    desk: Desk, check: Checklist, home: Workstation, open_again: OpenAgain
) -> None:
    run = taken(desk, check, home, **STRAIGHT)
    desk.assessments.leave_workstation(home)
    again = open_again().assessments
    assert again.workstations() == []
    assert again.place_name(home.id) == "Home desk"
    assert result_of(again, again.run(run.id)).place == "Home desk"
    assert again.used_checkups() == []
    assert "none yet" in refusal(lambda: again.workstation("home"))
    new = again.place_for()
    assert (new.name, new.id != home.id) == ("Home desk", True)
    assert again.former(again.take_in(check, new, STRAIGHT)) is None


# --- what is due ------------------------------------------------------------------------------------------------------


def state(desk: Desk, about: str) -> str:
    (found,) = [one for one in desk.assessments.checkups() if one.about == about]
    return found.state


def test_a_run_and_a_change_say_what_is_due(
    desk: Desk, check: Checklist, home: Workstation, open_again: OpenAgain, clock: FrozenClock
) -> None:
    about = f"desk@{home.id}"
    assert state(desk, about) == NEVER
    taken(desk, check, home, **STRAIGHT)
    assert state(open_again(), about) == DONE
    desk.assessments.trigger("new chair")  # the minute after
    assert state(open_again(), about) == DUE
    taken(desk, check, home, **STRAIGHT)
    assert state(open_again(), about) == DONE
    clock.set(FRIDAY.replace(year=2027))
    assert state(open_again(), about) == DUE
    desk.settings.set("assessments.months", ["24"])
    assert state(open_again(), about) == DONE


def test_only_what_was_used_or_what_a_change_calls_for_is_brought_up(
    desk: Desk, check: Checklist, home: Workstation, open_again: OpenAgain
) -> None:
    assert desk.assessments.used_checkups() == []
    pulse = desk.assessments.checklists.whole("pulse")
    taken(desk, pulse, None, **dict.fromkeys([one.id for one in pulse.items], 4))
    assert [one.about for one in open_again().assessments.used_checkups()] == ["pulse"]
    desk.assessments.trigger("pain in my neck", home)
    heads = desk.assessments.checklists.heads()
    wanted = {one.id for one in heads if "pain" in one.triggers} | {"pulse"}
    found = open_again().assessments.used_checkups()
    assert {one.checklist.id for one in found} == wanted
    assert {one.checklist.id for one in found if one.is_pressing} == wanted - {"pulse"}
    assert {one.workstation.id for one in found if one.workstation} == {home.id}


@pytest.mark.parametrize(
    ("what", "kind", "text"),
    [
        ("new chair", "chair", ""),
        ("Screen", "screen", ""),
        ("a new desk from IKEA", "desk", "a new desk from IKEA"),
        ("pain\n in my \x1bneck", "pain", "pain in my neck"),
        ("the neighbours moved out", "other", "the neighbours moved out"),
        ("new chair and desk", "desk", "new chair and desk"),
        ("pain, since the chair is new!", "pain", "pain, since the chair is new!"),
    ],
)
def test_a_change_is_told_in_ones_own_words(desk: Desk, open_again: OpenAgain, what: str, kind: str, text: str) -> None:
    kept = desk.assessments.trigger(what)
    assert (kept.kind, kept.text, kept.day) == (kind, text, TODAY)
    assert open_again().assessments.triggers() == [kept]


@pytest.mark.parametrize(
    ("what", "day"),
    [("", None), ("\u200e", None), ("x" * (LONGEST_LINE + 1), None), ("chair", TODAY + DAY), ("chair", date(1, 1, 1))],
)
def test_a_change_that_is_none_or_is_yet_to_come_is_refused(
    desk: Desk, folder: Path, what: str, day: date | None
) -> None:
    assert refusal(lambda: desk.assessments.trigger(what, day=day))
    assert not folder.exists()


# --- what is done about it --------------------------------------------------------------------------------------------


def test_an_action_lives_from_a_risk_to_the_look_whether_it_helped(
    desk: Desk, check: Checklist, home: Workstation, open_again: OpenAgain, clock: FrozenClock
) -> None:
    run = answer(desk, check, desk.assessments.begin(check, home), HURTS=8)
    desk.assessments.decide(run, "HURTS", Decision("action", text="see the doctor"))
    action = desk.assessments.action("last")
    assert (action.workstation, action.run, action.item, action.about) == (
        *(home.id, run.id, "HURTS", "How much does it hurt?"),
    )
    nudge = Nudge(ACTION, action.id, action.text, "why", TODAY, (SAID_DONE,))
    for act in (SNOOZED, "nonsense"):
        with pytest.raises((ValueError, WrongInput)):
            act_on(desk, nudge, act)
    with pytest.raises(WrongInput, match="isn't fixed yet"):
        act_on(desk, nudge, HELPED)
    assert open_again().assessments.action(action.id[:6]).state == OPEN
    told = act_on(desk, nudge, SAID_DONE)
    assert told == "Fixed: “see the doctor”. On Fri 4 Dec you look whether it helped."
    assert open_again().assessments.action("last").state == FIXED
    clock.forward(days=14)
    assert [one.id for one in open_again().what_waits.for_nudges().actions] == [action.id]
    assert act_on(desk, nudge, HELPED) == "It helped: “see the doctor”"
    assert open_again().assessments.action("last").state == CHECKED
    again = desk.assessments.change_action(reopened(desk.assessments.action("last"), TODAY + 14 * DAY))
    assert open_again().assessments.action("last") == again
    with pytest.raises(WrongInput, match="no action"):
        act_on(desk, nudge._replace(about="gone"), SAID_DONE)


@pytest.mark.parametrize(
    "action",
    [
        Action("", TODAY),
        Action(" \u200e", TODAY),
        Action("x" * (LONGEST_LINE + 1), TODAY),
        Action("x", TODAY, note="x" * (LONGEST_LINE + 1)),
        Action("x", TODAY, owner="boss"),
        Action("x", TODAY, date(3000, 1, 1)),
    ],
)
def test_an_action_that_says_nothing_is_not_kept(desk: Desk, folder: Path, action: Action) -> None:
    assert refusal(lambda: desk.assessments.add_action(action))
    assert refusal(lambda: desk.assessments.change_action(action._replace(id="abc")))
    assert not folder.exists()


def test_actions_are_kept_as_they_are(desk: Desk, open_again: OpenAgain) -> None:
    one = desk.assessments.add_action(Action(" buy\n a chair ", date(2020, 1, 1), TODAY, "manager", note="a\nb"))
    assert (one.text, one.made, one.note) == ("buy a chair", TODAY, "a b")
    done = verified(fixed(one, TODAY), TODAY + DAY)
    desk.assessments.change_action(done)
    assert open_again().assessments.actions() == [done]


# --- what it came to --------------------------------------------------------------------------------------------------


def test_a_result_tells_score_risks_actions_and_what_changed(
    desk: Desk, check: Checklist, home: Workstation, open_again: OpenAgain, clock: FrozenClock
) -> None:
    first = taken(desk, check, home, **ALL_BAD)
    assert result_of(desk.assessments, first).former is None
    clock.forward(days=30)
    answers = {**ALL_BAD, "STAND": {"answer": "no", "way": "fixed"}, "HURTS": 5}
    answers["CHAIR"] = {"answer": "stool", "way": "action", "text": "buy a chair"}
    run = taken(desk, check, home, **answers)
    found = result_of(open_again().assessments, run)
    assert (found.place, found.score.value, found.fine) == ("Home desk", 3, 1)
    assert [one.item for one in found.risks] == ["CHAIR", "WHERE", "HURTS"]
    assert [one.item for one in found.fixed] == ["STAND"]
    assert [one.text for one in found.actions] == ["buy a chair"]
    assert found.former == first
    changed = {one.after.item: one.change for one in found.differences if one.after and one.change != "same"}
    assert changed == {"STAND": "better", "HURTS": "other"}
    assert [point.value for point in trend(finished(open_again().assessments, "desk", home.id))] == [4, 3]


def test_what_hurt_is_told_over_time(desk: Desk, home: Workstation, clock: FrozenClock) -> None:
    check = desk.assessments.checklists.whole("discomfort")
    parts = {one.part: one.id for one in check.items if one.part}
    place = home if check.about != PERSON else None
    for number in (2, 7):
        run = desk.assessments.begin(check, place)
        while (on := next_item(check, replies_of(run), decided=False)) is not None:
            said = {"PAIN-1": "yes", "WHERE": ["neck"], parts["neck"]: number}.get(on.id, first_answer(on))
            run = desk.assessments.answer(check, run, on, said)
        desk.assessments.finish(check, run)
        clock.forward(days=1)
    runs = finished(desk.assessments, "discomfort", place.id if place else "")
    assert [one.regions for one in body_over_time(runs)] == [{"neck": 2}, {"neck": 7}]
    assert [point.value for point in trend(runs)] == [2, 7]


def first_answer(on: Item) -> Any:
    if on.can_skip:
        return "-"
    return on.options[0].id if on.options and on.asks != "several" else {"several": [1], "text": "x"}.get(on.asks, 0)


# --- ten years --------------------------------------------------------------------------------------------------------


def test_after_ten_years_what_is_due_is_known_without_reading_any_answer(
    folder: Path, clock: FrozenClock, open_again: OpenAgain, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(60):
        clock.set(datetime(2017, 1, 15, 12, tzinfo=AMSTERDAM) + timedelta(days=60 * number))
        desk = open_again()
        pulse = desk.assessments.checklists.whole("pulse")
        taken(desk, pulse, None, **dict.fromkeys([one.id for one in pulse.items], 1 + number % 5))
    clock.set(FRIDAY)
    read = tables_read(monkeypatch)
    desk = open_again()
    (found,) = desk.assessments.used_checkups()
    assert found.checklist.id == "pulse"
    assert found.last is not None
    assert "replies" not in read
    assert "runs" in read
    waiting = desk.what_waits.for_nudges()
    assert [one.about for one in waiting.checkups] in (["pulse"], [])
    assert "replies" not in read
    years = {path.name[:4] for path in folder.glob("20*.jsonl")}
    assert len(years) == 10
    assert len(desk.assessments.runs(whole=True)) == 60
    assert "replies" in read


def tables_read(monkeypatch: pytest.MonkeyPatch) -> Collection[str]:
    """Put down which tables are read from here on, whatever reads them."""
    from wfhdesk.store.storage import LinesStorage

    found: set[str] = set()
    documents, find = LinesStorage.documents, LinesStorage.find

    def documents_noted(lines: LinesStorage, table: str, since: int = 0) -> Any:
        found.add(table)
        return documents(lines, table, since)

    def find_noted(lines: LinesStorage, table: str, doc_id: str) -> Any:
        found.add(table)
        return find(lines, table, doc_id)

    monkeypatch.setattr(LinesStorage, "documents", documents_noted)
    monkeypatch.setattr(LinesStorage, "find", find_noted)
    return found


def test_a_run_begun_in_the_old_year_is_finished_in_the_new_one(
    desk: Desk, check: Checklist, home: Workstation, clock: FrozenClock, open_again: OpenAgain
) -> None:
    clock.set(datetime(2026, 12, 31, 23, 50, tzinfo=AMSTERDAM))
    run = answer(desk, check, desk.assessments.begin(check, home), LAPTOP="yes", STAND="no")
    clock.set(datetime(2027, 1, 1, 0, 10, tzinfo=AMSTERDAM))
    again = open_again()
    run = again.assessments.begin(check, home)
    assert [*said_in(run)] == ["LAPTOP", "STAND"]
    run = answer(again, check, run, **{key: one for key, one in ALL_BAD.items() if key not in ("LAPTOP", "STAND")})
    done = again.assessments.finish(check, run)
    assert done.day == date(2027, 1, 1)
    clock.set(datetime(2027, 6, 1, 12, tzinfo=AMSTERDAM))
    assert open_again().assessments.run("last") == done
    assert open_again().assessments.used_checkups()[0].last == done._replace(replies=())


def test_an_empty_desk_has_nothing_and_writes_nothing(desk: Desk, folder: Path) -> None:
    found = desk.assessments
    assert (found.runs(), found.actions(), found.triggers(), found.workstations()) == ([], [], [], [])
    assert {one.state for one in found.checkups()} == {NEVER}
    for act in (lambda: found.run("last"), lambda: found.action("last"), lambda: found.run("")):
        assert refusal(act)
    assert not folder.exists()


def told_pain(desk: Desk, number: int, *where: str) -> Run:
    check = desk.assessments.checklists.whole("discomfort")
    parts = {one.id: number for one in check.items if one.part in where}
    run = desk.assessments.begin(check)
    while (on := next_item(check, replies_of(run), decided=False)) is not None:
        said = {"PAIN-1": "yes", "WHERE": [*where], **parts}.get(on.id, first_answer(on))
        run = desk.assessments.answer(check, run, on, said)
    return desk.assessments.finish(check, run)


def test_pain_told_anew_makes_the_workstation_check_due_once(
    desk: Desk, home: Workstation, clock: FrozenClock, open_again: OpenAgain
) -> None:
    assert told_pain(desk, 1, "neck").finished
    assert desk.assessments.triggers() == []
    clock.forward(days=1)
    run = told_pain(desk, 8, "neck")
    assert [one.kind for one in desk.assessments.triggers()] == ["pain"]
    again = open_again().assessments
    due = result_of(again, again.run(run.id)).made_due
    assert {one.checklist.id for one in due} == {"workstation", "rosa"}
    assert made_due_told(due) == "Workstation check, Home desk and ROSA score, Home desk are due: you told of pain."
    clock.forward(days=1)
    told_pain(desk, 8, "neck")  # the same as before
    told_pain(desk, 8, "knees")  # and nobody looked at the workstation since
    assert len(desk.assessments.triggers()) == 1
    for _run in range(2):
        desk.care.undo()
    assert len(desk.assessments.triggers()) == 1
    desk.care.undo()
    assert desk.assessments.triggers() == []
