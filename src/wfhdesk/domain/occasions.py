"""What makes a day different from the pattern: leave, sickness, a day at the office, visitors, focus, an appointment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, tzinfo
from typing import NamedTuple

from wfhdesk.domain.busy_time import BUSY, TENTATIVE, UNAVAILABLE, Span
from wfhdesk.domain.hours import DAY_END, Minutes
from wfhdesk.domain.local_time import moment_of
from wfhdesk.domain.periods import DAY, Period
from wfhdesk.language import gettext as _

LEAVE, SICK, WORKDAY, VISITOR, VISIT = "leave", "sick", "workday", "visitor", "visit"
FOCUS, APPOINTMENT = "focus", "appointment"
OCCASIONS = (LEAVE, SICK, WORKDAY, VISITOR, VISIT, FOCUS, APPOINTMENT)
ABSENCES = (LEAVE, SICK)
"""Kinds on which one doesn't work at all."""
LONE_WORK = (VISITOR, VISIT)
"""Kinds on which somebody should know where one is, and hear that all went well."""


class Occasion(NamedTuple):
    """One thing that makes days different, from the day `first` to `last`; `part` is when on each of them, else all day.

    A `workday` is worked at `place`, in the hours of the pattern or, where given, in `part`. `note` is for the person alone,
    `label` for others. `told` is who was told of it; by `check_in`, a minute of the last day, the person says that all is well,
    and `checked_in` is when that was said.
    """

    kind: str
    first: date
    last: date
    part: Minutes | None = None
    place: str = ""
    note: str = ""
    label: str = ""
    tentative: bool = False
    told: str = ""
    check_in: int | None = None
    checked_in: datetime | None = None
    id: str = ""

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last

    @property
    def is_absence(self) -> bool:
        """Whether it takes whole days off."""
        return self.kind in ABSENCES and self.part is None

    @property
    def busy(self) -> str:
        """Which kind of busy time it makes (RFC 5545, section 3.2.9); of no meaning for a workday."""
        if self.tentative:
            return TENTATIVE
        return UNAVAILABLE if self.kind in ABSENCES else BUSY


class CheckIn(NamedTuple):
    """A visit or a visitor after which the person has yet to say that all is well, by the moment `by`."""

    occasion: Occasion
    by: datetime


def span_on(occasion: Occasion, day: date, zone: tzinfo) -> Span:
    """Return the time that an occasion takes of one of its days."""
    start, end = occasion.part or Minutes(0, DAY_END)
    return Span(moment_of(day, start, zone), moment_of(day, end, zone))


def each_day(occasion: Occasion, period: Period) -> list[date]:
    """Return the days of an occasion that lie in a period."""
    first, last = max(occasion.first, period.start), min(occasion.last, period.end)
    return [first + place * DAY for place in range((last - first) // DAY + 1)]


def awaits_check_in(occasion: Occasion, moment: datetime, zone: tzinfo) -> bool:
    """Return whether at a moment the person can say that all is well: it has begun, and they have yet to say so."""
    is_open = occasion.check_in is not None and occasion.checked_in is None
    return is_open and span_on(occasion, occasion.first, zone).start <= moment


def check_in_due(occasion: Occasion, zone: tzinfo) -> datetime | None:
    """Return the moment by which the person has to check in; None where that was done, or nobody waits for it."""
    if occasion.check_in is None or occasion.checked_in is not None:
        return None
    return moment_of(occasion.last, occasion.check_in, zone)


def check_in_told(occasion: Occasion, time: str) -> str:
    """Return by when one wanted to check in, and who was told of it."""
    if not occasion.told:
        return _("you wanted to check in by {time}").format(time=time)
    return _("you wanted to check in by {time}; {name} was told").format(time=time, name=occasion.told)


def shown_occasion(kind: str) -> str:
    """Return a kind of occasion in the person's language."""
    names: dict[str, Callable[[], str]] = {
        LEAVE: lambda: _("leave"),
        SICK: lambda: _("sick"),
        WORKDAY: lambda: _("working day"),
        VISITOR: lambda: _("visitor"),
        VISIT: lambda: _("visit"),
        FOCUS: lambda: _("focus"),
        APPOINTMENT: lambda: _("appointment"),
    }
    return names[kind]()
