"""Working hours, as a person says them."""

from __future__ import annotations

from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from conftest import FRIDAY
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.hours import Hours, Stretch, parse_hours, stretches_of

MONDAY, TUESDAY, FRIDAY_OF_WEEK, SATURDAY, SUNDAY = 0, 1, 4, 5, 6


def stretch(start: str, end: str) -> Stretch:
    return Stretch(time.fromisoformat(start), time.fromisoformat(end))


NINE_TO_FIVE = (stretch("09:00", "17:00"),)
WITH_A_BREAK = (stretch("09:00", "12:30"), stretch("13:00", "17:30"))
WEEK = range(MONDAY, FRIDAY_OF_WEEK + 1)


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("", {}),
        (" ; ", {}),
        ("mon 9-17", {MONDAY: NINE_TO_FIVE}),
        ("mon-fri 9:00-17:00", dict.fromkeys(WEEK, NINE_TO_FIVE)),
        ("Monday-Friday 09:00-17:00", dict.fromkeys(WEEK, NINE_TO_FIVE)),
        ("ma-vr 9-17", dict.fromkeys(WEEK, NINE_TO_FIVE)),
        ("maandag-vrijdag 9.00-17.00", dict.fromkeys(WEEK, NINE_TO_FIVE)),
        ("mon - fri 9:00 - 17:00", dict.fromkeys(WEEK, NINE_TO_FIVE)),
        ("mon–fri 9–17", dict.fromkeys(WEEK, NINE_TO_FIVE)),
        ("mon-fri 0900-1700", dict.fromkeys(WEEK, NINE_TO_FIVE)),
        ("mon-fri 9:00-12:30,13:00-17:30", dict.fromkeys(WEEK, WITH_A_BREAK)),
        ("mon-fri 9-12:30, 13-17:30", dict.fromkeys(WEEK, WITH_A_BREAK)),
        ("mon 9-17; zo 9-12:30,13:00-17:30;", {MONDAY: NINE_TO_FIVE, SUNDAY: WITH_A_BREAK}),
        ("sat-sun 9-17", {SATURDAY: NINE_TO_FIVE, SUNDAY: NINE_TO_FIVE}),
        ("mon 9-12,12-17", {MONDAY: (stretch("09:00", "12:00"), stretch("12:00", "17:00"))}),
        ("mon 0:00-23:59", {MONDAY: (stretch("00:00", "23:59"),)}),
        ("\tmon\u3000 9-17\n", {MONDAY: NINE_TO_FIVE}),
    ],
)
def test_hours_are_understood_in_english_and_dutch(said: str, hours: Hours) -> None:
    """Days by their names in either language, times with a colon, a full stop or nothing between hours and minutes."""
    assert parse_hours(said) == hours


def test_a_day_that_is_named_again_has_the_hours_named_last() -> None:
    """`mon-fri` and then one day that differs is the shortest way to say it."""
    assert parse_hours("mon-fri 9-17; fri 9:00-12:30,13:00-17:30") == {
        **dict.fromkeys(WEEK, NINE_TO_FIVE),
        FRIDAY_OF_WEEK: WITH_A_BREAK,
    }


@pytest.mark.parametrize(
    "said",
    [
        *("9-17", "mon", "mon-fri", "mon 9", "mon 9-", "mon -17", "mon 9-17-18", "mon 9 17", "every day 9-17"),
        *("mon 17-9", "mon 9-9", "mon 9-24", "mon 9:60-17", "mon 25-26", "mon 9-17pm", "mon 9:0-17", "mon 9-17,"),
        *("mon 13-17,9-12", "mon 9-13,12-17", "mon 9-12,9-12"),
        *("fri-mon 9-17", "mon-xyz 9-17", "noday 9-17", "mon-tue-wed 9-17", "mon 9-17; tue", "mon,tue 9-17"),
    ],
)
def test_what_cant_be_hours_is_refused_with_what_can(said: str) -> None:
    """The sentence quotes what was written and shows how to write it."""
    with pytest.raises(WrongInput) as refused:
        parse_hours(said)
    assert str(refused.value) == (
        f"“{said}” can't be working hours; write them like mon-fri 9:00-17:30, with ; between groups of days."
    )


def test_a_long_text_is_quoted_short() -> None:
    """A page that was pasted by mistake doesn't fill the screen."""
    with pytest.raises(WrongInput) as refused:
        parse_hours("x" * 5000)
    assert len(str(refused.value)) < 200


def test_a_day_that_isnt_worked_has_no_hours() -> None:
    """The day bar asks by date and gets nothing for a free day."""
    hours = parse_hours("mon-thu 9-17; fri 9:00-12:30,13:00-17:30")
    friday: date = FRIDAY.date()
    assert stretches_of(hours, friday) == WITH_A_BREAK
    assert stretches_of(hours, friday - timedelta(days=1)) == NINE_TO_FIVE
    assert stretches_of(hours, friday + timedelta(days=1)) == ()
    assert stretches_of({}, friday) == ()


TIMES = st.builds(
    lambda hour, minute, form: form.format(hour=hour, minute=minute),
    st.integers(0, 25),
    st.sampled_from((0, 30, 59, 60)),
    st.sampled_from(("{hour}", "{hour}:{minute:02}", "{hour:02}{minute:02}")),
)
STRETCHES = st.lists(st.builds("{}-{}".format, TIMES, TIMES), max_size=3).map(",".join)
DAYS = st.sampled_from(("mon", "mon-fri", "vr-za", "sunday", "fri-mon", "x", ""))
HOURS = st.lists(st.builds("{} {}".format, DAYS, STRETCHES), max_size=3).map(";".join)


@given(st.one_of(HOURS, st.text(max_size=20)))
@settings(max_examples=600, deadline=None)
@example("mon 9-12,13-17; fri 8-9")
def test_hours_that_are_accepted_stand_in_order_and_apart(said: str) -> None:
    """Whatever is written: either a sentence that says what is right, or a day that can be drawn from left to right."""
    try:
        hours = parse_hours(said)
    except WrongInput:
        return
    for day, stretches in hours.items():
        assert MONDAY <= day <= SUNDAY
        assert stretches
        assert all(one.start < one.end for one in stretches)
        assert all(one.end <= other.start for one, other in pairwise(stretches))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("fri 9-5pm", time(9), time(17)),
        ("fri 1-5pm", time(13), time(17)),
        ("fri 12-5PM", time(12), time(17)),
        ("fri 8:30am-12pm", time(8, 30), time(12)),
        ("fri 12am-6am", time(0), time(6)),
    ],
)
def test_a_clock_of_twelve_hours_is_understood(text: str, start: time, end: time) -> None:
    assert parse_hours(text) == {4: (Stretch(start, end),)}


def test_no_clock_of_twelve_hours_shows_thirteen() -> None:
    with pytest.raises(WrongInput):
        parse_hours("fri 9am-13pm")
