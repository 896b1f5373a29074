"""What looks like markup is a text like any other: it shows as it was written, and does nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tui.desk_driver import open_app
from wfhdesk.desk.desk import Desk

OpenAgain = Callable[[], Desk]

MARKUP = (
    "[red]x[/red]",
    "[@click=app.quit]x[/]",
    "[/] [bold",
    "\\[b]x $accent",
)


@pytest.mark.parametrize("text", MARKUP)
async def test_an_entry_shows_as_it_was_written(known: Desk, text: str) -> None:
    """In the toast, on Today, in the log and its details, in the list and the text of the update."""
    async with open_app(known, (200, 50)) as me:
        await me.logs(f"a {text} b")
        await me.is_told("Logged")
        await me.sees_soon(f"a {text} b")
        await me.presses("escape")
        await me.goes_to("log")
        await me.sees_soon("1 entry")
        assert me.screen.count(text[:20]) == 2  # in the list, and in full beside it
        await me.presses("3")
        await me.sees_soon("to read", f"✓ a {text} b")


async def test_a_click_on_what_looks_like_a_link_does_nothing(known: Desk) -> None:
    """Nobody can put a button into an entry."""
    known.accomplishments.log("see [@click=app.quit]here[/]")
    async with open_app(known, (120, 36)) as me:
        for place in ("today", "log", "updates"):
            await me.goes_to(place)
            await me.sees_soon("]here[")
            await me.clicks("here")
            assert not me.has_left
            me.is_on(place)


async def test_what_is_refused_is_quoted_as_it_was_written(known: Desk) -> None:
    """In the line's own sentence, and in a dialog's."""
    async with open_app(known, (120, 36)) as me:
        await me.logs("[red]who?[/red] !supervisor !team")
        await me.sees_soon("[red]who?[/red]", "keep one")
        await me.presses("ctrl+u")
        await me.types("x")
        await me.presses("enter", "escape", "2")
        await me.sees_soon("1 entry")
        await me.presses("t", "ctrl+u")
        await me.types("[red]day[/red]")
        await me.presses("enter")
        await me.sees_soon("“[red]day[/red]” is no day.")


async def test_a_projects_line_shows_as_it_was_written(lived_in: Desk) -> None:
    """In the list of projects, in its toast, and in the mail."""
    async with open_app(lived_in, (200, 50)) as me:
        await me.presses("w")
        await me.sees_soon("to read")
        await me.presses("r")
        await me.sees_soon("where one stands", "3 entries")
        await me.presses("enter")
        await me.sees_soon("Where it stands")
        await me.clicks("at risk", times=2)
        await me.types("[@click=app.quit]x[/] [red]y[/red]")
        await me.presses("enter")
        await me.is_told("[@click=app.quit]x[/] [red]y[/red]")
        await me.sees_soon("[@click=app.quit]x[/] [red]y[/red]")


async def test_an_updates_text_shows_as_it_was_written(lived_in: Desk) -> None:
    """Also in the list of those that went out."""
    async with open_app(lived_in, (200, 50)) as me:
        await me.presses("w")
        await me.sees_soon("to read")
        await me.clicks("Ana · week 47")
        await me.presses("home")
        await me.types("[@click=app.quit]x[/] ")
        await me.sees_soon("Subject  [@click=app.quit]x[/]")
        await me.presses("f9")
        await me.sees_soon("A file that your mail program opens")
        await me.presses("enter")
        await me.is_told("Update 2 is in")
        await me.sees_soon("Did it go out?", "[@click=app.quit]x[/]")
        await me.presses("escape", "o")
        await me.sees_soon("Updates that went out", "[@click=app.quit]x[/]")
        await me.presses("escape", "1")
        await me.sees_soon("[@click=app.quit]x[/]")


async def test_names_from_the_settings_show_as_they_were_written(known: Desk, open_again: OpenAgain) -> None:
    """Whoever is called [b]."""
    known.settings.set("supervisor.name", ["[b]Petra[/b]"])
    known.accomplishments.log("x")
    async with open_app(open_again(), (120, 36)) as me:
        await me.sees_soon("Weekly update to [b]Petra[/b]")
        await me.presses("w")
        await me.sees_soon("Weekly update to [b]Petra[/b]")
