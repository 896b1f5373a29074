"""Plan something that makes days different, or change what is planned: leave, visitors, focus and the like."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from wfhdesk.desk.desk import Desk
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.domain.hours import clock, shown_place
from wfhdesk.domain.occasions import APPOINTMENT, FOCUS, LEAVE, SICK, VISIT, VISITOR, WORKDAY, Occasion, shown_occasion
from wfhdesk.domain.plaintext import LONGEST_LINE
from wfhdesk.domain.plan_lines import planned, when_text
from wfhdesk.language import gettext as _
from wfhdesk.tui.modals.dialog import Dialog
from wfhdesk.tui.widgets.text_line import TextLine

_FIELDS = {
    LEAVE: ("note", "label"),
    SICK: ("note", "label"),
    WORKDAY: ("place",),
    VISITOR: ("note", "told", "check_in"),
    VISIT: ("place", "note", "told", "check_in"),
    FOCUS: ("note", "label"),
    APPOINTMENT: ("note", "label"),
}
"""What is asked of each kind beside its days."""


class Plan(Dialog[Occasion]):
    """A form for one thing; the answer is what was planned. `when` is what its days are filled in with."""

    def __init__(self, desk: Desk, kind: str, when: str, before: Occasion | None = None) -> None:
        super().__init__()
        named = shown_occasion(kind)
        self.title_text = named[:1].upper() + named[1:]
        self._desk = desk
        self._kind = kind
        self._before = before
        self._said = _said(before) if before else {"place": shown_place("office") if kind == WORKDAY else ""}
        self._said["when"] = when_text(before) if before else when

    def body(self) -> ComposeResult:
        """Yield the fields, the days first."""
        for name in ("when", *_FIELDS[self._kind]):
            yield Static(self._label(name), classes="label", markup=False)
            yield TextLine(
                self._said.get(name, ""), id=name, compact=True, max_length=LONGEST_LINE, select_on_focus=False
            )
        yield Static(
            _("enter keeps it, tab goes on, esc leaves all as it was"), id="problem", classes="hint", markup=False
        )

    def _label(self, name: str) -> str:
        labels: dict[str, Callable[[], str]] = {
            "when": lambda: _("When: tue, tue..thu, tue 10:00-11:30; “maybe” behind it where it isn't certain"),
            "note": lambda: _("Who comes") if self._kind == VISITOR else _("What for (only you see it)"),
            "label": lambda: _("What others may see of it"),
            "place": lambda: _("Where"),
            "told": lambda: (
                _("Who was told that you are alone with them")
                if self._kind == VISITOR
                else _("Who was told where you are")
            ),
            "check_in": lambda: _("By when do you say that all is well? For example 11:30"),
        }
        return labels[name]()

    def answer_label(self) -> str:
        """Return what the button says."""
        return _("Save")

    @on(Input.Submitted)
    def action_answer(self) -> None:
        """Plan what the form says."""
        availability = self._desk.availability
        said = self._said | {field.id or "": field.value for field in self.query(TextLine)}
        try:
            occasion = planned(
                self._kind,
                said,
                availability.today(),
                self._before,
                short_dutch=self._desk.accomplishments.short_dutch,
            )
            if self._before is None:
                kept = availability.plan(occasion)
            elif still_planned(self._desk, self._before) != self._before:
                raise changed_elsewhere()
            else:
                kept = availability.change(occasion)
        except DeskError as problem:
            hint = self.query_one("#problem", Static)
            hint.update(str(problem))
            hint.add_class("-wrong")
        else:
            self.dismiss(kept)


def still_planned(desk: Desk, occasion: Occasion) -> Occasion:
    """Return what is planned as it is at this moment. Raises WrongInput where it was cancelled meanwhile."""
    try:
        return desk.availability.occasion(occasion.id)
    except WrongInput:
        raise WrongInput(_("This isn't planned any more; nothing was changed.")) from None


def changed_elsewhere() -> WrongInput:
    """Return what to say where another window changed what one is about to change."""
    return WrongInput(_("It was changed elsewhere meanwhile, so nothing is kept here; esc, and open it again."))


def _said(occasion: Occasion) -> dict[str, str]:
    """Return what the fields say of what is planned already."""
    return {
        "note": occasion.note,
        "label": occasion.label,
        "place": shown_place(occasion.place) if occasion.place else "",
        "told": occasion.told,
        "check_in": clock(occasion.check_in) if occasion.check_in is not None else "",
    }
