"""A contact as it was logged, to be put right: how, what it was about, on which day."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from wfhdesk.desk.desk import Desk
from wfhdesk.domain.contacts import Contact, shown_kind
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.names import joined
from wfhdesk.domain.periods import short_day
from wfhdesk.language import gettext as _
from wfhdesk.tui.modals.dialog import Dialog
from wfhdesk.tui.modals.plan import changed_elsewhere
from wfhdesk.tui.widgets.how_it_was import HowItWas


class CorrectContact(Dialog[str]):
    """The fields of a contact, filled in; the answer is what was changed, in words."""

    BINDINGS = [Binding("f9,ctrl+s", "answer", show=False)]

    def __init__(self, desk: Desk, contact: Contact) -> None:
        super().__init__()
        self.title_text = _("Change a contact")
        self._desk, self._before = desk, contact
        self._how = HowItWas()
        self._hint = Static("", id="told", classes="hint", markup=False)

    def body(self) -> ComposeResult:
        """Yield with whom it was, and the fields."""
        known = self._desk.people.names()
        people = map(self._desk.people.with_id, self._before.people)
        names = [known.called(person) for person in people if person]
        yield Static(_("With {names}").format(names=joined(names)), id="names", markup=False)
        yield self._how
        yield self._hint

    def on_mount(self) -> None:
        """Begin with what is known."""
        super().on_mount()
        before = self._before
        is_today = before.day == self._desk.people.today()
        day = "" if is_today else before.day.isoformat()
        self._how.begin({"kind": before.kind, "note": before.note, "day": day}, "")
        self._hint.update(_("enter keeps it, esc leaves all as it was"))
        self.set_focus(self._how.first)

    def answer_label(self) -> str:
        """Return what the button says."""
        return _("Save")

    @on(HowItWas.Entered)
    def action_answer(self) -> None:
        """Keep the contact as it says now, or tell what can't be."""
        try:
            self._keep()
        except DeskError as problem:
            self._hint.update(str(problem))
            self._hint.add_class("-wrong")

    def _keep(self) -> None:
        people, short_dutch = self._desk.people, self._desk.accomplishments.short_dutch
        day = self._how.day(people.today(), short_dutch=short_dutch)
        wanted = self._before._replace(kind=self._how.kind, note=self._how.note, day=day)
        if wanted == self._before:
            self.dismiss(None)
            return
        if people.contact(self._before.id) != self._before:
            raise changed_elsewhere()
        kept = people.correct(wanted)
        words = _("Changed: {kind} on {day}").format(
            kind=shown_kind(kept.kind), day=short_day(kept.day, people.today())
        )
        self.dismiss(words)
