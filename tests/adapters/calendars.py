"""What tests of calendar files share: readers that have nothing in common with the code that wrote them."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any

import vobject  # type: ignore[import-untyped]
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]
from dateutil.tz import tzical  # type: ignore[import-untyped]
from icalendar import Calendar

from wfhdesk.domain.busy_time import Component, Span

_PROPERTY = re.compile(r"([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:\"[^\"]*\"|[^\";:,]*))*):(.*)", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)")
FAR = datetime(2100, 1, 1, tzinfo=UTC)


class Part:
    """A component as a crude reader sees it: its properties in their order, and the components in it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.properties: list[tuple[str, str, str]] = []
        self.parts: list[Part] = []

    def names(self) -> list[str]:
        return [name for name, _parameters, _value in self.properties]

    def value(self, name: str) -> str:
        (value,) = [value for one, _parameters, value in self.properties if one == name]
        return value

    def text(self, name: str) -> str:
        """Return the value of a property that is text, its escapes undone (RFC 5545, section 3.3.11)."""
        value = self.value(name)
        assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value), value
        return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)

    def parameters(self, name: str) -> str:
        (parameters,) = [parameters for one, parameters, _value in self.properties if one == name]
        return parameters.removeprefix(";")

    def all(self, name: str) -> list[Part]:
        return [part for part in self.parts if part.name == name]


def crude(data: bytes) -> Part:
    """Return the calendar in a file, whose lines have to be as RFC 5545, section 3.1, wants them."""
    *lines, rest = data.split(b"\r\n")
    assert rest == b""
    unfolded: list[str] = []
    for line in lines:
        assert len(line) <= 75
        assert not re.search(rb"[\x00-\x1f\x7f]", line)
        text = line.decode("utf-8")  # fails for a line that ends within a letter
        if text.startswith(" "):
            unfolded[-1] += text[1:]
        else:
            unfolded.append(text)
    open_parts = [Part("")]
    for whole in unfolded:
        found = _PROPERTY.fullmatch(whole)
        assert found, whole
        name, parameters, value = found.groups()
        if name == "BEGIN":
            open_parts.append(Part(value))
        elif name == "END":
            done = open_parts.pop()
            assert done.name == value
            open_parts[-1].parts.append(done)
        else:
            open_parts[-1].properties.append((name, parameters, value))
    (top,) = open_parts
    (calendar,) = top.parts
    return calendar


def by_icalendar(data: bytes) -> Any:
    calendar: Any = Calendar.from_ical(data)
    assert [error for part in calendar.walk() for error in part.errors] == []
    return calendar


def by_vobject(data: bytes) -> Any:
    (calendar,) = list(vobject.readComponents(data.decode("utf-8")))
    return calendar


def zone_read(component: bytes) -> tzinfo:
    """Return a VTIMEZONE as dateutil understands it."""
    zones = tzical(io.StringIO(f"BEGIN:VCALENDAR\r\n{component.decode('utf-8')}END:VCALENDAR\r\n"))
    zone = zones.get(zones.keys()[0])
    assert isinstance(zone, tzinfo)
    return zone


def components_read(data: bytes, until: date) -> list[Component]:
    """Return what the VAVAILABILITYs of a file say, by their own time zones and their rules read by dateutil."""
    calendar = by_icalendar(data)
    zones = {str(zone["TZID"]): zone_read(zone.to_ical()) for zone in calendar.walk("VTIMEZONE")}
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == sorted(zones)
    found = []
    for part in crude(data).all("VAVAILABILITY"):
        available = [span for one in part.all("AVAILABLE") for span in _expanded(one, zones, until)]
        end = _moment(part, "DTEND", zones) if "DTEND" in part.names() else FAR
        priority = int(part.value("PRIORITY")) if "PRIORITY" in part.names() else 0
        span = Span(_moment(part, "DTSTART", zones), end)
        found.append(Component(span, tuple(available), part.value("BUSYTYPE"), priority))
    return found


def _expanded(part: Part, zones: dict[str, tzinfo], until: date) -> Sequence[Span]:
    zone = _zone(part, "DTSTART", zones)
    first, last = _wall(part, "DTSTART"), _wall(part, "DTEND")
    starts = rrulestr(part.value("RRULE"), dtstart=first).between(
        first, datetime(until.year, until.month, until.day) + timedelta(days=1), inc=True
    )
    assert starts[0] == first  # DTSTART is the first that the rule gives, else readers differ (RFC 5545, 3.8.5.3)
    return [Span(_utc(start, zone), _utc(start + (last - first), zone)) for start in starts]


def _moment(part: Part, name: str, zones: dict[str, tzinfo]) -> datetime:
    return _utc(_wall(part, name), _zone(part, name, zones))


def _utc(wall: datetime, zone: tzinfo) -> datetime:
    return wall.replace(tzinfo=zone).astimezone(UTC)


def _wall(part: Part, name: str) -> datetime:
    return datetime.strptime(part.value(name).removesuffix("Z"), "%Y%m%dT%H%M%S")


def _zone(part: Part, name: str, zones: dict[str, tzinfo]) -> tzinfo:
    if part.value(name).endswith("Z"):
        assert part.parameters(name) == ""
        return UTC
    return zones[part.parameters(name).removeprefix("TZID=")]
