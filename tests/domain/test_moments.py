"""The moment and the week that a person asks about."""

from __future__ import annotations

import re
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.moments import check_near, parse_moment, parse_week

FRIDAY = date(2026, 11, 20)
LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("14:30", "2026-11-20T14:30:00+00:00"),
        ("2 pm", "2026-11-20T14:00:00+00:00"),
        ("today 9", "2026-11-20T09:00:00+00:00"),
        ("tomorrow 10:00", "2026-11-21T10:00:00+00:00"),
        ("fri 10:00", "2026-11-20T10:00:00+00:00"),
        ("thursday 10.30", "2026-11-26T10:30:00+00:00"),
        ("2026-07-01 14:30", "2026-07-01T14:30:00+01:00"),
        ("2026-07-01T14:30", "2026-07-01T14:30:00+01:00"),
        ("2026-07-01T14:30:59", "2026-07-01T14:30:00+01:00"),
        ("2026-07-01T14:30Z", "2026-07-01T15:30:00+01:00"),
        ("2026-11-23T23:30-08:00", "2026-11-24T07:30:00+00:00"),
        ("2026-03-29 01:30", "2026-03-29T02:30:00+01:00"),
        ("2026-10-25 01:30", "2026-10-25T01:30:00+01:00"),
        ("today 24:00", "2026-11-21T00:00:00+00:00"),
    ],
)
def test_a_moment_is_by_the_clocks_of_its_day(said: str, moment: str) -> None:
    """A time that clocks jump over is the one behind the gap, one that comes twice the first."""
    assert parse_moment(said.split(), FRIDAY, lambda _day: LONDON).isoformat() == moment


@pytest.mark.parametrize("said", ["", "noon", "fri", "fri noon", "2026-11-23", "25:00", "yesterday 10:00", "do 10:00"])
def test_what_is_no_moment_is_refused(said: str) -> None:
    with pytest.raises(WrongInput, match=re.escape(f"“{said}” is no moment; write it like 14:30")):
        parse_moment([said], FRIDAY, lambda _day: LONDON)


def test_short_dutch_days_count_where_dutch_is_read() -> None:
    assert parse_moment(["do", "10:00"], FRIDAY, lambda _day: LONDON, short_dutch=True).day == 26
    assert parse_week("do", FRIDAY, short_dutch=True).start == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("said", "monday"),
    [
        *(("", 16), ("next", 23), ("Next week", 23), ("volgende week", 23), ("this week", 16), ("last week", 9)),
        *(("2026-W48", 23), ("2026-w47", 16), ("2026-11-22", 16), ("2026-11-01", -5), ("fri", 16), ("mon", 23)),
        *(("tomorrow", 16), ("2026-11-23..2026-11-27", 23)),
    ],
)
def test_a_week_is_named_by_number_day_or_word(said: str, monday: int) -> None:
    found = parse_week(said, FRIDAY)
    assert (found.start - date(2026, 11, 1)).days + 1 == monday
    assert (found.end - found.start).days == 6


@pytest.mark.parametrize("said", ["someday", "2026-11", "2026", "next month", "2026-W54", "2026-02-30x", "next next"])
def test_what_is_no_week_is_refused(said: str) -> None:
    with pytest.raises(WrongInput, match=f"“{said}” is no week; write it like next, 2026-W47"):
        parse_week(said, FRIDAY)


@pytest.mark.parametrize("said", ["0001-01-01", "2016-01-01", "2037-01-01", "9999-12-31"])
def test_nobody_plans_further_than_ten_years(said: str) -> None:
    for ask in (
        lambda: parse_week(said, FRIDAY),
        lambda: parse_moment([said, "10:00"], FRIDAY, lambda _day: LONDON),
        lambda: check_near(date.fromisoformat(said), FRIDAY),
    ):
        with pytest.raises(WrongInput, match=f"{said} is more than ten years away"):
            ask()


def test_ten_years_are_near_enough() -> None:
    check_near(date(2016, 11, 20), FRIDAY)
    check_near(date(2036, 11, 20), FRIDAY)
