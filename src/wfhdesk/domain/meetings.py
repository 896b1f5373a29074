"""Meetings of a calendar, and which of them were contacts with people one knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from wfhdesk.domain.contacts import MEETING, ONE_TO_ONE, Contact
from wfhdesk.domain.naming import bare
from wfhdesk.domain.people import Person
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.language import gettext as _

DECLINED, TENTATIVE, DELEGATED = "DECLINED", "TENTATIVE", "DELEGATED"
"""Participation statuses (RFC 5545, section 3.2.12) that make a difference here."""
CANCELLED = "CANCELLED"
"""The status of a meeting that didn't take place (RFC 5545, section 3.8.1.11)."""

MOST_ATTENDEES = 12
"""With more people than this in it a meeting is an assembly: one sat in the same room, and was not in touch with each of them.

Were it a contact, one meeting of the whole department a month would keep everybody from ever being due."""
LONGEST_NOTE = 200
"""Characters of a meeting's summary that a contact keeps."""
_WHOLE_DAY = timedelta(hours=24)
"""What lasts that long is a trip, leave or a conference, however a calendar wrote it."""

UNREADABLE, TOO_LONG, TOO_OFTEN, ENDLESS = "unreadable", "too long", "too often", "endless"
"""Why an event of a calendar was passed over."""
MISSING, TOO_LARGE, NO_CALENDAR = "missing", "too large", "no calendar"
"""Why a whole file was."""


class Attendee(NamedTuple):
    """Somebody who was asked to a meeting: `address` is small and without `mailto:`, and empty where it is no e-mail address.

    `partstat` and `role` are as RFC 5545, sections 3.2.12 and 3.2.16, has them. A resource is a room or a thing; a group is
    several people behind one address.
    """

    address: str = ""
    name: str = ""
    partstat: str = ""
    role: str = ""
    is_resource: bool = False
    is_group: bool = False

    @property
    def took_part(self) -> bool:
        """Whether they were there by the calendar: no room, not declined, nobody sent instead, not only informed."""
        is_there = self.partstat not in (DECLINED, DELEGATED) and self.role != "NON-PARTICIPANT"
        return is_there and not self.is_resource


class Meeting(NamedTuple):
    """One occurrence of an event, by the clocks of the person whose calendar it is.

    `uid` names the event and `occurrence` which one of its series it is: when it was to begin, so that one that was moved stays
    the same (RFC 5545, section 3.8.4.4). Attendees include who organised it.
    """

    uid: str
    occurrence: str
    start: datetime
    end: datetime
    summary: str = ""
    attendees: tuple[Attendee, ...] = ()
    status: str = ""
    is_all_day: bool = False

    @property
    def source(self) -> str:
        """What a contact that was made of it remembers, so that none is made again."""
        return f"{self.uid} {self.occurrence}"


class Unread(NamedTuple):
    """An event that was passed over, or a file (line 0), and why."""

    file: str
    line: int
    why: str


class Read(NamedTuple):
    """What calendar files hold of a period. `events` are all there were, `parsed` those that had to be looked at closer.

    Of what could not be read the first few are told, and `others` counts the rest.
    """

    meetings: tuple[Meeting, ...] = ()
    unread: tuple[Unread, ...] = ()
    others: int = 0
    events: int = 0
    parsed: int = 0


class Known(NamedTuple):
    """What a calendar is held against: people, one's own addresses (small letters), and the contacts there are already."""

    people: Sequence[Person]
    mine: frozenset[str]
    contacts: Sequence[Contact]


class Proposal(NamedTuple):
    """A meeting that was a contact: `contact` is what would be logged, `start` and `end` are when it was.

    `logged` tells that with everybody of it a contact was logged by hand that day, `unsure` that one had only said perhaps.
    """

    contact: Contact
    start: datetime
    end: datetime
    people: tuple[Person, ...]
    logged: bool = False
    unsure: bool = False

    @property
    def is_likely(self) -> bool:
        """Whether it is ticked before the person looks at it."""
        return not self.logged and not self.unsure


def proposed(meetings: Iterable[Meeting], known: Known, now: datetime) -> list[Proposal]:
    """Return the meetings that were contacts with people one knows, the oldest first, none that was taken in before.

    Those are over, weren't cancelled or declined, took less than a day and had at most MOST_ATTENDEES people in them.
    """
    whole = list(meetings)
    gone = {one.source for one in whole if one.status == CANCELLED}
    gone |= {contact.source for contact in known.contacts if contact.source}
    known = known._replace(mine=_all_mine(known))
    people = _Directory(known.people)
    found: dict[str, Proposal] = {}
    for meeting in whole:
        if meeting.source not in gone and meeting.source not in found and _took_place(meeting, known.mine, now):
            met = _met(meeting, known.mine, people)
            if met:
                found[meeting.source] = _proposal(meeting, met, known)
    return sorted(found.values(), key=lambda one: (one.start.timestamp(), one.contact.source))


def _took_place(meeting: Meeting, mine: frozenset[str], now: datetime) -> bool:
    own = [one for one in meeting.attendees if one.address in mine]
    was_there = all(one.took_part for one in own)
    is_short = meeting.end - meeting.start < _WHOLE_DAY and not meeting.is_all_day
    people = [one for one in meeting.attendees if one.took_part]
    return was_there and is_short and meeting.end <= now and len(people) <= MOST_ATTENDEES


def _met(meeting: Meeting, mine: frozenset[str], people: _Directory) -> tuple[Person, ...]:
    others = [one for one in meeting.attendees if one.took_part and one.address not in mine]
    met = (people.person(one) for one in others)
    return tuple({one.id: one for one in met if one is not None and not mine & _addresses(one)}.values())


def _all_mine(known: Known) -> frozenset[str]:
    """Return one's own addresses, with those of the person that one is in one's own address book."""
    own = [_addresses(person) for person in known.people if known.mine & _addresses(person)]
    return known.mine.union(*own)


def _addresses(person: Person) -> frozenset[str]:
    return frozenset(address.casefold() for address in person.emails)


def _proposal(meeting: Meeting, met: tuple[Person, ...], known: Known) -> Proposal:
    others = [one for one in meeting.attendees if one.took_part and one.address not in known.mine]
    is_alone = len(others) == 1 and not others[0].is_group
    contact = Contact(
        day=meeting.start.date(),
        people=tuple(person.id for person in met),
        kind=ONE_TO_ONE if is_alone else MEETING,
        note=shortened(one_line(meeting.summary[: LONGEST_NOTE * 10]), LONGEST_NOTE),
        source=meeting.source,
    )
    by_hand = (one.people for one in known.contacts if one.day == contact.day and not one.source)
    own = [one.partstat for one in meeting.attendees if one.address in known.mine]
    return Proposal(
        contact,
        meeting.start,
        meeting.end,
        met,
        logged=set(contact.people) <= {person for people in by_hand for person in people},
        unsure=bool(own) and set(own) == {TENTATIVE},
    )


class _Directory:
    """Finds whom one knows by what a calendar says of them; where that can be several, it is nobody."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._by_address: dict[str, list[Person]] = {}
        self._by_name: dict[str, list[Person]] = {}
        for person in people:
            for address in _addresses(person):
                self._by_address.setdefault(address, []).append(person)
            self._by_name.setdefault(bare(person.name), []).append(person)

    def person(self, attendee: Attendee) -> Person | None:
        """Return the person of an address; of a whole name only where there is no address."""
        if attendee.address:
            found = self._by_address.get(attendee.address, [])
        else:
            found = self._by_name.get(bare(_turned(attendee.name)), []) if attendee.name else []
        return found[0] if len(found) == 1 else None


def _turned(name: str) -> str:
    """Return `Nair, Priya` as `Priya Nair`: so some address books write names."""
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and "," not in first else name


# --- read by a person ------------------------------------------------------------------------------------------


def unread_told(one: Unread) -> str:
    """Return in a sentence what could not be read, where, and why."""
    whys: dict[str, Callable[[], str]] = {
        UNREADABLE: lambda: _("the event there can't be read"),
        TOO_LONG: lambda: _("the event there is too long"),
        TOO_OFTEN: lambda: _("the event there comes again more often than every day"),
        ENDLESS: lambda: _("working out when the event there comes again takes too long"),
        MISSING: lambda: _("it can't be read"),
        TOO_LARGE: lambda: _("it is too large for a calendar"),
        NO_CALENDAR: lambda: _("it is no calendar"),
    }
    file, why = shortened(one_line(one.file), 120), whys[one.why]()
    if one.line:
        return _("{file}, line {line}: {why}.").format(file=file, line=one.line, why=why)
    return _("{file}: {why}.").format(file=file, why=why)


def by_day(proposals: Iterable[Proposal]) -> dict[date, list[Proposal]]:
    """Return proposals under their days."""
    found: dict[date, list[Proposal]] = {}
    for one in proposals:
        found.setdefault(one.contact.day, []).append(one)
    return found
