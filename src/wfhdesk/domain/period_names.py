"""Months, quarters and years by the names that a reader knows."""

from __future__ import annotations

from datetime import date

from wfhdesk.domain.periods import DAY, Period, day_span, month_of, quarter_of, year_of
from wfhdesk.language import gettext as _

_A_THIRD = 10
"""Days of a month from which on a period is about it, where it is about another month too."""


def month_word(day: date) -> str:
    """Return the month's full name: November, november."""
    names = _("January February March April May June July August September October November December")
    return names.split()[day.month - 1]


def months(period: Period) -> str:
    """Return the months that a period is about: `November 2026`, `December 2026 – January 2027`.

    A few days at its ends don't count: an update from 28 October until 27 November is about November.
    """
    shares = _days_by_month(period)
    told = [month for month, days in shares.items() if days >= _A_THIRD] or [max(shares, key=lambda one: shares[one])]
    first, last = told[0], told[-1]
    if first == last:
        return f"{month_word(first)} {first.year}"
    if first.year == last.year:
        return f"{month_word(first)}–{month_word(last)} {first.year}"
    return f"{month_word(first)} {first.year} – {month_word(last)} {last.year}"


def named(period: Period) -> str:
    """Return a period by its shortest name: `2026`, `Q4 2026`, `November 2026`, `2–13 Nov 2026`."""
    year = period.start.year
    if period == year_of(period.start):
        return str(year)
    if period == quarter_of(period.start):
        return _("Q{number} {year}").format(number=(period.start.month + 2) // 3, year=year)
    if period == month_of(period.start):
        return months(period)
    return day_span(period) if year != period.end.year else f"{day_span(period)} {year}"


def month_in(day: date, period: Period) -> str:
    """Return the month of a day as the parts of a period are headed: with the year where the period has several."""
    return f"{month_word(day)} {day.year}" if period.start.year != period.end.year else month_word(day)


def _days_by_month(period: Period) -> dict[date, int]:
    found: dict[date, int] = {}
    start = period.start
    while start <= period.end:
        end = min(month_of(start).end, period.end)
        found[start.replace(day=1)] = (end - start).days + 1
        start = end + DAY
    return found
