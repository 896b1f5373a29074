"""What an update tells of its writer's availability."""

from __future__ import annotations

from datetime import date

import pytest

from domain.agendas import agenda, occasion
from wfhdesk.domain.availability_ahead import Ahead, Notice, ahead, notice, week_told
from wfhdesk.domain.days import days_of
from wfhdesk.domain.hours import Minutes
from wfhdesk.domain.occasions import Occasion
from wfhdesk.domain.periods import DAY, Period, week_of

MONDAY = date(2026, 11, 23)
WEEK = week_of(MONDAY)


@pytest.mark.parametrize(
    ("first", "last", "today", "monday"),
    [
        ("2026-11-16", "2026-11-22", "2026-11-20", "2026-11-23"),
        ("2026-11-16", "2026-11-22", "2026-11-23", "2026-11-23"),
        ("2026-11-16", "2026-11-22", "2026-12-09", "2026-12-07"),
        ("2026-11-01", "2026-11-30", "2026-11-20", "2026-12-07"),
        ("2026-12-21", "2026-12-27", "2026-12-24", "2026-12-28"),
    ],
)
def test_the_week_behind_the_period_is_told_or_the_present_one(first: str, last: str, today: str, monday: str) -> None:
    told = week_told(Period(date.fromisoformat(first), date.fromisoformat(last)), date.fromisoformat(today))
    assert told == week_of(date.fromisoformat(monday))


def test_a_week_comes_with_its_zone_and_the_leave_behind_it() -> None:
    known = agenda("mon-fri 9-17", occasion("leave", "2026-12-24", "2027-01-01"))
    told = ahead(days_of(known, WEEK), days_of(known, Period(MONDAY, date(2027, 1, 17))), date(2027, 1, 17))
    assert (told.week, told.zone, len(told.rows)) == ("Mon 23 Nov", "GMT, UTC+00:00", 5)
    assert told.away == ["24 Dec 2026 – 1 Jan 2027"]


def test_without_hours_there_is_nothing_to_tell() -> None:
    days = days_of(agenda()._replace(patterns=()), WEEK)
    assert ahead(days, [], WEEK.end) == Ahead(away=[])


def test_a_notice_tells_the_days_and_the_first_one_that_is_worked_again() -> None:
    known = agenda("mon-thu 9-17", occasion("leave", "2026-11-30"))
    days = days_of(known, Period(MONDAY + 3 * DAY, MONDAY + 20 * DAY))
    assert notice(Occasion("sick", MONDAY, MONDAY + 2 * DAY), days) == Notice(
        "Mon 23 Nov – Wed 25 Nov", "Thu 26 Nov", False
    )
    assert notice(Occasion("leave", MONDAY + 3 * DAY, MONDAY + 3 * DAY), days) == Notice(
        "Thu 26 Nov", "Tue 1 Dec", True
    )
    assert notice(Occasion("leave", MONDAY, MONDAY), []).back == ""


def test_the_message_about_a_part_of_a_day_tells_the_part() -> None:
    afternoon = Occasion("sick", MONDAY, MONDAY, Minutes(13 * 60, 17 * 60))
    assert notice(afternoon, []) == Notice("Mon 23 Nov, 13:00–17:00", "", True)
