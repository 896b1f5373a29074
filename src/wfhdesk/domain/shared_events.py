"""Which events tell of one's availability, at each level of detail: hours, days off, what is different, what holds now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC
from itertools import pairwise

from wfhdesk.domain.busy_time import Span, clipped
from wfhdesk.domain.days import Agenda, Day, days_of, engaged, worked, zone_on
from wfhdesk.domain.hours import DAY_END, OFFICE, Minutes, Stretch, shown_minutes
from wfhdesk.domain.local_time import moment_of, zone_shown
from wfhdesk.domain.occasions import ABSENCES, WORKDAY, Occasion, each_day, span_on
from wfhdesk.domain.periods import DAY, Period
from wfhdesk.domain.sharing import (
    AS_AWAY,
    AS_BUSY,
    AS_ELSEWHERE,
    AS_FREE,
    AS_TENTATIVE,
    BUSY_ONLY,
    FULL,
    Shared,
    holiday_summary,
    occasion_summary,
    off_summary,
    place_told,
    status_summary,
    taken_summary,
)
from wfhdesk.language import gettext as _

_FRIDAY = 4


def shared_events(agenda: Agenda, period: Period, level: str, *, outside: bool = False) -> list[Shared]:
    """Return the events that tell a period at a level, in the language that is spoken; sorted by their time.

    Time `outside` the hours is told where that is asked for, and at the level `busy`, which tells no hours. Each kind has the
    form that calendars understand: whole days at home or at the office leave the time free, an absence is Away.
    """
    days = days_of(agenda, period)
    found = [
        *(event for day in days for event in _of_the_day(day, level)),
        *(event for one in agenda.occasions for event in _of_occasion(agenda, one, period, level)),
        *_holidays(days, level),
        *statuses_told(agenda, period, level),
        *(_outside(days, level) if outside or level == BUSY_ONLY else ()),
    ]
    # Clocks that jump ahead can put an end before its start; nothing is left of such a part.
    return sorted((event for event in found if event.start < event.end), key=_order)


def _order(event: Shared) -> tuple[str, bool, str]:
    return event.start.isoformat()[:16], not event.is_whole_days, event.key


# --- the hours -------------------------------------------------------------------------------------------------


def _of_the_day(day: Day, level: str) -> Iterator[Shared]:
    """Yield where a day is worked, with its breaks; or that it isn't, where others do work.

    A day of which no hours are known, before the first pattern or behind one that ended, isn't worked either.
    """
    if day.absence or day.holiday:
        return
    stretches = _left(day)
    if stretches and level != BUSY_ONLY:
        yield _workday(day, stretches, level)
    for place, (one, later) in enumerate(pairwise(day.plan.stretches)):
        if one.end < later.start and not _taken(day, Minutes(one.end, later.start)):
            yield _timed(f"break {day.date} {place}", _span(day, one.end, later.start), taken_summary(level), AS_BUSY)
    if not day.plan.stretches and day.date.weekday() <= _FRIDAY:
        yield _off(day, level)


def _off(day: Day, level: str) -> Shared:
    return Shared(f"off {day.date}", day.date, day.date + DAY, off_summary(level), AS_AWAY)


def _left(day: Day) -> list[Stretch]:
    """Return the hours of a day that no leave takes, in minutes of the day."""
    left = list(day.plan.stretches)
    for one in day.busy:
        if one.kind in ABSENCES and not one.tentative:
            start, end = one.part or Minutes(0, DAY_END)
            left = [
                stretch._replace(start=first, end=last)
                for stretch in left
                for first, last in ((stretch.start, min(stretch.end, start)), (max(stretch.start, end), stretch.end))
                if first < last
            ]
    return left


def _taken(day: Day, part: Minutes) -> bool:
    """Return whether something else on the day takes all of a break."""
    parts = (one.part or Minutes(0, DAY_END) for one in day.busy if not one.tentative)
    return any(taken.start <= part.start and part.end <= taken.end for taken in parts)


def _workday(day: Day, stretches: list[Stretch], level: str) -> Shared:
    places = list(dict.fromkeys(stretch.place for stretch in stretches))
    named = " / ".join(place_told(place, level) for place in places)
    hours = ", ".join(map(shown_minutes, stretches))
    zone = zone_shown(moment_of(day.date, stretches[0].start, day.zone), day.zone)
    if cores := _core_left(day.plan.core, stretches):
        core = ", ".join(map(shown_minutes, cores))
        summary = _("{place} {hours} {zone} (core {core})").format(place=named, hours=hours, zone=zone, core=core)
    else:
        summary = _("{place} {hours} {zone}").format(place=named, hours=hours, zone=zone)
    shown = AS_FREE if places == [OFFICE] else AS_ELSEWHERE
    return Shared(f"day {day.date}", day.date, day.date + DAY, summary, shown, named if level == FULL else "")


def _core_left(cores: Sequence[Minutes], stretches: Sequence[Stretch]) -> list[Minutes]:
    """Return the core hours that lie between the first and the last minute that are left of a day."""
    first, last = stretches[0].start, stretches[-1].end
    kept = (Minutes(max(core.start, first), min(core.end, last)) for core in cores)
    return [core for core in kept if core.start < core.end]


def _outside(days: list[Day], level: str) -> Iterator[Shared]:
    """Yield the time in which one doesn't work, on days of which nothing else tells that one is away."""
    for day in days:
        if not day.plan.stretches and day.absence is None and day.date.weekday() > _FRIDAY:
            yield _off(day, level)
        if day.is_off:
            continue
        first, last = day.plan.stretches[0].start, day.plan.stretches[-1].end
        for name, start, end in (("before", 0, first), ("after", last, DAY_END)):
            if start < end:
                yield _timed(f"{name} {day.date}", _span(day, start, end), _("Away"), AS_AWAY)


def _span(day: Day, start: int, end: int) -> Span:
    return worked(day.date, Stretch(start, end), day.zone)


# --- what is different -----------------------------------------------------------------------------------------


def _of_occasion(agenda: Agenda, occasion: Occasion, period: Period, level: str) -> Iterator[Shared]:
    days = each_day(occasion, period)
    if occasion.kind == WORKDAY or not days:
        return
    key, summary, shown = f"occasion {occasion.id}", occasion_summary(occasion, level), _shown(occasion)
    if occasion.part is None:
        yield Shared(key, occasion.first, occasion.last + DAY, summary, shown)
        return
    for day in days:
        name = key if day == occasion.first else f"{key} {day}"
        yield _timed(name, span_on(occasion, day, zone_on(agenda, day)), summary, shown)


def _shown(occasion: Occasion) -> str:
    if occasion.tentative:
        return AS_TENTATIVE
    return AS_AWAY if occasion.kind in ABSENCES else AS_BUSY


def _holidays(days: list[Day], level: str) -> Iterator[Shared]:
    for day in days:
        if day.holiday and (day.plan.stretches or day.date.weekday() <= _FRIDAY):
            word = holiday_summary(day.holiday, level)
            yield Shared(f"holiday {day.date}", day.date, day.date + DAY, word, AS_AWAY)


def statuses_told(agenda: Agenda, period: Period, level: str) -> Iterator[Shared]:
    """Yield what one said of right now, as far as it takes working time of the first two days of a period."""
    for status, span in engaged(agenda.statuses):
        for day in days_of(agenda, Period(period.start, min(period.start + DAY, period.end))):
            hours = [worked(day.date, stretch, day.zone) for stretch in day.plan.stretches]
            if not hours or day.is_off:
                continue
            for part in clipped([span], Span(hours[0].start, hours[-1].end)):
                yield _timed(f"status {status.id} {day.date}", part, status_summary(status, level), AS_BUSY)


def _timed(key: str, span: Span, summary: str, shown: str) -> Shared:
    """Return an event in UTC and in whole seconds, as calendars write it."""
    start, end = (moment.astimezone(UTC).replace(microsecond=0) for moment in span)
    return Shared(key, start, end, summary, shown)
