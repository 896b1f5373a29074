"""The time zones that a calendar file brings along, known for as long as it is read (RFC 5545, section 3.6.5)."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, cast

from wfhdesk.adapters.calendar.mistakes import MISTAKES

if TYPE_CHECKING:
    from icalendar import Timezone

_TZID = re.compile(rb"^TZID:([^\n]{1,250})", re.IGNORECASE | re.MULTILINE)


@contextmanager
def known_zones(zones: Sequence[bytes]) -> Iterator[None]:
    """Let the library know a file's own time zones while it is read, and no longer: another file may mean others by a name.

    Those that the system knows, also by their names on Windows, stay as the system has them; so only what nobody else can say
    is taken from a file.
    """
    from icalendar import Timezone
    from icalendar.timezone import tzp

    tzp.use_default()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a zone whose name begins with a maker's: its end is tried, as is meant
        for raw in zones:
            named = _TZID.search(raw)
            if named is None or not _is_sane(raw):
                continue
            with suppress(*MISTAKES):  # its times count by one's own clocks, as those of a zone that nobody told
                if tzp.timezone(named[1].decode().strip()) is None:
                    tzp.cache_timezone_component(cast("Timezone", Timezone.from_ical(raw)))
        try:
            yield
        finally:
            tzp.use_default()


def _is_sane(zone: bytes) -> bool:
    """Return whether a time zone's clocks change by the year, as all do."""
    rules = [line.upper() for line in zone.splitlines() if line[:5].upper() == b"RRULE"]
    return all(b"FREQ=YEARLY" in rule and len(rule) < 200 for rule in rules)
