"""One's hours as a VAVAILABILITY: read again by others, they give the same free time as our own rules do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from adapters.calendars import Part, by_icalendar, by_vobject, components_read, crude
from adapters.hostile import HOSTILE
from conftest import FRIDAY
from wfhdesk.adapters.calendar.vavailability import Owner, Revision, availability
from wfhdesk.domain.availability_blocks import Block, Recurring, availability_blocks
from wfhdesk.domain.busy_time import Span, Stretched, busy_time, free
from wfhdesk.domain.days import Agenda, times_of, zone_on
from wfhdesk.domain.hours import DAY_END, Minutes, parse_hours
from wfhdesk.domain.local_time import moment_of
from wfhdesk.domain.occasions import Occasion
from wfhdesk.domain.patterns import Pattern
from wfhdesk.domain.periods import DAY, Period
from wfhdesk.domain.published import uid_of
from wfhdesk.domain.sharing import BUSY_ONLY, FULL, KIND

ANA = Owner("5b1f6a52-7d0e-4a40-9a0a-9f6f4f0f6a11", ("Ana Lima", "ana@example.org"), "Ana Lima – availability")
TODAY = FRIDAY.date()
SINCE = date(2026, 1, 7)
"""A Wednesday: the first week of a pattern needn't be a whole one."""

WEEKLY = "mon-thu 9:00-12:30,13:00-17:30 home core 10-15; fri 9-13 office"
FORTNIGHT = "mon-wed 9-17; sat 10-24 office / tue,thu 7:15-11:45,14-16 home; sun 0-6 Café Ωmega"
ZONES = (
    "Europe/London",
    "America/New_York",
    "Australia/Sydney",
    "Asia/Kolkata",
    "Africa/Casablanca",
    "Australia/Lord_Howe",
    "Europe/Dublin",
    "America/Sao_Paulo",
    "Etc/UTC",
)
PERIODS = (Period(date(2027, 2, 1), date(2027, 4, 11)), Period(date(2027, 9, 20), date(2027, 11, 21)))
"""The clocks change in each of these zones in them, where they do: Ramadan of 2027 ends on 9 March."""


def revised(blocks: Sequence[Block], sequence: int = 0, modified: datetime = FRIDAY) -> dict[str, Revision]:
    return {block.key: Revision(sequence, modified) for block in blocks}


def written(blocks: Sequence[Block], owner: Owner = ANA, today: date = TODAY) -> bytes:
    return availability(blocks, revised(blocks), owner, today).data


def parts(blocks: Sequence[Block]) -> list[Part]:
    return crude(written(blocks)).all("VAVAILABILITY")


def block(**said: Any) -> Block:
    hours = Recurring(date(2026, 11, 23), (0, 1, 3), Minutes(540, 750), 1, "Home", (Minutes(600, 720),))
    return Block("a", "Europe/Amsterdam", datetime(2026, 11, 23), None, 0, hours=(hours,))._replace(**said)


def free_as_read(data: bytes, agenda: Agenda, period: Period) -> list[Span]:
    first, last = zone_on(agenda, period.start), zone_on(agenda, period.end)
    span = Span(moment_of(period.start, 0, first), moment_of(period.end, DAY_END, last))
    return free(busy_time(span, components_read(data, period.end)))


def one_pattern(hours: str, zone: str) -> Agenda:
    return Agenda(zone, [Pattern(parse_hours(hours), zone, SINCE, id="p")])


# --- the same free time -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("hours", [WEEKLY, FORTNIGHT])
@pytest.mark.parametrize("zone", ZONES)
def test_a_pattern_gives_the_same_free_time_over_a_change_of_the_clocks(zone: str, hours: str) -> None:
    agenda = one_pattern(hours, zone)
    for period in PERIODS:
        data = written(availability_blocks(agenda, TODAY, FULL), today=TODAY)
        ours = free(times_of(agenda, period))
        assert len(ours) > 30
        assert free_as_read(data, agenda, period) == ours


@pytest.mark.parametrize("level", [BUSY_ONLY, KIND, FULL])
def test_all_that_is_different_gives_the_same_free_time(level: str) -> None:
    amsterdam, lisbon = "Europe/Amsterdam", "Europe/Lisbon"
    patterns = [
        Pattern(parse_hours(FORTNIGHT), amsterdam, SINCE, id="usual"),
        Pattern(parse_hours("mon-fri 8-16"), amsterdam, date(2027, 1, 4), id="from January"),
        Pattern(parse_hours("mon-wed 10-18 Lisbon"), lisbon, date(2026, 12, 7), date(2026, 12, 18), id="travel"),
    ]
    occasions = [
        Occasion("leave", date(2026, 11, 30), date(2026, 12, 2), id="a"),
        Occasion("sick", date(2026, 12, 4), date(2026, 12, 4), Minutes(0, 720), id="b"),
        Occasion("workday", date(2026, 11, 27), date(2026, 11, 27), Minutes(600, 1440), "office", id="c"),
        Occasion("visitor", date(2026, 12, 7), date(2026, 12, 11), Minutes(660, 690), id="d"),
        Occasion("focus", date(2026, 12, 15), date(2026, 12, 15), Minutes(600, 720), tentative=True, id="e"),
        Occasion("workday", date(2026, 12, 25), date(2026, 12, 25), place="home", id="f"),
    ]
    agenda = Agenda(amsterdam, patterns, occasions, {date(2026, 12, 25): "Christmas", date(2027, 1, 1): "New Year"})
    period = Period(TODAY, date(2027, 1, 14))
    blocks = availability_blocks(agenda, TODAY, level)
    data = written(blocks)
    assert free_as_read(data, agenda, period) == free(times_of(agenda, period))
    assert len(crude(data).all("VAVAILABILITY")) == len(blocks)
    assert [zone.value("TZID") for zone in crude(data).all("VTIMEZONE")] == [amsterdam, lisbon]


def test_the_kind_of_busy_time_is_told() -> None:
    appointment = Occasion("appointment", TODAY, TODAY, Minutes(600, 660), tentative=True, id="a")
    agenda = one_pattern("fri 9-17", "Etc/UTC")._replace(occasions=[appointment])
    data = written(availability_blocks(agenda, TODAY, FULL))
    nine, ten, eleven, five = (datetime.combine(TODAY, time(hour), UTC) for hour in (9, 10, 11, 17))
    assert busy_time(Span(nine, five), components_read(data, TODAY)) == [
        Stretched(nine, ten, "FREE"),
        Stretched(ten, eleven, "BUSY-TENTATIVE"),
        Stretched(eleven, five, "FREE"),
    ]


# --- what is written ----------------------------------------------------------------------------------------------


def test_a_pattern_is_told_by_what_readers_look_for() -> None:
    (part,) = parts([block()])
    assert {name: (parameters, value) for name, parameters, value in part.properties} == {
        "UID": ("", uid_of(ANA.space, "a")),
        "DTSTAMP": ("", "20261120T131000Z"),
        "LAST-MODIFIED": ("", "20261120T131000Z"),
        "SEQUENCE": ("", "0"),
        "ORGANIZER": (';CN="Ana Lima"', "mailto:ana@example.org"),
        "DTSTART": (";TZID=Europe/Amsterdam", "20261123T000000"),
        "BUSYTYPE": ("", "BUSY-UNAVAILABLE"),
    }
    (hours,) = part.parts
    assert hours.name == "AVAILABLE"
    assert sorted(hours.names()) == [
        "DESCRIPTION", "DTEND", "DTSTAMP", "DTSTART", "LOCATION", "RRULE", "SUMMARY", "UID", "X-WFHDESK-CORE",
    ]  # fmt: skip
    assert hours.value("UID") not in {part.value("UID"), ""}
    assert (hours.parameters("DTSTART"), hours.value("DTSTART")) == ("TZID=Europe/Amsterdam", "20261123T090000")
    assert (hours.parameters("DTEND"), hours.value("DTEND")) == ("TZID=Europe/Amsterdam", "20261123T123000")
    assert hours.value("RRULE") == "FREQ=WEEKLY;BYDAY=MO,TU,TH"
    assert hours.value("SUMMARY") == hours.value("LOCATION") == "Home"
    assert hours.value("X-WFHDESK-CORE") == "10:00-12:00"
    assert hours.value("DESCRIPTION") == "Core hours 10:00–12:00"


def test_the_calendar_has_a_name_and_no_method() -> None:
    made = crude(written([block()]))
    assert set(made.names()) == {"VERSION", "PRODID", "CALSCALE", "NAME", "X-WR-CALNAME"}
    assert [part.name for part in made.parts] == ["VTIMEZONE", "VAVAILABILITY"]


def test_a_block_over_another_says_how_high_what_of_and_until_when() -> None:
    over = block(end=datetime(2026, 11, 24), priority=3, summary="Away", busy="BUSY-TENTATIVE", hours=())
    (part,) = crude(availability([over], revised([over], 4, FRIDAY + DAY), ANA, TODAY).data).all("VAVAILABILITY")
    assert (part.parameters("DTEND"), part.value("DTEND")) == ("TZID=Europe/Amsterdam", "20261124T000000")
    assert (part.value("PRIORITY"), part.value("BUSYTYPE"), part.value("SUMMARY")) == ("3", "BUSY-TENTATIVE", "Away")
    assert (part.value("SEQUENCE"), part.value("LAST-MODIFIED")) == ("4", "20261121T131000Z")
    assert part.parts == []


def test_a_fortnight_is_told_by_its_interval() -> None:
    agenda = one_pattern(FORTNIGHT, "Europe/Amsterdam")
    (part,) = parts(availability_blocks(agenda, TODAY, FULL))
    rules = [one.value("RRULE") for one in part.parts]
    assert len(rules) == 5
    assert all("INTERVAL=2" in rule.split(";") for rule in rules)


@pytest.mark.parametrize("hours", [WEEKLY, FORTNIGHT])
def test_every_reader_of_weekly_hours_finds_a_rule_an_end_and_the_first_day_in_the_rule(hours: str) -> None:
    agenda = one_pattern(hours, "Europe/Amsterdam")
    workday = Occasion("workday", TODAY + DAY, TODAY + DAY, Minutes(600, 660), id="w")
    for part in parts(availability_blocks(agenda._replace(occasions=[workday]), TODAY, FULL)):
        assert len({one.value("UID") for one in part.parts}) == len(part.parts) > 0
        for one in part.parts:
            assert {"RRULE", "DTEND", "DTSTART", "DTSTAMP", "UID"} <= set(one.names())
            assert "DURATION" not in one.names()
            rule = dict(item.split("=") for item in one.value("RRULE").split(";"))
            assert rule["FREQ"] == "WEEKLY"
            first = datetime.strptime(one.value("DTSTART"), "%Y%m%dT%H%M%S")
            assert ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[first.weekday()] in rule["BYDAY"].split(",")


def test_hours_until_midnight_end_on_the_day_after() -> None:
    hours = Recurring(date(2026, 11, 28), (5,), Minutes(600, 1440), 1)
    (part,) = parts([block(hours=(hours,))])
    assert part.parts[0].value("DTEND") == "20261129T000000"


def test_places_and_core_hours_are_told_only_where_there_are_any() -> None:
    agenda = one_pattern(WEEKLY, "Europe/Amsterdam")
    data = written(availability_blocks(agenda, TODAY, BUSY_ONLY))
    for part in crude(data).all("VAVAILABILITY")[0].parts:
        assert set(part.names()) == {"UID", "DTSTAMP", "DTSTART", "DTEND", "RRULE"}


def test_several_core_hours_are_one_text() -> None:
    core = (Minutes(600, 720), Minutes(780, 840))
    hours = Recurring(date(2026, 11, 23), (0,), Minutes(540, 1020), 1, "Home", core)
    (part,) = parts([block(hours=(hours,))])
    assert part.parts[0].text("X-WFHDESK-CORE") == "10:00-12:00,13:00-14:00"
    assert part.parts[0].text("DESCRIPTION") == "Core hours 10:00–12:00, 13:00–14:00"


@pytest.mark.parametrize("zone", ["UTC", "Etc/UTC", "Etc/Zulu"])
def test_utc_is_told_without_a_zone(zone: str) -> None:
    data = written([block(zone=zone)])
    assert b"TZID" not in data
    (part,) = crude(data).parts
    assert part.value("DTSTART") == "20261123T000000Z"


# --- time zones ---------------------------------------------------------------------------------------------------


def test_a_zone_without_a_rule_is_right_for_two_years_and_says_so() -> None:
    blocks = [block(), block(key="b", zone="Africa/Casablanca", end=datetime(2026, 12, 1))]
    made = availability(blocks, revised(blocks), ANA, TODAY)
    assert made.until == date(2028, 12, 31)
    assert availability(blocks[:1], revised(blocks), ANA, TODAY).until is None
    later = [blocks[1]._replace(start=datetime(2031, 5, 1), end=datetime(2031, 6, 1))]
    assert availability(later, revised(later), ANA, TODAY).until == date(2031, 6, 1)


def test_a_pattern_of_long_ago_needs_no_changes_of_long_ago() -> None:
    made = written([block(zone="America/New_York", start=datetime(1999, 1, 4))])
    (zone,) = crude(made).all("VTIMEZONE")
    assert [part.name for part in zone.parts] == ["DAYLIGHT", "STANDARD"]


# --- read by others -----------------------------------------------------------------------------------------------


def test_other_programs_read_it() -> None:
    agenda = one_pattern(FORTNIGHT, "Europe/Amsterdam")
    blocks = availability_blocks(agenda, TODAY, FULL)
    data = written(blocks)
    (read,) = by_icalendar(data).walk("VAVAILABILITY")
    assert [str(part["LOCATION"]) for part in read.walk("AVAILABLE")] == [hours.place for hours in blocks[0].hours]
    other = by_vobject(data)
    assert other.vavailability.uid.value == uid_of(ANA.space, blocks[0].key)
    assert [part.rrule.value for part in other.vavailability.available_list] == [
        part.value("RRULE") for part in crude(data).all("VAVAILABILITY")[0].parts
    ]
    again = by_icalendar(data).to_ical()
    assert crude(again).all("VAVAILABILITY")[0].properties == crude(data).all("VAVAILABILITY")[0].properties


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_becomes_anything_but_text(name: str) -> None:
    text = f"a{HOSTILE[name]}\r\nATTENDEE:mailto:spy@evil.example\r\nBEGIN:VALARM"
    hours = Recurring(date(2026, 11, 23), (0,), Minutes(540, 750), 1, text)
    made = crude(written([block(summary=text, hours=(hours,))], Owner(ANA.space, (text, ""), text)))
    assert set(made.names()) == {"VERSION", "PRODID", "CALSCALE", "NAME", "X-WR-CALNAME"}
    _zone, part = made.parts
    assert {"SUMMARY", "ORGANIZER"} < set(part.names())
    assert "ATTENDEE" not in part.names()
    assert [inside.name for inside in part.parts] == ["AVAILABLE"]
    for found in (made.text("NAME"), part.text("SUMMARY"), part.parts[0].text("LOCATION")):
        assert found.isprintable()


def test_the_same_hours_give_the_same_bytes() -> None:
    agenda = one_pattern(FORTNIGHT, "Africa/Casablanca")
    blocks = availability_blocks(agenda, TODAY, FULL)
    revisions = revised(blocks)
    made = availability(blocks, revisions, ANA, TODAY)
    assert availability(blocks, revisions, ANA, TODAY + timedelta(days=20)) == made
