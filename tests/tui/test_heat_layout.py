"""Where days and weeks stand in the heat map."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wfhdesk.domain.counts import WEEKS_SHOWN
from wfhdesk.tui.glyphs import ASCII, UNICODE
from wfhdesk.tui.widgets.heat_layout import heat_layout, height_of, month_names, most_of

FRIDAY = date(2026, 11, 20)
WEEK = timedelta(weeks=1)
days = st.dates(date(1990, 1, 1), date(2090, 1, 1))
widths = st.integers(0, 250)


def test_a_wide_terminal_shows_the_year_with_room_between_the_weeks() -> None:
    layout = heat_layout(FRIDAY, 120, by_weekday=True)

    assert (len(layout.mondays), layout.left, layout.step) == (WEEKS_SHOWN, 4, 2)
    assert layout.mondays[-1] == date(2026, 11, 16)


def test_a_narrow_one_shows_fewer_weeks_and_the_latest() -> None:
    layout = heat_layout(FRIDAY, 30, by_weekday=False)

    assert len(layout.mondays) == 30
    assert layout.mondays[-1] == date(2026, 11, 16)


@given(days, widths, st.booleans())
def test_it_fits_and_a_click_finds_what_is_shown_there(today: date, width: int, by_weekday: bool) -> None:
    layout = heat_layout(today, width, by_weekday=by_weekday)

    assert layout.width <= max(width, layout.left)
    assert len(month_names(layout)) <= layout.width
    for monday in layout.mondays:
        x = layout.x_of(monday + timedelta(days=3))
        assert x is not None
        assert layout.week_at(x) == monday
    assert layout.week_at(layout.width) is None
    assert layout.week_at(layout.left - 1) is None


@given(days, st.booleans())
def test_a_day_outside_stands_nowhere(today: date, by_weekday: bool) -> None:
    layout = heat_layout(today, 80, by_weekday=by_weekday)

    assert layout.x_of(today) == layout.width - layout.step
    assert layout.x_of(today + WEEK) is None
    assert layout.x_of(layout.mondays[0] - timedelta(days=1)) is None


@pytest.mark.parametrize("by_weekday", [True, False])
def test_a_month_is_named_over_the_week_in_which_it_begins(by_weekday: bool) -> None:
    layout = heat_layout(FRIDAY, 120, by_weekday=by_weekday)
    line = month_names(layout)

    assert line.split() == ["Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov"]
    assert layout.week_at(line.index("Nov")) == date(2026, 10, 26)  # 1 November is the Sunday of that week
    assert layout.week_at(line.index("Jun")) == date(2026, 6, 1)


@pytest.mark.parametrize("heights", [UNICODE.heights, ASCII.heights])
def test_a_bar_is_as_high_as_its_week_was_busy(heights: str) -> None:
    assert height_of(0, 40, heights) == heights[0]
    assert height_of(1, 40, heights) == heights[1]
    assert height_of(40, 40, heights) == heights[-1]
    assert height_of(1, 1, heights) == heights[1]  # one entry in all makes no busy week


def test_only_what_is_shown_counts_as_the_busiest_day() -> None:
    counts = {FRIDAY: 3, FRIDAY - 60 * WEEK: 9}

    assert most_of(counts, heat_layout(FRIDAY, 80, by_weekday=True).mondays) == 3
    assert most_of({}, []) == 0
