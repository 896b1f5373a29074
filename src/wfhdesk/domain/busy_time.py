"""When somebody is free or busy: spans of time, and how availability and events make them (RFC 7953, sections 4 and 5)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

FREE, BUSY, UNAVAILABLE, TENTATIVE = "FREE", "BUSY", "BUSY-UNAVAILABLE", "BUSY-TENTATIVE"
"""Free/busy types (RFC 5545, section 3.2.9)."""

_WEAKEST_FIRST = (TENTATIVE, UNAVAILABLE, BUSY)
"""Where two kinds of busy time meet, the later one of these holds (RFC 7953, section 4)."""
_LOWEST_FIRST = (0, 9, 8, 7, 6, 5, 4, 3, 2, 1)
"""Values of PRIORITY; none at all is 0 (RFC 7953, section 4)."""


class Span(NamedTuple):
    """The time from `start` until `end`, two moments with their offsets; it is empty where these are the same."""

    start: datetime
    end: datetime


class Component(NamedTuple):
    """What a VAVAILABILITY says: within `span` its `available` spans are free, all else is busy of a kind.

    `priority` is 1 (highest) to 9, or 0 for the lowest.
    """

    span: Span
    available: tuple[Span, ...] = ()
    busy: str = UNAVAILABLE
    priority: int = 0


class Event(NamedTuple):
    """Time that is taken, of a kind of busy time."""

    span: Span
    busy: str = BUSY


class Stretched(NamedTuple):
    """Time of one free/busy type."""

    start: datetime
    end: datetime
    kind: str


def busy_time(span: Span, components: Iterable[Component], events: Iterable[Event] = ()) -> list[Stretched]:
    """Return the free/busy types that `span` is made of: sorted, disjoint, covering all of it, neighbours different.

    By RFC 7953, sections 4 and 5: all is free; then, from the lowest priority to the highest, what a component covers is busy
    and what it has available is free; then events are laid over it. Where events or components of one priority overlap,
    BUSY outdoes BUSY-UNAVAILABLE and that BUSY-TENTATIVE; a tentative event takes only time that is free.
    """
    if span.start >= span.end:
        return []
    times = [Stretched(*span, FREE)]
    ordered = sorted(components, key=lambda one: _LOWEST_FIRST.index(one.priority))
    for _priority, group in groupby(ordered, key=lambda one: one.priority):
        layer = list(group)
        for one in sorted(layer, key=lambda one: _WEAKEST_FIRST.index(one.busy)):
            times = _painted(times, [one.span], one.busy)
        available = [part for one in layer for part in clipped(one.available, one.span)]
        times = _painted(times, available, FREE)
    taken = list(events)
    for busy in _WEAKEST_FIRST:
        spans = [event.span for event in taken if event.busy == busy]
        times = _painted(times, spans, busy, over=_WEAKEST_FIRST[: _WEAKEST_FIRST.index(busy)])
    return times


def free(times: Iterable[Stretched]) -> list[Span]:
    """Return the spans of `times` that are free."""
    return [Span(one.start, one.end) for one in times if one.kind == FREE]


def _painted(
    times: list[Stretched], spans: Collection[Span], kind: str, over: Sequence[str] | None = None
) -> list[Stretched]:
    """Return `times` with `spans` made to be of a kind; where it is `over` something, only what is free or of that."""
    painted: list[Stretched] = []
    covers = joined(spans)
    for one in times:
        if over is not None and one.kind not in (FREE, *over):
            painted.append(one)
            continue
        place = one.start
        for start, end in clipped(covers, Span(one.start, one.end)):
            if place < start:
                painted.append(Stretched(place, start, one.kind))
            painted.append(Stretched(start, end, kind))
            place = end
        if place < one.end:
            painted.append(Stretched(place, one.end, one.kind))
    return _merged(painted)


def _merged(times: list[Stretched]) -> list[Stretched]:
    merged: list[Stretched] = []
    for one in times:
        if merged and merged[-1].kind == one.kind:
            merged[-1] = merged[-1]._replace(end=one.end)
        else:
            merged.append(one)
    return merged


def joined(spans: Iterable[Span]) -> list[Span]:
    """Return the same time as sorted spans that neither touch nor overlap; empty ones are left out."""
    found: list[Span] = []
    for span in sorted(span for span in spans if span.start < span.end):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def clipped(spans: Iterable[Span], within: Span) -> list[Span]:
    """Return the parts of spans that lie within another."""
    parts = (Span(max(start, within.start), min(end, within.end)) for start, end in spans)
    return [part for part in parts if part.start < part.end]


def common(some: Iterable[Span], others: Iterable[Span]) -> list[Span]:
    """Return the time that lies in both."""
    rest = list(others)
    return joined(part for span in some for part in clipped(rest, span))


def without(spans: Iterable[Span], taken: Iterable[Span]) -> list[Span]:
    """Return the time of `spans` that isn't taken."""
    left = joined(spans)
    for start, end in joined(taken):
        left = [
            part
            for span in left
            for part in (Span(span.start, min(span.end, start)), Span(max(span.start, end), span.end))
            if part.start < part.end
        ]
    return left
