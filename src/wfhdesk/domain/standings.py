"""Where one stands with people: whose turn is now, whose comes soon, who is put off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from wfhdesk.domain.cadence import Tie, Works, closeness, due_days, grace, remembered
from wfhdesk.domain.days import Agenda, works_on
from wfhdesk.domain.occasions import WORKDAY
from wfhdesk.domain.people import Person
from wfhdesk.domain.periods import DAY, WEEK, Period, calendar_day, short_day, weekday_name
from wfhdesk.domain.standstills import days_between, joined, standstills, still_for, ticks
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext, pgettext

NEVER, AHEAD, SOON, DUE, OVERDUE, SNOOZED, PAUSED, UNCOUNTED = (
    "never",
    "ahead",
    "due soon",
    "due",
    "overdue",
    "snoozed",
    "paused",
    "none",
)
"""Where one stands with somebody. `none` is for those of whom nobody counts the days."""
PRESSING = (DUE, OVERDUE)
MANY_SNOOZES = 3
"""After so many in a row something else is wrong than the day."""

_SOON = 2
"""Working days ahead that are soon."""
_FAR = 120
"""Days ahead that are never soon."""


class Standing(NamedTuple):
    """Where one stands with a person on a day.

    `due` is the day that was chosen for the next contact, None where nobody counts or the clock stops for good before it.
    `overdue_days` are the ticks since then; `ratio` is days since the last contact to the cadence: 1 on the first day that may
    be the due one. `snoozes` is on how many days in a row they were put off; who changes their mind within a day does it once.
    """

    person: Person
    state: str
    last: date | None = None
    due: date | None = None
    overdue_days: int = 0
    ratio: float = 0.0
    snoozes: int = 0

    @property
    def is_pressing(self) -> bool:
        """Whether their turn is now."""
        return self.state in PRESSING

    @property
    def is_put_off_often(self) -> bool:
        """Whether something else than the day is wrong: a slower cadence, a pause or letting go may be better."""
        return self.snoozes >= MANY_SNOOZES

    @property
    def snoozed_until(self) -> date | None:
        """The day until which they are put off; None where they aren't."""
        return self.person.snoozed_until if self.state == SNOOZED else None


def standings(ties: Sequence[Tie], agenda: Agenda, today: date) -> list[Standing]:
    """Return where one stands with people today, most pressing first.

    That is who is due, by days since the contact in proportion to the cadence; then who will be, the soonest first; ties in
    the order of the relations.
    """
    still = joined(standstills(agenda))
    off = [one for one in agenda.occasions if one.is_absence or one.kind == WORKDAY]
    own = agenda._replace(occasions=off)  # each day is looked up among all of them
    works = remembered(lambda day: works_on(own, day))
    due = due_days(ties, agenda, still, works)
    return sorted((_standing(tie, due.get(tie.person.id), works, still, today) for tie in ties), key=_urgency)


def _standing(tie: Tie, due: date | None, works: Works, still: Sequence[Period], today: date) -> Standing:
    person, own = tie.person, still_for(tie.person, still)
    if not person.every:
        return Standing(person, UNCOUNTED, tie.last)
    if person.is_paused(today) or due is None:  # or will be, for good, before their turn comes
        return Standing(person, PAUSED, tie.last, due)
    late = ticks(due, today, own)
    if tie.begin is not None:
        ratio = ticks(tie.begin, today, own) / person.every
    else:
        ratio = 1 + (late - ticks(today, due, own)) / person.every
    snoozes = len({day for day in person.snoozed if tie.begin is None or day > tie.begin})
    until = person.snoozed_until
    state = SNOOZED if snoozes and until and today < until else _state(tie, due, late, works, today)
    return Standing(person, state, tie.last, due, late, ratio, snoozes)


def _state(tie: Tie, due: date, late: int, works: Works, today: date) -> str:
    if today >= due:
        return OVERDUE if late > grace(tie.person.every) else DUE
    if (due - today).days <= _FAR and sum(works(day) for day in days_between(today, due + DAY)) <= _SOON:
        return SOON
    return AHEAD if tie.begin else NEVER


def _urgency(standing: Standing) -> tuple[object, ...]:
    order = {SNOOZED: 2, PAUSED: 3, UNCOUNTED: 4}
    group = 0 if standing.is_pressing else order.get(standing.state, 1)
    soonest = date.min if standing.is_pressing else standing.due or date.max
    person = standing.person
    return group, soonest, -round(standing.ratio, 6), closeness(person), person.name.casefold(), person.id


def shown_state(standing: Standing, today: date) -> str:
    """Return in words where one stands with a person: `overdue 3 days`, `due Tue`, `in 9 days`."""
    due, until = standing.due, standing.snoozed_until
    if until is not None:
        return _("snoozed until {day}").format(day=short_day(until, today))
    if due is None or standing.state == PAUSED:
        return _shown_pause(standing.person, today) if standing.state == PAUSED else "–"
    if standing.is_pressing:
        return _shown_pressing(standing, due, today)
    if standing.state == SOON:
        return pgettext("somebody's turn", "due {day}").format(day=_near(due, today))
    if standing.state == NEVER:
        return _("first contact {day}").format(day=short_day(due, today))
    return ngettext("in {n} day", "in {n} days", (due - today).days).format(n=(due - today).days)


def _shown_pressing(standing: Standing, due: date, today: date) -> str:
    late = standing.overdue_days
    if standing.state == OVERDUE:
        return ngettext("overdue {n} day", "overdue {n} days", late).format(n=late)
    if due == today:
        return pgettext("somebody's turn", "due today")
    return pgettext("somebody's turn", "due since {day}").format(day=_near(due, today))


def _shown_pause(person: Person, today: date) -> str:
    ends = [pause.end for pause in person.pauses if pause.end and pause.start <= today <= pause.end]
    return _("paused until {day}").format(day=calendar_day(max(ends))) if ends else _("paused")


def _near(day: date, today: date) -> str:
    """Return a day by its name where only one of that name can be meant, else with its date."""
    return weekday_name(day) if abs(day - today) < WEEK else short_day(day, today)
