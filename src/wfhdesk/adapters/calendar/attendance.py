"""Who was asked to an event of a calendar, and who of them is a room (RFC 5545, sections 3.2.3, 3.8.4.1 and 3.8.4.3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from wfhdesk.domain.meetings import Attendee
from wfhdesk.domain.plaintext import one_line, shortened

_RESOURCES = ("ROOM", "RESOURCE")
_NOBODYS = (
    "@group.calendar.google.com",
    "@resource.calendar.google.com",
    "@import.calendar.google.com",
    "unknownorganizer@calendar.google.com",
)
"""How addresses end behind which Google has a calendar or a room, and no person."""
_LONGEST_ADDRESS = 320
_LONGEST_NAME = 120


def attendees_of(event: Any) -> tuple[Attendee, ...]:
    """Return who was asked to an event, and who organised it; Outlook leaves the organiser out of the others."""
    asked = [_attendee(value) for value in _values(event, "ATTENDEE")]
    known = {one.address for one in asked if one.address} | {one.name for one in asked if one.name}
    organisers = [one._replace(role="") for one in map(_attendee, _values(event, "ORGANIZER"))]
    others = [one for one in organisers if (one.address or one.name) and (one.address or one.name) not in known]
    return tuple({(one.address or one.name): one for one in (*others[:1], *asked)}.values())


def _values(event: Any, name: str) -> Iterator[Any]:
    found = event.get(name, [])
    yield from found if isinstance(found, list) else [found]


def _attendee(value: Any) -> Attendee:
    params = getattr(value, "params", {})
    address = _address(str(value)) or _address(str(params.get("EMAIL", "")))  # RFC 7986, section 6.2
    kind = _word(params, "CUTYPE")
    return Attendee(
        address=address,
        name=shortened(one_line(str(params.get("CN", ""))[: _LONGEST_NAME * 4]).strip("'\" "), _LONGEST_NAME),
        partstat=_word(params, "PARTSTAT"),
        role=_word(params, "ROLE"),
        is_resource=kind in _RESOURCES or address.endswith(_NOBODYS),
        is_group=kind == "GROUP",
    )


def _word(params: Any, name: str) -> str:
    return one_line(str(params.get(name, ""))[:40]).upper()


def _address(uri: str) -> str:
    """Return the e-mail address of a calendar user's address, in small letters; nothing where it is none."""
    scheme, colon, rest = uri[: _LONGEST_ADDRESS * 3].partition(":")
    if colon and scheme.strip().casefold() == "mailto":
        uri = rest.partition("?")[0]
    elif colon:
        return ""
    address = one_line(unquote(uri)).strip("<> ").casefold()
    local, at, domain = address.rpartition("@")
    return address if at and local and domain and " " not in address and len(address) <= _LONGEST_ADDRESS else ""
