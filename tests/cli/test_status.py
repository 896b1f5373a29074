"""What one is doing right now: said in a word, ended by itself."""

from __future__ import annotations

import json
import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from cli.conftest import Refused, Typed
from conftest import AMSTERDAM, FrozenClock, Run
from wfhdesk.domain.errors import WrongInput

MONDAY = datetime(2026, 11, 23, 11, 0, tzinfo=AMSTERDAM)


@pytest.fixture
def working(typed: Typed, clock: FrozenClock) -> Typed:
    typed("hours", "set", "mon-fri 9:00-12:30,13:00-17:30")
    clock.set(MONDAY)
    return typed


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["away", "30m", "school run"], "Away until 11:30"),
        (["away", "1h30"], "Away until 12:30"),
        (["away", "30"], "Away until 11:30"),
        (["away", "1", "hr"], "Away until 12:00"),
        (["away", "until", "15:00"], "Away until 15:00"),
        (["focus"], "Focus until 12:30"),
        (["focus", "quarterly", "report"], "Focus until 12:30"),
        (["focus", "45m", "report"], "Focus until 11:45"),
        (["focus", "until", "11:30"], "Focus until 11:30"),
        (["lunch"], "Lunch until 11:45"),
        (["lunch", "1h"], "Lunch until 12:00"),
        (["finish"], "Finished for today\nBack Tue 09:00."),
        (["back"], "Home, available until 12:30"),
        (["back", "2h"], "Home, available until 13:00"),
    ],
    ids=" ".join,
)
def test_a_word_says_what_is_now(working: Typed, words: list[str], told: str) -> None:
    done = working(*words)
    assert (done.out, done.err) == ("", told + "\n")
    note = " ".join(words).partition("report")
    message = " (school run)" if "school run" in words else ""
    if note[1]:
        message = " (quarterly report)" if "quarterly" in note[0] else " (report)"
    assert working("status").out == told.partition("\n")[0] + message + "\n"


def test_lunch_in_the_break_lasts_until_its_end(working: Typed, clock: FrozenClock) -> None:
    clock.set(MONDAY.replace(hour=12, minute=35))
    assert working("lunch").err == "Lunch until 13:00\n"


def test_who_finishes_after_midnight_is_back_that_morning(working: Typed, clock: FrozenClock) -> None:
    clock.set(datetime(2026, 11, 24, 0, 15, tzinfo=AMSTERDAM))
    assert working("finish").err == "Finished for today\nBack 09:00.\n"
    clock.set(datetime(2026, 11, 24, 9, 0, tzinfo=AMSTERDAM))
    assert working("status").out == "Home, available until 12:30\n"


def test_hours_by_other_clocks_are_remarked_on(working: Typed, clock: FrozenClock) -> None:
    """On one desk every time is by the person's own clock, and once it is said that the hours aren't."""
    clock.set(MONDAY.astimezone(ZoneInfo("Asia/Tokyo")))
    remark = (
        "Your hours and plans go by the clocks of Europe/Amsterdam, where it is 11:00 now. Hours that you set anew go by "
        "your own: wfhdesk hours set\n"
    )
    assert working("status") == ("Home, available until 20:30\n", remark)
    assert working("away", "30m") == ("", "Away until 19:30\n")
    assert working("hours").err == remark
    assert working("hours", "--at", "tue", "10:00") == ("Home, available until 12:30\n", remark)
    assert working("leave", "wed").err == f"Planned: leave, Wed 25 Nov\n{remark}"
    assert working("status", "--json").err == working("hours", "--json").err == ""
    working("hours", "set", "mon-fri 9-17")
    assert working("status").err == ""


def test_a_status_ends_and_back_says_that_it_did(working: Typed, clock: FrozenClock) -> None:
    working("away", "30m", "school run")
    clock.forward(hours=1)
    assert working("status").out == "Away until 11:30: are you back?\n"
    assert json.loads(working("status", "--json").out) == {
        "state": "away",
        "place": "home",
        "since": "2026-11-23T11:00:00+01:00",
        "until": "2026-11-23T11:30:00+01:00",
        "message": "school run",
        "lapsed": True,
        "back": None,
        "quiet": False,
        "quiet_until": None,
        "check_ins": [],
    }
    assert working("back").err == "“Away” ended 11:30.\nHome, available until 12:30\n"
    assert working("back").err == "Home, available until 12:30\n"


def test_status_as_json(working: Typed) -> None:
    working("focus", "until", "12:00", "report")
    found = json.loads(working("status", "--json").out)
    assert found == {
        "state": "focus",
        "place": "home",
        "since": "2026-11-23T11:00:00+01:00",
        "until": "2026-11-23T12:00:00+01:00",
        "message": "report",
        "lapsed": False,
        "back": "2026-11-23T12:00:00+01:00",
        "quiet": True,
        "quiet_until": None,
        "check_ins": [],
    }


def test_outside_ones_hours_back_says_how_to_be_available(working: Typed, clock: FrozenClock) -> None:
    clock.set(MONDAY.replace(hour=19))
    assert working("back").err == (
        "Off until Tue 09:00\nThese aren't your hours. To be available all the same: wfhdesk back 1h\n"
    )
    assert working("back", "1h").err == "Home, available until 20:00\n"
    clock.forward(hours=2)
    assert working("status").out == "Off until Tue 09:00\n"


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        (["sick"], "Sick until Tue 09:00"),
        (["leave", "today"], "Leave until Tue 09:00"),
        (["focus", "today", "10-12"], "Focus until 12:00"),
    ],
    ids=" ".join,
)
def test_what_is_planned_outlasts_back_and_it_says_how_to_end_that(working: Typed, plan: list[str], told: str) -> None:
    """Who is better sooner, or said it by mistake, isn't left with the same words again."""
    kept = working(*plan).out.strip()[:5]
    assert working("back").err == (
        f"{told}\nIt is planned so; wfhdesk {plan[0]} --cancel {kept} takes that away. "
        "To be available only now: wfhdesk back 1h\n"
    )
    assert working(plan[0], "--cancel", kept).err.startswith("Taken away")
    assert working("status").out == "Home, available until 12:30\n"


def test_without_hours_a_status_works_all_the_same(run: Run) -> None:
    assert run("status").stdout == "No hours set\n"
    done = run("away", "23h59")
    assert done.stdout == ""
    assert re.fullmatch(r"Away until (\w{3} )?\d\d:\d\d\n", done.stderr)
    assert run("undo").stderr == "Took back: said “Away”. wfhdesk redo does it again.\n"
    assert run("status").stdout == "No hours set\n"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["away"], "Say for how long: wfhdesk away 30m 'school run'"),
        (["away", "school run"], "Say for how long"),
        (["away", "25h"], "is no length of time up to a day"),
        (["away", "3 days"], "“3 days” is no length of time up to a day"),
        (["away", "2", "weeks"], "“2 weeks” is no length of time up to a day"),
        (["away", "2", "pm"], "“2 pm” is no length of time up to a day"),
        (["away", "until", "10:00"], "10:00 has passed already"),
        (["away", "until", "later"], "“later” is no time of day"),
        (["away", "30m", "x" * 5000], "too long for a line"),
        (["away", "30m", "--cancel", "x"], "--cancel stands alone"),
        (["lunch", "soup"], "“soup” is no length of time"),
        (["lunch", "30m", "soup"], "“soup” is no length of time"),
        (["back", "later"], "“later” is no length of time"),
        (["finish", "now"], "Unrecognized arguments: now"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else "",
)
def test_what_cant_be_said_is_refused(working: Typed, words: list[str], why: str) -> None:
    with pytest.raises(WrongInput, match=re.escape(why)):
        working(*words)
    assert working("status").out == "Home, available until 12:30\n"


def test_a_refused_status_changes_nothing(run: Run, refused: Refused) -> None:
    run("lunch")
    assert refused("away").startswith("Say for how long")
