"""Whether now is a good hour for those who get a mail."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from domain.agendas import local
from wfhdesk.domain.recipients import DAY_OFF, OUT_OF_HOURS, WORKING, Reader, hours_told, usual_state

LONDON, KOLKATA, NEW_YORK = ZoneInfo("Europe/London"), ZoneInfo("Asia/Kolkata"), ZoneInfo("America/New_York")
ADVICE = "Keep it as a draft, or let your mail program send it in the morning."
ON_MONDAY = "Keep it as a draft, or let your mail program send it on Monday morning."
FRIDAY = "2026-11-20T14:10"


def reader(name: str, at: str, zone: ZoneInfo = LONDON) -> Reader:
    there = local(at).astimezone(zone)
    return Reader(name, there, usual_state(there))


def told(at: str, *readers: Reader) -> str:
    return hours_told(readers, local(at))


def said_of(name: str, state: str, away: date | None = None) -> Reader:
    return Reader(name, local(FRIDAY), state, away)


# --- the hour -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "at", ["2026-11-20T08:00", "2026-11-20T12:00", "2026-11-20T17:59", "2026-07-01T08:00", "2026-11-23T08:00"]
)
def test_within_working_hours_nothing_is_said(at: str) -> None:
    assert told(at, Reader("Petra", local(at), usual_state(local(at)))) == ""


@pytest.mark.parametrize(
    ("at", "time", "advice"),
    [
        ("2026-11-19T18:00", "18:00", ADVICE),
        ("2026-11-20T07:59", "07:59", ADVICE),
        ("2026-11-20T18:00", "18:00", ON_MONDAY),
        ("2026-11-21T12:00", "Sat 21 Nov 12:00", ON_MONDAY),
        ("2026-11-22T14:23", "Sun 22 Nov 14:23", ON_MONDAY),
        ("2026-11-23T07:59", "07:59", ADVICE),
    ],
)
def test_before_and_after_them_and_on_a_weekend_the_hour_is_told(at: str, time: str, advice: str) -> None:
    assert told(at, Reader("Petra", local(at), usual_state(local(at)))) == f"It is {time} for Petra. {advice}"


def test_the_hour_is_that_of_the_reader_with_the_day_where_that_is_another() -> None:
    at = "2026-11-20T22:30"
    assert "It is Sat 21 Nov 04:00 for them." in told(at, reader("them", at, KOLKATA))
    assert told(at, reader("them", at, NEW_YORK)) == ""
    monday = "2026-11-23T01:00"
    assert "It is Sun 22 Nov 20:00 for them." in told(monday, reader("them", monday, NEW_YORK))
    assert told(monday, reader("them", monday, ZoneInfo("Asia/Tokyo"))) == ""


# --- several readers ----------------------------------------------------------------------------------------------


def test_the_same_is_said_once_for_all_of_whom_it_holds() -> None:
    readers = [reader(name, FRIDAY, KOLKATA) for name in ("Priya", "Ravi")]
    readers.append(reader("Kim", FRIDAY, ZoneInfo("Asia/Tokyo")))
    assert told(FRIDAY, *readers) == f"It is 19:40 for Priya and Ravi. It is 23:10 for Kim. {ON_MONDAY}"


def test_of_whoever_works_nothing_is_said() -> None:
    assert told(FRIDAY, said_of("Lena", WORKING), said_of("Omar", OUT_OF_HOURS)) == f"It is 14:10 for Omar. {ON_MONDAY}"


def test_who_gets_it_by_two_addresses_is_named_once() -> None:
    assert told(FRIDAY, said_of("Omar", OUT_OF_HOURS), said_of("Omar", OUT_OF_HOURS)).count("Omar") == 1


def test_many_are_counted() -> None:
    readers = [said_of(name, OUT_OF_HOURS) for name in ("Ana", "Ben", "Cas", "Dee", "Eva", "Fay")]
    assert told(FRIDAY, *readers).startswith("It is 14:10 for Ana, Ben, Cas, Dee and 2 others.")


# --- leave and days off -------------------------------------------------------------------------------------------


def test_of_somebody_on_leave_it_is_said_until_when_whatever_the_hour() -> None:
    away = date(2027, 1, 2)
    priya = said_of("Priya", OUT_OF_HOURS, away)
    assert told(FRIDAY, priya) == "Priya is on leave until Sat 2 Jan 2027."
    assert told(FRIDAY, priya, said_of("Omar", WORKING, away)) == "Priya and Omar are on leave until Sat 2 Jan 2027."


def test_a_day_on_which_they_dont_work_is_called_so() -> None:
    assert told(FRIDAY, said_of("Lena", DAY_OFF)) == "Today is a day off for Lena."
    elsewhere = Reader("Kim", local("2026-11-21T03:10"), DAY_OFF)
    assert told(FRIDAY, elsewhere) == "Sat 21 Nov is a day off for Kim."


def test_the_advice_to_wait_for_the_morning_comes_once_and_last() -> None:
    late, away = said_of("Omar", OUT_OF_HOURS), said_of("Priya", WORKING, date(2026, 11, 27))
    said = told(FRIDAY, late, away, said_of("Lena", DAY_OFF))
    assert said.count(ON_MONDAY) == 1
    assert said.endswith(f"Today is a day off for Lena. {ON_MONDAY}")
