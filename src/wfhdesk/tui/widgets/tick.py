"""A box to tick: on and off look different without any colour, in ASCII too."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from wfhdesk.tui.ink import ink


class Tick(Widget, can_focus=True):
    """Says one thing that is so, `[x]`, or isn't, `[ ]`; space or a click turns it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space,enter", "turn", show=False)]

    is_on: reactive[bool] = reactive(False)

    class Turned(Message):
        """The person turned it."""

    def __init__(self, label: str, *, id: str) -> None:
        super().__init__(id=id)
        self._label = label

    def render(self) -> Text:
        """Return the box and what it is about."""
        label = Text(self._label, ink(self.app, "cursor") if self.has_focus else "", no_wrap=True, overflow="ellipsis")
        return Text("[x] " if self.is_on else "[ ] ", no_wrap=True, overflow="ellipsis").append_text(label)

    def on_focus(self) -> None:
        """Show that keys come here."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that they don't any more."""
        self.refresh()

    def action_turn(self) -> None:
        """Turn it."""
        self.is_on = not self.is_on
        self.post_message(self.Turned())

    def on_click(self, _event: Click) -> None:
        """Turn it where the mouse points at it."""
        self.action_turn()
