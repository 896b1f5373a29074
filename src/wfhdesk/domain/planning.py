"""What a person types to plan something: days, part of a day, and then words of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.hours import Minutes, parse_minutes
from wfhdesk.domain.periods import DAY, WEEK, coming_day, week_of, weekday
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.domain.typed_periods import parse_period
from wfhdesk.language import gettext as _

_NEXT = ("next", "volgende")
_WEEK = "week"
_UNTIL = ("until", "till", "to", "tot", "t/m", "-", "–")
_AT = ("at", "from", "om", "van", "vanaf", "@")
_TIME = re.compile(
    r"\d{1,2}(?:[:.]?\d\d)?(?:[ap]m)?(?:[-–,;](?:\d.*)?)?|\d{1,2}[:.]\d\d.*|\d{1,2}[hu](?:\d\d)?", re.IGNORECASE
)
"""What somebody means as a time of the day, or a length, and not as the first word of a note."""
_WEEKDAYS = re.compile(r"([^\W\d]+)[-–]([^\W\d]+)")
_ISO_WEEK = re.compile(r"\d{4}-W\d\d?", re.IGNORECASE)


class When(NamedTuple):
    """The days from `first` to `last`, a part of each where one was said, and the `words` that stand behind."""

    first: date
    last: date
    part: Minutes | None = None
    words: str = ""


def parse_when(words: Sequence[str], today: date, *, short_dutch: bool = False) -> When | None:
    """Return what words plan; None where they begin with no day.

    Days are `today`, `tomorrow`, a weekday (the next such day, today included), an ISO date, `mon..wed`, `mon-wed`, `mon until
    wed`, `2026-W52` or `next week`; then a part of the day may stand, such as 9-11:30 or 9 until 11:30, then anything but one
    more time or day, which would be lost in a note. Raises WrongInput.
    """
    rest = one_line(" ".join(words)).split(" ")
    found = _days(rest, today, short_dutch)
    if found is None:
        return None
    first, last, rest = found
    if last < first:
        raise WrongInput(_("The last day lies before the first one."))
    length = 3 if len(rest) > 2 and rest[1].casefold() in _UNTIL else 1
    part = parse_minutes("-".join(rest[:length:2]))
    note = rest[length:] if part else rest
    _check_note(note, today, short_dutch, has_part=part is not None)
    return When(first, last, part, " ".join(note))


def parse_part(words: Sequence[str], today: date) -> When | None:
    """Return what words plan for today that begin with a part of it, such as `14-15:30 dentist`; else None. WrongInput."""
    first, *note = one_line(" ".join(words)).split(" ")
    part = parse_minutes(first)
    if part is None:
        return None
    _check_note(note, today, short_dutch=False, has_part=True)
    return When(today, today, part, " ".join(note))


def _check_note(words: Sequence[str], today: date, short_dutch: bool, *, has_part: bool) -> None:
    """Raise WrongInput for a note that begins with a time or a day: somebody meant it for one, and it would be lost."""
    first, second = (*words, "", "")[:2]
    if _day(first.partition("..")[0], today, short_dutch) is not None:
        raise WrongInput(
            _("“{text}” is one day too many; write several like mon..wed, and a note behind them.").format(
                text=shortened(first)
            )
        )
    time = second if first.casefold() in _AT else first
    if parse_minutes(time) if has_part else _TIME.fullmatch(time):
        raise WrongInput(
            _("“{text}” can't be the part of the day; write one part, from when until when, like 14:30-15:30.").format(
                text=shortened(time)
            )
        )


def parse_day(word: str, today: date, *, short_dutch: bool = False) -> date:
    """Return the day that a word names, today or later. Raises WrongInput for another word."""
    day = _day(one_line(word), today, short_dutch)
    if day is None:
        raise WrongInput(
            _("“{text}” is no day; write it like today, fri or 2026-12-24.").format(text=shortened(one_line(word)))
        )
    return day


def _days(words: list[str], today: date, short_dutch: bool) -> tuple[date, date, list[str]] | None:
    head = words[0].casefold()
    if head in _NEXT and len(words) > 1 and words[1].casefold() == _WEEK:
        monday = week_of(today).start + WEEK
        return monday, monday + 4 * DAY, words[2:]
    if week := _iso_week(words[0], today):
        return week, week + 4 * DAY, words[1:]
    start, dots, end = words[0].partition("..")
    if not dots and (found := _WEEKDAYS.fullmatch(words[0])) and _day(found[1], today, short_dutch) is not None:
        start, dots, end = found[1], "..", found[2]  # mon-wed, as hours have it
    first = _day(start, today, short_dutch)
    if first is None:
        return None
    if dots:
        return first, _last(end, first, today, short_dutch), words[1:]
    if len(words) > 2 and words[1].casefold() in _UNTIL:
        return first, _last(words[2], first, today, short_dutch), words[3:]
    return first, first, words[1:]


def _iso_week(word: str, today: date) -> date | None:
    return parse_period(word, today).start if _ISO_WEEK.fullmatch(word) else None


def _last(word: str, first: date, today: date, short_dutch: bool) -> date:
    """Return the last day that a word names: a weekday counts from the first day on, all else from today."""
    since = first if weekday(word, short_dutch=short_dutch) is not None else today
    return parse_day(word, since, short_dutch=short_dutch)


def _day(word: str, today: date, short_dutch: bool) -> date | None:
    since = today - DAY if weekday(word, short_dutch=short_dutch) is not None else today
    return coming_day(word, since, short_dutch=short_dutch)
