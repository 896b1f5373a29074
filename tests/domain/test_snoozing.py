"""Until when somebody is put off."""

from __future__ import annotations

import pytest

from domain.ties import day, person, span, weekdays
from wfhdesk import language
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.snoozing import snooze_until

FRIDAY = day("2026-11-20")
PRIYA = person("Priya", away=(span("2026-11-18", "2026-11-25"), span("2026-11-26", "2026-11-27")))


def until(text: str, **more: bool) -> str:
    return snooze_until(text, PRIYA, FRIDAY, weekdays, **more).isoformat()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("3d", "2026-11-23"),
        ("4", "2026-11-24"),
        ("5 days", "2026-11-25"),
        ("5 dagen", "2026-11-25"),
        ("2w", "2026-12-04"),
        ("2 weken", "2026-12-04"),
        ("next week", "2026-11-23"),
        ("volgende week", "2026-11-23"),
        ("  Next   Week ", "2026-11-23"),
        ("wednesday", "2026-11-25"),
        ("2026-12-01", "2026-12-01"),
    ],
)
def test_words_name_a_day(text: str, told: str) -> None:
    assert until(text) == told


@pytest.mark.parametrize(
    ("text", "told"), [("tomorrow", "2026-11-23"), ("morgen", "2026-11-23"), ("1d", "2026-11-23"), ("1w", "2026-11-27")]
)
def test_a_count_of_days_ends_on_a_day_on_which_one_works(text: str, told: str) -> None:
    assert until(text) == told


def test_a_day_that_was_named_stays_though_one_is_off() -> None:
    assert until("saturday") == until("2026-11-21") == "2026-11-21"


@pytest.mark.parametrize("text", ["back", "after they are back", "terug"])
def test_back_is_the_first_working_day_after_all_of_their_leave(text: str) -> None:
    assert until(text) == "2026-11-30"  # leave that goes on is one, and then comes a weekend


def test_back_looks_at_the_leave_that_ends_first_and_not_at_what_is_over() -> None:
    away = (span("2026-12-21", "2027-01-01"), span("2026-11-02", "2026-11-06"), span("2026-11-20", "2026-11-23"))
    assert snooze_until("back", person("Omar", away=away), FRIDAY, weekdays) == day("2026-11-24")


def test_who_never_works_is_put_off_to_the_day_itself() -> None:
    assert snooze_until("3d", PRIYA, FRIDAY, lambda _day: False) == day("2026-11-23")


def test_back_needs_to_know_of_leave() -> None:
    past = person("Omar", away=(span("2026-11-02", "2026-11-06"),))
    with pytest.raises(WrongInput, match="Nobody said when Omar is away"):
        snooze_until("back", past, FRIDAY, weekdays)


@pytest.mark.parametrize("text", ["", "sometime", "-3d", "1000d", "3 months"])
def test_words_that_name_no_day_are_refused(text: str) -> None:
    with pytest.raises(WrongInput, match="names no day to come"):
        until(text)


@pytest.mark.parametrize(
    ("text", "told"), [("2026-11-20", "2026-11-20"), ("2026-11-01", "2026-11-01"), ("400d", "2027-12-27")]
)
def test_a_day_that_isnt_ahead_or_too_far_is_refused(text: str, told: str) -> None:
    with pytest.raises(WrongInput, match=f"at most a year; {told} isn't"):
        until(text)


def test_none_at_all_is_no_day_ahead() -> None:
    with pytest.raises(WrongInput, match="a day ahead"):
        snooze_until("0d", PRIYA, FRIDAY, lambda _day: True)


def test_the_last_day_of_a_year_from_now_is_near_enough() -> None:
    assert snooze_until("366d", PRIYA, FRIDAY, lambda _day: True) == day("2027-11-21")
    with pytest.raises(WrongInput, match="2027-11-22"):
        snooze_until("367d", PRIYA, FRIDAY, lambda _day: True)


def test_short_dutch_days_are_understood_where_that_is_wanted() -> None:
    assert until("di", short_dutch=True) == "2026-11-24"
    with pytest.raises(WrongInput):
        until("di")


def test_it_is_refused_in_dutch() -> None:
    language.speak("nl")
    with pytest.raises(WrongInput, match="hooguit een jaar vooruit"):
        until("2026-11-01")
