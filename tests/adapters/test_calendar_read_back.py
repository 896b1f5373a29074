"""Calendar files of ours, read again when nobody remembers what was written there."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from wfhdesk.adapters.calendar import events, read_back
from wfhdesk.domain.published import Published, uid_of
from wfhdesk.domain.sharing import AS_AWAY, AS_BUSY, Shared

SPACE = "6f1c0a4e-52c4-4d3a-9f3a-0d8f5a9c1b2e"
HEAD = events.Head(SPACE, "Ana – availability", "Europe/London")
NOON, ONE = datetime(2026, 11, 23, 12, tzinfo=UTC), datetime(2026, 11, 23, 13, tzinfo=UTC)
DAYS = Published(
    *(uid_of(SPACE, "a"), 3, NOON, ONE),
    Shared("", date(2026, 11, 23), date(2026, 11, 25), "Away; back, soon", AS_AWAY, "Lisbon"),
)
HOUR = Published(uid_of(SPACE, "b"), 0, NOON, NOON, Shared("", NOON, ONE, "Busy", AS_BUSY))
GONE = HOUR._replace(uid=uid_of(SPACE, "c"), sequence=7, cancelled=True)


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "ana.ics"
    file.write_bytes(events.calendar([DAYS, HOUR, GONE], HEAD))
    days, hour, gone = read_back.in_file(str(file))
    assert (days, hour) == (DAYS, HOUR)
    assert gone.cancelled
    assert (gone.uid, gone.sequence) == (GONE.uid, 7)


def test_in_a_folder_only_files_that_are_called_as_their_event_count(tmp_path: Path) -> None:
    for one in (DAYS, HOUR):
        (tmp_path / f"{one.uid}.ics").write_bytes(events.single(one))
    (tmp_path / "copy.ics").write_bytes(events.single(DAYS))
    (tmp_path / f"{uid_of(SPACE, 'x')}.ics").write_bytes(events.single(DAYS))
    (tmp_path / f"{GONE.uid}.ics").symlink_to(tmp_path / f"{DAYS.uid}.ics")
    (tmp_path / f"{uid_of(SPACE, 'y')}.ics").mkdir()
    assert sorted(read_back.in_folder(str(tmp_path))) == sorted([DAYS, HOUR])
    assert read_back.in_folder(str(tmp_path / "nowhere")) == []
    assert read_back.in_folder(str(tmp_path / "copy.ics")) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"PRODID:-//wfhdesk//", b"PRODID:-//another//"),
        (b"CATEGORIES:wfhdesk", b"CATEGORIES:family"),
        (HOUR.uid.encode(), b"7c1c0ed0-8d6d-4f3c-9d5a-07b1b5f5a111"),
        (HOUR.uid.encode(), b"../../evil"),
        (b"DTSTART:20261123T120000Z", b"DTSTART:20261123T120000"),
        (b"DTSTART:20261123T120000Z", b"DTSTART;VALUE=DATE:20261123"),
        (b"DTEND:20261123T130000Z\r\n", b""),
        (b"SEQUENCE:0", b"SEQUENCE:none"),
        (b"BEGIN:VEVENT", b"BEGIN:VTODO"),
        (b"BEGIN:VCALENDAR", b"BEGIN;VCALENDAR"),
    ],
)
def test_what_is_not_ours_or_no_event_any_more_is_not_read(tmp_path: Path, old: bytes, new: bytes) -> None:
    file = tmp_path / "ana.ics"
    data = events.single(HOUR)
    assert old in data
    file.write_bytes(data.replace(old, new))
    assert read_back.in_file(str(file)) == []


def test_an_event_that_was_changed_by_hand_keeps_no_other_from_being_read(tmp_path: Path) -> None:
    file = tmp_path / "ana.ics"
    data = events.calendar([DAYS, HOUR], HEAD)
    file.write_bytes(data.replace(b"DTEND;VALUE=DATE:20261125\r\n", b""))
    assert read_back.in_file(str(file)) == [HOUR]
    file.write_bytes(b"\xff\xfe nothing")
    assert read_back.in_file(str(file)) == []
    assert read_back.in_file(str(tmp_path)) == []
