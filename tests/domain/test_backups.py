"""Which backups are kept, and which one is meant."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wfhdesk.domain.backups import kept, last_day, meant, moment_of, name_of

TODAY = date(2026, 11, 20)
NOON = datetime(2026, 11, 20, 12)
MOMENTS = st.lists(
    st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)).map(lambda at: at.replace(second=0, microsecond=0))
)


def test_one_a_day_is_kept_for_a_week_and_one_a_week_for_two_months() -> None:
    daily = [NOON - timedelta(days=back) for back in range(120)]
    days = sorted(TODAY - one.date() for one in kept(daily, TODAY))
    week = [timedelta(days=back) for back in range(7)]
    sundays = [timedelta(days=5 + 7 * back) for back in range(9)]  # 20 November 2026 is a Friday
    assert days == sorted({*week, *sundays})


def test_of_today_the_first_and_the_last_are_kept() -> None:
    made = [NOON + timedelta(minutes=minute) for minute in range(5)]
    assert kept(made, TODAY) == {made[0], made[-1]}


def test_of_a_day_before_only_the_last_is_kept() -> None:
    made = [NOON - timedelta(days=2, minutes=minute) for minute in range(5)]
    assert kept([*made, NOON], TODAY) == {made[0], NOON}


def test_one_that_a_wrong_clock_dated_later_takes_no_others_place() -> None:
    later = [NOON + timedelta(days=400), NOON + timedelta(days=500)]
    assert kept([*later, NOON], TODAY) == {later[1], NOON}


@given(MOMENTS, st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_the_newest_is_never_let_go_and_there_are_never_many(moments: list[datetime], today: date) -> None:
    left = kept(moments, today)
    assert left <= {*moments}
    assert not moments or max(moments) in left
    assert len(left) <= 18
    assert kept(left, today) == left


@given(st.lists(st.booleans(), min_size=200, max_size=200))
def test_day_after_day_there_is_one_of_each_week_in_which_one_was_made(makes: list[bool]) -> None:
    there: set[datetime] = set()
    made: list[datetime] = []
    for back, is_made in zip(range(200, 0, -1), makes, strict=True):
        now = NOON - timedelta(days=back)
        if is_made:
            made.append(now)
            there = kept({*there, now}, now.date())
    today = made[-1].date() if made else TODAY
    weeks = {one.isocalendar()[:2] for one in made if today - one.date() <= timedelta(days=55)}
    assert weeks <= {one.isocalendar()[:2] for one in there}


def test_a_backup_is_kept_for_two_months() -> None:
    assert last_day(TODAY) == date(2027, 1, 21)


@pytest.mark.parametrize("name", ["2026-11-20", "2026-11-20T1410x", "2026-13-20T1410", "2026-11-20T2560", "x", ""])
def test_another_name_is_no_backups(name: str) -> None:
    assert moment_of(name) is None


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)))
def test_a_name_tells_when_it_was(at: datetime) -> None:
    assert moment_of(name_of(at)) == at.replace(second=0, microsecond=0)


NAMES = ["2026-11-19T0900", "2026-11-20T0900", "2026-11-20T1410"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("last", NAMES[2]),
        ("2026-11-20", NAMES[2]),
        ("2026-11-20T09", NAMES[1]),
        ("2026-11-19", NAMES[0]),
        ("2026-11-18", None),
        ("", None),
        ("desk.zip", None),
    ],
)
def test_a_day_or_last_means_the_newest_of_it(wanted: str, found: str | None) -> None:
    assert meant(wanted, NAMES) == found
