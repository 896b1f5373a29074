"""What a person types to plan something."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.hours import Minutes
from wfhdesk.domain.planning import When, parse_day, parse_part, parse_when

FRIDAY = date(2026, 11, 20)


def when(said: str, today: date = FRIDAY, *, dutch: bool = False) -> str | None:
    """What is planned as `MM-DD`, or `MM-DD..MM-DD`."""
    found = parse_when(said.split(" "), today, short_dutch=dutch)
    if found is None:
        return None
    return f"{found.first:%m-%d}" + (f"..{found.last:%m-%d}" if found.last > found.first else "")


@pytest.mark.parametrize(
    ("said", "days"),
    [
        *(("today", "11-20"), ("Tomorrow", "11-21"), ("vandaag", "11-20"), ("morgen", "11-21")),
        *(("fri", "11-20"), ("friday", "11-20"), ("thu", "11-26"), ("Mon", "11-23"), ("maandag", "11-23")),
        *(("2026-12-24", "12-24"), ("2026-11-02", "11-02"), ("2028-02-29", "02-29")),
        *(("mon..wed", "11-23..11-25"), ("fri..mon", "11-20..11-23"), ("mon..mon", "11-23")),
        *(("mon until wed", "11-23..11-25"), ("mon till wed", "11-23..11-25"), ("mon - wed", "11-23..11-25")),
        *(
            ("maandag t/m woensdag", "11-23..11-25"),
            ("morgen tot maandag", "11-21..11-23"),
            ("mon – wed", "11-23..11-25"),
        ),
        *(("today until tomorrow", "11-20..11-21"), ("2026-12-24..2027-01-01", "12-24..01-01")),
        *(("mon until 2026-12-01", "11-23..12-01"), ("2026-12-21..wed", "12-21..12-23")),
        *(("next week", "11-23..11-27"), ("Volgende Week", "11-23..11-27")),
        *(("2026-W52", "12-21..12-25"), ("2026-w47", "11-16..11-20"), ("2026-W53", "12-28..01-01")),
    ],
)
def test_days_are_understood_in_both_languages(said: str, days: str) -> None:
    assert when(said) == days
    assert when(f"{said} dentist") == days


def test_short_dutch_days_count_where_dutch_is_read() -> None:
    assert when("ma..wo", dutch=True) == "11-23..11-25"
    assert when("ma t/m wo", dutch=True) == "11-23..11-25"
    assert when("do", dutch=True) == "11-26"
    assert when("do") is None


@pytest.mark.parametrize("monday", [date(2026, 12, 28), date(2027, 1, 4)])
def test_next_week_is_right_around_new_year(monday: date) -> None:
    assert when("next week", monday - timedelta(days=1)) == f"{monday:%m-%d}..{monday + timedelta(days=4):%m-%d}"


@pytest.mark.parametrize(
    ("said", "part", "words"),
    [
        ("mon", None, ""),
        ("mon 9-11:30", (540, 690), ""),
        ("mon 9-11:30 boiler man", (540, 690), "boiler man"),
        ("mon 9–11 boiler", (540, 660), "boiler"),
        ("mon 9 - 11 boiler", (540, 660), "boiler"),
        ("mon 9 until 11", (540, 660), ""),
        ("mon 9 tot 11:15 loodgieter", (540, 675), "loodgieter"),
        ("mon..wed 13-17 course", (780, 1020), "course"),
        ("mon until wed 13-17", (780, 1020), ""),
        ("next week 9-10", (540, 600), ""),
        ("2026-W52 skiing 9-10", None, "skiing 9-10"),
        ("mon nine people", None, "nine people"),
        ("mon 9-11 2 plumbers", (540, 660), "2 plumbers"),
        ("mon do the books", None, "do the books"),
        ("mon 2nd floor", None, "2nd floor"),
        ("mon at Petra's", None, "at Petra's"),
        ("mon boiler   man", None, "boiler man"),
        ("mon \x1b[31mred\n9-10", None, "[31mred 9-10"),
    ],
)
def test_a_part_of_the_day_stands_behind_the_days_and_then_anything(
    said: str, part: tuple[int, int] | None, words: str
) -> None:
    found = parse_when([said], FRIDAY)
    assert found is not None
    assert (found.part, found.words) == (part and Minutes(*part), words)


@pytest.mark.parametrize(
    "said",
    ["", " ", "yesterday", "gisteren", "dentist", "next", "next month", "..mon", "e-waste report", "X-Wing", "W52"],
)
def test_words_that_begin_with_no_day_plan_nothing(said: str) -> None:
    assert parse_when([said], FRIDAY) is None
    assert parse_when([], FRIDAY) is None


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("mon..", "“” is no day; write it like today, fri or 2026-12-24."),
        ("mon..noon", "“noon” is no day"),
        ("mon until noon", "“noon” is no day"),
        ("mon until yesterday", "“yesterday” is no day"),
        ("2026-02-30", "There is no day 2026-02-30."),
        ("mon until 2026-02-30", "There is no day 2026-02-30."),
        ("mon until 2026-11-20", "The last day lies before the first one."),
        ("mon until today", "The last day lies before the first one."),
        ("2026-12-24..tomorrow", "The last day lies before the first one."),
        ("2026-W54", "“2026-W54” is no period."),
        ("9999-W52", "“9999-W52” is no period."),
        ("mon 11-9", "“11-9” is no part of a day"),
        ("mon 9-25", "“9-25” is no part of a day"),
        ("mon 11 until 9", "“11-9” is no part of a day"),
    ],
)
def test_what_can_not_be_is_refused_with_what_is_right(said: str, why: str) -> None:
    with pytest.raises(WrongInput, match=re.escape(why)):
        parse_when(said.split(" "), FRIDAY)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("thu 14:30 dentist", "“14:30” can't be the part of the day; write one part, from when until when"),
        ("thu at 14:30 dentist", "“14:30” can't be the part of the day"),
        ("do om 14.30 tandarts", "“14.30” can't be the part of the day"),
        ("tue 9 boiler", "“9” can't be the part of the day"),
        ("tue 2pm boiler", "“2pm” can't be the part of the day"),
        ("thu 14u30 tandarts", "“14u30” can't be the part of the day"),
        ("thu 2h dentist", "“2h” can't be the part of the day"),
        ("tue 9- 11", "“9-” can't be the part of the day"),
        ("tue 9-11,13-15 boiler", "“9-11,13-15” can't be the part of the day"),
        ("tue 9-11 13-15 boiler", "“13-15” can't be the part of the day"),
        ("2026-11-23 2026-11-25", "“2026-11-25” is one day too many; write several like mon..wed"),
        ("mon wed", "“wed” is one day too many"),
        ("mon wed..thu", "“wed..thu” is one day too many"),
        ("mon 9-11 tue 14-16", "“tue” is one day too many"),
        ("next week tomorrow", "“tomorrow” is one day too many"),
        ("ma wo", "“wo” is one day too many"),
    ],
)
def test_a_time_or_a_day_is_never_lost_in_a_note(said: str, why: str) -> None:
    with pytest.raises(WrongInput, match=f"^{re.escape(why)}"):
        parse_when(said.split(), FRIDAY, short_dutch=True)


def test_a_part_alone_is_todays() -> None:
    assert parse_part(["14-15:30", "dentist"], FRIDAY) == When(FRIDAY, FRIDAY, Minutes(840, 930), "dentist")
    assert parse_part(["14-15:30 dentist"], FRIDAY) == When(FRIDAY, FRIDAY, Minutes(840, 930), "dentist")
    assert parse_part(["14:30", "dentist"], FRIDAY) is None
    for said in ("9-11 wed", "9-11 13-15"):
        with pytest.raises(WrongInput, match=r"one day too many|can't be the part of the day"):
            parse_part(said.split(), FRIDAY)


def test_one_day_is_read_alone() -> None:
    assert parse_day("fri", FRIDAY) == FRIDAY
    assert parse_day(" tomorrow ", FRIDAY) == date(2026, 11, 21)
    assert parse_day("za", FRIDAY, short_dutch=True) == date(2026, 11, 21)
    with pytest.raises(WrongInput, match="“yesterday” is no day"):
        parse_day("yesterday", FRIDAY)
    with pytest.raises(WrongInput, match="x…” is no day"):
        parse_day("x" * 4000, FRIDAY)


WORDS = st.sampled_from(
    ("today", "mon", "fri", "until", "..", "mon..", "-", "next", "week", "2026-W50", "2026-12-01", "9-11", "9", "x", "")
)


@given(st.lists(st.one_of(WORDS, st.text(max_size=8)), max_size=6), st.booleans())
def test_any_words_are_understood_or_refused(words: list[str], dutch: bool) -> None:
    try:
        found = parse_when(words, FRIDAY, short_dutch=dutch)
    except WrongInput:
        return
    assert found is None or (isinstance(found, When) and found.first <= found.last)
