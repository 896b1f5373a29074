"""One event of somebody else's calendar file as the library reads it, held against what a meeting can be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wfhdesk.adapters.calendar.blocks import Block, slim
from wfhdesk.adapters.calendar.mistakes import MISTAKES, CannotBeRead
from wfhdesk.domain.meetings import TOO_LONG, TOO_OFTEN, UNREADABLE

if TYPE_CHECKING:
    from icalendar import Component

_TIMES = frozenset(("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"))
_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
"""How often a meeting comes again; one that does every second is there to keep a computer busy."""


def parsed(block: Block) -> Component:
    """Return an event. Raises CannotBeRead."""
    from icalendar import Event

    raw = slim(block)
    if raw is None:
        raise CannotBeRead(TOO_LONG)
    try:
        event: Any = Event.from_ical(raw)
    except MISTAKES as problem:
        raise CannotBeRead(UNREADABLE) from problem
    if "DTSTART" not in event or any(name in _TIMES for name, _problem in event.errors):
        raise CannotBeRead(UNREADABLE)
    rules = event.get("RRULE", [])
    for rule in rules if isinstance(rules, list) else [rules]:
        if any(str(frequency).upper() not in _FREQUENCIES for frequency in rule.get("FREQ", [""])):
            raise CannotBeRead(TOO_OFTEN)
        if any(interval < 1 for interval in rule.get("INTERVAL", [])):  # the library would never come to an end
            raise CannotBeRead(UNREADABLE)
    checked: Component = event
    return checked
