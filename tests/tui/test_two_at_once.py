"""Two at one desk: the app beside the command line, and two windows of the app."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from conftest import Run
from tui.desk_driver import open_app
from wfhdesk.desk.desk import Desk

OpenAgain = Callable[[], Desk]

BIG = (120, 40)


async def beside(run: Run, *words: str) -> str:
    """Run a command in the next terminal while the app goes on; return what it printed."""
    return (await asyncio.to_thread(run, *words)).stdout


async def test_what_is_logged_in_the_next_terminal_appears(known: Desk, run: Run) -> None:
    """On Today and on the log, without a key."""
    async with open_app(known, BIG) as me:
        await beside(run, "log", "--on", "2026-11-20", "From the next terminal #billing")
        await me.sees_soon("✓ From the next terminal")
        await me.goes_to("log")
        await me.sees_soon("1 entry")
        await beside(run, "log", "--on", "2026-11-19", "And one of yesterday")
        await me.sees_soon("And one of yesterday", "2 entries")


async def test_what_is_logged_in_the_next_terminal_is_in_the_update(known: Desk, run: Run) -> None:
    """The composer writes the mail anew by itself."""
    known.accomplishments.log("Here")
    async with open_app(known, (200, 50)) as me:
        await me.presses("w")
        await me.sees_soon("✓ Here")
        await beside(run, "log", "--on", "2026-11-20", "There #billing")
        await me.sees_soon("✓ There")


async def test_an_entry_edited_in_two_places_at_once_loses_nothing(
    lived_in: Desk, run: Run, open_again: OpenAgain
) -> None:
    """While its line is open here, another process writes it: both versions are kept, and V chooses between them."""
    (entry,) = [one for one in lived_in.accomplishments.all() if one.text == "Answered the auditors"]
    async with open_app(lived_in, BIG) as me:
        await me.presses("2")
        await me.sees_soon("11 entries")
        await me.presses("e")
        await me.sees_soon("Edit")
        await beside(run, "edit", entry.id, "Answered the auditors by telephone #billing")
        await me.types(" => no questions left")
        await me.presses("enter")
        await me.is_told("This entry was changed elsewhere meanwhile. Both versions are kept; V chooses between them.")
        assert len(open_again().accomplishments.versions(entry.id)) == 2
        await me.presses("V")
        await me.sees_soon("changed in two places at once", "by telephone", "no questions left")
        await me.presses("enter")
        await me.is_told("Chose one of 2 versions")
    desk = open_again()
    assert len(desk.accomplishments.versions(entry.id)) == 1
    assert len(desk.accomplishments.all()) == 11


async def test_the_other_version_can_be_chosen(lived_in: Desk, run: Run, open_again: OpenAgain) -> None:
    """By its number; what was chosen is what shows from then on."""
    (entry,) = [one for one in lived_in.accomplishments.all() if one.text == "Answered the auditors"]
    async with open_app(lived_in, BIG) as me:
        await me.presses("2")
        await me.sees_soon("11 entries")
        await me.presses("e")
        await beside(run, "edit", entry.id, "Answered the auditors by telephone #billing")
        await me.types(" at last")
        await me.presses("enter")
        await me.is_told("Both versions are kept")
        shown, other = [one.text for one in open_again().accomplishments.versions(entry.id) if one is not None]
        assert shown != other
        await me.presses("V")
        await me.sees_soon(shown, other)
        await me.presses("2")
        await me.is_told("Chose one of 2 versions")
        await me.sees_soon(f"✓ {other}")
    assert open_again().accomplishments.get(entry.id).text == other


async def test_versions_that_are_there_at_the_start_are_offered(
    lived_in: Desk, run: Run, open_again: OpenAgain
) -> None:
    """Also those that came about while the app was closed."""
    (entry,) = [one for one in lived_in.accomplishments.all() if one.text == "Answered the auditors"]
    desk = open_again()
    at = desk.accomplishments.version_of(entry.id)
    await beside(run, "edit", entry.id, "Answered them twice #billing")
    desk.accomplishments.edit(entry, "Answered them once #billing", at)
    async with open_app(open_again(), BIG) as me:
        await me.presses("2")
        await me.sees_soon("Changed in two places")
        await me.presses("V")
        await me.sees_soon("Answered them twice", "Answered them once")
        await me.presses("escape")
        await me.is_back()
    assert len(open_again().accomplishments.versions(entry.id)) == 2


async def test_an_entry_deleted_elsewhere_is_gone_here(lived_in: Desk, run: Run) -> None:
    """And what was to be done with it does nothing worse than that."""
    (entry,) = [one for one in lived_in.accomplishments.all() if one.text == "Answered the auditors"]
    async with open_app(lived_in, BIG) as me:
        await me.presses("2")
        await me.sees_soon("11 entries")
        await beside(run, "delete", entry.id)
        await me.sees_soon("10 entries")
        await me.misses_soon("✓ Answered the auditors")


async def test_two_windows_dont_mix_up_what_is_typed_in_them(known: Desk, open_again: OpenAgain) -> None:
    """Each has its own line, also after both were closed; what one logs, the other shows."""
    async with open_app(known) as one, open_app(open_again()) as other:
        await one.presses("a")
        await other.presses("a")
        await one.types("The one line")
        await other.types("The other line")
        await one.sees_soon("The one line")
        await other.sees_soon("The other line")
        one.does_not_see("The other line")
        other.does_not_see("The one line")
        await one.presses("enter")
        await other.sees_soon("✓ The one line", "  The other line")
    async with open_app(open_again()) as first, open_app(open_again()) as second:
        await first.sees_soon("✓ The one line")
        await second.sees_soon("✓ The one line")
        assert [window.screen.count("  The other line") for window in (first, second)].count(1) == 1


async def test_two_windows_can_both_be_closed_in_the_middle_of_a_line(known: Desk, open_again: OpenAgain) -> None:
    """And both lines are there again, one in each window."""
    async with open_app(known) as one, open_app(open_again()) as other:
        await one.presses("a")
        await one.types("Line of one")
        await other.presses("a")
        await other.types("Line of other")
        await other.sees_soon("Line of other")
    async with open_app(open_again()) as first, open_app(open_again()) as second:
        await first.sees_soon("Line of ")
        await second.sees_soon("Line of ")
        seen = first.screen + second.screen
        assert (seen.count("Line of one"), seen.count("Line of other")) == (1, 1)
