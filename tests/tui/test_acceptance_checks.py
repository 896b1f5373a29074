"""Complaints about other programs' screens, one test for each, with its name; the others are in tests/end_to_end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from conftest import AMSTERDAM, FrozenClock
from tui.conftest import Reading
from tui.desk_driver import open_app
from wfhdesk.desk.desk import Desk

OpenAgain = Callable[[], Desk]


async def test_quiet_1_h_header_shows_end_resumes_after_restart_past_the_end(
    lived_in: Desk, clock: FrozenClock, open_again: OpenAgain
) -> None:
    """Workrave #98, #536: quiet that nobody ended stayed for ever, and nothing showed it."""
    async with open_app(lived_in) as me:
        await me.presses("Q", "enter")
        await me.waits_for(lambda: "quiet until 15:10" in me.lines[0], "the end of quiet in the head")
    async with open_app(open_again()) as me:
        await me.waits_for(lambda: "quiet until 15:10" in me.lines[0], "quiet after a restart")
    clock.set(datetime(2026, 11, 20, 15, 11, tzinfo=AMSTERDAM))
    assert open_again().nudges.quiet() is None
    async with open_app(open_again()) as me:
        await me.waits_for(lambda: "nudges" in me.lines[0], "nudges, once quiet is over")
        assert "quiet" not in me.lines[0]


async def test_keys_typed_within_half_a_second_of_a_dialog_that_the_program_opened_by_itself_do_nothing(
    desk: Desk, reading: Reading
) -> None:
    """Safe Eyes #566: a break came up while one typed, and what was typed dismissed it."""
    reading.is_hasty = True
    async with open_app(desk) as me:
        await me.sees_soon("Welcome to wfhdesk")
        await me.types("q ls")
        await me.presses("enter", "escape", "tab", "enter")
        assert me.is_asked
        assert not me.has_left
        reading.is_hasty = False
        await me.presses("escape")
        await me.is_back()
    assert desk.settings.text("me.name") == ""


@pytest.mark.parametrize("place", ["log", "people", "updates", "availability", "ergonomics"])
async def test_empty_list_and_filter_screens_can_always_be_left(known: Desk, place: str) -> None:
    """Taskwarrior-tui #392: a context without tasks could not be left."""
    async with open_app(known) as me:
        await me.goes_to(place)
        await me.presses("slash")
        await me.types("nothing has this word")
        await me.presses(*["escape"] * 6)
        me.is_on("today")
        await me.presses("a")
        await me.types("Still here")
        await me.presses("enter")
        await me.sees_soon("✓ Still here")
