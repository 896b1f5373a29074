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

_TIME = r"(\d{1,2})(?:[:.]?(\d\d))? ?([ap]m)?"
_STRETCH = re.compile(rf"{_TIME}-{_TIME}", re.IGNORECASE)
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
    hour, minute, half, end_hour, end_minute, end_half = found.groups()
    if end_half and not half:  # 9-5pm begins in the morning, 1-5pm doesn't
        half = end_half if int(hour) % 12 < int(end_hour) % 12 else "am"
    try:
        stretch = Stretch(_time(hour, minute, half), _time(end_hour, end_minute, end_half))
    except ValueError:
        raise _wrong(whole) from None
    if stretch.end <= stretch.start:
        raise _wrong(whole)
    return stretch


def _time(hour: str, minute: str | None, half: str | None) -> time:
    """Return a time of day; `half` is am or pm, None on a clock of 24 hours."""
    hours = int(hour)
    if half:
        if not 1 <= hours <= 12:
            raise ValueError(hour)
        hours = hours % 12 + (12 if half.lower() == "pm" else 0)
    return time(hours, int(minute or 0))


def _wrong(text: str) -> WrongInput:
    return WrongInput(
        _("“{text}” can't be working hours; write them like mon-fri 9:00-17:30, with ; between groups of days.").format(
            text=shortened(text)
        )
    )
