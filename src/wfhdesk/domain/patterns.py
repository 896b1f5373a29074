"""Working patterns: one or two weeks that come again and again, from a day on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from wfhdesk.domain.hours import DayPlan, Week
from wfhdesk.domain.periods import DAY, WEEK, Period, week_of


class Pattern(NamedTuple):
    """The hours of one or two weeks by the clocks of a time zone, valid from the day `start` until `end`, both included.

    The first of two weeks is the one that `start` lies in. `zone` is an IANA name; without an `end` it is valid for good.
    """

    weeks: tuple[Week, ...]
    zone: str
    start: date
    end: date | None = None
    id: str = ""


def plan_on(pattern: Pattern, day: date) -> DayPlan:
    """Return what a pattern says of a day that it is valid on.

    Fortnights are counted from the pattern's own first week, not by the number in the year: a year may have 53 weeks.
    """
    return pattern.weeks[week_place(pattern, day)][day.weekday()]


def week_place(pattern: Pattern, day: date) -> int:
    """Return which of its weeks a pattern is in on a day, from 0."""
    passed = (week_of(day).start - week_of(pattern.start).start) // WEEK
    return passed % len(pattern.weeks)


def pattern_on(patterns: Iterable[Pattern], day: date) -> Pattern | None:
    """Return the pattern by which a day is worked: of those valid on it, the one that begins last; of equals, the newest.

    So a pattern for some weeks stands over the usual one, which holds again behind it. None before the first.
    """
    valid = [one for one in patterns if one.start <= day and (one.end is None or day <= one.end)]
    return max(enumerate(valid), key=lambda one: (one[1].start, one[0]))[1] if valid else None


def hiding(patterns: Iterable[Pattern], pattern: Pattern) -> list[Pattern]:
    """Return the patterns that begin later than one within its days, and so hold in its place from there on."""
    end = pattern.end or date.max
    return [one for one in patterns if pattern.start < one.start <= end]


def runs(patterns: Iterable[Pattern], period: Period) -> list[tuple[Pattern, Period]]:
    """Return the patterns that are in force in a period, in turn, each with its days."""
    known = list(patterns)
    edges = {one.start for one in known} | {one.end + DAY for one in known if one.end and one.end < period.end}
    begins = sorted({period.start, *(day for day in edges if day in period)})
    ends = [day - DAY for day in begins[1:]] + [period.end]
    found: list[tuple[Pattern, Period]] = []
    for day, end in zip(begins, ends, strict=True):
        pattern = pattern_on(known, day)
        if found and found[-1][0] is pattern and found[-1][1].end + DAY == day:
            found[-1] = (pattern, Period(found[-1][1].start, end))
        elif pattern is not None:
            found.append((pattern, Period(day, end)))
    return found
