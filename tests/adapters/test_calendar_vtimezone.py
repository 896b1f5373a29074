"""Time zones as we tell them, read by others and held against the database they were made from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from adapters.calendars import by_icalendar, by_vobject, crude, zone_read
from wfhdesk.adapters.calendar.posix_rule import parse_rule
from wfhdesk.adapters.calendar.vtimezone import Zone, timezone
from wfhdesk.domain.errors import WrongInput

FIRST, LAST = date(2026, 1, 1), date(2028, 12, 31)
MOROCCO = "Africa/Casablanca"
BY_RULE = {
    "Europe/London": 2,
    "America/New_York": 2,
    "Australia/Sydney": 2,
    "Australia/Lord_Howe": 2,
    "Europe/Dublin": 2,
    "America/Sao_Paulo": 1,
    "Asia/Kolkata": 1,
    "Asia/Jerusalem": 2,
    "America/Nuuk": 2,
    "America/Santiago": 2,
    "Etc/UTC": 1,
}
"""How many observances each has. Israel, Greenland and Chile name a day for a change that falls on another."""


def told(name: str, first: date = FIRST, last: date = LAST) -> bytes:
    return bytes(timezone(name, first, last).component.to_ical())


def in_a_calendar(component: bytes) -> bytes:
    return b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" + component + b"END:VCALENDAR\r\n"


def moments(first: date, last: date) -> Iterator[datetime]:
    """Yield moments of every day, and those around each change of the clocks anywhere, which is at a quarter of an hour."""
    at, end = (
        datetime(first.year, first.month, first.day, tzinfo=UTC),
        datetime(last.year, last.month, last.day, tzinfo=UTC),
    )
    while at < end:
        yield at
        at += timedelta(minutes=435)


def around_changes(zone: ZoneInfo, first: date, last: date) -> Iterator[datetime]:
    before = None
    for moment in moments(first, last):
        if before is not None and moment.astimezone(zone).utcoffset() != before.astimezone(zone).utcoffset():
            yield from (before + timedelta(minutes=5 * step) for step in range(87))
        before = moment


def differing(component: bytes, name: str, first: date, last: date) -> list[datetime]:
    """Return the local times that a reader of our VTIMEZONE takes for other moments than the database does."""
    theirs, ours = ZoneInfo(name), zone_read(component)
    found = []
    for moment in (*moments(first, last), *around_changes(theirs, first, last)):
        local = moment.astimezone(theirs)
        as_read = moment.astimezone(ours)
        # the second of a time that comes twice can't be told in a calendar (RFC 5545, section 3.3.5)
        if as_read.replace(tzinfo=None, fold=0) != local.replace(tzinfo=None, fold=0) or (
            local.fold == 0 and local.replace(tzinfo=ours).utcoffset() != local.utcoffset()
        ):
            found.append(local)
    return found


@pytest.mark.parametrize("name", BY_RULE)
def test_a_zone_is_told_by_its_rule_and_read_as_it_is(name: str) -> None:
    zone = timezone(name, FIRST, LAST)
    assert zone.until is None
    (part,) = crude(in_a_calendar(told(name))).parts
    assert part.properties == [("TZID", "", name)]
    assert len(part.parts) == BY_RULE[name]
    assert sorted(one.name for one in part.parts) == ["DAYLIGHT", "STANDARD"][-BY_RULE[name] :]
    for one in part.parts:
        assert one.value("DTSTART").startswith("1970")
        assert ("RRULE" in one.names()) == (BY_RULE[name] == 2)
    assert differing(told(name), name, FIRST, LAST) == []


@pytest.mark.parametrize("name", ["Europe/London", "Australia/Sydney", "Asia/Jerusalem"])
def test_a_rule_holds_beyond_the_days_that_were_asked_for(name: str) -> None:
    assert differing(told(name), name, date(2033, 1, 1), date(2034, 12, 31)) == []


def test_the_rule_of_london_is_the_one_that_every_program_knows() -> None:
    assert told("Europe/London").decode("ascii").split("\r\n") == [
        "BEGIN:VTIMEZONE",
        "TZID:Europe/London",
        "BEGIN:DAYLIGHT",
        "DTSTART:19700329T010000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        "TZNAME:BST",
        "TZOFFSETFROM:+0000",
        "TZOFFSETTO:+0100",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:19701025T020000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
        "TZNAME:GMT",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0000",
        "END:STANDARD",
        "END:VTIMEZONE",
        "",
    ]


def test_irish_summer_time_is_what_is_ahead() -> None:
    (part,) = crude(in_a_calendar(told("Europe/Dublin"))).parts
    assert {one.name: (one.value("TZNAME"), one.value("TZOFFSETTO")) for one in part.parts} == {
        "DAYLIGHT": ("IST", "+0100"),
        "STANDARD": ("GMT", "+0000"),
    }


def test_a_change_beyond_its_day_falls_on_the_day_that_follows() -> None:
    """In Israel on the Friday that follows the fourth Thursday, which is not always the fourth Friday."""
    (part,) = crude(in_a_calendar(told("Asia/Jerusalem"))).parts
    (summer,) = part.all("DAYLIGHT")
    assert set(summer.value("RRULE").split(";")) == {
        "FREQ=YEARLY",
        "BYMONTH=3",
        "BYDAY=FR",
        "BYMONTHDAY=23,24,25,26,27,28,29",
    }
    assert summer.value("DTSTART") == "19700327T020000"


@pytest.mark.parametrize("first", [FIRST, date(2026, 2, 20), date(2026, 12, 1), date(2030, 1, 1)])
def test_clocks_that_follow_no_rule_are_told_change_by_change_and_until_when(first: date) -> None:
    last = first + timedelta(days=1000)
    zone = timezone(MOROCCO, first, last)
    assert zone.until == last
    data = bytes(zone.component.to_ical())
    (part,) = crude(in_a_calendar(data)).parts
    assert len(part.parts) >= 6
    assert all("RRULE" not in one.names() for one in part.parts)
    assert {(one.name, one.value("TZOFFSETTO")) for one in part.parts} == {("STANDARD", "+0000"), ("DAYLIGHT", "+0100")}
    assert differing(data, MOROCCO, first, last) == []


def test_what_was_once_the_rule_is_told_change_by_change() -> None:
    first, last = date(2017, 6, 1), date(2019, 12, 31)
    zone = timezone("America/Sao_Paulo", first, last)
    assert zone.until == last
    assert differing(bytes(zone.component.to_ical()), "America/Sao_Paulo", first, last) == []
    assert timezone("America/Sao_Paulo", date(2019, 6, 1), date(2030, 1, 1)).until is None


def test_an_offset_of_old_is_not_taken_for_the_one_of_today() -> None:
    """In January 2016 the clocks of Turkey didn't change, as they don't today; but they showed another time."""
    first, last = date(2016, 1, 1), date(2016, 1, 31)
    assert timezone("Europe/Istanbul", first, last).until == last
    assert differing(told("Europe/Istanbul", first, last), "Europe/Istanbul", first, last) == []


@pytest.mark.parametrize("name", [*BY_RULE, MOROCCO])
def test_other_programs_read_it(name: str) -> None:
    data = in_a_calendar(told(name))
    (component,) = by_icalendar(data).walk("VTIMEZONE")
    assert component.tz_name == name
    assert by_vobject(data).vtimezone.tzid.value == name
    assert by_vobject(data).vtimezone.gettzinfo() is not None


@pytest.mark.parametrize(
    "name", ["Europe/Atlantis", "../etc/passwd", "/etc/passwd", "", "Europe", "a\nb", "Europe/../UTC"]
)
def test_what_is_no_zone_is_told(name: str) -> None:
    with pytest.raises(WrongInput, match="is no time zone"):
        timezone(name, FIRST, LAST)


def test_a_zone_is_found_in_the_package_where_the_system_has_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As on Windows; also with a folder of zones that lacks just this one."""
    pytest.importorskip("tzdata")
    by_system = told("Europe/London"), told("Asia/Kolkata")
    for path in ((), (str(tmp_path),)):
        monkeypatch.setattr("zoneinfo.TZPATH", path)
        assert (told("Europe/London"), told("Asia/Kolkata")) == by_system
        assert timezone("Europe/London", FIRST, LAST).until is None


@pytest.mark.parametrize(
    "data", [b"", b"TZif\x00 of old, without a footer", b"TZif2...\nno rule\n", b"TZif2\n\xff\xfe\n"]
)
def test_a_zone_whose_file_says_no_rule_is_told_change_by_change(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, data: bytes
) -> None:
    ZoneInfo("Europe/London")  # known already, as it is by the time that its file is looked at
    (tmp_path / "Europe").mkdir()
    (tmp_path / "Europe" / "London").write_bytes(data)
    monkeypatch.setattr("zoneinfo.TZPATH", (str(tmp_path),))
    zone: Zone = timezone("Europe/London", FIRST, LAST)
    assert zone.until == LAST
    assert differing(bytes(zone.component.to_ical()), "Europe/London", FIRST, LAST) == []


@pytest.mark.parametrize(
    "text", ["", "EST5EDT", "EST5EDT,J60,J300", "EST5EDT,60/2,300/2", "E5", "x", "EST5EDT,M3.6.0,M11.1.0"]
)
def test_rules_without_weekdays_of_a_month_are_none_of_ours(text: str) -> None:
    assert parse_rule(text) is None


def test_a_change_that_no_month_holds_has_no_recurrence() -> None:
    """In Egypt winter begins at 24:00 on the last Thursday of October, which may be in November."""
    rule = parse_rule("EET-2EEST,M4.5.5/0,M10.5.4/24")
    assert rule is not None
    summer, winter = rule.changes
    assert summer.recurrence() == {"FREQ": "YEARLY", "BYMONTH": 4, "BYDAY": "-1FR"}
    assert winter.recurrence() is None
    assert winter.onset(2024) == datetime(2024, 11, 1)
    assert winter.onset(2026) == datetime(2026, 10, 30)
    assert (summer.before, summer.after) == (timedelta(hours=2), timedelta(hours=3))
