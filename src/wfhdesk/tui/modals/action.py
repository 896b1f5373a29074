"""An action: what is to be done, by whom, by when, and where."""

from __future__ import annotations

from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from wfhdesk.desk.desk import Desk
from wfhdesk.domain.actions import OWNERS, Action, parse_owner, shown_owner, usual_due
from wfhdesk.domain.checklists import MEDIUM
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.plaintext import LONGEST_LINE, one_line
from wfhdesk.domain.planning import parse_day
from wfhdesk.language import gettext as _
from wfhdesk.tui.modals.dialog import Dialog
from wfhdesk.tui.modals.plan import changed_elsewhere
from wfhdesk.tui.widgets.text_line import TextLine


class ActionForm(Dialog[Action]):
    """A form for an action, or a new one; the answer is what was kept."""

    def __init__(self, desk: Desk, action: Action | None) -> None:
        super().__init__()
        self.title_text = _("Action") if action else _("New action")
        self._desk, self._action = desk, action
        self._said = self._filled_in()

    def _filled_in(self) -> dict[str, str]:
        action, assessments = self._action, self._desk.assessments
        due = action.due if action else usual_due(MEDIUM, assessments.today())
        places = assessments.workstations()
        where = assessments.place_name(action.workstation) if action else places[0].name if len(places) == 1 else ""
        return {
            "text": action.text if action else "",
            "owner": shown_owner(action.owner if action else OWNERS[0]),
            "due": due.isoformat() if due else "",
            "place": where,
        }

    def body(self) -> ComposeResult:
        """Yield the fields."""
        for name, label in self._labels().items():
            yield Static(label, classes="label", markup=False)
            yield TextLine(self._said[name], id=name, compact=True, max_length=LONGEST_LINE, select_on_focus=False)
        yield Static(
            _("enter keeps it, tab goes on, esc leaves all as it was"), id="told", classes="hint", markup=False
        )

    def _labels(self) -> dict[str, str]:
        labels = {
            "text": _("What is to be done"),
            "owner": _("By whom: {known}").format(known=", ".join(map(shown_owner, OWNERS))),
            "due": _("By when: fri, 2026-12-24; empty for no day"),
        }
        places = ", ".join(one.name for one in self._desk.assessments.workstations())
        return {**labels, "place": _("Where: {places}").format(places=places)} if places else labels

    def answer_label(self) -> str:
        """Return what the button says."""
        return _("Save")

    @on(Input.Submitted)
    def action_answer(self) -> None:
        """Keep the action."""
        try:
            kept = self._kept({field.id or "": one_line(field.value) for field in self.query(TextLine)})
        except DeskError as problem:
            told = self.query_one("#told", Static)
            told.update(str(problem))
            told.add_class("-wrong")
        else:
            self.dismiss(kept)

    def _kept(self, said: dict[str, str]) -> Action:
        assessments, before = self._desk.assessments, self._action
        action = (before or Action("", assessments.today()))._replace(
            text=said["text"], owner=parse_owner(said["owner"]), due=self._due(said["due"])
        )
        if said.get("place", "") != self._said["place"]:
            action = action._replace(workstation=assessments.workstation(said["place"]).id if said["place"] else "")
        elif before is None and said.get("place"):
            action = action._replace(workstation=assessments.workstation(said["place"]).id)
        if before is None:
            return assessments.add_action(action)
        if assessments.action(before.id) != before:
            raise changed_elsewhere()
        return assessments.change_action(action)

    def _due(self, said: str) -> date | None:
        before = self._action
        if not said:
            return None
        if before is not None and said == self._said["due"]:
            return before.due  # what is overdue may stay so
        short_dutch = self._desk.accomplishments.short_dutch
        return parse_day(said, self._desk.assessments.today(), short_dutch=short_dutch)
