"""Local times as moments: wall clock and zone in, UTC out."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.periods import DAY
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.language import gettext as _

_MINUTES_OF_A_DAY = 24 * 60


def zone_named(name: str) -> tzinfo:
    """Return the time zone of an IANA name. Raises WrongInput for another."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise WrongInput(
            _("“{text}” is no time zone; it is a name like Europe/Amsterdam.").format(text=shortened(one_line(name)))
        ) from None


def is_zone(name: str) -> bool:
    """Return whether this computer knows a time zone by that name."""
    try:
        zone_named(name)
    except WrongInput:
        return False
    return True


def moment_of(day: date, minute: int, zone: tzinfo) -> datetime:
    """Return a local time as a moment in UTC; `minute` counts from the day's midnight and may lie beyond its end.

    A time that the clocks jump over counts by the offset before the jump; one that comes twice is the first
    (RFC 5545, section 3.3.5).
    """
    days, minute = divmod(minute, _MINUTES_OF_A_DAY)
    wall = datetime.combine(day + days * DAY, time(minute // 60, minute % 60), zone)
    return wall.astimezone(UTC)


def after(moment: datetime, length: timedelta) -> datetime:
    """Return the local time at which a length of time has passed since a moment, also where the clocks jump in between."""
    return (moment.astimezone(UTC) + length).astimezone(moment.tzinfo)


def minute_of(moment: datetime, zone: tzinfo) -> int:
    """Return how many minutes past midnight a clock in a zone shows at a moment."""
    local = moment.astimezone(zone)
    return local.hour * 60 + local.minute


def zone_shown(moment: datetime, zone: tzinfo) -> str:
    """Return what a zone is called at a moment: `GMT`, or `UTC+05:30` where it has no letters of its own."""
    local = moment.astimezone(zone)
    name = local.tzname() or ""
    return name if name.isalpha() else offset_shown(local)


def offset_shown(moment: datetime) -> str:
    """Return the offset of a local moment as `UTC+01:00`."""
    offset = moment.utcoffset()
    minutes = 0 if offset is None else round(offset.total_seconds() / 60)
    return f"UTC{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
