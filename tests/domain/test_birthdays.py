"""Birthdays: told on the day, or before days off that hide it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wfhdesk.domain.birthdays import Birthday, birthday_in, birthday_told, birthdays_told
from wfhdesk.domain.people import Pause, Person
from wfhdesk.domain.periods import DAY


def person(name: str, birthday: str, **more: object) -> Person:
    return Person(name, "team", birthday=birthday, id=name)._replace(**more)  # type: ignore[arg-type]


def works(*off: str) -> Callable[[date], bool]:
    """Monday to Friday, but on some days."""
    free = {date.fromisoformat(one) for one in off}
    return lambda day: day.weekday() < 5 and day not in free


def told(people: Iterable[Person], today: str, *off: str) -> list[tuple[str, date]]:
    found = birthdays_told(people, lambda one: one.first_name, works(*off), date.fromisoformat(today))
    return [(one.name, one.day) for one in found]


@pytest.mark.parametrize(
    ("birthday", "today", "is_told"),
    [
        *(("11-18", "2026-11-18", True), ("11-18", "2026-11-17", False), ("11-18", "2026-11-19", False)),
        *(("11-21", "2026-11-20", True), ("11-22", "2026-11-20", True), ("11-23", "2026-11-20", False)),
        *(("11-21", "2026-11-19", False), ("11-21", "2026-11-21", True), ("11-22", "2026-11-21", True)),
    ],
)
def test_a_birthday_is_told_on_its_day_or_on_the_last_working_day_before_days_off(
    birthday: str, today: str, is_told: bool
) -> None:
    assert told([person("Dee", birthday)], today) == (
        [("Dee", date.fromisoformat(f"2026-{birthday}"))] if is_told else []
    )


def test_a_long_weekend_is_told_of_beforehand_and_a_holiday_of_weeks_is_not() -> None:
    """Up to four days off: Easter from Good Friday to Monday. Before weeks of leave nobody congratulates in advance."""
    easter = ("2026-04-03", "2026-04-06")
    people = [person(f"Dee{day:02d}", f"04-{day:02d}") for day in range(2, 9)]
    assert [day.day for _name, day in told(people, "2026-04-02", *easter)] == [2, 3, 4, 5, 6]
    longer = (*easter, "2026-04-07")
    assert [day.day for _name, day in told(people, "2026-04-02", *longer)] == [2]


def test_birthdays_of_the_years_end_are_told_across_it() -> None:
    """From Thursday 31 December over New Year's Day and the weekend, with next year's dates."""
    people = [person("Ona", "01-01"), person("Dec", "12-31"), person("Jan", "01-03"), person("Feb", "01-04")]
    assert told(people, "2026-12-31", "2027-01-01") == [
        ("Dec", date(2026, 12, 31)),
        ("Ona", date(2027, 1, 1)),
        ("Jan", date(2027, 1, 3)),
    ]


@pytest.mark.parametrize(
    ("year", "day"),
    [(2024, 29), (2025, 28), (2026, 28), (2027, 28), (2028, 29), (2100, 28), (2000, 29)],
)
def test_a_birthday_on_29_february_is_on_the_28th_where_the_year_has_none(year: int, day: int) -> None:
    assert birthday_in("02-29", year) == date(year, 2, day)
    assert birthday_in("02-28", year) == date(year, 2, 28)
    assert birthday_in("03-01", year) == date(year, 3, 1)


def test_a_leap_days_birthday_is_told_once_a_year_of_each_day() -> None:
    dee = person("Dee", "02-29")
    days = [date(2027, 2, 20) + place * DAY for place in range(20)]
    assert [day for day in days if told([dee], day.isoformat())] == [
        date(2027, 2, 26),
        date(2027, 2, 27),
        date(2027, 2, 28),
    ]
    assert told([dee], "2028-02-28") == []
    assert told([dee], "2028-02-29") == [("Dee", date(2028, 2, 29))]


def test_only_those_with_whom_one_stays_in_touch_are_told_of() -> None:
    """No relation and no cadence means that nobody counts the days; who is paused is left alone."""
    today, birthday = "2026-11-18", "11-18"
    nobody = [
        person("None", birthday, relation=""),
        person("Zero", birthday, cadence=0),
        person("Unknown", ""),
        person("Paused", birthday, pauses=(Pause(date(2026, 11, 1)),)),
        person("Ending", birthday, pauses=(Pause(date(2026, 11, 1), date(2026, 11, 18)),)),
    ]
    somebody = [
        person("Again", birthday, pauses=(Pause(date(2026, 11, 1), date(2026, 11, 17)),)),
        person("Counted", birthday, relation="", cadence=10),
        person("Snoozed", birthday, snoozed_until=date(2026, 11, 30)),
    ]
    assert [name for name, _day in told([*nobody, *somebody], today)] == ["Again", "Counted", "Snoozed"]


def test_the_nearest_comes_first_and_of_one_day_by_name() -> None:
    people = [person("zoe", "11-20"), person("Ana", "11-22"), person("Ben", "11-20"), person("Cem", "11-21")]
    assert [name for name, _day in told(people, "2026-11-20")] == ["Ben", "zoe", "Cem", "Ana"]


def test_it_says_when_it_is() -> None:
    one = Birthday(person("Dee", "11-22"), "Dee", date(2026, 11, 22))
    assert birthday_told(one, date(2026, 11, 22)) == "birthday today"
    assert birthday_told(one, date(2026, 11, 20)) == "birthday on Sun"


@given(st.dates(date(2020, 1, 1), date(2032, 12, 31)), st.sets(st.integers(0, 6), min_size=3))
def test_whoever_works_three_days_a_week_hears_of_every_birthday_in_time(day: date, worked: set[int]) -> None:
    """On a working day: the day itself, or the last one before it, at most four days earlier."""
    dee = person("Dee", f"{day:%m-%d}")

    def works_then(found: date) -> bool:
        return found.weekday() in worked

    heard = [
        today
        for today in (day - place * DAY for place in range(9))
        if works_then(today) and birthdays_told([dee], lambda one: one.name, works_then, today)
    ]
    before = next(day - place * DAY for place in range(9) if works_then(day - place * DAY))
    assert heard == [before]
