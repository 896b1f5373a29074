"""Time zones as calendar files tell them: the rule of every year in two lines, so that simple readers understand it.

The library's own generator lists each change there ever was, which Outlook can't read, and misses onsets by an hour.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from wfhdesk.adapters.calendar.document import set_text
from wfhdesk.adapters.calendar.posix_rule import PosixRule, parse_rule
from wfhdesk.domain.local_time import zone_named

if TYPE_CHECKING:
    from icalendar import Timezone

_FIRST_YEAR = 1970
_STEP = timedelta(hours=12)
_SECOND = timedelta(seconds=1)


class Zone(NamedTuple):
    """A VTIMEZONE. It is right up to and including the day `until`; where there is none, as long as its rule holds."""

    component: Timezone
    until: date | None


class _Observance(NamedTuple):
    """From the local time `onset` on, told by the offset `before`, the offset from UTC is `after` (RFC 5545, section 3.6.5)."""

    onset: datetime
    before: timedelta
    after: timedelta
    name: str
    again: dict[str, object] | None = None


class _Change(NamedTuple):
    """A moment from which on the offset is another."""

    moment: datetime
    after: timedelta


def timezone(name: str, first: date, last: date) -> Zone:
    """Return the VTIMEZONE of an IANA name, right in all the days from `first` to `last`. Raises WrongInput for no such name.

    It is the rule of every year where the clocks follow one in these days, and else each change that lies in them: in
    Morocco the clocks change with Ramadan, and what was true some years ago is no rule any more.
    """
    zone = zone_named(name)
    start = datetime.combine(first, time(), UTC) - timedelta(days=1)
    end = datetime.combine(last, time(), UTC) + timedelta(days=2)
    rule = parse_rule(_footer(name))
    yearly = _yearly(rule) if rule and _follows(zone, rule, start, end) else []
    observances = yearly or list(_listed(zone, start, end))
    return Zone(_component(name, observances), None if yearly else last)


# --- the rule of every year ---------------------------------------------------------------------------------------


def _footer(name: str) -> str:
    """Return the last line of a zone's file (RFC 8536, section 3.3); of one without a footer, that is no rule."""
    return _file_of(name).removesuffix(b"\n").rpartition(b"\n")[2].decode("ascii", "replace")


def _file_of(name: str) -> bytes:
    """Return the file that zoneinfo reads for a name it knows: the system's, else that of the package tzdata."""
    from importlib import resources
    from zoneinfo import TZPATH

    for folder in TZPATH:
        path = os.path.join(folder, *name.split("/"))
        if os.path.isfile(path):
            with open(path, "rb") as file:
                return file.read()
    *above, last = name.split("/")
    try:
        return resources.files(".".join(["tzdata", "zoneinfo", *above])).joinpath(last).read_bytes()
    except (ImportError, OSError):
        return b""


def _follows(zone: tzinfo, rule: PosixRule, start: datetime, end: datetime) -> bool:
    """Return whether a zone's clocks do between two moments what a rule says."""
    said = sorted(
        _Change((change.onset(year) - change.before).replace(tzinfo=UTC), change.after)
        for change in rule.changes
        for year in range(start.year - 1, end.year + 2)
    )
    at_start = [change.after for change in said if change.moment <= start]
    offset = at_start[-1] if at_start else rule.offset
    within = [change for change in said if start < change.moment <= end]
    return offset == _offset(zone, start) and within == list(_changes(zone, start, end))


def _yearly(rule: PosixRule) -> list[_Observance]:
    """Return what a rule says in every year; nothing where no recurrence rule can say it."""
    if not rule.changes:
        return [_Observance(datetime(_FIRST_YEAR, 1, 1), rule.offset, rule.offset, rule.name)]  # noqa: DTZ001
    again = [change.recurrence() for change in rule.changes]
    if not all(again):
        return []
    return [
        _Observance(change.onset(_FIRST_YEAR), change.before, change.after, change.name, each)
        for change, each in zip(rule.changes, again, strict=True)
    ]


# --- each change of some years ------------------------------------------------------------------------------------


def _listed(zone: tzinfo, start: datetime, end: datetime) -> Iterator[_Observance]:
    """Yield what holds at the start, as if it did from 1970 on, and each change after it."""
    changes = list(_changes(zone, start, end))
    offset = _offset(zone, start)
    usual = min(offset, *(change.after for change in changes)) if changes else offset
    yield _Observance(datetime(_FIRST_YEAR, 1, 1), usual, offset, _name(zone, start))  # noqa: DTZ001 (a wall clock)
    for moment, after in changes:
        yield _Observance((moment + offset).replace(tzinfo=None), offset, after, _name(zone, moment))
        offset = after


def _changes(zone: tzinfo, start: datetime, end: datetime) -> Iterator[_Change]:
    """Yield the changes of a zone's offset between two moments, found by looking twice a day."""
    before = start
    while before < end:
        behind = min(before + _STEP, end)
        if _offset(zone, before) != _offset(zone, behind):
            low, high = before, behind
            while high - low > _SECOND:
                middle = low + (high - low) // (2 * _SECOND) * _SECOND
                low, high = (middle, high) if _offset(zone, middle) == _offset(zone, before) else (low, middle)
            yield _Change(high, _offset(zone, high))
        before = behind


def _offset(zone: tzinfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _name(zone: tzinfo, moment: datetime) -> str:
    return moment.astimezone(zone).tzname() or ""


# --- written ------------------------------------------------------------------------------------------------------


def _component(name: str, observances: Sequence[_Observance]) -> Timezone:
    """Return the component. Daylight saving time is what is ahead: in Ireland the database has it the other way round."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    made = Timezone()
    set_text(made, "TZID", name)
    usual = min(one.after for one in observances)
    for one in observances:
        part = TimezoneStandard() if one.after == usual else TimezoneDaylight()
        part.add("DTSTART", one.onset)
        part.add("TZOFFSETFROM", one.before)
        part.add("TZOFFSETTO", one.after)
        set_text(part, "TZNAME", one.name)
        if one.again:
            part.add("RRULE", one.again)
        made.add_component(part)
    return made
