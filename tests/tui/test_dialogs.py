"""Dialogs: a way out of each, no answer given by accident, no letter that acts where it is typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tui.conftest import Reading
from tui.desk_driver import DeskDriver, open_app
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.updates import SUPERVISOR

OpenAgain = Callable[[], Desk]

DIALOGS = {
    "log a line": ("updates", ["a"], "What did you get done?"),
    "help": ("today", ["question_mark"], "Anywhere, except where text is typed"),
    "edit": ("log", ["e"], "Edit"),
    "project": ("log", ["p"], "Project of"),
    "day": ("log", ["t"], "Day of"),
    "trash": ("log", ["d", "T"], "brings an entry back"),
    "deliver": ("updates", ["f9"], "A file that your mail program opens"),
    "kind": ("updates", ["v"], "Which update"),
    "other days": ("updates", ["v", "end", "enter"], "Which days"),
    "projects": ("updates", ["r"], "where one stands"),
    "one project": ("updates", ["r", "enter"], "Next milestone"),
    "put off": ("updates", ["down", "up", "z"], "Put off"),
    "give up": ("updates", ["down", "up", "d"], "Give up"),
    "past": ("updates", ["o"], "Updates that went out"),
    "right now": ("today", ["s"], "Finished for today"),
    "quiet": ("log", ["Q"], "For how long?"),
    "still quiet": ("today", ["Q", "enter", "Q"], "it ends by itself"),
    "how long": ("log", ["s", "a"], "Away for how long?"),
    "your hours": ("availability", ["e"], "Your hours"),
    "a day": ("availability", ["enter"], "when and where do you work?"),
    "leave": ("availability", ["l"], "What for"),
    "visitors": ("availability", ["v"], "Who comes"),
    "share": ("availability", ["h"], "Exactly this leaves"),
    "together": ("availability", ["t"], "When can all of you be reached?"),
    "contact": ("log", ["c"], "First letters, then enter"),
    "somebody new": ("people", ["n"], "tab goes on, enter or f9"),
    "take in": ("people", ["i"], "A file or folder of cards"),
    "workstation": ("ergonomics", ["n"], "What you call it"),
    "palette": ("today", ["ctrl+p"], "Find a command"),
}
"""By name: the screen on which a dialog opens, the keys that open it, and what tells that it stands there."""


async def opens(me: DeskDriver, name: str) -> str:
    """Open a dialog; return the screen it stands on."""
    place, keys, told = DIALOGS[name]
    await me.goes_to(place)
    shown = {
        "today": "Weekly update",
        "log": "11 entries",
        "updates": "to read",
        "availability": "Week 47",
        "people": "n adds",
        "ergonomics": "enter begins",
    }
    await me.sees_soon(shown[place])
    for key in keys:
        await me.presses(key)
        if key == "d" and name == "trash":
            await me.is_told("Deleted")
        elif key == "enter" and name == "still quiet":
            await me.is_told("Quiet until")
        elif key == "r":
            await me.sees_soon("where one stands", "3 entries")
    await me.sees_soon(told)
    assert me.is_asked
    return place


@pytest.mark.parametrize("name", DIALOGS)
async def test_esc_leaves_every_dialog_and_changes_nothing(lived_in: Desk, open_again: OpenAgain, name: str) -> None:
    """One is back where one was, with everything as it was."""
    async with open_app(lived_in, (120, 40)) as me:
        place = await opens(me, name)
        before = open_again().accomplishments.all()
        for _dialog in range(2):  # the form of one project stands on the list of all, how long behind what
            if me.is_asked:
                await me.presses("escape")
        await me.is_back()
        me.is_on(place)
        me.is_told_nothing()
        desk = open_again()
        assert desk.accomplishments.all() == before
        assert len(desk.updates.all()) == 1


@pytest.mark.parametrize("name", sorted(set(DIALOGS) - {"palette", "one project", "how long"}))
async def test_the_mouse_leaves_every_dialog(lived_in: Desk, name: str) -> None:
    """Each has a button that goes back."""
    async with open_app(lived_in, (120, 40)) as me:
        place = await opens(me, name)
        x, y = max(
            (x, y) for y, line in enumerate(me.lines) if (x := line.rfind("Back")) > 0 and "esc Back" not in line
        )
        await me.pilot.click(offset=(x, y))
        await me.is_back()
        me.is_on(place)


@pytest.mark.parametrize(
    "name",
    [
        "log a line",
        "edit",
        "project",
        "day",
        "put off",
        "other days",
        "quiet",
        "how long",
        "your hours",
        "a day",
        "visitors",
        "somebody new",
        "take in",
        "workstation",
    ],
)
async def test_letters_typed_in_a_dialogs_text_dont_act(lived_in: Desk, open_again: OpenAgain, name: str) -> None:
    """q doesn't leave, d doesn't delete, 1 goes nowhere: they stand in the text."""
    async with open_app(lived_in, (120, 40)) as me:
        place = await opens(me, name)
        await me.types(" qdxu12?/Tn")
        await me.sees_soon("qdxu12?/Tn")
        assert me.is_asked
        assert me.app.current_mode == place
        me.is_told_nothing()
    assert len(open_again().accomplishments.all()) == 11


async def test_who_types_on_doesnt_send(
    lived_in: Desk, reading: Reading, open_again: OpenAgain, tmp_path: Path
) -> None:
    """The question whether to deliver takes no key in its first half second, then it does."""
    async with open_app(lived_in, (120, 40)) as me:
        await me.presses("w")
        await me.sees_soon("to read")
        reading.is_hasty = True
        await me.presses("f9")
        await me.sees_soon("A file that your mail program opens")
        await me.presses("enter", "f9", "escape", "enter")
        assert me.is_asked
        me.sees("A file that your mail program opens")
        me.is_told_nothing()
        assert len(open_again().updates.all()) == 1
        reading.is_hasty = False
        await me.presses("enter")
        await me.is_told("Update 2 is in")
    assert len(open_again().updates.all()) == 2


async def test_who_types_on_doesnt_write_ones_text_anew(lived_in: Desk, reading: Reading) -> None:
    """A y or an enter that was on its way answers no question."""
    async with open_app(lived_in, (120, 40)) as me:
        await me.presses("w")
        await me.sees_soon("to read")
        await me.presses("tab", "ctrl+end")
        await me.types("PS: bye.")
        await me.sees_soon("changed by hand")
        await me.presses("escape", "down")
        reading.is_hasty = True
        await me.presses("space")
        await me.sees_soon("You changed the text by hand.")
        await me.presses("y", "enter", "space")
        assert me.is_asked
        reading.is_hasty = False
        await me.presses("n")
        await me.is_back()
        me.sees("changed by hand")


async def test_a_dialog_that_was_asked_for_takes_keys_from_the_first(lived_in: Desk, reading: Reading) -> None:
    """Who knows the way types on: a, the line, enter, without waiting for anything."""
    reading.is_hasty = True
    async with open_app(lived_in, (120, 40)) as me:
        await me.presses("2")
        await me.sees_soon("11 entries")
        await me.presses("a")
        await me.types("Quick one")
        await me.presses("enter")
        await me.is_told("Logged")


async def test_what_cant_be_undone_is_told_before_what_came_before_it(
    lived_in: Desk, open_again: OpenAgain, reading: Reading
) -> None:
    """A mail that was sent can't be taken back: it is asked whether to take back the step before, and no means no."""
    lived_in.settings.set("mail.command", ["cat"])
    desk = open_again()
    desk.delivery.pipe(desk.updates.draft(SUPERVISOR))
    async with open_app(open_again(), (120, 40)) as me:
        reading.is_hasty = True
        await me.presses("u")
        await me.sees_soon("can't be undone. Take back", "“Answered the auditors”?", "Take it back", "Leave it")
        await me.presses("y")  # which was on its way
        assert me.is_asked
        reading.is_hasty = False
        await me.presses("n")
        await me.is_back()
        me.is_told_nothing()
        assert len(open_again().accomplishments.all()) == 11
        await me.presses("u")
        await me.sees_soon("“Answered the auditors”?")
        await me.presses("y")
        await me.is_told("Taken back: logged “Answered the auditors”")
    assert len(open_again().accomplishments.all()) == 10
