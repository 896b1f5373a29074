"""Where the work went, in numbers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import FRIDAY
from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.counts import LEVELS, WEEKS_SHOWN, by_day, by_project, by_week, level, weeks_until

TODAY = FRIDAY.date()  # Friday 20 November 2026
DAY = timedelta(days=1)
WEEK = timedelta(days=7)


def on(*days: date) -> list[Accomplishment]:
    return [Accomplishment("x", day) for day in days]


def of(projects: Iterable[str]) -> list[Accomplishment]:
    return [Accomplishment("x", TODAY, project=project) for project in projects]


def test_entries_are_counted_by_their_day() -> None:
    """Every entry counts once, on the day it is about; a day without any isn't there."""
    assert by_day(on(TODAY, TODAY - DAY, TODAY)) == {TODAY: 2, TODAY - DAY: 1}
    assert by_day([]) == {}


def test_projects_stand_with_the_busiest_first() -> None:
    """Names alike but for capitals are one project, spelt as last; work without a project is left out."""
    assert by_project(of(["b", "Billing", "", "billing", "a", "BILLING"])) == [("BILLING", 3), ("a", 1), ("b", 1)]
    assert by_project(of(["", ""])) == []


def test_the_weeks_of_a_year_end_with_this_one() -> None:
    """A year of weeks, oldest first, whatever the day of the week."""
    mondays = weeks_until(TODAY)
    assert len(mondays) == WEEKS_SHOWN
    assert mondays[-1] == date(2026, 11, 16)
    assert mondays[0] == date(2025, 11, 17)
    assert {later - earlier for earlier, later in pairwise(mondays)} == {WEEK}
    assert weeks_until(date(2026, 11, 22), 2) == [date(2026, 11, 9), date(2026, 11, 16)]
    assert weeks_until(date(2026, 11, 23), 1) == [date(2026, 11, 23)]


def test_a_week_counts_its_seven_days() -> None:
    """Monday to Sunday; what lies outside the weeks that are shown doesn't count."""
    mondays = weeks_until(TODAY, 2)
    counts = by_day(on(date(2026, 11, 8), date(2026, 11, 9), date(2026, 11, 15), date(2026, 11, 16), TODAY, TODAY))
    assert by_week(counts, mondays) == [2, 3]
    assert by_week({}, mondays) == [0, 0]


@pytest.mark.parametrize(
    ("most", "levels"),
    [
        (0, [0]),
        (1, [0, 1]),
        (2, [0, 1, 2]),
        (4, [0, 1, 2, 3, 4]),
        (8, [0, 1, 1, 2, 2, 3, 3, 4, 4]),
        (10, [0, 1, 1, 1, 2, 2, 3, 3, 3, 4, 4]),
    ],
)
def test_a_day_stands_on_one_of_five_levels(most: int, levels: list[int]) -> None:
    """Nothing, and four steps up to the busiest day; with few entries each of them is a step."""
    assert [level(number, most) for number in range(most + 1)] == levels


@given(st.integers(0, 500), st.integers(0, 500))
@settings(max_examples=300)
def test_more_work_never_stands_lower(one: int, other: int) -> None:
    """A busier day is at least as dark; only a day without entries is empty, and the busiest of many is the darkest."""
    low, most = sorted((one, other))
    assert 0 <= level(low, most) <= level(most, most) <= LEVELS
    assert (level(low, most) == 0) == (low == 0)
    if most >= LEVELS:
        assert level(most, most) == LEVELS


@given(st.lists(st.dates(TODAY - 30 * DAY, TODAY)))
@settings(max_examples=100)
def test_days_and_weeks_count_the_same_entries(days: list[date]) -> None:
    """No entry of the weeks that are shown is lost or counted twice."""
    counts = by_day(on(*days))
    assert sum(by_week(counts, weeks_until(TODAY, 6))) == sum(counts.values()) == len(days)
