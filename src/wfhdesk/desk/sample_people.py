"""The people of the sample desk: who they are, when there was contact, and what help was offered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import time
from functools import partial
from typing import Any

from wfhdesk.desk.desk import Desk
from wfhdesk.desk.sample_days import Calendar, Step
from wfhdesk.domain.offers import ACCEPTED, DONE, DROPPED
from wfhdesk.domain.people import Person
from wfhdesk.domain.periods import Period

Told = dict[str, Any]

_ADDED, _OFFERED, _LATER = time(8, 57), time(16, 50), time(16, 57)
_TEXTS = ("name", "relation", "role", "organisation", "channel", "zone", "hours", "holidays")
_LISTS = ("emails", "topics", "asked", "projects")


def acquaintance_steps(desk: Desk, calendar: Calendar, told: Told) -> Iterator[Step]:
    """Yield what was done about people: they are added, met and paused, and offered help that they take or not."""
    for person in told["people"]:
        yield from _known(desk, calendar, person)
    for contact in told["contacts"]:
        yield _met(desk, calendar, contact)
    for offer in told["offers"]:
        yield from _offered(desk, calendar, offer)


def _known(desk: Desk, calendar: Calendar, told: Told) -> Iterator[Step]:
    people = desk.people
    fields: dict[str, Any] = {name: told[name] for name in _TEXTS if name in told}
    fields |= {name: tuple(told[name]) for name in _LISTS if name in told}
    person = Person(**fields)

    def named() -> Person:
        return people.named(person.name)

    yield Step(calendar.at(calendar.day(told["back"]), _ADDED), partial(people.add, person))
    if away := told.get("away"):
        span = Period(calendar.day(away["first"]), calendar.day(away["last"]))
        at = calendar.at(calendar.day(away["said"]), _LATER)
        yield Step(at, lambda: people.keep_all([named()._replace(away=(span,))]))
    if paused := told.get("paused"):
        yield Step(calendar.at(calendar.day(paused), _LATER), lambda: people.pause(named()))


def _met(desk: Desk, calendar: Calendar, told: Told) -> Step:
    at = calendar.at(calendar.day(told["back"]), time.fromisoformat(told["at"]))
    people = desk.people
    return Step(at, lambda: people.met([people.named(name) for name in told["who"]], told["kind"], told["note"]))


def _offered(desk: Desk, calendar: Calendar, told: Told) -> Iterator[Step]:
    people = desk.people
    ids: list[str] = []

    def offer() -> None:
        person = people.named(told["to"]) if "to" in told else None
        ids.append(people.offer(told["text"], person).id)

    def later(state: str) -> Callable[[], object]:
        return lambda: people.move_on(people.offer_with(ids[0]), state)

    yield Step(calendar.at(calendar.day(told["back"]), _OFFERED), offer)
    for state in (ACCEPTED, DONE, DROPPED):
        if (days := told.get(f"{state}_after")) is not None:
            yield Step(calendar.at(calendar.day(told["back"] - days), _LATER), later(state))
