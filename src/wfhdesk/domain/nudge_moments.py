"""When a word is welcome: in the hours that are free, and one batch a day from the start of core hours."""

from __future__ import annotations

from datetime import date, datetime

from wfhdesk.domain.availability import answer
from wfhdesk.domain.days import Agenda, day_of, worked
from wfhdesk.domain.hours import DAY_END, Stretch, parse_hours
from wfhdesk.domain.patterns import Pattern
from wfhdesk.domain.periods import DAY
from wfhdesk.domain.statuses import AVAILABLE

_USUAL_HOURS = "mon-fri 9-17"
"""The hours of whoever set none."""
_ALWAYS = date(2000, 1, 3)


def may_disturb(agenda: Agenda, at: datetime) -> bool:
    """Return whether a moment lies in the person's hours, and nothing they planned or said keeps it from being theirs.

    Who says that they are back in the evening works, but didn't ask to be reminded of anything.
    """
    found = answer(agenda, at)
    if found.state != AVAILABLE and not found.has_lapsed:
        return False
    return answer(agenda._replace(statuses=()), at).state == AVAILABLE


def batch_begins(agenda: Agenda, day: date) -> datetime | None:
    """Return when a day's batch comes: at the start of its core hours, else of its work; None on a day without any."""
    found = day_of(agenda, day)
    if found.is_off:
        return None
    core = min((part.start for part in found.plan.core), default=0)
    # Core hours may begin in a break.
    begin = min(max(core, stretch.start) for stretch in found.plan.stretches if core < stretch.end)
    return worked(day, Stretch(begin, DAY_END), found.zone).start.astimezone(found.zone)


def assumed(agenda: Agenda) -> Agenda:
    """Return the agenda with usual hours where the person set none."""
    if agenda.patterns:
        return agenda
    return agenda._replace(patterns=[Pattern(parse_hours(_USUAL_HOURS), agenda.zone, _ALWAYS)])


def turns_of_work(agenda: Agenda, day: date) -> list[datetime]:
    """Return when work is interrupted and taken up about a day; a status may hold over that, but what is planned still counts.

    The days beside it count too: by other clocks than those of the hours they reach into it.
    """
    plain = agenda._replace(statuses=())
    days = [day_of(plain, day + place * DAY) for place in (-1, 0, 1)]
    return [moment for one in days for part in one.parts for moment in (part.start, part.end)]
