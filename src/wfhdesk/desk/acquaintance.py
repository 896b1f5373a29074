"""People as they are known: who they are, what contact there was, whose turn it is, and when they can be reached."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from functools import cache

from wfhdesk.desk import ids
from wfhdesk.desk.accomplishments import Accomplishments
from wfhdesk.desk.availability import Availability
from wfhdesk.desk.holidays import Holidays
from wfhdesk.desk.people_hours import LOOK_BACK, PeoplesHours
from wfhdesk.desk.people_records import contact_of, offer_of, person_of
from wfhdesk.desk.people_versions import PeopleVersions
from wfhdesk.desk.records import Made
from wfhdesk.domain import mentions
from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.cadence import Tie
from wfhdesk.domain.contacts import Contact, newest_first
from wfhdesk.domain.days import works_on
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.naming import KnownNames
from wfhdesk.domain.offers import Offer
from wfhdesk.domain.openers import Conversation, Known, conversation
from wfhdesk.domain.people import Person, in_order_of_names, told_apart
from wfhdesk.domain.periods import Period
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.domain.standings import Standing, standings
from wfhdesk.language import gettext as _
from wfhdesk.store.tables import DeskDB

_LOAD = timedelta(days=200)
"""How far back turns that are over count for the spread of those that aren't."""
_WORK = timedelta(days=120)
"""How far back open points and work are looked for."""
_LATEST = timedelta(days=365), timedelta(days=3 * 365)
"""How far back the latest contacts are looked for before all years are read."""
_MOST_NAMED = 6


class Acquaintance(PeoplesHours):
    """Reads people, contacts and offers."""

    def __init__(self, db: DeskDB, log: Accomplishments, availability: Availability, holidays: Holidays) -> None:
        super().__init__(log, availability, holidays)
        self._db = db
        self._people = PeopleVersions(db)
        self._contacts = db.table("contacts")
        self._offers = db.table("offers")
        self.unreadable: set[str] = set()
        self._known = Made(person_of, self.unreadable)
        self._logged = Made(contact_of, self.unreadable)
        self._offered = Made(offer_of, self.unreadable)
        self._named: tuple[list[Person], KnownNames] = [], KnownNames([])

    # --- who ----------------------------------------------------------------------------------------------------

    def all(self) -> list[Person]:
        """Return everybody, by name."""
        return in_order_of_names(self._known.of_all(self._people.shown()))

    def named(self, name: str) -> Person:
        """Return the one person that a name or the beginning of an id means. Raises WrongInput for nobody, or several."""
        said, found = one_line(name).removeprefix("@"), self.meant_by(name)
        if not found:
            raise self._nobody(said)
        if len(found) > 1:
            raise WrongInput(
                _("“{name}” can mean {known}. Type more of the name, or an id.").format(
                    name=shortened(said), known=", ".join(told_apart(found[:_MOST_NAMED]))
                )
            )
        return found[0]

    def _nobody(self, name: str) -> WrongInput:
        near = told_apart(self.names().nearest(name)[:_MOST_NAMED])
        told = (
            _("You know nobody called “{name}”; did you mean {near}? wfhdesk people add adds somebody.")
            if near
            else _("You know nobody called “{name}”. wfhdesk people lists everybody; wfhdesk people add adds somebody.")
        )
        return WrongInput(told.format(name=shortened(name), near=", ".join(near)))

    def meant_by(self, name: str) -> list[Person]:
        """Return whom a name or the beginning of an id can mean."""
        said = one_line(name).removeprefix("@")
        return self.names().candidates(said) or [one for one in self.all() if said and one.id.startswith(said.lower())]

    def with_id(self, doc_id: str) -> Person | None:
        """Return the person with an id; None where there is none any more."""
        doc = self._people.shown().get(doc_id)
        return next(iter(self._known.of_all({doc_id: doc})), None) if doc is not None else None

    def names(self) -> KnownNames:
        """Return the names of everybody, ready to be looked up in."""
        people = self.all()
        if people != self._named[0]:
            self._named = people, KnownNames(people)
        return self._named[1]

    # --- contacts -----------------------------------------------------------------------------------------------

    def contacts(self, since: date | None = None) -> list[Contact]:
        """Return the contacts from a day on, or all, newest first: those that were logged and those that entries tell of."""
        logged = self._logged.of_all(self._contacts.shown(since))
        return newest_first([one for one in (*logged, *self._told(since)) if since is None or one.day >= since])

    def _told(self, since: date | None) -> list[Contact]:
        """Return the contacts that entries tell of. They are computed each time: who corrects the entry corrects them."""
        if not self._people.shown():
            return []
        may_tell = mentions.may_tell_contact
        entries = self._log.all(may_tell) if since is None else self._log.within(Period(since, self.today()), may_tell)
        names, found = self.names(), []
        for entry in entries:
            if people := _sure(entry, mentions.contacts(entry), names):
                found.append(Contact(entry.day, tuple(people), note=entry.text, entry=entry.id, logged=entry.logged))
        return found

    def contacts_with(self, person: Person, since: date | None = None) -> list[Contact]:
        """Return the contacts with one person, newest first."""
        return [contact for contact in self.contacts(since) if person.id in contact.people]

    def latest_with(self, person: Person, most: int) -> list[Contact]:
        """Return the latest contacts with one person, at most so many and the newest first, reading back no further."""
        for back in _LATEST:
            if len(found := self.contacts_with(person, self.today() - back)) >= most:
                return found[:most]
        return self.contacts_with(person)[:most]

    def contact(self, beginning: str) -> Contact:
        """Return the contact whose id begins so; `last` is the one logged last. Raises WrongInput."""
        logged = {one.id: one for one in self._logged.of_all(self._contacts.shown())}
        if beginning == ids.LAST and logged:
            return max(logged.values(), key=lambda one: ids.as_made(one.id))
        none = _("There is no contact {id}. wfhdesk people show NAME lists contacts with their ids.")
        return logged[ids.the_one(logged, beginning, none)]

    # --- whose turn it is -----------------------------------------------------------------------------------------

    def standings(self, contacts: Sequence[Contact] | None = None) -> list[Standing]:
        """Return where one stands with everybody today, most pressing first.

        `contacts` are those of the days that count (LOOK_BACK), the newest first, for whoever has them.
        """
        today = self.today()
        known_from = today - LOOK_BACK
        last: dict[str, date] = {}
        earlier: defaultdict[str, list[date]] = defaultdict(list)
        for contact in self.contacts(known_from) if contacts is None else contacts:
            for doc_id in contact.people:
                latest = last.setdefault(doc_id, contact.day)  # the newest comes first
                if today - _LOAD <= contact.day < latest:
                    earlier[doc_id].append(contact.day)
        ties = [
            Tie(person, last.get(person.id), self._works(person), earlier[person.id], known_from)
            for person in self.all()
        ]
        return standings(ties, self._availability.agenda(self._around()), today)

    def standing(self, person: Person) -> Standing:
        """Return where one stands with a person today."""
        return next(one for one in self.standings() if one.person.id == person.id)

    def _both_work(self, person: Person) -> Callable[[date], bool]:
        own, theirs = self._availability.agenda(self._around()), self._works(person)
        return lambda day: works_on(own, day) and theirs(day)

    def _works(self, person: Person) -> Callable[[date], bool]:
        agenda = cache(lambda: self._agenda(person, self._around()))  # of most people nobody asks
        return lambda day: works_on(agenda(), day)

    # --- offers -------------------------------------------------------------------------------------------------

    def offers(self) -> list[Offer]:
        """Return every offer of help, the oldest first."""
        return sorted(self._offered.of_all(self._offers.shown()), key=lambda one: (one.day, ids.as_made(one.id)))

    # --- what to talk about ---------------------------------------------------------------------------------------

    def conversation(self, standing: Standing) -> Conversation:
        """Return what to talk about with a person, from their topics, one's own work and what is open between both."""
        today, person = self.today(), standing.person
        entries, names = self._log.within(Period(today - _WORK, today)), self.names()
        known = Known(
            self.contacts_with(person, today - LOOK_BACK),
            entries,
            lambda entry: person.id in _sure(entry, mentions.people(entry), names),
            self.offers(),
        )
        return conversation(person, known, today, standing.ratio)

    def read_all(self) -> None:
        """Read everything there is, so that `unreadable` knows."""
        self.all()
        self.contacts()
        self.offers()


def _sure(entry: Accomplishment, mentioned: Iterable[str], names: KnownNames) -> dict[str, None]:
    """Return the ids of those whom names in an entry mean for sure, in its order, each once."""
    meant = (names.candidates(name, entry.logged_on) for name in mentioned)
    return dict.fromkeys(found[0].id for found in meant if len(found) == 1)
