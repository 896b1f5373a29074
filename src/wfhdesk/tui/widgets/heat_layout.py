"""Where the days of a year stand in the heat map: a column for every week, as many as fit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from wfhdesk.domain.counts import WEEKS_SHOWN, weeks_until
from wfhdesk.domain.periods import DAY, month_name, week_of

_NAMES = 4
"""Cells for a weekday's name and a space."""


class HeatLayout(NamedTuple):
    """The Mondays of the weeks shown, oldest first; the cells before the first week, and those a week takes."""

    mondays: list[date]
    left: int
    step: int

    @property
    def width(self) -> int:
        """The cells that names and weeks take."""
        return self.left + len(self.mondays) * self.step

    def week_at(self, x: int) -> date | None:
        """Return the Monday of the week that stands in a column of cells."""
        number = (x - self.left) // self.step
        return self.mondays[number] if x >= self.left and number < len(self.mondays) else None

    def x_of(self, day: date) -> int | None:
        """Return the column of cells in which a day's week begins; None where it isn't shown."""
        if not self.mondays or not self.mondays[0] <= day < self.mondays[-1] + 7 * DAY:
            return None
        return self.left + (week_of(day).start - self.mondays[0]).days // 7 * self.step


def heat_layout(today: date, width: int, *, by_weekday: bool) -> HeatLayout:
    """Return where the last weeks stand in `width` cells: by weekday with the weekdays' names before them."""
    left = _NAMES if by_weekday else 0
    step = 2 if by_weekday and width >= left + 2 * WEEKS_SHOWN else 1
    weeks = max(0, min(WEEKS_SHOWN, (width - left) // step))
    return HeatLayout(weeks_until(today, weeks) if weeks else [], left, step)


def month_names(layout: HeatLayout) -> str:
    """Return the line of months: each name over the week in which the month begins, left out where it would touch the next."""
    line = ""
    for monday in layout.mondays:
        first = (monday + 6 * DAY).replace(day=1)
        begins_here = first >= monday
        x = layout.x_of(monday) or 0
        name = month_name(first)
        if begins_here and x >= len(line) + bool(line.strip()) and x + len(name) <= layout.width:
            line = line.ljust(x) + name
    return line


def height_of(number: int, most: int, heights: str) -> str:
    """Return the sign of a week's bar: none for nothing, the lowest for one, the highest for the most there is."""
    top = len(heights) - 1
    return heights[0] if not number else heights[max(1, round(number * top / max(most, top)))]


def most_of(counts: Mapping[date, int], mondays: list[date]) -> int:
    """Return how many entries the busiest day of these weeks has."""
    return max((number for day, number in counts.items() if mondays and day >= mondays[0]), default=0)
