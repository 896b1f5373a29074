"""Days and moments as JSON: every time is ISO 8601 with its offset."""

from __future__ import annotations

from datetime import datetime

from wfhdesk.domain.availability import Answer
from wfhdesk.domain.availability_texts import core_left
from wfhdesk.domain.days import Day
from wfhdesk.domain.hours import Minutes
from wfhdesk.domain.local_time import moment_of
from wfhdesk.domain.occasions import Occasion, span_on


def moment_told(moment: datetime | None) -> str | None:
    """Return a moment to the second, as ISO 8601 has it."""
    return moment.isoformat(timespec="seconds") if moment else None


def day_fields(day: Day) -> dict[str, object]:
    """Return a day: where it is worked, when one can be reached, and why not.

    `place` and `absence` are of the plan: home, office or a name; leave, sick or holiday.
    """
    return {
        "date": day.date.isoformat(),
        "place": None if day.is_off else " + ".join(day.places),
        "intervals": [
            {"start": moment_told(part.start), "end": moment_told(part.end), "place": part.place} for part in day.parts
        ],
        "core": [_span(day, core) for core in core_left(day)],
        "absence": _absence(day),
        "holiday": day.holiday or None,
        "busy": [_busy(day, one) for one in day.busy],
    }


def _absence(day: Day) -> str | None:
    if day.absence:
        return day.absence.kind
    return "holiday" if day.holiday and day.plan.stretches else None


def _span(day: Day, minutes: Minutes) -> dict[str, str | None]:
    start, end = (moment_of(day.date, minute, day.zone).astimezone(day.zone) for minute in minutes)
    return {"start": moment_told(start), "end": moment_told(end)}


def _busy(day: Day, occasion: Occasion) -> dict[str, object]:
    span = span_on(occasion, day.date, day.zone)
    return {
        "id": occasion.id,
        "kind": occasion.kind,
        "start": moment_told(span.start.astimezone(day.zone)),
        "end": moment_told(span.end.astimezone(day.zone)),
        "tentative": occasion.tentative,
    }


def answer_fields(found: Answer) -> dict[str, object]:
    """Return the answer for a moment."""
    return {
        "at": moment_told(found.at),
        "state": found.state,
        "place": found.place or None,
        "until": moment_told(found.until),
        "back": moment_told(found.back),
        "lapsed": found.has_lapsed,
        "reachable": found.is_reachable,
        "quiet": found.is_quiet,
    }
