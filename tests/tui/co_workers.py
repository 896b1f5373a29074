"""A handful of co-workers, as the people screen is looked at."""

from __future__ import annotations

from datetime import date, timedelta

from conftest import FRIDAY
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.people import Person

TODAY = FRIDAY.date()


def ago(days: int) -> date:
    """Return a day before today."""
    return TODAY - timedelta(days=days)


_PEOPLE = [
    Person(
        "Priya Shah",
        "key co-worker",
        channel="call",
        zone="Asia/Kolkata",
        hours="mon-fri 12-20",
        topics=("holiday in Leeds",),
        asked=("the migration plan",),
        projects=("payroll",),
        organisation="Acme",
        emails=("priya@example.org",),
        phone="+91 20 5550 100",
        birthday="03-14",
        notes="Prefers mornings.",
    ),
    Person("Omar Haddad", "team", zone="Europe/London", hours="mon-fri 9-17"),
    Person("Lena Fischer", "team", nicknames=("lenchen",)),
    Person("Sam de Boer", "mentor"),
    Person("Zoe"),
]


def add_co_workers(desk: Desk) -> dict[str, Person]:
    """Let a desk have people: some of whom it is the turn, some of whom it isn't, and one whom nobody counts."""
    people = desk.people.keep_all([one._replace(added=ago(300), since=ago(300)) for one in _PEOPLE])
    by_name = {person.first_name: person for person in people}
    for name, kind, note, days in (
        ("Priya", "call", "her report is stuck", 12),
        ("Omar", "video", "the migration", 16),
        ("Lena", "coffee", "her move", 3),
        ("Sam", "walk", "career", 10),
    ):
        desk.people.met([by_name[name]], kind, note, ago(days))
    return by_name


def someone(desk: Desk, name: str) -> Person:
    """Return a person as they are now."""
    return desk.people.named(name)
