"""Periods as people type them: a closed list of words and ISO 8601 forms; what isn't on it is refused with what is."""

from __future__ import annotations

import re
from datetime import date

from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.periods import DAY, Period, month_of, past_day, quarter_of, week_of, year_of
from wfhdesk.domain.plaintext import shortened
from wfhdesk.language import gettext as _

_WHOLE = {"week": week_of, "month": month_of, "quarter": quarter_of, "year": year_of}
_DUTCH_WHOLE = {"maand": "month", "kwartaal": "quarter", "jaar": "year"}
_BEFORE = frozenset(("last", "vorige", "vorig", "afgelopen"))
_NOW = frozenset(("this", "deze", "dit"))
# Compiled by `re` when one of them is asked for: the app loads this long before anybody types a period.
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
