"""The hours in which several people can be reached, day by day, and why there are none on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from wfhdesk.domain.availability import overlap
from wfhdesk.domain.busy_time import Span
from wfhdesk.domain.days import Agenda, day_of
from wfhdesk.domain.periods import DAY, Period

OFF, AWAY = "off", "away"
"""Why somebody isn't there on a day: they don't work then, or are on leave. Else it is the name of a holiday."""


class Absent(NamedTuple):
    """Somebody who doesn't work on a day: their place among the people asked about (0 is oneself), and why."""

    who: int
    why: str


class SharedDay(NamedTuple):
    """One of one's own days: when all can be reached, by one's own clocks, and who isn't there at all."""

    date: date
    spans: tuple[Span, ...]
    absent: tuple[Absent, ...] = ()


def shared_days(agendas: Sequence[Agenda], period: Period, now: datetime) -> list[SharedDay]:
    """Return the shared hours of each day of a period; the first agenda is one's own.

    Of today only what is left of it counts. Each day is looked at by itself, with everybody's clocks as they are on it.
    """
    days = [period.start + place * DAY for place in range((period.end - period.start) // DAY + 1)]
    return [SharedDay(day, tuple(_left(agendas, day, now)), tuple(_absent(agendas, day))) for day in days]


def _left(agendas: Sequence[Agenda], day: date, now: datetime) -> list[Span]:
    spans = overlap(agendas, day)
    if day != now.date():
        return spans
    return [Span(max(start, now.astimezone(start.tzinfo)), end) for start, end in spans if end > now]


def _absent(agendas: Sequence[Agenda], day: date) -> list[Absent]:
    """Return who isn't there on the day of that date where they live; by its hours one's own day may touch two of theirs."""
    found = []
    for who, agenda in enumerate(agendas):
        theirs = day_of(agenda, day)
        if theirs.absence:
            found.append(Absent(who, AWAY))
        elif theirs.holiday and theirs.plan.stretches:
            found.append(Absent(who, theirs.holiday))
        elif theirs.is_off:
            found.append(Absent(who, OFF))
    return found
