"""Shared hours in words: one's own days with what is shared, and beside it the same by everybody else's clocks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, tzinfo
from typing import NamedTuple

from wfhdesk.domain.busy_time import Span
from wfhdesk.domain.local_time import moment_of, zone_shown
from wfhdesk.domain.names import joined
from wfhdesk.domain.overlap import AWAY, OFF, Absent, SharedDay
from wfhdesk.domain.periods import weekday_name
from wfhdesk.language import gettext as _

_NOON = 12 * 60


class Side(NamedTuple):
    """Somebody as a table of shared hours has them: what they are called, and by which clocks they live."""

    name: str
    zone: tzinfo


def overlap_rows(days: Sequence[SharedDay], sides: Sequence[Side]) -> list[list[str]]:
    """Return the rows of a table, its head first: a day, the shared hours by one's own clocks, then by each other zone's.

    The first side is oneself. Who lives by the same clocks shares a column, and who lives by one's own needs none. A day
    without shared hours says who isn't there; one that one doesn't work, such as a Sunday, is left out.
    """
    columns = _columns(days, sides)
    head = ["", _("you ({zone})").format(zone=_zones(days, sides[0].zone))]
    head += [f"{joined([side.name for side in one])} ({_zones(days, one[0].zone)})" for one in columns]
    zones = [one[0].zone for one in columns]
    return [head, *(_row(day, sides, zones) for day in days if day.spans or Absent(0, OFF) not in day.absent)]


def _columns(days: Sequence[SharedDay], sides: Sequence[Side]) -> list[list[Side]]:
    """Return the other sides, together where their clocks show the same on all of the days."""
    found: dict[tuple[object, ...], list[Side]] = {}
    for side in sides:
        found.setdefault(tuple(_offset(day.date, side.zone) for day in days), []).append(side)
    _own, *others = found.values()
    return others


def _offset(day: date, zone: tzinfo) -> object:
    return moment_of(day, _NOON, zone).astimezone(zone).utcoffset()


def _zones(days: Sequence[SharedDay], zone: tzinfo) -> str:
    """Return what a zone is called on some days; both names where its clocks change between them."""
    return joined(list(dict.fromkeys(zone_shown(moment_of(day.date, _NOON, zone), zone) for day in days)))


def _row(day: SharedDay, sides: Sequence[Side], zones: Sequence[tzinfo]) -> list[str]:
    named = f"{weekday_name(day.date)} {day.date.day}"
    if not day.spans:
        return [named, _none(day, sides), *("" for _zone in zones)]
    return [named, *(spans_told(day.spans, day.date, zone) for zone in (sides[0].zone, *zones))]


def spans_told(spans: Sequence[Span], day: date, zone: tzinfo) -> str:
    """Return stretches as `09:00–11:30 13:00–14:00` by the clocks of a zone, with the weekday where that isn't `day`."""
    local = [(start.astimezone(zone), end.astimezone(zone)) for start, end in spans]
    return " ".join(f"{_time(start, day)}–{end:%H:%M}" for start, end in local)


def _time(moment: datetime, day: date) -> str:
    return f"{moment:%H:%M}" if moment.date() == day else f"{weekday_name(moment.date())} {moment:%H:%M}"


def _none(day: SharedDay, sides: Sequence[Side]) -> str:
    absent = [_absence_told(one, sides) for one in day.absent]
    return _("none ({why})").format(why=", ".join(absent)) if absent else _("none")


def _absence_told(absent: Absent, sides: Sequence[Side]) -> str:
    why = {OFF: _("off"), AWAY: _("away")}.get(absent.why, absent.why)
    who = _("you") if absent.who == 0 else sides[absent.who].name
    return f"{who}: {why}"
