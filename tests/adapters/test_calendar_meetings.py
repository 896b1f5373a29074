"""Meetings read from other programs' calendars: series, zones, rooms, garbage, and what wants to keep a computer busy."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from adapters.foreign_calendars import (
    APPLE,
    EXCHANGE,
    GOOGLE,
    LENA,
    ME,
    NEXTCLOUD,
    OMAR,
    PRIYA,
    calendar,
    event,
    ten_years,
)
from adapters.hostile import HOSTILE
from conftest import AMSTERDAM
from wfhdesk.adapters.calendar import reading
from wfhdesk.adapters.calendar.meetings import Wanted, read
from wfhdesk.adapters.calendar.patience import OutOfPatience, patience
from wfhdesk.adapters.calendar.reader import LARGEST, Request
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.meetings import Attendee, Meeting, Read
from wfhdesk.domain.periods import Period

WEEKS = Period(date(2026, 10, 23), date(2026, 11, 20))


def all_of(data: bytes, period: Period = WEEKS, zone: str = "Europe/Amsterdam", seconds: float = 3.0) -> Read:
    return read(data, Wanted(period, ZoneInfo(zone), "work.ics"), seconds=seconds)


def meetings(data: bytes, period: Period = WEEKS, zone: str = "Europe/Amsterdam") -> list[Meeting]:
    found = all_of(data, period, zone)
    assert found.unread == ()
    return list(found.meetings)


def starts(
    data: bytes, first: str = "2026-10-23", last: str = "2026-11-20", zone: str = "Europe/Amsterdam"
) -> list[str]:
    period = Period(date.fromisoformat(first), date.fromisoformat(last))
    return [f"{one.start:%m-%d %H:%M}" for one in meetings(data, period, zone)]


def whys(found: Read) -> list[tuple[int, str]]:
    return [(one.line, one.why) for one in found.unread]


def weekly(zone: str, start: str, *lines: str, end: str = "") -> str:
    return event("weekly", f";TZID={zone}:{start}", "RRULE:FREQ=WEEKLY", "DURATION:PT1H", *lines)


# --- as programs write them ------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_google(end: str) -> None:
    found = meetings(calendar(GOOGLE, end=end))
    assert [f"{one.start:%m-%d %H:%M}-{one.end:%H:%M}" for one in found] == [
        "10-26 10:00-10:30",
        "11-02 10:00-10:30",
        "11-17 15:30-16:00",
    ]
    assert {one.summary for one in found} == {"Priya / Ana, weekly"}
    assert found[0].attendees == (
        Attendee(PRIYA, "Priya Nair", "ACCEPTED", "REQ-PARTICIPANT"),
        Attendee(ME, ME, "ACCEPTED", "REQ-PARTICIPANT"),
        Attendee("c_1882@resource.calendar.google.com", "Room 4", "ACCEPTED", "REQ-PARTICIPANT", is_resource=True),
    )
    moved = found[-1]
    assert moved.source == "7kukuqrfedlm2f9t0vr3qd0n4k@google.com 20261116T090000Z", "it stays the one of the 16th"


def test_exchange() -> None:
    (one,) = meetings(calendar(EXCHANGE, method="REQUEST", head="-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN"))
    assert one.start == datetime(2026, 11, 3, 14, tzinfo=AMSTERDAM)
    assert one.attendees == (
        Attendee(OMAR, "Haddad, Omar"),
        Attendee(ME, "Lima, Ana", "NEEDS-ACTION", "REQ-PARTICIPANT"),
        Attendee("pluto@example.org", "Room Pluto", "NEEDS-ACTION", "NON-PARTICIPANT", is_resource=True),
    )
    assert not one.is_all_day


def test_apple() -> None:
    (one,) = meetings(calendar(APPLE))
    assert one.start == datetime(2026, 10, 28, 16, tzinfo=AMSTERDAM)
    assert one.summary == "Café with Lena ☕"
    assert [(who.address, who.is_resource) for who in one.attendees] == [(ME, False), (LENA, False), ("", True)]


def test_nextcloud() -> None:
    (one,) = meetings(calendar(NEXTCLOUD))
    assert f"{one.start:%H:%M}-{one.end:%H:%M}" == "10:00-10:45"
    assert [(who.address, who.partstat) for who in one.attendees] == [
        (ME, ""),
        (PRIYA, "TENTATIVE"),
        (LENA, "DECLINED"),
    ]


def test_several_calendars_in_one_file() -> None:
    assert len(meetings(calendar(GOOGLE) + calendar(EXCHANGE) + b"\r\n" + calendar(APPLE))) == 5


def test_a_byte_order_mark_and_wide_letters() -> None:
    plain = calendar(APPLE)
    assert len(meetings(b"\xef\xbb\xbf" + plain)) == 1
    assert len(meetings(plain.decode().encode("utf-16"))) == 1


# --- zones -----------------------------------------------------------------------------------------------------


def test_a_series_follows_the_clocks_of_its_own_zone() -> None:
    """London and Amsterdam change on 25 October, New York on 1 November, Lord Howe on 4 October."""
    london, new_york = weekly("Europe/London", "20261006T100000"), weekly("America/New_York", "20261006T100000")
    lord_howe = weekly("Australia/Lord_Howe", "20260922T190000")
    assert starts(calendar(london)) == ["10-27 11:00", "11-03 11:00", "11-10 11:00", "11-17 11:00"]
    assert starts(calendar(new_york)) == ["10-27 15:00", "11-03 16:00", "11-10 16:00", "11-17 16:00"]
    assert starts(calendar(lord_howe), "2026-09-20", "2026-10-30") == [
        *("09-22 10:30", "09-29 10:30", "10-06 10:00", "10-13 10:00", "10-20 10:00", "10-27 09:00"),
    ]


def test_the_day_is_the_one_where_the_person_is() -> None:
    late = calendar(event("late", ":20261119T233000Z", "DURATION:PT30M"))
    assert starts(late) == ["11-20 00:30"]
    assert starts(late, "2026-11-20", "2026-11-20") == ["11-20 00:30"]
    assert starts(late, "2026-11-19", "2026-11-19") == []
    assert starts(late, "2026-11-19", "2026-11-19", "America/New_York") == ["11-19 18:30"]


def test_a_time_without_a_zone_is_by_ones_own_clocks() -> None:
    floating = calendar(event("floating", ":20261110T090000", "DURATION:PT30M"))
    assert starts(floating) == ["11-10 09:00"]
    assert starts(floating, zone="Asia/Kolkata") == ["11-10 09:00"]
    unknown = calendar(event("unknown", ";TZID=Moon/Base One:20261110T090000", "DURATION:PT30M"))
    assert starts(unknown) == ["11-10 09:00"]


def zone(name: str, offset: str, more: str = "") -> str:
    steady = f"DTSTART:19700101T000000\nTZOFFSETFROM:{offset}\nTZOFFSETTO:{offset}\n{more}"
    return f"BEGIN:VTIMEZONE\nTZID:{name}\nBEGIN:STANDARD\n{steady}END:STANDARD\nEND:VTIMEZONE"


def test_a_zone_that_only_the_file_knows_is_taken_from_it_and_from_no_other() -> None:
    named = event("own", ';TZID="Customized: Time Zone 1":20261110T090000', "DURATION:PT30M")
    plus_five = calendar(zone("Customized: Time Zone 1", "+0500"), named)
    minus_five = calendar(zone("Customized: Time Zone 1", "-0500"), named)
    assert starts(plus_five) == ["11-10 05:00"]
    assert starts(minus_five) == ["11-10 15:00"]
    assert starts(calendar(named)) == ["11-10 09:00"]


def test_a_file_cannot_say_what_a_known_zone_is() -> None:
    lie = calendar(zone("Europe/London", "-1100"), event("lie", ";TZID=Europe/London:20261110T090000"))
    assert starts(lie) == ["11-10 10:00"]


def test_a_windows_zone_and_one_with_its_makers_name_are_known_without_their_description() -> None:
    windows = event("w", ";TZID=Eastern Standard Time:20261028T110000")
    maker = event("m", ";TZID=/freeassociation.sourceforge.net/America/New_York:20261028T110000")
    assert starts(calendar(windows, maker)) == ["10-28 16:00", "10-28 16:00"]


# --- series ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Europe/London", "America/New_York", "Australia/Lord_Howe"])
def test_moved_and_cancelled_ones_across_a_change_of_the_clocks(name: str) -> None:
    """One a week around all three changes, by the zone's clocks: the second is moved, the fourth is off, the fifth left out."""
    days = ("0923", "0930", "1007", "1014", "1021", "1028", "1104")
    moved = event(
        "weekly", f";TZID={name}:20261001T120000", f"RECURRENCE-ID;TZID={name}:20260930T100000", "DURATION:PT1H"
    )
    off = event(
        "weekly",
        f";TZID={name}:20261014T100000",
        f"RECURRENCE-ID;TZID={name}:20261014T100000",
        "STATUS:CANCELLED",
        "DURATION:PT1H",
    )
    parts = (off, weekly(name, "20260923T100000", f"EXDATE;TZID={name}:20261021T100000"), moved)
    found = meetings(calendar(*parts), Period(date(2026, 9, 20), date(2026, 11, 8)), name)
    expected = [f"{day[:2]}-{day[2:]} 10:00" for day in days if day not in ("0930", "1021")]
    assert [f"{one.start:%m-%d %H:%M}" for one in found] == [expected[0], "10-01 12:00", *expected[1:]]
    assert [f"{one.start:%m-%d}" for one in found if one.status == "CANCELLED"] == ["10-14"]
    local = datetime(2026, 9, 30, 10, tzinfo=ZoneInfo(name)).astimezone(UTC)
    assert found[1].source == f"weekly {local:%Y%m%dT%H%M%SZ}"


def test_one_that_was_moved_into_the_days_or_out_of_them() -> None:
    series = weekly("Europe/Amsterdam", "20260901T100000")
    into = event(
        "weekly", ";TZID=Europe/Amsterdam:20261119T090000", "RECURRENCE-ID;TZID=Europe/Amsterdam:20261124T100000"
    )
    out = event(
        "weekly", ";TZID=Europe/Amsterdam:20261123T090000", "RECURRENCE-ID;TZID=Europe/Amsterdam:20261117T100000"
    )
    assert starts(calendar(series, into, out), "2026-11-16") == ["11-19 09:00"]


def test_one_of_a_series_that_one_was_asked_to_alone() -> None:
    alone = event("theirs", ":20261110T090000Z", "RECURRENCE-ID:20261109T090000Z", "DURATION:PT1H")
    assert starts(calendar(alone)) == ["11-10 10:00"]


def test_a_series_that_ended_before_is_not_even_parsed() -> None:
    ended = event("old", ":20200106T090000Z", "RRULE:FREQ=WEEKLY;UNTIL=20201231T000000Z")
    running = event("new", ":20200106T090000Z", "RRULE:FREQ=WEEKLY;UNTIL=20261105T000000Z")
    found = all_of(calendar(ended, running, event("past", ":20210106T090000Z"), event("ahead", ":20270106T090000Z")))
    assert (found.events, found.parsed) == (4, 1)
    assert [f"{one.start:%m-%d}" for one in found.meetings] == ["10-26", "11-02"]


def test_extra_days_of_a_series() -> None:
    extra = event("extra", ":20260105T090000Z", "RDATE:20261103T090000Z,20261105T100000Z", "DURATION:PT1H")
    assert starts(calendar(extra)) == ["11-03 10:00", "11-05 11:00"]


def test_what_lasts_whole_days_is_no_meeting() -> None:
    by_date = event("date", ";VALUE=DATE:20261110", end=";VALUE=DATE:20261111")
    series = event("dates", ";VALUE=DATE:20261001", "RRULE:FREQ=DAILY")
    outlook = event("outlook", ":20261110T000000", "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE", end=":20261111T000000")
    found = meetings(calendar(by_date, series, outlook))
    assert [(one.uid, one.is_all_day) for one in found] == [("outlook", True)]


def test_without_an_end_or_a_length_it_ends_as_it_begins() -> None:
    (one,) = meetings(calendar(event("short", ":20261110T090000Z")))
    assert one.start == one.end


def test_messages_about_a_meeting() -> None:
    one = event("m", ":20261110T090000Z", "DURATION:PT1H")
    assert [found.status for found in meetings(calendar(one, method="REQUEST"))] == [""]
    assert [found.status for found in meetings(calendar(one, method="CANCEL"))] == ["CANCELLED"]
    for method in ("REPLY", "COUNTER", "REFRESH"):
        assert meetings(calendar(one, method=method)) == []
    assert len(meetings(calendar(one, method="REPLY") + calendar(one, method="PUBLISH"))) == 1


# --- who was asked ---------------------------------------------------------------------------------------------


def test_who_organised_it_is_one_of_them_once() -> None:
    outlook = event("o", ":20261110T090000Z", "ORGANIZER;CN=Omar:mailto:omar@example.org", asked=(ME,))
    listed = event("l", ":20261111T090000Z", "ORGANIZER;CN=Omar:MAILTO:Omar@Example.org", asked=(ME, OMAR))
    only = event("n", ":20261112T090000Z", "ORGANIZER:mailto:omar@example.org", asked=())
    shared = event("s", ":20261113T090000Z", "ORGANIZER;CN=Team:mailto:x7@group.calendar.google.com", asked=(ME,))
    found = meetings(calendar(outlook, listed, only, shared))
    assert [sorted(who.address for who in one.attendees if not who.is_resource) for one in found] == [
        [ME, OMAR],
        [ME, OMAR],
        [OMAR],
        [ME],
    ]


def test_addresses_that_are_none() -> None:
    lines = (
        'ATTENDEE;CN="Nair, Priya":MAILTO:/O=ORG/OU=GROUP/CN=RECIPIENTS/CN=PNAIR',
        "ATTENDEE;CN=Omar Haddad:invalid:nomail",
        "ATTENDEE;CN=Lena:urn:uuid:1f2e",
        "ATTENDEE;CUTYPE=GROUP;CN=Team:mailto:team%2Bdesk@example.org?subject=x",
    )
    (one,) = meetings(calendar(event("a", ":20261110T090000Z", *lines, asked=())))
    assert [(who.address, who.name, who.is_group) for who in one.attendees] == [
        ("", "Nair, Priya", False),
        ("", "Omar Haddad", False),
        ("", "Lena", False),
        ("team+desk@example.org", "Team", True),
    ]


# --- garbage ---------------------------------------------------------------------------------------------------

GOOD = event("good", ":20261110T090000Z")


@pytest.mark.parametrize(
    "bad",
    [
        event("bad", ":20261110T250000Z"),
        event("bad", ":tomorrow"),
        event("bad", ":20261110T090000Z", "RRULE:FREQ=SOMETIMES"),
        event("bad", ":20261110T090000Z", "RRULE:WEEKLY"),
        event("bad", ":20261110T090000Z", "EXDATE:never"),
        event("bad", ":20261110T090000Z", "DURATION:long"),
        event("bad", ":20261110T090000Z", end=":20261110Tnoon"),
        event("bad", ":20261110T090000Z").replace("\nDTSTART:20261110T090000Z", ""),
        event("bad", ":20261110T090000Z", "DTSTART:20261111T090000Z"),
        event("bad", ":20261110T090000Z", "RRULE:FREQ=WEEKLY", "RRULE:FREQ=WEEKLY;UNTIL=x"),
        event("bad", ":00010101T000000Z", "RRULE:FREQ=DAILY;UNTIL=20261111"),
        event("bad", ":99991231T235959Z", "RDATE:20261110T090000Z"),
        event("bad", ":20261110T090000Z").removesuffix("END:VEVENT"),
        event("bad", ":20261110T090000Z", "RRULE:FREQ=WEEKLY;INTERVAL=0"),
        event("bad", ":20261110T090000Z", "RRULE:FREQ=WEEKLY;BYDAY=XX"),
        event("bad", ":20261110T090000Z", "RECURRENCE-ID:20261399"),
    ],
)
def test_a_bad_event_keeps_no_other_from_being_read(bad: str) -> None:
    found = all_of(calendar(GOOD, bad, GOOD.replace("good", "better")), seconds=0.3)
    assert {"good", "better"} <= {one.uid for one in found.meetings}
    others = [one for one in found.meetings if one.uid not in ("good", "better")]
    assert [one.line for one in found.unread] == [12] or others, found
    assert found.events == 3


def test_an_event_that_does_not_end_is_told_with_its_line() -> None:
    found = all_of(calendar(GOOD, GOOD.removesuffix("END:VEVENT"), GOOD).replace(b"BEGIN:VEVENT", b"begin:vevent"))
    assert whys(found) == [(12, "unreadable")]
    cut_off = calendar(GOOD, GOOD)[:-60]
    assert whys(all_of(cut_off)) == [(12, "unreadable")]


def test_of_many_bad_events_the_first_are_told_and_the_rest_is_counted() -> None:
    found = all_of(calendar(*(event(f"bad{number}", ":never") for number in range(1_000)), GOOD))
    assert (len(found.unread), found.others, len(found.meetings)) == (20, 980, 1)
    assert [one.line for one in found.unread[:3]] == [5, 12, 19]


@pytest.mark.parametrize(
    "data", [b"", b"\x00" * 1_000, b"BEGIN:VCARD\r\nEND:VCARD\r\n", b"PK\x03\x04", "é".encode("latin-1")]
)
def test_what_is_no_calendar_is_said_to_be_none(data: bytes) -> None:
    assert [(one.file, one.line, one.why) for one in all_of(data).unread] == [("work.ics", 0, "no calendar")]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_stay_texts(text: str) -> None:
    data = calendar(event("h", ":20261110T090000Z", "SUMMARY:@@@", "ATTENDEE;CN=@@@:mailto:x@example.org"))
    data = data.replace(b"@@@", text.encode("utf-8", "surrogatepass"))
    for one in all_of(data).meetings:
        for shown in (one.summary, *(who.name for who in one.attendees), one.source):
            assert shown.isprintable()
            assert len(shown) < 5_000


def test_values_of_a_megabyte() -> None:
    megabyte = "x" * 1_000_000
    kept = event(
        "s", ":20261110T090000Z", f"SUMMARY:{megabyte}", f"DESCRIPTION:{megabyte}", f"ATTACH;ENCODING=BASE64:{megabyte}"
    )
    name = event(megabyte, ":20261111T090000Z")
    long_name = event("u" * 2_000, ":20261112T090000Z")
    found = all_of(calendar(kept, name, long_name))
    assert [one.why for one in found.unread] == ["too long"]
    assert [len(one.summary) <= 4_000 for one in found.meetings] == [True, True]
    assert [len(one.uid) for one in found.meetings] == [1, 64]


def test_an_event_without_a_name_gets_one_that_stays() -> None:
    nameless = event("x", ":20261110T090000Z").replace("UID:x\n", "")
    first, second = (max(meetings(calendar(*more, nameless)), key=lambda one: len(one.uid)) for more in ((), (GOOD,)))
    assert len(first.uid) == 64
    assert first.source == second.source


def test_a_thousand_attendees_and_deep_nesting() -> None:
    crowd = event("crowd", ":20261110T090000Z", asked=tuple(f"guest{number}@example.org" for number in range(5_000)))
    nested = "BEGIN:VALARM\n" * 5_000 + "END:VALARM\n" * 5_000
    found = all_of(calendar(crowd, event("nested", ":20261111T090000Z", nested.strip())))
    assert [(one.uid, len(one.attendees) > 12) for one in found.meetings] == [("crowd", True), ("nested", False)]


# --- what wants to keep a computer busy ------------------------------------------------------------------------


@pytest.mark.parametrize("rule", ["FREQ=SECONDLY", "FREQ=MINUTELY;COUNT=9", "freq=hourly"])
def test_what_comes_again_every_second_is_no_meeting(rule: str) -> None:
    found = all_of(calendar(event("often", ":20261110T090000Z", f"RRULE:{rule}"), GOOD))
    assert (whys(found), len(found.meetings)) == ([(5, "too often")], 1)


def test_a_rule_that_never_fits_is_given_up() -> None:
    never = "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"
    found = all_of(
        calendar(*(event(f"never{number}", ":20200101T090000Z", never) for number in range(20)), GOOD), seconds=0.05
    )
    assert [one.uid for one in found.meetings] == ["good"]
    assert {one.why for one in found.unread} == {"endless"}
    assert len(found.unread) == 20


def test_a_rule_with_every_second_of_a_day_is_given_up() -> None:
    seconds = ",".join(map(str, range(60)))
    every = f"RRULE:FREQ=DAILY;BYHOUR={','.join(map(str, range(24)))};BYMINUTE={seconds};BYSECOND={seconds}"
    found = all_of(calendar(event("every", ":20261101T000000Z", every), GOOD), seconds=0.3)
    assert [one.uid for one in found.meetings] == ["good"]
    assert [one.why for one in found.unread] in (["endless"], ["too often"])


def test_a_zone_that_changes_every_second_is_not_taken() -> None:
    bomb = zone("Bomb", "+0500", "RRULE:FREQ=SECONDLY\n")
    assert starts(calendar(bomb, event("b", ";TZID=Bomb:20261110T090000"))) == ["11-10 09:00"]


def _go_on_for_ever() -> None:
    while True:
        pass


def test_patience_ends_what_takes_too_long_and_leaves_everything_else_as_it_was() -> None:
    with pytest.raises(OutOfPatience), patience(0.01):
        _go_on_for_ever()
    with patience(30):
        pass
    with pytest.raises(KeyError), patience(30):
        raise KeyError


# --- in a process of its own -----------------------------------------------------------------------------------


def request(*paths: Path) -> Request:
    return Request(tuple(map(str, paths)), WEEKS, AMSTERDAM)


def test_files_and_folders_are_read_in_another_process(tmp_path: Path) -> None:
    (tmp_path / "work.ics").write_bytes(calendar(GOOGLE))
    folder = tmp_path / "vdir"
    folder.mkdir()
    for number, part in enumerate((EXCHANGE, APPLE)):
        (folder / f"{number}.ics").write_bytes(calendar(part))
    (folder / "readme.txt").write_text("no calendar")
    steps: list[tuple[int, int]] = []
    found = reading.read(request(tmp_path / "work.ics", folder), lambda *step: steps.append(step))
    assert (len(found.meetings), found.events, found.unread) == (5, 4, ())
    size = sum(path.stat().st_size for path in tmp_path.rglob("*.ics"))
    assert steps[-1] == (size, size)
    assert steps == sorted(steps)


def test_ten_years_of_a_calendar_are_looked_at_and_few_events_parsed(tmp_path: Path) -> None:
    data = ten_years(datetime(2026, 11, 20, tzinfo=UTC))
    assert len(data) > 5_000_000
    (tmp_path / "years.ics").write_bytes(data)
    found = reading.read(request(tmp_path / "years.ics"))
    assert (found.events, found.unread) == (6_300, ())
    assert found.parsed < 250
    assert len(found.meetings) > 600


def test_what_cannot_be_opened_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "work.ics").write_bytes(calendar(GOOGLE))
    os.mkfifo(tmp_path / "pipe.ics")
    with (tmp_path / "large.ics").open("wb") as large:
        large.truncate(LARGEST + 1)
    found = reading.read(request(*(tmp_path / name for name in ("pipe.ics", "large.ics", "none.ics", "work.ics"))))
    assert [(Path(one.file).name, one.why) for one in found.unread] == [
        ("pipe.ics", "missing"),
        ("large.ics", "too large"),
        ("none.ics", "missing"),
    ]
    assert len(found.meetings) == 3


def test_it_can_be_stopped(tmp_path: Path) -> None:
    (tmp_path / "years.ics").write_bytes(ten_years(datetime(2026, 11, 20, tzinfo=UTC)))
    with pytest.raises(reading.Stopped):
        reading.read(request(tmp_path / "years.ics"), stopped=lambda: True)


def test_what_comes_to_no_end_is_told(tmp_path: Path) -> None:
    (tmp_path / "years.ics").write_bytes(ten_years(datetime(2026, 11, 20, tzinfo=UTC)))
    with pytest.raises(DeskError, match="it took too long"):
        reading.read(request(tmp_path / "years.ics"), longest=0.0)
