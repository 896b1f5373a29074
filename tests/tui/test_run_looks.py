"""A run, its result and its dialogs in every terminal: small, plain, in ASCII, without colour."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import FrozenClock
from tui.desk_driver import DeskDriver, Size, open_app
from tui.runs import begins, own, went_through
from tui.test_sizes_and_looks import SIZES, THEMES, fits, is_ascii
from wfhdesk.desk.desk import Desk


async def goes_through(me: DeskDriver, desk: Desk) -> list[str]:
    """Look at every kind of question, the advice, the dialogs, the result, the report, and two runs side by side."""
    seen = []

    async def looks(*texts: str) -> None:
        await me.sees_soon(*texts)
        fits(me)
        seen.append(await me.holds_still())

    await begins(me)
    await looks("1 of 6", "yes", "doesn't apply", "esc Leave")
    await me.presses("n")
    await looks("Your answer: No", "f  Fixed now", "o  Fine as it is")
    await me.presses("a")
    await looks("Needs action", "Clear the door today", "manager", "2026-12-23", "enter keeps it", "Save")
    await me.presses("escape", "o")
    await looks("Why is it fine as it is?", "Save")
    await me.presses("escape", "t")
    await looks("Note", "Save")
    await me.presses("escape", "f")
    await looks("Where do you sit?", "2  on the floor")
    await me.presses("1", "3")
    await looks("[x] 3  toys", "go on")
    await me.presses("enter", "1")
    await looks("[1]", "0 nothing", "enter takes 1")
    await me.presses("enter")
    await looks("What else?", "enter goes on")
    await me.presses("enter")
    await me.types("today")
    await me.presses("enter")
    await looks("No risks", "p Report", "esc Back")
    await me.presses("p")
    await looks("Report: Every kind", "PDF, to hand over", "E-mail", "Every kind", "Go on")
    await me.presses("escape", "v")
    await looks("Better (1)", "Is the door free?")
    return seen


@pytest.fixture
def before(known: Desk, clock: FrozenClock) -> Desk:
    """A desk with one run behind."""
    own(known)
    went_through(known, "kinds", YES="no")
    clock.set(clock.now() + timedelta(days=30))
    return known


@pytest.mark.parametrize("size", SIZES)
async def test_all_of_it_fits_every_terminal(before: Desk, size: Size) -> None:
    async with open_app(before, size) as me:
        await goes_through(me, before)


@pytest.mark.parametrize("theme", THEMES)
async def test_all_of_it_says_the_same_in_every_theme(before: Desk, theme: str) -> None:
    before.settings.set("app.theme", [theme])
    async with open_app(before, (100, 30)) as me:
        await goes_through(me, before)


async def test_all_of_it_can_be_drawn_in_ascii(before: Desk) -> None:
    before.settings.set("app.glyphs", ["ascii"])
    async with open_app(before.again(), (100, 30)) as me:
        await begins(me)
        await me.presses("n")
        is_ascii(me)
        await me.presses("f", "2", "f", "2")
        is_ascii(me)
        await me.presses("enter", "f", "7", "f", "enter")
        await me.types("today")
        await me.presses("enter")
        await me.sees_soon("Put right at once")
        is_ascii(me)
        await me.presses("v")
        await me.sees_soon("Better (1)")
        is_ascii(me)


async def test_the_window_may_be_drawn_to_any_size_meanwhile(before: Desk) -> None:
    async with open_app(before, (120, 36)) as me:
        await begins(me)
        for keys in ([], ["n"], ["f"]):
            await me.presses(*keys)
            for size in ((60, 20), (30, 10), (10, 4), (3, 2), (250, 70), (120, 36)):
                await me.resizes(*size)
                fits(me)
        me.sees("Where do you sit?", "1  on a chair")
