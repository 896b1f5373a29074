"""Working hours, as a person says them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wfhdesk import language
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.hours import (
    HOME,
    NO_WEEK,
    OFFICE,
    DayPlan,
    Minutes,
    Stretch,
    Week,
    clock,
    parse_clock,
    parse_hours,
    parse_minutes,
    place_named,
    shown_minutes,
    shown_place,
)
from wfhdesk.domain.hours_text import hours_text, reworded, shown_hours

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)
WORKWEEK = range(MON, SAT)


def minute(text: str) -> int:
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


def stretch(text: str, place: str = HOME) -> Stretch:
    start, end = text.split("-")
    return Stretch(minute(start), minute(end), place)


def plan(*stretches: Stretch, core: tuple[str, ...] = ()) -> DayPlan:
    return DayPlan(stretches, tuple(Minutes(*stretch(one)[:2]) for one in core))


def week(days: dict[int, DayPlan]) -> Week:
    return tuple(days.get(day, DayPlan()) for day in range(7))


NINE_TO_FIVE = plan(stretch("9:00-17:00"))
WITH_A_BREAK = plan(stretch("9:00-12:30"), stretch("13:00-17:30"))
MONDAY_NINE_TO_FIVE = week({MON: NINE_TO_FIVE})
ALL_DAYS = week(dict.fromkeys(WORKWEEK, NINE_TO_FIVE))


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("mon 9-17", MONDAY_NINE_TO_FIVE),
        ("mon-fri 9:00-17:00", ALL_DAYS),
        ("Monday-Friday 09:00-17:00", ALL_DAYS),
        ("ma-vr 9-17", ALL_DAYS),
        ("maandag-vrijdag 9.00-17.00", ALL_DAYS),
        ("mon - fri 9:00 - 17:00", ALL_DAYS),
        ("mon–fri 9–17", ALL_DAYS),
        ("mon-fri 0900-1700", ALL_DAYS),
        ("mon,tue,wed,thu,fri 9-17", ALL_DAYS),
        ("mon-wed, thu, fri 9-17", ALL_DAYS),
        ("ma t/m vr 9-17", ALL_DAYS),
        ("mon-fri 9:00-12:30,13:00-17:30", week(dict.fromkeys(WORKWEEK, WITH_A_BREAK))),
        ("mon-fri 9-12:30, 13-17:30", week(dict.fromkeys(WORKWEEK, WITH_A_BREAK))),
        ("mon 9-17; zo 9-12:30,13:00-17:30;", week({MON: NINE_TO_FIVE, SUN: WITH_A_BREAK})),
        ("sat-sun 9-17", week({SAT: NINE_TO_FIVE, SUN: NINE_TO_FIVE})),
        ("mon 9-12,12-17", week({MON: plan(stretch("9:00-12:00"), stretch("12:00-17:00"))})),
        ("mon 0:00-24:00", week({MON: plan(stretch("0:00-24:00"))})),
        ("mon 20-24; tue 0-2", week({MON: plan(stretch("20:00-24:00")), TUE: plan(stretch("0:00-2:00"))})),
        ("\tmon\u3000 9-17\n", MONDAY_NINE_TO_FIVE),
    ],
)
def test_hours_are_understood_in_english_and_dutch(said: str, wanted: Week) -> None:
    """Days by their names in either language, times with a colon, a full stop or nothing between hours and minutes."""
    assert parse_hours(said) == (wanted,)


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("", HOME),
        ("home", HOME),
        ("Thuis", HOME),
        ("office", OFFICE),
        ("KANTOOR", OFFICE),
        ("Café de Zwaan", "Café de Zwaan"),
        ("2nd floor", "2nd floor"),
        ("Encore", "Encore"),
        ("(Leeds)", "(Leeds)"),
        ("@ the library", "@ the library"),
        ("x" * 40, "x" * 40),
    ],
)
def test_a_place_stands_behind_the_hours_in_either_language(said: str, place: str) -> None:
    assert parse_hours(f"mon 9-17 {said}") == (week({MON: plan(stretch("9:00-17:00", place))}),)
    assert place_named(said) == place


@pytest.mark.parametrize("said", ["x" * 41, "home/office", "home, office", "home; office"])
def test_what_cant_be_a_place_is_refused(said: str) -> None:
    with pytest.raises(WrongInput, match="is no place; it is home, office, or a short name"):
        place_named(said)


def test_places_are_shown_in_the_readers_language() -> None:
    assert [shown_place(place) for place in (HOME, OFFICE, "Café")] == ["Home", "Office", "Café"]
    language.speak("nl")
    assert shown_place("Café") == "Café"


def test_core_hours_stand_last_in_either_language() -> None:
    wanted = (week({MON: plan(stretch("9:00-17:00", OFFICE), core=("10:00-12:00", "13:00-15:00"))}),)
    assert parse_hours("mon 9-17 office core 10-12,13-15") == wanted
    assert parse_hours("ma 9-17 kantoor KERN 10-12, 13-15") == wanted
    assert parse_hours("mon 9-17 core 9-17") == (week({MON: plan(stretch("9:00-17:00"), core=("9:00-17:00",))}),)


def test_core_hours_may_span_the_break() -> None:
    """They say when the others can count on one, and everybody eats."""
    [found] = parse_hours("mon 9-12:30,13-17:30 core 10-15")
    assert found[MON].core == (Minutes(600, 900),)


def test_the_example_of_the_handbook_is_understood() -> None:
    day = WITH_A_BREAK._replace(core=(Minutes(600, 900),))
    wanted = week({**dict.fromkeys(range(MON, FRI), day), FRI: plan(stretch("9:00-13:00", OFFICE))})
    assert parse_hours("mon-thu 9:00-12:30,13:00-17:30 home core 10-15; fri 9-13 office") == (wanted,)


def test_a_day_that_is_named_again_with_other_hours_has_those_named_last() -> None:
    """`mon-fri` and then one day that differs is the shortest way to say it; the core goes with the old hours."""
    [found] = parse_hours("mon-fri 9-17 core 10-12; fri 9:00-12:30,13:00-17:30 office")
    assert found[THU] == plan(stretch("9:00-17:00"), core=("10:00-12:00",))
    assert found[FRI] == plan(stretch("9:00-12:30", OFFICE), stretch("13:00-17:30", OFFICE))


def test_hours_beside_those_said_before_add_to_the_day() -> None:
    """Half a day at home and half at the office, in whichever order it is said."""
    wanted = week(
        {TUE: plan(stretch("9:00-12:00", OFFICE), stretch("12:00-17:00"), core=("10:00-11:00", "13:00-14:00"))}
    )
    assert parse_hours("tue 9-12 office core 10-11; tue 12-17 home core 13-14") == (wanted,)
    assert parse_hours("tue 12-17 home core 13-14; tue 9-12 office core 10-11") == (wanted,)


def test_a_second_week_stands_behind_a_stroke() -> None:
    other = week({MON: plan(stretch("9:00-17:00", OFFICE))})
    assert parse_hours("mon 9-17 home / mon 9-17 office") == (MONDAY_NINE_TO_FIVE, other)
    assert parse_hours("mon 9-17/mon 9-17 office") == (MONDAY_NINE_TO_FIVE, other)
    assert parse_hours("off / mon 9-17") == (NO_WEEK, MONDAY_NINE_TO_FIVE)
    assert parse_hours("ma 9-17 / Vrij") == (MONDAY_NINE_TO_FIVE, NO_WEEK)
    assert parse_hours("off") == (NO_WEEK,)


@pytest.mark.parametrize(
    "said",
    [
        *("", " ; ", "/", "9-17", "mon", "mon-fri", "mon 9", "mon 9-", "mon -17", "mon 9-17-18", "mon 9 17"),
        *("mon 17-9", "mon 9-9", "mon 9-24:01", "mon 24-25", "mon 9:60-17", "mon 25-26", "mon 9-17pm", "mon 9:0-17"),
        *("mon 13-17,9-12", "mon 9-13,12-17", "mon 9-12,9-12", "mon 9-17,", "every day 9-17", "mon 22-2"),
        *("fri-mon 9-17", "mon-xyz 9-17", "noday 9-17", "mon-tue-wed 9-17", "mon 9-17; tue", "mon,,tue 9-17"),
        *("mon 9-17 /", "/ mon 9-17", "mon 9-17 / tue 9-17 / wed 9-17", "mon 9-17 home/office", "mon 9-17 / ;"),
        *("mon 9-17; off", "mon office", "mon core 10-15", "mon 9-17 core", "mon 9-17 core x", "mon 9-17 core 15-10"),
        *("mon 9-17 core 10-12,11-13", "mon 9-17 core core 10-12"),
    ],
)
def test_what_cant_be_hours_is_refused_with_what_can(said: str) -> None:
    """The sentence shows how to write it."""
    with pytest.raises(WrongInput) as refused:
        parse_hours(said)
    assert str(refused.value).endswith(
        "” can't be working hours; write them like mon-fri 9:00-17:30, with ; between groups of days. "
        "Work past midnight ends at 24:00 and goes on at 0:00."
    )


def test_of_several_groups_the_wrong_one_is_quoted() -> None:
    with pytest.raises(WrongInput, match=r"^“mno 9-13” can't be working hours"):
        parse_hours("mon-thu 9-17; mno 9-13 / fri 9-12")


@pytest.mark.parametrize(
    "said",
    ["mon 9-12 13-17", "mon 9-17 tue 9-17", "mon 9-12 and 13-17", "mon 9-17 home 18-20", "mon 9am-5pm pm club"],
)
def test_a_forgotten_comma_or_semicolon_makes_no_place_of_hours(said: str) -> None:
    """Otherwise the afternoon would be a place of that name, and nobody would see it."""
    with pytest.raises(WrongInput, match="can't be working hours"):
        parse_hours(said)


@pytest.mark.parametrize(
    "said",
    [
        *("mon 9-17 core 8-10", "mon 9-17 core 16-18", "mon 9-17 core 10-15 home", "mon 9-17 core 7-8"),
        "mon 9-12 core 10-12; tue 9-12 core 10-13",
    ],
)
def test_core_hours_outside_the_hours_are_refused(said: str) -> None:
    with pytest.raises(WrongInput) as refused:
        parse_hours(said)
    assert str(refused.value) == f"The core hours in “{said}” have to lie within that day's hours, and stand last."


def test_a_long_text_is_quoted_short() -> None:
    """A page that was pasted by mistake doesn't fill the screen."""
    for said in ("x" * 5000, f"mon 9-17 {'x' * 5000}", f"mon 9-17 core 8-9 {'x' * 5000}"):
        with pytest.raises(WrongInput) as refused:
            parse_hours(said)
        assert len(str(refused.value)) < 250


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("9-5pm", "9:00-17:00"),
        ("1-5pm", "13:00-17:00"),
        ("12-5PM", "12:00-17:00"),
        ("8:30am-12pm", "8:30-12:00"),
        ("12am-6am", "0:00-6:00"),
        ("8-12pm", "8:00-12:00"),
        ("11-12pm", "11:00-12:00"),
        ("12-12:30pm", "12:00-12:30"),
        ("5-5:30pm", "17:00-17:30"),
        ("9:30-9pm", "9:30-21:00"),
        ("9-9pm", "9:00-21:00"),
        ("9 am - 5 pm", "9:00-17:00"),
    ],
)
def test_a_clock_of_twelve_hours_is_understood(text: str, wanted: str) -> None:
    assert parse_hours(f"fri {text}") == (week({FRI: plan(stretch(wanted))}),)
    assert parse_hours(f"fri {text} office core {text}")[0][FRI].stretches == (stretch(wanted, OFFICE),)


@pytest.mark.parametrize("text", ["9am-13pm", "0am-5pm", "14-5pm", "9am-5", "8pm-12am"])
def test_no_clock_of_twelve_hours_shows_such_times(text: str) -> None:
    with pytest.raises(WrongInput):
        parse_hours(f"fri {text}")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("9-11:30", Minutes(540, 690)), (" 9:00 – 5pm ", Minutes(540, 1020)), ("0-24", Minutes(0, 1440))],
)
def test_a_part_of_a_day_is_understood(text: str, wanted: Minutes) -> None:
    assert parse_minutes(text) == wanted


@pytest.mark.parametrize("text", ["", "9", "dentist", "2026-11-20", "9-11 dentist", "9-11,13-15", "9-11-12"])
def test_another_text_is_no_part_of_a_day(text: str) -> None:
    assert parse_minutes(text) is None


@pytest.mark.parametrize("text", ["17-9", "9-9", "9-25", "9:70-10", "9-13pm"])
def test_a_part_of_a_day_that_cant_be_is_refused_as_such(text: str) -> None:
    """The person said when a leave is, and shouldn't read about working hours."""
    with pytest.raises(WrongInput) as refused:
        parse_minutes(text)
    assert str(refused.value) == f"“{text}” is no part of a day; write it like 9:00-11:30, the earlier time first."


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        *(("0:00", 0), ("9", 540), ("09:05", 545), ("14.30", 870), ("1430", 870), ("2pm", 840), ("12 am", 0)),
        *(("24:00", 1440), ("24:01", None), ("25", None), ("9:60", None), ("13pm", None), ("noon", None), ("", None)),
    ],
)
def test_a_time_of_day_is_understood(text: str, wanted: int | None) -> None:
    assert parse_clock(text) == wanted


@given(st.integers(0, 1440))
def test_a_clock_shows_what_it_reads(minutes: int) -> None:
    assert parse_clock(clock(minutes)) == minutes


def test_a_part_of_a_day_is_shown_with_two_digits() -> None:
    assert shown_minutes(Minutes(545, 1440)) == "09:05–24:00"
    assert shown_minutes(Stretch(0, 600, OFFICE)) == "00:00–10:00"


# --- there and back --------------------------------------------------------------------------------------------

PLACES = st.sampled_from((HOME, OFFICE, "Café de Zwaan", "Floor 2", "Encore", "hard-core", "off", "mon", "x"))


@st.composite
def days(draw: st.DrawFn) -> DayPlan:
    """One to four stretches that may touch, each somewhere; core hours between the first and the last minute."""
    edges = sorted(draw(st.sets(st.integers(0, 1440), min_size=2, max_size=8)))
    pairs = [*pairwise(edges)] if draw(st.booleans()) else [*zip(edges[::2], edges[1::2], strict=False)]
    places = draw(st.lists(PLACES, min_size=len(pairs), max_size=len(pairs)))
    stretches = tuple(Stretch(*pair, place) for pair, place in zip(pairs, places, strict=True))
    first, last = stretches[0].start, stretches[-1].end
    inner = sorted(draw(st.sets(st.integers(first, last), max_size=4)))
    return DayPlan(stretches, tuple(Minutes(*pair) for pair in zip(inner[::2], inner[1::2], strict=False)))


WEEKS = st.lists(st.one_of(st.just(DayPlan()), days()), min_size=7, max_size=7).map(tuple)


@given(st.lists(WEEKS, min_size=1, max_size=2).map(tuple))
@settings(max_examples=150)
def test_weeks_that_were_written_out_are_read_the_same(weeks: tuple[Week, ...]) -> None:
    assert parse_hours(hours_text(weeks)) == weeks


@given(st.lists(WEEKS, min_size=1, max_size=2).map(tuple), st.sampled_from(("en", "nl")))
@settings(max_examples=100)
def test_weeks_that_are_shown_are_read_the_same_in_either_language(weeks: tuple[Week, ...], spoken: str) -> None:
    with language.spoken(spoken):
        assert parse_hours(shown_hours(weeks)) == weeks


def test_through_in_dutch_is_no_second_week() -> None:
    assert parse_hours("ma t/m do 9-17 / Ma T/M Vr 9-17") == parse_hours("mon-thu 9-17 / mon-fri 9-17")


def test_a_dutch_reader_is_shown_what_a_dutch_reader_types() -> None:
    said = "ma,di 09:00-12:00 thuis; ma,di 13:00-17:00 kantoor kern 10:00-15:00; vr 09:00-24:00 Café / vrij"
    weeks = parse_hours(said)
    assert shown_hours(weeks).startswith("mon,tue 09:00-12:00 home; ")
    language.speak("nl")
    assert shown_hours(weeks) == reworded(hours_text(weeks)) == said


def test_what_is_kept_is_the_same_in_every_language() -> None:
    language.speak("nl")
    assert hours_text(parse_hours("ma-vr 9-17 thuis kern 10-12")) == "mon-fri 09:00-17:00 home core 10:00-12:00"


def test_hours_that_nobody_said_are_shown_as_nothing() -> None:
    assert not reworded("")


def test_weeks_are_written_out_as_a_person_types_them() -> None:
    said = "mon,tue 09:00-12:00 home; mon,tue 13:00-17:00 office core 10:00-15:00; fri 09:00-24:00 Café / off"
    assert hours_text(parse_hours(said)) == said
    assert hours_text((NO_WEEK,)) == "off"


TIMES = st.builds(
    lambda hour, minutes, form: form.format(hour=hour, minutes=minutes),
    st.integers(0, 25),
    st.sampled_from((0, 30, 59, 60)),
    st.sampled_from(("{hour}", "{hour}:{minutes:02}", "{hour:02}{minutes:02}", "{hour}pm", "{hour} am")),
)
STRETCHES = st.lists(st.builds("{}-{}".format, TIMES, TIMES), max_size=3).map(",".join)
NAMES = st.sampled_from(("mon", "mon-fri", "vr-za", "mon,wed", "sunday", "fri-mon", "off", "x", ""))
TAILS = st.one_of(
    st.sampled_from(("", " home", " kantoor", " Café", " core 10-12", " office core 9-12", " core", " am Zoo", " 1-2")),
    st.text(max_size=8).map(" {}".format),
)
GROUPS = st.lists(st.builds("{} {}{}".format, NAMES, STRETCHES, TAILS), max_size=3).map(";".join)


@given(st.one_of(st.lists(GROUPS, min_size=1, max_size=2).map("/".join), st.text(max_size=20)))
@settings(max_examples=500)
@example("mon 9-12,13-17; fri 8-9")
@example("mon 9am-5pm am Zoo")
def test_hours_that_are_accepted_stand_in_order_and_are_read_the_same_again(said: str) -> None:
    """Whatever is written: either a sentence that says what is right, or days that can be drawn, kept and read again."""
    try:
        weeks = parse_hours(said)
    except WrongInput:
        return
    for day in (day for found in weeks for day in found):
        stretches = [Minutes(*one[:2]) for one in day.stretches]
        for parts in (stretches, [*day.core]):
            assert all(one.start < one.end for one in parts)
            assert all(one.end <= other.start for one, other in pairwise(parts))
        assert not day.core or day.stretches[0].start <= day.core[0].start
        assert not day.core or day.core[-1].end <= day.stretches[-1].end
    assert parse_hours(hours_text(weeks)) == weeks


def test_a_day_can_be_said_to_be_off() -> None:
    assert parse_hours("mon-fri 9-17; wed off") == parse_hours("mon-tue 9-17; thu-fri 9-17")
    assert parse_hours("ma-vr 9-17; wo vrij") == parse_hours("mon,tue,thu,fri 9-17")
