"""When one and others can be reached at the same time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from wfhdesk.desk.availability_sharing import no_hours
from wfhdesk.domain.days import zone_on
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.moments import check_near
from wfhdesk.domain.overlap import SharedDay, shared_days
from wfhdesk.domain.overlap_texts import Side
from wfhdesk.domain.patterns import runs
from wfhdesk.domain.people import Person
from wfhdesk.domain.periods import DAY, WEEK, Period, week_of
from wfhdesk.language import gettext as _

if TYPE_CHECKING:
    from wfhdesk.desk.desk import Desk

_LONGEST = 62 * DAY
_AROUND = 3 * DAY
"""Elsewhere it is another date, and with it perhaps another year's holidays."""


class Overlap(NamedTuple):
    """The shared hours of some days, and with whom; the first of the sides is oneself."""

    days: tuple[SharedDay, ...]
    sides: tuple[Side, ...]
    people: tuple[Person, ...]


def _coming_days(desk: Desk) -> Period:
    """Return the days that are left of this week, today among them; where no work is left in them, the whole next week."""
    now, today = desk.people.now(), desk.people.today()
    left = Period(today, week_of(today).end)
    is_over = all(part.end <= now for day in desk.availability.days(left) for part in day.parts)
    return week_of(today + WEEK) if is_over else left


def overlap(desk: Desk, people: Sequence[Person], period: Period | None = None) -> Overlap:
    """Return when one and all of some people can be reached on the days of a period, the coming days if not said.

    Raises WrongInput where somebody's hours aren't known or the period is too long, and DeskError where one's own hours aren't.
    """
    period = period or _coming_days(desk)
    check_near(period.start, desk.people.today())
    if period.end - period.start > _LONGEST:
        raise WrongInput(_("That is more than two months; ask for a week or a few days."))
    around = Period(period.start - _AROUND, period.end + _AROUND)
    own = desk.availability.agenda(around)
    if not runs(own.patterns, period):
        raise no_hours(desk, week_of(period.start).start)
    names, unique = desk.people.names(), tuple({one.id: one for one in people}.values())
    agendas = [own, *(desk.people.agenda_of(person, around) for person in unique)]
    called = ["", *map(names.called, unique)]
    sides = tuple(Side(name, zone_on(agenda, period.start)) for name, agenda in zip(called, agendas, strict=True))
    return Overlap(tuple(shared_days(agendas, period, desk.people.now())), sides, unique)
