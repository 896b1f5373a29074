"""The moment and the week that a person asks about: `fri 10:00`, an ISO 8601 time, `2026-W47`, `next`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, tzinfo

from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.hours import parse_clock
from wfhdesk.domain.local_time import moment_of
from wfhdesk.domain.periods import DAY, WEEK, Period, coming_day, week_of, weekday
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.domain.typed_periods import parse_period
from wfhdesk.language import gettext as _

_NEXT = ("next", "volgende")
_WEEK = "week"
_FAR = 3660 * DAY
"""How far from today one may ask: ten years, before and ahead."""


def parse_moment(
    words: Sequence[str], today: date, zone_of: Callable[[date], tzinfo], *, short_dutch: bool = False
) -> datetime:
    """Return the moment that words name: a time of today, a day and a time, or an ISO 8601 time. Raises WrongInput.

    `zone_of` tells in which time zone a day is lived; a time without an offset is by its clocks.
    """
    text = one_line(" ".join(words))
    found = _iso(text)
    if found is not None:
        check_near(found.date(), today)
        if found.tzinfo is not None:
            return found.astimezone(zone_of(found.date()))
        return _local(found.date(), found.hour * 60 + found.minute, zone_of)
    named, minute = _day_and_minute(text, today, short_dutch)
    if named is None or minute is None:
        raise WrongInput(
            _("“{text}” is no moment; write it like 14:30, fri 10:00 or 2026-11-23 14:30.").format(text=shortened(text))
        )
    check_near(named, today)
    return _local(named, minute, zone_of)


def _day_and_minute(text: str, today: date, short_dutch: bool) -> tuple[date | None, int | None]:
    minute = parse_clock(text)
    if minute is not None:
        return today, minute
    day, _space, time = text.partition(" ")
    return _coming(day, today, short_dutch), parse_clock(time)


def _iso(text: str) -> datetime | None:
    """Return what ISO 8601 makes of a text; None where it has another form. A date alone is no moment."""
    if len(text) < len("2026-11-23T14") or not text[:4].isdecimal():
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _local(day: date, minute: int, zone_of: Callable[[date], tzinfo]) -> datetime:
    zone = zone_of(day)
    return moment_of(day, minute, zone).astimezone(zone)


def parse_week(text: str, today: date, *, short_dutch: bool = False) -> Period:
    """Return the week that a text names: nothing for this one, `next`, `2026-W47`, or one of its days. Raises WrongInput."""
    words = one_line(text).casefold().split()
    if not words:
        return week_of(today)
    if words[0] in _NEXT and words[1:] in ([], [_WEEK]):
        return week_of(today + WEEK)
    day = _coming(words[0], today, short_dutch) if len(words) == 1 else None
    period = Period(day, day) if day else _period(" ".join(words), today)
    if period is not None:
        check_near(period.start, today)
    if period is None or week_of(period.start) != week_of(period.end):
        raise WrongInput(
            _("“{text}” is no week; write it like next, 2026-W47, or a day of it such as fri or 2026-11-20.").format(
                text=shortened(one_line(text))
            )
        )
    return week_of(period.start)


def _period(text: str, today: date) -> Period | None:
    try:
        return parse_period(text, today)
    except WrongInput:
        return None


def _coming(word: str, today: date, short_dutch: bool) -> date | None:
    """Return the day that a word names; of weekdays the next such one, today included."""
    since = today - DAY if weekday(word, short_dutch=short_dutch) is not None else today
    return coming_day(word, since, short_dutch=short_dutch)


def check_near(day: date, today: date) -> None:
    """Raise WrongInput for a day more than ten years away: nobody plans so far, it is a slip of the finger."""
    if not -_FAR <= day - today <= _FAR:
        raise WrongInput(_("{day} is more than ten years away.").format(day=day.isoformat()))
