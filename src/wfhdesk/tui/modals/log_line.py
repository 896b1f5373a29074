"""The line of Today as a dialog, from any other screen; also to write an entry anew."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from textual import on, work
from textual.app import ComposeResult
from textual.widgets import Static

from wfhdesk.desk.desk import Desk
from wfhdesk.desk.unfinished import LINE
from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.capture import render
from wfhdesk.domain.errors import DeskError
from wfhdesk.language import gettext as _
from wfhdesk.language import pgettext
from wfhdesk.tui.modals.dialog import Dialog
from wfhdesk.tui.modals.naming import made_sure, told
from wfhdesk.tui.widgets.capture_line import CaptureLine

if TYPE_CHECKING:
    from wfhdesk.domain.named_people import Unsure
    from wfhdesk.tui.app import DeskApp


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
        self._now = at or (desk.accomplishments.version_of(entry.id) if entry else [])
        self._kept_as = LINE if entry is None else f"edit {entry.id}"
        left, _break, version = desk.unfinished.text(self._kept_as).partition("\n")
        self._was_left = bool(left) and entry is not None
        self._at = version.split() or self._now  # the version from which the line was written that was left
        self._line = CaptureLine(desk, left or (render(entry) if entry else ""), entry, names)

    def body(self) -> ComposeResult:
        """Yield the line, and where it comes from if that was another time."""
        yield self._line
        if self._was_left:
            said = _("You left this line unfinished. esc lets go of it; the entry then stays as it is.")
            if self._at != self._now:
                said += " " + _("The entry was changed since; keeping the line keeps both versions.")
            yield Static(said, classes="hint", markup=False)

    def on_mount(self) -> None:
        """Type at once."""
        self._line.focus_line()

    def answer_label(self) -> str:
        """Return what the button says."""
        return pgettext("verb", "Log") if self._entry is None else _("Save")

    def action_answer(self) -> None:
        """Log the line, or keep the entry as it stands now."""
        self._line.enter()

    def _keep(self, text: str) -> None:
        """Keep the line for another time, in case the terminal goes; an empty text lets go of it."""
        cast("DeskApp", self.app).keeping.keep(self._kept_as, text)

    @on(CaptureLine.Typed)
    def _typed(self, event: CaptureLine.Typed) -> None:
        if self.is_answered:
            return  # logged already: what is typed behind it is none of it
        if self._entry is None:
            self._keep(event.line)
        else:
            is_changed = event.line != render(self._entry)
            self._keep(f"{event.line}\n{' '.join(self._at)}" if is_changed else "")

    @on(CaptureLine.Entered)
    def _entered(self, event: CaptureLine.Entered) -> None:
        try:
            found = self._line.named(event.line)
            if found is None or not found.unsure:
                self._log(event.line)
            else:
                self._ask_whom(event.line, found.unsure)
        except DeskError as problem:
            self._line.refuse(str(problem))

    @work
    async def _ask_whom(self, line: str, unsure: Sequence[Unsure]) -> None:
        try:
            sure = await made_sure(self.app, self._desk, line, unsure)
            if sure is None:
                self._line.go_on()
            else:
                self._log(sure)
        except DeskError as problem:
            self._line.refuse(str(problem))

    def _log(self, line: str) -> None:
        log = self._desk.accomplishments
        if self._entry is None:
            words = told(self.app, self._desk, log.log(line))
        else:
            words = told(self.app, self._desk, log.edit(self._entry, line, self._at), _("Changed"))
        self._keep("")
        self.dismiss(words)

    def action_leave(self) -> None:
        """Close; a line that is not logged yet waits for the next time, an entry stays as it was."""
        if self._entry is not None:
            self._keep("")
        super().action_leave()
