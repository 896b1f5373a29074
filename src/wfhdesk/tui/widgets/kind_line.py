"""The kinds of contact, each with the letter that says it."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from wfhdesk.domain.contacts import (
    CALL,
    CHAT,
    COFFEE,
    HELP_GIVEN,
    HELP_RECEIVED,
    IN_PERSON,
    MAIL,
    MEETING,
    ONE_TO_ONE,
    VIDEO,
    WALK,
    shown_kind,
)
from wfhdesk.tui.ink import ink

LETTERS = {
    "c": CALL,
    "h": CHAT,
    "v": VIDEO,
    "m": MAIL,
    "p": IN_PERSON,
    "o": COFFEE,
    "w": WALK,
    "1": ONE_TO_ONE,
    "t": MEETING,
    "g": HELP_GIVEN,
    "r": HELP_RECEIVED,
}


class KindLine(Widget, can_focus=True):
    """One of the kinds, or none; a letter or a click says it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,up", "turn(-1)", show=False),
        Binding("right,down,space", "turn(1)", show=False),
        Binding("enter", "enter", show=False),
    ]
    auto_links = False

    kind: reactive[str] = reactive("")

    class Said(Message):
        """A letter or a click said how it was."""

    class Entered(Message):
        """The person is done."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the kinds take."""
        return len(self._rows(width))

    def render(self) -> Text:
        """Return the kinds; the one that is meant stands in brackets."""
        return Text("\n").join(self._rows(self.content_size.width))

    def _rows(self, width: int) -> list[Text]:
        rows = [Text()]
        for letter, kind in LETTERS.items():
            part = self._part(letter, kind)
            if rows[-1].cell_len + part.cell_len > width and rows[-1]:
                rows.append(Text())
            rows[-1].append_text(part)
        return rows

    def _part(self, letter: str, kind: str) -> Text:
        is_meant = kind == self.kind
        look = ink(self.app, "here" if is_meant else "number" if self.has_focus else "muted")
        part = Text("[" if is_meant else " ").append(letter, ink(self.app, "key"))
        part.append(f" {shown_kind(kind)}", look).append("]" if is_meant else " ")
        return part.on({"@click": f"say('{kind}')"})

    def on_focus(self) -> None:
        """Show that letters come here."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that they don't any more."""
        self.refresh()

    def on_key(self, event: Key) -> None:
        """Take a letter."""
        if event.character in LETTERS:
            event.stop()
            self.action_say(LETTERS[event.character])

    def action_say(self, kind: str) -> None:
        """Say how it was."""
        self.kind = kind
        self.post_message(self.Said())

    def action_turn(self, way: int) -> None:
        """Go to the next kind, or the one before."""
        kinds = ["", *LETTERS.values()]
        self.kind = kinds[(kinds.index(self.kind) + way) % len(kinds)]

    def action_enter(self) -> None:
        """Be done."""
        self.post_message(self.Entered())
