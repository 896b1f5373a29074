"""Something that takes its time: what happens now, and a way to stop it."""

from __future__ import annotations

from threading import Event

from textual.app import ComposeResult
from textual.widgets import Button, ProgressBar, Static

from wfhdesk.language import gettext as _
from wfhdesk.tui.modals.dialog import Dialog


class Progress(Dialog[None]):
    """Shows the steps of long work. `stopped` is set once the person wants it stopped; the work looks at it."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title_text = title
        self.stopped = Event()
        self._step = Static("", markup=False)

    def body(self) -> ComposeResult:
        """Yield the step, a bar that moves, and the way to stop."""
        yield self._step
        yield ProgressBar(show_percentage=False, show_eta=False)

    def leave_label(self) -> str:
        """Return what the button says."""
        return _("Stop")

    def tell(self, step: str) -> None:
        """Say what happens now."""
        self._step.update(step)

    def action_leave(self) -> None:
        """Stop it as soon as that is possible."""
        self.stopped.set()
        self.tell(_("Stopping …"))
        self.query_one("#leave", Button).disabled = True

    async def close(self) -> None:
        """Close once the work is done; a question that stands over it is taken away first."""
        while self in self.app.screen_stack and self.app.screen is not self:
            await self.app.pop_screen()
        if self in self.app.screen_stack:
            self.dismiss(None)
