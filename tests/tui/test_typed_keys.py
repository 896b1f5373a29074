"""What is typed fast arrives where it was meant to, every letter of it."""

from __future__ import annotations

from collections.abc import Callable

from textual.events import Key

from tui.desk_driver import DeskDriver, open_app
from wfhdesk.desk.desk import Desk

OpenAgain = Callable[[], Desk]
_NAMED = {" ": "space", "#": "number_sign", "\n": "enter", "/": "slash", "-": "minus"}


def types_at_once(me: DeskDriver, text: str) -> None:
    """Hand a text over as a terminal does that read all of it together."""
    for sign in text:
        me.app.post_message(Key(_NAMED.get(sign, sign), "\r" if sign == "\n" else sign))


async def test_a_line_typed_right_behind_its_key_is_whole(known: Desk, open_again: OpenAgain) -> None:
    async with open_app(known) as me:
        types_at_once(me, "aFixed the export #billing\n")
        await me.is_told("Logged under billing")
    assert [entry.text for entry in open_again().accomplishments.all()] == ["Fixed the export"]


async def test_a_dialog_takes_every_key_from_the_first(lived_in: Desk, open_again: OpenAgain) -> None:
    """Also those that were typed before it stood there."""
    async with open_app(lived_in) as me:
        await me.presses("3")
        await me.sees_soon("What goes in")
        types_at_once(me, "aquiet do undo everything\n")
        await me.is_told("Logged")
    assert open_again().accomplishments.get("last").text == "quiet do undo everything"


async def test_several_lines_typed_at_once_are_several_entries(known: Desk, open_again: OpenAgain) -> None:
    """A terminal without bracketed paste types what is pasted."""
    async with open_app(known) as me:
        types_at_once(me, "afirst line\nsecond line\n\nthird line\n")
        await me.sees_soon("✓ first line", "✓ second line", "✓ third line")
    assert [entry.text for entry in open_again().accomplishments.all()] == ["first line", "second line", "third line"]


async def test_the_filter_has_every_letter_from_any_screen(lived_in: Desk) -> None:
    async with open_app(lived_in) as me:
        types_at_once(me, "2/payroll 2024-03")
        await me.sees_soon("payroll 2024-03", "Ran the new payroll")
        await me.waits_for(lambda: "Mended the payroll" not in me.screen, "only that month")
