"""Where availability is published: a file or a folder, in which form, and how much it tells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from wfhdesk.domain.busy_time import BUSY, FREE, TENTATIVE, UNAVAILABLE, Stretched
from wfhdesk.domain.hours import shown_minutes
from wfhdesk.domain.periods import DAY, short_day, weekday_name
from wfhdesk.domain.sharing import AS_AWAY, AS_BUSY, AS_ELSEWHERE, AS_FREE, AS_TENTATIVE, KIND, Shared
from wfhdesk.domain.sharing_hours import Block, Recurring
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


def block_line(block: Block) -> str:
    """Return a part of a VAVAILABILITY in words: from when until when, and the hours or the title in it."""
    start = short_day(block.start.date()) + (f" {block.start:%H:%M}" if block.start.time() != time() else "")
    end = block.end and (short_day(block.end.date()) + f" {block.end:%H:%M}")
    span = _("from {start} until {end}").format(start=start, end=end) if end else _("from {start}").format(start=start)
    said = [f"{_days(one)} {shown_minutes(one.part)} {one.place}".rstrip() for one in block.hours]
    return f"{span} ({block.zone}): {'; '.join(said) or block.summary}"


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
