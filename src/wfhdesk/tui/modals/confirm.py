"""A question with yes and no."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button, Static

from wfhdesk.language import gettext as _
from wfhdesk.tui.modals.dialog import Dialog


class Confirm(Dialog[bool]):
    """Ask whether to go on; the answer is True, False, or none where the person left."""

    DELAYED = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,j", "answer(True)", show=False),  # yes and ja
        Binding("n", "answer(False)", show=False),
        Binding("left,right", "app.focus_next", show=False),
    ]

    def __init__(self, question: str, yes: str, no: str = "") -> None:
        super().__init__()
        self._question, self._yes, self._no = question, yes, no or _("Leave it")

    def body(self) -> ComposeResult:
        """Yield the question and its answers."""
        yield Static(self._question, markup=False)
        with Horizontal(classes="buttons"):
            yield Button(self._yes, id="yes", variant="primary", compact=True)
            yield Button(self._no, id="no", compact=True)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "yes")

    def action_answer(self, answer: bool) -> None:
        """Answer by a letter."""
        self.dismiss(answer)
