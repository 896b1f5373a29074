"""Birthdays of co-workers: told on the day, or on the last working day before one that falls on days off."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from wfhdesk.domain.people import Person
from wfhdesk.domain.periods import DAY, weekday_name
from wfhdesk.language import gettext as _

_DAYS_OFF = 4
"""Days off ahead over which a birthday is told beforehand: a long weekend, not a holiday of weeks."""


class Birthday(NamedTuple):
    """Somebody's birthday: `name` is what one calls them, `day` this year's, today or on the days off that follow."""

    person: Person
    name: str
    day: date


def birthdays_told(
    people: Iterable[Person], called: Callable[[Person], str], works: Callable[[date], bool], today: date
) -> list[Birthday]:
    """Return the birthdays to tell of today, the nearest first: of those with whom the person stays in touch.

    `works` tells whether the person works on a day.
    """
    told = _days_told(works, today)
    found = [
        Birthday(person, called(person), day)
        for person in people
        if person.every and not person.is_paused(today)
        for day in told
        if is_birthday(person, day)
    ]
    return sorted(found, key=lambda one: (one.day, one.name.casefold()))


def _days_told(works: Callable[[date], bool], today: date) -> list[date]:
    """Return today, and the days off that follow it where work goes on soon."""
    ahead = [today + place * DAY for place in range(1, _DAYS_OFF + 2)]
    off = next((place for place, day in enumerate(ahead) if works(day)), 0)
    return [today, *ahead[:off]]


def is_birthday(person: Person, day: date) -> bool:
    """Return whether a day is somebody's birthday."""
    return bool(person.birthday) and birthday_in(person.birthday, day.year) == day


def birthday_in(birthday: str, year: int) -> date:
    """Return the day of a birthday (`MM-DD`) in a year; that of 29 February is on the 28th where the year has none."""
    month, day = int(birthday[:2]), int(birthday[3:])
    last_of_february = date(year, 3, 1) - DAY
    return last_of_february if (month, day) == (2, 29) else date(year, month, day)


def birthday_told(one: Birthday, today: date) -> str:
    """Return in words when somebody's birthday is, as of the day on which it is told."""
    return _("birthday today") if one.day == today else _("birthday on {day}").format(day=weekday_name(one.day))
