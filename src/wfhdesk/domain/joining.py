"""Who stands on the desk twice, and what becomes of two people who are one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from wfhdesk.domain.card_matching import card_uid
from wfhdesk.domain.card_texts import shown_field, value_text
from wfhdesk.domain.filling import Difference, filled
from wfhdesk.domain.naming import bare
from wfhdesk.domain.people import Person
from wfhdesk.language import gettext as _

_DAYS = ("added", "since", "skipped", "snoozed", "snoozed_until", "away", "pauses")
"""What tells of days: those of both count, so that nothing of it differs."""


def standing_twice(people: Iterable[Person]) -> list[list[Person]]:
    """Return the groups of people who are surely one: they share a UID, or an address and a name; known longest first.

    Two devices that took in the same address book know everybody of it twice once their desks are one.
    """
    groups: dict[tuple[str, ...], list[Person]] = {}
    for person in sorted(people, key=lambda one: (one.added or date.max, one.id)):
        marks = _marks(person)
        known = list({id(group): group for mark in marks if (group := groups.get(mark))}.values())
        group = [*(one for found in known for one in found), person]
        groups |= {mark: group for one in group for mark in _marks(one)}
    found = {id(group): group for group in groups.values() if len(group) > 1}
    return sorted(found.values(), key=lambda group: (group[0].name.casefold(), group[0].id))


def _marks(person: Person) -> list[tuple[str, ...]]:
    named = [(address.casefold(), bare(person.name)) for address in person.emails]
    uids = {card_uid(person), card_uid(person._replace(uid=""))}  # who was exported here may have come back by a book
    return [*((uid,) for uid in uids), *named]


def one_person(first: Person, others: Sequence[Person]) -> Person:
    """Return the first person with what is known of the others: lists joined, what is empty filled.

    Another name becomes a nickname, so that lines which name it go on meaning this person. Texts that differ come to the notes.
    """
    for other in others:
        person, left = filled(first, _without_days(other))
        notes = [person.notes, *map(_as_note, left)]
        if bare(other.name) not in {bare(first.name), *map(bare, person.nicknames)}:
            person = person._replace(nicknames=(*person.nicknames, other.name))
        first = person._replace(
            notes="\n".join(filter(None, notes)), uid=first.uid or other.uid, **_days_of_both(first, other)
        )
    return first


def _without_days(person: Person) -> Person:
    none = Person("")
    return person._replace(**{field: getattr(none, field) for field in _DAYS})


def _days_of_both(first: Person, other: Person) -> dict[str, Any]:
    both = (first, other)
    return {
        "added": min(filter(None, (one.added for one in both)), default=None),
        "since": min(filter(None, (one.since for one in both)), default=None),
        "skipped": max(filter(None, (one.skipped for one in both)), default=None),
        "snoozed_until": max(filter(None, (one.snoozed_until for one in both)), default=None),
        "snoozed": tuple(sorted({*first.snoozed, *other.snoozed})),
        "away": tuple(sorted({*first.away, *other.away})),
        "pauses": tuple(dict.fromkeys((*first.pauses, *other.pauses))),
    }


def _as_note(left: Difference) -> str:
    if left.field in ("notes", "name"):
        return left.new if left.field == "notes" else ""
    return _("{label}: {text}").format(label=shown_field(left.field), text=value_text(left.field, left.new))
