"""The system's clock, read in the person's own time zone."""

from __future__ import annotations

from datetime import datetime, tzinfo


class SystemClock:
    """Tells the local time; the zone is the system's, or the one that `me.timezone` names."""

    def __init__(self, zone: str = "") -> None:
        self._zone = _zone(zone) if zone else None

    def now(self) -> datetime:
        """Return the moment as local time with its offset."""
        return datetime.now(self._zone) if self._zone else datetime.now().astimezone()


def zone_name(now: datetime) -> str:
    """Return the IANA name of the zone in which a moment is told, or of the system's; UTC where nobody knows."""
    return known_zone_name(now) or "UTC"


def known_zone_name(now: datetime) -> str:
    """Return the IANA name of the zone in which a moment is told, or of the system's; empty where nobody knows."""
    name = getattr(now.tzinfo, "key", "")
    if name:
        return str(name)
    import tzlocal

    try:
        found = tzlocal.get_localzone_name()
    except (LookupError, ValueError, OSError):  # the system's files name several zones, or one that isn't there
        return ""
    return found if found and is_zone(found) else ""


def is_zone(name: str) -> bool:
    """Return whether the system knows an IANA time zone of that name."""
    try:
        return bool(_zone(name))
    except (KeyError, ValueError, OSError):
        return False


def _zone(name: str) -> tzinfo:
    from zoneinfo import ZoneInfo

    return ZoneInfo(name)
