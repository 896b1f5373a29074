from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar, Event

from conftest import AMSTERDAM, FrozenClock
from publishing.calendar_server import CalendarServer, Item
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.publication_files import Outcome
from wfhdesk.domain.availability import answer
from wfhdesk.domain.hours import Minutes
from wfhdesk.domain.local_time import moment_of
from wfhdesk.domain.occasions import Occasion
from wfhdesk.domain.periods import DAY, Period

DENTIST = b"""BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//somebody else//EN\r
BEGIN:VEVENT\r
UID:dentist\r
DTSTAMP:20261101T000000Z\r
DTSTART:20261123T100000Z\r
DTEND:20261123T110000Z\r
SUMMARY:Dentist\r
END:VEVENT\r
END:VCALENDAR\r
"""
MONDAY = date(2026, 11, 23)


def published(desk: Desk, server: CalendarServer, **how: bool) -> Outcome:
    wanted = desk.publishing.wanted("vdir", str(server.availability), level="kind", **how)
    return desk.publishing.publish(wanted)


def files(folder: Path) -> dict[str, bytes]:
    return {path.stem: path.read_bytes() for path in folder.glob("*.ics")}


def said(item: Item) -> tuple[str, int]:
    (event,) = Calendar.from_ical(item.data).walk("VEVENT")
    assert isinstance(event, Event)
    return str(event["SUMMARY"]), event.sequence


def leave(first: date, last: date) -> Occasion:
    return Occasion("leave", first, last, note="Lisbon with Rui")


@pytest.fixture
def shared(ana: Desk, server: CalendarServer) -> CalendarServer:
    """A server that holds what was published, beside a calendar that is nobody's business."""
    server.makes("private")
    server.puts("private", "dentist", DENTIST)
    server.availability.mkdir(parents=True)
    published(ana, server)
    server.discovers()
    server.syncs()
    return server


def test_the_server_holds_exactly_what_was_published(ana: Desk, shared: CalendarServer) -> None:
    held = shared.items("availability")
    assert len(held) > 40
    assert held.keys() == files(shared.availability).keys()
    preview = ana.publishing.preview(ana.publishing.all()[0])
    assert sorted(said(item)[0] for item in held.values()) == sorted(line.split("  ")[-2] for line in preview)


def test_a_change_reaches_the_server_and_the_rest_stays_as_it_was(ana: Desk, shared: CalendarServer) -> None:
    before = shared.items("availability")
    ana.availability.plan(Occasion("workday", MONDAY, MONDAY, place="office"))
    outcome = published(ana, shared)
    shared.syncs()
    after = shared.items("availability")
    assert (outcome.came, outcome.changed, outcome.went) == (0, 1, 0)
    assert before.keys() == after.keys()
    (uid,) = (uid for uid in after if after[uid].etag != before[uid].etag)
    assert said(before[uid]) == ("Home 09:00–12:30, 13:00–17:30 CET (core 10:00–15:00)", 0)
    assert said(after[uid]) == ("Office 09:00–12:30, 13:00–17:30 CET (core 10:00–15:00)", 1)


def test_leave_takes_the_place_of_the_days_it_takes(ana: Desk, shared: CalendarServer) -> None:
    before = shared.items("availability")
    ana.availability.plan(leave(MONDAY, MONDAY + DAY))
    published(ana, shared)
    shared.syncs()
    after = shared.items("availability")
    assert sum(said(item) == ("Away", 0) for item in after.values()) == 1
    assert len(before.keys() - after.keys()) == 4  # two days at home, each with its break
    assert all(after[uid].etag == before[uid].etag for uid in after.keys() & before.keys())
    assert not any(word in item.data for item in after.values() for word in (b"Lisbon", b"Rui", b"leave"))


def test_what_is_withdrawn_goes_from_the_server_and_nothing_else_does(ana: Desk, shared: CalendarServer) -> None:
    other = shared.items("private")
    theirs = shared.availability / "theirs.ics"
    theirs.write_bytes(DENTIST.replace(b"UID:dentist", b"UID:theirs"))
    shared.syncs()
    ana.publishing.withdraw(ana.publishing.all()[0])
    shared.syncs()
    assert shared.items("availability").keys() == {"theirs"}
    assert shared.items("private") == other
    assert ana.publishing.all() == []


def test_what_comes_back_after_it_was_withdrawn_counts_on(ana: Desk, shared: CalendarServer) -> None:
    before = shared.items("availability")
    ana.publishing.withdraw(ana.publishing.all()[0])
    published(ana, shared)
    shared.syncs()
    after = shared.items("availability")
    assert after.keys() == before.keys()
    assert {said(item)[1] for item in after.values()} == {2}  # withdrawn once, told again once


def test_publishing_again_leaves_every_file_alone(ana: Desk, shared: CalendarServer, clock: FrozenClock) -> None:
    before = {path: path.stat().st_mtime_ns for path in shared.availability.iterdir()}
    clock.forward(minutes=5)
    outcome = published(ana, shared)
    assert not outcome.is_written
    assert {path: path.stat().st_mtime_ns for path in shared.availability.iterdir()} == before
    assert "ploading" not in shared.syncs()


def test_days_later_only_the_day_that_came_into_sight_is_new(
    ana: Desk, shared: CalendarServer, clock: FrozenClock
) -> None:
    before = files(shared.availability)
    clock.set(datetime(2026, 11, 23, 8, 0, tzinfo=AMSTERDAM))  # three days later a Friday at the office is in sight
    outcome = published(ana, shared)
    after = files(shared.availability)
    assert (outcome.came, outcome.changed, outcome.went) == (1, 0, 0)
    assert all(after[uid] == data for uid, data in before.items())


def test_who_asks_the_server_is_told_the_hours_to_call(ana: Desk, server: CalendarServer) -> None:
    ana.availability.plan(leave(MONDAY + DAY, MONDAY + DAY))
    ana.availability.plan(Occasion("visitor", MONDAY, MONDAY, Minutes(600, 660), note="Boiler man", told="Sam"))
    ana.availability.plan(Occasion("focus", MONDAY + 2 * DAY, MONDAY + 2 * DAY, Minutes(540, 660)))
    server.availability.mkdir(parents=True)
    published(ana, server, outside=True)
    server.discovers()
    server.syncs()
    told = server.busy("availability", "20261123T000000Z", "20261128T000000Z")
    agenda = ana.availability.agenda(Period(MONDAY, MONDAY + 4 * DAY))
    for day in (MONDAY + place * DAY for place in range(5)):
        for half_hour in range(14, 42):  # from seven in the morning until nine in the evening
            moment = moment_of(day, half_hour * 30 + 1, AMSTERDAM)
            assert _is_busy(told, moment) != answer(agenda, moment).is_reachable, moment


def _is_busy(told: Calendar, moment: datetime) -> bool:
    """Whether a server says that somebody is busy at a moment."""
    for freebusy in told.walk("VFREEBUSY"):
        found = freebusy.get("FREEBUSY", [])
        for part in found if isinstance(found, list) else [found]:
            for begin, end in part.dts if hasattr(part, "dts") else [part.dt]:
                if begin <= moment < (begin + end if isinstance(end, timedelta) else end):
                    return True
    return False


def test_one_word_says_away_to_whoever_looks_at_the_server(
    ana: Desk, shared: CalendarServer, clock: FrozenClock
) -> None:
    ana.settings.set("publish.command", shared.sync_command.split(" "))
    published(ana, shared, kept=True)
    before = shared.items("availability")
    clock.set(datetime(2026, 11, 23, 14, 0, tzinfo=AMSTERDAM))
    ana.availability.say("away", datetime(2026, 11, 23, 14, 30, tzinfo=AMSTERDAM), "school run")
    assert ana.follow() == []
    new = {uid: item for uid, item in shared.items("availability").items() if uid not in before}
    (away,) = (item for item in new.values() if b"T1300" in item.data and b"Unavailable" in item.data)
    assert b"DTSTART:20261123T130000Z" in away.data
    assert b"DTEND:20261123T133000Z" in away.data
    assert b"TRANSP:OPAQUE" in away.data
    assert b"school" not in away.data
    clock.forward(minutes=10)
    ana.availability.say("available")
    assert ana.follow() == []
    (uid,) = (uid for uid, item in new.items() if item is away)
    assert uid not in shared.items("availability")


def test_a_command_that_fails_is_told_and_the_folder_is_right_all_the_same(ana: Desk, tmp_path: Path) -> None:
    ana.settings.set("publish.command", ["sh -c 'echo no network >&2; exit 3'"])
    wanted = ana.publishing.wanted("vdir", str(tmp_path / "vdir"), level="kind", kept=True)
    outcome = ana.publishing.publish(wanted)
    assert outcome.warning == "sh failed: no network"
    assert len(files(tmp_path / "vdir")) == outcome.came > 0
    ana.availability.plan(leave(MONDAY, MONDAY))
    assert ana.follow() == ["sh failed: no network"]


def test_a_command_that_failed_is_tried_again_though_nothing_changed(ana: Desk, tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    ana.settings.set("publish.command", ["sh -c 'exit 3'"])
    wanted = ana.publishing.wanted("vdir", str(tmp_path / "vdir"), level="kind", kept=True)
    assert ana.publishing.publish(wanted).warning == "sh failed: 3"
    ana.settings.set("publish.command", [f"touch {ran}"])
    assert ana.follow() == []
    assert ran.exists()
    ran.unlink()
    assert ana.follow() == []
    assert not ran.exists()  # it has arrived, and nothing is new
