"""What leaves of one's availability, at each level of detail: events whose words hide what isn't for others.

Masking happens here, before anything is written: whatever is made of a `Shared` can only tell what stands in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import NamedTuple

from wfhdesk.domain.busy_time import Span, clipped
from wfhdesk.domain.days import Agenda, Day, days_of, engaged, worked, zone_on
from wfhdesk.domain.hours import DAY_END, HOME, OFFICE, Minutes, Stretch, shown_minutes, shown_place
from wfhdesk.domain.local_time import moment_of, zone_shown
from wfhdesk.domain.occasions import ABSENCES, FOCUS, SICK, WORKDAY, Occasion, each_day, span_on
from wfhdesk.domain.periods import DAY, WEEK, Period
from wfhdesk.domain.statuses import FOCUSED, Status
from wfhdesk.language import gettext as _

BUSY_ONLY, KIND, FULL = "busy", "kind", "full"
LEVELS = (BUSY_ONLY, KIND, FULL)
"""How much others may know: only when one can't be reached; also where one works; all but what is never told."""

AS_FREE, AS_TENTATIVE, AS_BUSY, AS_AWAY, AS_ELSEWHERE = "FREE", "TENTATIVE", "BUSY", "OOF", "WORKINGELSEWHERE"
SHOWN = (AS_FREE, AS_TENTATIVE, AS_BUSY, AS_AWAY, AS_ELSEWHERE)
"""Values of X-MICROSOFT-CDO-BUSYSTATUS (MS-OXCICAL 2.1.3.1.1.20.31)."""
_TRANSPARENT = (AS_FREE, AS_ELSEWHERE)

HORIZON = 8 * WEEK
"""How far ahead is shared, and for how long what was withdrawn is told as cancelled."""
_FRIDAY = 4


class Shared(NamedTuple):
    """One event as others see it.

    `key` tells it apart and stays the same when the event changes. Whole days have dates, the `end` behind the last one (RFC
    5545, section 3.6.1); parts of days have moments in UTC. `shown` is one of the values of X-MICROSOFT-CDO-BUSYSTATUS.
    """

    key: str
    start: date
    end: date
    summary: str
    shown: str
    location: str = ""

    @property
    def is_transparent(self) -> bool:
        """Whether it leaves the time free (RFC 5545, section 3.8.2.7)."""
        return self.shown in _TRANSPARENT

    @property
    def is_whole_days(self) -> bool:
        """Whether it has dates, and no times."""
        return not isinstance(self.start, datetime)

    @property
    def last_day(self) -> date:
        """The last day it touches, by UTC where it has times."""
        return self.end.date() if isinstance(self.end, datetime) else self.end - DAY


def horizon(today: date) -> Period:
    """Return the days that are shared: from today, eight weeks."""
    return Period(today, today + HORIZON - DAY)


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
        *_statuses(agenda, period, level),
        *(_outside(days, level) if outside or level == BUSY_ONLY else ()),
    ]
    # Clocks that jump ahead can put an end before its start; nothing is left of such a part.
    return sorted((event for event in found if event.start < event.end), key=_order)


def _order(event: Shared) -> tuple[str, bool, str]:
    return event.start.isoformat()[:16], not event.is_whole_days, event.key


# --- the hours -------------------------------------------------------------------------------------------------


def _of_the_day(day: Day, level: str) -> Iterator[Shared]:
    """Yield where a day is worked, with its breaks; or that it isn't, where others do work."""
    if day.absence or day.holiday or not day.is_known:
        return
    stretches = _left(day)
    if stretches and level != BUSY_ONLY:
        yield _workday(day, stretches, level)
    for place, (one, later) in enumerate(pairwise(day.plan.stretches)):
        if one.end < later.start and not _taken(day, Minutes(one.end, later.start)):
            yield _timed(f"break {day.date} {place}", _span(day, one.end, later.start), _taken_word(level), AS_BUSY)
    if not day.plan.stretches and day.date.weekday() <= _FRIDAY:
        yield _off(day, level)


def _off(day: Day, level: str) -> Shared:
    word = _("Away") if level == BUSY_ONLY else _("Not working")
    return Shared(f"off {day.date}", day.date, day.date + DAY, word, AS_AWAY)


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
    if day.plan.core:
        core = ", ".join(map(shown_minutes, day.plan.core))
        summary = _("{place} {hours} {zone} (core {core})").format(place=named, hours=hours, zone=zone, core=core)
    else:
        summary = _("{place} {hours} {zone}").format(place=named, hours=hours, zone=zone)
    shown = AS_FREE if places == [OFFICE] else AS_ELSEWHERE
    return Shared(f"day {day.date}", day.date, day.date + DAY, summary, shown, named if level == FULL else "")


def place_told(place: str, level: str) -> str:
    """Return what others read of a place: a partner's site is named only at the level `full`."""
    if level == BUSY_ONLY:
        return ""
    return shown_place(place) if level == FULL or place in (HOME, OFFICE) else _("Elsewhere")


def _outside(days: list[Day], level: str) -> Iterator[Shared]:
    """Yield the time in which one doesn't work, on days of which nothing else tells that one is away."""
    for day in days:
        if day.is_known and not day.plan.stretches and day.absence is None and day.date.weekday() > _FRIDAY:
            yield _off(day, level)
        if day.is_off or not day.is_known:
            continue
        first, last = day.plan.stretches[0].start, day.plan.stretches[-1].end
        for name, start, end in (("before", 0, first), ("after", last, DAY_END)):
            if start < end:
                yield _timed(f"{name} {day.date}", _span(day, start, end), _("Away"), AS_AWAY)


def _span(day: Day, start: int, end: int) -> Span:
    return worked(day.date, Stretch(start, end), day.zone)


# --- what is different -----------------------------------------------------------------------------------------


def _of_occasion(agenda: Agenda, occasion: Occasion, period: Period, level: str) -> Iterator[Shared]:
    days = [day for day in each_day(occasion) if day in period]
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


def occasion_summary(occasion: Occasion, level: str) -> str:
    """Return what others read of an occasion.

    Sickness is never told, and who visits, what for and where only at the level `full`. The words that a person wrote for
    others are told from the level `kind` on.
    """
    if level == BUSY_ONLY:
        return _("Away") if occasion.kind in ABSENCES else _("Busy")
    if occasion.label:
        return occasion.label
    if level == FULL and occasion.note and occasion.kind != SICK:
        return occasion.note
    if occasion.tentative:
        return _("Maybe away")
    if occasion.kind in ABSENCES:
        return _("Away")
    return _focus() if occasion.kind == FOCUS else _("Unavailable")


def _focus() -> str:
    return _("Focus – message me, no calls")


def _holidays(days: list[Day], level: str) -> Iterator[Shared]:
    for day in days:
        if day.holiday and (day.plan.stretches or day.date.weekday() <= _FRIDAY):
            word = day.holiday if level == FULL else _("Away")
            yield Shared(f"holiday {day.date}", day.date, day.date + DAY, word, AS_AWAY)


def _statuses(agenda: Agenda, period: Period, level: str) -> Iterator[Shared]:
    """Yield what one said of right now, as far as it takes working time."""
    for status, span in engaged(agenda.statuses):
        for day in days_of(agenda, Period(period.start, min(period.start + DAY, period.end))):
            hours = [worked(day.date, stretch, day.zone) for stretch in day.plan.stretches]
            if not hours or day.is_off:
                continue
            for part in clipped([span], Span(hours[0].start, hours[-1].end)):
                yield _timed(f"status {status.id} {day.date}", part, _status_word(status, level), AS_BUSY)


def _status_word(status: Status, level: str) -> str:
    if level == FULL and status.message:
        return status.message
    if level == BUSY_ONLY:
        return _("Busy")
    return _focus() if status.state == FOCUSED else _("Unavailable")


def _taken_word(level: str) -> str:
    return _("Busy") if level == BUSY_ONLY else _("Unavailable")


def _timed(key: str, span: Span, summary: str, shown: str) -> Shared:
    """Return an event in UTC and in whole seconds, as calendars write it."""
    start, end = (moment.astimezone(UTC).replace(microsecond=0) for moment in span)
    return Shared(key, start, end, summary, shown)


# --- what others should know before it leaves ------------------------------------------------------------------


def level_told(level: str) -> str:
    """Return in a sentence what a level tells and what it keeps."""
    told: dict[str, Callable[[], str]] = {
        BUSY_ONLY: lambda: _("Only Busy and Away, with times. No places, no hours by name, no reasons."),
        KIND: lambda: _("Where you work and when, focus, and Away. No reasons, no visitors, no notes of yours."),
        FULL: lambda: _("Everything with your notes, also who visits. Sickness shows as Away all the same."),
    }
    return told[level]()
