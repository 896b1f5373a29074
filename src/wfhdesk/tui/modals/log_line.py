"""The line of Today as a dialog, from any other screen; also to write an entry anew."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from wfhdesk.desk.desk import Desk
from wfhdesk.desk.unfinished import LINE
from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.capture import render
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.understood import understood
from wfhdesk.language import gettext as _
from wfhdesk.language import pgettext
from wfhdesk.tui.modals.dialog import Dialog
from wfhdesk.tui.widgets.capture_line import CaptureLine


class LogLine(Dialog[str]):
    """Log a line, or write an entry anew; the answer is what was done, in words.

    `at` is the version of the entry that the person saw, where that isn't the one that shows now.
    """

    def __init__(
        self,
        desk: Desk,
        entry: Accomplishment | None = None,
        names: tuple[str, ...] = (),
        at: list[str] | None = None,
    ) -> None:
        super().__init__()
        self.title_text = pgettext("verb", "Log") if entry is None else _("Edit")
        self._desk = desk
        self._entry = entry
        self._at = at or (desk.accomplishments.version_of(entry.id) if entry else [])
        self._kept_as = LINE if entry is None else f"edit {entry.id}"
        line = desk.unfinished.text(self._kept_as) or (render(entry) if entry else "")
        self._line = CaptureLine(desk.accomplishments, line, entry, names)

    def body(self) -> ComposeResult:
        """Yield the line."""
        yield self._line

    def on_mount(self) -> None:
        """Type at once."""
        super().on_mount()
        self._line.focus_line()

    def answer_label(self) -> str:
        """Return what the button says."""
        return pgettext("verb", "Log") if self._entry is None else _("Keep")

    def action_answer(self) -> None:
        """Log the line, or keep the entry as it stands now."""
        self._line.enter()

    @on(CaptureLine.Typed)
    def _typed(self, event: CaptureLine.Typed) -> None:
        try:
            self._desk.unfinished.keep(
                self._kept_as, "" if self._entry and event.line == render(self._entry) else event.line
            )
        except DeskError as problem:
            self._line.refuse(str(problem))

    @on(CaptureLine.Entered)
    def _entered(self, event: CaptureLine.Entered) -> None:
        log = self._desk.accomplishments
        try:
            if self._entry is None:
                told = understood(log.log(event.line))
            else:
                told = understood(log.edit(self._entry, event.line, self._at), _("Changed"))
            self._desk.unfinished.keep(self._kept_as, "")
        except DeskError as problem:
            self._line.refuse(str(problem))
        else:
            self.dismiss(told)

    def action_leave(self) -> None:
        """Close; a line that is not logged yet waits for the next time, an entry stays as it was."""
        if self._entry is not None:
            self._desk.unfinished.keep(self._kept_as, "")
        super().action_leave()
