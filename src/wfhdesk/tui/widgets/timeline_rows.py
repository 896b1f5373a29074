"""On which line of the timeline each entry stands: a heading for every day, its entries under it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from itertools import count
from operator import attrgetter
from typing import NamedTuple

from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.periods import week_of


class Head(NamedTuple):
    """A heading: its day, how many entries stand under it, and whether its week begins here, seen from above."""

    day: date
    entries: int
    is_new_week: bool


class Rows:
    """Entries, newest first, on their lines.

    Nothing is made for a line before somebody looks at it; making one of these takes a pass over the entries, and joining
    two of them only one over their days.
    """

    def __init__(self, entries: Sequence[Accomplishment] = ()) -> None:
        self.entries = list(entries)
        self.days: list[date] = []
        self._firsts: list[int] = []  # of each day, the place of its first entry
        before = None
        for place, day in enumerate(map(attrgetter("day"), self.entries)):
            if day != before:
                self.days.append(day)
                self._firsts.append(place)
                before = day
        self._heads = [first + number for number, first in enumerate(self._firsts)]
        self._places: list[tuple[int, dict[str, int]]] = [
            (0, dict(zip(map(attrgetter("id"), self.entries), count(), strict=False)))
        ]

    def __len__(self) -> int:
        return len(self.entries) + len(self.days)

    def __add__(self, older: Rows) -> Rows:
        """Return these rows with older ones below them; no day may be in both."""
        joined = Rows()
        shift = len(self.entries)
        joined.entries = self.entries + older.entries
        joined.days = self.days + older.days
        joined._firsts = self._firsts + [first + shift for first in older._firsts]
        joined._heads = [first + number for number, first in enumerate(joined._firsts)]
        joined._places = self._places + [(start + shift, places) for start, places in older._places]
        return joined

    def entry_at(self, row: int) -> Accomplishment | None:
        """Return the entry on a line; None for a heading, or where there is no line."""
        if not 0 <= row < len(self):
            return None
        day = bisect_right(self._heads, row) - 1
        return None if self._heads[day] == row else self.entries[row - day - 1]

    def head_at(self, row: int) -> Head:
        """Return the heading under which a line stands, itself for a heading."""
        number = bisect_right(self._heads, row) - 1
        day = self.days[number]
        after = self._firsts[number + 1] if number + 1 < len(self._firsts) else len(self.entries)
        is_new_week = not number or week_of(day) != week_of(self.days[number - 1])
        return Head(day, after - self._firsts[number], is_new_week)

    def row_of(self, doc_id: str) -> int | None:
        """Return the line of an entry, None where it isn't here."""
        for start, places in self._places:
            if doc_id in places:
                place = start + places[doc_id]
                return place + bisect_right(self._firsts, place)
        return None

    def get(self, doc_id: str) -> Accomplishment | None:
        """Return the entry with an id, None where it isn't here."""
        row = self.row_of(doc_id)
        return None if row is None else self.entry_at(row)

    def row_of_day(self, day: date) -> int | None:
        """Return the line of the first entry of a day, of the next older one that has any, or else of the oldest."""
        if not self.days:
            return None
        number = bisect_left(self.days, -day.toordinal(), key=lambda shown: -shown.toordinal())
        return self._heads[min(number, len(self.days) - 1)] + 1
