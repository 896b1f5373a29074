"""Days, the periods they lie in, and how both read in English and Dutch."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import FRIDAY
from wfhdesk import language
from wfhdesk.domain import periods
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.periods import Period

TODAY = FRIDAY.date()  # Friday 20 November 2026, ISO week 47
DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))


def span(start: str, end: str) -> Period:
    return Period(date.fromisoformat(start), date.fromisoformat(end))


@given(DAYS, st.integers(0, 6))
@settings(max_examples=300)
def test_the_latest_weekday_is_within_the_seven_days_that_end_today(day: date, number: int) -> None:
    latest = periods.latest(number, day)
    assert latest.weekday() == number
    assert day - timedelta(days=6) <= latest <= day


@given(DAYS, st.integers(0, 6))
@settings(max_examples=300)
def test_the_following_weekday_is_within_the_seven_days_that_begin_tomorrow(day: date, number: int) -> None:
    following = periods.following(number, day)
    assert following.weekday() == number
    assert day + timedelta(days=1) <= following <= day + timedelta(days=7)


def test_a_day_lies_within_eleven_centuries() -> None:
    for day in (date(1900, 1, 1), date(2999, 12, 31)):
        periods.check_in_sight(day)
    for day in (date(1899, 12, 31), date(3000, 1, 1)):
        with pytest.raises(WrongInput, match=f"{day} is centuries away"):
            periods.check_in_sight(day)


def test_every_weekday_has_its_names_in_both_languages() -> None:
    names = [
        "mon maandag",
        "tues dinsdag",
        "weds woensdag",
        "thurs donderdag",
        "fri vrijdag",
        "sat zaterdag",
        "sun zondag",
    ]
    for number, words in enumerate(names):
        assert {periods.weekday(word.upper()) for word in words.split()} == {number}
    short = ["ma", "di", "wo", "do", "vr", "za", "zo"]
    assert [periods.weekday(word, short_dutch=True) for word in short] == list(range(7))
    assert [periods.weekday(word) for word in short] == [None] * 7


def test_a_word_is_known_to_name_a_day_in_either_language_right_or_wrong() -> None:
    assert all(map(periods.names_a_day, ["do", "Thursday", "morgen", "2026-02-30", "today"]))
    assert not any(map(periods.names_a_day, ["we", "noon", "2026-11", "", "note"]))


@pytest.mark.parametrize(
    ("period", "english", "dutch"),
    [
        (span("2026-11-16", "2026-11-20"), "16–20 Nov", "16–20 nov"),
        (span("2026-11-20", "2026-11-20"), "20 Nov", "20 nov"),
        (span("2026-05-28", "2026-06-03"), "28 May – 3 Jun", "28 mei – 3 jun"),
        (span("2025-12-29", "2026-01-02"), "29 Dec 2025 – 2 Jan 2026", "29 dec 2025 – 2 jan 2026"),
        (span("2024-02-26", "2024-03-03"), "26 Feb – 3 Mar", "26 feb – 3 mrt"),
    ],
)
def test_days_read_short_in_either_language(period: Period, english: str, dutch: str) -> None:
    assert periods.day_span(period) == english
    with language.spoken("nl"):
        assert periods.day_span(period) == dutch


def test_a_day_has_its_year_only_where_it_isnt_this_one() -> None:
    day = date(2025, 12, 31)
    assert periods.short_day(day) == "Wed 31 Dec"
    assert periods.short_day(day, TODAY) == "Wed 31 Dec 2025"
    assert periods.short_day(day, date(2025, 1, 1)) == "Wed 31 Dec"
    with language.spoken("nl"):
        assert periods.short_day(day, TODAY) == "wo 31 dec 2025"


def test_a_period_holds_its_first_and_last_day_and_nothing_else() -> None:
    week = span("2026-11-16", "2026-11-22")
    assert date(2026, 11, 16) in week
    assert date(2026, 11, 22) in week
    assert date(2026, 11, 15) not in week
    assert date(2026, 11, 23) not in week
    assert "2026-11-16" not in week
