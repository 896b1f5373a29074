"""What publishing again changes: nothing that stayed the same, and no event loses its name or its count."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wfhdesk.domain.periods import DAY
from wfhdesk.domain.published import Published, Renewal, all_cancelled, renewed, uid_of, withdrawn
from wfhdesk.domain.sharing import AS_AWAY, AS_BUSY, HORIZON, Shared

SPACE = "6f1c0a4e-52c4-4d3a-9f3a-0d8f5a9c1b2e"
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
TODAY = NOON.date()


def day(key: str, first: date = TODAY, summary: str = "Away") -> Shared:
    return Shared(key, first, first + DAY, summary, AS_AWAY)


def hour(key: str, start: datetime) -> Shared:
    return Shared(key, start, start + timedelta(hours=1), "Unavailable", AS_BUSY)


def first(*wanted: Shared) -> list[Published]:
    return renewed([], wanted, SPACE, NOON).events


def again(before: list[Published], *wanted: Shared, now: datetime = NOON + timedelta(hours=1)) -> Renewal:
    return renewed(before, wanted, SPACE, now)


def numbers(found: Renewal) -> tuple[int, int, int]:
    return found.came, found.changed, found.went


def test_a_uid_is_the_same_for_good_and_tells_nothing() -> None:
    assert uid_of(SPACE, "day 2026-11-23") == uid_of(SPACE, "day 2026-11-23")
    assert len({uid_of(SPACE, "a"), uid_of(SPACE, "b"), uid_of(str(UUID(int=7)), "a")}) == 3
    assert UUID(uid_of(SPACE, "day 2026-11-23")).version == 5


def test_what_is_new_begins_its_count() -> None:
    (one,) = first(day("a"))
    assert (one.uid, one.sequence, one.created, one.modified) == (uid_of(SPACE, "a"), 0, NOON, NOON)
    assert renewed([], [day("a")], SPACE, NOON, begin=77).events[0].sequence == 77


def test_what_stayed_the_same_is_not_touched() -> None:
    before = first(day("a"), day("b"))
    found = again(before, day("b"), day("a"))
    assert sorted(found.events) == sorted(before)
    assert (found.came, found.changed, found.went) == (0, 0, 0)


def test_a_change_counts_one_and_keeps_when_it_was_made() -> None:
    before = first(day("a"), day("b"))
    found = again(before, day("a", summary="Not working"), day("b"))
    changed, same = found.events
    assert numbers(found) == (0, 1, 0)
    assert (changed.uid, changed.sequence, changed.created) == (before[0].uid, 1, NOON)
    assert changed.modified > NOON
    assert same == before[1]


def test_what_goes_is_cancelled_once_and_comes_back_with_a_higher_count() -> None:
    before = first(day("a"))
    gone = again(before)
    assert numbers(gone) == (0, 0, 1)
    assert (gone.events[0].cancelled, gone.events[0].sequence) == (True, 1)
    assert numbers(again(gone.events)) == (0, 0, 0)
    back = again(gone.events, day("a"))
    assert numbers(back) == (1, 0, 0)
    assert (back.events[0].cancelled, back.events[0].sequence, back.events[0].created) == (False, 2, NOON)


@pytest.mark.parametrize("past", [day("a", TODAY - DAY), hour("a", NOON - timedelta(hours=1))])
def test_what_is_past_is_not_cancelled_and_not_forgotten_before_eight_weeks(past: Shared) -> None:
    before = first(past)
    assert again(before).events == before
    last = datetime.combine(past.last_day + HORIZON, NOON.time(), UTC)
    assert again(before, now=last - DAY).events == before
    assert again(before, now=last).events == []


def test_what_is_under_way_is_cancelled_when_it_goes() -> None:
    for under_way in (hour("a", NOON), Shared("a", TODAY - 3 * DAY, TODAY + DAY, "Away", AS_AWAY)):
        assert again(first(under_way), now=NOON + timedelta(minutes=1)).events[0].cancelled


def test_what_was_cancelled_is_told_for_eight_weeks() -> None:
    gone = again(first(day("a", TODAY + 40 * DAY))).events
    assert again(gone, now=NOON + HORIZON - DAY).events == gone
    assert again(gone, now=NOON + HORIZON).events == []


def test_withdrawn_is_all_of_it_also_what_is_past() -> None:
    before = first(day("a"), day("b", TODAY - DAY), day("old", TODAY - HORIZON))
    found = withdrawn(before, NOON)
    assert [(one.cancelled, one.sequence) for one in found.events] == [(True, 1), (True, 1)]
    assert found.went == 2
    assert withdrawn(found.events, NOON + DAY) == Renewal(found.events, 0, 0, 0)


def test_what_is_kept_is_not_cancelled() -> None:
    before = first(day("a"), day("b"))
    assert [one.cancelled for one in all_cancelled(before, NOON, {before[0].uid})] == [False, True]


EVENTS = st.lists(
    st.builds(
        lambda key, place, text: day(key, TODAY + place * DAY, text),
        st.sampled_from("abcd"),
        st.integers(-2, 5),
        st.sampled_from(("Away", "Busy")),
    ),
    unique_by=lambda event: event.key,
)


@given(st.lists(EVENTS, max_size=6))
def test_over_any_history_counts_only_rise_and_each_name_is_there_once(history: list[list[Shared]]) -> None:
    known: list[Published] = []
    counts: dict[str, int] = {}
    for place, wanted in enumerate(history):
        found = again(known, *wanted, now=NOON + timedelta(hours=place))
        assert len({one.uid for one in found.events}) == len(found.events)
        assert {one.event for one in found.events if not one.cancelled} >= set(wanted)
        old = {one.uid: one for one in known}
        for one in found.events:
            before = old.get(one.uid)
            differs = before is not None and one._replace(sequence=0, modified=NOON) != before._replace(
                sequence=0, modified=NOON
            )
            assert one.sequence == counts.get(one.uid, -1) + 1 if before is None or differs else one == before
            counts[one.uid] = one.sequence
        known = found.events
