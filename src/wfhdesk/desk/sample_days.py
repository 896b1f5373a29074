"""The half year of the sample desk, day by day, and what was done on them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import NamedTuple

from wfhdesk.domain.periods import DAY, WEEK

_UNREPORTED = 3
"""Working days before today, at least, that the last update leaves to be told."""
_FRIDAY = 4


class Step(NamedTuple):
    """One thing that the sample person did, and when."""

    at: datetime
    do: Callable[[], object]


class Calendar:
    """The half year as seen from now, in working days: Monday to Friday."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def day(self, back: int) -> date:
        """Return the day that lies `back` working days before today, or as many after it where that is negative."""
        day, step = self.now.date(), DAY if back < 0 else -DAY
        back = abs(back)
        while back:
            day += step
            back -= day.weekday() <= _FRIDAY
        return day

    def at(self, day: date, clock_time: time) -> datetime:
        """Return a local time of a day."""
        return datetime.combine(day, clock_time, self.now.tzinfo)

    def is_past(self, step: Step) -> bool:
        """Whether a thing can have been done by now. Today may be a weekend, and of that nothing is told."""
        return step.at <= self.now and step.at.weekday() <= _FRIDAY

    def fridays(self, back: int) -> list[date]:
        """Return the Fridays on which an update was due in the last `back` working days, oldest first."""
        last = self.day(_UNREPORTED)
        last -= (last.weekday() - _FRIDAY) % 7 * DAY
        return [last - weeks * WEEK for weeks in range((last - self.day(back)) // WEEK, -1, -1)]
