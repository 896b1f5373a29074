"""Typed periods: a closed list of words and ISO 8601, in English and Dutch."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import FRIDAY
from wfhdesk.domain import periods
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.periods import Period
from wfhdesk.domain.typed_periods import parse_period

TODAY = FRIDAY.date()  # Friday 20 November 2026, ISO week 47
DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))


def span(start: str, end: str) -> Period:
    return Period(date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("", span("2026-11-16", "2026-11-22")),
        ("today", span("2026-11-20", "2026-11-20")),
        ("Vandaag", span("2026-11-20", "2026-11-20")),
        ("yesterday", span("2026-11-19", "2026-11-19")),
        ("gisteren", span("2026-11-19", "2026-11-19")),
        ("mon", span("2026-11-16", "2026-11-16")),
        ("vrijdag", span("2026-11-20", "2026-11-20")),
        ("saturday", span("2026-11-14", "2026-11-14")),
        ("week", span("2026-11-16", "2026-11-22")),
        ("this week", span("2026-11-16", "2026-11-22")),
        ("deze week", span("2026-11-16", "2026-11-22")),
        ("last week", span("2026-11-09", "2026-11-15")),
        ("LAST  Week", span("2026-11-09", "2026-11-15")),
        ("vorige week", span("2026-11-09", "2026-11-15")),
        ("afgelopen week", span("2026-11-09", "2026-11-15")),
        ("month", span("2026-11-01", "2026-11-30")),
        ("maand", span("2026-11-01", "2026-11-30")),
        ("last month", span("2026-10-01", "2026-10-31")),
        ("vorige maand", span("2026-10-01", "2026-10-31")),
        ("quarter", span("2026-10-01", "2026-12-31")),
        ("last quarter", span("2026-07-01", "2026-09-30")),
        ("vorig kwartaal", span("2026-07-01", "2026-09-30")),
        ("dit jaar", span("2026-01-01", "2026-12-31")),
        ("last year", span("2025-01-01", "2025-12-31")),
        ("2026-11-18", span("2026-11-18", "2026-11-18")),
        ("2027-05-01", span("2027-05-01", "2027-05-01")),
        ("2026-W47", span("2026-11-16", "2026-11-22")),
        ("2026-w47", span("2026-11-16", "2026-11-22")),
        ("2026-W01", span("2025-12-29", "2026-01-04")),
        ("2026-W53", span("2026-12-28", "2027-01-03")),
        ("2020-W53", span("2020-12-28", "2021-01-03")),
        ("2026-Q1", span("2026-01-01", "2026-03-31")),
        ("2026-q4", span("2026-10-01", "2026-12-31")),
        ("2026-11", span("2026-11-01", "2026-11-30")),
        ("2024-02", span("2024-02-01", "2024-02-29")),
        ("2023-02", span("2023-02-01", "2023-02-28")),
        ("2026-12", span("2026-12-01", "2026-12-31")),
        ("2026", span("2026-01-01", "2026-12-31")),
        ("2026-11-02..2026-11-13", span("2026-11-02", "2026-11-13")),
        ("2026-11-02 .. today", span("2026-11-02", "2026-11-20")),
        ("last week..yesterday", span("2026-11-09", "2026-11-19")),
        ("2025-W52..2026-01", span("2025-12-22", "2026-01-31")),
        ("today..today", span("2026-11-20", "2026-11-20")),
    ],
)
def test_a_period_may_be_typed_so(typed: str, wanted: Period) -> None:
    assert parse_period(typed, TODAY) == wanted


@pytest.mark.parametrize(
    ("today", "typed", "wanted"),
    [
        ("2027-01-01", "week", span("2026-12-28", "2027-01-03")),
        ("2027-01-01", "last month", span("2026-12-01", "2026-12-31")),
        ("2027-01-01", "yesterday", span("2026-12-31", "2026-12-31")),
        ("2027-01-04", "last week", span("2026-12-28", "2027-01-03")),
        ("2027-02-15", "last quarter", span("2026-10-01", "2026-12-31")),
        ("2024-03-31", "last month", span("2024-02-01", "2024-02-29")),
        ("2024-02-29", "last year", span("2023-01-01", "2023-12-31")),
        ("2024-03-01", "yesterday", span("2024-02-29", "2024-02-29")),
        ("2026-11-22", "week", span("2026-11-16", "2026-11-22")),
        ("2026-11-23", "last week", span("2026-11-16", "2026-11-22")),
        ("2026-11-22", "sun", span("2026-11-22", "2026-11-22")),
    ],
)
def test_words_mean_the_right_days_at_the_turns_of_the_calendar(today: str, typed: str, wanted: Period) -> None:
    assert parse_period(typed, date.fromisoformat(today)) == wanted


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "foo",
            "next week",
            "tomorrow",
            "last",
            "this",
            "last today",
            "last 2026",
            "week week",
            "last week week",
            "weeks",
        ),
        *(
            "2026-W54",
            "2025-W53",
            "2026-W00",
            "2026-W7",
            "2026-Q0",
            "2026-Q5",
            "2026-00",
            "2026-13",
            "2026-1",
            "26",
            "02026",
        ),
        *("0000", "0000-01", "9999-12", "9999-W52", "9999-Q4", "2026/11/18", "18-11-2026", "20261118", "2026-W47-1"),
        *(
            "..",
            "today..",
            "..today",
            "today...yesterday",
            "a..b",
            "today..foo",
            "do",
            "zo..today",
            "2026-11-02--2026-11-13",
        ),
    ],
)
def test_what_isnt_on_the_list_is_refused_with_what_is(typed: str) -> None:
    with pytest.raises(WrongInput, match=r"is no period\. Try today, yesterday, week, last week"):
        parse_period(typed, TODAY)


def test_a_day_that_no_calendar_has_is_refused() -> None:
    with pytest.raises(WrongInput, match="There is no day 2026-02-30"):
        parse_period("2026-02-30", TODAY)
    with pytest.raises(WrongInput, match="There is no day 2027-02-29"):
        parse_period("2026-11-01..2027-02-29", TODAY)


def test_a_period_that_ends_before_it_starts_is_refused_with_the_right_order() -> None:
    with pytest.raises(WrongInput, match=r"write the earlier one first: 2026-11-02\.\.2026-11-13"):
        parse_period("2026-11-13..2026-11-02", TODAY)


def test_a_refusal_quotes_little() -> None:
    with pytest.raises(WrongInput) as refused:
        parse_period("x" * 5000, TODAY)
    assert len(str(refused.value)) < 300


def test_short_dutch_weekdays_are_periods_for_who_reads_dutch() -> None:
    assert parse_period("do", TODAY, short_dutch=True) == span("2026-11-19", "2026-11-19")
    assert parse_period("ma..wo", TODAY, short_dutch=True) == span("2026-11-16", "2026-11-18")


UNITS = st.sampled_from(["week", "month", "quarter", "year"])
WHOLE = {
    "week": periods.week_of,
    "month": periods.month_of,
    "quarter": periods.quarter_of,
    "year": periods.year_of,
}


@given(DAYS, UNITS)
@settings(max_examples=300)
def test_a_whole_unit_holds_its_day_and_touches_its_neighbours(day: date, unit: str) -> None:
    whole = WHOLE[unit]
    period = whole(day)
    assert period.start <= day <= period.end
    assert all(whole(one) == period for one in (period.start, period.end))
    after = whole(period.end + periods.DAY)
    assert after.start == period.end + periods.DAY
    assert parse_period(unit, day) == period
    assert parse_period(f"last {unit}", after.start) == period


@given(DAYS)
@settings(max_examples=300)
def test_iso_forms_name_the_units_of_their_days(day: date) -> None:
    iso = day.isocalendar()
    assert parse_period(f"{iso.year:04}-W{iso.week:02}", TODAY) == periods.week_of(day)
    assert parse_period(f"{day:%Y-%m}", TODAY) == periods.month_of(day)
    assert parse_period(f"{day:%Y}-Q{(day.month + 2) // 3}", TODAY) == periods.quarter_of(day)
    assert parse_period(f"{day:%Y}", TODAY) == periods.year_of(day)
    assert parse_period(day.isoformat(), TODAY) == Period(day, day)
    assert periods.week_number(day) == iso.week


@given(st.text(max_size=12) | st.from_regex(r"\d{4}-[WQ]?\d{1,2}(\.\.\d{4})?", fullmatch=True), DAYS, st.booleans())
@settings(max_examples=500)
def test_whatever_is_typed_is_a_period_or_refused(typed: str, today: date, short_dutch: bool) -> None:
    try:
        start, end = parse_period(typed, today, short_dutch=short_dutch)
    except WrongInput:
        return
    assert start <= end
