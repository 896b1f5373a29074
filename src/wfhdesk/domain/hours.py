"""Working hours as a person says them: `mon-thu 9:00-12:30,13:00-17:30 home core 10-15; fri 9-13 office`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.periods import weekday
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.language import gettext as _

HOME, OFFICE = "home", "office"
DAY_END = 24 * 60
"""The minute at which a day ends."""
MOST_WEEKS = 2
"""Weeks after which a pattern begins again, at most."""

_LONGEST_PLACE = 40
_PLACES = {"home": HOME, "thuis": HOME, "office": OFFICE, "kantoor": OFFICE}
OFF_WORDS = ("off", "vrij")
"""A day that isn't worked, or a whole week, as where one works every other week."""
_TIME = r"(\d{1,2})(?:[:.]?(\d\d))?(?: ?([ap]m))?"
_STRETCH = re.compile(rf"{_TIME}-{_TIME}(?![\w:])", re.IGNORECASE)
_CLOCK = re.compile(_TIME, re.IGNORECASE)
_DASH = re.compile(r" ?[-–] ?| t/m ", re.IGNORECASE)
_COMMA = re.compile(r" ?, ?")
_CORE = re.compile(r"(?:^| )(?:core|kern)(?: |$)", re.IGNORECASE)
_MORE_TIMES = re.compile(rf"{_TIME}-{_TIME}|^ [ap]m\b", re.IGNORECASE)
"""What a place can't hold: somebody forgot a comma or a semicolon."""


class Minutes(NamedTuple):
    """From `start` until `end`, in minutes since the midnight that a local day begins with (0 to 1440)."""

    start: int
    end: int


class Stretch(NamedTuple):
    """Work from `start` until `end`, in minutes of a local day (0 to 1440), at a place: home, office, or a name."""

    start: int
    end: int
    place: str = HOME


class DayPlan(NamedTuple):
    """The stretches of one day in their order, and its core hours; a day without stretches isn't worked."""

    stretches: tuple[Stretch, ...] = ()
    core: tuple[Minutes, ...] = ()


Week = tuple[DayPlan, ...]
"""Seven days, Monday first."""
NO_WEEK: Week = (DayPlan(),) * 7


class _Group(NamedTuple):
    """What one group of days says."""

    days: list[int]
    plan: DayPlan


def parse_hours(text: str) -> tuple[Week, ...]:
    """Return the one or two weeks that a text names. Raises WrongInput with what is right.

    Groups of days stand behind semicolons: names of days in English or Dutch (`mon-thu`, `mon,wed`, `ma t/m do`), stretches, a
    place (home where none is said), and core hours; `wed off` is a day without any, `off` a week. A second week stands behind
    ` / `. A group whose hours lie beside what was said of a day before adds to it; one whose hours overlap it says it anew.
    """
    parts = [part.strip() for part in _COMMA.sub(",", _DASH.sub("-", one_line(text))).split("/")]
    if len(parts) > MOST_WEEKS or not all(parts):
        raise _wrong(text)
    return tuple(_week(part, text) for part in parts)


def _week(text: str, whole: str) -> Week:
    if text.casefold() in OFF_WORDS:
        return NO_WEEK
    days = list(NO_WEEK)
    groups = [group.strip() for group in text.split(";") if group.strip()]
    if not groups:
        raise _wrong(whole)
    for group in groups:
        numbers, plan = _group(group, group)  # what is wrong is told of the group that it is in
        for day in numbers:
            days[day] = _with(days[day], plan)
    for plan in days:
        _check_core(plan, whole)
    return tuple(days)


def _with(before: DayPlan, said: DayPlan) -> DayPlan:
    """Return a day of which something was said `before`, with what is said now."""
    if not said.stretches or any(
        one.start < other.end and other.start < one.end for one in before.stretches for other in said.stretches
    ):
        return said
    return DayPlan(tuple(sorted((*before.stretches, *said.stretches))), tuple(sorted((*before.core, *said.core))))


def _group(text: str, whole: str) -> _Group:
    days, _space, rest = text.partition(" ")
    if rest.casefold() in OFF_WORDS:
        return _Group(_days(days, whole), DayPlan())
    rest, *core = _CORE.split(rest, maxsplit=1)
    times, place = _leading_stretches(rest, whole)
    stretches = tuple(Stretch(*minutes, place_named(place)) for minutes in times)
    _check_order(stretches, whole)
    return _Group(_days(days, whole), DayPlan(stretches, _core(core[0], whole) if core else ()))


def _leading_stretches(text: str, whole: str) -> tuple[list[Minutes], str]:
    """Return the stretches that a text begins with, and what stands behind them."""
    found = []
    while (stretch := _STRETCH.match(text)) is not None:
        found.append(_minutes(stretch, whole))
        text = text[stretch.end() :]
        if not text.startswith(","):
            break
        text = text[1:] or ","  # a comma with nothing behind it is left over
    if not found or (text and not text.startswith(" ")) or _MORE_TIMES.search(text):
        raise _wrong(whole)
    return found, text.strip()


def _core(text: str, whole: str) -> tuple[Minutes, ...]:
    found, rest = _leading_stretches(text, whole)
    if rest:
        raise _wrong_core(whole)
    _check_order(found, whole)
    return tuple(found)


def _check_core(plan: DayPlan, whole: str) -> None:
    if not plan.core:
        return
    _check_order(plan.core, whole)
    if plan.core[0].start < plan.stretches[0].start or plan.core[-1].end > plan.stretches[-1].end:
        raise _wrong_core(whole)


def _wrong_core(whole: str) -> WrongInput:
    return WrongInput(
        _("The core hours in “{text}” have to lie within that day's hours, and stand last.").format(
            text=shortened(whole)
        )
    )


def _check_order(found: Sequence[Minutes | Stretch], whole: str) -> None:
    if any(one.end > other.start for one, other in pairwise(found)):
        raise _wrong(whole)


def place_named(text: str) -> str:
    """Return a place as it is kept: home, office, or its own name; home where nothing is said. Raises WrongInput."""
    place = one_line(text)
    if len(place) > _LONGEST_PLACE or any(sign in place for sign in ";,/"):
        raise WrongInput(_("“{text}” is no place; it is home, office, or a short name.").format(text=shortened(place)))
    return _PLACES.get(place.casefold(), place) or HOME


def shown_place(place: str) -> str:
    """Return a place in the reader's language."""
    return {HOME: _("Home"), OFFICE: _("Office")}.get(place, place)


def _days(text: str, whole: str) -> list[int]:
    return [day for part in text.split(",") for day in _day_range(part, whole)]


def _day_range(text: str, whole: str) -> list[int]:
    first, dash, last = text.partition("-")
    start = weekday(first, short_dutch=True)
    end = weekday(last, short_dutch=True) if dash else start
    if start is None or end is None or end < start:
        raise _wrong(whole)
    return list(range(start, end + 1))


def _minutes(found: re.Match[str], whole: str) -> Minutes:
    hour, minute, half, end_hour, end_minute, end_half = found.groups()
    if end_half and not half:  # 9-5pm begins in the morning, 1-5pm doesn't
        is_half = (int(hour) % 12, int(minute or 0)) < (int(end_hour) % 12, int(end_minute or 0))
        half = end_half if is_half else "am"
    try:
        minutes = Minutes(_minute(hour, minute, half), _minute(end_hour, end_minute, end_half))
    except ValueError:
        raise _wrong(whole) from None
    if minutes.end <= minutes.start:
        raise _wrong(whole)
    return minutes


def _minute(hour: str, minute: str | None, half: str | None) -> int:
    """Return the minute of the day; `half` is am or pm, None on a clock of 24 hours."""
    hours, minutes = int(hour), int(minute or 0)
    if half:
        if not 1 <= hours <= 12:
            raise ValueError(hour)
        hours = hours % 12 + (12 if half.lower() == "pm" else 0)
    if minutes > 59 or hours * 60 + minutes > DAY_END:
        raise ValueError(minute)
    return hours * 60 + minutes


def parse_minutes(text: str) -> Minutes | None:
    """Return the part of a day that a text such as `9-11:30` names; None for another text. Raises WrongInput."""
    joined = _DASH.sub("-", one_line(text))
    found = _STRETCH.fullmatch(joined)
    try:
        return _minutes(found, text) if found else None
    except WrongInput:
        raise WrongInput(
            _("“{text}” is no part of a day; write it like 9:00-11:30, the earlier time first.").format(
                text=shortened(joined)
            )
        ) from None


def parse_clock(text: str) -> int | None:
    """Return the minute of the day that a time such as `14:30` or `2pm` names; None for another text."""
    found = _CLOCK.fullmatch(one_line(text))
    try:
        return _minute(*found.groups()) if found else None
    except ValueError:
        return None


def clock(minute: int) -> str:
    """Return a minute of the day as `09:00`."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def shown_minutes(minutes: Minutes | Stretch) -> str:
    """Return a part of a day as `09:00–12:30`."""
    return f"{clock(minutes.start)}–{clock(minutes.end)}"


def _wrong(text: str) -> WrongInput:
    return WrongInput(
        _(
            "“{text}” can't be working hours; write them like mon-fri 9:00-17:30, with ; between groups of days. Work past "
            "midnight ends at 24:00 and goes on at 0:00."
        ).format(text=shortened(text))
    )
