"""Meetings of other programs' calendar files: the occurrences of some days, in one's own time.

Everything in such a file is somebody else's: what can't be read is told and keeps nothing else from being read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, time, tzinfo
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from wfhdesk.adapters.calendar.attendance import attendees_of
from wfhdesk.adapters.calendar.blocks import Block, Split, may_matter, normal, series, slim, split
from wfhdesk.adapters.calendar.file_events import parsed
from wfhdesk.adapters.calendar.file_zones import known_zones
from wfhdesk.adapters.calendar.mistakes import MISTAKES, CannotBeRead
from wfhdesk.adapters.calendar.patience import OutOfPatience, patience
from wfhdesk.domain.meetings import (
    CANCELLED,
    ENDLESS,
    NO_CALENDAR,
    TOO_OFTEN,
    UNREADABLE,
    Meeting,
    Read,
    Unread,
)
from wfhdesk.domain.periods import DAY, Period
from wfhdesk.domain.plaintext import one_line

if TYPE_CHECKING:
    from icalendar import Component

_MOST_TOLD = 20
"""Events that could not be read and are told by their line; the rest is counted."""
_PATIENCE = 3.0
"""Seconds for working out when one event comes again: ten years of every day take a twentieth of one."""
_MOST_ENDLESS = 5
"""Events that may use up all of that, in a file; what repeats behind them isn't tried any more."""
_MOST_OCCURRENCES = 2_000
"""Of one event in a period; a year has 366 days."""
_LONGEST_UID = 250
_NO_MEETINGS = frozenset(("REPLY", "REFRESH", "COUNTER", "DECLINECOUNTER", "ADD"))
"""Methods of messages about a meeting that don't say all of what it is (RFC 5546, section 1.4)."""
Progress = Callable[[int, int], None]
"""Hears how many of how many series were read."""


class Wanted(NamedTuple):
    """Which days are wanted, by the clocks of which zone, and what the file is called."""

    period: Period
    zone: tzinfo
    file: str = ""


def read(
    data: bytes, wanted: Wanted, progress: Progress = lambda _done, _all: None, seconds: float = _PATIENCE
) -> Read:
    """Return the meetings of a calendar file that begin on the days of a period.

    Times that name no zone, or one that nobody knows, are by one's own clocks. `progress` hears how many of how many series
    are done; `seconds` is how long working out one event's days may take.
    """
    data = normal(data)
    parts = split(data)
    if not parts.is_calendar:
        return Read(unread=(Unread(wanted.file, 0, NO_CALENDAR),))
    return _Reading(data, parts, wanted).all(progress, seconds)


class _Reading:
    """One file while it is read."""

    def __init__(self, data: bytes, parts: Split, wanted: Wanted) -> None:
        self._data = data
        self._parts = parts
        self._period, self._zone, self._file = wanted
        self._unread: list[tuple[int, str]] = [(offset, UNREADABLE) for offset in parts.broken]
        self._parsed = 0
        self._endless = 0

    def all(self, progress: Progress, seconds: float) -> Read:
        groups = [group for group in series(self._parts.blocks) if self._may_matter(group)]
        found: list[Meeting] = []
        with known_zones(self._parts.zones):
            for place, group in enumerate(groups):
                progress(place, len(groups))
                found += self._meetings(group, seconds)
        progress(len(groups), len(groups))
        told = sorted(self._unread)
        return Read(
            tuple(sorted(found, key=lambda one: (one.start.timestamp(), one.source))),
            tuple(self._told(told[:_MOST_TOLD])),
            others=max(len(told) - _MOST_TOLD, 0),
            events=len(self._parts.blocks) + len(self._parts.broken),
            parsed=self._parsed,
        )

    def _may_matter(self, group: Sequence[Block]) -> bool:
        return any(may_matter(one, self._period.start, self._period.end) for one in group)

    def _told(self, unread: Sequence[tuple[int, str]]) -> Iterator[Unread]:
        place, line = 0, 1
        for offset, why in unread:
            line += self._data.count(b"\n", place, offset)
            place = offset
            yield Unread(self._file, line, why)

    # --- one series ---------------------------------------------------------------------------------------------

    def _meetings(self, group: Sequence[Block], seconds: float) -> list[Meeting]:
        events = [event for block in group if (event := self._event(block)) is not None]
        try:
            return list(self._occurrences(events, group[0], seconds)) if events else []
        except OutOfPatience:
            self._endless += 1
            self._unread.append((group[0].offset, ENDLESS))
        except CannotBeRead as problem:
            self._unread.append((group[0].offset, problem.why))
        except MISTAKES:
            self._unread.append((group[0].offset, UNREADABLE))
        return []

    def _event(self, block: Block) -> Component | None:
        """Return an event as the library reads it; None where it says nothing of a meeting, or can't be read."""
        if block.method in _NO_MEETINGS:
            return None
        self._parsed += 1
        try:
            event = parsed(block)
        except CannotBeRead as problem:
            self._unread.append((block.offset, problem.why))
            return None
        if block.method == "CANCEL":
            event["STATUS"] = CANCELLED
        return event

    def _occurrences(self, events: Sequence[Component], block: Block, seconds: float) -> Iterator[Meeting]:
        for one in self._expanded(events, seconds):
            start, end = one["DTSTART"].dt, one["DTEND"].dt
            if not isinstance(start, datetime):
                continue  # whole days are no meeting
            begins = self._local(start)
            if begins.date() in self._period:
                yield Meeting(
                    uid=_uid(block),
                    occurrence=_occurrence(one["RECURRENCE-ID"].dt),
                    start=begins,
                    end=max(begins, self._local(end)),
                    summary=one_line(str(one.get("SUMMARY", ""))),
                    attendees=attendees_of(one),
                    status=one_line(str(one.get("STATUS", ""))).upper(),
                    is_all_day=str(one.get("X-MICROSOFT-CDO-ALLDAYEVENT", "")).upper() == "TRUE",
                )

    def _expanded(self, events: Sequence[Component], seconds: float) -> list[Any]:
        """Return the occurrences around the period of events that belong together."""
        import recurring_ical_events  # type: ignore[import-untyped]
        from icalendar import Calendar

        whole = Calendar()
        for event in events:
            whole.add_component(event)
        first = datetime.combine(self._period.start - DAY, time(), UTC)
        last = datetime.combine(self._period.end + 2 * DAY, time(), UTC)
        if not any("RRULE" in event for event in events):
            return list(recurring_ical_events.of(whole).between(first, last))
        if self._endless >= _MOST_ENDLESS:
            raise OutOfPatience
        with patience(seconds):
            found = list(recurring_ical_events.of(whole).between(first, last))
        if len(found) > _MOST_OCCURRENCES:
            raise CannotBeRead(TOO_OFTEN)
        return found

    def _local(self, moment: date) -> datetime:
        if not isinstance(moment, datetime):
            moment = datetime.combine(moment, time())
        return moment.astimezone(UTC).astimezone(self._zone) if moment.tzinfo else _settled(moment, self._zone)


def _settled(moment: datetime, zone: tzinfo) -> datetime:
    """Return a time without a zone by one's own clocks; one that they jump over, as RFC 5545, section 3.3.5, counts it."""
    return moment.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)


def _uid(block: Block) -> str:
    """Return what names an event for good: its UID, or a digest of one that is missing or of no sensible length."""
    uid = one_line(block.uid[: _LONGEST_UID + 1].decode("utf-8", "replace"))
    if uid and len(block.uid) <= _LONGEST_UID:
        return uid
    return sha256(block.uid or slim(block) or b"").hexdigest()


def _occurrence(moment: date) -> str:
    """Return which of its series an occurrence is: a moment in UTC, or a local time where it has no zone."""
    if not isinstance(moment, datetime):
        return f"{moment:%Y%m%d}"
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}" if moment.tzinfo else f"{moment:%Y%m%dT%H%M%S}"
