"""Shared hours by day, in weeks in which only one side's clocks change, and why there are none."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.agendas import agenda, local, occasion, shown
from wfhdesk.domain.days import Agenda
from wfhdesk.domain.overlap import AWAY, OFF, Absent, SharedDay, shared_days
from wfhdesk.domain.overlap_texts import Side, overlap_rows
from wfhdesk.domain.periods import Period

LONG_AGO = local("2026-01-01 00:00")
NINE_TO_FIVE = "mon-fri 9-17"


def period(first: str, last: str = "") -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last or first))


def hours(days: list[SharedDay], zone: str = "") -> list[list[str]]:
    return [shown(day.spans, zone) for day in days]


def days(first: str, last: str, *agendas: Agenda, now: datetime = LONG_AGO) -> list[SharedDay]:
    return shared_days(agendas, period(first, last), now)


@pytest.mark.parametrize(
    ("first", "last", "other", "expected"),
    [
        # New York changes on Sunday 8 March and 1 November 2026, London on 29 March and 25 October.
        ("2026-03-06", "2026-03-06", "America/New_York", ["14:00-17:00"]),
        ("2026-03-09", "2026-03-09", "America/New_York", ["13:00-17:00"]),
        ("2026-03-30", "2026-03-30", "America/New_York", ["14:00-17:00"]),
        ("2026-10-23", "2026-10-23", "America/New_York", ["14:00-17:00"]),
        ("2026-10-26", "2026-10-26", "America/New_York", ["13:00-17:00"]),
        ("2026-11-02", "2026-11-02", "America/New_York", ["14:00-17:00"]),
        # Kolkata never does: only London's side moves.
        ("2026-10-23", "2026-10-23", "Asia/Kolkata", ["09:00-12:30"]),
        ("2026-10-26", "2026-10-26", "Asia/Kolkata", ["09:00-11:30"]),
    ],
)
def test_only_one_side_changes_its_clocks(first: str, last: str, other: str, expected: list[str]) -> None:
    found = days(first, last, agenda(NINE_TO_FIVE), agenda(NINE_TO_FIVE, zone=other))
    assert hours(found) == [expected]


def test_lord_howe_moves_by_half_an_hour() -> None:
    """Its summer time begins on Sunday 4 October 2026: from UTC+10:30 to UTC+11."""
    own = agenda("mon-fri 7-11", zone="Europe/London")
    theirs = agenda("mon-fri 16-21", zone="Australia/Lord_Howe")
    before, after = days("2026-10-02", "2026-10-02", own, theirs), days("2026-10-05", "2026-10-05", own, theirs)
    assert hours(before) == [["07:00-11:00"]]
    assert hours(before, "Australia/Lord_Howe") == [["16:30-20:30"]]
    assert hours(after) == [["07:00-11:00"]]
    assert hours(after, "Australia/Lord_Howe") == [["17:00-21:00"]]
    theirs = agenda("mon-fri 16-19", zone="Australia/Lord_Howe")
    assert hours(days("2026-10-02", "2026-10-02", own, theirs)) == [["07:00-09:30"]]
    assert hours(days("2026-10-05", "2026-10-05", own, theirs)) == [["07:00-09:00"]]


def test_a_day_that_is_another_one_elsewhere_is_found() -> None:
    own = agenda("mon-fri 15-23", zone="America/New_York")
    found = days("2026-11-18", "2026-11-18", own, agenda(NINE_TO_FIVE, zone="Australia/Lord_Howe"))
    assert hours(found) == [["17:00-23:00"]]
    rows = overlap_rows(found, [Side("", ZoneInfo("America/New_York")), Side("Kim", ZoneInfo("Australia/Lord_Howe"))])
    assert rows == [
        ["", "you (EST)", "Kim (UTC+11:00)"],
        ["Wed 18", "17:00–23:00", "Thu 09:00–15:00"],
    ]


def test_today_counts_from_now_on() -> None:
    found = days(
        "2026-11-20", "2026-11-20", agenda(NINE_TO_FIVE), agenda("mon-fri 8-10,12-16"), now=local("2026-11-20 13:10")
    )
    assert hours(found) == [["13:10-16:00"]]


def test_a_day_says_who_is_not_there_and_why() -> None:
    own = agenda("mon-thu 9-17", zone="Europe/London")
    on_leave = agenda(NINE_TO_FIVE, occasion("leave", "2026-11-16"))
    celebrating = agenda(NINE_TO_FIVE)._replace(holidays={date(2026, 11, 17): "Founders' day"})
    found = days("2026-11-16", "2026-11-21", own, on_leave, celebrating)
    assert [day.absent for day in found] == [
        (Absent(1, AWAY),),
        (Absent(2, "Founders' day"),),
        (),
        (),
        (Absent(0, OFF),),
        (Absent(0, OFF), Absent(1, OFF), Absent(2, OFF)),
    ]
    assert hours(found) == [[], [], ["09:00-17:00"], ["09:00-17:00"], [], []]
    sides = [Side(name, ZoneInfo("Europe/London")) for name in ("", "Priya", "Omar")]
    assert overlap_rows(found, sides) == [
        ["", "you (GMT)"],
        ["Mon 16", "none (Priya: away)"],
        ["Tue 17", "none (Omar: Founders' day)"],
        ["Wed 18", "09:00–17:00"],
        ["Thu 19", "09:00–17:00"],
    ]


def test_those_who_live_by_the_same_clocks_share_a_column() -> None:
    agendas = [agenda(NINE_TO_FIVE, zone=zone) for zone in ("Europe/London", "Asia/Kolkata", "Asia/Colombo")]
    found = days("2026-11-16", "2026-11-16", *agendas)
    sides = [Side(name, ZoneInfo(one.zone)) for name, one in zip(("", "Priya", "Omar"), agendas, strict=True)]
    assert overlap_rows(found, sides) == [
        ["", "you (GMT)", "Priya and Omar (IST)"],
        ["Mon 16", "09:00–11:30", "14:30–17:00"],
    ]


def test_a_week_in_which_clocks_change_names_both_zones() -> None:
    found = days("2026-10-24", "2026-10-26", agenda("mon-sun 9-17"), agenda("mon-sun 9-17", zone="America/New_York"))
    sides = [Side("", ZoneInfo("Europe/London")), Side("Kim", ZoneInfo("America/New_York"))]
    assert overlap_rows(found, sides) == [
        ["", "you (BST and GMT)", "Kim (EDT)"],
        ["Sat 24", "14:00–17:00", "09:00–12:00"],
        ["Sun 25", "13:00–17:00", "09:00–13:00"],
        ["Mon 26", "13:00–17:00", "09:00–13:00"],
    ]
