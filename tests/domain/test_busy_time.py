"""Free and busy time: RFC 7953 to the letter, and spans as sets of minutes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wfhdesk.domain.busy_time import (
    BUSY,
    FREE,
    TENTATIVE,
    UNAVAILABLE,
    Component,
    Event,
    Span,
    Stretched,
    busy_time,
    clipped,
    common,
    free,
    joined,
    without,
)
from wfhdesk.domain.local_time import moment_of
from wfhdesk.domain.periods import DAY

HOUR = timedelta(hours=1)
LETTERS = {FREE: "F", BUSY: "B", UNAVAILABLE: "U", TENTATIVE: "T"}


# --- the worked tables of RFC 7953 -------------------------------------------------------------------------------

MONTREAL, DENVER = ZoneInfo("America/Toronto"), ZoneInfo("America/Denver")
"""Montreal goes by Toronto's clocks."""


def local(day: date, start: int, end: int, zone: ZoneInfo) -> Span:
    return Span(moment_of(day, start * 60, zone), moment_of(day, end * 60, zone))


def row(times: Iterable[Stretched]) -> str:
    """One letter for every two hours, as in the tables."""
    text = ""
    for one in times:
        slots, rest = divmod(one.end - one.start, 2 * HOUR)
        assert not rest
        text += LETTERS[one.kind] * slots
    return text


def eight_to_six(first: date, days: int, zone: ZoneInfo) -> tuple[Span, ...]:
    every = (first + number * DAY for number in range(days))
    return tuple(local(day, 8, 18, zone) for day in every if day.weekday() < 5)


BASE = Component(local(date(2011, 10, 2), 0, 90 * 24, MONTREAL), eight_to_six(date(2011, 10, 2), 90, MONTREAL))
TRAVEL = Component(
    local(date(2011, 10, 23), 0, 7 * 24, DENVER), eight_to_six(date(2011, 10, 23), 7, DENVER), priority=1
)


def test_the_simple_example_of_the_rfc_comes_out_row_by_row() -> None:
    """RFC 7953, section 5.1.1, with the calendar of appendix A.

    It calls the 6th of November 2011 a Monday; that was a Sunday, on which moreover the clocks changed. The Monday was the 7th.
    """
    monday = date(2011, 11, 7)
    day, meeting = local(monday, 0, 24, MONTREAL), Event(local(monday, 12, 14, MONTREAL))
    assert row(busy_time(day, [])) == "FFFFFFFFFFFF"
    assert row(busy_time(day, [BASE._replace(available=())])) == "UUUUUUUUUUUU"
    assert row(busy_time(day, [BASE])) == "UUUUFFFFFUUU"
    assert row(busy_time(day, [BASE], [meeting])) == "UUUUFFBFFUUU"


def test_the_further_example_of_the_rfc_comes_out_row_by_row() -> None:
    """RFC 7953, section 5.1.2, with the calendar of appendix B: a week in Denver, seen from Montreal.

    The meeting is at noon in Denver, on the day that is asked for.
    """
    monday = date(2011, 10, 24)
    day, meeting = local(monday, 0, 24, MONTREAL), Event(local(monday, 12, 14, DENVER))
    assert row(busy_time(day, [])) == "FFFFFFFFFFFF"
    assert row(busy_time(day, [BASE])) == "UUUUFFFFFUUU"
    assert row(busy_time(day, [BASE, TRAVEL._replace(available=())])) == "UUUUUUUUUUUU"
    assert row(busy_time(day, [BASE, TRAVEL])) == "UUUUUFFFFFUU"
    assert row(busy_time(day, [TRAVEL, BASE], [meeting])) == "UUUUUFFBFFUU"
    assert busy_time(day, [BASE, TRAVEL], [meeting]) == busy_time(day, [TRAVEL], [meeting])


def test_the_week_before_and_after_the_travel_is_as_usual() -> None:
    for monday in (date(2011, 10, 17), date(2011, 10, 31)):
        assert row(busy_time(local(monday, 0, 24, MONTREAL), [BASE, TRAVEL])) == "UUUUFFFFFUUU"


# --- which stands over which ---------------------------------------------------------------------------------------

START = datetime(2026, 11, 16, tzinfo=UTC)


def hours(start: int, end: int) -> Span:
    return Span(START + start * HOUR, START + end * HOUR)


def letters(times: Iterable[Stretched]) -> str:
    """One letter for every hour."""
    return "".join(LETTERS[one.kind] * ((one.end - one.start) // HOUR) for one in times)


DAY_SPAN = hours(0, 12)


@pytest.mark.parametrize(
    ("some", "other", "wanted"),
    [
        (BUSY, UNAVAILABLE, "BBBBBBUUUFFF"),
        (BUSY, TENTATIVE, "BBBBBBTTTFFF"),
        (UNAVAILABLE, TENTATIVE, "UUUUUUTTTFFF"),
        (TENTATIVE, UNAVAILABLE, "TTTUUUUUUFFF"),
        (UNAVAILABLE, BUSY, "UUUBBBBBBFFF"),
        (BUSY, BUSY, "BBBBBBBBBFFF"),
    ],
)
def test_where_two_of_one_priority_meet_the_busier_holds(some: str, other: str, wanted: str) -> None:
    """RFC 7953, section 4: BUSY over BUSY-UNAVAILABLE over BUSY-TENTATIVE, in whichever order they come; events too."""
    for priority in (0, 5):
        pair = [
            Component(hours(0, 6), busy=some, priority=priority),
            Component(hours(3, 9), busy=other, priority=priority),
        ]
        assert letters(busy_time(DAY_SPAN, pair)) == letters(busy_time(DAY_SPAN, pair[::-1])) == wanted
    events = [Event(hours(0, 6), some), Event(hours(3, 9), other)]
    assert letters(busy_time(DAY_SPAN, [], events)) == letters(busy_time(DAY_SPAN, [], events[::-1])) == wanted


def test_priorities_go_from_none_and_nine_up_to_one() -> None:
    """RFC 7953, section 4: 0, 9, 8, ... 1; each has one hour more than the one above it."""
    kinds = (TENTATIVE, UNAVAILABLE, BUSY)
    rank = (1, 2, 3, 4, 5, 6, 7, 8, 9, 0)
    layers = [
        Component(hours(0, place + 1), busy=kinds[place % 3], priority=priority) for place, priority in enumerate(rank)
    ]
    for given_order in (layers, layers[::-1], sorted(layers, key=lambda one: one.priority)):
        assert letters(busy_time(hours(0, 11), given_order)) == "TUBTUBTUBTF"


def test_a_higher_priority_may_be_less_busy_than_what_it_covers() -> None:
    usual = Component(hours(0, 12), (hours(8, 10),), BUSY)
    other = Component(hours(2, 9), (hours(4, 6),), TENTATIVE, 7)
    assert letters(busy_time(DAY_SPAN, [usual, other])) == "BBTTFFTTTFBB"


def test_what_is_available_counts_only_within_its_component() -> None:
    assert letters(busy_time(DAY_SPAN, [Component(hours(2, 8), (hours(0, 4), hours(6, 12)))])) == "FFFFUUFFFFFF"
    over = [Component(hours(0, 12)), Component(hours(2, 8), (hours(0, 4), hours(6, 12)), priority=1)]
    assert letters(busy_time(DAY_SPAN, over)) == "UUFFUUFFUUUU"


def test_a_tentative_event_takes_only_free_time() -> None:
    usual = Component(hours(0, 12), (hours(4, 8),))
    assert letters(busy_time(DAY_SPAN, [usual], [Event(hours(2, 6), TENTATIVE)])) == "UUUUTTFFUUUU"
    assert letters(busy_time(DAY_SPAN, [usual], [Event(hours(2, 6), BUSY)])) == "UUBBBBFFUUUU"


def test_empty_and_backward_spans_make_nothing() -> None:
    assert busy_time(hours(3, 3), [Component(hours(0, 12))]) == []
    assert busy_time(hours(4, 3), []) == []
    odd = [Event(hours(5, 5)), Event(hours(7, 6))]
    assert letters(busy_time(DAY_SPAN, [Component(hours(9, 9)), Component(hours(9, 8))], odd)) == "F" * 12


def test_spans_of_different_zones_are_one_time() -> None:
    kolkata = ZoneInfo("Asia/Kolkata")
    there = Span(*(moment.astimezone(kolkata) for moment in hours(3, 6)))
    assert letters(busy_time(DAY_SPAN, [], [Event(there)])) == "FFFBBBFFFFFF"


# --- whatever comes ------------------------------------------------------------------------------------------------

SIZE = 24
SPANS = st.tuples(st.integers(-3, SIZE + 3), st.integers(-3, SIZE + 3)).map(lambda pair: hours(*pair))
ORDERED = st.tuples(st.integers(-3, SIZE + 3), st.integers(0, 12)).map(lambda pair: hours(pair[0], pair[0] + pair[1]))
KINDS = st.sampled_from((BUSY, UNAVAILABLE, TENTATIVE))
COMPONENTS = st.builds(
    Component, ORDERED, st.lists(ORDERED, max_size=3).map(tuple), KINDS, st.sampled_from((0, 9, 5, 1))
)
EVENTS = st.builds(Event, st.one_of(ORDERED, SPANS), KINDS)
WHOLE = hours(0, SIZE)
STRONGEST = (BUSY, UNAVAILABLE, TENTATIVE)


def slots(spans: Iterable[Span]) -> set[int]:
    """The hours that spans hold, one by one."""
    return {number for start, end in spans for number in range((start - START) // HOUR, (end - START) // HOUR)}


def kind_of(slot: int, components: list[Component], events: list[Event]) -> str:
    """What one hour is, said without spans."""
    found = FREE
    for priority in (0, 9, 5, 1):
        layer = [one for one in components if one.priority == priority and slot in slots([one.span])]
        if layer:
            is_free = any(slot in slots(one.available) for one in layer)
            found = FREE if is_free else min((one.busy for one in layer), key=STRONGEST.index)
    kinds = [one.busy for one in events if slot in slots([one.span])]
    return min([*kinds, *([] if found == FREE else [found])], key=STRONGEST.index, default=FREE)


@given(st.lists(COMPONENTS, max_size=5), st.lists(EVENTS, max_size=4))
@settings(max_examples=250)
def test_every_hour_is_what_the_rules_make_it(components: list[Component], events: list[Event]) -> None:
    assert letters(busy_time(WHOLE, components, events)) == "".join(
        LETTERS[kind_of(slot, components, events)] for slot in range(SIZE)
    )


@given(st.lists(COMPONENTS, max_size=5), st.lists(EVENTS, max_size=4), SPANS)
@settings(max_examples=200)
def test_the_times_cover_the_span_without_gap_or_overlap(
    components: list[Component], events: list[Event], span: Span
) -> None:
    """Sorted, disjoint, from the first moment to the last, and no two beside each other are the same."""
    times = busy_time(span, components, events)
    if span.start >= span.end:
        assert times == []
        return
    assert (times[0].start, times[-1].end) == (span.start, span.end)
    assert all(one.start < one.end for one in times)
    assert all(one.end == other.start and one.kind != other.kind for one, other in pairwise(times))
    assert not slots(free(times)) & slots(event.span for event in events)


@given(st.lists(COMPONENTS, max_size=5), st.lists(EVENTS, max_size=3), COMPONENTS)
@settings(max_examples=150)
def test_what_covers_everything_hides_all_below_it(
    components: list[Component], events: list[Event], covering: Component
) -> None:
    """RFC 7953, section 4: lower ones can be ignored then."""
    lower = [one for one in components if one.priority != 1]
    covering = covering._replace(span=WHOLE, priority=1)
    assert busy_time(WHOLE, [*lower, covering], events) == busy_time(WHOLE, [covering], events)


@given(st.lists(COMPONENTS, max_size=5), st.lists(EVENTS, max_size=4), st.randoms(use_true_random=False))
@settings(max_examples=100)
def test_the_order_in_which_things_come_means_nothing(
    components: list[Component], events: list[Event], chance: Random
) -> None:
    mixed, mixed_events = components[:], events[:]
    chance.shuffle(mixed)
    chance.shuffle(mixed_events)
    assert busy_time(WHOLE, mixed, mixed_events) == busy_time(WHOLE, components, events)


MANY = st.lists(SPANS, max_size=6)


def is_plain(spans: list[Span]) -> bool:
    """Sorted, none empty, and a gap between any two."""
    return all(one.start < one.end for one in spans) and all(one.end < other.start for one, other in pairwise(spans))


@given(MANY, MANY)
@settings(max_examples=250)
def test_spans_are_sets_of_time(some: list[Span], others: list[Span]) -> None:
    assert slots(joined(some)) == slots(some)
    assert slots(common(some, others)) == slots(some) & slots(others)
    assert slots(without(some, others)) == slots(some) - slots(others)
    assert all(is_plain(found) for found in (joined(some), common(some, others), without(some, others)))
    assert joined([*without(some, others), *common(some, others)]) == joined(some)


@given(MANY, SPANS)
@settings(max_examples=100)
def test_clipped_spans_lie_within(some: list[Span], within: Span) -> None:
    found = clipped(some, within)
    assert slots(found) == slots(some) & slots([within])
    assert all(within.start <= one.start < one.end <= within.end for one in found)
