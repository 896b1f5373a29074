"""What every calendar of ours begins with, and how texts and people stand in it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import quote

from wfhdesk.domain.plaintext import one_line, shortened

if TYPE_CHECKING:
    from icalendar import Calendar, Component

PRODID = "-//wfhdesk//wfhdesk 1.0//EN"
"""By this a file is known to be ours (RFC 5545, section 3.7.3)."""

LONGEST_TEXT = 250
"""Characters of a text; some calendars cut off what is longer."""

_NOBODY = "invalid:nomail"
"""Stands where a calendar user's address has to stand and there is none: a URI, as RFC 5545, section 3.3.3, asks for."""


def new_calendar(*, published: bool = False) -> Calendar:
    """Return an empty calendar. Only a `published` file says so; what goes to a CalDAV server must not (RFC 4791, 4.1)."""
    from icalendar import Calendar

    calendar = Calendar()
    set_text(calendar, "VERSION", "2.0")
    set_text(calendar, "PRODID", PRODID)
    set_text(calendar, "CALSCALE", "GREGORIAN")
    if published:
        set_text(calendar, "METHOD", "PUBLISH")
    return calendar


def set_name(calendar: Calendar, name: str) -> None:
    """Say what a calendar is called, by today's property and by the one that most programs read."""
    set_text(calendar, "NAME", name)  # RFC 7986, section 5.1
    set_text(calendar, "X-WR-CALNAME", name)


def set_text(component: Component, name: str, text: str) -> None:
    """Give a component a property that is text: one clean line, bounded; nothing where that is empty.

    The library escapes only the properties that it knows, so the type is said each time (RFC 5545, section 3.3.11).
    """
    from icalendar import vText

    if clean := shortened(one_line(text), LONGEST_TEXT):
        component[name] = vText(clean)


def set_organizer(component: Component, organizer: tuple[str, str]) -> None:
    """Say whose time it is: a name and an e-mail address, either of which may be empty."""
    from icalendar import vCalAddress

    name, address = organizer
    who = vCalAddress(f"mailto:{quote(one_line(address), safe='@')}" if address else _NOBODY)
    if clean := shortened(one_line(name), LONGEST_TEXT):
        who.params["CN"] = clean
    component["ORGANIZER"] = who


def written(calendar: Calendar) -> bytes:
    """Return a calendar as the bytes of a file: CRLF at line ends, lines of 75 octets at most (RFC 5545, section 3.1)."""
    data: bytes = calendar.to_ical()
    return data


def utc(moment: datetime) -> datetime:
    """Return a moment as calendars write it, with a Z."""
    return moment.astimezone(UTC)
