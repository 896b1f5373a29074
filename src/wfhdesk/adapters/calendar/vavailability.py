"""One's hours as a VAVAILABILITY (RFC 7953): what servers with a calendar's availability in them understand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from wfhdesk.adapters.calendar.document import new_calendar, set_name, set_organizer, set_text, utc, written
from wfhdesk.adapters.calendar.vtimezone import Zone, timezone
from wfhdesk.domain.availability_blocks import Block, Recurring
from wfhdesk.domain.hours import shown_minutes
from wfhdesk.domain.local_time import zone_named
from wfhdesk.domain.published import uid_of
from wfhdesk.language import gettext as _

if TYPE_CHECKING:
    from icalendar import Availability, Available

CORE = "X-WFHDESK-CORE"
"""Core hours, as `10:00-15:00`: the standard has no place for them but text."""

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_YEARS_AHEAD = 2
"""How many whole years behind this one a time zone without a rule is told for."""


class Owner(NamedTuple):
    """Whose hours these are.

    `space` is the desk's UUID, which UIDs are made from; `organizer` a name and an e-mail address, either of which may be
    empty; `title` what the calendar is called.
    """

    space: str
    organizer: tuple[str, str]
    title: str


class Revision(NamedTuple):
    """How often a block was changed since it was first published, and when that was last (RFC 5545, section 3.8.7.4)."""

    sequence: int
    modified: datetime


class Hours(NamedTuple):
    """A calendar file of one's hours.

    Its time zones are right up to the day `until`; where there is none, as long as their rules hold.
    """

    data: bytes
    until: date | None


def availability(blocks: Sequence[Block], revisions: Mapping[str, Revision], owner: Owner, today: date) -> Hours:
    """Return blocks of hours as a calendar of VAVAILABILITYs; from the same ones come the same bytes, all of a year.

    `revisions` has one for the key of each block. There is no method, as none is defined for them (RFC 7953, section 6), so
    the same bytes go into a file and to a server; a CalDAV property takes those of one block only (section 7.2.4).
    """
    made = new_calendar()
    set_name(made, owner.title)
    parts = [_availability(block, revisions[block.key], owner) for block in blocks]
    zones = _zones(blocks, today)
    for zone in zones:
        made.add_component(zone.component)
    for one in parts:
        made.add_component(one)
    return Hours(written(made), min((zone.until for zone in zones if zone.until), default=None))


def _zones(blocks: Sequence[Block], today: date) -> list[Zone]:
    """Return the time zones that blocks are told in, each right for as long as somebody may look ahead."""
    first = date(today.year, 1, 1)
    ends = [(block.end or block.start).date() for block in blocks]
    last = max([date(today.year + _YEARS_AHEAD, 12, 31), *ends])
    return [timezone(name, first, last) for name in sorted({block.zone for block in blocks}) if not _is_utc(name)]


def _availability(block: Block, revision: Revision, owner: Owner) -> Availability:
    from icalendar import Availability

    made = Availability()
    set_text(made, "UID", uid_of(owner.space, block.key))
    made.add("DTSTAMP", utc(revision.modified))
    made.add("LAST-MODIFIED", utc(revision.modified))
    made.add("SEQUENCE", revision.sequence)
    set_organizer(made, owner.organizer)
    set_text(made, "SUMMARY", block.summary)
    made.add("DTSTART", _local(block.start, block.zone))
    if block.end is not None:
        made.add("DTEND", _local(block.end, block.zone))
    set_text(made, "BUSYTYPE", block.busy)
    if block.priority:
        made.add("PRIORITY", block.priority)
    for hours in block.hours:
        made.add_component(_available(hours, block, revision, owner.space))
    return made


def _available(hours: Recurring, block: Block, revision: Revision, space: str) -> Available:
    """Return hours that come again; Nextcloud fails on any without a weekly rule or an end."""
    from icalendar import Available

    made = Available()
    midnight = datetime.combine(hours.first, time())
    set_text(made, "UID", uid_of(space, f"{block.key} available {hours.first} {hours.part.start}"))
    made.add("DTSTAMP", utc(revision.modified))
    made.add("DTSTART", _local(midnight + timedelta(minutes=hours.part.start), block.zone))
    made.add("DTEND", _local(midnight + timedelta(minutes=hours.part.end), block.zone))
    weekly: dict[str, object] = {"FREQ": "WEEKLY", "BYDAY": [_WEEKDAYS[day] for day in sorted(hours.days)]}
    made.add("RRULE", weekly if hours.interval == 1 else {**weekly, "INTERVAL": hours.interval})
    set_text(made, "SUMMARY", hours.place)
    set_text(made, "LOCATION", hours.place)
    if hours.core:
        shown = ", ".join(map(shown_minutes, hours.core))
        set_text(made, "DESCRIPTION", _("Core hours {hours}").format(hours=shown))
        set_text(made, CORE, shown.replace("–", "-").replace(", ", ","))
    return made


def _local(wall: datetime, zone: str) -> datetime:
    """Return a wall clock time with its zone, or in UTC for a zone that is only another name of it."""
    return wall.replace(tzinfo=UTC if _is_utc(zone) else zone_named(zone))


def _is_utc(zone: str) -> bool:
    """Return whether a zone is UTC by another name: it is written with a Z, and no time zone is told of (RFC 5545, 3.2.19)."""
    return zone.rpartition("/")[2] in ("UTC", "UCT", "Universal", "Zulu")
