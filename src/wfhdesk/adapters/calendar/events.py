"""Published availability as events: a file to import into one's calendar, and one event for a collection of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from wfhdesk.adapters.calendar.document import new_calendar, set_name, set_text, utc, written
from wfhdesk.domain.published import Published
from wfhdesk.domain.sharing import AS_FREE, AS_TENTATIVE
from wfhdesk.language import gettext as _

if TYPE_CHECKING:
    from icalendar import Calendar, Event

CATEGORY = "wfhdesk"
"""By this a person finds all that an import brought, to take it away again; so it is the same in every language."""

_AGAIN = timedelta(hours=1)
"""How often a subscriber may look whether anything is new."""


class Head(NamedTuple):
    """What is said of a calendar as a whole: its `uid` for good, its `name`, and the IANA name of its owner's `zone`."""

    uid: str
    name: str
    zone: str


def calendar(events: Sequence[Published], head: Head) -> bytes:
    """Return the calendar file of published events; from the same events come the same bytes.

    Sources: RFC 5545, RFC 7986 (section 5) for the head, RFC 5546 (section 3.2.1) for the method.
    """
    made = new_calendar(published=True)
    _set_head(made, head)
    if events:
        made.add("LAST-MODIFIED", utc(max(one.modified for one in events)))
    for one in events:
        made.add_component(_event(one))
    return written(made)


def single(event: Published) -> bytes:
    """Return one event as a file of its own, for a folder of events or a CalDAV server (RFC 4791, section 4.1)."""
    made = new_calendar()
    made.add_component(_event(event))
    return written(made)


def _set_head(made: Calendar, head: Head) -> None:
    from icalendar import vDuration

    set_text(made, "UID", head.uid)
    set_name(made, head.name)
    set_text(made, "X-WR-TIMEZONE", head.zone)
    made["REFRESH-INTERVAL"] = vDuration(_AGAIN, params={"VALUE": "DURATION"})  # RFC 7986, 5.7, wants the type said
    made["X-PUBLISHED-TTL"] = vDuration(_AGAIN)


def _event(one: Published) -> Event:
    from icalendar import Event

    made = Event()
    set_text(made, "UID", one.uid)
    made.add("DTSTAMP", utc(one.modified))
    made.add("CREATED", utc(one.created))
    made.add("LAST-MODIFIED", utc(one.modified))
    made.add("SEQUENCE", one.sequence)
    set_text(made, "CLASS", "PUBLIC")
    made.add("CATEGORIES", [CATEGORY])
    _set_time(made, one)
    _set_words(made, one)
    return made


def _set_time(made: Event, one: Published) -> None:
    """Say when it is and what it takes. What was cancelled takes no time, also for a reader that knows no STATUS."""
    start, end = one.event.start, one.event.end
    made.add("DTSTART", utc(start) if isinstance(start, datetime) else start)
    made.add("DTEND", utc(end) if isinstance(end, datetime) else end)
    is_transparent = one.cancelled or one.event.is_transparent
    set_text(made, "TRANSP", "TRANSPARENT" if is_transparent else "OPAQUE")
    set_text(made, "X-MICROSOFT-CDO-BUSYSTATUS", AS_FREE if one.cancelled else one.event.shown)
    if one.event.is_whole_days:
        set_text(made, "X-MICROSOFT-CDO-ALLDAYEVENT", "TRUE")


def _set_words(made: Event, one: Published) -> None:
    """Say what it is. What was cancelled is no longer told: it may be why it was withdrawn."""
    if one.cancelled:
        set_text(made, "STATUS", "CANCELLED")
        set_text(made, "SUMMARY", _("Cancelled"))
        return
    set_text(made, "STATUS", "TENTATIVE" if one.event.shown == AS_TENTATIVE else "CONFIRMED")
    set_text(made, "SUMMARY", one.event.summary)
    set_text(made, "LOCATION", one.event.location)
