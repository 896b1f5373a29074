"""What an update tells of its writer's availability: the week that comes, and leave ahead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from wfhdesk.domain.availability_texts import Row, absences_ahead, week_rows, week_zone
from wfhdesk.domain.days import Day
from wfhdesk.domain.hours import shown_minutes
from wfhdesk.domain.occasions import Occasion
from wfhdesk.domain.periods import WEEK, Period, day_span, short_day, week_of


class Ahead(NamedTuple):
    """The table of a week, with its first day and the zone of its times, and spans of days on which one is away."""

    week: str = ""
    zone: str = ""
    rows: Sequence[Row] = ()
    away: Sequence[str] = ()


class Notice(NamedTuple):
    """What a message that one is away says: the days, and when one is back (empty where that isn't known)."""

    days: str
    back: str
    is_one_day: bool


def week_told(period: Period, today: date) -> Period:
    """Return the week that an update about a period tells of: the one behind it, or the present one where that is later."""
    monday = max(week_of(period.end).start + WEEK, week_of(today).start)
    return week_of(monday)


def ahead(week: Sequence[Day], days: Iterable[Day], last: date) -> Ahead:
    """Return what is told of a week, and of the absences among some `days` that begin on the day `last` or before."""
    rows = week_rows(week)
    away = [day_span(Period(*span)) for span in absences_ahead(days, last)]
    return Ahead(short_day(week[0].date), week_zone(week), rows, away) if rows else Ahead(away=away)


def notice(absence: Occasion, days: Sequence[Day]) -> Notice:
    """Return what to say of an absence; `days` are those after it, as far as it is known how they are worked.

    Of a part of a day it says which; that one is back after it says itself.
    """
    first, last, part = absence.first, absence.last, absence.part
    told = short_day(first) if first == last else f"{short_day(first)} – {short_day(last)}"
    if part is not None:
        return Notice(f"{told}, {shown_minutes(part)}", "", first == last)
    back = next((day.date for day in days if day.date > last and day.parts), None)
    return Notice(told, short_day(back) if back else "", first == last)
