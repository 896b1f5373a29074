"""Days away, as one line that is typed and read."""

from __future__ import annotations

from datetime import date

import pytest

from domain.ties import day, span
from wfhdesk import language
from wfhdesk.domain.away_days import away_text, parse_away
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.periods import Period

TODAY = date(2026, 11, 20)  # a Friday


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("", ()),
        (" , ", ()),
        ("2026-12-21..2027-01-02", (span("2026-12-21", "2027-01-02"),)),
        ("2027-02-15, 2026-12-21..2027-01-02", (span("2026-12-21", "2027-01-02"), span("2027-02-15", "2027-02-15"))),
        ("tomorrow, tomorrow", (span("2026-11-21", "2026-11-21"),)),
        ("next week", (span("2026-11-23", "2026-11-27"),)),
    ],
)
def test_days_apart_by_commas_come_in_order_and_each_once(text: str, days: tuple[Period, ...]) -> None:
    assert parse_away(text, TODAY) == days


@pytest.mark.parametrize("wrong", ["sometime", "tomorrow at Leeds", "tomorrow afternoon", "2026-12-01, sometime"])
def test_what_names_no_whole_days_is_refused(wrong: str) -> None:
    said = wrong.rpartition(", ")[2]
    with pytest.raises(WrongInput, match=f"“{said}” are no days"):
        parse_away(wrong, TODAY)


def test_it_is_refused_in_dutch() -> None:
    language.speak("nl")
    with pytest.raises(WrongInput, match="“ooit” zijn geen dagen"):
        parse_away("ooit", TODAY)


def test_short_dutch_days_are_understood_where_that_is_wanted() -> None:
    assert parse_away("ma", TODAY, short_dutch=True) == (span("2026-11-23", "2026-11-23"),)


def test_what_is_written_is_read_back_the_same() -> None:
    away = (span("2026-12-21", "2027-01-02"), Period(day("2027-02-15"), day("2027-02-15")))
    assert away_text(away) == "2026-12-21..2027-01-02, 2027-02-15"
    assert parse_away(away_text(away), TODAY) == away
    assert away_text(()) == ""
