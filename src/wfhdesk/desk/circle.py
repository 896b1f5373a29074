"""What the app reads beside its screen about people: where one stands with everybody, and one of them in full."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import NamedTuple

from wfhdesk.desk.desk import Desk
from wfhdesk.desk.overlap import overlap
from wfhdesk.desk.people_hours import LOOK_BACK
from wfhdesk.domain import mentions
from wfhdesk.domain.busy_time import Span
from wfhdesk.domain.contacts import Contact
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.offers import Offer
from wfhdesk.domain.openers import Conversation
from wfhdesk.domain.people import Person
from wfhdesk.domain.periods import Period
from wfhdesk.domain.standings import Standing


class Circle(NamedTuple):
    """Everybody, most pressing first, and their contacts within two years by their ids, each the newest first."""

    standings: list[Standing]
    contacts: dict[str, list[Contact]]


class Seen(NamedTuple):
    """A person in full. `shared` are the hours of today in which both work; None where theirs aren't known."""

    standing: Standing
    conversation: Conversation
    offers: list[Offer]
    shared: list[Span] | None


def circle(desk: Desk) -> Circle:
    """Return everybody, and the contacts with them."""
    counted = desk.people.contacts(desk.people.today() - LOOK_BACK)
    contacts: defaultdict[str, list[Contact]] = defaultdict(list)
    for contact in counted:
        for person_id in contact.people:
            contacts[person_id].append(contact)
    return Circle(desk.people.standings(counted), dict(contacts))


def seen(desk: Desk, standing: Standing) -> Seen:
    """Return a person in full."""
    person = standing.person
    offers = [offer for offer in desk.people.offers() if offer.person == person.id]
    return Seen(standing, desk.people.conversation(standing), offers, _shared_today(desk, person))


def _shared_today(desk: Desk, person: Person) -> list[Span] | None:
    """Return the hours that are left of today in which both work; None where one's own or the person's aren't known."""
    today = desk.people.today()
    try:
        (day,) = overlap(desk, [person], Period(today, today)).days
    except DeskError:
        return None
    return list(day.spans)


def strangers(desk: Desk) -> list[tuple[str, int]]:
    """Return the names that entries of two years mention and nobody has, each with how often, the most frequent first."""
    today, names = desk.people.today(), desk.people.names()
    counted: Counter[str] = Counter()
    spelt: dict[str, str] = {}
    for entry in desk.accomplishments.within(Period(today - LOOK_BACK, today)):
        for name in mentions.people(entry):
            spelt.setdefault(name.casefold(), name)
            counted[name.casefold()] += 1
    return [(spelt[name], number) for name, number in counted.most_common() if not names.candidates(name)]
