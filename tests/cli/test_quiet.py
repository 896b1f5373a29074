"""`wfhdesk quiet`: for a while nothing speaks up; it shows, and ends by itself."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta

import pytest

from cli.conftest import Refused, Typed
from conftest import AMSTERDAM, FrozenClock, Run
from wfhdesk.domain.errors import WrongInput

TUESDAY = datetime(2026, 11, 17, 10, 0, tzinfo=AMSTERDAM)
NOT_QUIET = "It isn't quiet: nudges speak up at their time.\n"
OVER = "Quiet is over: nudges speak up at their time.\n"


@pytest.fixture
def working(typed: Typed, clock: FrozenClock) -> Typed:
    """A desk of somebody whose turn with Sam has come."""
    clock.set(datetime(2026, 11, 2, 9, 0, tzinfo=AMSTERDAM))
    typed("hours", "set", "mon-fri 9-17")
    typed("people", "add", "Sam Li", "--relation", "supervisor")
    typed("met", "sam")
    clock.set(TUESDAY)
    return typed


@pytest.mark.parametrize(
    ("words", "until"),
    [
        (["1h"], "11:00"),
        (["30"], "10:30"),
        (["1h30"], "11:30"),
        (["until", "14:00"], "14:00"),
        (["until", "2", "pm"], "14:00"),
        (["until 14:00"], "14:00"),
        (["tot", "14:00"], "14:00"),
        (["24h"], "Wed 10:00"),
    ],
    ids=" | ".join,
)
def test_it_is_quiet_until_a_moment(working: Typed, words: list[str], until: str) -> None:
    said = f"Quiet until {until}; wfhdesk quiet off ends it.\n"
    assert working("quiet", *words) == ("", said)
    assert working("quiet") == ("", said)


def test_quiet_as_json(working: Typed) -> None:
    assert json.loads(working("quiet", "--json").out) == {"quiet": False, "until": None}
    found = json.loads(working("quiet", "until", "14:00", "--json").out)
    assert found == {"quiet": True, "until": "2026-11-17T14:00:00+01:00"}
    assert json.loads(working("quiet", "--json").out) == found
    assert json.loads(working("quiet", "off", "--json").out) == {"quiet": False, "until": None}


def test_it_ends_by_itself_and_what_was_held_is_told_again(working: Typed, clock: FrozenClock) -> None:
    before = working("nudge").out
    working("quiet", "1h")
    assert working("nudge").out == ""
    clock.set(TUESDAY + timedelta(minutes=59))
    assert working("nudge").out == ""
    clock.set(TUESDAY + timedelta(minutes=61))
    assert working("quiet").err == NOT_QUIET
    assert working("nudge").out == before


@pytest.mark.parametrize("word", ["off", "uit", "OFF"])
def test_it_is_ended_sooner(working: Typed, word: str) -> None:
    before = working("nudge").out
    working("quiet", "until", "14:00")
    assert working("quiet", word).err == OVER
    assert working("nudge").out == before


def test_what_is_said_last_holds(working: Typed) -> None:
    working("quiet", "3h")
    assert working("quiet", "10m").err.startswith("Quiet until 10:10;")
    working("quiet", "off")
    assert working("quiet", "2h").err.startswith("Quiet until 12:00;")


def test_undo_takes_it_back_and_redo_says_it_again(working: Typed) -> None:
    working("quiet", "until", "14:00")
    assert working("undo").err == "Took back: quiet until 14:00. wfhdesk redo does it again.\n"
    assert working("quiet").err == NOT_QUIET
    working("redo")
    assert working("quiet").err.startswith("Quiet until 14:00;")
    working("quiet", "off")
    working("undo")
    assert working("quiet").err.startswith("Quiet until 14:00;")


def test_ending_quiet_where_it_is_not_quiet_is_no_act(working: Typed) -> None:
    working("log", "Fixed the billing export")
    assert working("quiet", "off").err == NOT_QUIET
    assert "Fixed the billing export" in working("undo").err


def test_status_shows_it(working: Typed, clock: FrozenClock) -> None:
    assert json.loads(working("status", "--json").out)["quiet_until"] is None
    working("quiet", "until", "14:00")
    done = working("status")
    assert done.out == "Home, available until 17:00\n"
    assert done.err == "Nudges: quiet until 14:00; wfhdesk quiet off ends it.\n"
    found = json.loads(working("status", "--json").out)
    assert (found["quiet_until"], found["quiet"]) == ("2026-11-17T14:00:00+01:00", False)
    clock.set(TUESDAY.replace(hour=14))
    assert working("status").err == ""


def test_another_process_finds_it(run: Run) -> None:
    assert re.fullmatch(r"Quiet until (\w{3} )?\d\d:\d\d; wfhdesk quiet off ends it\.\n", run("quiet", "1h").stderr)
    assert json.loads(run("quiet", "--json").stdout)["quiet"] is True
    assert run("quiet", "off").stderr == OVER
    assert json.loads(run("quiet", "--json").stdout)["quiet"] is False


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["25h"], "“25h” is no length of time up to a day; write it like 30m, 1h30 or until 14:30."),
        (["3", "days"], "“3 days” is no length of time up to a day"),
        (["0m"], "“0m” is no length of time up to a day"),
        (["until", "later"], "“later” is no time of day; write it like 14:30."),
        (["soon"], "Say how long it is to be quiet"),
        (["1h", "lunch"], "Say how long it is to be quiet"),
        (["off", "1h"], "Say how long it is to be quiet"),
        (["\x1b[31m1h"], "Say how long it is to be quiet"),
    ],
    ids=["more than a day", "days", "nothing", "no time", "no length", "a note", "both", "an escape"],
)
def test_what_is_no_length_is_refused(refused: Refused, words: list[str], said: str) -> None:
    assert said in refused("quiet", *words)


def test_what_has_passed_is_refused(working: Typed, refused: Refused) -> None:
    assert refused("quiet", "until", "0:00") == "0:00 has passed already; it has to be later today."
    with pytest.raises(WrongInput, match="9:59 has passed already"):
        working("quiet", "until", "9:59")
    assert working("quiet").err == NOT_QUIET


def test_a_check_in_that_it_holds_is_told(working: Typed) -> None:
    working("visitor", "today", "10-11", "boiler man", "--told", "sam", "--check-in", "11:30")
    assert "Your check-in of 11:30 waits until then, too.\n" in working("quiet", "until", "12:00").err
    assert "check-in" not in working("quiet", "until", "11:00").err
