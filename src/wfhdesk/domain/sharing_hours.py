"""One's hours as a VAVAILABILITY tells them: the patterns as what comes again, and over them each thing that is different.

Source: RFC 7953. A base pattern has no priority; a pattern for some weeks, a day worked otherwise, and what takes time stand
over it, in this order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import NamedTuple

from wfhdesk.domain.busy_time import UNAVAILABLE
from wfhdesk.domain.days import Agenda, plan_for
from wfhdesk.domain.hours import DAY_END, DayPlan, Minutes
from wfhdesk.domain.occasions import WORKDAY, Occasion, each_day
from wfhdesk.domain.patterns import Pattern, pattern_on, week_place
from wfhdesk.domain.periods import DAY, Period
from wfhdesk.domain.sharing import BUSY_ONLY, FULL, horizon, occasion_summary, place_told
from wfhdesk.language import gettext as _

_BASE, _WORKDAYS, _TAKEN = 0, 3, 1
_DATED = (8, 7, 6, 5, 4)
"""Priorities of patterns for some weeks, the one that begins last the highest (RFC 7953, section 4)."""


class Recurring(NamedTuple):
    """Hours that come again every `interval` weeks on some `days` of the week (Monday 0), the first time on the day `first`."""

    first: date
    days: tuple[int, ...]
    part: Minutes
    interval: int
    place: str = ""
    core: tuple[Minutes, ...] = ()


class Block(NamedTuple):
    """One VAVAILABILITY: from `start` until `end` (for good where there is none), wall clock times of a zone.

    In it only the `hours` are free; the rest is `busy` of a type (RFC 5545, section 3.2.9). `priority` 0 is the base.
    """

    key: str
    zone: str
    start: datetime
    end: datetime | None
    priority: int
    busy: str = UNAVAILABLE
    hours: tuple[Recurring, ...] = ()
    summary: str = ""


def availability_blocks(agenda: Agenda, today: date, level: str) -> list[Block]:
    """Return what is in force today or later: every pattern, and the exceptions of the days that are shared."""
    period = horizon(today)
    ahead = [one for one in agenda.occasions if one.first <= period.end and today <= one.last]
    holidays = [day for day in agenda.holidays if day in period]
    return [
        *_patterns(agenda, today, level),
        *(block for one in ahead if one.kind == WORKDAY for block in _workdays(agenda, one, period, level)),
        *(block for one in ahead if one.kind != WORKDAY for block in _taken(agenda, one, period, level)),
        *(
            _whole_days(agenda, f"holiday {day}", day, day, agenda.holidays[day] if level == FULL else _("Away"))
            for day in holidays
            if not any(one.kind == WORKDAY and day in one for one in ahead)
        ),
    ]


def _patterns(agenda: Agenda, today: date, level: str) -> Iterator[Block]:
    usual = sorted((one for one in agenda.patterns if one.end is None), key=lambda one: one.start)
    starts = [one.start for one in usual]
    for place, one in enumerate(usual):
        end = starts[place + 1] if place + 1 < len(starts) else None
        if (end is None or today < end) and one.start != end:
            yield _pattern_block(one, end, _BASE, level)
    dated = [(one, end) for one, end in _dated(agenda.patterns) if one.start < end and today < end]
    for place, (one, end) in enumerate(dated):
        yield _pattern_block(one, end, _DATED[min(place, len(_DATED) - 1)], level)


def _dated(patterns: Sequence[Pattern]) -> Iterator[tuple[Pattern, date]]:
    """Yield the patterns for some weeks, each with the day from which it holds no more: a usual one said later ends it."""
    ordered = sorted(patterns, key=lambda one: one.start)
    for place, one in enumerate(ordered):
        if one.end is not None:
            usual = [other.start for other in ordered[place + 1 :] if other.end is None]
            yield one, min([*usual, one.end + DAY])


def _pattern_block(pattern: Pattern, end: date | None, priority: int, level: str) -> Block:
    return Block(
        key=f"pattern {pattern.id or pattern.start}",
        zone=pattern.zone,
        start=_wall(pattern.start, 0),
        end=_wall(end, 0) if end else None,
        priority=priority,
        hours=tuple(_recurring(pattern, level)),
    )


def _recurring(pattern: Pattern, level: str) -> Iterator[Recurring]:
    """Yield the hours of a pattern, those alike of several days together."""
    found: dict[tuple[int, Minutes, str, tuple[Minutes, ...]], list[int]] = {}
    for place, week in enumerate(pattern.weeks):
        for number, plan in enumerate(week):
            for stretch in plan.stretches:
                named = place_told(stretch.place, level)
                core = () if level == BUSY_ONLY else plan.core
                key = place, Minutes(stretch.start, stretch.end), named, core
                found.setdefault(key, []).append(number)
    for (place, part, named, core), days in found.items():
        yield Recurring(_first(pattern, place, days), tuple(days), part, len(pattern.weeks), named, core)


def _first(pattern: Pattern, place: int, days: Sequence[int]) -> date:
    """Return the first day from a pattern's start on that lies in one of its weeks, on one of some weekdays."""
    day = pattern.start
    while day.weekday() not in days or week_place(pattern, day) != place:
        day += DAY
    return day


def _workdays(agenda: Agenda, occasion: Occasion, period: Period, level: str) -> Iterator[Block]:
    for day in filter(period.__contains__, each_day(occasion)):
        plan = plan_for(agenda, day)
        yield _whole_days(agenda, f"workday {occasion.id} {day}", day, day, "")._replace(
            priority=_WORKDAYS, hours=tuple(_once(day, plan, level))
        )


def _once(day: date, plan: DayPlan, level: str) -> Iterator[Recurring]:
    """Yield the hours of one day, as if they came again each week: within the block of that day they don't.

    Some readers know no other form (Nextcloud's).
    """
    for stretch in plan.stretches:
        named = place_told(stretch.place, level)
        yield Recurring(day, (day.weekday(),), Minutes(stretch.start, stretch.end), 1, named)


def _taken(agenda: Agenda, occasion: Occasion, period: Period, level: str) -> Iterator[Block]:
    key, summary = f"occasion {occasion.id}", occasion_summary(occasion, level)
    if occasion.part is None:
        block = _whole_days(agenda, key, occasion.first, occasion.last, summary)
        yield block._replace(busy=occasion.busy)
        return
    for day in filter(period.__contains__, each_day(occasion)):
        start, end = _wall(day, occasion.part.start), _wall(day, occasion.part.end)
        yield Block(f"{key} {day}", _zone(agenda, day), start, end, _TAKEN, occasion.busy, summary=summary)


def _whole_days(agenda: Agenda, key: str, first: date, last: date, summary: str) -> Block:
    return Block(key, _zone(agenda, first), _wall(first, 0), _wall(last + DAY, 0), _TAKEN, summary=summary)


def _zone(agenda: Agenda, day: date) -> str:
    pattern = pattern_on(agenda.patterns, day)
    return pattern.zone if pattern else agenda.zone


def _wall(day: date, minute: int) -> datetime:
    """Return a wall clock time; the end of a day is the beginning of the next."""
    days, minute = divmod(minute, DAY_END)
    return datetime.combine(day + days * DAY, time(minute // 60, minute % 60))
