"""Working hours as a person says them: `mon-fri 9:00-12:30,13:00-17:30; sat 9-13`."""

from __future__ import annotations

import re
from datetime import date, time
from itertools import pairwise
from typing import NamedTuple

from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.periods import weekday
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.language import gettext as _

_STRETCH = re.compile(r"(\d{1,2})(?:[:.]?(\d\d))?-(\d{1,2})(?:[:.]?(\d\d))?")
_DASH = re.compile(r" ?[-–] ?")


class Stretch(NamedTuple):
    """Work from `start` until `end`, local times of one day."""

    start: time
    end: time


Hours = dict[int, tuple[Stretch, ...]]
"""The stretches of each working day, by the number of the weekday (Monday 0)."""


def parse_hours(text: str) -> Hours:
    """Return the hours that a text names; none for an empty one. Raises WrongInput with what is right.

    Days are names of weekdays in English or Dutch, alone or `mon-fri`; several groups stand behind semicolons.
    """
    hours: Hours = {}
    for group in filter(None, map(str.strip, _DASH.sub("-", one_line(text)).split(";"))):
        days, _space, times = group.partition(" ")
        stretches = tuple(_stretch(part.strip(), text) for part in times.split(","))
        if any(one.end > other.start for one, other in pairwise(stretches)):
            raise _wrong(text)
        for day in _days(days, text):
            hours[day] = stretches
    return hours


def stretches_of(hours: Hours, day: date) -> tuple[Stretch, ...]:
    """Return the hours of one day, none where it isn't worked."""
    return hours.get(day.weekday(), ())


def _days(text: str, whole: str) -> list[int]:
    first, dash, last = text.partition("-")
    start = weekday(first, short_dutch=True)
    end = weekday(last, short_dutch=True) if dash else start
    if start is None or end is None or end < start:
        raise _wrong(whole)
    return list(range(start, end + 1))


def _stretch(text: str, whole: str) -> Stretch:
    found = _STRETCH.fullmatch(text)
    if found is None:
        raise _wrong(whole)
    start, start_minute, end, end_minute = (int(part or 0) for part in found.groups())
    try:
        stretch = Stretch(time(start, start_minute), time(end, end_minute))
    except ValueError:
        raise _wrong(whole) from None
    if stretch.end <= stretch.start:
        raise _wrong(whole)
    return stretch


def _wrong(text: str) -> WrongInput:
    return WrongInput(
        _("“{text}” can't be working hours; write them like mon-fri 9:00-17:30, with ; between groups of days.").format(
            text=shortened(text)
        )
    )
