"""What we know of somebody and no address book has a field for, as texts: so that what we write we read back the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any, NamedTuple

from wfhdesk.domain.people import LONGEST_CADENCE, MOST, Pause, Person
from wfhdesk.domain.periods import Period


class Own(NamedTuple):
    """A field of ours: how it is written as texts, and read from them. `is_private` is what is nobody else's business."""

    write: Callable[[Any], list[str]]
    read: Callable[[Sequence[str]], Any]
    is_private: bool = True


_DOTS = ".."


def texts_of(person: Person) -> dict[str, list[str]]:
    """Return the texts of every field of ours that somebody has."""
    found = {name: OWN[name].write(getattr(person, name)) for name in OWN}
    return {name: texts for name, texts in found.items() if texts}


def fields_of(texts: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Return the fields of ours that texts tell of; what can't be read is left out."""
    fields: dict[str, Any] = {}
    for name, said in texts.items():
        with suppress(ValueError):
            fields[name] = OWN[name].read([text for text in said if text][:_MOST_SPANS])
    return {name: value for name, value in fields.items() if value not in (None, "", ())}


_MOST_SPANS = 1_000


def _text(value: str) -> list[str]:
    return [value] if value else []


def _first(texts: Sequence[str]) -> str:
    return texts[0] if texts else ""


def _days(texts: Sequence[str]) -> tuple[date, ...]:
    return tuple(map(date.fromisoformat, texts))


def _day(texts: Sequence[str]) -> date | None:
    return date.fromisoformat(texts[0]) if texts else None


def _written_day(day: date | None) -> list[str]:
    return [day.isoformat()] if day else []


def _cadence(texts: Sequence[str]) -> int | None:
    days = int(texts[0]) if texts and len(texts[0]) < 5 else None
    return days if days is None or 0 <= days <= LONGEST_CADENCE else None


def _written_spans(spans: Sequence[Period | Pause]) -> list[str]:
    return [f"{span.start}{_DOTS}{span.end or ''}" for span in spans]


def _pause(text: str) -> Pause:
    start, _dots, end = text.partition(_DOTS)
    return Pause(date.fromisoformat(start), date.fromisoformat(end) if end else None)


def _period(text: str) -> Period:
    start, _dots, end = text.partition(_DOTS)
    period = Period(date.fromisoformat(start), date.fromisoformat(end))
    if period.end < period.start:
        raise ValueError(text)
    return period


_TEXT = Own(_text, _first)
_TEXTS = Own(list, lambda texts: tuple(texts[:MOST]))
_DAY = Own(_written_day, _day)
OWN = {
    "relation": _TEXT,
    "cadence": Own(lambda days: [] if days is None else [str(days)], _cadence),
    "channel": _TEXT,
    "hours": Own(_text, _first, is_private=False),
    "holidays": Own(_text, _first, is_private=False),
    "away": Own(_written_spans, lambda texts: tuple(map(_period, texts))),
    "topics": _TEXTS,
    "asked": _TEXTS,
    "projects": _TEXTS,
    "since": _DAY,
    "skipped": _DAY,
    "snoozed": Own(lambda days: [day.isoformat() for day in days], _days),
    "snoozed_until": _DAY,
    "pauses": Own(_written_spans, lambda texts: tuple(map(_pause, texts))),
    "added": _DAY,
}
"""Fields of a person that are ours, in the order in which they are written."""

PRIVATE = ("notes", *(name for name, own in OWN.items() if own.is_private))
"""What is left out of a copy for others."""
