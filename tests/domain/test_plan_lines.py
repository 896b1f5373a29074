"""What a person types into a form to plan something, and the same the other way round."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from wfhdesk import language
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.hours import DayPlan, Minutes, Stretch
from wfhdesk.domain.occasions import APPOINTMENT, FOCUS, LEAVE, VISITOR, WORKDAY, Occasion
from wfhdesk.domain.plan_lines import day_text, planned, when_text, workday

FRIDAY = date(2026, 11, 20)
TUESDAY = date(2026, 11, 24)
USUAL = DayPlan((Stretch(540, 750), Stretch(780, 1050)))


@pytest.mark.parametrize(
    ("when", "first", "last", "part"),
    [
        ("tue", TUESDAY, TUESDAY, None),
        ("2026-11-24", TUESDAY, TUESDAY, None),
        ("tue 10:00-11:30", TUESDAY, TUESDAY, Minutes(600, 690)),
        ("tue..thu", TUESDAY, date(2026, 11, 26), None),
        ("2026-12-23..2027-01-01", date(2026, 12, 23), date(2027, 1, 1), None),
    ],
)
def test_days_and_a_part_of_them_are_planned(when: str, first: date, last: date, part: Minutes | None) -> None:
    """As on the command line."""
    assert planned(LEAVE, {"when": when}, FRIDAY) == Occasion(LEAVE, first, last, part)


def test_what_stands_behind_the_days_is_for_oneself() -> None:
    """So that one line is enough; a field of its own adds to it."""
    assert planned(FOCUS, {"when": "tue 9-11 the annual report"}, FRIDAY).note == "the annual report"
    assert planned(FOCUS, {"when": "tue 9-11", "note": "report"}, FRIDAY).note == "report"
    assert planned(FOCUS, {"when": "tue the", "note": "report"}, FRIDAY).note == "the report"


@pytest.mark.parametrize("word", ["maybe", "Misschien"])
def test_maybe_makes_it_tentative(word: str) -> None:
    """In either language, right behind the days."""
    found = planned(APPOINTMENT, {"when": f"tue 10-11 {word} dentist"}, FRIDAY)
    assert (found.tentative, found.note) == (True, "dentist")


def test_a_visitor_has_who_was_told_and_by_when_to_check_in() -> None:
    """Each in a field of its own."""
    said = {"when": "tue 10-11:30", "note": "boiler man", "told": "Sam", "check_in": "11:45"}
    found = planned(VISITOR, said, FRIDAY)
    assert (found.note, found.told, found.check_in) == ("boiler man", "Sam", 705)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"when": ""}, "names no day"),
        ({"when": "whenever"}, "“whenever” names no day"),
        ({"when": "tue 11-10"}, "no part of a day"),
        ({"when": "2026-11-24..2026-11-20"}, "last day lies before"),
        ({"when": "tue", "check_in": "soon"}, "“soon” is no time of day"),
    ],
)
def test_what_cant_be_planned_is_told(said: dict[str, str], why: str) -> None:
    """With what is right."""
    with pytest.raises(WrongInput, match=why):
        planned(VISITOR, said, FRIDAY)


def test_what_is_changed_stays_the_same_thing() -> None:
    """It keeps its id, and that one checked in as long as the end is the same."""
    at = datetime(2026, 11, 24, 11, 0)
    before = Occasion(VISITOR, TUESDAY, TUESDAY, check_in=690, checked_in=at, id="abc")
    same = planned(VISITOR, {"when": "tue", "check_in": "11:30", "note": "x"}, FRIDAY, before)
    assert (same.id, same.checked_in) == ("abc", at)
    later = planned(VISITOR, {"when": "tue", "check_in": "12:30"}, FRIDAY, before)
    assert (later.id, later.checked_in) == ("abc", None)


@pytest.mark.parametrize(
    "occasion",
    [
        Occasion(LEAVE, TUESDAY, TUESDAY),
        Occasion(LEAVE, TUESDAY, date(2027, 1, 2), tentative=True),
        Occasion(FOCUS, TUESDAY, date(2026, 11, 26), Minutes(540, 630)),
    ],
)
def test_the_days_of_what_is_planned_can_be_typed_again(occasion: Occasion) -> None:
    """What a form is filled in with plans the same."""
    assert planned(occasion.kind, {"when": when_text(occasion)}, FRIDAY) == occasion


# --- how a day is worked --------------------------------------------------------------------------------------------


def test_a_day_is_filled_in_as_it_is() -> None:
    """Several stretches, and the place where there is one."""
    assert day_text(USUAL) == "09:00-12:30,13:00-17:30 home"
    assert day_text(DayPlan((Stretch(540, 750), Stretch(780, 1050, "office")))) == "09:00-12:30,13:00-17:30"
    assert not day_text(DayPlan())


def test_a_day_is_filled_in_with_the_place_in_the_readers_language() -> None:
    """Kept as it stands there it is no other day."""
    language.speak("nl")
    office = DayPlan((Stretch(540, 1020, "office"),))
    assert day_text(office) == "09:00-17:00 kantoor"
    assert workday(day_text(office), FRIDAY, office) is None
    assert day_text(DayPlan((Stretch(540, 1020, "Café"),))) == "09:00-17:00 Café"


@pytest.mark.parametrize(
    ("text", "part", "place"),
    [
        ("office", None, "office"),
        ("Lisbon", None, "Lisbon"),
        ("9:00-12:30,13:00-17:30 office", None, "office"),
        ("9:00-14:00 office", Minutes(540, 840), "office"),
        ("9-13", Minutes(540, 780), "home"),
    ],
)
def test_a_day_differs_in_its_place_or_its_hours(text: str, part: Minutes | None, place: str) -> None:
    """The usual hours at another place, or one stretch."""
    assert workday(text, TUESDAY, USUAL) == Occasion(WORKDAY, TUESDAY, TUESDAY, part, place)


@pytest.mark.parametrize("text", ["home", "9:00-12:30,13:00-17:30 home", "9:00-12:30,13:00-17:30"])
def test_a_day_as_usual_is_nothing_to_keep(text: str) -> None:
    """Who changes nothing plans nothing."""
    assert workday(text, TUESDAY, USUAL) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "leave is planned as leave"),
        ("off", "leave is planned as leave"),
        ("9-11,12-14 office", "A day of its own has one stretch"),
        ("9-", "can't be working hours"),
        ("x" * 50, "is no place"),
    ],
)
def test_a_day_that_cant_be_worked_so_is_told(text: str, why: str) -> None:
    """With what can be."""
    with pytest.raises(WrongInput, match=why):
        workday(text, TUESDAY, USUAL)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("office 9-14", "“office 9-14” begins with no hours"),
        ("thuis 9:00", "begins with no hours"),
        ("9-14; tue 9-17", "one stretch"),
        ("9-14 office; tue off", "one stretch"),
        ("9-14 / tue 9-17", "one stretch"),
        ("9-14 core 10-12", "one stretch"),
        ("9:00-12:30,13:00-17:30 Lisbon core 10-12", "one stretch"),
    ],
)
def test_nothing_of_what_is_said_of_a_day_is_lost(text: str, why: str) -> None:
    """What a day of its own can't hold is refused, with what is right."""
    with pytest.raises(WrongInput, match=why):
        workday(text, FRIDAY, USUAL)
