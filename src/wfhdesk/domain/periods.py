"""Days and periods, as people type them and as they read them.

A closed list of words and ISO 8601 dates: what isn't on it is refused with what is. Nothing is guessed.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.plaintext import shortened
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


_WHOLE = {"week": week_of, "month": month_of, "quarter": quarter_of, "year": year_of}
_DUTCH_WHOLE = {"maand": "month", "kwartaal": "quarter", "jaar": "year"}
_BEFORE = frozenset(("last", "vorige", "vorig", "afgelopen"))
_NOW = frozenset(("this", "deze", "dit"))
# Compiled by `re` when one of them is asked for: this module is on the way of every command.
_ISO_WEEK = r"(\d{4})-W(\d\d)"
_QUARTER = r"(\d{4})-Q([1-4])"
_MONTH = r"(\d{4})-(\d\d)"
_YEAR = r"\d{4}"


def parse_period(text: str, today: date, *, short_dutch: bool = False) -> Period:
    """Return the period that a person typed.

    Understood: a day (ISO date, today, yesterday, a weekday), `week`, `last week` and so on for month, quarter and
    year, `2026-W47` (ISO 8601 week), `2026-Q4`, `2026-11`, `2026`, and `FROM..TO` of any two of these. Nothing at
    all means this week. Raises WrongInput for anything else.
    """
    words = text.split()
    if not words:
        return week_of(today)
    first, dots, last = " ".join(words).partition("..")
    if dots:
        return _span(first.strip(), last.strip(), today, short_dutch)
    found = _worded(words, today) or _numbered(words, today, short_dutch)
    if found is None:
        raise _not_a_period(text)
    return found


def _span(first: str, last: str, today: date, short_dutch: bool) -> Period:
    if not first or not last:
        raise _not_a_period(f"{first}..{last}")
    start = parse_period(first, today, short_dutch=short_dutch).start
    end = parse_period(last, today, short_dutch=short_dutch).end
    if end < start:
        raise WrongInput(
            _("{last} lies before {first}; write the earlier one first: {last}..{first}.").format(
                first=first, last=last
            )
        )
    return Period(start, end)


def _worded(words: list[str], today: date) -> Period | None:
    lower = [word.lower() for word in words]
    name = _DUTCH_WHOLE.get(lower[-1], lower[-1])
    whole = _WHOLE.get(name)
    if whole is None or len(lower) > 2:
        return None
    if len(lower) == 1 or lower[0] in _NOW:
        return whole(today)
    return whole(whole(today).start - DAY) if lower[0] in _BEFORE else None


def _numbered(words: list[str], today: date, short_dutch: bool) -> Period | None:
    if len(words) != 1:
        return None
    word = words[0]
    day = past_day(word, today, short_dutch=short_dutch)
    if day is not None:
        return Period(day, day)
    try:
        return _calendar_unit(word.upper())
    except (ValueError, OverflowError):  # no such week or month, or one that the calendar ends in
        return None


def _calendar_unit(word: str) -> Period | None:
    if found := re.fullmatch(_ISO_WEEK, word):
        return week_of(date.fromisocalendar(int(found[1]), int(found[2]), 1))
    if found := re.fullmatch(_QUARTER, word):
        return quarter_of(date(int(found[1]), int(found[2]) * 3, 1))
    if found := re.fullmatch(_MONTH, word):
        return month_of(date(int(found[1]), int(found[2]), 1))
    return year_of(date(int(word), 1, 1)) if re.fullmatch(_YEAR, word) else None


def _not_a_period(text: str) -> WrongInput:
    return WrongInput(
        _(
            "“{text}” is no period. Try today, yesterday, week, last week, month, 2026-W47, 2026-11, 2026, "
            "or two of them: 2026-11-02..2026-11-13."
        ).format(text=shortened(text))
    )


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
