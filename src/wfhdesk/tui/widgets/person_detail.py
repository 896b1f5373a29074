"""One person in full: what to talk about, what is known of them, and when there was contact."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType

from wfhdesk.desk.people_hours import LOOK_BACK
from wfhdesk.domain.contacts import Contact, shown_kind
from wfhdesk.domain.mentions import plain
from wfhdesk.domain.offers import Offer, shown_state
from wfhdesk.domain.periods import short_day
from wfhdesk.domain.standings import Standing
from wfhdesk.domain.standings import shown_state as shown_standing
from wfhdesk.language import gettext as _
from wfhdesk.tui.glyphs import UNICODE, Glyphs
from wfhdesk.tui.widgets.cadence_bar import tone
from wfhdesk.tui.widgets.person_facts import facts, shared_told
from wfhdesk.tui.widgets.wrapped import Wrapped

if TYPE_CHECKING:
    from wfhdesk.desk.circle import Seen

_MOST_CONTACTS = 200


class PersonDetail(Wrapped):
    """A person; what takes reading years (`seen`) is shown once it is there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "app.contact(True)", id="app.contact"),  # here too, so that it stands first in the foot
        Binding("g", "screen.group", id="people.group"),
        Binding("enter", "screen.edit", show=False),
    ]

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._standing: Standing | None = None
        self._contacts: Sequence[Contact] = ()
        self._seen: Seen | None = None
        self._reach = ""
        self._today = date.min
        self._glyphs: Glyphs = UNICODE
        self._is_read = False

    def show_person(  # noqa: PLR0913 - each named
        self,
        standing: Standing | None,
        contacts: Sequence[Contact] | None,
        seen: Seen | None,
        *,
        reach: str,
        today: date,
        glyphs: Glyphs,
    ) -> None:
        """Show a person, their contacts, and in words whether they can be reached; nobody where none is chosen."""
        before = self._standing and self._standing.person.id
        self._standing, self._seen, self._reach, self._today = standing, seen, reach, today
        self._contacts, self._is_read, self._glyphs = contacts or (), contacts is not None, glyphs
        self.wrap_anew(from_top=before != (standing and standing.person.id))

    def texts(self, width: int) -> list[Text]:
        """Return who it is, what to talk about, what is known, and the contacts."""
        standing = self._standing
        if standing is None:
            return [Text(_("Nobody is chosen."), self.style_of("muted"))]
        named = Text(standing.person.name, self.style_of("core"))
        state = shown_standing(standing, self._today) if standing.state else self._glyphs.more
        texts = [named, Text(state, self.style_of(tone(standing)))]
        if self._reach:
            texts.append(Text(self._reach))
        told = facts(standing, self._today)
        if self._seen and (shared := shared_told(self._seen.shared)):
            told.insert(0, (_("Both work"), shared))
        return [*texts, *self._talk(), *self._offers(), Text(), *self.told(told, width), *self._timeline()]

    def _head(self, text: str) -> list[Text]:
        return [Text(), Text(text, self.style_of("head"))]

    def _points(self, title: str, points: Sequence[str]) -> list[Text]:
        return [*self._head(title), *(Text(f"{self._glyphs.dot} {point}") for point in points)] if points else []

    def _talk(self) -> list[Text]:
        if self._seen is None:
            return []
        talk = self._seen.conversation
        last = [last_told(talk.last, self._today)] if talk.last else []
        return [
            *self._points(_("Last talked about"), last),
            *self._points(_("Open between you"), talk.open),
            *self._points(_("To begin with"), talk.openers),
        ]

    def _offers(self) -> list[Text]:
        offers: Sequence[Offer] = self._seen.offers if self._seen else ()
        told = [f"{offer.text} ({shown_state(offer.state)})" for offer in offers]
        return self._points(_("Help offered"), told)

    def _timeline(self) -> list[Text]:
        texts = self._head(_("Contacts"))
        if not self._contacts:
            return [*texts, Text(self._none_told() if self._is_read else self._glyphs.more)]
        for contact in self._contacts[:_MOST_CONTACTS]:
            text = Text().append(short_day(contact.day, self._today), self.style_of("day"))
            how = _("from the log") if contact.entry else shown_kind(contact.kind)
            text.append(f" {how}", self.style_of("muted"))
            texts.append(text.append(f" {plain(contact.note)}" if contact.note else ""))
        rest = len(self._contacts) - _MOST_CONTACTS
        return [*texts, Text(_("… and {n} before").format(n=rest), self.style_of("muted"))] if rest > 0 else texts

    def _none_told(self) -> str:
        """Return what to say where no contact of the last two years is known."""
        added = self._standing.person.added if self._standing else None
        if added is not None and added >= self._today - LOOK_BACK:
            return _("never")
        return _("over two years ago, or never")


def last_told(contact: Contact, today: date) -> str:
    """Return what a contact was about, with its day and kind."""
    day, how = short_day(contact.day, today), shown_kind(contact.kind)
    return f"{plain(contact.note)} ({day}, {how})" if contact.kind else f"{plain(contact.note)} ({day})"
