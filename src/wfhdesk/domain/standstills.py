"""The clock of a contact: it ticks once a day, and stands still while one is on leave for days, sick, or has paused somebody.

So nothing is lost over a holiday, and nothing piles up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from wfhdesk.domain.days import Agenda, works_as_a_rule
from wfhdesk.domain.occasions import ABSENCES, SICK
from wfhdesk.domain.people import Person
from wfhdesk.domain.periods import DAY, Period

FOR_GOOD = date(2999, 12, 31)
"""The last day of what has no end."""
_LONG_LEAVE = 3
"""Working days of leave from which on the clock stands still."""


def standstills(agenda: Agenda) -> list[Period]:
    """Return the days on which every clock stands still: sickness, and own leave of three working days or more.

    Absences that touch, or have only days off between them, are one.
    """
    absences = [one for one in agenda.occasions if one.kind in ABSENCES and one.is_absence and not one.tentative]
    whole: list[tuple[Period, bool]] = []
    for one in sorted(absences, key=lambda one: one.first):
        is_sick = one.kind == SICK
        if whole and not any(works_as_a_rule(agenda, day) for day in days_between(whole[-1][0].end, one.first)):
            period, was_sick = whole.pop()
            whole.append((Period(period.start, max(period.end, one.last)), was_sick or is_sick))
        else:
            whole.append((Period(one.first, one.last), is_sick))
    return [period for period, is_sick in whole if is_sick or _is_long(agenda, period)]


def _is_long(agenda: Agenda, leave: Period) -> bool:
    return sum(works_as_a_rule(agenda, day) for day in days_of_period(leave)) >= _LONG_LEAVE


def ticks(start: date, end: date, still: Sequence[Period]) -> int:
    """Return how often the clock ticks after `start` until `end`, both whole days; none where `end` isn't later.

    `still` are the days without a tick, in order and apart from each other (see `joined`).
    """
    stood = (_shared(period, start, end) for period in still)
    return max(0, (end - start).days - sum(stood)) if end > start else 0


def _shared(period: Period, start: date, end: date) -> int:
    """Return how many days of a period lie after `start` and not after `end`."""
    return max(0, (min(period.end, end) - max(period.start, start + DAY)).days + 1)


def ticked(start: date, days: int, still: Sequence[Period]) -> date:
    """Return the day of a tick, by its number counted from `start`."""
    day = start + days * DAY
    for period in still:
        if period.start > day:
            break
        if period.end >= FOR_GOOD:
            return FOR_GOOD
        day += _shared(period, start, period.end) * DAY
    return day


def joined(periods: Iterable[Period]) -> list[Period]:
    """Return periods in order, those that touch as one."""
    found: list[Period] = []
    for period in sorted(periods):
        if found and (period.start - found[-1].end).days <= 1:
            found[-1] = Period(found[-1].start, max(found[-1].end, period.end))
        else:
            found.append(period)
    return found


def still_for(person: Person, still: Sequence[Period]) -> list[Period]:
    """Return the standstills of one person's clock: those of all, and the pauses of this one."""
    pauses = [Period(pause.start, pause.end or FOR_GOOD) for pause in person.pauses]
    return joined([*still, *pauses]) if pauses else list(still)


def days_of_period(period: Period) -> Iterator[date]:
    """Yield the days of a period."""
    for place in range((period.end - period.start).days + 1):
        yield period.start + place * DAY


def days_between(first: date, last: date) -> Iterator[date]:
    """Yield the days after `first` and before `last`."""
    yield from days_of_period(Period(first + DAY, last - DAY))
