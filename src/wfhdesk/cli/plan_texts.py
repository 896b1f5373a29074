"""How a plan reads: in a list, in a sentence, as JSON."""

from __future__ import annotations

from datetime import date

from wfhdesk.domain.hours import Minutes, clock, shown_minutes, shown_place
from wfhdesk.domain.occasions import APPOINTMENT, FOCUS, LEAVE, SICK, VISIT, VISITOR, WORKDAY, Occasion
from wfhdesk.domain.periods import short_day
from wfhdesk.domain.plaintext import shortened
from wfhdesk.language import gettext as _

WORD_OF = {
    LEAVE: "leave",
    SICK: "sick",
    WORKDAY: "office",
    VISITOR: "visitor",
    VISIT: "visitor",
    FOCUS: "focus",
    APPOINTMENT: "away",
}
"""The word of the command line that plans each kind."""

_LONGEST = 60


def days_told(occasion: Occasion, today: date) -> str:
    """Return the days of a plan, and the part of them."""
    days = short_day(occasion.first, today)
    if occasion.last > occasion.first:
        days += f" – {short_day(occasion.last, today)}"
    return f"{days} {shown_minutes(occasion.part)}" if occasion.part else days


def described(occasion: Occasion) -> str:
    """Return what else there is to know of a plan, for the person's own eyes."""
    parts = [shown_place(occasion.place), shortened(occasion.note, _LONGEST)]
    if occasion.label:
        parts.append(_("for others: {label}").format(label=shortened(occasion.label, _LONGEST)))
    if occasion.tentative:
        parts.append(_("tentative"))
    if occasion.told:
        parts.append(_("{name} knows").format(name=shortened(occasion.told, _LONGEST)))
    if occasion.checked_in:
        parts.append(_("checked in"))
    elif occasion.check_in is not None:
        parts.append(_("check in by {time}").format(time=clock(occasion.check_in)))
    return ", ".join(filter(None, parts))


def fields(occasion: Occasion) -> dict[str, object]:
    """Return all that is known of a plan; times of day are by the clocks of its days."""
    return {
        "id": occasion.id,
        "kind": occasion.kind,
        "first": occasion.first.isoformat(),
        "last": occasion.last.isoformat(),
        "part": _part(occasion.part),
        "place": occasion.place or None,
        "note": occasion.note or None,
        "label": occasion.label or None,
        "tentative": occasion.tentative,
        "told": occasion.told or None,
        "check_in": None if occasion.check_in is None else clock(occasion.check_in),
        "checked_in": occasion.checked_in.isoformat(timespec="seconds") if occasion.checked_in else None,
    }


def _part(part: Minutes | None) -> dict[str, str] | None:
    return {"start": clock(part.start), "end": clock(part.end)} if part else None
