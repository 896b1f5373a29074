"""What tests of cadence share: people in a few words, and any people and agenda at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from hypothesis import strategies as st

from wfhdesk.domain.cadence import Tie
from wfhdesk.domain.days import Agenda
from wfhdesk.domain.hours import HOME, DayPlan, Stretch, Week
from wfhdesk.domain.occasions import LEAVE, SICK, WORKDAY, Occasion
from wfhdesk.domain.patterns import Pattern
from wfhdesk.domain.people import RELATIONS, Pause, Person
from wfhdesk.domain.periods import DAY, WEEK, Period, week_of
from wfhdesk.domain.standings import Standing, standings

MONDAY_TO_FRIDAY = frozenset(range(5))
ALWAYS = Agenda("Europe/London")
"""Somebody who set no hours: works from Monday to Friday."""


def day(text: str) -> date:
    return date.fromisoformat(text)


def span(first: str, last: str) -> Period:
    return Period(day(first), day(last))


def person(name: str, cadence: int | None = None, relation: str = "team", **more: object) -> Person:
    made = Person(name, relation, cadence, id=name.casefold())
    return made._replace(**more)  # type: ignore[arg-type]


def weekdays(found: date) -> bool:
    return found.weekday() in MONDAY_TO_FRIDAY


def tie(name: str, cadence: int, last: str = "", works: Callable[[date], bool] = weekdays, **more: object) -> Tie:
    """`last` is the day of the last contact."""
    return Tie(person(name, cadence, **more), day(last) if last else None, works)  # type: ignore[arg-type]


def stands(ties: Iterable[Tie], today: str, agenda: Agenda = ALWAYS) -> dict[str, Standing]:
    """Where one stands with people, by name, most pressing first."""
    return {one.person.name: one for one in standings(list(ties), agenda, day(today))}


def touched(one: Tie, on: date) -> Tie:
    """The same person when there was contact on a day; what lies before the last one changes nothing."""
    known = sorted({on, *filter(None, (one.last, *one.earlier))})
    return one._replace(last=known[-1], earlier=known[:-1])


# --- anybody at all ---------------------------------------------------------------------------------------------

TODAYS = [
    day(text)
    for text in ("2026-11-16", "2026-11-20", "2026-12-31", "2027-01-03", "2028-02-29", "2028-03-01", "2024-12-29")
]
"""Mondays, Fridays, ends of years (one of 53 weeks), and leap days."""
CADENCES = st.one_of(st.integers(1, 30), st.sampled_from((1, 7, 14, 30, 45, 90, 365, 366, 729, 730)))
_HOURS = DayPlan((Stretch(9 * 60, 17 * 60, HOME),))
_FULL_WEEKS = st.sets(st.integers(0, 4), min_size=1)
_ANY_WEEKS = st.sets(st.integers(0, 6))


def week(worked: Iterable[int]) -> Week:
    return tuple(_HOURS if number in set(worked) else DayPlan() for number in range(7))


def days_near(today: date, before: int = 60, behind: int = 60) -> st.SearchStrategy[date]:
    return st.integers(-before, behind).map(lambda place: today + place * DAY)


@st.composite
def periods_near(draw: st.DrawFn, today: date, longest: int = 30) -> Period:
    first = draw(days_near(today))
    return Period(first, first + draw(st.integers(0, longest)) * DAY)


@st.composite
def own_agendas(draw: st.DrawFn, today: date, any_week: bool = True) -> Agenda:
    """Full time, part time, fortnights, weekends; leave and sickness that touch or overlap; public holidays."""
    weeks = draw(st.lists(_ANY_WEEKS if any_week else st.just(MONDAY_TO_FRIDAY), max_size=2))
    start = today - draw(st.integers(0, 1200)) * DAY
    patterns = [Pattern(tuple(map(week, weeks)), "Europe/London", start)] if weeks else []
    kinds = st.sampled_from((LEAVE, LEAVE, SICK, WORKDAY) if any_week else (LEAVE, SICK))
    spans = draw(st.lists(st.tuples(kinds, periods_near(today, 40), st.booleans()), max_size=4))
    occasions = [Occasion(kind, *days, tentative=unsure) for kind, days, unsure in spans]
    return Agenda(
        "Europe/London", patterns, occasions, dict.fromkeys(draw(st.lists(days_near(today), max_size=4)), "x")
    )


@st.composite
def works(draw: st.DrawFn, today: date, any_week: bool = True) -> Callable[[date], bool]:
    """On which days another works: their weeks, one or two in turn, and their holidays."""
    weeks = draw(st.lists(_ANY_WEEKS if any_week else _FULL_WEEKS, min_size=1, max_size=2))
    holidays = draw(st.sets(days_near(today), max_size=4))
    first = week_of(today).start
    return lambda found: (
        found not in holidays and found.weekday() in weeks[(week_of(found).start - first) // WEEK % len(weeks)]
    )


@st.composite
def pauses(draw: st.DrawFn, today: date) -> Pause:
    start, end = draw(periods_near(today))
    return Pause(start, draw(st.sampled_from((end, end, None))))


@st.composite
def ties(draw: st.DrawFn, today: date, name: str = "Ana", any_week: bool = True) -> Tie:
    """Somebody with or without contact up to more than two years ago, away or not, paused, put off, let pass."""
    past = st.one_of(days_near(today, 40, 0), days_near(today, 800, 0))
    last, since = draw(st.one_of(st.none(), past)), draw(past)
    made = person(
        name,
        draw(CADENCES),
        draw(st.sampled_from(("", *RELATIONS))),
        since=since,
        skipped=draw(st.one_of(st.none(), st.none(), past)),
        away=tuple(draw(st.lists(periods_near(today, 200), max_size=3))),
        pauses=tuple(draw(st.lists(pauses(today), max_size=2))) if any_week else (),
        snoozed=tuple(draw(st.lists(past, max_size=3))),
        snoozed_until=draw(st.one_of(st.none(), days_near(today, 10, 10))),
    )
    return Tie(made, last, draw(works(today, any_week)))


@st.composite
def desks(draw: st.DrawFn, any_week: bool = True, most: int = 6) -> tuple[list[Tie], Agenda, date]:
    """Some people, one's own agenda, and today."""
    today = draw(st.sampled_from(TODAYS)) + draw(st.integers(-3, 3)) * DAY
    count = draw(st.integers(1, most))
    return (
        [draw(ties(today, name, any_week)) for name in ("Ana", "Ben", "Cem", "Dee", "Eli", "Fay")[:count]],
        draw(own_agendas(today, any_week)),
        today,
    )
