"""Local times as moments: where the clocks jump ahead, where they are put back, and where neither is by the hour."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.hours import parse_clock
from wfhdesk.domain.local_time import after, minute_of, moment_of, offset_shown, zone_named, zone_shown

ZONES = (
    "Europe/London",
    "America/New_York",
    "Australia/Sydney",
    "Asia/Kolkata",
    "Africa/Casablanca",
    "Australia/Lord_Howe",
)


def moment(day: str, time: str, zone: str) -> str:
    minute = parse_clock(time)
    assert minute is not None
    found = moment_of(date.fromisoformat(day), minute, ZoneInfo(zone))
    assert found.tzinfo is UTC
    return f"{found:%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("day", "zone", "wanted"),
    [
        ("2026-03-28", "Europe/London", "2026-03-28 09:00"),
        ("2026-03-29", "Europe/London", "2026-03-29 08:00"),
        ("2026-10-25", "Europe/London", "2026-10-25 09:00"),
        ("2026-03-07", "America/New_York", "2026-03-07 14:00"),
        ("2026-03-08", "America/New_York", "2026-03-08 13:00"),
        ("2026-11-01", "America/New_York", "2026-11-01 14:00"),
        ("2026-04-04", "Australia/Sydney", "2026-04-03 22:00"),
        ("2026-04-05", "Australia/Sydney", "2026-04-04 23:00"),
        ("2026-10-04", "Australia/Sydney", "2026-10-03 22:00"),
        ("2026-11-20", "Asia/Kolkata", "2026-11-20 03:30"),
        ("2026-02-14", "Africa/Casablanca", "2026-02-14 08:00"),
        ("2026-02-16", "Africa/Casablanca", "2026-02-16 09:00"),
        ("2026-03-23", "Africa/Casablanca", "2026-03-23 08:00"),
        ("2026-04-04", "Australia/Lord_Howe", "2026-04-03 22:00"),
        ("2026-04-05", "Australia/Lord_Howe", "2026-04-04 22:30"),
        ("2026-10-04", "Australia/Lord_Howe", "2026-10-03 22:00"),
    ],
)
def test_nine_o_clock_is_the_moment_that_it_is_there_on_that_day(day: str, zone: str, wanted: str) -> None:
    """Morocco puts its clocks back for Ramadan, Lord Howe moves them by half an hour."""
    assert moment(day, "9:00", zone) == wanted


@pytest.mark.parametrize(
    ("day", "time", "zone", "wanted"),
    [
        ("2026-03-29", "1:30", "Europe/London", "2026-03-29 01:30"),
        ("2007-03-11", "2:30", "America/New_York", "2007-03-11 07:30"),
        ("2026-10-04", "2:30", "Australia/Sydney", "2026-10-03 16:30"),
        ("2026-03-22", "2:30", "Africa/Casablanca", "2026-03-22 02:30"),
        ("2026-10-04", "2:15", "Australia/Lord_Howe", "2026-10-03 15:45"),
    ],
)
def test_a_time_that_the_clocks_jump_over_counts_by_the_offset_before(
    day: str, time: str, zone: str, wanted: str
) -> None:
    """RFC 5545, section 3.3.5; New York in 2007 is its own example, at 03:30 by the new clocks."""
    assert moment(day, time, zone) == wanted


@pytest.mark.parametrize(
    ("day", "time", "zone", "wanted"),
    [
        ("2026-10-25", "1:30", "Europe/London", "2026-10-25 00:30"),
        ("2007-11-04", "1:30", "America/New_York", "2007-11-04 05:30"),
        ("2026-04-05", "2:30", "Australia/Sydney", "2026-04-04 15:30"),
        ("2026-02-15", "2:30", "Africa/Casablanca", "2026-02-15 01:30"),
        ("2026-04-05", "1:45", "Australia/Lord_Howe", "2026-04-04 14:45"),
    ],
)
def test_a_time_that_comes_twice_is_the_first(day: str, time: str, zone: str, wanted: str) -> None:
    """RFC 5545, section 3.3.5; New York in 2007 is its own example."""
    assert moment(day, time, zone) == wanted


def test_the_end_of_a_day_is_the_midnight_of_the_next() -> None:
    for zone in ZONES:
        assert moment("2026-12-31", "24:00", zone) == moment("2027-01-01", "0:00", zone)
    assert moment_of(date(2026, 11, 20), 3 * 1440 + 61, UTC) == datetime(2026, 11, 23, 1, 1, tzinfo=UTC)
    assert moment_of(date(2026, 11, 20), -1, UTC) == datetime(2026, 11, 19, 23, 59, tzinfo=UTC)


def test_a_day_whose_midnight_is_jumped_over_begins_at_one() -> None:
    """Cairo goes from 24:00 to 1:00 in April, and has its last hour twice in October."""
    cairo = ZoneInfo("Africa/Cairo")
    begin = moment_of(date(2026, 4, 24), 0, cairo)
    assert minute_of(begin, cairo) == 60
    assert moment_of(date(2026, 4, 25), 0, cairo) - begin == timedelta(hours=23)
    assert moment_of(date(2026, 10, 30), 0, cairo) - moment_of(date(2026, 10, 29), 0, cairo) == timedelta(hours=25)


@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)), st.integers(0, 1439), st.sampled_from(ZONES))
@settings(max_examples=300)
def test_a_clock_shows_the_minute_unless_it_jumped_over_it(day: date, minute: int, name: str) -> None:
    """Where it did, it shows as much more as it jumped."""
    zone = ZoneInfo(name)
    found = moment_of(day, minute, zone)
    jump = found.astimezone(zone).utcoffset()
    before = (found - timedelta(hours=3)).astimezone(zone).utcoffset()
    assert jump is not None
    assert before is not None
    assert minute_of(found, zone) - minute in (0, (jump - before) // timedelta(minutes=1))
    assert found.astimezone(zone).date() == day


def test_a_length_of_time_passes_also_where_the_clocks_jump() -> None:
    london = ZoneInfo("Europe/London")
    spring, autumn = datetime(2026, 3, 29, 0, 30, tzinfo=london), datetime(2026, 10, 25, 0, 30, tzinfo=london)
    hour = timedelta(hours=1)
    assert f"{after(spring, hour):%H:%M %z}" == "02:30 +0100"
    assert f"{after(autumn, hour):%H:%M %z}" == "01:30 +0100"
    assert f"{after(autumn, 2 * hour):%H:%M %z}" == "01:30 +0000"
    assert f"{after(after(autumn, 2 * hour), hour):%H:%M %z}" == "02:30 +0000"
    assert f"{after(autumn, 3 * hour):%H:%M %Z}" == "02:30 GMT"


@pytest.mark.parametrize(
    ("zone", "winter", "summer"),
    [
        ("Europe/London", "GMT", "BST"),
        ("America/New_York", "EST", "EDT"),
        ("Australia/Sydney", "AEDT", "AEST"),
        ("Asia/Kolkata", "IST", "IST"),
        ("Africa/Casablanca", "UTC+01:00", "UTC+01:00"),
        ("Australia/Lord_Howe", "UTC+11:00", "UTC+10:30"),
        ("America/Sao_Paulo", "UTC-03:00", "UTC-03:00"),
        ("UTC", "UTC", "UTC"),
    ],
)
def test_a_zone_is_called_by_its_letters_or_else_by_its_offset(zone: str, winter: str, summer: str) -> None:
    known = zone_named(zone)
    assert zone_shown(datetime(2026, 1, 15, 12, tzinfo=UTC), known) == winter
    assert zone_shown(datetime(2026, 7, 15, 12, tzinfo=UTC), known) == summer


def test_an_offset_is_shown_with_its_sign() -> None:
    shown = {
        zone: offset_shown(datetime(2026, 1, 15, tzinfo=ZoneInfo(zone)))
        for zone in ("Asia/Kolkata", "America/St_Johns", "Europe/London")
    }
    assert list(shown.values()) == ["UTC+05:30", "UTC-03:30", "UTC+00:00"]
    assert zone_shown(datetime(2026, 3, 1, 12, tzinfo=UTC), ZoneInfo("Africa/Casablanca")) == "UTC+00:00"


@pytest.mark.parametrize(
    "name", ["", " ", "Amsterdam", "Europe", "Europe/", "../etc", "/etc/passwd", "zone.tab", "\0", "\udcff", "x" * 6000]
)
def test_what_is_no_zone_is_refused_with_what_is(name: str) -> None:
    with pytest.raises(WrongInput) as refused:
        zone_named(name)
    assert "is no time zone; it is a name like Europe/Amsterdam." in str(refused.value)
    assert len(str(refused.value)) < 150
    assert str(refused.value).isprintable()
