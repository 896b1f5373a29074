"""Cadence: on which day one's turn with somebody comes.

The clock of a person ticks from the last contact on, whatever its kind (see `standstills`). After as many ticks as their
cadence has days they are due, on a day on which both work.

Due days are spread so that not everybody falls on a Monday: the least loaded day, in the way in which spaced repetition evens
out its reviews (the load balancer of Anki), but without its dice: the same desk gives the same plan. Turns that are over stay
in it, so that what is done today moves nobody's turn that has come already, and brings none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from wfhdesk.domain.days import Agenda, works_on
from wfhdesk.domain.people import RELATIONS, Person
from wfhdesk.domain.periods import DAY, Period
from wfhdesk.domain.standstills import FOR_GOOD, days_of_period, joined, standstills, still_for, ticked

_SPREAD = 15
"""Per cent of the cadence over which due days are spread."""
_FIRST_ROUND = 30
"""Days over which those are spread with whom there was no contact yet."""
_SEARCHED = 400 * DAY
"""How far ahead every day is looked at for one on which both work."""
_FARTHEST = 120 * DAY
"""How far it is looked for one behind each leave that lies further ahead, and how long a first round is at most."""

Works = Callable[[date], bool]


class Tie(NamedTuple):
    """What there is between oneself and a person: the day of the last contact, and on which days they work.

    `earlier` are the days of contacts before the last one, as far back as their turns may have been on days that still matter.
    Contacts before `known_from` weren't looked for; who had none since counts as met on that day at the latest.
    """

    person: Person
    last: date | None
    works: Works
    earlier: Sequence[date] = ()
    known_from: date = date.min

    @property
    def begin(self) -> date | None:
        """The day from which the clock ticks: of the last contact, or of a later cycle that was let pass; None before both."""
        return max(filter(None, (self.last, self.person.skipped)), default=None)

    @property
    def since(self) -> date:
        """The day from which the clock ticks as long as there was no contact."""
        return max(self.person.since or self.person.added or self.known_from, self.known_from)

    @property
    def past(self) -> list[date]:
        """The days on which cycles began that are over, in order."""
        return sorted({day for day in (*self.earlier, self.last, self.person.skipped) if day} - {self.begin})


def grace(cadence: int) -> int:
    """Return how many days one may be late before it counts: a fifth of the cadence, at least one."""
    return max(1, cadence // 5)


def due_days(
    ties: Iterable[Tie], agenda: Agenda, still: Sequence[Period] | None = None, own: Works | None = None
) -> dict[str, date]:
    """Return the day on which each person is due, by their ids; nobody whose days aren't counted, or stand still for good.

    `agenda` is one's own, `still` are its standstills and `own` the days one works, where they are known.
    """
    still = joined(standstills(agenda) if still is None else still)
    own = remembered(lambda day: works_on(agenda, day)) if own is None else own
    load: Counter[date] = Counter()
    planned: dict[str, date] = {}
    turns = (turn for tie in ties if tie.person.every for turn in _turns(tie, still_for(tie.person, still)))
    for window, _closeness, _id, is_over, tie in sorted(turns, key=lambda turn: turn[:4]):
        if window.start >= FOR_GOOD:
            break
        day = _placed(window, tie, own, load, still_for(tie.person, still))
        load[day] += 1
        if not is_over:
            planned[tie.person.id] = day
    return planned


def _turns(tie: Tie, still: Sequence[Period]) -> Iterator[tuple[Period, int, str, bool, Tie]]:
    """Yield the turns of a person, with what they are placed by: those that are over, and the one that is to come.

    A contact takes a day off nobody's plan: were the day of a turn that is over free again, others would move to it.
    """
    place = closeness(tie.person), tie.person.id
    begins: list[date | None] = [*tie.past, tie.begin]
    if begins[0] and tie.since < begins[0] and (tie.person.since or tie.person.added):
        begins.insert(0, None)  # their first round is over too
    for begin, following in pairwise(begins):
        window = _window(tie, begin, still)
        if following and window.start <= following:  # else there was contact before their turn came
            yield window, *place, True, tie
    yield _window(tie, tie.begin, still), *place, False, tie


def _window(tie: Tie, begin: date | None, still: Sequence[Period]) -> Period:
    """Return the days among which the due day is chosen: from a full interval on, a little later, within the grace.

    With whom there was no contact yet, they are the days of a first round.
    """
    every = tie.person.every
    if begin is not None:
        first = ticked(begin, every, still)
        return Period(first, first + min(every * _SPREAD // 100, grace(every)) * DAY)
    first, last = (ticked(tie.since, days, still) for days in (1, min(every, _FIRST_ROUND)))
    return Period(first, min(last, first + _FARTHEST))


def _placed(window: Period, tie: Tie, own: Works, load: Mapping[date, int], still: Sequence[Period]) -> date:
    """Return the day of a window with the least load, then the earliest; where none is good, the next good one."""
    away = [_back_at_work(tie, period) for period in joined(tie.person.away)]
    out = [period for period in (*away, *still) if period.end >= window.start]

    def is_mine(day: date) -> bool:
        return own(day) and not any(day in period for period in out)

    def is_good(day: date) -> bool:
        return tie.works(day) and is_mine(day)

    days = [day for day in days_of_period(window) if is_good(day)]
    if days:
        return min(days, key=lambda day: (load.get(day, 0), day))
    # A leave may last longer than a good day is looked for, so behind each of them the search begins anew.
    ends = sorted(period.end for period in out if window.end < period.end < FOR_GOOD)
    searched = Period(window.start, min(window.end + _SEARCHED, FOR_GOOD))
    days = [*days_of_period(searched), *(day for end in ends for day in _following(end) if day > searched.end)]
    # Who never works on the same day can be written to on one's own.
    return next((day for good in (is_good, is_mine, own) for day in days if good(day)), window.start)


def _back_at_work(tie: Tie, away: Period) -> Period:
    """Return a leave of theirs with the first working day behind it: that one is for what has piled up."""
    first = next((day for day in _following(away.end) if tie.works(day)), away.end)
    return Period(away.start, first)


def _following(day: date) -> Iterator[date]:
    first = min(day, FOR_GOOD) + DAY
    yield from days_of_period(Period(first, first + _FARTHEST))


def closeness(person: Person) -> int:
    """Return the place of a person's relation, 0 for the closest."""
    return RELATIONS.index(person.relation) if person.relation in RELATIONS else len(RELATIONS)


def remembered(works: Works) -> Works:
    """Return the same, asked about each day once."""
    known: dict[date, bool] = {}

    def found(day: date) -> bool:
        if day not in known:
            known[day] = works(day)
        return known[day]

    return found
