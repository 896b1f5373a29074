"""What every dialog has: a box with a title, an answer, and a way out without one."""

from __future__ import annotations

from time import monotonic
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.events import Key
from textual.screen import ModalScreen

Answer = TypeVar("Answer")

UNREAD = 0.5
"""Seconds in which nobody can have read what the program put on the screen by itself."""


class Dialog(ModalScreen["Answer | None"], Generic[Answer]):
    """A box over the screen; esc closes it without an answer.

    One with `DELAYED` is a question whether to send or delete, or was opened by the program itself: it takes no key in its
    first half second, so that typing can't answer what one hasn't read.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]
    CSS_PATH = "../styles/dialogs.tcss"
    DELAYED: ClassVar[bool] = False

    title_text = ""
    """What stands in the box's edge."""
    is_uninvited = False
    """Whether the program opened it by itself."""

    def compose(self) -> ComposeResult:
        """Put a box around what is asked."""
        with VerticalScroll(classes="dialog", can_focus=False) as box:
            box.border_title = self.title_text
            yield from self.body()

    def body(self) -> ComposeResult:
        """Yield what is in the box."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Remember when it opened."""
        self._opened = monotonic()

    async def on_event(self, event: object) -> None:
        """Let keys of the first half second go, where they could answer what nobody has read."""
        if (self.DELAYED or self.is_uninvited) and isinstance(event, Key) and monotonic() - self._opened < UNREAD:
            return
        await super().on_event(event)  # type: ignore[arg-type]

    def action_leave(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
