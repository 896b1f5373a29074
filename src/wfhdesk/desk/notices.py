"""What messages and updates tell of the person's availability: the week ahead, leave to come, and that one is away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wfhdesk.desk.availability import Availability
from wfhdesk.domain.availability_ahead import Ahead, Notice, ahead, notice, week_told
from wfhdesk.domain.days import Day
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.occasions import ABSENCES, Occasion
from wfhdesk.domain.periods import DAY, WEEK, Period
from wfhdesk.language import gettext as _

_LEAVE_AHEAD = 8 * WEEK
_LONGEST_RUN = 104 * WEEK
"""How far an absence is followed to its end."""
_BACK_WITHIN = 4 * WEEK


def told_ahead(availability: Availability, period: Period) -> Ahead:
    """Return what an update about a period tells of the writer's availability; nothing where no hours are set."""
    if not availability.patterns():
        return Ahead()
    today = availability.today()
    week = week_told(period, today)
    first = today if week.start - today < _LEAVE_AHEAD else week.start
    return ahead(availability.days(week), days_from(availability, first), week.end + _LEAVE_AHEAD)


def days_from(availability: Availability, first: date) -> Iterator[Day]:
    """Yield the days from one on as they will be, for two years; nobody works them out who doesn't look at them."""
    for place in range(_LONGEST_RUN // _LEAVE_AHEAD):
        begin = first + place * _LEAVE_AHEAD
        yield from availability.days(Period(begin, begin + _LEAVE_AHEAD - DAY))


def is_unconfirmed(availability: Availability, period: Period) -> bool:
    """Whether an update about a period tells of a week that the person hasn't confirmed."""
    return bool(availability.patterns()) and not availability.is_confirmed(
        week_told(period, availability.today()).start
    )


def absence_told(availability: Availability, period: Period | None) -> tuple[Period, Notice]:
    """Return the days of the absence to tell of, and what to say. Raises WrongInput where there is none.

    It is the soonest one; of a period the one that has exactly its days, else the first. What was noted day by day is one.
    """
    found = _wanted(_absences(availability, period), period)
    if found is None:
        raise WrongInput(_("Nothing is planned that takes you away. Say so first: wfhdesk sick, or wfhdesk leave fri"))
    found = _whole(availability, found)
    days = availability.days(Period(found.last + DAY, found.last + _BACK_WITHIN))
    return Period(found.first, found.last), notice(found, days)


def _wanted(known: list[Occasion], period: Period | None) -> Occasion | None:
    """Return the absence that was meant: of several with the very days of a period the one that was noted last."""
    exactly = [one for one in known if (one.first, one.last) == period]
    return exactly[-1] if exactly else next(iter(known), None)


def _whole(availability: Availability, found: Occasion) -> Occasion:
    """Return an absence with those of its kind that it touches, or that only days off lie between, as one."""
    if found.part is not None:
        return found
    around = Period(found.first - _LONGEST_RUN, found.last + _LONGEST_RUN)
    runs: list[Period] = []
    for one in _absences(availability, around):
        if one.kind != found.kind or one.part is not None:
            continue
        if runs and _touch(availability, runs[-1].end, one.first):
            runs[-1] = Period(runs[-1].start, max(runs[-1].end, one.last))
        else:
            runs.append(Period(one.first, one.last))
    whole = next(run for run in runs if found.first in run)
    return found._replace(first=whole.start, last=whole.end)


def _touch(availability: Availability, last: date, first: date) -> bool:
    """Return whether no day is worked between the last day of one absence and the first of another."""
    if first <= last + DAY:
        return True
    if first - last > WEEK:
        return False
    between = availability.days(Period(last + DAY, first - DAY))
    return all(day.is_known and (not day.plan.stretches or bool(day.holiday)) for day in between)


def _absences(availability: Availability, period: Period | None) -> list[Occasion]:
    today: date = availability.today()
    within = period or Period(today, today + 10 * _LEAVE_AHEAD)
    found = [one for one in availability.occasions(within) if one.kind in ABSENCES and not one.tentative]
    return sorted(found, key=lambda one: one.first)
