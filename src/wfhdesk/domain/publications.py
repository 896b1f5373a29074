"""Where availability is published: a file or a folder, in which form, and how much it tells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from wfhdesk.domain.availability_blocks import MOMENTS, Block, Recurring
from wfhdesk.domain.busy_time import BUSY, FREE, TENTATIVE, UNAVAILABLE, Stretched
from wfhdesk.domain.hours import shown_minutes
from wfhdesk.domain.local_time import zone_shown
from wfhdesk.domain.periods import DAY, short_day, weekday_name
from wfhdesk.domain.sharing import AS_AWAY, AS_BUSY, AS_ELSEWHERE, AS_FREE, AS_TENTATIVE, KIND, Shared
from wfhdesk.language import gettext as _

EVENTS, FOLDER, FREEBUSY, HOURS = "ics", "vdir", "freebusy", "vavailability"
_A_MINUTE = timedelta(minutes=1)
_MONDAY = date(2026, 11, 23)
"""Any Monday, to name weekdays by their numbers."""
FORMS = (EVENTS, FOLDER, FREEBUSY, HOURS)
"""Events to import, a folder of events for vdirsyncer, a VFREEBUSY, a VAVAILABILITY."""


class Publication(NamedTuple):
    """One place where availability is published: `target` is the path of a file or folder.

    `outside` tells the time outside the hours too; a `kept` one follows every change by itself, because the person said so.
    `space` is the UUID that the names of events are made from. One that is `withdrawn` is remembered, so that publishing there
    again goes on counting the changes of each event.
    """

    form: str
    target: str
    level: str = KIND
    outside: bool = False
    kept: bool = False
    withdrawn: bool = False
    space: str = ""
    device: str = ""
    id: str = ""

    @property
    def has_events(self) -> bool:
        """Whether it is made of events, which can be withdrawn one by one."""
        return self.form in (EVENTS, FOLDER)


def owner_lines(owner: tuple[str, str]) -> list[str]:
    """Return whose time it is, as a calendar file tells it: a name and an e-mail address, nothing where both are empty."""
    name, address = owner
    told = f"{name} <{address}>".lstrip() if address else name
    return [_("From: {owner}").format(owner=told)] if told else []


def title_line(title: str, zone: str = "") -> str:
    """Return what a calendar file says that the calendar is called, and the zone that it names."""
    return _("Calendar: {title}").format(title=f"{title} ({zone})" if zone else title)


def event_line(event: Shared, zone: tzinfo) -> str:
    """Return an event in words, as somebody else's calendar shows it: day, time, title, and what it does to the time."""
    return f"{_when(event, zone)}  {event.summary}  [{shown_as(event.shown)}]"


def _when(event: Shared, zone: tzinfo) -> str:
    if isinstance(event.start, datetime) and isinstance(event.end, datetime):
        start, end = event.start.astimezone(zone), event.end.astimezone(zone)
        return f"{short_day(start.date())}  {start:%H:%M}–{end:%H:%M}"
    if event.last_day == event.start:
        return short_day(event.start)
    return f"{short_day(event.start)} – {short_day(event.last_day)}"


def shown_as(shown: str) -> str:
    """Return how a calendar shows an event's time."""
    names: dict[str, Callable[[], str]] = {
        AS_FREE: lambda: _("free"),
        AS_ELSEWHERE: lambda: _("free, working elsewhere"),
        AS_TENTATIVE: lambda: _("tentative"),
        AS_BUSY: lambda: _("busy"),
        AS_AWAY: lambda: _("away"),
    }
    return names[shown]()


def block_line(block: Block, zone: tzinfo) -> str:
    """Return a part of a VAVAILABILITY in words: from when until when, and the hours or the title in it."""
    first, last, clocks = _by_clocks(block, zone)
    start = short_day(first.date()) + (f" {first:%H:%M}" if first.time() != time() else "")
    end = last and (short_day(last.date()) + f" {last:%H:%M}")
    span = _("from {start} until {end}").format(start=start, end=end) if end else _("from {start}").format(start=start)
    said = "; ".join(map(_hours, block.hours)) or block.summary or _("no hours")
    return f"{span} ({clocks}): {said}"


def _by_clocks(block: Block, zone: tzinfo) -> tuple[datetime, datetime | None, str]:
    """Return a block's ends, and by which clocks: what is told in moments is shown by those of a zone."""
    if block.zone != MOMENTS:
        return block.start, block.end, block.zone
    start = block.start.replace(tzinfo=UTC).astimezone(zone)
    end = block.end and block.end.replace(tzinfo=UTC).astimezone(zone)
    return start, end, zone_shown(start, zone)


def _hours(hours: Recurring) -> str:
    said = f"{_days(hours)} {shown_minutes(hours.part)} {hours.place}".rstrip()
    if not hours.core:
        return said
    return _("{hours} (core {core})").format(hours=said, core=", ".join(map(shown_minutes, hours.core)))


def _days(hours: Recurring) -> str:
    return ",".join(weekday_name(_MONDAY + day * DAY) for day in sorted(hours.days))


def times_lines(times: Sequence[Stretched], zone: tzinfo) -> list[str]:
    """Return busy times in words, one a line."""
    names = {UNAVAILABLE: _("not available"), BUSY: _("busy"), TENTATIVE: _("perhaps busy")}
    lines = []
    for one in times:
        if one.kind == FREE:
            continue
        start, end = one.start.astimezone(zone), one.end.astimezone(zone)
        if end - start < _A_MINUTE:
            continue  # nobody sees it in a calendar
        until = f"{end:%H:%M}" if end.date() == start.date() else f"{short_day(end.date())} {end:%H:%M}"
        lines.append(f"{short_day(start.date())} {start:%H:%M}–{until}  {names[one.kind]}")
    return lines
