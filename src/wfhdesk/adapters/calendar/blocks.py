"""Events of a calendar file as blocks of bytes, so that only those few are parsed that can matter for some days.

Parsing costs half a millisecond an event, and ten years of a calendar have thousands; looking at its bytes costs a hundredth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

_EDGE = re.compile(rb"^(BEGIN|END):(VCALENDAR|VEVENT|VTIMEZONE)[ \t]*$", re.IGNORECASE | re.MULTILINE)
_METHOD = re.compile(rb"^METHOD:[ \t]*([A-Z-]{1,40})[ \t]*$", re.IGNORECASE | re.MULTILINE)
_FOLD = re.compile(rb"\n[ \t]")
_INNER = re.compile(rb"^BEGIN:(?!VEVENT).*?(?:^END:(?!VEVENT)[^\n]*\n|\Z)", re.IGNORECASE | re.MULTILINE | re.DOTALL)
_PARAMS = rb'(?:;[^":\n]*(?:"[^"\n]*"[^":\n]*)*)?'
"""The parameters of a property, which may hold colons in quotes (RFC 5545, section 3.1)."""
_NAMES = (
    b"UID|DTSTART|DTEND|DURATION|RRULE|RDATE|EXDATE|RECURRENCE-ID|SEQUENCE|STATUS|SUMMARY|ATTENDEE|ORGANIZER|"
    b"X-MICROSOFT-CDO-ALLDAYEVENT"
)
_USED = re.compile(rb"^(" + _NAMES + rb")(?=[;:])([^\n]*)\n", re.IGNORECASE | re.MULTILINE)
_UID = re.compile(rb"^UID" + _PARAMS + rb":([^\n]*)", re.IGNORECASE | re.MULTILINE)
_START = re.compile(rb"^(?:DTSTART|RECURRENCE-ID)" + _PARAMS + rb":(\d{8})", re.IGNORECASE | re.MULTILINE)
_HAS_START = re.compile(rb"^DTSTART" + _PARAMS + rb":\d{8}", re.IGNORECASE | re.MULTILINE)
_RULE = re.compile(rb"^RRULE[;:]([^\n]*)", re.IGNORECASE | re.MULTILINE)
_UNTIL = re.compile(rb"UNTIL=(\d{8})", re.IGNORECASE)
_OTHER_REPEATS = re.compile(rb"^RDATE[;:]|^RECURRENCE-ID;[^\n]*THISANDFUTURE", re.IGNORECASE | re.MULTILINE)

_AROUND = timedelta(days=3)
"""A day elsewhere is another one here, and what ends in a period may begin before it."""
_LONGEST_LINE = 50_000
"""Bytes of one property that is used: an EXDATE of twenty years has ten thousand."""
_LONGEST_SUMMARY = 4_000
_MOST_ATTENDEES = 500
_LONGEST_ZONE = 50_000
_MOST_ZONES = 500


class Block(NamedTuple):
    """An event as it stands in a file: where it begins, the UID of its series, its bytes unfolded, and the file's METHOD."""

    offset: int
    uid: bytes
    raw: bytes
    method: str = ""


class Split(NamedTuple):
    """A file taken apart: time zones, events, and where events begin that don't end."""

    zones: tuple[bytes, ...]
    blocks: tuple[Block, ...]
    broken: tuple[int, ...]
    is_calendar: bool


def normal(data: bytes) -> bytes:
    """Return the bytes of a file with a line feed behind each line, and no byte order mark."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = data.decode("utf-16", "replace").encode()
    return data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n") + b"\n"


def split(data: bytes) -> Split:
    """Return the parts of a file whose bytes are `normal`."""
    zones: list[bytes] = []
    blocks: list[Block] = []
    broken: list[int] = []
    opened: tuple[bytes, int] = b"", 0
    method, is_calendar = "", False
    for edge in _EDGE.finditer(data):
        what, name = edge[1].upper(), edge[2].upper()
        if name == b"VCALENDAR":
            is_calendar = True
            method = _method(data, edge.end()) if what == b"BEGIN" else ""
        if what == b"BEGIN":
            if opened[0] == b"VEVENT":
                broken.append(opened[1])
            opened = (b"" if name == b"VCALENDAR" else name), edge.start()
        elif opened[0] == name and name != b"VCALENDAR":
            raw = data[opened[1] : edge.end() + 1]
            if name == b"VEVENT":
                blocks.append(_block(opened[1], raw, method))
            elif len(raw) <= _LONGEST_ZONE and len(zones) < _MOST_ZONES:
                zones.append(raw)
            opened = b"", 0
    if opened[0] == b"VEVENT":
        broken.append(opened[1])
    return Split(tuple(zones), tuple(blocks), tuple(broken), is_calendar)


def _method(data: bytes, start: int) -> str:
    """Return the METHOD of a calendar; it stands before the first of its parts (RFC 5545, section 3.7.2)."""
    end = data.find(b"\nBEGIN:", start)
    found = _METHOD.search(data, start, end if end >= 0 else len(data))
    return found[1].decode("ascii").upper() if found else ""


def _block(offset: int, raw: bytes, method: str) -> Block:
    raw = _INNER.sub(b"", _FOLD.sub(b"", raw))
    uid = _UID.search(raw)
    return Block(offset, uid[1].strip() if uid else b"", raw, method)


def series(blocks: tuple[Block, ...]) -> Iterator[list[Block]]:
    """Yield events that belong together: a series with what was moved or cancelled of it. One without a UID stands alone."""
    found: dict[tuple[bytes, str], list[Block]] = {}
    for block in blocks:
        if block.uid:
            found.setdefault((block.uid, ""), []).append(block)
        else:
            found[b"", str(block.offset)] = [block]
    yield from found.values()


def may_matter(block: Block, start: date, end: date) -> bool:
    """Return whether an event can have an occurrence from one day to another; one whose start can't be seen may have."""
    if not _HAS_START.search(block.raw) or _OTHER_REPEATS.search(block.raw):
        return True
    rules = _RULE.findall(block.raw)
    if any(not _is_over(rule, start) for rule in rules):
        return True
    first, last = (f"{day:%Y%m%d}".encode() for day in (start - _AROUND, end + _AROUND))
    return any(first <= day <= last for day in _START.findall(block.raw))


def _is_over(rule: bytes, start: date) -> bool:
    until = _UNTIL.search(rule)
    return until is not None and until[1] < f"{start - _AROUND:%Y%m%d}".encode()


def slim(block: Block) -> bytes | None:
    """Return an event with only what a meeting is made of; None where that is too long to be one.

    Descriptions in HTML, files and reminders make up most of many an event.
    """
    kept, attendees = [b"BEGIN:VEVENT\n"], 0
    for name, rest in _USED.findall(block.raw):
        line: bytes = name + rest
        if name.upper() == b"SUMMARY":
            line = line[:_LONGEST_SUMMARY]
        elif name.upper() == b"ATTENDEE":
            attendees += 1
        if len(line) > _LONGEST_LINE:
            return None
        if attendees <= _MOST_ATTENDEES or name.upper() != b"ATTENDEE":
            kept.append(line + b"\n")
    return b"".join([*kept, b"END:VEVENT\n"])
