"""Where one works: what it is called, and which kind of place it is."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from wfhdesk.desk.desk import Desk
from wfhdesk.domain.assessments import HOME, PLACES, Workstation, shown_place
from wfhdesk.domain.errors import DeskError
from wfhdesk.language import gettext as _
from wfhdesk.tui.modals.choose import Options
from wfhdesk.tui.modals.dialog import Dialog
from wfhdesk.tui.widgets.lines import Lines
from wfhdesk.tui.widgets.text_line import TextLine

_LONGEST_NAME = 60


class WorkstationForm(Dialog[Workstation]):
    """A form for a workstation, or a new one; the answer is what was kept."""

    def __init__(self, desk: Desk, place: Workstation | None) -> None:
        super().__init__()
        self.title_text = _("Workstation")
        self._desk, self._place = desk, place

    def body(self) -> ComposeResult:
        """Yield the name and the kinds of place."""
        name = self._place.name if self._place else ""
        yield Static(_("What you call it: home desk, kitchen table, office"), classes="label", markup=False)
        yield TextLine(name, max_length=_LONGEST_NAME, compact=True, select_on_focus=False)
        yield Static(_("Where it is"), classes="label", markup=False)
        chosen = self._place.place if self._place else HOME
        yield Options([(one, shown_place(one)) for one in PLACES], chosen, clicks=0)
        yield Static(
            _("enter keeps it, tab goes on, esc leaves all as it was"), id="told", classes="hint", markup=False
        )

    def answer_label(self) -> str:
        """Return what the button says."""
        return _("Save")

    @on(Input.Submitted)
    @on(Lines.Chosen)
    def action_answer(self) -> None:
        """Keep the workstation."""
        name, kind = self.query_one(TextLine).value, str(self.query_one(Options).current[0])
        try:
            kept = self._kept(name, kind)
        except DeskError as problem:
            told = self.query_one("#told", Static)
            told.update(str(problem))
            told.add_class("-wrong")
        else:
            self.dismiss(kept)

    def _kept(self, name: str, kind: str) -> Workstation:
        if self._place is None:
            return self._desk.assessments.add_workstation(name, kind)
        return self._desk.assessments.change_workstation(self._place._replace(name=name, place=kind))
