"""The rule by which a time zone's clocks change every year: the last line of its file in the time zone database.

Sources: RFC 8536, section 3.3 (TZif footer), and POSIX.1-2017, Base Definitions, section 8.3 (TZ), with RFC 8536's hours from
-167 to 167.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import datetime, timedelta
from typing import NamedTuple

_DAY = 24 * 60 * 60
_LAST = 5
"""The week of a change that stands for the last one of its month."""
_WEEKDAYS = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")
_FEBRUARY = 2

_NAME = r"(?:<([A-Za-z0-9+-]+)>|([A-Za-z]{3,}))"
_CLOCK = r"[+-]?\d{1,3}(?::\d\d){0,2}"
_CHANGE = rf",M(\d\d?)\.([1-5])\.([0-6])(?:/({_CLOCK}))?"
_RULE = re.compile(rf"{_NAME}({_CLOCK})(?:{_NAME}({_CLOCK})?{_CHANGE}{_CHANGE})?")


class Change(NamedTuple):
    """When the clocks change in any year: `week` 1 to 5 (the last one) of a `month`, a `weekday` (Sunday 0).

    `seconds` count from that day's midnight by the clocks before the change; they may lie before or beyond the day. The offset
    from UTC is `before` and then `after`, and the time is called `name` from then on.
    """

    month: int
    week: int
    weekday: int
    seconds: int
    before: timedelta
    after: timedelta
    name: str

    def onset(self, year: int) -> datetime:
        """Return when it is in a year, by the clocks before the change."""
        first_weekday, length = monthrange(year, self.month)
        day = (self.weekday - 1 - first_weekday) % 7 + 1 + 7 * (self.week - 1)
        midnight = datetime(year, self.month, day if day <= length else day - 7)  # noqa: DTZ001 (a wall clock)
        return midnight + timedelta(seconds=self.seconds)

    def recurrence(self) -> dict[str, object] | None:
        """Return the same as a recurrence rule (RFC 5545, section 3.3.10); None where none of one month says it."""
        shift = self.seconds // _DAY
        weekday = _WEEKDAYS[(self.weekday + shift) % 7]
        yearly: dict[str, object] = {"FREQ": "YEARLY", "BYMONTH": self.month}
        if not shift:
            return {**yearly, "BYDAY": f"{-1 if self.week == _LAST else self.week}{weekday}"}
        length = monthrange(2001, self.month)[1]
        end = (length if self.week == _LAST else 7 * self.week) + shift
        if end - 6 < 1 or end > length or (self.month == _FEBRUARY and self.week == _LAST):
            return None
        return {**yearly, "BYDAY": weekday, "BYMONTHDAY": list(range(end - 6, end + 1))}


class PosixRule(NamedTuple):
    """The offset from UTC and the name of the usual time, and the two changes a year; none where the clocks never change."""

    offset: timedelta
    name: str
    changes: tuple[Change, ...] = ()


def parse_rule(text: str) -> PosixRule | None:
    """Return the rule of a footer; None where its changes are no weekdays of a month, which is the only form we know."""
    found = _RULE.fullmatch(text)
    if found is None:
        return None
    quoted, plain, clock, other_quoted, other_plain, other_clock, *changes = found.groups()
    usual, name = -_seconds(clock), quoted or plain
    if changes[0] is None:
        return PosixRule(usual, name)
    other = -_seconds(other_clock) if other_clock else usual + timedelta(hours=1)
    begins = _change(changes[:4], usual, other, other_quoted or other_plain)
    ends = _change(changes[4:], other, usual, name)
    return PosixRule(usual, name, (begins, ends))


def _change(said: list[str], before: timedelta, after: timedelta, name: str) -> Change:
    month, week, weekday, clock = said
    seconds = _seconds(clock or "2") // timedelta(seconds=1)
    return Change(int(month), int(week), int(weekday), seconds, before, after, name)


def _seconds(clock: str) -> timedelta:
    hours, minutes, seconds = (*map(int, clock.lstrip("+-").split(":")), 0, 0)[:3]
    length = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return -length if clock.startswith("-") else length
