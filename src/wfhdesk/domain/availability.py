"""Whether one can be reached: the answer for any moment, and the hours that several people share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import NamedTuple

from wfhdesk.domain.busy_time import Span, common, free
from wfhdesk.domain.days import Agenda, Day, day_of, plan_for, times_of, whole_day, worked, zone_on
from wfhdesk.domain.hours import Stretch
from wfhdesk.domain.local_time import zone_named
from wfhdesk.domain.occasions import ABSENCES, FOCUS, Occasion, span_on
from wfhdesk.domain.periods import DAY, Period
from wfhdesk.domain.statuses import AVAILABLE, FINISHED, FOCUSED, Status, in_order

OFF, ABSENT, ENGAGED, UNKNOWN = "off", "absent", "engaged", "unknown"
"""States beside those of a status: outside the hours, absent for the day, taken by something planned, no hours known."""

_LOOK_AHEAD = 60
"""Days in which the next working hours are looked for."""


class Answer(NamedTuple):
    """What one is doing at a moment, and until when.

    `state` is a status's or one of OFF, ABSENT, ENGAGED and UNKNOWN; `by` is what says so. `until` is when that ends, where it
    does; `back` when one can be reached next. `has_lapsed` tells that a status ended and nobody said what comes after.
    """

    at: datetime
    state: str
    place: str = ""
    until: datetime | None = None
    back: datetime | None = None
    by: Occasion | Status | None = None
    holiday: str = ""
    has_lapsed: bool = False

    @property
    def is_reachable(self) -> bool:
        """Whether one may call."""
        return self.state == AVAILABLE

    @property
    def is_known(self) -> bool:
        """Whether anything is known of the hours at that moment."""
        return self.state != UNKNOWN

    @property
    def is_quiet(self) -> bool:
        """Whether nothing may disturb: off, absent, in focus, finished. Lunch and errands end soon by themselves.

        A focus that has lapsed isn't quiet: the person has to be asked what comes after.
        """
        return self.state in (OFF, ABSENT, FINISHED, FOCUSED) and not self.has_lapsed


# --- a moment --------------------------------------------------------------------------------------------------


def answer(agenda: Agenda, at: datetime, now: datetime | None = None) -> Answer:
    """Return what one is doing at a moment, as seen from `now` (that very moment, if not said).

    What one said of right now comes first; then what is planned; then the hours. A status whose end has passed isn't followed
    by being available: until the person says something, or the day's work is over, it is `has_lapsed` (also behind a plan,
    which holds as long as it lasts).
    """
    now = now or at
    planned = _planned(agenda, at)
    status = _last_said(agenda, min(at.astimezone(UTC), now.astimezone(UTC)))
    if status is None:
        return planned
    if status.holds(at):
        return _by_status(agenda, status, planned)
    is_today = status.until is not None and _local_date(agenda, status.until) == _local_date(agenda, at)
    if status.has_lapsed(now) and is_today and planned.state == AVAILABLE:
        return Answer(at, status.state, planned.place, by=status, has_lapsed=True)
    return planned


def _by_status(agenda: Agenda, status: Status, planned: Answer) -> Answer:
    at = planned.at
    if status.state == AVAILABLE and status.until is None:
        return planned
    place = planned.place or _place_of_the_day(agenda, at)
    if status.state == AVAILABLE:
        return Answer(at, AVAILABLE, place, status.until, by=status)
    until = status.until or _next_free(agenda, at)
    return Answer(at, status.state, place, until, back=_next_free(agenda, until) if until else None, by=status)


def _last_said(agenda: Agenda, moment: datetime) -> Status | None:
    said = [one for one in agenda.statuses if one.since <= moment]
    return in_order(said)[-1] if said else None


def _local_date(agenda: Agenda, moment: datetime) -> date:
    """Return the day it is by the clocks of where one is at a moment."""
    guess = moment.astimezone(zone_named(agenda.zone)).date()
    return moment.astimezone(zone_on(agenda, guess)).date()


def _place_of_the_day(agenda: Agenda, at: datetime) -> str:
    stretches = plan_for(agenda, _local_date(agenda, at)).stretches
    return stretches[0].place if stretches else ""


def _planned(agenda: Agenda, at: datetime) -> Answer:
    """Return what the hours and what is planned say of a moment."""
    day = day_of(agenda, _local_date(agenda, at))
    moment = at.astimezone(UTC)  # moments of one zone compare by its clocks, which can show a time twice
    for part in day.parts:
        if part.start <= moment < part.end:
            return Answer(at, AVAILABLE, part.place, part.end)
    back = _next_free(agenda, at)
    taken = day.absence or next((one for one in day.busy if _takes(one, day, at)), None)
    is_absent = taken is not None and taken.kind in ABSENCES and not taken.tentative
    if is_absent or (day.holiday and day.plan.stretches):
        return Answer(at, ABSENT, "", back, back, taken, day.holiday)
    stretch = next((one for one in day.plan.stretches if _within(day, one, at)), None)
    if taken and stretch:
        ends = span_on(taken, day.date, day.zone).end, worked(day.date, stretch, day.zone).end
        end = min(ends).astimezone(day.zone)
        return Answer(at, FOCUSED if taken.kind == FOCUS else ENGAGED, stretch.place, end, back, taken)
    return Answer(at, OFF if day.is_known else UNKNOWN, "", back, back)


def _takes(occasion: Occasion, day: Day, at: datetime) -> bool:
    span = span_on(occasion, day.date, day.zone)
    return span.start <= at < span.end


def _within(day: Day, stretch: Stretch, at: datetime) -> bool:
    span = worked(day.date, stretch, day.zone)
    return span.start <= at < span.end


def _next_free(agenda: Agenda, after: datetime) -> datetime | None:
    """Return when one can be reached next, by hours and plans; None where that isn't within two months."""
    after = after.astimezone(UTC)
    first = _local_date(agenda, after)
    for place in range(_LOOK_AHEAD):
        for part in day_of(agenda, first + place * DAY).parts:
            if part.end > after:
                return part.start if part.start > after else after.astimezone(part.start.tzinfo)
    return None


def break_end(agenda: Agenda, at: datetime) -> datetime | None:
    """Return the end of the break between two stretches that a moment lies in; None where it lies in none."""
    day = day_of(agenda, _local_date(agenda, at))
    spans = [worked(day.date, stretch, day.zone) for stretch in day.plan.stretches]
    breaks = (Span(one.end, later.start) for one, later in pairwise(spans))
    return next((span.end.astimezone(day.zone) for span in breaks if span.start <= at < span.end), None)


def hours_begin(agenda: Agenda, at: datetime) -> datetime | None:
    """Return when the work of a moment's day begins; None where it has begun, or there is none that day."""
    day = day_of(agenda, _local_date(agenda, at))
    starts = [worked(day.date, stretch, day.zone).start for stretch in day.plan.stretches]
    begins = min(starts, default=None)
    return begins.astimezone(day.zone) if begins and not day.is_off and at < begins else None


# --- several people --------------------------------------------------------------------------------------------


def overlap(agendas: Sequence[Agenda], day: date) -> list[Span]:
    """Return when all of several people can be reached on the first one's local day, each by their own pattern and zone.

    Each day is looked at by itself: in a week in which only one side's clocks change, the shared hours change with them.
    """
    whole = whole_day(agendas[0], day)
    shared = [whole]
    for agenda in agendas:
        around = Period(day - 2 * DAY, day + 2 * DAY)  # elsewhere it is another date; zones lie up to 26 hours apart
        shared = common(shared, free(times_of(agenda, around, whole)))
    zone = zone_on(agendas[0], day)
    return [Span(start.astimezone(zone), end.astimezone(zone)) for start, end in shared]
