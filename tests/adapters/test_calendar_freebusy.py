"""Free and busy time as a file, read again by others."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from adapters.calendars import by_icalendar, by_vobject, crude
from adapters.hostile import HOSTILE
from conftest import FRIDAY
from wfhdesk.adapters.calendar.freebusy import freebusy
from wfhdesk.domain.busy_time import BUSY, FREE, TENTATIVE, UNAVAILABLE, Span, Stretched
from wfhdesk.domain.days import Agenda, times_of
from wfhdesk.domain.hours import Minutes, parse_hours
from wfhdesk.domain.occasions import Occasion
from wfhdesk.domain.patterns import Pattern
from wfhdesk.domain.periods import Period

UID = "7c1c0ed0-8d6d-5f3c-9d5a-07b1b5f5a111"
ANA = ("Ana Lima", "ana@example.org")
START = datetime(2026, 11, 23, tzinfo=UTC)
DAY = Span(START, START + timedelta(days=1))


def at(hour: float) -> datetime:
    return START + timedelta(hours=hour)


def read(data: bytes) -> list[Stretched]:
    """Return the busy time of a file as icalendar reads it, with what the crude reader found to be the types."""
    (part,) = by_icalendar(data).walk("VFREEBUSY")
    found = part["FREEBUSY"]
    lists = found if isinstance(found, list) else [found]
    return [
        Stretched(start, end, each.params["FBTYPE"])
        for each in lists
        for start, end in ([one.dt for one in each.dts] if hasattr(each, "dts") else [each.dt])
    ]


def read_by_vobject(data: bytes) -> list[Stretched]:
    return [
        Stretched(start, end, each.params["FBTYPE"][0])
        for each in by_vobject(data).vfreebusy.freebusy_list
        for start, end in each.value
    ]


def test_busy_time_is_told_by_its_types() -> None:
    times = [
        Stretched(at(0), at(9), UNAVAILABLE),
        Stretched(at(9), at(10), FREE),
        Stretched(at(10), at(11), BUSY),
        Stretched(at(11), at(12), TENTATIVE),
        Stretched(at(12), at(12.5), BUSY),
        Stretched(at(12.5), at(17), FREE),
        Stretched(at(17), at(24), UNAVAILABLE),
    ]
    made = crude(freebusy(times, DAY, ANA, UID, FRIDAY))
    assert made.value("METHOD") == "PUBLISH"
    (part,) = made.parts
    assert part.name == "VFREEBUSY"
    assert sorted(part.properties) == [
        ("DTEND", "", "20261124T000000Z"),
        ("DTSTAMP", "", "20261120T131000Z"),
        ("DTSTART", "", "20261123T000000Z"),
        ("FREEBUSY", ";FBTYPE=BUSY", "20261123T100000Z/20261123T110000Z,20261123T120000Z/20261123T123000Z"),
        ("FREEBUSY", ";FBTYPE=BUSY-TENTATIVE", "20261123T110000Z/20261123T120000Z"),
        (
            "FREEBUSY",
            ";FBTYPE=BUSY-UNAVAILABLE",
            "20261123T000000Z/20261123T090000Z,20261123T170000Z/20261124T000000Z",
        ),
        ("ORGANIZER", ';CN="Ana Lima"', "mailto:ana@example.org"),
        ("UID", "", UID),
    ]


def test_times_are_put_in_order_joined_and_cut_to_the_span() -> None:
    amsterdam = ZoneInfo("Europe/Amsterdam")
    times = [
        Stretched(at(20).astimezone(amsterdam), at(30).astimezone(amsterdam), BUSY),
        Stretched(at(10), at(11), BUSY),
        Stretched(at(11), at(12), BUSY),
        Stretched(at(-5), at(1), BUSY),
        Stretched(at(30), at(31), TENTATIVE),
    ]
    data = freebusy(times, DAY, ANA, UID, FRIDAY)
    assert read(data) == [
        Stretched(at(0), at(1), BUSY),
        Stretched(at(10), at(12), BUSY),
        Stretched(at(20), at(24), BUSY),
    ]


def test_nothing_busy_is_told_as_such() -> None:
    (part,) = crude(freebusy([Stretched(at(0), at(24), FREE)], DAY, ANA, UID, FRIDAY)).parts
    assert set(part.names()) == {"UID", "DTSTAMP", "DTSTART", "DTEND", "ORGANIZER"}


def test_eight_weeks_read_back_as_they_were_computed() -> None:
    zone = "America/New_York"
    hours = parse_hours("mon-thu 9:00-12:30,13:00-17:30 home; fri 9-13 office / mon-fri 8-16")
    occasions = [
        Occasion("leave", date(2026, 10, 20), date(2026, 10, 22)),
        Occasion("appointment", date(2026, 11, 3), date(2026, 11, 3), Minutes(600, 690), tentative=True),
        Occasion("visitor", date(2026, 11, 2), date(2026, 11, 6), Minutes(600, 660), note="secret plumber"),
    ]
    agenda = Agenda(zone, [Pattern(hours, zone, date(2026, 9, 7))], occasions)
    times = times_of(agenda, Period(date(2026, 10, 5), date(2026, 11, 29)))
    data = freebusy(times, Span(times[0].start, times[-1].end), ANA, UID, FRIDAY)
    busy = [one for one in times if one.kind != FREE]
    assert {one.kind for one in busy} == {BUSY, UNAVAILABLE, TENTATIVE}
    assert sorted(read(data)) == sorted(read_by_vobject(data)) == busy
    assert b"plumber" not in data


@pytest.mark.parametrize(
    ("organizer", "parameters", "value"),
    [
        (("Ana", ""), "CN=Ana", "invalid:nomail"),
        (("", ""), "", "invalid:nomail"),
        (("", "ana@example.org"), "", "mailto:ana@example.org"),
        (("Lima, Ana", "a?b%c/d@example.org"), 'CN="Lima, Ana"', "mailto:a%3Fb%25c%2Fd@example.org"),
        (("Ana “Ωx” 😀", "ana@example.org"), 'CN="Ana “Ωx” 😀"', "mailto:ana@example.org"),
    ],
)
def test_whose_time_it_is_is_always_a_uri(organizer: tuple[str, str], parameters: str, value: str) -> None:
    (part,) = crude(freebusy([], DAY, organizer, UID, FRIDAY)).parts
    assert (part.parameters("ORGANIZER"), part.value("ORGANIZER")) == (parameters, value)


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_becomes_anything_but_a_name(name: str) -> None:
    data = freebusy([], DAY, (f"a{HOSTILE[name]}", HOSTILE[name]), UID, FRIDAY)
    (part,) = crude(data).parts
    assert set(part.names()) == {"UID", "DTSTAMP", "DTSTART", "DTEND", "ORGANIZER"}
    assert part.value("ORGANIZER").startswith("mailto:")
    assert part.value("ORGANIZER").isascii()
    (again,) = by_icalendar(data).walk("VFREEBUSY")
    assert set(again["ORGANIZER"].params) == {"CN"}


def test_the_same_time_gives_the_same_bytes() -> None:
    times = [Stretched(at(10), at(11), BUSY)]
    assert freebusy(times, DAY, ANA, UID, FRIDAY) == freebusy(list(times), DAY, ANA, UID, FRIDAY)
