"""Shared hours in words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.ties import day
from wfhdesk import language
from wfhdesk.domain.busy_time import Span
from wfhdesk.domain.overlap import AWAY, OFF, Absent, SharedDay
from wfhdesk.domain.overlap_texts import Side, overlap_rows, spans_told

LONDON, KOLKATA, AUCKLAND = ZoneInfo("Europe/London"), ZoneInfo("Asia/Kolkata"), ZoneInfo("Pacific/Auckland")
ME = Side("Me", LONDON)
PRIYA, OMAR, LENA = Side("Priya", KOLKATA), Side("Omar", KOLKATA), Side("Lena", ZoneInfo("Europe/Lisbon"))
FRIDAY, SATURDAY = day("2026-11-20"), day("2026-11-21")


def hours(first: int, last: float, on: int = 20, month: int = 11) -> Span:
    start = datetime(2026, month, on, tzinfo=UTC)
    return Span(start + timedelta(hours=first), start + timedelta(hours=last))


SHARED = SharedDay(FRIDAY, (hours(9, 11.5), hours(12, 12.5)))


def test_the_same_hours_stand_by_each_clock() -> None:
    assert overlap_rows([SHARED], [ME, PRIYA]) == [
        ["", "you (GMT)", "Priya (IST)"],
        ["Fri 20", "09:00–11:30 12:00–12:30", "14:30–17:00 17:30–18:00"],
    ]


def test_who_lives_by_the_same_clocks_shares_a_column_and_by_ones_own_needs_none() -> None:
    head, row = overlap_rows([SHARED], [ME, PRIYA, LENA, OMAR])
    assert head == ["", "you (GMT)", "Priya and Omar (IST)"]
    assert len(row) == 3


def test_clocks_that_change_between_the_days_are_named_twice_and_are_no_others_clocks() -> None:
    before, behind = (SharedDay(day(f"2026-10-{on}"), (hours(9, 10, on, 10),)) for on in (23, 26))
    lagos = Side("Ada", ZoneInfo("Africa/Lagos"))  # an hour ahead in winter, by the same clock in summer
    assert overlap_rows([before, behind], [ME, lagos]) == [
        ["", "you (BST and GMT)", "Ada (WAT)"],
        ["Fri 23", "10:00–11:00", "10:00–11:00"],
        ["Mon 26", "09:00–10:00", "10:00–11:00"],
    ]


def test_a_stretch_on_another_day_there_says_which() -> None:
    assert spans_told([hours(20, 22)], FRIDAY, AUCKLAND) == "Sat 09:00–11:00"
    assert spans_told([], FRIDAY, AUCKLAND) == ""


def test_a_day_without_shared_hours_says_who_isnt_there() -> None:
    absent = (Absent(0, AWAY), Absent(1, OFF), Absent(2, "Diwali"))
    assert overlap_rows([SharedDay(FRIDAY, (), absent)], [ME, PRIYA, OMAR])[1:] == [
        ["Fri 20", "none (you: away, Priya: off, Omar: Diwali)", ""]
    ]
    assert overlap_rows([SharedDay(FRIDAY, ())], [ME, PRIYA])[1:] == [["Fri 20", "none", ""]]


def test_a_day_that_one_doesnt_work_is_left_out_unless_something_is_shared() -> None:
    off = SharedDay(SATURDAY, (), (Absent(0, OFF), Absent(1, OFF)))
    assert len(overlap_rows([off], [ME, PRIYA])) == 1
    assert len(overlap_rows([off._replace(spans=(hours(9, 10, 21),))], [ME, PRIYA])) == 2
    assert len(overlap_rows([SharedDay(SATURDAY, (), (Absent(1, OFF),))], [ME, PRIYA])) == 2


def test_it_is_told_in_dutch() -> None:
    language.speak("nl")
    rows = overlap_rows([SharedDay(FRIDAY, (), (Absent(1, AWAY),))], [ME, PRIYA])
    assert rows == [["", "jij (GMT)", "Priya (IST)"], ["vr 20", "geen (Priya: afwezig)", ""]]
