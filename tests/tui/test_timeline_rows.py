"""The lines of the timeline: which entry stands where."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.tui.widgets.timeline_rows import Head, Rows

FRIDAY = date(2026, 11, 20)
DAY = timedelta(days=1)


def entry(back: int, name: str) -> Accomplishment:
    return Accomplishment(f"did {name}", FRIDAY - DAY * back, id=name)


THREE_DAYS = [entry(0, "a"), entry(0, "b"), entry(4, "c"), entry(5, "d")]


def test_each_day_has_a_heading_above_its_entries() -> None:
    rows = Rows(THREE_DAYS)

    shown = [rows.entry_at(row) for row in range(len(rows))]

    assert [entry and entry.id for entry in shown] == [None, "a", "b", None, "c", None, "d"]


def test_a_heading_tells_its_day_how_many_stand_there_and_where_a_week_begins() -> None:
    rows = Rows(THREE_DAYS)

    assert [rows.head_at(row) for row in (0, 3, 5)] == [
        Head(FRIDAY, 2, True),
        Head(FRIDAY - DAY * 4, 1, False),  # Monday of the same week
        Head(FRIDAY - DAY * 5, 1, True),
    ]
    assert rows.head_at(2) == rows.head_at(0)


def test_no_entry_stands_outside() -> None:
    assert Rows(THREE_DAYS).entry_at(-1) is None
    assert Rows(THREE_DAYS).entry_at(7) is None
    assert len(Rows()) == 0
    assert Rows().entry_at(0) is None
    assert Rows().row_of_day(FRIDAY) is None


def test_a_day_without_entries_leads_to_the_next_older_one() -> None:
    rows = Rows(THREE_DAYS)

    assert rows.row_of_day(FRIDAY + DAY) == 1
    assert rows.row_of_day(FRIDAY) == 1
    assert rows.row_of_day(FRIDAY - DAY) == 4
    assert rows.row_of_day(FRIDAY - DAY * 99) == 6


entries = st.lists(st.integers(0, 30), max_size=60).map(
    lambda backs: [entry(back, str(place)) for place, back in enumerate(sorted(backs))]
)


@given(entries)
def test_every_entry_is_found_on_its_line(shown: list[Accomplishment]) -> None:
    rows = Rows(shown)

    for one in shown:
        row = rows.row_of(one.id)
        assert row is not None
        assert rows.entry_at(row) is one
        assert rows.head_at(row).day == one.day
    assert rows.row_of("nobody") is None


@given(entries, st.integers(0, 30))
def test_joined_rows_are_those_of_all_their_entries(shown: list[Accomplishment], back: int) -> None:
    new = [one for one in shown if one.day > FRIDAY - DAY * back]
    old = [one for one in shown if one.day <= FRIDAY - DAY * back]

    joined, whole = Rows(new) + Rows(old), Rows(shown)

    assert len(joined) == len(whole)
    for row in range(len(whole)):
        assert joined.entry_at(row) is whole.entry_at(row)
        assert joined.head_at(row) == whole.head_at(row)
    assert [joined.row_of(one.id) for one in shown] == [whole.row_of(one.id) for one in shown]
