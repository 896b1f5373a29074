"""A year of keeping in touch, lived by two rules: what wfhdesk says of whose turn it is, and last contact plus interval.

Nothing is timed. Both rules meet the same year: the same people, last contacts, absences, and days without time for anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from random import Random
from statistics import median
from typing import NamedTuple

from wfhdesk.domain.cadence import Tie
from wfhdesk.domain.days import Agenda, works_on
from wfhdesk.domain.occasions import LEAVE, Occasion
from wfhdesk.domain.people import Person
from wfhdesk.domain.periods import Period
from wfhdesk.domain.standings import standings
from wfhdesk.domain.standstills import joined

CAPS = (3, 4)
"""Contacts that somebody makes on one day at most."""
_CIRCLE = ((5, 7, "key co-worker"), (7, 14, "team"), (12, 30, "mentor"), (12, 90, "former"))
"""How many people of which cadence in days."""
_WORKDAYS = 250
_BUSY = 0.05
"""Share of one's working days without time for anybody."""
_DAY = timedelta(days=1)
_FORTNIGHT = timedelta(days=13)
_START = date(2026, 1, 5)
_LEAVE = Period(date(2026, 7, 13), date(2026, 7, 26))
_OURS, _PLAIN = "wfhdesk", "last + interval"


_ABOUT = """\
36 people: 5 weekly, 7 fortnightly, 12 monthly, 12 quarterly.
Somebody meets at most so many of them a day, the most pressing first, is away for two weeks in July, and has no time for
anybody on one working day of twenty. Each of the others is away for two weeks too, which wfhdesk knows and the plain rule
doesn't; nobody can be met then."""
_COLUMNS = """\
Each cell has the median of the years, and the worst. Peak is how many people were due on one morning; crowded are the
mornings with more of them than can be met that day. Late is what went beyond a full interval, as a part of the cadence;
the days of either's leave don't count there. Silence is all the time between two contacts, in cadences."""
_WHY = """\
Why it is later on average: wfhdesk lets up to 15 % of a cadence pass (a day of a week, 13 days of a quarter) for a quieter
morning, keeps the first day back free, and asks for nothing that came due on leave. So it also asks for fewer contacts."""


class Year(NamedTuple):
    """What is the same for both rules."""

    people: dict[str, Person]
    begun: dict[str, date]
    days: list[date]
    busy: set[date]


class Lived(NamedTuple):
    """What a year was like. Lateness and silence are parts of the cadence, lateness without either's leave."""

    peak: float
    crowded: float
    latest: float
    mean_late: float
    silence: float
    contacts: float


Rule = Callable[[Year, dict[str, list[date]], date], list[str]]
"""Returns the ids of those whose turn it is on a day, most pressing first."""


def report_cadence(seeds: int, made_by: str, say: Callable[[str], None]) -> str:
    """Live as many years as there are seeds by either rule; return all of it as Markdown."""
    rows, expected = [], []
    for cap in CAPS:
        say(f"Living {seeds} years with {cap} contacts a day")
        years = [_year(Random(seed)) for seed in range(seeds)]
        found = {name: [_live(year, rule, cap) for year in years] for name, rule in ((_OURS, _ours), (_PLAIN, _plain))}
        rows += [_row(cap, name, lived) for name, lived in found.items()]
        expected += list(_compared(cap, found[_OURS], found[_PLAIN]))
    head = (
        "| a day | rule | peak | crowded days | latest | late on average | longest silence | contacts |",
        "|--:|--|--:|--:|--:|--:|--:|--:|",
    )
    return (
        "\n\n".join(
            [
                "# What the cadence of contacts does",
                f"Made by `{made_by}`: simulated, {seeds} years of {_WORKDAYS} working days. {_ABOUT}",
                _COLUMNS,
                "\n".join([*head, *rows]),
                "## Expected of the cadence and measured",
                "\n".join(expected),
                _WHY,
            ]
        )
        + "\n"
    )


def _row(cap: int, rule: str, years: list[Lived]) -> str:
    columns = zip(*years, strict=True)
    shown = ("{:.0f}", "{:.0f}", "{:.2f}", "{:.3f}", "{:.2f}", "{:.0f}")
    worst = (max, max, max, max, max, min)
    cells = [
        f"{form.format(median(column))} ({form.format(of(column))})"
        for form, of, column in zip(shown, worst, columns, strict=True)
    ]
    return f"| {cap} | {rule} | {' | '.join(cells)} |"


def _compared(cap: int, ours: list[Lived], plain: list[Lived]) -> Iterator[str]:
    for field, what in (
        ("peak", "peak below that of the plain rule"),
        ("crowded", "fewer crowded days"),
        ("latest", "nobody as late as the latest of the plain rule"),
        ("mean_late", "less late on average"),
        ("silence", "no longer silence"),
    ):
        own, other = ([getattr(one, field) for one in years] for years in (ours, plain))
        won = sum(one < two for one, two in zip(own, other, strict=True))
        met = "met" if median(own) < median(other) else "not met"
        yield f"- {cap} contacts a day, {what}: so in {won} of {len(own)} years; median {_ratio(own, other)} – **{met}**."


def _ratio(own: list[float], other: list[float]) -> str:
    return (
        f"{median(own) / median(other):.2f} times the plain rule's" if median(other) else f"{median(own):.2f} against 0"
    )


# --- a year ------------------------------------------------------------------------------------------------------


def _year(random: Random) -> Year:
    people: dict[str, Person] = {}
    begun: dict[str, date] = {}
    for count, cadence, relation in _CIRCLE:
        for _one in range(count):
            key = f"p{len(people):02}"
            first = _START + random.randrange(50) * 7 * _DAY
            people[key] = Person(key, relation, cadence, away=(Period(first, first + _FORTNIGHT),), id=key)
            begun[key] = _START - random.randint(1, cadence) * _DAY
    workdays = (day for day in (_START + place * _DAY for place in range(500)) if works_on(_AGENDA, day))
    days = [day for day, _place in zip(workdays, range(_WORKDAYS), strict=False)]
    return Year(people, begun, days, {day for day in days if random.random() < _BUSY})


_AGENDA = Agenda("Europe/Amsterdam", (), (Occasion(LEAVE, *_LEAVE),))


def _live(year: Year, rule: Rule, cap: int) -> Lived:
    met = {key: [day] for key, day in year.begun.items()}
    queues: list[int] = []
    silences: list[tuple[float, float]] = []
    for day in year.days:
        turns = rule(year, met, day)
        queues.append(len(turns))
        there = [key for key in turns if not any(day in away for away in year.people[key].away)]
        for key in there[:cap] if day not in year.busy else ():
            silences.append(_silence(year.people[key], met[key][-1], day))
            met[key].append(day)
    open_still = [_silence(person, met[key][-1], year.days[-1]) for key, person in year.people.items()]
    late = [one for one, _silent in silences]
    return Lived(
        peak=max(queues),
        crowded=sum(queue > cap for queue in queues),
        latest=max(one for one, _silent in (*silences, *open_still)),
        mean_late=sum(late) / len(late),
        silence=max(silent for _late, silent in (*silences, *open_still)),
        contacts=len(silences),
    )


def _silence(person: Person, last: date, day: date) -> tuple[float, float]:
    """Return how late a contact is, and after which silence it comes, both as parts of the cadence."""
    on_leave = sum(
        max(0, (min(day, period.end) - max(last, period.start - _DAY)).days)
        for period in joined((_LEAVE, *person.away))
    )
    days = (day - last).days
    return max(0, days - on_leave - person.every) / person.every, days / person.every


# --- the rules -----------------------------------------------------------------------------------------------------


def _ours(year: Year, met: dict[str, list[date]], day: date) -> list[str]:
    ties = [Tie(person, met[key][-1], _workdays(person.away[0]), met[key][:-1]) for key, person in year.people.items()]
    return [one.person.id for one in standings(ties, _AGENDA, day) if one.is_pressing]


@cache
def _workdays(away: Period) -> Callable[[date], bool]:
    """Return what tells on which days somebody works who is away once."""
    agenda = Agenda("Europe/Amsterdam", (), (Occasion(LEAVE, *away),))
    return cache(lambda day: works_on(agenda, day))


def _plain(year: Year, met: dict[str, list[date]], day: date) -> list[str]:
    due = {key: met[key][-1] + person.every * _DAY for key, person in year.people.items()}
    return sorted((key for key in due if due[key] <= day), key=lambda key: (due[key], key))
