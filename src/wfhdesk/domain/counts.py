"""Where the work went, in numbers: entries by day, by week and by project."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.periods import DAY, WEEK, week_of
from wfhdesk.language import pgettext

WEEKS_SHOWN = 53
LEVELS = 4
"""Steps between a day of one entry and the busiest day."""


def by_day(entries: Iterable[Accomplishment]) -> dict[date, int]:
    """Return how many entries each day has; days without any are left out."""
    return dict(Counter(entry.day for entry in entries))


def by_project(entries: Iterable[Accomplishment]) -> list[tuple[str, int]]:
    """Return how many entries each project has, most first, names alike but for capitals taken together."""
    counts: Counter[str] = Counter()
    spelt: dict[str, str] = {}
    for entry in entries:
        if entry.project:
            counts[entry.project.casefold()] += 1
            spelt[entry.project.casefold()] = entry.project
    return [(spelt[name], number) for name, number in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]


def weeks_until(today: date, weeks: int = WEEKS_SHOWN) -> list[date]:
    """Return the Mondays of the last `weeks` weeks, this one the last."""
    monday = week_of(today).start
    return [monday - WEEK * back for back in range(weeks - 1, -1, -1)]


def by_week(counts: Mapping[date, int], mondays: Sequence[date]) -> list[int]:
    """Return how many entries each of these weeks has."""
    return [sum(counts.get(monday + DAY * day, 0) for day in range(7)) for monday in mondays]


def level(number: int, most: int) -> int:
    """Return on which of the levels 0 (nothing) to 4 (near the most there is) a number stands."""
    return 0 if not number else min(LEVELS, 1 + (number - 1) * LEVELS // max(most, LEVELS))


def shown_number(number: float) -> str:
    """Return a number as the reader writes it: 12,500 and 4.3, or 12.500 and 4,3 where a comma stands before decimals."""
    between = pgettext("between thousands", ",")
    signs: dict[str, str | int | None] = {",": between, ".": "," if between == "." else "."}
    return f"{number:,}".translate(str.maketrans(signs))
