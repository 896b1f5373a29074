"""Hours shared with others, on the screen of availability."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tui.desk_driver import open_app
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.people import Person
from wfhdesk.domain.periods import Period
from wfhdesk.tui.glyphs import ASCII, UNICODE

OpenAgain = Callable[[], Desk]
WIDE = (120, 36)
TUESDAY = date(2026, 11, 24)


@pytest.fixture
def circle(known: Desk) -> Desk:
    """A desk with people in three zones, one of whom nobody knows when they work."""
    known.people.keep_all(
        [
            Person("Priya Nair", zone="Asia/Kolkata", hours="mon-fri 10-18", away=(Period(TUESDAY, TUESDAY),)),
            Person("Sam Li", zone="America/New_York", hours="mon-thu 9-17"),
            Person("Ruth Okafor"),
        ]
    )
    return known


def rows_of(lines: list[str], time: str) -> str:
    return next(line for line in lines if line.strip().startswith(time))


async def test_shared_half_hours_are_told_apart_by_their_pattern(circle: Desk) -> None:
    """In Kolkata it is four and a half hours later: the morning is shared, until half past one."""
    async with open_app(circle, WIDE) as me:
        await me.goes_to("availability")
        await me.presses("right_square_bracket")
        await me.sees_soon("Week 48")
        assert UNICODE.shared not in me.screen
        await me.presses("t")
        await me.sees_soon("When can all of you be reached?")
        await me.types("pri")
        await me.presses("enter")
        await me.sees_soon("with Priya; esc ends it", "≡≡ All of you", "─ With Priya ─")
        row = rows_of(me.lines, "09:00")
        assert sum(UNICODE.shared in part for part in row.split()) == 4, "not on Tuesday, on which Priya is away"
        assert UNICODE.shared not in rows_of(me.lines, "14:00")
        me.sees("09:00–12:30 13:00–13:30", "13:30–17:00", "none (Priya: away)")


async def test_several_are_taken_with_commas_and_each_one_s_clocks_are_told(circle: Desk) -> None:
    """With New York and Kolkata nothing is left; with New York alone the afternoon."""
    async with open_app(circle, WIDE) as me:
        await me.goes_to("availability")
        await me.presses("right_square_bracket", "t")
        await me.types("sam")
        await me.presses("enter")
        await me.sees_soon("with Sam; esc ends it", "15:00–17:30", "Sam (EST) 09:00–11:30", "none (Sam: off)")
        await me.presses("t")
        await me.types("pri,sam")
        await me.presses("enter")
        await me.sees_soon("with Priya and Sam; esc ends it", "none")
        assert "≡≡≡≡" not in me.screen


async def test_esc_ends_it_and_another_week_is_compared_too(circle: Desk) -> None:
    """The list of plans is back; what was compared is forgotten."""
    async with open_app(circle, WIDE) as me:
        await me.goes_to("availability")
        await me.presses("t")
        await me.types("pri")
        await me.presses("enter")
        await me.sees_soon("with Priya; esc ends it")
        await me.presses("right_square_bracket")
        await me.sees_soon("Week 48", "with Priya; esc ends it", "≡≡≡≡")
        await me.presses("escape")
        await me.misses_soon("with Priya")
        me.is_on("availability")
        me.sees("Planned ahead", "confirmed")
        assert "≡" not in me.screen
        await me.presses("escape")
        await me.waits_for(lambda: me.app.current_mode == "today", "Today")


async def test_who_has_no_known_hours_is_named_with_what_to_do(circle: Desk) -> None:
    """The dialog stays; others can be chosen, or esc."""
    async with open_app(circle, WIDE) as me:
        await me.goes_to("availability")
        await me.presses("t")
        await me.types("ru")
        await me.presses("enter")
        await me.sees_soon("Nobody said when Ruth works. esc, and 4 goes to the screen")
        await me.presses("backspace", "backspace")
        await me.types("zzz")
        await me.presses("enter")
        await me.sees_soon("Nobody is called “zzz”; esc, and 4 goes to")
        await me.presses("escape")
        await me.is_back()
        me.does_not_see("esc ends it")


async def test_somebody_who_is_gone_is_left_out(circle: Desk, open_again: OpenAgain) -> None:
    """Another window took them off the desk."""
    async with open_app(circle, WIDE) as me:
        await me.goes_to("availability")
        await me.presses("t")
        await me.types("pri")
        await me.presses("enter")
        await me.sees_soon("with Priya; esc ends it")
        other = open_again()
        other.people.delete([other.people.named("priya")])
        await me.misses_soon("with Priya")


async def test_on_a_small_terminal_the_day_under_the_cursor_is_told(circle: Desk) -> None:
    """By one's own clocks and by theirs."""
    async with open_app(circle, (80, 24)) as me:
        await me.goes_to("availability")
        await me.presses("right_square_bracket", "t")
        await me.types("pri")
        await me.presses("enter")
        await me.sees_soon("Fri 27: 09:00–12:30 13:00–13:30 · Priya (IST) 13:30–17:00 17:30–18:00")


async def test_in_ascii_too(circle: Desk) -> None:
    """A sign of its own."""
    circle.settings.set("app.glyphs", ["ascii"])
    async with open_app(circle, WIDE) as me:
        await me.goes_to("availability")
        await me.presses("right_square_bracket", "t")
        await me.types("pri")
        await me.presses("enter")
        await me.sees_soon(ASCII.shared * 4, f"{ASCII.shared * 2} All of you")


async def test_on_an_empty_desk_the_hours_come_first(desk: Desk) -> None:
    """There is nothing to compare."""
    desk.settings.begin()
    async with open_app(desk, WIDE) as me:
        await me.goes_to("availability")
        await me.presses("t")
        assert not me.is_asked
