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


def is_zone(name: str) -> bool:
    """Return whether the system knows an IANA time zone of that name."""
    try:
        return bool(_zone(name))
    except (KeyError, ValueError, OSError):
        return False


def _zone(name: str) -> tzinfo:
    from zoneinfo import ZoneInfo

    return ZoneInfo(name)
