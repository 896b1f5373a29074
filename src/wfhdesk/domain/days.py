"""The days of a week as they will be: worked where and when, and what of that is left to be reached in.

Everything is computed from what the person said (an `Agenda`) by the algorithm of RFC 7953: the pattern is the base, days that
are worked otherwise stand over it, and what takes time is laid over both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, tzinfo
from typing import NamedTuple

from wfhdesk.domain.busy_time import (
    UNAVAILABLE,
    Component,
    Event,
    Span,
    Stretched,
    busy_time,
    clipped,
    free,
    without,
)
from wfhdesk.domain.hours import DAY_END, HOME, DayPlan, Stretch
from wfhdesk.domain.local_time import moment_of, zone_named
from wfhdesk.domain.occasions import WORKDAY, Occasion, span_on
from wfhdesk.domain.patterns import Pattern, pattern_on, plan_on
from wfhdesk.domain.periods import DAY, WEEK, Period, week_of
from wfhdesk.domain.statuses import AVAILABLE, Status, in_order

_SATURDAY = 5
_PATTERN, _WORKDAY = 0, 3
"""Priorities of what hours come from; an exception stands over the pattern (RFC 7953, section 4)."""


class Agenda(NamedTuple):
    """All that a person said of their availability. `zone` is where there is no pattern to say it (an IANA name)."""

    zone: str
    patterns: Sequence[Pattern] = ()
    occasions: Sequence[Occasion] = ()
    holidays: Mapping[date, str] = {}
    statuses: Sequence[Status] = ()


class Part(NamedTuple):
    """A part of a day in which one can be reached, and where."""

    start: datetime
    end: datetime
    place: str


class Day(NamedTuple):
    """One local day as it will be.

    `plan` is what was to be worked, `parts` what is left of it to be reached in. `absence` is what takes the day off, `holiday`
    the public holiday that does; `busy` are the other things on it.
    """

    date: date
    zone: tzinfo
    plan: DayPlan
    parts: tuple[Part, ...] = ()
    absence: Occasion | None = None
    holiday: str = ""
    busy: tuple[Occasion, ...] = ()
    is_known: bool = True

    @property
    def is_off(self) -> bool:
        """Whether there is no work on it, by plan or for an absence."""
        return not self.plan.stretches or self.absence is not None or bool(self.holiday)

    @property
    def places(self) -> list[str]:
        """The places of the plan, each once, in the order of the day."""
        return list(dict.fromkeys(stretch.place for stretch in self.plan.stretches))


# --- days ------------------------------------------------------------------------------------------------------


def zone_on(agenda: Agenda, day: date) -> tzinfo:
    """Return the time zone in which a day is lived."""
    pattern = pattern_on(agenda.patterns, day)
    return zone_named(pattern.zone if pattern else agenda.zone)


def plan_for(agenda: Agenda, day: date) -> DayPlan:
    """Return the hours that are planned for a day: the pattern's, or what was said of that very day."""
    pattern = pattern_on(agenda.patterns, day)
    usual = plan_on(pattern, day) if pattern else DayPlan()
    workday = _workday(agenda, day)
    if workday is None:
        return usual
    if workday.part is None:
        stretches = usual.stretches or _usual_stretches(pattern)
        return DayPlan(tuple(one._replace(place=workday.place or one.place) for one in stretches), usual.core)
    start, end = workday.part
    core = tuple(part for part in usual.core if start <= part.start and part.end <= end)
    return DayPlan((Stretch(start, end, workday.place or HOME),), core)


def _workday(agenda: Agenda, day: date) -> Occasion | None:
    """Return what was said last of how a day is worked.

    What was said of several days is about those that are worked anyway; who works on a free one names that very day.
    """
    said = [one for one in agenda.occasions if one.kind == WORKDAY and day in one]
    if not _is_worked(agenda, day):
        said = [one for one in said if one.first == one.last]
    return said[-1] if said else None


def _is_worked(agenda: Agenda, day: date) -> bool:
    """Return whether a day is worked as a rule: by its pattern, and no public holiday. Without a pattern any day may be."""
    pattern = pattern_on(agenda.patterns, day)
    return day not in agenda.holidays and (pattern is None or bool(plan_on(pattern, day).stretches))


def works_on(agenda: Agenda, day: date) -> bool:
    """Return whether one works on a day: by the pattern or by what was said of it, and not absent."""
    if any(one.is_absence and not one.tentative and day in one for one in agenda.occasions):
        return False
    return _workday(agenda, day) is not None or works_as_a_rule(agenda, day)


def works_as_a_rule(agenda: Agenda, day: date) -> bool:
    """Return whether a day is a working day when nothing else is said of it; who set no hours works from Monday to Friday."""
    is_known = pattern_on(agenda.patterns, day) is not None
    return _is_worked(agenda, day) and (is_known or day.weekday() < _SATURDAY)


def _usual_stretches(pattern: Pattern | None) -> tuple[Stretch, ...]:
    """Return the hours of the first day that a pattern works: for an extra day of which no hours were said."""
    plans = (plan for week in pattern.weeks for plan in week) if pattern else iter(())
    return next((plan.stretches for plan in plans if plan.stretches), ())


def day_of(agenda: Agenda, day: date) -> Day:
    """Return a local day as it will be, as far as it is known."""
    zone, plan = zone_on(agenda, day), plan_for(agenda, day)
    occasions = [one for one in agenda.occasions if day in one and one.kind != WORKDAY]
    absence = next((one for one in occasions if one.is_absence and not one.tentative), None)
    times = times_of(agenda, Period(day, day))
    return Day(
        date=day,
        zone=zone,
        plan=plan,
        parts=tuple(_parts(day, zone, plan, free(times))),
        absence=absence,
        holiday=holiday_on(agenda, day),
        busy=tuple(one for one in occasions if one is not absence),
        is_known=pattern_on(agenda.patterns, day) is not None or _workday(agenda, day) is not None,
    )


def days_of(agenda: Agenda, period: Period) -> list[Day]:
    """Return the days of a period."""
    return [day_of(agenda, day) for day in _days(period)]


def bare_weeks(pattern: Pattern) -> list[list[Day]]:
    """Return the one or two weeks of a pattern as they are without anything else; whole, also where it begins midweek."""
    monday = week_of(pattern.start).start
    agenda = Agenda(pattern.zone, [pattern._replace(start=monday, end=None)])
    if len(pattern.weeks) == 1 and monday < pattern.start:
        monday += WEEK
    return [days_of(agenda, week_of(monday + turn * WEEK)) for turn in range(len(pattern.weeks))]


def holiday_on(agenda: Agenda, day: date) -> str:
    """Return the public holiday that takes a day off; none where the person said that they work then."""
    return "" if _workday(agenda, day) else agenda.holidays.get(day, "")


def _parts(day: date, zone: tzinfo, plan: DayPlan, left: list[Span]) -> Iterator[Part]:
    found = []
    for stretch in plan.stretches:
        whole = worked(day, stretch, zone)
        found += [(span, stretch.place) for span in clipped(left, whole)]
        left = without(left, [whole])  # clocks that jump ahead can lay one stretch over another
    for span, place in sorted(found):
        yield Part(span.start.astimezone(zone), span.end.astimezone(zone), place)


def worked(day: date, stretch: Stretch, zone: tzinfo) -> Span:
    """Return the time of a stretch on a day."""
    return Span(moment_of(day, stretch.start, zone), moment_of(day, stretch.end, zone))


def _days(period: Period) -> Iterator[date]:
    for place in range((period.end - period.start) // DAY + 1):
        yield period.start + place * DAY


# --- free and busy ---------------------------------------------------------------------------------------------


def times_of(agenda: Agenda, period: Period, span: Span | None = None) -> list[Stretched]:
    """Return the free/busy types of a period's local days, or of a span that lies within them."""
    if span is None:
        first, last = zone_on(agenda, period.start), zone_on(agenda, period.end)
        span = Span(moment_of(period.start, 0, first), moment_of(period.end, DAY_END, last))
    components = [part for day in _days(period) for part in _components(agenda, day)]
    return busy_time(span, components, _events_of(agenda, period))


def _components(agenda: Agenda, day: date) -> Iterator[Component]:
    """Yield the pattern's day, and over it what was said of the day itself."""
    zone = zone_on(agenda, day)
    following = moment_of(day + DAY, 0, zone_on(agenda, day + DAY))
    start, end = whole_day(agenda, day)
    whole = Span(start, max(end, following))  # where one moves west, some hours belong to no day
    pattern = pattern_on(agenda.patterns, day)
    usual = plan_on(pattern, day) if pattern else DayPlan()
    yield Component(whole, _available(day, usual, zone), UNAVAILABLE, _PATTERN)
    if _workday(agenda, day):
        yield Component(whole, _available(day, plan_for(agenda, day), zone), UNAVAILABLE, _WORKDAY)


def _available(day: date, plan: DayPlan, zone: tzinfo) -> tuple[Span, ...]:
    return tuple(worked(day, stretch, zone) for stretch in plan.stretches)


def _events_of(agenda: Agenda, period: Period) -> list[Event]:
    """Return what takes time in a period: occasions, public holidays, and what one said of right now."""
    events = [Event(whole_day(agenda, day), UNAVAILABLE) for day in _days(period) if holiday_on(agenda, day)]
    for one in agenda.occasions:
        if one.kind != WORKDAY:
            events += [Event(span_on(one, day, zone_on(agenda, day)), one.busy) for day in _days(period) if day in one]
    return events + [Event(span) for _status, span in engaged(agenda.statuses)]


def whole_day(agenda: Agenda, day: date) -> Span:
    """Return all the time of a local day."""
    zone = zone_on(agenda, day)
    return Span(moment_of(day, 0, zone), moment_of(day, DAY_END, zone))


def engaged(statuses: Sequence[Status]) -> Iterator[tuple[Status, Span]]:
    """Yield the status in which one can't be reached, with its time: what was said last, until its end.

    What was said before that is over, and nobody needs to know of it any more.
    """
    last = in_order(statuses)[-1:]
    for one in last:
        if one.state != AVAILABLE and one.until is not None:
            yield one, Span(one.since.astimezone(UTC), one.until.astimezone(UTC))
