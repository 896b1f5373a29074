"""What one is doing right now: said in a few keys from any screen, and told at the top of all of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from conftest import AMSTERDAM, FRIDAY, FrozenClock
from tui.desk_driver import Size, open_app
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.occasions import SICK, Occasion
from wfhdesk.domain.statuses import AVAILABLE, AWAY, FINISHED, FOCUSED, LUNCH
from wfhdesk.tui.widgets.frame import PLACES

OpenAgain = Callable[[], Desk]


def said(desk: Desk) -> list[tuple[str, str, str]]:
    """Return what was said of right now: state, until when, words."""
    return [(one.state, f"{one.until:%H:%M}" if one.until else "", one.message) for one in desk.availability.statuses()]


# --- saying it ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", PLACES)
async def test_away_for_thirty_minutes_takes_five_keys(lived_in: Desk, open_again: OpenAgain, place: str) -> None:
    """s, a, 30, enter, as fast as one types, from every screen."""
    async with open_app(lived_in) as me:
        await me.goes_to(place)
        await me.presses_at_once("s", "a", "3", "0", "enter")
        await me.is_told("Away until 14:40. u takes it back.")
        await me.head_ends_with("◐ Away until 14:40")
        me.is_on(place)
    assert said(open_again()) == [(AWAY, "14:40", "")]


@pytest.mark.parametrize(
    ("letter", "kept", "shown"),
    [
        ("l", (LUNCH, "14:55", ""), "◐ Lunch until 14:55"),
        ("b", (AVAILABLE, "", ""), "● Home, available until 17:30"),
        ("x", (FINISHED, "00:00", ""), "○ Finished for today"),
    ],
)
async def test_what_needs_no_length_is_said_at_once(
    known: Desk, open_again: OpenAgain, letter: str, kept: tuple[str, str, str], shown: str
) -> None:
    """One letter."""
    async with open_app(known) as me:
        await me.presses("s", letter)
        await me.is_back()
        await me.head_ends_with(shown)
    assert said(open_again()) == [kept]


@pytest.mark.parametrize(
    ("letter", "typed", "expected"),
    [
        ("a", "", (AWAY, "14:40", "")),
        ("f", "", (FOCUSED, "15:40", "")),
        ("a", "45 school run", (AWAY, "14:55", "school run")),
        ("a", "until 16:00", (AWAY, "16:00", "")),
        ("f", "2h annual report", (FOCUSED, "16:10", "annual report")),
        ("a", "to the baker", (AWAY, "14:40", "to the baker")),
    ],
)
async def test_how_long_it_takes_and_what_for(
    known: Desk, open_again: OpenAgain, letter: str, typed: str, expected: tuple[str, str, str]
) -> None:
    """The usual length stands there; what is typed takes its place."""
    async with open_app(known) as me:
        await me.presses("s", letter)
        await me.sees_soon("for how long?", "30" if letter == "a" else "90")
        await me.types(typed)
        await me.presses("enter")
        await me.is_back()
    assert said(open_again()) == [expected]


async def test_a_length_that_cant_be_is_told_in_the_box(known: Desk, open_again: OpenAgain) -> None:
    """It stays open with what was typed; nothing is said."""
    async with open_app(known) as me:
        await me.presses("s", "a")
        await me.types("until 9:00")
        await me.presses("enter")
        await me.sees_soon("9:00 has passed already", "until 9:00")
        assert me.is_asked
    assert said(open_again()) == []


async def test_back_during_what_is_planned_says_where_that_is_taken_away(known: Desk) -> None:
    """Who is better sooner isn't left with the same words again."""
    known.availability.plan(Occasion(SICK, FRIDAY.date(), FRIDAY.date()))
    async with open_app(known) as me:
        await me.presses("s", "b")
        await me.is_told("Sick until Mon 09:00, as planned; Availability shows the plan, and takes it away. u takes it")


async def test_esc_goes_back_to_the_choices_and_then_out(known: Desk, open_again: OpenAgain) -> None:
    """One step at a time."""
    async with open_app(known) as me:
        await me.presses("s", "a")
        await me.sees_soon("Away for how long?")
        await me.presses("escape")
        await me.sees_soon("l  Lunch", "Home, available until 17:30")
        await me.presses("escape")
        await me.is_back()
        me.is_told_nothing()
    assert said(open_again()) == []


async def test_the_mouse_says_it_too(known: Desk, open_again: OpenAgain) -> None:
    """A click on the status opens the choices, a click on one says it."""
    async with open_app(known) as me:
        await me.clicks("Home, available until 17:30")
        await me.clicks("l  Lunch")
        await me.is_told("Lunch until 14:55")
        await me.clicks("Lunch until 14:55")
        await me.clicks("a  Away")
        await me.clicks("Say it")
        await me.is_told("Away until 14:40")
    assert [state for state, _until, _words in said(open_again())] == [LUNCH, AWAY]


async def test_u_takes_it_back(known: Desk, open_again: OpenAgain) -> None:
    """As everything else."""
    async with open_app(known) as me:
        await me.presses("s", "l")
        await me.is_told("Lunch until 14:55")
        await me.presses("u")
        await me.is_told("Taken back")
        await me.head_ends_with("● Home, available until 17:30")
    assert said(open_again()) == []


async def test_s_is_a_letter_where_text_is_typed(known: Desk) -> None:
    """Nobody goes to lunch by writing “sales”."""
    async with open_app(known) as me:
        await me.presses("a")
        await me.types("sl")
        me.sees("sl")
        assert not me.is_asked


# --- the head -------------------------------------------------------------------------------------------------------


async def test_where_nothing_is_known_nothing_is_told(desk: Desk) -> None:
    """A desk without hours has no status until one says something."""
    desk.accomplishments.log("x")
    async with open_app(desk) as me:
        assert me.head.endswith("week 47")
        await me.presses("s", "a", "enter")
        await me.head_ends_with("Away until 14:40")


async def test_the_head_follows_the_time(known: Desk, clock: FrozenClock) -> None:
    """Nobody presses a key: the day's work ends, and the next day is told."""
    async with open_app(known) as me:
        await me.head_ends_with("● Home, available until 17:30")
        clock.set(datetime(2026, 11, 20, 17, 31, tzinfo=AMSTERDAM))
        await me.head_ends_with("○ Off until Mon 09:00")


async def test_the_head_of_a_screen_that_was_away_is_up_to_date(known: Desk, clock: FrozenClock) -> None:
    """What was drawn an hour ago isn't told any more when one comes back."""
    async with open_app(known) as me:
        await me.presses("2")
        clock.set(datetime(2026, 11, 20, 17, 31, tzinfo=AMSTERDAM))
        await me.head_ends_with("○ Off until Mon 09:00")
        await me.presses("1")
        await me.head_ends_with("○ Off until Mon 09:00")


async def test_what_another_terminal_says_shows_by_itself(known: Desk, open_again: OpenAgain) -> None:
    """Within a second."""
    async with open_app(known) as me:
        await me.goes_to("log")
        open_again().availability.say(LUNCH)
        await me.head_ends_with("◐ Lunch until 14:55")


@pytest.mark.parametrize(
    ("size", "words"),
    [
        ((60, 20), "wfhdesk   Fri 20 Nov         ● Home, available until 17:30"),
        ((40, 20), "wfhdesk   Fri 20 Nov   ● Home, availa…"),
        ((80, 24), "week 47                   ● Home, available until 17:30"),
    ],
)
async def test_the_status_has_its_place_in_every_terminal(known: Desk, size: Size, words: str) -> None:
    """Where there is little room the week goes first."""
    async with open_app(known, size) as me:
        assert words in me.head


@pytest.mark.parametrize(
    ("size", "words"),
    [
        ((120, 36), "sample desk: nothing here is real"),
        ((80, 24), "sample desk"),
        ((60, 20), "sample desk"),
    ],
)
async def test_a_sample_desk_says_so_beside_the_status(known: Desk, size: Size, words: str) -> None:
    """Both have a place; the notice is shortened, not left out."""
    known.is_sample = True
    async with open_app(known, size) as me:
        assert words in me.head
        assert "● Home, av" in me.head
