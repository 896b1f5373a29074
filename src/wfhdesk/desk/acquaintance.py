"""People as they are known: who they are, what contact there was, whose turn it is, and when they can be reached."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, TypeVar

from wfhdesk.desk.accomplishments import Accomplishments
from wfhdesk.desk.availability import Availability
from wfhdesk.desk.holidays import Holidays
from wfhdesk.desk.people_records import contact_of, offer_of, person_of
from wfhdesk.desk.records import Doc, Unreadable
from wfhdesk.domain import mentions
from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.availability import Answer, answer
from wfhdesk.domain.cadence import Tie
from wfhdesk.domain.contacts import Contact, newest_first
from wfhdesk.domain.days import Agenda, works_on
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.hours import parse_hours
from wfhdesk.domain.local_time import zone_named
from wfhdesk.domain.naming import KnownNames
from wfhdesk.domain.occasions import LEAVE, Occasion
from wfhdesk.domain.offers import Offer
from wfhdesk.domain.openers import Conversation, Known, conversation
from wfhdesk.domain.patterns import Pattern
from wfhdesk.domain.people import Person, in_order_of_names, told_apart
from wfhdesk.domain.periods import Period
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.domain.standings import Standing, standings
from wfhdesk.language import gettext as _
from wfhdesk.store.tables import DeskDB

LOOK_BACK = timedelta(days=731)
"""How far back contacts count for cadence; what lies further back is too long ago in any case."""
_LOAD = timedelta(days=200)
"""How far back turns that are over count for the spread of those that aren't."""
_AHEAD = timedelta(days=366)
_WORK = timedelta(days=120)
"""How far back open points and work are looked for."""
_ALWAYS = date(2000, 1, 3)
_MOST_NAMED = 6
Record = TypeVar("Record")


class Acquaintance:
    """Reads people, contacts and offers."""

    def __init__(self, db: DeskDB, log: Accomplishments, availability: Availability, holidays: Holidays) -> None:
        self._db = db
        self._log = log
        self._availability = availability
        self._holidays = holidays
        self._people = db.table("people")
        self._contacts = db.table("contacts")
        self._offers = db.table("offers")
        self.unreadable: set[str] = set()
        self._made: dict[str, tuple[Doc, Any]] = {}  # what was made of each document, until it changes
        self._named: tuple[list[Person], KnownNames] = [], KnownNames([])

    def now(self) -> datetime:
        """Return the moment as local time."""
        return self._log.now()

    def today(self) -> date:
        """Return the local day."""
        return self.now().date()

    # --- who ----------------------------------------------------------------------------------------------------

    def all(self) -> list[Person]:
        """Return everybody, by name."""
        return in_order_of_names(self._read(self._people.shown(), person_of))

    def named(self, name: str) -> Person:
        """Return the one person that a name or the beginning of an id means. Raises WrongInput for nobody, or several."""
        people = self.all()
        said = one_line(name).removeprefix("@")
        found = self.names().candidates(said) or [one for one in people if said and one.id.startswith(said.lower())]
        if not found:
            raise WrongInput(
                _(
                    "You know nobody called “{name}”. wfhdesk people lists everybody; wfhdesk people add adds somebody."
                ).format(name=shortened(said))
            )
        if len(found) > 1:
            raise WrongInput(
                _("“{name}” can mean {known}. Type more of the name, or an id.").format(
                    name=shortened(said), known=", ".join(told_apart(found[:_MOST_NAMED]))
                )
            )
        return found[0]

    def with_id(self, doc_id: str) -> Person | None:
        """Return the person with an id; None where there is none any more."""
        doc = self._people.shown().get(doc_id)
        return next(iter(self._read({doc_id: doc}, person_of)), None) if doc is not None else None

    def names(self) -> KnownNames:
        """Return the names of everybody, ready to be looked up in."""
        people = self.all()
        if people != self._named[0]:
            self._named = people, KnownNames(people)
        return self._named[1]

    def meant(self, entry: Accomplishment) -> list[tuple[str, list[Person]]]:
        """Return the names that an entry mentions, each with whom it can mean."""
        return _meant(entry, self.names()) if "@" in entry.text + entry.outcome else []

    # --- contacts -----------------------------------------------------------------------------------------------

    def contacts(self, since: date | None = None) -> list[Contact]:
        """Return the contacts from a day on, or all, newest first: those that were logged and those that entries tell of."""
        logged = self._read(self._contacts.shown(since), contact_of)
        return newest_first([one for one in (*logged, *self._told(since)) if since is None or one.day >= since])

    def _told(self, since: date | None) -> list[Contact]:
        """Return the contacts that entries tell of. They are computed each time: who corrects the entry corrects them."""
        if not self._people.shown():
            return []
        entries = self._log.all() if since is None else self._log.within(Period(since, self.today()))
        names, found = self.names(), []
        for entry in entries:
            day = entry.logged.date() if entry.logged else None
            meant = (names.candidates(name, day) for name in mentions.contacts(entry))
            people = dict.fromkeys(one[0].id for one in meant if len(one) == 1)
            if people:
                found.append(Contact(entry.day, tuple(people), note=entry.text, entry=entry.id, logged=entry.logged))
        return found

    def contacts_with(self, person: Person, since: date | None = None) -> list[Contact]:
        """Return the contacts with one person, newest first."""
        return [contact for contact in self.contacts(since) if person.id in contact.people]

    def contact(self, beginning: str) -> Contact:
        """Return the contact whose id begins so; `last` is the one logged last. Raises WrongInput."""
        from wfhdesk.desk import ids

        logged = {one.id: one for one in self._read(self._contacts.shown(), contact_of)}
        if beginning == ids.LAST and logged:
            return max(logged.values(), key=lambda one: one.logged.timestamp() if one.logged else 0.0)
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

    def _works(self, person: Person) -> Callable[[date], bool]:
        agenda = cache(lambda: self._agenda(person, self._around()))  # of most people nobody asks
        return lambda day: works_on(agenda(), day)

    # --- when they can be reached ---------------------------------------------------------------------------------

    def agenda_of(self, person: Person, period: Period) -> Agenda:
        """Return when a person works in a period, as far as it is known. Raises WrongInput where their hours aren't."""
        if not person.hours:
            raise WrongInput(
                _("Nobody said when {name} works: wfhdesk people edit '{name}' --hours 'mon-fri 9-17' --zone …").format(
                    name=person.name
                )
            )
        return self._agenda(person, period)

    def _agenda(self, person: Person, period: Period) -> Agenda:
        zone = person.zone or self._availability.usual_zone()
        patterns = [Pattern(parse_hours(person.hours), zone, _ALWAYS)] if person.hours else []
        leave = [Occasion(LEAVE, away.start, away.end) for away in person.away]
        years = range(period.start.year, period.end.year + 1)
        holidays = self._holidays.of(years, person.holidays) if person.holidays else {}
        return Agenda(zone, patterns, leave, holidays)

    def _around(self) -> Period:
        today = self.today()
        return Period(today - LOOK_BACK, today + _AHEAD)

    def reach(self, person: Person) -> Answer | None:
        """Return whether a person can be reached now, by their own hours and clocks; None where nothing is known of either."""
        if not person.hours:
            return None
        today = self.today()
        now = self.time_of(person) or self.now()
        return answer(self._agenda(person, Period(today, today)), now)

    def time_of(self, person: Person) -> datetime | None:
        """Return what time it is for a person; None where nobody said where they are."""
        return self.now().astimezone(zone_named(person.zone)) if person.zone else None

    # --- offers -------------------------------------------------------------------------------------------------

    def offers(self) -> list[Offer]:
        """Return every offer of help, the oldest first."""
        return sorted(self._read(self._offers.shown(), offer_of), key=lambda one: (one.day, one.id[9::-1]))

    # --- what to talk about ---------------------------------------------------------------------------------------

    def conversation(self, standing: Standing) -> Conversation:
        """Return what to talk about with a person, from their topics, one's own work and what is open between both."""
        today, person = self.today(), standing.person
        entries, names = self._log.within(Period(today - _WORK, today)), self.names()
        known = Known(
            self.contacts_with(person, today - LOOK_BACK),
            entries,
            lambda entry: any([one.id for one in meant] == [person.id] for _name, meant in _meant(entry, names)),
            self.offers(),
        )
        return conversation(person, known, today, standing.ratio)

    def read_all(self) -> None:
        """Read everything there is, so that `unreadable` knows."""
        self.all()
        self.contacts()
        self.offers()

    # --- reading --------------------------------------------------------------------------------------------------

    def _read(self, documents: Mapping[str, Doc], made_of: Callable[[Doc, str], Record]) -> list[Record]:
        found: list[Record] = []
        for doc_id, doc in documents.items():
            made = self._made.get(doc_id)
            if made is None or made[0] is not doc:
                try:
                    made = self._made[doc_id] = doc, made_of(doc, doc_id)
                except Unreadable as problem:
                    self.unreadable.add(str(problem))
                    continue
            found.append(made[1])
        return found


def _meant(entry: Accomplishment, names: KnownNames) -> list[tuple[str, list[Person]]]:
    day = entry.logged.date() if entry.logged else None
    return [(name, names.candidates(name, day)) for name in mentions.people(entry)]
