"""What a person does about people: know them, be in touch, put off, let pass, offer help."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from wfhdesk.desk.acquaintance import Acquaintance
from wfhdesk.desk.people_records import contact_doc, offer_doc, person_doc
from wfhdesk.domain.contacts import Contact, shown_kind
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.naming import bare
from wfhdesk.domain.offers import Offer, moved_on, shown_state
from wfhdesk.domain.people import SUPERVISOR, Pause, Person, as_kept, checked
from wfhdesk.domain.periods import DAY, check_in_sight
from wfhdesk.domain.plaintext import LONGEST_LINE, one_line, shortened
from wfhdesk.domain.snoozing import day_ahead, snooze_until
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext

_LONGEST = 50
"""Characters of a name or a text in the words of an act."""
_MOST_SNOOZES = 12
"""Days of snoozes that are remembered."""


class People(Acquaintance):
    """The co-workers one stays in touch with."""

    # --- who ----------------------------------------------------------------------------------------------------

    def add(self, person: Person) -> Person:
        """Keep somebody new. Raises WrongInput where something of them can't be, or that whole name is known already."""
        self.check_name(person)
        return self.keep_all([person], _("added {who}").format(who=shortened(person.name, _LONGEST)))[0]

    def check_name(self, person: Person) -> None:
        """Raise WrongInput where somebody else has that whole name, and no nickname tells this person apart."""
        same = [one for one in self.all() if bare(one.name) == bare(person.name) and one.id != person.id]
        own = {person.id} - {""}
        if same and all({one.id for one in self.names().candidates(name)} - own for name in person.nicknames):
            raise WrongInput(
                _(
                    "You know a {name} already. Give this one a nickname by which nobody else is found: --nickname"
                ).format(name=same[0].name)
            )

    def know_supervisor(self, name: str, address: str) -> None:
        """Add the person who gets the weekly update, where nobody is a supervisor yet and nobody has that name or address."""
        known, called = self.all(), bare(one_line(name))
        if not called or any(
            one.relation == SUPERVISOR or bare(one.name) == called or address in one.emails for one in known
        ):
            return
        with suppress(WrongInput):  # not every name that a setting may hold can be a person's
            self.add(Person(name, SUPERVISOR, emails=(address,) if address else ()))

    def keep_all(self, people: Sequence[Person], words: str = "") -> list[Person]:
        """Keep people as they are now, as one act; who has no id yet is added. Raises WrongInput where one can't be."""
        seen = {person.id: self._people.seen(person.id) for person in people if person.id}
        known = self.all()
        zones = {one.zone for one in known}  # what was kept before, perhaps elsewhere, isn't asked about again
        kept = [self._counted((as_kept if person.zone in zones else checked)(person)) for person in people]
        for country in {person.holidays for person in kept} - {"", *(one.holidays for one in known)}:
            self.check_country(country)
        with self._db.lines.act(words or _("changed {who}").format(who=self._who(kept))):
            return [self._kept(person, seen.get(person.id, [])) for person in kept]

    def check_country(self, country: str) -> None:
        """Raise WrongInput where a text names no country whose holidays are known."""
        self._holidays.check(country)

    def _kept(self, person: Person, seen: list[str]) -> Person:
        person = person if person.id else person._replace(id=self._db.lines.new_id())
        self._people.write(person.id, person_doc(person), seen)
        return person

    def _counted(self, person: Person) -> Person:
        """Return a person with the days filled in from which they are known, and from which their days are counted."""
        today = self.today()
        since = person.since or today if person.every else None
        return person._replace(added=person.added or today, since=since)

    def delete(self, people: Sequence[Person]) -> None:
        """Take people off the desk. Contacts with them stay, and undo brings them back; see `erasing` for what can't."""
        seen = {person.id: self._people.seen(person.id) for person in people}
        with self._db.lines.act(_("deleted {who}").format(who=self._who(people))):
            for person_id, versions in seen.items():
                self._people.write(person_id, None, versions)

    def _who(self, people: Sequence[Person]) -> str:
        if len(people) == 1:
            return shortened(people[0].name, _LONGEST)
        return ngettext("{n} person", "{n} people", len(people)).format(n=len(people))

    # --- contacts -----------------------------------------------------------------------------------------------

    def met(self, people: Sequence[Person], kind: str = "", note: str = "", day: date | None = None) -> Contact:
        """Keep that there was contact with people on a day, today where none is named. Raises WrongInput."""
        contact = Contact(day or self.today(), tuple(dict.fromkeys(one.id for one in people)), kind, note)
        words = _("logged {kind} with {who}").format(kind=shown_kind(kind), who=self._who(people))
        return self.log_all([contact], words)[0]

    def log_all(self, contacts: Sequence[Contact], words: str) -> list[Contact]:
        """Keep contacts as one act. Raises WrongInput where one can't be."""
        clean = [self._checked(contact)._replace(logged=self.now()) for contact in contacts]
        with self._db.lines.act(words):
            return [one._replace(id=self._contacts.insert(contact_doc(one))) for one in clean]

    def correct(self, contact: Contact) -> Contact:
        """Keep a contact as it is now. Raises WrongInput where it can't be."""
        contact = self._checked(contact)
        with self._db.lines.act(_("changed a contact of {day}").format(day=contact.day)):
            self._contacts.write(contact.id, contact_doc(contact))
        return contact

    def take_back(self, contact: Contact) -> None:
        """Take a contact away: there was none."""
        with self._db.lines.act(_("deleted a contact of {day}").format(day=contact.day)):
            self._contacts.write(contact.id, None)

    def _checked(self, contact: Contact) -> Contact:
        if not contact.people:
            raise WrongInput(_("Say with whom: wfhdesk met priya 'what it was about'"))
        if contact.day > self.today():
            raise WrongInput(_("{day} lies ahead. Log a contact when there was one.").format(day=contact.day))
        check_in_sight(contact.day)
        if len(contact.note) > LONGEST_LINE:
            raise WrongInput(_("That is too long for a line."))
        return contact._replace(note=one_line(contact.note))

    # --- the clock ----------------------------------------------------------------------------------------------

    def snooze(self, person: Person, words: str) -> Person:
        """Put off the reminder of a person; they stay as due as they are. Raises WrongInput for words that name no day."""
        person = self._counted_now(person)
        until = self.put_off_until(person, words)
        snoozed = (*person.snoozed, self.today())[-_MOST_SNOOZES:]
        said = _("put off {who} until {day}").format(who=shortened(person.name, _LONGEST), day=until)
        return self.keep_all([person._replace(snoozed=snoozed, snoozed_until=until)], said)[0]

    def put_off_until(self, person: Person, words: str) -> date:
        """Return until when words put a person off. Raises WrongInput for words that name no day."""
        works = self._both_work(person)
        return snooze_until(words, person, self.today(), works, short_dutch=self._log.short_dutch)

    def wake(self, person: Person) -> Person:
        """End a snooze: the reminder is due when the person is."""
        said = _("no longer put off {who}").format(who=shortened(person.name, _LONGEST))
        return self.keep_all([self._as_now(person)._replace(snoozed_until=None)], said)[0]

    def skip(self, person: Person) -> Person:
        """Let a cycle pass: a new one begins today, and no contact is claimed."""
        said = _("skipped {who} this time").format(who=shortened(person.name, _LONGEST))
        return self.keep_all([self._counted_now(person)._replace(skipped=self.today(), snoozed_until=None)], said)[0]

    def pause(self, person: Person, until: date | None = None) -> Person:
        """Stop the clock of a person from today on, until a day or until they are resumed. Raises WrongInput."""
        today, person = self.today(), self._as_now(person)
        self._check_end(until)
        pauses = (*self._ended(person, today), Pause(today, until))
        return self.keep_all(
            [person._replace(pauses=pauses)], _("paused {who}").format(who=shortened(person.name, _LONGEST))
        )[0]

    def pause_until(self, person: Person, words: str) -> date | None:
        """Return the last day of a pause that words name; None where they say nothing. Raises WrongInput."""
        if not words.strip():
            return None
        until = day_ahead(words, person, self.today(), short_dutch=self._log.short_dutch)
        self._check_end(until)
        return until

    def _check_end(self, until: date | None) -> None:
        if until is not None and until < self.today():
            raise WrongInput(_("A pause can't end before today."))

    def resume(self, person: Person) -> Person:
        """Let the clock of a person tick again from today on. Raises WrongInput where it isn't paused."""
        today, person = self.today(), self._as_now(person)
        pauses = self._ended(person, today)
        if pauses == person.pauses:
            raise WrongInput(_("{name} isn't paused.").format(name=person.name))
        return self.keep_all(
            [person._replace(pauses=pauses)], _("resumed {who}").format(who=shortened(person.name, _LONGEST))
        )[0]

    def _as_now(self, person: Person) -> Person:
        """Return a person as they are by now: another window may have changed them since they were read. WrongInput if gone."""
        found = self.with_id(person.id)
        if found is None:
            raise WrongInput(_("{name} is not on the desk any more.").format(name=person.name))
        return found

    def _counted_now(self, person: Person) -> Person:
        """Return a person as they are by now. Raises WrongInput where there is no turn to put off or to let pass."""
        person, today = self._as_now(person), self.today()
        if not person.every:
            raise WrongInput(
                _("Nobody counts the days of {name}, so no turn of theirs comes; give them a relation first.").format(
                    name=person.name
                )
            )
        if person.is_paused(today):
            raise WrongInput(_("{name} is paused, so no turn of theirs comes.").format(name=person.name))
        return person

    @staticmethod
    def _ended(person: Person, today: date) -> tuple[Pause, ...]:
        """Return a person's pauses, those that are on ended yesterday."""
        on = [pause for pause in person.pauses if pause.end is None or pause.end >= today]
        ended = [Pause(pause.start, today - DAY) for pause in on if pause.start < today]
        return (*(pause for pause in person.pauses if pause not in on), *ended)

    # --- offers -------------------------------------------------------------------------------------------------

    def offer(self, text: str, person: Person | None = None) -> Offer:
        """Keep an offer of help, to a person or to whoever wants it. Raises WrongInput for an empty one."""
        clean = one_line(text)
        if not clean or len(clean) > LONGEST_LINE:
            raise WrongInput(_("Say in a line what you offer: wfhdesk offers add 'review of SQL'"))
        offer = Offer(clean, self.today(), person.id if person else "")
        with self._db.lines.act(_("offered “{text}”").format(text=shortened(clean, _LONGEST))):
            return offer._replace(id=self._offers.insert(offer_doc(offer)))

    def offer_with(self, beginning: str) -> Offer:
        """Return the offer whose id begins so; `last` is the newest. Raises WrongInput."""
        from wfhdesk.desk import ids

        offers = {one.id: one for one in self.offers()}
        if beginning == ids.LAST and offers:
            return list(offers.values())[-1]
        return offers[
            ids.the_one(offers, beginning, _("There is no offer {id}. wfhdesk offers lists them with their ids."))
        ]

    def move_on(self, offer: Offer, state: str, person: Person | None = None) -> Offer:
        """Keep that an offer was accepted, by a person where it was to whoever wants it, done or dropped. Raises WrongInput."""
        offer = moved_on(offer, state, self.today(), person.id if person else "")
        words = _("offer “{text}”: {state}").format(text=shortened(offer.text, _LONGEST), state=shown_state(state))
        with self._db.lines.act(words):
            self._offers.write(offer.id, offer_doc(offer))
        return offer
