"""One's hours as a VAVAILABILITY tells them: the patterns as what comes again, and over them each thing that is different.

Source: RFC 7953. A base pattern has no priority; a pattern for some weeks, a day worked otherwise, and what takes time stand
over it, in this order. Where no usual pattern holds, the base has no hours: whoever knows nothing of a time takes it as free.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from typing import NamedTuple

from wfhdesk.domain.busy_time import BUSY, TENTATIVE, UNAVAILABLE, Span, clipped
from wfhdesk.domain.days import Agenda, holiday_on, plan_for, worked, zone_on
from wfhdesk.domain.hours import DAY_END, DayPlan, Minutes
from wfhdesk.domain.occasions import WORKDAY, Occasion, each_day, span_on
from wfhdesk.domain.patterns import Pattern, pattern_on, runs, week_place
from wfhdesk.domain.periods import DAY, Period
from wfhdesk.domain.shared_events import statuses_told
from wfhdesk.domain.sharing import BUSY_ONLY, holiday_summary, horizon, occasion_summary, place_told

_BASE, _DATED, _WORKDAYS, _TAKEN = 0, 5, 3, 1
"""Priorities, 1 the highest and 0 the lowest (RFC 7953, section 4)."""
MOMENTS = "UTC"
"""The zone of what begins and ends at moments, and not by the clock of where one is."""


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

    In it only the `hours` are free; the rest is `busy` of a type (RFC 5545, section 3.2.9). `priority` 0 is the base. Blocks of
    one priority overlap only where that is the highest.
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
    holidays = [day for day in agenda.holidays if day in period and holiday_on(agenda, day)]
    return [
        *_usual(agenda, today, level),
        *_dated(agenda, today, level),
        *(block for one in ahead if one.kind == WORKDAY for block in _workdays(agenda, one, period, level)),
        *(block for one in ahead if one.kind != WORKDAY for block in _taken(agenda, one, period, level)),
        *(
            _whole_days(agenda, f"holiday {day}", day, day, holiday_summary(agenda.holidays[day], level))
            for day in holidays
        ),
        *_now(agenda, period, level),
    ]


def _usual(agenda: Agenda, today: date, level: str) -> Iterator[Block]:
    """Yield the patterns that hold for good, each until the next; before the first of them there are no hours."""
    usual = sorted((one for one in agenda.patterns if one.end is None), key=lambda one: one.start)
    starts = [one.start for one in usual]
    for place, one in enumerate(usual):
        end = starts[place + 1] if place + 1 < len(starts) else None
        if (end is None or today < end) and one.start != end:
            yield _pattern_block(one, Period(one.start, end - DAY) if end else None, level)
    if not starts or today < starts[0]:
        year = min([today, *(one.start for one in agenda.patterns)]).year
        end = _wall(starts[0], 0) if starts else None
        yield Block("no hours", agenda.zone, datetime(year, 1, 1), end, _BASE)  # noqa: DTZ001 (a wall clock)


def _dated(agenda: Agenda, today: date, level: str) -> Iterator[Block]:
    """Yield the patterns for some weeks, each only while it is the one that holds: so none of them overlap."""
    ends = [one.end for one in agenda.patterns if one.end is not None]
    if not ends:
        return
    seen: set[str] = set()
    for pattern, days in runs(agenda.patterns, Period(min(one.start for one in agenda.patterns), max(ends))):
        if pattern.end is None:
            continue
        block = _pattern_block(pattern, days, level)
        again = block._replace(key=f"{block.key} {days.start}")
        if today <= days.end:
            yield again if block.key in seen else block
        seen.add(block.key)


def _pattern_block(pattern: Pattern, days: Period | None, level: str) -> Block:
    """Return the block of a pattern: of the days that it holds for some weeks, or for good from its start on."""
    first = days.start if days else pattern.start
    return Block(
        key=f"pattern {pattern.id or pattern.start}",
        zone=pattern.zone,
        start=_wall(first, 0),
        end=_wall(days.end + DAY, 0) if days else None,
        priority=_BASE if pattern.end is None else _DATED,
        hours=tuple(_recurring(pattern, first, level)),
    )


def _recurring(pattern: Pattern, since: date, level: str) -> Iterator[Recurring]:
    """Yield the hours of a pattern from a day on, those alike of several days together."""
    found: dict[tuple[int, Minutes, str, tuple[Minutes, ...]], list[int]] = {}
    for place, week in enumerate(pattern.weeks):
        for number, plan in enumerate(week):
            for stretch in plan.stretches:
                named = place_told(stretch.place, level)
                core = () if level == BUSY_ONLY else plan.core
                key = place, Minutes(stretch.start, stretch.end), named, core
                found.setdefault(key, []).append(number)
    for (place, part, named, core), days in found.items():
        yield Recurring(_first(pattern, since, place, days), tuple(days), part, len(pattern.weeks), named, core)


def _first(pattern: Pattern, since: date, place: int, days: Sequence[int]) -> date:
    """Return the first day from another on that lies in one of a pattern's weeks, on one of some weekdays."""
    day = since
    while day.weekday() not in days or week_place(pattern, day) != place:
        day += DAY
    return day


def _workdays(agenda: Agenda, occasion: Occasion, period: Period, level: str) -> Iterator[Block]:
    for day in each_day(occasion, period):
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
    if occasion.tentative:
        yield from _perhaps_taken(agenda, occasion, period, level)
        return
    if occasion.part is None:
        block = _whole_days(agenda, key, occasion.first, occasion.last, summary)
        yield block._replace(busy=occasion.busy)
        return
    for day in each_day(occasion, period):
        start, end = _wall(day, occasion.part.start), _wall(day, occasion.part.end)
        yield Block(f"{key} {day}", _zone(agenda, day), start, end, _TAKEN, occasion.busy, summary=summary)


def _perhaps_taken(agenda: Agenda, occasion: Occasion, period: Period, level: str) -> Iterator[Block]:
    """Yield the working time that something may take; the nights are no more uncertain for it."""
    summary = occasion_summary(occasion, level)
    for day in each_day(occasion, period):
        zone = zone_on(agenda, day)
        whole = span_on(occasion, day, zone)
        for place, stretch in enumerate(plan_for(agenda, day).stretches):
            for part in clipped([worked(day, stretch, zone)], whole):
                yield _moments(f"occasion {occasion.id} {day} {place}", part, TENTATIVE, summary)


def _now(agenda: Agenda, period: Period, level: str) -> Iterator[Block]:
    for one in statuses_told(agenda, period, level):
        if isinstance(one.start, datetime) and isinstance(one.end, datetime) and one.start < one.end:
            yield _moments(one.key, Span(one.start, one.end), BUSY, one.summary)


def _moments(key: str, span: Span, busy: str, summary: str) -> Block:
    """Return a block of the highest priority that begins and ends at moments."""
    start, end = (moment.astimezone(UTC).replace(tzinfo=None) for moment in span)
    return Block(key, MOMENTS, start, end, _TAKEN, busy, summary=summary)


def _whole_days(agenda: Agenda, key: str, first: date, last: date, summary: str) -> Block:
    return Block(key, _zone(agenda, first), _wall(first, 0), _wall(last + DAY, 0), _TAKEN, summary=summary)


def _zone(agenda: Agenda, day: date) -> str:
    pattern = pattern_on(agenda.patterns, day)
    return pattern.zone if pattern else agenda.zone


def _wall(day: date, minute: int) -> datetime:
    """Return a wall clock time; the end of a day is the beginning of the next."""
    days, minute = divmod(minute, DAY_END)
    return datetime.combine(day + days * DAY, time(minute // 60, minute % 60))
