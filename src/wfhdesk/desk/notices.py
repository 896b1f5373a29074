"""What messages and updates tell of the person's availability: the week ahead, leave to come, and that one is away."""

from __future__ import annotations

from datetime import date

from wfhdesk.desk.availability import Availability
from wfhdesk.domain.availability_ahead import Ahead, Notice, ahead, notice, week_told
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.occasions import ABSENCES, Occasion
from wfhdesk.domain.periods import DAY, WEEK, Period
from wfhdesk.language import gettext as _

_LEAVE_AHEAD = 8 * WEEK
_BACK_WITHIN = 4 * WEEK


def told_ahead(availability: Availability, period: Period) -> Ahead:
    """Return what an update about a period tells of the writer's availability; nothing where no hours are set."""
    if not availability.patterns():
        return Ahead()
    week = week_told(period, availability.today())
    later = Period(week.end + DAY, week.end + _LEAVE_AHEAD)
    return ahead(availability.days(week), availability.days(later))


def is_unconfirmed(availability: Availability, period: Period) -> bool:
    """Whether an update about a period tells of a week that the person hasn't confirmed."""
    return bool(availability.patterns()) and not availability.is_confirmed(
        week_told(period, availability.today()).start
    )


def absence_told(availability: Availability, period: Period | None) -> tuple[Period, Notice]:
    """Return the days of the absence to tell of, and what to say: the soonest, or the first one in a period. WrongInput."""
    found = next(iter(_absences(availability, period)), None)
    if found is None:
        raise WrongInput(_("Nothing is planned that takes you away. Say so first: wfhdesk sick, or wfhdesk leave fri"))
    days = availability.days(Period(found.last + DAY, found.last + _BACK_WITHIN))
    return Period(found.first, found.last), notice(found, days)


def _absences(availability: Availability, period: Period | None) -> list[Occasion]:
    today: date = availability.today()
    within = period or Period(today, today + 10 * _LEAVE_AHEAD)
    found = [one for one in availability.occasions(within) if one.kind in ABSENCES and not one.tentative]
    return sorted(found, key=lambda one: one.first)
