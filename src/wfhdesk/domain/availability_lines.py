"""Availability in a few lines for others: one for a chat, a signature, and the card for other calendars.

Whoever reads these learns when and where one works, and when one is away; never why: no sickness, no visitors, no notes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from wfhdesk.domain.availability import ENGAGED, OFF, UNKNOWN, Answer
from wfhdesk.domain.availability_texts import core_left, joined_parts, time_told, week_rows, week_title
from wfhdesk.domain.days import Day
from wfhdesk.domain.hours import DayPlan, Minutes, Week, shown_minutes, shown_place
from wfhdesk.domain.local_time import zone_shown
from wfhdesk.domain.markup import escaped
from wfhdesk.domain.patterns import Pattern, pattern_on, week_place
from wfhdesk.domain.periods import DAY, WEEK, Period, day_span, short_day, week_of, weekday_name
from wfhdesk.domain.statuses import AVAILABLE, FOCUSED
from wfhdesk.language import gettext as _

_SHORT_BREAK = 120
"""Minutes of a break that a signature passes over."""
_SPOKEN_FOR = (AVAILABLE, OFF, UNKNOWN)


# --- one line for a chat ---------------------------------------------------------------------------------------


def line(name: str, day: Day, found: Answer, phone: str) -> str:
    """Return one line about a day as it is `found` now: `Ana: Home, 09:00–17:30 GMT, core 10:00–15:00; urgent: +44 20 ...`.

    Who isn't there, or is busy with something, is just Away, with the time at which they are back; who is in focus says so.
    """
    # Others read one clock, and that is the one of the hours.
    told = _today(day) if _is_there(day, found) else _gone(found._replace(at=found.at.astimezone(day.zone)))
    if phone:
        told = _("{line}; urgent: {phone}").format(line=told, phone=phone)
    return _("{name}: {line}").format(name=name, line=told) if name else told


def _is_there(day: Day, found: Answer) -> bool:
    """Return whether some of the day is still worked, and nothing else is being done now.

    Whoever copies the line after a status has lapsed is back at the desk.
    """
    if not day.parts or found.at >= day.parts[-1].end:
        return False
    return found.has_lapsed or found.state in _SPOKEN_FOR


def _today(day: Day) -> str:
    places = "/".join(dict.fromkeys(shown_place(part.place) for part in day.parts))
    hours = " ".join(f"{part.start:%H:%M}–{part.end:%H:%M}" for part in joined_parts(day.parts))
    zone = zone_shown(day.parts[0].start, day.zone)
    core = " ".join(map(shown_minutes, core_left(day)))
    if core:
        return _("{place}, {hours} {zone}, core {core}").format(place=places, hours=hours, zone=zone, core=core)
    return _("{place}, {hours} {zone}").format(place=places, hours=hours, zone=zone)


def _gone(found: Answer) -> str:
    if found.state == AVAILABLE:  # outside the hours, but it was said
        return (
            _("Available until {time}").format(time=time_told(found.until, found.at)) if found.until else _("Available")
        )
    if found.state == FOCUSED and found.until:
        return _("Focus until {time}: message me, no calls").format(time=time_told(found.until, found.at))
    back = found.back or (found.until if found.state == ENGAGED else None)
    return _("Away, back {time}").format(time=time_told(back, found.at)) if back else _("Away")


# --- a signature -----------------------------------------------------------------------------------------------


def signature(pattern: Pattern, away: Sequence[tuple[date, date]], phone: str) -> str:
    """Return the lines behind the `-- ` of a mail (RFC 3676, section 4.3), at most four: hours, absence, phone, expectation.

    `away` are the next spans of days on which one isn't there; the first one is told.
    """
    weeks = [week for week in pattern.weeks if any(plan.stretches for plan in week)] or [pattern.weeks[0]]
    hours = " / ".join(", ".join(_short_week(week)) for week in weeks)
    if len(pattern.weeks) > 1:
        turns = _("{hours}, every other week") if len(weeks) == 1 else _("{hours}, in turn")
        hours = turns.format(hours=hours)
    lines = [_("{hours} ({zone})").format(hours=hours, zone=zone_told(pattern.zone))]
    lines += [_("Away {days}").format(days=day_span(Period(*span))) for span in away[:1]]
    lines += [_("Urgent: {phone}").format(phone=phone)] if phone else []
    lines.append(_("I may write outside your hours; no reply expected."))
    return "\n".join(["-- ", *lines])


def zone_told(zone: str) -> str:
    """Return a zone by its city, which holds in summer and winter: `London time`."""
    if "/" not in zone or zone.startswith("Etc/"):
        return "UTC" if zone == "Etc/UTC" else zone
    return _("{city} time").format(city=zone.rpartition("/")[2].replace("_", " "))


def _short_week(week: Week) -> Iterator[str]:
    """Yield the days of a week that are worked alike, each run of them with its hours; short breaks are left out."""
    for hours, run in groupby(range(7), key=lambda number: _short_hours(week[number])):
        numbers = list(run)
        if hours:
            yield f"{_days(numbers)} {hours}"


def _short_hours(plan: DayPlan) -> str:
    found: list[Minutes] = []
    for stretch in plan.stretches:
        if found and stretch.start - found[-1].end <= _SHORT_BREAK:
            found[-1] = Minutes(found[-1].start, stretch.end)
        else:
            found.append(Minutes(stretch.start, stretch.end))
    return " ".join(map(shown_minutes, found))


def _days(numbers: Sequence[int]) -> str:
    first, last = (weekday_name(_MONDAY + number * DAY) for number in (numbers[0], numbers[-1]))
    return first if first == last else f"{first}–{last}"


_MONDAY = date(2026, 11, 16)
"""Some Monday: weekdays are named by a day."""


# --- the card for other calendars ------------------------------------------------------------------------------


def usual_pattern(patterns: Sequence[Pattern], today: date) -> Pattern | None:
    """Return the pattern that holds for good: the present one, or else the next; one for some weeks where there is no other."""
    for_good = [one for one in patterns if one.end is None]
    return pattern_on(for_good, today) or next(iter(for_good), None) or pattern_on(patterns, today)


def card(pattern: Pattern, today: date) -> str:
    """Return what to type into Google Calendar and Outlook, how one gets there, and what neither can hold."""
    lines = [
        _("Your hours, to type once into the calendar that your co-workers look at:"),
        "",
        *_to_type(pattern, today),
        "  " + _("Time zone: {zone}").format(zone=pattern.zone),
        "",
        _("Google Calendar (an account of your organisation, in a browser)"),
        "  1. " + _("Settings, General, Time zone: choose the one above."),
        "  2. " + _("Settings, General, Working hours & location: switch it on."),
        "  3. " + _("Tick the days and type the times; + adds a second stretch to a day."),
        "  4. " + _("Choose each day's place there: Home, Office, or another one by its name."),
        "",
        _("Outlook (Microsoft 365)"),
        "  1. "
        + _("Settings, Calendar, Work hours and location. Classic Outlook: File, Options, Calendar, Work time."),
        "  2. "
        + _("Tick the days and type the times. Where a day takes one stretch only, from its first time to its last."),
        "  3. " + _("Choose each day's place there: Remote for your home, Office for the office."),
        "",
        _("What neither can hold:"),
        *(f"  • {told}" for told in _left_out(pattern)),
    ]
    return "\n".join(lines)


def _to_type(pattern: Pattern, today: date) -> Iterator[str]:
    start = max(today, pattern.start)
    for turn in range(len(pattern.weeks)):
        monday = week_of(start).start + turn * WEEK
        if len(pattern.weeks) > 1:
            yield "  " + _("In the week of {day}, and every other week from there:").format(
                day=short_day(monday, today)
            )
        week = pattern.weeks[week_place(pattern, monday)]
        rows = [row for numbers in _alike(week) for row in _typed(_days(numbers), week[numbers[0]])]
        days, hours = (max(len(row[place]) for row in rows) for place in range(2))
        yield from (f"  {row[0]:<{days}}  {row[1]:<{hours}}  {row[2]}".rstrip() for row in rows)


def _alike(week: Week) -> Iterator[list[int]]:
    """Yield the days of a week in runs that have the same stretches."""
    for _stretches, run in groupby(range(7), key=lambda number: week[number].stretches):
        yield list(run)


def _typed(days: str, plan: DayPlan) -> Iterator[tuple[str, str, str]]:
    """Yield some days with their hours and the place of these; a row for each place."""
    if not plan.stretches:
        yield days, _("not ticked"), ""
    for place, run in groupby(plan.stretches, key=lambda stretch: stretch.place):
        yield days, " ".join(map(shown_minutes, run)), shown_place(place)
        days = ""


def _left_out(pattern: Pattern) -> Iterator[str]:
    if len(pattern.weeks) > 1:
        yield _("Two weeks in turn: type the one you have more of, and put the days that differ in as events.")
    if any(plan.core for week in pattern.weeks for plan in week):
        yield _("Core hours: your week's table tells them (wfhdesk hours table).")
    yield _("Leave, public holidays and weeks that differ: put them in as out of office.")


# --- the week with its markup ----------------------------------------------------------------------------------


def week_markdown(name: str, days: Sequence[Day]) -> str:
    """Return a week's table for others in Markdown; empty where nothing is known of it."""
    rows = week_rows(days)
    if not rows:
        return ""
    head = (_("Day"), _("Where"), _("Hours"), _("Core"))
    table = [head, ("---",) * 4, *(tuple(map(_cell, row)) for row in rows)]
    width = 4 if any(row.core for row in rows) else 3
    lines = ["| " + " | ".join(cells[:width]) + " |" for cells in table]
    return "\n".join([escaped(week_title(name, days)), "", *lines])


def _cell(text: str) -> str:
    return "\\|".join(escaped(part) for part in text.split("|"))


def lines_markdown(text: str) -> str:
    """Return lines in Markdown, each of them a line of its own."""
    return "\\\n".join(escaped(line) for line in text.split("\n"))
