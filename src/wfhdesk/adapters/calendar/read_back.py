"""What stands in calendar files of ours, for when nobody remembers what was written there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from wfhdesk.adapters.calendar.events import CATEGORY
from wfhdesk.adapters.calendar.whole_file import is_ours
from wfhdesk.adapters.files import plain_file
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.plaintext import one_line
from wfhdesk.domain.published import Published
from wfhdesk.domain.sharing import AS_BUSY, SHOWN, Shared

_END = ".ics"
_MISTAKES = (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError, RecursionError)
"""What comes of reading a file that was changed by hand."""


def in_file(path: str) -> list[Published]:
    """Return the events of a file of ours; none of a file that is another's, or can't be read.

    What each of them was made from isn't known any more, so their keys are empty.
    """
    try:
        return list(_events(plain_file(path) or b""))
    except (DeskError, *_MISTAKES):
        return []


def in_folder(folder: str) -> list[Published]:
    """Return the events of ours in a folder: each alone in a file that is called as it is."""
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return []
    found = []
    for name in names:
        uid = name.removesuffix(_END)
        if name.endswith(_END) and _is_uid(uid):
            events = in_file(os.path.join(folder, name))
            found += events if [one.uid for one in events] == [uid] else []
    return found


def _events(data: bytes) -> Iterator[Published]:
    from icalendar import Calendar

    if not is_ours(data):
        return
    for calendar in Calendar.from_ical(data, multiple=True):
        found: list[Any] = calendar.walk("VEVENT")
        for event in found:
            if CATEGORY in event.categories and _is_uid(str(event.get("UID"))):
                with suppress(*_MISTAKES):  # one that was changed by hand keeps none of the others from being known
                    yield _published(event)


def _published(event: Any) -> Published:
    start, end = _time(event["DTSTART"].dt), _time(event["DTEND"].dt)
    if isinstance(start, datetime) is not isinstance(end, datetime):
        raise ValueError(event)
    shown = str(event.get("X-MICROSOFT-CDO-BUSYSTATUS", AS_BUSY))
    summary, location = (one_line(str(event.get(name, ""))) for name in ("SUMMARY", "LOCATION"))
    return Published(
        uid=str(event["UID"]),
        sequence=int(event.get("SEQUENCE", 0)),
        created=_moment(event.get("CREATED", event["DTSTAMP"]).dt),
        modified=_moment(event.get("LAST-MODIFIED", event["DTSTAMP"]).dt),
        event=Shared("", start, end, summary, shown if shown in SHOWN else AS_BUSY, location),
        cancelled=event.get("STATUS") == "CANCELLED",
    )


def _time(told: Any) -> date:
    return _moment(told) if isinstance(told, datetime) or not isinstance(told, date) else told


def _moment(told: Any) -> datetime:
    if not isinstance(told, datetime) or told.tzinfo is None:
        raise ValueError(told)
    return told.astimezone(UTC)


def _is_uid(text: str) -> bool:
    """Return whether a text is a name that we give events (RFC 9562, section 5.5)."""
    try:
        found = UUID(text)
    except ValueError:
        return False
    return str(found) == text and found.version == 5
