"""What makes a day different: which days, which time of them, and by when to check in."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from wfhdesk import language
from wfhdesk.domain.busy_time import BUSY, TENTATIVE, UNAVAILABLE
from wfhdesk.domain.hours import Minutes
from wfhdesk.domain.occasions import (
    APPOINTMENT,
    FOCUS,
    LEAVE,
    OCCASIONS,
    SICK,
    VISIT,
    VISITOR,
    WORKDAY,
    Occasion,
    awaits_check_in,
    check_in_due,
    each_day,
    shown_occasion,
    span_on,
)
from wfhdesk.domain.periods import Period

LONDON = ZoneInfo("Europe/London")
MONDAY, FRIDAY = date(2026, 11, 16), date(2026, 11, 20)
MORNING = Minutes(540, 720)


def test_an_occasion_holds_its_first_and_its_last_day() -> None:
    leave = Occasion(LEAVE, MONDAY, FRIDAY)
    assert MONDAY in leave
    assert FRIDAY in leave
    assert date(2026, 11, 15) not in leave
    assert date(2026, 11, 21) not in leave
    assert "2026-11-18" not in leave
    assert each_day(leave, Period(date.min, date.max)) == [date(2026, 11, number) for number in range(16, 21)]
    assert each_day(Occasion(SICK, date.min, date.max), Period(FRIDAY, FRIDAY)) == [FRIDAY]
    assert each_day(leave, Period(date(2026, 12, 1), date(2026, 12, 2))) == []


def test_only_whole_days_of_leave_or_sickness_are_an_absence() -> None:
    absent = {kind: Occasion(kind, MONDAY, MONDAY).is_absence for kind in OCCASIONS}
    assert [kind for kind, is_absence in absent.items() if is_absence] == [LEAVE, SICK]
    assert not any(Occasion(kind, MONDAY, MONDAY, part=MORNING).is_absence for kind in OCCASIONS)


@pytest.mark.parametrize(
    ("kind", "busy"),
    [(LEAVE, UNAVAILABLE), (SICK, UNAVAILABLE), (VISITOR, BUSY), (VISIT, BUSY), (FOCUS, BUSY), (APPOINTMENT, BUSY)],
)
def test_each_kind_makes_its_own_kind_of_busy_time(kind: str, busy: str) -> None:
    occasion = Occasion(kind, MONDAY, MONDAY)
    assert occasion.busy == busy
    assert occasion._replace(tentative=True).busy == TENTATIVE


def test_a_part_of_a_day_is_taken_on_each_of_its_days() -> None:
    visitor = Occasion(VISITOR, MONDAY, FRIDAY, part=MORNING)
    start, end = span_on(visitor, FRIDAY, ZoneInfo("Asia/Kolkata"))
    assert (start, end) == (datetime(2026, 11, 20, 3, 30, tzinfo=UTC), datetime(2026, 11, 20, 6, 30, tzinfo=UTC))


@pytest.mark.parametrize(("day", "hours"), [("2026-03-29", 23), ("2026-10-25", 25), ("2026-11-20", 24)])
def test_a_whole_day_is_as_long_as_its_clocks_make_it(day: str, hours: int) -> None:
    found = date.fromisoformat(day)
    start, end = span_on(Occasion(LEAVE, found, found), found, LONDON)
    assert end - start == timedelta(hours=hours)
    assert f"{start.astimezone(LONDON):%H:%M}" == "00:00"


def test_a_check_in_is_due_on_the_last_day_by_its_own_clocks() -> None:
    visit = Occasion(VISIT, MONDAY, date(2026, 11, 17), part=MORNING, told="Ana", check_in=13 * 60)
    assert check_in_due(visit, LONDON) == datetime(2026, 11, 17, 13, 0, tzinfo=UTC)
    assert check_in_due(visit, ZoneInfo("America/New_York")) == datetime(2026, 11, 17, 18, 0, tzinfo=UTC)
    assert check_in_due(visit._replace(check_in=1440), LONDON) == datetime(2026, 11, 18, tzinfo=UTC)
    assert check_in_due(visit._replace(check_in=0), LONDON) == datetime(2026, 11, 17, tzinfo=UTC)


def test_no_check_in_is_due_where_nobody_waits_or_all_is_well() -> None:
    visit = Occasion(VISIT, MONDAY, MONDAY, check_in=13 * 60)
    assert check_in_due(visit._replace(check_in=None), LONDON) is None
    assert check_in_due(visit._replace(checked_in=datetime(2026, 11, 16, 12, tzinfo=UTC)), LONDON) is None


def test_every_kind_has_a_name_of_its_own_for_a_reader() -> None:
    shown = [shown_occasion(kind) for kind in OCCASIONS]
    assert shown[OCCASIONS.index(WORKDAY)] == "working day"
    assert len(set(shown)) == len(OCCASIONS)
    language.speak("nl")
    assert all(shown_occasion(kind) for kind in OCCASIONS)


def test_a_check_in_is_waited_for_from_the_beginning_on_until_it_is_given() -> None:
    visit = Occasion(VISIT, MONDAY, FRIDAY, part=Minutes(540, 720), check_in=750)
    begins = datetime(2026, 11, 16, 9, 0, tzinfo=LONDON)
    assert awaits_check_in(visit, begins, LONDON)
    assert not awaits_check_in(visit, begins - timedelta(minutes=1), LONDON)
    assert awaits_check_in(visit, begins + timedelta(days=40), LONDON)
    assert not awaits_check_in(visit._replace(check_in=None), begins, LONDON)
    assert not awaits_check_in(visit._replace(checked_in=begins), begins, LONDON)
