"""Availability in words: for the person's own eyes, and for co-workers in a chat, a mail or a signature."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from textwrap import wrap
from typing import NamedTuple

from wfhdesk.domain.availability import ABSENT, OFF, UNKNOWN, Answer
from wfhdesk.domain.days import Day, Part
from wfhdesk.domain.hours import Minutes, shown_minutes, shown_place
from wfhdesk.domain.local_time import minute_of, moment_of, offset_shown, zone_shown
from wfhdesk.domain.names import joined
from wfhdesk.domain.occasions import ABSENCES, Occasion, shown_occasion
from wfhdesk.domain.periods import DAY, short_day, weekday_name
from wfhdesk.domain.plaintext import shortened
from wfhdesk.domain.statuses import AVAILABLE, AWAY, FINISHED, FOCUSED, LUNCH, Status, shown_status
from wfhdesk.language import gettext as _

NARROW = 68
"""Columns of the week's table at most: mail programs break longer lines."""


class Row(NamedTuple):
    """One day of a week's table: its name, where, when, and the core hours; `where` alone where one isn't there."""

    day: str
    where: str
    hours: str = ""
    core: str = ""


# --- for the person's own eyes ---------------------------------------------------------------------------------


def told(found: Answer) -> str:
    """Return an answer in a few words, for the person themselves: `Home, available until 17:30`.

    Every time is by the clock that the moment was told by, also where the hours go by another.
    """
    if found.has_lapsed and isinstance(found.by, Status):
        end = time_told(found.by.until, found.at) if found.by.until else ""
        return _("{status} until {time}: are you back?").format(status=shown_status(found.state), time=end)
    if found.state == AVAILABLE:
        return _available(found)
    if found.state in (OFF, UNKNOWN):
        return _off(found)
    name = _name(found)
    if found.state == FINISHED or found.until is None:
        return name
    return _("{what} until {time}").format(what=name, time=time_told(found.until, found.at))


def _available(found: Answer) -> str:
    place, until = shown_place(found.place), found.until
    if until is None:
        return _("{place}, available").format(place=place) if place else _("Available")
    time = time_told(until, found.at)
    if not place:
        return _("Available until {time}").format(time=time)
    return _("{place}, available until {time}").format(place=place, time=time)


def _off(found: Answer) -> str:
    if found.state == UNKNOWN and found.back is None:
        return _("No hours set")
    if found.back is None:
        return _("Off")
    return _("Off until {time}").format(time=time_told(found.back, found.at))


def _name(found: Answer) -> str:
    if found.holiday and found.state == ABSENT:
        return found.holiday
    if isinstance(found.by, Occasion):
        name = shown_occasion(found.by.kind)
        name = _("perhaps {what}").format(what=name) if found.by.tentative else name
        return name[:1].upper() + name[1:]
    return shown_status(found.state) if found.state in (AWAY, LUNCH, FOCUSED, FINISHED, AVAILABLE) else ""


def time_told(moment: datetime, seen: datetime) -> str:
    """Return a moment by the clock by which it is `seen`, with its day where that isn't the one it is seen on."""
    moment = moment.astimezone(seen.tzinfo)
    time = f"{moment:%H:%M}"
    if moment.date() == seen.date():
        return time
    near = moment.date() - seen.date() < 7 * DAY
    day = weekday_name(moment.date()) if near else short_day(moment.date(), seen.date())
    return f"{day} {time}"


# --- the week --------------------------------------------------------------------------------------------------


def week_rows(days: Sequence[Day], *, for_others: bool = True) -> list[Row]:
    """Return the rows of a week's table: working days, and those on which one isn't there. A weekend that is off vanishes.

    For others an absence is just Away; the person sees what it is.
    """
    shown = [day for day in days if day.date.weekday() < 5 or day.plan.stretches]
    return [_row(day, for_others) for day in shown if day.is_known]


def _row(day: Day, for_others: bool) -> Row:
    named = f"{weekday_name(day.date)} {day.date.day}"
    if not day.parts:
        return Row(named, _away(day, for_others))
    places = list(dict.fromkeys(shown_place(part.place) for part in day.parts))
    hours = " ".join(f"{part.start:%H:%M}–{part.end:%H:%M}" for part in joined_parts(day.parts))
    core = " ".join(map(shown_minutes, core_left(day)))
    return Row(named, "/".join(places), hours, core)


def joined_parts(parts: Sequence[Part]) -> list[Part]:
    """Return parts of a day with those that touch made one."""
    found: list[Part] = []
    for part in parts:
        if found and found[-1].end == part.start and found[-1].place == part.place:
            found[-1] = found[-1]._replace(end=part.end)
        else:
            found.append(part)
    return found


def core_left(day: Day) -> list[Minutes]:
    """Return the core hours of a day that lie between its first and its last reachable minute."""
    if not day.parts:
        return []
    first, last = day.parts[0].start, day.parts[-1].end
    spans = (
        (moment_of(day.date, core.start, day.zone), moment_of(day.date, core.end, day.zone)) for core in day.plan.core
    )
    kept = ((max(start, first), min(end, last)) for start, end in spans)
    return [Minutes(minute_of(start, day.zone), minute_of(end, day.zone)) for start, end in kept if start < end]


def _away(day: Day, for_others: bool) -> str:
    """Return why nothing of a day is left: all of it, or part of it, may be worked all the same where that isn't certain."""
    if not day.plan.stretches and not day.absence and not day.holiday:
        return _("Not working") if for_others else _("free")
    perhaps = next((one for one in day.busy if one.kind in ABSENCES and one.tentative), None)
    if for_others:
        if day.absence or day.holiday:
            return _("Away")
        return _("Maybe away") if perhaps else _("Unavailable")
    if day.absence:
        return shown_occasion(day.absence.kind)
    if day.holiday:
        return day.holiday
    return _("perhaps {what}").format(what=shown_occasion(perhaps.kind)) if perhaps else _("taken all day")


def week_title(name: str, days: Sequence[Day]) -> str:
    """Return the line above a week's table, with the zone and its offset: `Ana · week of Mon 23 Nov (times in GMT, UTC+00:00)`.

    In a week in which the clocks change both offsets stand there.
    """
    week, zone = short_day(days[0].date), week_zone(days)
    if name:
        return _("{name} · week of {day} (times in {zone})").format(name=name, day=week, zone=zone)
    return _("Week of {day} (times in {zone})").format(day=week, zone=zone)


def week_zone(days: Sequence[Day]) -> str:
    """Return the zone of some days' times with its offset; of both where it changes between them."""
    return joined(list(dict.fromkeys(_zone(day) for day in days)))


def _zone(day: Day) -> str:
    noon = moment_of(day.date, 12 * 60, day.zone)
    name, offset = zone_shown(noon, day.zone), offset_shown(noon.astimezone(day.zone))
    return name if name in (offset, "UTC") else f"{name}, {offset}"


def week_table(name: str, days: Sequence[Day], *, for_others: bool = True) -> str:
    """Return a week as text, at most 68 columns wide."""
    rows = week_rows(days, for_others=for_others)
    if not rows:
        return ""
    lines = _lines(rows)
    cores = [_("core {hours}").format(hours=row.core) if row.core else "" for row in rows]
    if max(len(line) + 2 + len(core) for line, core in zip(lines, cores, strict=True)) <= NARROW:
        lines = [f"{line}  {core}" for line, core in zip(lines, cores, strict=True)]
    else:
        lines += [part for line in _core_lines(days) for part in wrap(line, NARROW)]
    title = wrap(week_title(shortened(name, NARROW // 2), days), NARROW)
    return "\n".join([*title, *(line.rstrip() for text in lines for line in text.split("\n"))])


def _core_lines(days: Sequence[Day]) -> list[str]:
    """Return the core hours of a week below its table, with the days that have them where not all do."""
    named: dict[str, list[str]] = {}
    for day in days:
        if day.parts:
            named.setdefault(" ".join(map(shown_minutes, core_left(day))), []).append(weekday_name(day.date))
    if len(named) == 1:
        return [_("Core hours {hours}").format(hours=hours) for hours in named if hours]
    told = _("Core hours {hours}: {days}")
    return [told.format(hours=hours, days=", ".join(names)) for hours, names in named.items() if hours]


def _lines(rows: Sequence[Row]) -> list[str]:
    """Return a text for each row; the place is cut, and hours take more lines, where there is no room for them."""
    day, where, hours = (max(len(row[place]) for row in rows) for place in range(3))
    where = min(where, max(NARROW - day - hours - 4, NARROW // 4))
    room = min(hours, NARROW - day - where - 4)
    lines = []
    for row in rows:
        first, *more = wrap(row.hours, room) if row.hours else [""]
        place = shortened(row.where, where if row.hours else NARROW - day - 2)
        lines.append(f"{row.day:<{day}}  {place:<{where}}  {first:<{room}}")
        lines[-1] += "".join(f"\n{'':<{day + where + 4}}{line}" for line in more)
    return lines


def absences_ahead(days: Iterable[Day], last: date) -> list[tuple[date, date]]:
    """Return the spans of working days on which one is away, first and last day; days off between two of them belong to them.

    A span that has begun on the day `last` or before is followed to its end, as far as there are days; none begins behind it.
    """
    found: list[tuple[date, date]] = []
    is_away = False
    for day in days:
        if day.date > last and not is_away:
            break
        if not day.plan.stretches and day.is_known:
            continue
        if not (day.absence or (day.holiday and day.plan.stretches)):
            is_away = False
        elif is_away:
            found[-1] = (found[-1][0], day.date)
        else:
            found.append((day.date, day.date))
            is_away = True
    return found
