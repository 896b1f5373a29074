"""What each part of a day holds, and how it is told."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from wfhdesk.domain.busy_time import Span
from wfhdesk.domain.day_slots import (
    AWAY,
    NOTHING,
    REST,
    SHARED,
    TAKEN,
    WORKED,
    Slot,
    day_told,
    occasion_told,
    occasion_when,
    planned_at,
    shown_part,
    slot_at,
    slot_told,
    weeks_of_month,
)
from wfhdesk.domain.days import Agenda, Day, day_of
from wfhdesk.domain.hours import Minutes, parse_hours
from wfhdesk.domain.occasions import APPOINTMENT, FOCUS, LEAVE, VISITOR, WORKDAY, Occasion
from wfhdesk.domain.patterns import Pattern

TUESDAY = date(2026, 11, 24)
TODAY = date(2026, 11, 20)
HOURS = "mon-fri 9:00-12:30 home; mon-fri 13:00-17:30 office core 10-15"
VISIT = Occasion(VISITOR, TUESDAY, TUESDAY, Minutes(600, 690), note="boiler man", told="Sam", check_in=690)


def day(*occasions: Occasion, on: date = TUESDAY, holiday: str = "", hours: str = HOURS) -> Day:
    pattern = Pattern(parse_hours(hours), "Europe/Amsterdam", date(2026, 1, 1))
    return day_of(Agenda("Europe/Amsterdam", [pattern], occasions, {on: holiday} if holiday else {}), on)


@pytest.mark.parametrize(
    ("minute", "slot"),
    [
        (8 * 60, Slot(NOTHING)),
        (9 * 60, Slot(WORKED, "home")),
        (10 * 60, Slot(WORKED, "home", is_core=True)),
        (12 * 60 + 45, Slot(REST)),
        (14 * 60, Slot(WORKED, "office", is_core=True)),
        (17 * 60, Slot(WORKED, "office")),
        (17 * 60 + 30, Slot(NOTHING)),
    ],
)
def test_a_minute_of_a_usual_day(minute: int, slot: Slot) -> None:
    """Work and where, core hours, the break, and what lies around it."""
    assert slot_at(day(), minute) == slot


def test_time_that_all_of_several_people_share_stands_over_work() -> None:
    """From its first minute to before its last, also where the clocks of others write the moments."""
    noon = datetime(2026, 11, 24, 12, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
    shared = [Span(noon, noon + timedelta(hours=1)), Span(noon + timedelta(hours=3), noon + timedelta(hours=4))]
    elsewhere = [Span(start.astimezone(UTC), end.astimezone(UTC)) for start, end in shared]
    for spans in (shared, elsewhere):
        kinds = [slot_at(day(), minute, spans).kind for minute in (719, 720, 779, 780, 899, 900, 959, 960)]
        assert kinds == [WORKED, SHARED, SHARED, WORKED, WORKED, SHARED, SHARED, WORKED]


def test_what_is_planned_takes_its_time() -> None:
    """Also where there was no work anyway; of two the shorter says more."""
    assert slot_at(day(VISIT), 10 * 60 + 30) == Slot(TAKEN, occasion=VISIT)
    late = VISIT._replace(part=Minutes(1200, 1260))
    assert slot_at(day(late), 1230) == Slot(TAKEN, occasion=late)
    focus = Occasion(FOCUS, TUESDAY, TUESDAY, Minutes(540, 750))
    assert slot_at(day(focus, VISIT), 10 * 60 + 30).occasion == VISIT


def test_an_absence_takes_the_hours_that_would_be_worked() -> None:
    """The evening isn't leave."""
    leave = Occasion(LEAVE, TUESDAY, TUESDAY)
    assert slot_at(day(leave), 600) == Slot(AWAY, occasion=leave)
    assert slot_at(day(leave), 1200).kind == NOTHING
    assert slot_at(day(holiday="Boxing Day"), 600) == Slot(AWAY)


@pytest.mark.parametrize("on", [date(2026, 3, 29), date(2026, 10, 25)])
def test_on_days_on_which_the_clocks_change_the_hours_hold(on: date) -> None:
    """By the clock on the wall."""
    found = day(on=on, hours="sun 9-17")
    kinds = [slot_at(found, minute).kind for minute in (8 * 60 + 59, 9 * 60, 16 * 60 + 59, 17 * 60)]
    assert kinds == [NOTHING, WORKED, WORKED, NOTHING]


@pytest.mark.parametrize(
    ("given", "part", "told"),
    [
        (day(), Minutes(780, 810), "Tue 24 Nov 13:00–13:30: Office, core hours"),
        (day(), Minutes(540, 570), "Tue 24 Nov 09:00–09:30: Home"),
        (day(), Minutes(750, 780), "Tue 24 Nov 12:30–13:00: break"),
        (day(), Minutes(1140, 1170), "Tue 24 Nov 19:00–19:30: no work"),
        (
            day(VISIT),
            Minutes(600, 630),
            "Tue 24 Nov 10:00–10:30: Visitor: boiler man, Sam was told, check in by 11:30",
        ),
        (day(holiday="Boxing Day"), Minutes(600, 630), "Tue 24 Nov 10:00–10:30: Boxing Day"),
    ],
)
def test_a_part_of_a_day_in_words(given: Day, part: Minutes, told: str) -> None:
    """When, and what it holds."""
    assert slot_told(given, part, TODAY) == told


def test_what_is_planned_in_words() -> None:
    """Its kind, what is known of it, and its days."""
    assert occasion_told(Occasion(LEAVE, TUESDAY, TUESDAY)) == "Leave"
    maybe = Occasion(APPOINTMENT, TUESDAY, TUESDAY, Minutes(600, 660), note="dentist", tentative=True)
    assert occasion_told(maybe) == "Appointment: dentist, maybe"
    assert occasion_when(maybe, TODAY) == "Tue 24 Nov 10:00–11:00"
    assert occasion_when(Occasion(LEAVE, TUESDAY, date(2026, 11, 27)), TODAY) == "24–27 Nov"


def test_a_day_in_a_word() -> None:
    """Where one works, or why one doesn't."""
    assert day_told(day()) == "Home/Office"
    assert day_told(day(Occasion(LEAVE, TUESDAY, TUESDAY))) == "Leave"
    assert day_told(day(holiday="Boxing Day")) == "Boxing Day"
    assert not day_told(day(on=date(2026, 11, 22)))


def test_a_week_shows_an_hour_more_than_lies_on_it() -> None:
    """And at least from 8 to 18, at most the day."""
    assert shown_part([]) == Minutes(480, 1080)
    assert shown_part([day()]) == Minutes(480, 1140)
    assert shown_part([day(hours="mon-fri 6:30-14")]) == Minutes(300, 1080)
    assert shown_part([day(hours="mon-fri 0-24")]) == Minutes(0, 1440)


def test_what_is_planned_at_a_minute() -> None:
    """What takes it, else what was said last of the whole day; nothing on a day as usual."""
    office = Occasion(WORKDAY, TUESDAY, TUESDAY, place="office")
    lisbon = office._replace(place="Lisbon")
    assert planned_at(day(VISIT, office), 630, [VISIT, office]) == VISIT
    assert planned_at(day(VISIT, office, lisbon), 900, [VISIT, office, lisbon]) == lisbon
    assert planned_at(day(), 630, []) is None


@pytest.mark.parametrize(
    ("on", "first", "weeks"),
    [(date(2026, 11, 20), date(2026, 10, 26), 6), (date(2027, 2, 3), date(2027, 2, 1), 4)],
)
def test_the_weeks_of_a_month(on: date, first: date, weeks: int) -> None:
    """All that it has days in."""
    found = weeks_of_month(on)
    assert (found[0], len(found)) == (first, weeks)
