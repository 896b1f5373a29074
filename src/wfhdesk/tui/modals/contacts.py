"""The contacts with somebody, the newest first, to be corrected or taken back."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import date
from functools import partial

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from wfhdesk.desk.desk import Desk
from wfhdesk.domain.contacts import Contact, shown_kind
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.mentions import plain
from wfhdesk.domain.people import Person
from wfhdesk.domain.periods import short_day
from wfhdesk.domain.plaintext import shortened
from wfhdesk.language import gettext as _
from wfhdesk.tui.beside import tell_done, telling
from wfhdesk.tui.modals.contact_correction import CorrectContact
from wfhdesk.tui.modals.dialog import Dialog
from wfhdesk.tui.widgets.item_lines import ItemLines, Line
from wfhdesk.tui.widgets.lines import Lines

_TALLEST = 14
_LONGEST = 60


class ContactLines(ItemLines):
    """Contacts, one a line."""

    def key_of(self, item: Contact) -> Hashable:
        """Return the id of a contact, or of the entry that tells of it."""
        return item.id or item.entry


class Contacts(Dialog[str]):
    """List the contacts with a person; the answer is the id of an entry that tells of one and is to be written anew.

    `known` are those that were read before. What is changed here is told at once, and the list goes on.
    """

    BINDINGS = [Binding("d,delete", "take_back", show=False)]

    def __init__(self, desk: Desk, person: Person, known: Sequence[Contact]) -> None:
        super().__init__()
        self.title_text = _("Contacts with {name}").format(name=person.name)
        self.add_class("-large")
        self._desk, self._person, self._known = desk, person, known
        self._list = ContactLines(empty=_("No contact with them is logged yet."))
        self._list.clicks = 1
        self._hint = Static("", id="told", classes="hint", markup=False)

    def body(self) -> ComposeResult:
        """Yield the list, and what can be done."""
        yield self._list
        yield self._hint

    def on_mount(self) -> None:
        """Show what is known, and read the rest."""
        super().on_mount()
        self._list.styles.height = _TALLEST
        self._show(self._known)
        self._tell(_("enter changes one, d deletes it; what the log tells of is changed in its line"))
        self._list.focus()
        self._read()

    @work(exclusive=True)
    async def _read(self) -> None:
        with telling(self.app):
            self._show(await self.ask_beside(lambda desk: desk.people.contacts_with(self._person)))

    def _show(self, contacts: Sequence[Contact]) -> None:
        today = self._desk.people.today()
        self._list.show_lines([Line(partial(self._told, one, today), one) for one in contacts])

    def _told(self, contact: Contact, today: date, _width: int) -> Text:
        text = Text(end="").append(f" {short_day(contact.day, today):<11}", self._list.style_of("day"))
        how = _("from the log") if contact.entry else shown_kind(contact.kind)
        return text.append(f" {how}", self._list.style_of("muted")).append(f" {plain(contact.note)}")

    def _tell(self, text: str, *, wrong: bool = False) -> None:
        self._hint.update(text)
        self._hint.set_class(wrong, "-wrong")

    # --- what can be done -----------------------------------------------------------------------------------------

    @on(Lines.Chosen)
    @work
    async def _change(self) -> None:
        """Change the contact under the cursor, or offer the line that tells of it."""
        contact: Contact = self._list.current
        if contact.entry:
            await self._offer_the_line(contact)
            return
        with telling(self.app):
            told = await self.app.push_screen_wait(CorrectContact(self._desk, self._as_it_is(contact)))
            if told:
                self._done(told)

    async def _offer_the_line(self, contact: Contact) -> None:
        from wfhdesk.tui.modals.choose import Choose

        edit, leave = "edit", "leave"
        hint = _("A line of your log tells of this contact: “{text}”").format(text=shortened(contact.note, _LONGEST))
        options = [(edit, _("Change the line")), (leave, _("Leave it as it is"))]
        if await self.app.push_screen_wait(Choose(_("From the log"), options, hint=hint)) == edit:
            self.dismiss(contact.entry)

    def action_take_back(self) -> None:
        """Delete the contact under the cursor; what a line of the log tells of goes with the line."""
        contact: Contact | None = self._list.current
        if contact is None:
            return
        if contact.entry:
            self._tell(_("A line of your log tells of this contact: enter changes the line."), wrong=True)
            return
        with telling(self.app):
            self._desk.people.take_back(self._as_it_is(contact))
            day = short_day(contact.day, self._desk.people.today())
            self._done(_("Deleted {kind} of {day}").format(kind=shown_kind(contact.kind), day=day))

    def _as_it_is(self, contact: Contact) -> Contact:
        """Return a contact as it is by now. Raises WrongInput where it isn't there any more."""
        now = self._desk.people.contact(contact.id)
        if now != contact:
            self._read()
            raise WrongInput(_("It was changed elsewhere meanwhile, so nothing is kept here; open it again."))
        return now

    def _done(self, words: str) -> None:
        tell_done(self.app, words)
        self._read()
