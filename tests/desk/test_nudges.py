"""Nudges on a desk in a folder: shown once whoever shows them, silent in quiet, and acted on."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from conftest import AMSTERDAM, FRIDAY, FrozenClock
from desk.test_updates import exported, write_settings
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.erasing import erase, preview
from wfhdesk.desk.nudge_acts import act_on
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.domain.hours import Minutes
from wfhdesk.domain.nudges import (
    ALL_WELL,
    BACK,
    BIRTHDAY,
    BLOCKER,
    CHECK_IN,
    CONTACT,
    CONTACTED,
    DONE,
    OPENED,
    PROMISE,
    SETTLE,
    SNOOZED,
    STATUS,
    UPDATE,
    WEEK_AHEAD,
    WENT_OUT,
    Nudge,
)
from wfhdesk.domain.nudging import AWAY, CAP, LATELY, QUIET, SHOWN
from wfhdesk.domain.occasions import VISIT, Occasion
from wfhdesk.domain.people import Person
from wfhdesk.domain.periods import DAY, WEEK
from wfhdesk.domain.standings import SNOOZED as PUT_OFF
from wfhdesk.domain.statuses import AVAILABLE
from wfhdesk.domain.statuses import AWAY as GONE

OpenAgain = Callable[[], Desk]
TODAY = FRIDAY.date()


def overdue(desk: Desk, *names: str, relation: str = "team", **more: Any) -> list[Person]:
    """People with whom the last contact was 40 days ago."""
    people = [desk.people.add(Person(name, relation, **more)) for name in names]
    for one in people:
        desk.people.met([one], day=TODAY - 40 * DAY)
    return people


def told(desk: Desk) -> list[str]:
    return [one.text for one in desk.nudges.choice().today]


def the(desk: Desk, kind: str) -> Nudge:
    """The nudge of a kind, told or held."""
    choice = desk.nudges.choice()
    (found,) = [one for one in (*choice.today, *(held.nudge for held in choice.held)) if one.kind == kind]
    return found


def held(desk: Desk) -> dict[str, str]:
    return {one.nudge.text: one.reason for one in desk.nudges.choice().held}


# --- what is found ----------------------------------------------------------------------------------------------------


def test_on_an_empty_desk_nothing_speaks_up_and_nothing_is_written(desk: Desk, folder: Path) -> None:
    choice = desk.nudges.choice()
    assert (choice.today, choice.held, choice.quiet) == ([], [], None)
    assert desk.nudges.shown() == []
    assert not folder.exists()


def test_every_kind_is_found_on_a_desk_where_it_waits(
    desk: Desk, folder: Path, clock: FrozenClock, open_again: OpenAgain, tmp_path: Path
) -> None:
    write_settings(folder, {"supervisor": {"name": "Petra", "email": "petra@example.org"}})
    clock.set(FRIDAY - WEEK)
    desk = open_again()
    desk.availability.set_hours("mon-fri 9-17")
    desk.accomplishments.log("> Finish it")
    exported(desk, tmp_path / "week.eml")
    overdue(desk, "Omar", "Priya", birthday="11-22")
    clock.forward(days=5)
    desk.accomplishments.log("Fixed it")
    desk.accomplishments.log("? Need the key by thu")
    clock.set(FRIDAY)
    visit = Occasion(VISIT, TODAY, TODAY, Minutes(8 * 60, 9 * 60), note="site", check_in=14 * 60)
    desk.availability.plan(visit)
    clock.set(FRIDAY - timedelta(minutes=50))
    desk.availability.say(GONE, FRIDAY - timedelta(minutes=10))
    clock.set(FRIDAY)
    choice = open_again().nudges.choice()
    kinds = {one.kind for one in (*choice.today, *(held.nudge for held in choice.held))}
    assert kinds == {CHECK_IN, STATUS, BIRTHDAY, UPDATE, SETTLE, PROMISE, BLOCKER, WEEK_AHEAD, CONTACT}
    assert [one.kind for one in choice.today] == [CHECK_IN, STATUS, BIRTHDAY]


def test_a_choice_holds_no_longer_than_until_the_next_check_in(desk: Desk, clock: FrozenClock) -> None:
    """A shell's prompt asks again by then."""
    desk.availability.plan(Occasion(VISIT, TODAY, TODAY, note="site", check_in=15 * 60))
    assert desk.nudges.choice().until == datetime(2026, 11, 20, 15, tzinfo=AMSTERDAM)
    clock.set(datetime(2026, 11, 20, 15, tzinfo=AMSTERDAM))
    assert told(desk) == ["Is all well? site"]
    assert desk.nudges.choice().until == datetime(2026, 11, 20, 17, tzinfo=AMSTERDAM)


# --- claimed once -----------------------------------------------------------------------------------------------------


def test_who_comes_second_finds_nothing_left_to_show(desk: Desk, open_again: OpenAgain) -> None:
    """The app and the scheduler look at the same folder; what was shown still stands there for whoever asks."""
    overdue(desk, "Omar", "Priya")
    other = open_again()
    first = desk.nudges.claim()
    assert [one.text for one in first.nudges] == ["Omar", "Priya"]
    second = other.nudges.claim()
    assert (second.nudges, second.id) == ([], "")
    assert told(other) == told(open_again()) == ["Omar", "Priya"]
    assert len(desk.db.table("shown")) == 1


def test_what_was_claimed_is_kept_word_for_word(desk: Desk, open_again: OpenAgain) -> None:
    (ana,) = overdue(desk, "Ana", relation="weak tie", cadence=10)
    desk.availability.plan(Occasion(VISIT, TODAY, TODAY, Minutes(8 * 60, 9 * 60), check_in=14 * 60))
    claim = desk.nudges.claim()
    visit, contact = open_again().nudges.shown()
    assert (visit.kind, visit.day, visit.is_timely, visit.is_weak, visit.person) == (CHECK_IN, TODAY, True, False, "")
    assert contact[:3] == (CONTACT, ana.id, TODAY)
    assert (contact.person, contact.is_timely, contact.is_weak) == (ana.id, False, True)
    assert [one.key for one in (visit, contact)] == [one.key for one in claim.nudges]
    assert timedelta() <= desk.clock.now() - contact.at < timedelta(seconds=2)


def test_what_no_way_out_took_is_fresh_again(desk: Desk, open_again: OpenAgain) -> None:
    overdue(desk, "Omar")
    claim = desk.nudges.claim()
    desk.nudges.release(claim)
    assert open_again().nudges.shown() == []
    assert [one.text for one in open_again().nudges.claim().nudges] == ["Omar"]


def test_releasing_a_claim_of_nothing_does_nothing(desk: Desk, folder: Path) -> None:
    desk.nudges.release(desk.nudges.claim())
    assert not folder.exists()


_CLAIMING = """
import os, sys, time
from datetime import datetime
from wfhdesk.desk.desk import open_desk

class Clock:
    def now(self):
        return datetime.fromisoformat(sys.argv[2]).astimezone(ZONE)

from zoneinfo import ZoneInfo
ZONE = ZoneInfo("Europe/Amsterdam")
desk = open_desk(sys.argv[1], Clock())
desk.nudges.choice()
print("ready", flush=True)
sys.stdin.readline()
print(len(desk.nudges.claim().nudges), flush=True)
"""


def test_of_several_processes_at_once_exactly_one_shows(desk: Desk, folder: Path, open_again: OpenAgain) -> None:
    """Each has read the desk before the first of them claims."""
    overdue(desk, "Omar", "Priya")
    words = [sys.executable, "-c", _CLAIMING, str(folder), FRIDAY.isoformat()]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    running = [subprocess.Popen(words, **pipes) for _number in range(3)]  # type: ignore[call-overload]
    try:
        assert [one.stdout.readline() for one in running] == ["ready\n"] * 3
        for one in running:
            one.stdin.write("go\n")
            one.stdin.flush()
        counts = sorted(int(one.stdout.readline()) for one in running)
    finally:
        for one in running:
            one.communicate(timeout=30)
    assert counts == [0, 0, 2]
    assert len(open_again().db.table("shown")) == 1


def test_undo_takes_back_the_act_before_a_claim(desk: Desk, open_again: OpenAgain) -> None:
    """Nobody did anything when something was shown, nor when that was taken back."""
    overdue(desk, "Omar")
    desk.accomplishments.log("Fixed it")
    desk.nudges.release(desk.nudges.claim())
    desk.nudges.claim()
    assert open_again().care.undo() == "logged “Fixed it”"
    assert [one.kind for one in open_again().nudges.shown()] == [UPDATE, CONTACT]
    assert open_again().care.redo() == "logged “Fixed it”"


def test_what_was_shown_today_rests_tomorrow_and_what_waited_comes(
    desk: Desk, clock: FrozenClock, open_again: OpenAgain
) -> None:
    clock.set(FRIDAY - 4 * DAY)
    overdue(desk, "Ana", "Ben", "Cem", "Dee")
    assert len(desk.nudges.claim().nudges) == 3
    assert list(held(desk).values()) == [SHOWN]
    clock.forward(days=1)
    again = open_again()
    first = [one.text for one in again.nudges.claim().nudges]
    assert "Dee" in first
    clock.forward(days=1)
    assert LATELY in held(open_again()).values()


def test_what_was_shown_a_year_ago_counts_no_more(desk: Desk, clock: FrozenClock, open_again: OpenAgain) -> None:
    overdue(desk, "Omar")
    desk.nudges.claim()
    clock.forward(days=366)
    assert len(open_again().nudges.shown()) == 1
    clock.forward(days=1)
    assert open_again().nudges.shown() == []


def test_the_record_reaches_across_the_years_end(desk: Desk, clock: FrozenClock, open_again: OpenAgain) -> None:
    clock.set(datetime(2026, 12, 31, 12, tzinfo=AMSTERDAM))
    overdue(desk, "Omar")
    assert desk.nudges.claim().nudges
    clock.set(datetime(2027, 1, 4, 12, tzinfo=AMSTERDAM))
    assert [one.day for one in open_again().nudges.shown()] == [date(2026, 12, 31)]


def test_kinds_that_are_not_wanted_never_speak_up(desk: Desk, folder: Path, open_again: OpenAgain) -> None:
    overdue(desk, "Omar")
    write_settings(folder, {"nudges": {"without": ["contact"]}})
    choice = open_again().nudges.choice()
    assert (choice.today, choice.held) == ([], [])


# --- quiet ------------------------------------------------------------------------------------------------------------


def test_quiet_holds_everything_back_also_for_who_opens_the_desk_anew(
    desk: Desk, clock: FrozenClock, open_again: OpenAgain
) -> None:
    overdue(desk, "Omar")
    said = desk.nudges.be_quiet(FRIDAY + timedelta(hours=1))
    again = open_again()
    assert again.nudges.quiet() == said
    assert (told(again), held(again)) == ([], {"Omar": QUIET})
    assert again.nudges.claim().nudges == []
    clock.set(FRIDAY + timedelta(hours=1))
    assert open_again().nudges.quiet() is None
    assert told(open_again()) == ["Omar"]


def test_quiet_is_ended_and_both_can_be_undone(desk: Desk, open_again: OpenAgain) -> None:
    said = desk.nudges.be_quiet(FRIDAY + timedelta(hours=1))
    desk.nudges.end_quiet()
    assert open_again().nudges.quiet() is None
    assert open_again().care.undo() == "ended quiet"
    assert open_again().nudges.quiet() == said
    assert open_again().care.undo() == "quiet until 15:10"
    assert open_again().nudges.quiet() is None
    assert open_again().care.redo() == "quiet until 15:10"
    assert open_again().nudges.quiet() == said


def test_ending_quiet_where_there_is_none_is_no_act(desk: Desk, folder: Path) -> None:
    desk.nudges.end_quiet()
    assert not folder.exists()


def test_quiet_said_before_midnight_holds_after_it_and_across_the_years_end(
    desk: Desk, clock: FrozenClock, open_again: OpenAgain
) -> None:
    clock.set(datetime(2026, 12, 31, 23, tzinfo=AMSTERDAM))
    said = desk.nudges.be_quiet(clock.moment + timedelta(hours=23))
    clock.set(datetime(2027, 1, 1, 10, tzinfo=AMSTERDAM))
    assert open_again().nudges.quiet() == said
    clock.set(datetime(2027, 1, 1, 22, tzinfo=AMSTERDAM))
    assert open_again().nudges.quiet() is None


# --- what somebody else wrote -------------------------------------------------------------------------------------------

SHOWN_DOC = {"at": FRIDAY.isoformat(), "day": "2026-11-20", "nudges": [{"kind": "contact", "about": "x"}]}
QUIET_DOC = {"since": FRIDAY.isoformat(), "until": (FRIDAY + timedelta(hours=2)).isoformat()}


@pytest.mark.parametrize(
    ("table", "change"),
    [
        *(("shown", {"at": "noon"}), ("shown", {"at": 7}), ("shown", {"at": "2026-11-20T10:00"})),
        *(("shown", {"day": "today"}), ("shown", {"day": None}), ("shown", {"nudges": 5}), ("shown", {"nudges": [5]})),
        *(("shown", {"nudges": [{"kind": "contact"}]}), ("shown", {"nudges": [{"kind": 1, "about": "x"}]})),
        *(("shown", {"nudges": [{"kind": "contact", "about": "x", "person": 7}]}),),
        *(("quiet", {"since": ""}), ("quiet", {"until": None}), ("quiet", {"until": "2026-11-20T16:00"})),
        *(("quiet", {"until": "2027-11-20T16:00+01:00"}), ("quiet", {"since": []})),
    ],
)
def test_what_no_record_can_hold_is_told_and_harms_nothing(
    desk: Desk, open_again: OpenAgain, table: str, change: dict[str, Any]
) -> None:
    """Above all no quiet without an end: a year of silence is none that a person asked for."""
    overdue(desk, "Omar")
    doc = {**(SHOWN_DOC if table == "shown" else QUIET_DOC), **change}
    desk.db.table(table).write("badone", doc)
    again = open_again()
    assert again.nudges.quiet() is None
    assert told(again) == ["Omar"]
    assert [one.text for one in again.nudges.claim().nudges] == ["Omar"]
    (warning,) = open_again().unreadable()
    assert "badone" in warning
    assert "left as it is" in warning
    assert open_again().db.table(table).find("badone") == doc


def test_sound_documents_of_another_device_are_read(desk: Desk, open_again: OpenAgain) -> None:
    (omar,) = overdue(desk, "Omar")
    shown = {**SHOWN_DOC, "nudges": [{"kind": "contact", "about": omar.id, "person": omar.id, "new": 1}]}
    desk.db.table("shown").write("one", shown)
    assert open_again().unreadable() == []
    assert open_again().nudges.claim().nudges == []
    desk.db.table("quiet").write("two", QUIET_DOC)
    assert open_again().nudges.quiet() is not None
    assert open_again().unreadable() == []


# --- acts ------------------------------------------------------------------------------------------------------------


def test_a_contact_is_logged_in_the_way_they_like_best(desk: Desk, open_again: OpenAgain) -> None:
    (omar,) = overdue(desk, "Omar Diaz", channel="video")
    assert act_on(desk, the(desk, CONTACT), CONTACTED) == "Logged contact with Omar Diaz"
    again = open_again()
    assert [(one.day, one.kind) for one in again.people.contacts_with(omar)][:1] == [(TODAY, "video")]
    assert (told(again), held(again)) == ([], {})
    again.care.undo()
    assert told(open_again()) == ["Omar"]


def test_somebody_is_put_off_until_tomorrow(desk: Desk, open_again: OpenAgain, clock: FrozenClock) -> None:
    (omar,) = overdue(desk, "Omar")
    said = act_on(desk, the(desk, CONTACT), SNOOZED)
    standing = open_again().people.standing(omar)
    assert standing.state == PUT_OFF
    assert standing.snoozed_until is not None
    assert said.startswith("Omar is put off until ")
    assert told(open_again()) == []
    clock.forward(days=(standing.snoozed_until - TODAY).days)
    assert the(open_again(), CONTACT).person == omar.id


def test_a_birthday_is_over_once_there_was_contact(desk: Desk) -> None:
    (omar,) = overdue(desk, "Omar", birthday="11-20")
    desk.people.met([omar], day=TODAY - DAY)
    act_on(desk, the(desk, BIRTHDAY), CONTACTED)
    assert desk.people.standing(omar).last == TODAY


def test_what_is_done_is_settled(desk: Desk, clock: FrozenClock, open_again: OpenAgain, tmp_path: Path) -> None:
    blocker = desk.accomplishments.log("? Need the key of the cellar by tomorrow")
    clock.forward(days=3)
    assert act_on(desk, the(desk, BLOCKER), DONE) == "Done: “Need the key of the cellar”"
    assert not open_again().accomplishments.get(blocker.id).open
    with pytest.raises(DeskError):
        act_on(open_again(), Nudge(BLOCKER, "gone", "x", "y", TODAY, (DONE,)), DONE)


def test_a_promise_is_kept(desk: Desk, folder: Path, clock: FrozenClock, open_again: OpenAgain, tmp_path: Path) -> None:
    write_settings(folder, {"supervisor": {"name": "Petra", "email": "petra@example.org"}})
    desk = open_again()
    plan = desk.accomplishments.log("> Finish it")
    exported(desk, tmp_path / "week.eml")
    desk.updates.sent(1)
    clock.forward(days=7)
    act_on(desk, the(desk, PROMISE), DONE)
    assert not open_again().accomplishments.get(plan.id).open


def test_an_update_is_settled_as_sent(
    desk: Desk, folder: Path, clock: FrozenClock, open_again: OpenAgain, tmp_path: Path
) -> None:
    write_settings(folder, {"supervisor": {"name": "Petra", "email": "petra@example.org"}})
    desk = open_again()
    desk.accomplishments.log("Fixed it")
    exported(desk, tmp_path / "week.eml")
    clock.forward(days=3)
    assert act_on(desk, the(desk, SETTLE), WENT_OUT) == "Update 1 is down as sent"
    assert [one.state for one in open_again().updates.all()] == ["sent"]


def test_one_is_back(desk: Desk, clock: FrozenClock, open_again: OpenAgain) -> None:
    desk.availability.set_hours("mon-fri 9-17")
    desk.availability.say(GONE, FRIDAY + timedelta(minutes=10))
    clock.forward(minutes=21)
    assert act_on(desk, the(desk, STATUS), BACK) == "Home, available until 17:00"
    found = open_again().availability.answer()
    assert not found.has_lapsed
    assert [one.state for one in open_again().availability.agenda().statuses][-1] == AVAILABLE
    assert told(open_again()) == []


def test_all_is_well(desk: Desk, clock: FrozenClock, open_again: OpenAgain) -> None:
    visit = desk.availability.plan(Occasion(VISIT, TODAY, TODAY, note="site", check_in=15 * 60))
    clock.forward(hours=1)
    assert act_on(desk, the(desk, CHECK_IN), ALL_WELL) == "Checked in: all is well"
    assert open_again().availability.occasion(visit.id).checked_in is not None
    assert told(open_again()) == []


def test_to_open_something_is_no_act_of_the_desk(desk: Desk) -> None:
    with pytest.raises(ValueError, match="open"):
        act_on(desk, Nudge(UPDATE, "supervisor", "x", "y", TODAY, (OPENED,)), OPENED)


def test_who_was_deleted_meanwhile_is_said_to_be_gone(desk: Desk, open_again: OpenAgain) -> None:
    """A button may be pressed an hour after it was shown."""
    (omar,) = overdue(desk, "Omar")
    shown = the(desk, CONTACT)
    open_again().people.delete([omar])
    for act in (CONTACTED, SNOOZED):
        with pytest.raises(WrongInput, match="Omar is not on the desk any more"):
            act_on(open_again(), shown, act)
    assert [one.day for one in open_again().people.contacts()] == [TODAY - 40 * DAY]
    assert told(open_again()) == []


def test_erasing_a_person_leaves_no_name_in_what_was_shown(desk: Desk, folder: Path, open_again: OpenAgain) -> None:
    (person,) = overdue(desk, "Priyanka Raghunathan", birthday="11-20")
    claim = desk.nudges.claim()
    assert claim.nudges
    assert "priyanka" not in json.dumps(list(desk.db.table("shown").shown().values())).casefold()
    assert erase(desk, preview(desk, person)) == []
    text = "".join(path.read_text() for path in folder.rglob("*.jsonl")).casefold()
    assert "priyanka" not in text
    assert "raghunathan" not in text
    again = open_again()
    assert len(again.nudges.shown()) == len(claim.nudges)
    assert (told(again), again.unreadable()) == ([], [])


# --- hours ------------------------------------------------------------------------------------------------------------


def test_outside_the_hours_that_were_set_nothing_speaks_up(
    desk: Desk, clock: FrozenClock, open_again: OpenAgain
) -> None:
    overdue(desk, "Ana", "Ben", "Cem", "Dee")
    desk.availability.set_hours("mon-fri 8-14")
    assert set(held(desk).values()) == {AWAY}
    assert desk.nudges.claim().nudges == []
    clock.set(FRIDAY + timedelta(days=2, hours=18))  # Monday 8:10
    assert list(held(open_again()).values()) == [CAP]
