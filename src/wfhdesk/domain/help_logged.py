"""Help that was logged of people and that no entry tells of: contacts of those kinds, and offers that were done.

Told of it are only whom and how often. What a contact was about is for the person alone, and an offer to somebody is between
the two.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date, datetime
from typing import NamedTuple

from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.contacts import HELP_GIVEN, HELP_RECEIVED, Contact
from wfhdesk.domain.offers import DONE, Offer
from wfhdesk.domain.periods import Period
from wfhdesk.domain.selections import LATE

Told = list[tuple[str, list[Accomplishment]]]
"""People, each with the entries that tell of them."""


class Helped(NamedTuple):
    """That help was given to, or received from, somebody on a day; `name` is as a reader sees it."""

    day: date
    name: str


class HelpLogged(NamedTuple):
    """Help given and received, as far as contacts and offers tell."""

    given: tuple[Helped, ...] = ()
    received: tuple[Helped, ...] = ()


NO_HELP = HelpLogged()


def help_logged(
    contacts: Collection[Contact],
    offers: Iterable[Offer],
    called: Callable[[str], str],
    period: Period,
    last: datetime | None = None,
) -> HelpLogged:
    """Return the help of a period; an offer counts on the day it was done.

    `called` says what to call the person with an id; nothing where they aren't known any more, and then they aren't named. A
    contact of former days that was logged after the `last` update was made counts now: that one couldn't tell it.
    """
    counted = [one for one in contacts if one.day in period or _came_late(one, period, last)]
    done = [one for one in offers if one.state == DONE and one.person and one.changed and one.changed in period]
    given = [*_with(counted, HELP_GIVEN), *((one.changed or one.day, (one.person,)) for one in done)]
    return HelpLogged(_helped(given, called), _helped(_with(counted, HELP_RECEIVED), called))


def _came_late(contact: Contact, period: Period, last: datetime | None) -> bool:
    if last is None or contact.logged is None or not period.start - LATE <= contact.day < period.start:
        return False
    return contact.logged > last


def besides(told: Told, logged: Iterable[Helped]) -> dict[str, int]:
    """Return how often people were helped besides what entries tell, by their names.

    Who is told of in an entry of the same day isn't counted again: most often it is the same help, logged twice.
    """
    days = {(name.casefold(), entry.day) for name, entries in told for entry in entries}
    spelt = {name.casefold(): name for name, _entries in told}
    counts: dict[str, int] = {}
    for day, name in logged:
        if (name.casefold(), day) not in days:
            shown = spelt.setdefault(name.casefold(), name)
            counts[shown] = counts.get(shown, 0) + 1
    return counts


def _with(contacts: Iterable[Contact], kind: str) -> Iterator[tuple[date, tuple[str, ...]]]:
    return ((contact.day, contact.people) for contact in contacts if contact.kind == kind)


def _helped(found: Iterable[tuple[date, tuple[str, ...]]], called: Callable[[str], str]) -> tuple[Helped, ...]:
    days = [Helped(day, name) for day, ids in found for doc_id in ids if (name := called(doc_id))]
    return tuple(dict.fromkeys(sorted(days)))
