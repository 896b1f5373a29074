"""Whether the desk is sound, and what to do where it isn't: what `wfhdesk doctor --all` tells, to be scrolled through."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import Static

from wfhdesk.domain.health import NOTE, PROBLEM, Finding, problems, shown_subject
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext
from wfhdesk.tui.modals.dialog import Dialog
from wfhdesk.tui.widgets.hung import hung
from wfhdesk.tui.widgets.wrapped import Wrapped

_SIGNS = {PROBLEM: ("!", "late"), NOTE: ("-", "accent")}
"""Sign and colour of what isn't simply well; a colour alone tells nobody who doesn't see it."""


class _Findings(Wrapped):
    """Each finding under the name of its subject."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(id="findings")
        self._findings = findings

    def texts(self, width: int) -> list[Text]:
        """Return the lines of all findings."""
        return [line for finding in self._findings for line in self._lines_of(finding, width)]

    def _lines_of(self, finding: Finding, width: int) -> list[Text]:
        sign, style = _SIGNS.get(finding.state, (" ", "muted"))
        head = Text(f"{sign} {shown_subject(finding.subject)}", self.style_of(style))
        return [head, *hung(self.app.console, Text("    "), Text(finding.told), width)]


class Doctor(Dialog[None]):
    """Every subject that was looked at, the problems first."""

    def __init__(self, findings: Sequence[Finding], folder: str) -> None:
        super().__init__(classes="-large")
        self.title_text = _("Doctor")
        self._findings, self._folder = findings, folder

    def body(self) -> ComposeResult:
        """Yield where the desk is, how it is, and what was found."""
        number = len(problems(self._findings))
        said = ngettext("{n} thing to see to.", "{n} things to see to.", number).format(n=number)
        yield Static(_("The desk is in {folder}").format(folder=self._folder), markup=False)
        yield Static(said if number else _("All is well."), markup=False)
        yield _Findings(self._findings)
        yield Static(
            _("esc closes · wfhdesk doctor --all --online looks more closely"),
            classes="hint",
            markup=False,
        )
