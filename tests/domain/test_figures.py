"""Figures: what holds on a day, and how one is told with its source."""

from __future__ import annotations

from datetime import date

import pytest

from domain.checklist_files import changed, line_of
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.figures import Figure, figure_told, figures_for, parse_figures
from wfhdesk.language import speak

PATH = "figures.toml"
ONE = """\
format = 1

[[figures]]
country = "NL"
id = "day-2025"
year = 2025
what = { en = "A day at home", nl = "Een dag thuis" }
amount = "2.40"
currency = "EUR"
unit = { en = "per day", nl = "per dag" }
from = 2025-01-01
until = 2025-12-31
note = { en = "At most.", nl = "Hoogstens." }
source = "The tax office"
dated = 2026-11-22
check = { en = "Check it.", nl = "Ga het na." }
"""
SECOND = ONE.replace("format = 1\n", "").replace("2025", "2026").replace("2.40", "2.45")
WEEK = (
    SECOND.replace("day-2026", "week").replace('"NL"', '"GB"').replace("2.45", "6.00").replace("EUR", "GBP")
).replace("from = 2026-01-01\nuntil = 2026-12-31\n", "until = 2026-04-05\n")


def read(text: str) -> list[Figure]:
    return parse_figures(text, PATH)


def test_a_figure_is_told_with_its_period_its_source_and_where_to_check_it() -> None:
    (figure,) = read(ONE)
    told = "A day at home: EUR 2.40 per day, from 2025-01-01 to 2025-12-31. At most."
    assert figure_told(figure) == f"{told} Source: The tax office, looked up on 2026-11-22. Check it."
    assert ", from 2025-01-01. " in figure_told(figure._replace(until=None))
    assert ", until 2025-12-31. " in figure_told(figure._replace(since=None))
    assert ", in 2025. " in figure_told(figure._replace(since=None, until=None))


def test_a_figure_is_told_in_dutch_with_its_comma() -> None:
    (figure,) = read(ONE)
    speak("nl")
    told = figure_told(figure)
    assert "Een dag thuis: EUR 2,40 per dag" in told
    assert told.endswith("Ga het na.")


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2025, 1, 1), ["day-2025"]),
        (date(2025, 12, 31), ["day-2025"]),
        (date(2026, 1, 1), ["day-2026"]),
        (date(2027, 1, 1), ["day-2026"]),
        (date(2020, 1, 1), ["day-2026"]),
    ],
)
def test_what_holds_on_the_day_is_shown_or_else_the_newest(day: date, found: list[str]) -> None:
    assert [one.id for one in figures_for(read(ONE + SECOND), ["NL"], day)] == found


def test_figures_come_in_the_order_of_the_countries() -> None:
    every = read(ONE + SECOND + WEEK)
    for day in (date(2026, 4, 5), date(2026, 11, 20)):  # the last one of the week's, and one after it
        assert [one.id for one in figures_for(every, ["GB", "NL"], day)] == ["week", "day-2026"]
    assert figures_for(every, ["DE"], date(2026, 1, 1)) == []
    assert figures_for(every, [], date(2026, 1, 1)) == []


def test_a_figure_without_days_holds_in_its_year() -> None:
    (figure,) = read(changed("from = 2025-01-01\nuntil = 2025-12-31\n", "", ONE))
    days = (date(2024, 12, 31), date(2025, 1, 1), date(2025, 12, 31), date(2026, 1, 1))
    assert [figure.holds(day) for day in days] == [False, True, True, False]
    assert [figure._replace(until=days[2]).holds(day) for day in days] == [True, True, True, False]
    assert [figure._replace(since=days[1]).holds(day) for day in days] == [False, True, True, True]


@pytest.mark.parametrize(
    ("old", "new", "marker", "reason"),
    [
        ('"NL"', '"nl"', '"nl"', "“country” has to be two capitals, such as NL, not “nl”."),
        (
            '"2.40"',
            "2.40",
            "2.40",
            '“amount” has to be a number between quotes, with a point, such as "2.45", not 2.4.',
        ),
        (
            '"2.40"',
            '"2,40"',
            "2,40",
            '“amount” has to be a number between quotes, with a point, such as "2.45", not “2,40”.',
        ),
        ('"EUR"', '"€"', "€", "“currency” has to be three capitals, such as EUR, not “€”."),
        ("year = 2025", 'year = "2025"', "year", "“year” has to be a whole number from 1990 to 2100, not “2025”."),
        (
            "2025-01-01",
            '"2025-01-01"',
            "from",
            "“from” has to be a date without quotes, such as 2026-12-31, not “2025-01-01”.",
        ),
        (
            "2025-01-01",
            "2025-01-01T10:00:00",
            "from",
            "“from” has to be a date without quotes, such as 2026-12-31, not 2025-01-01T10:00:00.",
        ),
        (
            "until = 2025",
            "until = 2024",
            "until",
            "“until” is before “from”; it is the last day on which the figure holds.",
        ),
        (
            "dated = 2026-11-22\n",
            "",
            "[[figures]]",
            "“dated” is missing; it has to be a date without quotes, such as 2026-12-31.",
        ),
        ("note =", "notes =", "notes", "“notes” isn't known here; you may mean “note”."),
        (
            "format = 1",
            "format = 2",
            "format",
            "this format is newer than 1, the one that this wfhdesk reads; update wfhdesk.",
        ),
        (
            "format = 1",
            "[[figures",
            "[[figures",
            "this is no sound TOML (Expected ']]' at the end of an array declaration).",
        ),
    ],
)
def test_what_is_wrong_is_told_with_file_line_and_reason(old: str, new: str, marker: str, reason: str) -> None:
    text = changed(old, new, ONE)
    with pytest.raises(WrongInput) as caught:
        read(text)
    assert str(caught.value) == f"{PATH}, line {line_of(text, marker)}: {reason}"


def test_an_id_is_used_once() -> None:
    text = ONE + changed("day-2026", "Day-2025", SECOND)
    with pytest.raises(WrongInput, match="the id “Day-2025” is there already"):
        read(text)


def test_a_file_may_have_no_figures() -> None:
    assert read("format = 1\n") == []
