"""The clock of a contact: when it stands still, and that nothing is lost by it."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.agendas import agenda, occasion
from domain.ties import ALWAYS, TODAYS, day, days_near, own_agendas, pauses, periods_near, person, span
from wfhdesk.domain.days import Agenda, works_as_a_rule
from wfhdesk.domain.occasions import APPOINTMENT, FOCUS, LEAVE, SICK, WORKDAY, Occasion
from wfhdesk.domain.people import Pause
from wfhdesk.domain.periods import DAY, Period
from wfhdesk.domain.standstills import (
    FOR_GOOD,
    days_between,
    days_of_period,
    joined,
    standstills,
    still_for,
    ticked,
    ticks,
)

FULL_TIME = "mon-fri 9-17"
BEGINNINGS = st.sampled_from(TODAYS)


# --- what stops every clock ----------------------------------------------------------------------------------------


def test_own_leave_of_three_working_days_stops_every_clock() -> None:
    three = occasion(LEAVE, "2026-11-18", "2026-11-20")
    assert standstills(agenda(FULL_TIME, three)) == [span("2026-11-18", "2026-11-20")]


def test_own_leave_of_two_working_days_stops_none() -> None:
    assert standstills(agenda(FULL_TIME, occasion(LEAVE, "2026-11-19", "2026-11-20"))) == []
    assert standstills(agenda(FULL_TIME, occasion(LEAVE, "2026-11-19", "2026-11-22"))) == [], "with the weekend"


def test_public_holidays_and_days_off_are_no_days_of_leave() -> None:
    with_holiday = agenda(FULL_TIME, occasion(LEAVE, "2026-12-23", "2026-12-25"))
    assert standstills(with_holiday._replace(holidays={day("2026-12-25"): "Christmas Day"})) == []
    assert standstills(agenda("mon-tue 9-17; fri 9-13", occasion(LEAVE, "2026-11-17", "2026-11-20"))) == []
    assert len(standstills(agenda("mon-tue 9-17; fri 9-13", occasion(LEAVE, "2026-11-16", "2026-11-20")))) == 1


def test_who_set_no_hours_has_leave_from_monday_to_friday() -> None:
    weekend = ALWAYS._replace(occasions=(occasion(LEAVE, "2026-11-20", "2026-11-23"),))
    assert standstills(weekend) == []
    two = (occasion(LEAVE, "2026-11-19", "2026-11-20"), occasion(LEAVE, "2026-11-23", "2026-11-24"))
    assert standstills(ALWAYS._replace(occasions=two)) == [span("2026-11-19", "2026-11-24")]


def test_a_single_day_of_sickness_stops_every_clock() -> None:
    assert standstills(agenda(FULL_TIME, occasion(SICK, "2026-11-18"))) == [span("2026-11-18", "2026-11-18")]


@pytest.mark.parametrize("second", ["2026-11-19", "2026-11-20", "2026-11-21", "2026-11-23"])
def test_two_absences_that_touch_overlap_or_have_only_days_off_between_them_are_one(second: str) -> None:
    both = occasion(LEAVE, "2026-11-19", "2026-11-20"), occasion(LEAVE, second, "2026-11-24")
    assert standstills(agenda(FULL_TIME, *both)) == [span("2026-11-19", "2026-11-24")]
    assert standstills(agenda(FULL_TIME, *reversed(both))) == [span("2026-11-19", "2026-11-24")]


def test_an_absence_within_another_makes_it_no_shorter() -> None:
    both = occasion(LEAVE, "2026-11-16", "2026-11-27"), occasion(SICK, "2026-11-18")
    assert standstills(agenda(FULL_TIME, *both)) == [span("2026-11-16", "2026-11-27")]


def test_a_working_day_between_two_absences_keeps_them_apart() -> None:
    both = occasion(LEAVE, "2026-11-16", "2026-11-17"), occasion(LEAVE, "2026-11-19", "2026-11-20")
    assert standstills(agenda(FULL_TIME, *both)) == []


def test_sickness_that_a_leave_goes_over_into_stops_the_clock_for_both() -> None:
    both = occasion(SICK, "2026-11-18"), occasion(LEAVE, "2026-11-19")
    assert standstills(agenda(FULL_TIME, *both)) == [span("2026-11-18", "2026-11-19")]


@pytest.mark.parametrize(
    "other",
    [
        occasion(LEAVE, "2026-11-16", "2026-11-20", part=(9, 12)),
        occasion(LEAVE, "2026-11-16", "2026-11-20", tentative=True),
        occasion(SICK, "2026-11-16", part=(9, 12)),
        occasion(WORKDAY, "2026-11-16", "2026-11-20", place="office"),
        occasion(FOCUS, "2026-11-16", "2026-11-20"),
        occasion(APPOINTMENT, "2026-11-16", "2026-11-20"),
    ],
)
def test_half_days_plans_that_are_not_certain_and_whatever_is_no_absence_stop_no_clock(other: Occasion) -> None:
    assert standstills(agenda(FULL_TIME, other)) == []


def test_a_pause_stops_the_clock_of_one_person() -> None:
    leave = [span("2026-11-18", "2026-11-20")]
    paused = person("Ana", pauses=(Pause(day("2026-11-20"), day("2026-11-24")), Pause(day("2026-12-01"))))
    assert still_for(paused, leave) == [span("2026-11-18", "2026-11-24"), Period(day("2026-12-01"), FOR_GOOD)]
    assert still_for(person("Ben"), leave) == leave


# --- ticks ---------------------------------------------------------------------------------------------------------


def test_the_clock_ticks_once_a_day_and_not_on_the_day_it_starts() -> None:
    assert ticks(day("2026-11-16"), day("2026-11-16"), []) == 0
    assert ticks(day("2026-11-16"), day("2026-11-17"), []) == 1
    assert ticks(day("2026-11-16"), day("2028-11-16"), []) == 731, "over a leap day"
    assert ticks(day("2026-11-16"), day("2026-11-15"), []) == 0


def test_the_clock_does_not_tick_on_days_on_which_it_stands_still() -> None:
    still = [span("2026-11-18", "2026-11-20"), span("2026-11-23", "2026-11-23")]
    assert ticks(day("2026-11-16"), day("2026-11-24"), still) == 4
    assert ticks(day("2026-11-18"), day("2026-11-24"), still) == 3, "it started on one of them"
    assert ticks(day("2026-11-16"), day("2026-11-19"), still) == 1
    assert ticked(day("2026-11-16"), 4, still) == day("2026-11-24")
    assert ticked(day("2026-11-16"), 1, still) == day("2026-11-17")
    assert ticked(day("2026-11-19"), 1, still) == day("2026-11-21")


def test_a_clock_that_stands_still_for_good_comes_no_further() -> None:
    for end in (FOR_GOOD, date.max):
        still = [Period(day("2026-11-20"), end)]
        assert ticked(day("2026-11-16"), 3, still) == day("2026-11-19")
        assert ticked(day("2026-11-16"), 4, still) == FOR_GOOD
        assert ticked(day("2026-12-16"), 1, still) == FOR_GOOD
        assert ticks(day("2026-11-16"), day("2030-11-16"), still) == 3


def test_periods_that_touch_or_overlap_are_joined() -> None:
    apart = [span("2026-11-16", "2026-11-17"), span("2026-11-19", "2026-11-19")]
    assert joined(reversed(apart)) == apart
    assert joined([*apart, span("2026-11-18", "2026-11-18")]) == [span("2026-11-16", "2026-11-19")]
    assert joined([span("2026-11-16", "2026-11-30"), *apart]) == [span("2026-11-16", "2026-11-30")]
    for_good = Period(day("2026-11-16"), date.max)
    assert joined([for_good, *apart]) == [for_good]
    assert joined([]) == []


def test_the_days_of_a_period_are_both_ends_and_those_between_two_are_neither() -> None:
    assert list(days_of_period(span("2028-02-28", "2028-03-01"))) == [
        day("2028-02-28"),
        day("2028-02-29"),
        day("2028-03-01"),
    ]
    assert list(days_between(day("2026-12-30"), day("2027-01-01"))) == [day("2026-12-31")]
    assert list(days_between(day("2026-12-30"), day("2026-12-31"))) == []


# --- whatever is so ------------------------------------------------------------------------------------------------


@st.composite
def clocks(draw: st.DrawFn) -> tuple[list[Period], date]:
    """When a clock stands still: one's absences and somebody's pauses, and a day to start it."""
    today = draw(BEGINNINGS)
    mine = draw(own_agendas(today))
    paused = person("Ana", pauses=tuple(draw(st.lists(pauses(today), max_size=3))))
    return still_for(paused, joined(standstills(mine))), draw(days_near(today))


def one_by_one(start: date, end: date, still: list[Period]) -> int:
    days = (start + place * DAY for place in range(1, (end - start).days + 1))
    return sum(not any(found in period for period in still) for found in days)


@given(clocks(), st.integers(-10, 800))
def test_ticks_are_counted_as_one_counts_them_one_by_one(clock: tuple[list[Period], date], length: int) -> None:
    still, start = clock
    assert ticks(start, start + length * DAY, still) == one_by_one(start, start + length * DAY, still)


@given(clocks(), st.integers(1, 800))
def test_the_day_of_a_tick_is_the_first_by_which_there_were_so_many(
    clock: tuple[list[Period], date], number: int
) -> None:
    still, start = clock
    found = ticked(start, number, still)
    if found < FOR_GOOD:
        assert ticks(start, found, still) == number
        assert ticks(start, found - DAY, still) == number - 1
    else:
        assert one_by_one(start, start + 3000 * DAY, still) < number


@given(clocks(), st.integers(0, 400), st.integers(0, 400))
def test_no_tick_is_lost_or_comes_twice(clock: tuple[list[Period], date], first: int, then: int) -> None:
    still, start = clock
    between, end = start + first * DAY, start + (first + then) * DAY
    assert ticks(start, between, still) + ticks(between, end, still) == ticks(start, end, still)


@given(st.data())
def test_joined_periods_have_the_same_days_and_lie_apart(data: st.DataObject) -> None:
    today = data.draw(BEGINNINGS)
    periods = data.draw(st.lists(periods_near(today), max_size=6))
    found = joined(periods)
    days = [each for period in found for each in days_of_period(period)]
    assert days == sorted({each for period in periods for each in days_of_period(period)})
    assert all(one.end + DAY < other.start for one, other in pairwise(found))


@given(st.data())
def test_every_day_of_sickness_and_of_a_long_leave_stands_still_and_no_day_one_works(data: st.DataObject) -> None:
    today = data.draw(BEGINNINGS)
    mine = data.draw(own_agendas(today))
    still = {each for period in standstills(mine) for each in days_of_period(period)}
    absences = [one for one in mine.occasions if one.kind in (LEAVE, SICK) and not one.tentative]
    absent = {each for one in absences for each in days_of_period(Period(one.first, one.last))}
    for one in absences:
        days = set(days_of_period(Period(one.first, one.last)))
        if one.kind == SICK or sum(works_as_a_rule(mine, each) for each in days) >= 3:
            assert days <= still
    assert not any(works_as_a_rule(mine, each) for each in still - absent)


@given(BEGINNINGS, st.integers(3, 200), st.integers(0, 100))
def test_leave_however_long_takes_nothing_off_the_days_that_are_left(start: date, length: int, begun: int) -> None:
    leave = Period(start + DAY, start + length * DAY)
    mine = Agenda("Europe/London", (), (Occasion(SICK, *leave),))
    begin = start - begun * DAY
    for cadence in (7, 30, 365):
        before = cadence - ticks(begin, start, standstills(mine))
        after = cadence - ticks(begin, leave.end, standstills(mine))
        assert before == after
