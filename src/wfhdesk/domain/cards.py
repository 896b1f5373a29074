"""Address cards: what an address book says of somebody, whatever program wrote it (RFC 6350, RFC 2426, vCard 2.1, CSV)."""

from __future__ import annotations

from typing import NamedTuple

from wfhdesk.domain.people import Person


class Card(NamedTuple):
    """One card, read and made harmless: bounded, one line where a line is meant. `place` says where it was read (`file:line`).

    `person` has what the card says and nothing else: name, nicknames, emails, phone, role, organisation, zone, birthday,
    notes, uid.
    """

    person: Person
    place: str = ""


class Unreadable(NamedTuple):
    """A card that can't be read: where it stands (`file:line`), and why."""

    place: str
    why: str
