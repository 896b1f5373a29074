"""A question with yes and no."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from wfhdesk.language import gettext as _
from wfhdesk.tui.modals.dialog import Dialog


class Confirm(Dialog[bool]):
    """Ask whether to go on; leaving is a no."""

    DELAYED = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,j", "answer", show=False),  # yes and ja
        Binding("n", "leave", show=False),
        Binding("left,right", "app.focus_next", show=False),
    ]

    def __init__(self, question: str, yes: str, no: str = "") -> None:
        super().__init__()
        self._question, self._yes, self._no = question, yes, no or _("Leave it")

    def body(self) -> ComposeResult:
        """Yield the question."""
        yield Static(self._question, markup=False)

    def answer_label(self) -> str:
        """Return what yes means."""
        return self._yes

    def leave_label(self) -> str:
        """Return what no means."""
        return self._no

    def action_answer(self) -> None:
        """Answer yes."""
        self.dismiss(True)

    def action_leave(self) -> None:
        """Answer no."""
        self.dismiss(False)
