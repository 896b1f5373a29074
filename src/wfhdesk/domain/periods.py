"""Days as people type them, the weeks, months and years they lie in, and how both read.

A day is one of a closed list of words, or an ISO 8601 date. Nothing is guessed.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from wfhdesk.domain.errors import WrongInput
from wfhdesk.language import gettext as _

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
FIRST_YEAR, LAST_YEAR = 1900, 2999
"""Beyond these lies no day of anybody's work, and what is reckoned from it can leave the calendar."""

_WEEKDAYS = {
    word: number
    for number, words in enumerate(
        (
            "monday mon maandag",
            "tuesday tue tues dinsdag",
            "wednesday wed weds woensdag",
            "thursday thu thur thurs donderdag",
            "friday fri vrijdag",
            "saturday sat zaterdag",
            "sunday sun zondag",
        )
    )
    for word in words.split()
}
_SHORT_DUTCH = {"ma": 0, "di": 1, "wo": 2, "do": 3, "vr": 4, "za": 5, "zo": 6}
_NEAR = {"yesterday": -1, "gisteren": -1, "today": 0, "vandaag": 0, "tomorrow": 1, "morgen": 1}
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def check_in_sight(day: date) -> None:
    """Raise WrongInput for a day that can't be kept."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise WrongInput(
            _("{day} is centuries away; a day lies in the years {first} to {last}.").format(
                day=day, first=FIRST_YEAR, last=LAST_YEAR
            )
        )


class Period(NamedTuple):
    """The days from `start` until `end`, both of them included."""

    start: date
    end: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.start <= day <= self.end


# --- one day ---------------------------------------------------------------------------------------------------


def _iso_day(word: str) -> date | None:
    """Return the day that an ISO date names; None when `word` hasn't that form.

    Raises WrongInput for a date that no calendar has, such as 2026-02-30.
    """
    if not _ISO_DAY.fullmatch(word):
        return None
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise WrongInput(_("There is no day {date}.").format(date=word)) from None


def names_a_day(word: str) -> bool:
    """Return whether some reader could take `word` for a day, in either language and right or wrong (2026-02-30)."""
    return word.lower() in _NEAR or weekday(word, short_dutch=True) is not None or bool(_ISO_DAY.fullmatch(word))


def weekday(word: str, *, short_dutch: bool = False) -> int | None:
    """Return the number (Monday 0) of a weekday's English or Dutch name, None for any other word.

    The two-letter Dutch names count only with `short_dutch`: `do:` and `we:` start many an English line.
    """
    lower = word.lower()
    found = _WEEKDAYS.get(lower)
    return _SHORT_DUTCH.get(lower) if found is None and short_dutch else found


def latest(number: int, today: date) -> date:
    """Return the latest day that falls on weekday `number`, today included."""
    return today - DAY * ((today.weekday() - number) % 7)


def following(number: int, day: date) -> date:
    """Return the first day after `day` that falls on weekday `number`."""
    return day + DAY * ((number - day.weekday() - 1) % 7 + 1)


def past_day(word: str, today: date, *, short_dutch: bool = False) -> date | None:
    """Return the day, today or earlier, that `word` means: an ISO date, today, yesterday, a weekday. None for another word."""
    near = _NEAR.get(word.lower())
    if near is not None:
        return today + DAY * near if near <= 0 else None
    number = weekday(word, short_dutch=short_dutch)
    return latest(number, today) if number is not None else _iso_day(word)


def coming_day(word: str, day: date, *, short_dutch: bool = False) -> date | None:
    """Return the day that `by WORD` means when written on `day`: a weekday is the next such day. None for another word."""
    near = _NEAR.get(word.lower())
    if near is not None:
        return day + DAY * near if near >= 0 else None
    number = weekday(word, short_dutch=short_dutch)
    return following(number, day) if number is not None else _iso_day(word)


# --- a period --------------------------------------------------------------------------------------------------


def week_of(day: date) -> Period:
    """Return the ISO week, Monday to Sunday, that `day` lies in."""
    monday = day - DAY * day.weekday()
    return Period(monday, monday + 6 * DAY)


def month_of(day: date) -> Period:
    """Return the calendar month that `day` lies in."""
    first = day.replace(day=1)
    return Period(first, (first + 31 * DAY).replace(day=1) - DAY)


def quarter_of(day: date) -> Period:
    """Return the calendar quarter that `day` lies in."""
    first = day.replace(month=day.month - (day.month - 1) % 3, day=1)
    return Period(first, month_of(first.replace(month=first.month + 2)).end)


def year_of(day: date) -> Period:
    """Return the calendar year that `day` lies in."""
    return Period(day.replace(month=1, day=1), day.replace(month=12, day=31))


# --- read by a person ------------------------------------------------------------------------------------------


def weekday_name(day: date) -> str:
    """Return the day's short name: Mon, ma."""
    return _("Mon Tue Wed Thu Fri Sat Sun").split()[day.weekday()]


def month_name(day: date) -> str:
    """Return the month's short name: Nov, nov."""
    return _("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split()[day.month - 1]


def calendar_day(day: date) -> str:
    """Return a day as `26 Nov`."""
    return f"{day.day} {month_name(day)}"


def short_day(day: date, today: date | None = None) -> str:
    """Return a day as `Thu 26 Nov`, with the year where it isn't that of `today`."""
    year = f" {day.year}" if today is not None and day.year != today.year else ""
    return f"{weekday_name(day)} {calendar_day(day)}{year}"


def day_span(period: Period) -> str:
    """Return a period's days as `16–20 Nov`, `28 Nov – 4 Dec` or `29 Dec 2025 – 2 Jan 2026`."""
    start, end = period
    if start == end:
        return calendar_day(start)
    if start.year != end.year:
        return f"{calendar_day(start)} {start.year} – {calendar_day(end)} {end.year}"
    if start.month != end.month:
        return f"{calendar_day(start)} – {calendar_day(end)}"
    return f"{start.day}–{calendar_day(end)}"


def week_number(day: date) -> int:
    """Return the ISO 8601 week number, 1 to 53."""
    return day.isocalendar().week
