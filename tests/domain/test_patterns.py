"""Working patterns, one after another and one over another."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wfhdesk.domain.hours import HOME, OFFICE, parse_hours
from wfhdesk.domain.patterns import Pattern, hiding, pattern_on, plan_on, runs, week_place
from wfhdesk.domain.periods import DAY, WEEK, Period
from wfhdesk.domain.typed_periods import parse_period

TODAY = date(2026, 11, 20)


def pattern(said: str, start: str, end: str = "") -> Pattern:
    last = date.fromisoformat(end) if end else None
    return Pattern(parse_hours(said), "Europe/Amsterdam", date.fromisoformat(start), last)


def week(text: str) -> Period:
    return parse_period(text, TODAY)


def place(found: Pattern, day: date) -> str:
    stretches = plan_on(found, day).stretches
    return stretches[0].place if stretches else ""


def test_a_new_pattern_follows_the_former_which_is_kept() -> None:
    former, new = pattern("mon-fri 9-17", "2026-01-05"), pattern("mon-thu 8-17", "2026-09-01")
    for known in ([former, new], [new, former]):
        assert pattern_on(known, date(2026, 8, 31)) == former
        assert pattern_on(known, date(2026, 9, 1)) == new
        assert pattern_on(known, date(2030, 1, 1)) == new
        assert pattern_on(known, date(2026, 1, 4)) is None
    assert pattern_on([], TODAY) is None


def test_a_pattern_for_some_weeks_stands_over_the_usual_one() -> None:
    """The usual one holds again behind it."""
    usual = pattern("mon-fri 9-17", "2026-01-05")
    summer = pattern("mon-fri 7-14", "2026-07-06", "2026-08-14")
    found = {day: pattern_on([usual, summer], day) for day in map(date.fromisoformat, ("2026-07-05", "2026-07-06"))}
    assert list(found.values()) == [usual, summer]
    assert pattern_on([usual, summer], date(2026, 8, 14)) == summer
    assert pattern_on([usual, summer], date(2026, 8, 15)) == usual


def test_of_two_patterns_from_the_same_day_the_newest_counts() -> None:
    """Somebody who mistypes the hours says them again."""
    wrong, right = pattern("mon-fri 9-19", "2026-01-05"), pattern("mon-fri 9-17", "2026-01-05")
    assert pattern_on([wrong, right], TODAY) == right


def test_a_pattern_is_hidden_by_those_that_begin_later_within_its_days() -> None:
    summer = pattern("mon-fri 7-14", "2026-07-06", "2026-08-14")
    first, last = pattern("mon-thu 8-17", "2026-07-06"), pattern("mon-thu 8-18", "2026-08-14")
    behind, before = pattern("mon-thu 8-19", "2026-08-15"), pattern("mon-fri 9-17", "2026-01-05")
    assert hiding([before, first, summer, last, behind], summer) == [last]
    assert hiding([before, summer, behind], before) == [summer, behind]


def test_a_pattern_of_one_week_is_the_same_every_week() -> None:
    usual = pattern("mon-thu 9-17 home; fri 9-13 office", "2026-01-07")
    assert [place(usual, week(f"2026-W{number:02}").end - 2 * DAY) for number in (2, 3, 53)] == [OFFICE] * 3
    assert plan_on(usual, TODAY + DAY).stretches == ()


@pytest.mark.parametrize("start", ["2026-12-14", "2026-12-16", "2026-12-20"])
def test_the_first_of_two_weeks_is_the_one_that_the_pattern_begins_in(start: str) -> None:
    """Also where it begins on a Sunday."""
    fortnight = pattern("mon-sun 9-17 home / mon-sun 9-17 office", start)
    assert place(fortnight, date.fromisoformat(start)) == HOME
    assert place(fortnight, date(2026, 12, 20)) == HOME
    assert place(fortnight, date(2026, 12, 21)) == OFFICE


def test_a_fortnight_goes_on_across_new_year_and_a_week_53() -> None:
    """2026 has 53 weeks: by odd and even numbers two home weeks, 53 and 1, would follow each other."""
    fortnight = pattern("mon-sun 9-17 home / mon-sun 9-17 office", "2026-12-14")
    numbers = ("2026-W51", "2026-W52", "2026-W53", "2027-W01", "2027-W02", "2027-W03")
    wanted = [HOME, OFFICE, HOME, OFFICE, HOME, OFFICE]
    assert [place(fortnight, week(number).start) for number in numbers] == wanted
    assert [place(fortnight, week(number).end) for number in numbers] == wanted
    assert week("2026-W53") == Period(date(2026, 12, 28), date(2027, 1, 3))
    assert [place(fortnight, date(2026, 12, 31)), place(fortnight, date(2027, 1, 1))] == [HOME, HOME]


@given(
    st.dates(date(2019, 1, 1), date(2040, 1, 1)),
    st.integers(0, 6000),
    st.sampled_from(("mon 9-17", "mon 9-17 / off", "off / tue 9-12")),
)
@settings(max_examples=100)
def test_weeks_alternate_for_years(start: date, later: int, said: str) -> None:
    """Every week has the next place in the row, and all of its days the same."""
    found, day = pattern(said, start.isoformat()), start + timedelta(days=later)
    monday = day - timedelta(days=day.weekday())
    assert week_place(found, start) == 0
    assert {week_place(found, monday + number * DAY) for number in range(7)} == {week_place(found, day)}
    assert week_place(found, day + WEEK) == (week_place(found, day) + 1) % len(found.weeks)
    assert plan_on(found, day) == plan_on(found, day + len(found.weeks) * WEEK)


# --- the patterns of a period ------------------------------------------------------------------------------------


def test_a_period_is_cut_where_the_pattern_changes() -> None:
    usual = pattern("mon-fri 9-17", "2026-01-05")
    summer = pattern("mon-fri 7-14", "2026-07-06", "2026-08-14")
    new = pattern("mon-thu 8-17", "2026-09-01")
    year = Period(date(2026, 1, 1), date(2026, 12, 31))
    assert runs([usual, summer, new], year) == [
        (usual, Period(date(2026, 1, 5), date(2026, 7, 5))),
        (summer, Period(date(2026, 7, 6), date(2026, 8, 14))),
        (usual, Period(date(2026, 8, 15), date(2026, 8, 31))),
        (new, Period(date(2026, 9, 1), date(2026, 12, 31))),
    ]
    assert runs([usual, summer, new], Period(TODAY, TODAY)) == [(new, Period(TODAY, TODAY))]
    assert runs([usual], Period(date(2025, 1, 1), date(2025, 12, 31))) == []
    assert runs([], year) == []


def test_days_that_no_pattern_knows_are_left_out() -> None:
    first = pattern("mon-fri 9-17", "2026-01-05", "2026-02-27")
    second = pattern("mon-fri 9-17", "2026-04-01", "9999-12-31")
    assert runs([first, second], Period(date(2026, 1, 1), date(2026, 12, 31))) == [
        (first, Period(date(2026, 1, 5), date(2026, 2, 27))),
        (second, Period(date(2026, 4, 1), date(2026, 12, 31))),
    ]


def test_a_pattern_that_never_came_to_hold_cuts_nothing() -> None:
    """It was said anew for the same days: it is hidden."""
    wrong, right = pattern("mon 9-17", "2026-07-06", "2026-07-19"), pattern("mon 8-17", "2026-07-06")
    period = Period(date(2026, 7, 6), date(2026, 8, 2))
    assert runs([wrong, right], period) == [(right, period)]


DAYS = st.dates(date(2026, 1, 1), date(2026, 3, 31))
PATTERNS = st.lists(
    st.builds(
        lambda start, length: Pattern(
            parse_hours("mon 9-17"), "UTC", start, None if length is None else start + length * DAY
        ),
        DAYS,
        st.one_of(st.none(), st.integers(0, 60)),
    ),
    max_size=5,
)


@given(PATTERNS, DAYS, st.integers(0, 90))
@settings(max_examples=150)
def test_the_patterns_of_a_period_are_those_of_its_days(known: list[Pattern], start: date, length: int) -> None:
    """Each day that a pattern knows lies in exactly one run; runs beside each other differ."""
    known = [one._replace(id=str(number)) for number, one in enumerate(known)]
    found = runs(known, Period(start, start + length * DAY))
    days = {day.start + number * DAY: one for one, day in found for number in range((day.end - day.start) // DAY + 1)}
    wanted = {start + number * DAY: pattern_on(known, start + number * DAY) for number in range(length + 1)}
    assert days == {day: one for day, one in wanted.items() if one is not None}
    assert sum((day.end - day.start) // DAY + 1 for _one, day in found) == len(days)
    assert all(one[1].end < later[1].start for one, later in pairwise(found))
    for (one, day), (other, later) in pairwise(found):
        assert one != other or day.end + DAY < later.start
