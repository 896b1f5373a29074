"""What is known of a person, fact by fact."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from wfhdesk.domain.busy_time import Span
from wfhdesk.domain.contacts import shown_kind
from wfhdesk.domain.hours_text import reworded
from wfhdesk.domain.people import Person, shown_cadence, shown_relation
from wfhdesk.domain.periods import calendar_day, day_span, short_day
from wfhdesk.domain.standings import Standing
from wfhdesk.language import gettext as _

_LEAP_YEAR = 2000


def facts(standing: Standing, today: date) -> list[tuple[str, str]]:
    """Return what there is to know of a person, each fact with what it is about; what nobody said is left out."""
    person = standing.person
    return [(name, value) for name, value in _all(person, standing, today) if value]


def _all(person: Person, standing: Standing, today: date) -> list[tuple[str, str]]:
    away = [day_span(span) for span in person.away if span.end >= today]
    return [
        (_("Relation"), shown_relation(person.relation) or _("none")),
        (_("Cadence"), shown_cadence(person.every) if person.every else _("nobody counts the days")),
        (_("Due"), short_day(standing.due, today) if standing.due else ""),
        (_("Reach by"), shown_kind(person.channel) if person.channel else ""),
        (_("E-mail"), ", ".join(person.emails)),
        (_("Phone"), person.phone),
        (_("Role"), ", ".join(filter(None, (person.role, person.organisation)))),
        (_("Called"), ", ".join(person.nicknames)),
        (_("Hours"), reworded(person.hours)),
        (_("Zone"), person.zone),
        (_("Holidays"), person.holidays),
        (_("Away"), ", ".join(away)),
        (_("Birthday"), birthday_told(person)),
        (_("Projects"), ", ".join(person.projects)),
        (_("Topics"), "; ".join(person.topics)),
        (_("Notes"), person.notes),
    ]


def birthday_told(person: Person) -> str:
    """Return a birthday as `14 Mar`; empty where it isn't known."""
    if not person.birthday:
        return ""
    month, day = map(int, person.birthday.split("-"))
    return calendar_day(date(_LEAP_YEAR, month, day))


def shared_told(shared: Sequence[Span] | None) -> str:
    """Return the hours of today in which both work; empty where one side's aren't known."""
    if shared is None:
        return ""
    return " ".join(f"{start:%H:%M}–{end:%H:%M}" for start, end in shared) or _("none today")
