"""What is to be done about a risk, by whom, and by when."""

from __future__ import annotations

from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input, Static

from wfhdesk.desk.desk import Desk
from wfhdesk.domain.actions import OWNERS, shown_owner, usual_due
from wfhdesk.domain.assessments import NEEDS_ACTION, Reply
from wfhdesk.domain.deciding import Decision, problem_with
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.domain.first_things import proposed
from wfhdesk.domain.periods import check_in_sight, coming_day
from wfhdesk.domain.plaintext import LONGEST_LINE, one_line, shortened
from wfhdesk.language import gettext as _
from wfhdesk.tui.modals.choose import Options
from wfhdesk.tui.modals.dialog import Dialog
from wfhdesk.tui.widgets.lines import Lines
from wfhdesk.tui.widgets.text_line import TextLine


class NeedsAction(Dialog[Decision]):
    """A form that says all of it already: enter takes it as it stands."""

    BINDINGS = [Binding("ctrl+s,f9", "answer", show=False)]

    def __init__(self, desk: Desk, reply: Reply) -> None:
        super().__init__()
        self.title_text = _("Needs action")
        self._desk, self._reply = desk, reply
        self._due = usual_due(reply.risk, desk.assessments.today())

    def body(self) -> ComposeResult:
        """Yield what, who and by when."""
        yield Static(self._reply.asked, classes="hint", id="about", markup=False)
        yield Static(_("What is to be done"), classes="label", markup=False)
        yield TextLine(proposed(self._reply), id="what", compact=True, max_length=LONGEST_LINE, select_on_focus=True)
        yield Static(_("Who (up and down)"), classes="label", markup=False)
        yield Options([(owner, shown_owner(owner)) for owner in OWNERS], OWNERS[0])
        yield Static(_("By when: 2026-12-01, fri, tomorrow"), classes="label", markup=False)
        yield TextLine(self._due.isoformat(), id="due", compact=True, max_length=40, select_on_focus=True)
        yield Static(_("enter keeps it, tab goes on, esc goes back"), id="told", classes="hint", markup=False)

    def on_mount(self) -> None:
        """Begin with what is to be done."""
        super().on_mount()
        self.query_one("#what").focus()

    def answer_label(self) -> str:
        """Return what the button says."""
        return _("Save")

    @on(Lines.Chosen)
    @on(Input.Submitted)
    def action_answer(self) -> None:
        """Answer with what the form says."""
        try:
            decision = Decision(
                NEEDS_ACTION,
                text=self.query_one("#what", TextLine).value,
                owner=self.query_one(Options).current[0],
                due=self._day(self.query_one("#due", TextLine).value),
            )
            if problem := problem_with(self._reply, decision):
                raise WrongInput(problem)
        except DeskError as wrong:
            told = self.query_one("#told", Static)
            told.update(str(wrong))
            told.add_class("-wrong")
        else:
            self.dismiss(decision)

    def _day(self, text: str) -> date:
        today, word = self._desk.assessments.today(), one_line(text)
        if not word:
            return self._due
        day = coming_day(word, today, short_dutch=self._desk.accomplishments.short_dutch)
        if day is None:
            raise WrongInput(
                _("“{text}” is no day; for example 2026-12-01, fri, tomorrow.").format(text=shortened(word))
            )
        check_in_sight(day)
        return day
