"""People as the command line tells of them: a row of the list, the fields of its JSON, and what becomes of their turn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from wfhdesk.desk.desk import Desk
from wfhdesk.desk.ids import SHORT
from wfhdesk.domain.names import joined
from wfhdesk.domain.people import Person, shown_cadence, shown_relation
from wfhdesk.domain.periods import short_day
from wfhdesk.domain.plaintext import shortened
from wfhdesk.domain.standings import Standing, shown_state
from wfhdesk.language import gettext as _

_LONGEST = 32
"""Characters of a name in a list."""


def fields(standing: Standing) -> dict[str, object]:
    """Return what the JSON of a list tells of a person."""
    person = standing.person
    until = standing.snoozed_until
    return {
        "id": person.id,
        "name": person.name,
        "relation": person.relation or None,
        "cadence_days": person.every or None,
        "state": standing.state,
        "last_contact": standing.last.isoformat() if standing.last else None,
        "due": standing.due.isoformat() if standing.due else None,
        "overdue_days": standing.overdue_days,
        "snoozed_until": until.isoformat() if until else None,
    }


def row(standing: Standing, today: date) -> list[str]:
    """Return a person as the columns of a list."""
    person = standing.person
    last = short_day(standing.last, today) if standing.last else "–"
    state = shown_state(standing, today)
    return [
        person.id[:SHORT],
        shortened(person.name, _LONGEST),
        shown_relation(person.relation),
        shown_cadence(person.every),
        last,
        state,
    ]


def names_of(desk: Desk, people: Sequence[Person]) -> str:
    """Return people as one calls them in a sentence."""
    return joined(list(map(desk.people.names().called, people)))


def due_next(desk: Desk, person: Person) -> str:
    """Return when a person's turn comes next, in words; nothing where nobody counts."""
    standing = desk.people.standing(person)
    today = desk.people.today()
    if standing.due is None or standing.due <= today:
        return ""
    return _("next {day}").format(day=short_day(standing.due, today))
