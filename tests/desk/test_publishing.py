"""Publishing: only what changed is written, nothing of anybody else is touched, and no crash loses count."""

from __future__ import annotations

import json
import os
import resource
import shlex
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from conftest import AMSTERDAM, FrozenClock
from wfhdesk.desk.desk import Desk, open_desk
from wfhdesk.desk.publication_files import Outcome
from wfhdesk.desk.publication_records import forget, remember_waiting, remembers_waiting
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.domain.hours import Minutes
from wfhdesk.domain.occasions import Occasion
from wfhdesk.domain.periods import DAY, WEEK
from wfhdesk.domain.publications import EVENTS, FOLDER, FORMS, FREEBUSY, HOURS, Publication

MONDAY = date(2026, 11, 23)
UID = "7c1c0ed0-8d6d-5f3c-9d5a-07b1b5f5a111"
FOREIGN = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//somebody else//EN\r\nEND:VCALENDAR\r\n"
OpenAgain = Callable[[], Desk]


@pytest.fixture
def ana(desk: Desk) -> Desk:
    desk.settings.set("me.name", ["Ana Lima"])
    desk.availability.set_hours("mon-thu 9:00-12:30,13:00-17:30 home core 10-15; fri 9-18 office")
    return desk


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "ana.ics"


def published(desk: Desk, target: Path, form: str = EVENTS, level: str = "kind", *, kept: bool = False) -> Outcome:
    return desk.publishing.publish(desk.publishing.wanted(form, str(target), level=level, kept=kept))


def counts(outcome: Outcome) -> tuple[int, int, int, bool]:
    return outcome.came, outcome.changed, outcome.went, outcome.is_written


def events(path: Path) -> dict[str, Any]:
    """The events of a file, or of all files of a folder, by their UIDs."""
    paths = path.glob("*.ics") if path.is_dir() else [path]
    found = [event for one in paths for event in Calendar.from_ical(one.read_bytes()).walk("VEVENT")]
    return {str(event["UID"]): event for event in found}


def said(path: Path) -> list[str]:
    """All that stands in a file, or in all files of a folder."""
    return [one.read_text(encoding="utf-8") for one in (path.iterdir() if path.is_dir() else [path])]


def titled(path: Path, title: str) -> list[Any]:
    return [event for event in events(path).values() if event["SUMMARY"] == title]


def seen(folder: Path) -> dict[str, tuple[bytes, int, int]]:
    """All files with what tells whether somebody wrote them."""
    return {
        one.name: (one.read_bytes(), one.stat().st_mtime_ns, one.stat().st_ino)
        for one in folder.iterdir()
        if one.is_file()
    }


def leave(first: date = MONDAY, last: date | None = None, **more: object) -> Occasion:
    return Occasion("leave", first, last or first)._replace(**more)  # type: ignore[arg-type]


def memory(desk: Desk) -> Path:
    (found,) = Path(desk.places.state).glob("published/*.json")
    return found


# --- again ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
def test_publishing_again_writes_nothing_where_nothing_changed(
    ana: Desk, tmp_path: Path, form: str, clock: FrozenClock, open_again: OpenAgain
) -> None:
    target = tmp_path / "out" / "ana"
    target.parent.mkdir()
    assert published(ana, target, form).is_written
    before = seen(target if form == FOLDER else target.parent)
    clock.forward(minutes=5)
    outcome = published(open_again(), target, form)
    assert counts(outcome) == (0, 0, 0, False)
    assert seen(target if form == FOLDER else target.parent) == before


def test_only_what_changed_is_written(ana: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "vdir"
    published(ana, folder, FOLDER)
    before, events_before = seen(folder), events(folder)
    ana.availability.plan(Occasion("workday", MONDAY, MONDAY, place="office"))
    assert counts(published(ana, folder, FOLDER)) == (0, 1, 0, True)
    after, events_after = seen(folder), events(folder)
    (name,) = (name for name in after if after[name] != before[name])
    uid = name.removesuffix(".ics")
    old, new = events_before[uid], events_after[uid]
    assert (old["SEQUENCE"], new["SEQUENCE"]) == (0, 1)
    assert old["CREATED"].dt == new["CREATED"].dt
    assert new["LAST-MODIFIED"].dt >= old["LAST-MODIFIED"].dt


def test_in_a_file_only_the_event_that_changed_differs(ana: Desk, file: Path, clock: FrozenClock) -> None:
    published(ana, file)
    before = {uid: event.to_ical() for uid, event in events(file).items()}
    clock.forward(hours=1)
    ana.availability.plan(Occasion("workday", MONDAY, MONDAY, place="office"))
    published(ana, file)
    after = {uid: event.to_ical() for uid, event in events(file).items()}
    assert before.keys() == after.keys()
    (uid,) = (uid for uid in after if after[uid] != before[uid])
    assert b"SEQUENCE:1\r\n" in after[uid]
    assert b"LAST-MODIFIED:20261120T141000Z" in after[uid]
    assert sum(b"LAST-MODIFIED:20261120T131000Z" in event for event in after.values()) == len(after) - 1


def test_what_went_is_cancelled_in_a_file_for_eight_weeks_and_taken_out_of_a_folder(
    ana: Desk, file: Path, tmp_path: Path, clock: FrozenClock
) -> None:
    planned = ana.availability.plan(leave(MONDAY + 30 * DAY, label="Skiing"))
    folder = tmp_path / "vdir"
    for target, form in ((file, EVENTS), (folder, FOLDER)):
        published(ana, target, form)
        assert len(titled(target, "Skiing")) == 1
    ((uid, _event),) = ((uid, event) for uid, event in events(file).items() if event["SUMMARY"] == "Skiing")
    ana.availability.cancel(planned)
    assert published(ana, file).went == published(ana, folder, FOLDER).went == 1
    gone = events(file)[uid]
    assert (gone["STATUS"], gone["SUMMARY"], gone["TRANSP"], gone["SEQUENCE"]) == (
        *("CANCELLED", "Cancelled", "TRANSPARENT"),
        1,
    )
    assert b"Skiing" not in file.read_bytes()
    assert uid not in events(folder)
    clock.forward(days=55)
    published(ana, file)
    assert uid in events(file)
    clock.forward(days=1)
    published(ana, file)
    assert uid not in events(file)


def test_what_is_past_stays_for_eight_weeks_as_it_was(ana: Desk, file: Path, clock: FrozenClock) -> None:
    published(ana, file)
    (friday,) = (event for event in events(file).values() if event["DTSTART"].dt == date(2026, 11, 20))
    for days in (1, 20, 34):
        clock.forward(days=days)
        published(ana, file)
        assert events(file)[str(friday["UID"])].to_ical() == friday.to_ical()
    clock.forward(days=1)
    published(ana, file)
    assert str(friday["UID"]) not in events(file)


def test_at_another_level_no_word_of_the_past_stays(ana: Desk, tmp_path: Path, clock: FrozenClock) -> None:
    visit = Occasion("visitor", date(2026, 11, 20), date(2026, 11, 20), Minutes(900, 960), note="boiler man")
    ana.availability.plan(visit)
    targets = [(tmp_path / "a.ics", EVENTS), (tmp_path / "vdir", FOLDER)]
    for target, form in targets:
        published(ana, target, form, "full")
        assert titled(target, "boiler man")
    clock.forward(days=3)
    for target, form in targets:
        published(ana, target, form, "full")
        assert titled(target, "boiler man")
        published(ana, target, form, "busy")
        assert not titled(target, "boiler man")
        assert not any(b"boiler" in path.read_bytes() for path in ([target] if target.is_file() else target.iterdir()))


def test_two_publications_call_an_event_by_one_name(ana: Desk, file: Path, tmp_path: Path) -> None:
    published(ana, file)
    published(ana, tmp_path / "vdir", FOLDER)
    assert events(file).keys() == events(tmp_path / "vdir").keys()
    assert len(ana.publishing.all()) == 2


def test_a_file_that_somebody_took_away_is_written_again_as_it_was(ana: Desk, file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "vdir"
    published(ana, file)
    published(ana, folder, FOLDER)
    before, data = file.read_bytes(), {name: found[0] for name, found in seen(folder).items()}
    file.unlink()
    next(folder.glob("*.ics")).unlink()
    assert counts(published(ana, file)) == (0, 0, 0, True)
    assert counts(published(ana, folder, FOLDER)) == (0, 0, 0, True)
    assert file.read_bytes() == before
    assert {name: found[0] for name, found in seen(folder).items()} == data


# --- withdrawn --------------------------------------------------------------------------------------------------


def test_withdrawn_and_published_again_the_count_goes_on(ana: Desk, file: Path, clock: FrozenClock) -> None:
    uid = next(iter(events(published(ana, file).publication and file)))
    clock.forward(minutes=1)
    assert ana.publishing.withdraw(ana.publishing.get(str(file))).went == len(events(file))
    assert {str(event["STATUS"]) for event in events(file).values()} == {"CANCELLED"}
    assert ana.publishing.all() == []
    clock.forward(minutes=1)
    assert published(ana, file).came == len(events(file))
    assert events(file)[uid]["SEQUENCE"] == 2
    assert len(ana.publishing.all()) == 1


def test_withdrawing_takes_back_what_is_past_too(ana: Desk, file: Path, tmp_path: Path, clock: FrozenClock) -> None:
    folder = tmp_path / "vdir"
    published(ana, file)
    published(ana, folder, FOLDER)
    clock.forward(days=14)
    for one in ana.publishing.all():
        ana.publishing.withdraw(one)
    assert list(folder.iterdir()) == []
    assert b"Home" not in file.read_bytes()


@pytest.mark.parametrize("form", [FREEBUSY, HOURS])
def test_other_files_are_taken_away(ana: Desk, file: Path, form: str) -> None:
    published(ana, file, form)
    assert ana.publishing.withdraw(ana.publishing.all()[0]).is_written
    assert not file.exists()
    published(ana, file, form)
    file.unlink()
    assert not ana.publishing.withdraw(ana.publishing.all()[0]).is_written


def test_after_withdrawing_a_place_can_be_used_for_another_form_and_stays_one(ana: Desk, file: Path) -> None:
    published(ana, file)
    with pytest.raises(WrongInput, match="is published in another form; withdraw that first"):
        ana.publishing.wanted(FREEBUSY, str(file), level="kind")
    ana.publishing.withdraw(ana.publishing.all()[0])
    for _time in range(3):
        published(ana, file, FREEBUSY)
    assert [one.form for one in ana.publishing.all()] == [FREEBUSY]


def test_what_lay_on_a_disk_that_is_gone_can_be_withdrawn(ana: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    for form in FORMS:
        stick.mkdir()
        published(ana, stick / "ana", form)
        for path in [*stick.rglob("*.ics"), *(path for path in stick.iterdir() if path.is_file())]:
            path.unlink()
        if form == FOLDER:
            (stick / "ana").rmdir()
        stick.rmdir()
        outcome = ana.publishing.withdraw(ana.publishing.all()[0])
        assert bool(outcome.warning) is (form == EVENTS)
        assert ana.publishing.all() == []
        assert not stick.exists()


# --- nothing of anybody else ------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", [EVENTS, FREEBUSY, HOURS])
def test_another_programs_file_is_not_written_over_and_not_taken_away(ana: Desk, file: Path, form: str) -> None:
    file.write_bytes(FOREIGN)
    with pytest.raises(WrongInput, match="was not made by wfhdesk"):
        published(ana, file, form)
    assert file.read_bytes() == FOREIGN
    assert ana.publishing.all() == []
    file.unlink()
    published(ana, file, form)
    file.write_bytes(FOREIGN)
    with pytest.raises(WrongInput, match="was not made by wfhdesk"):
        ana.publishing.withdraw(ana.publishing.all()[0])
    assert file.read_bytes() == FOREIGN


@pytest.mark.parametrize("form", [EVENTS, FREEBUSY, HOURS])
def test_a_link_is_neither_followed_nor_taken_away(ana: Desk, file: Path, tmp_path: Path, form: str) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("mine")
    file.symlink_to(precious)
    with pytest.raises(DeskError, match="is no plain file"):
        published(ana, file, form)
    file.unlink()
    published(ana, file, form)
    file.unlink()
    file.symlink_to(precious)
    with pytest.raises(DeskError, match="is no plain file"):
        ana.publishing.withdraw(ana.publishing.all()[0])
    assert precious.read_text() == "mine"
    assert file.is_symlink()


def test_files_of_others_in_the_folder_stay(ana: Desk, tmp_path: Path, clock: FrozenClock) -> None:
    folder = tmp_path / "vdir"
    folder.mkdir()
    for name in ("dentist.ics", "color", "notes.txt", ".hidden.tmp"):
        (folder / name).write_bytes(FOREIGN)
    before = seen(folder)
    published(ana, folder, FOLDER)
    ana.availability.plan(leave())
    published(ana, folder, FOLDER)
    clock.forward(days=60)
    published(ana, folder, FOLDER)
    ana.publishing.withdraw(ana.publishing.all()[0])
    assert seen(folder) == before


def test_a_publication_of_another_device_is_left_alone(ana: Desk, file: Path) -> None:
    space = published(ana, file).publication.space
    with ana.db.lines.act(silent=True):
        ana.db.table("publications").insert(
            {"form": FOLDER, "target": "/elsewhere", "level": "full", "kept": True, "device": "zzzz", "space": space}
        )
    assert [one.target for one in ana.publishing.all()] == [str(file)]
    assert ana.follow() == []
    with pytest.raises(WrongInput, match="Nothing of yours is published at"):
        ana.publishing.get("/elsewhere")


def test_a_second_device_uses_the_names_of_the_first_and_counts_above_it(
    ana: Desk, file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, clock: FrozenClock
) -> None:
    published(ana, file)
    ana.availability.plan(Occasion("workday", MONDAY, MONDAY, place="office"))
    published(ana, file)
    before = events(file)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "other state"))
    other = open_desk(str(ana.places.desk), clock)
    assert other.publishing.all() == []
    published(other, file)
    after = events(file)
    assert after.keys() == before.keys()
    assert all(after[uid]["SEQUENCE"] > before[uid]["SEQUENCE"] for uid in before)


# --- crashes, damage, full disks --------------------------------------------------------------------------------


def test_a_crash_before_it_is_remembered_heals_at_the_next_publish(
    ana: Desk, tmp_path: Path, open_again: OpenAgain, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "vdir"
    published(ana, folder, FOLDER)
    planned = ana.availability.plan(leave())
    replace = os.replace

    def dies(new: str, path: str) -> None:
        if path.endswith(".json") and any(b"Away" in one.read_bytes() for one in folder.glob("*.ics")):
            raise KeyboardInterrupt
        replace(new, path)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", dies)
        with pytest.raises(KeyboardInterrupt):
            published(ana, folder, FOLDER)
    (away,) = titled(folder, "Away")
    again = open_again()
    again.availability.cancel(planned)
    published(again, folder, FOLDER)
    assert titled(folder, "Away") == []
    assert str(away["UID"]) not in events(folder)
    assert counts(published(again, folder, FOLDER)) == (0, 0, 0, False)


_KILLED = """
import os, signal, sys
from datetime import datetime
from zoneinfo import ZoneInfo
from wfhdesk.desk.desk import open_desk

class Clock:
    def now(self):
        return datetime(2026, 11, 20, 15, tzinfo=ZoneInfo("Europe/Amsterdam"))

folder, target, form, stop = sys.argv[1:]
replace, count = os.replace, 0
def counted(new, path):
    global count
    if "published" in path or target in path:
        count += 1
        if count == int(stop):
            os.kill(os.getpid(), signal.SIGKILL)
    replace(new, path)
os.replace = counted
desk = open_desk(folder, Clock())
desk.publishing.publish(desk.publishing.wanted(form, target, level="kind"))
"""


@pytest.mark.parametrize("form", [EVENTS, FOLDER])
@pytest.mark.parametrize("stop", [1, 2, 3, 4])
def test_killed_at_any_step_the_next_publish_makes_it_right(
    ana: Desk, tmp_path: Path, form: str, stop: int, open_again: OpenAgain
) -> None:
    target, right = tmp_path / "ana", tmp_path / "right"
    arguments = [str(ana.places.desk), str(target), form, str(stop)]
    done = subprocess.run([sys.executable, "-c", _KILLED, *arguments], check=False, timeout=60)
    assert done.returncode in (0, -signal.SIGKILL)
    desk = open_again()
    published(desk, target, form)
    published(desk, right, form)
    assert events(target).keys() == events(right).keys()
    assert len([one for one in desk.publishing.all() if one.target == str(target)]) == 1
    assert counts(published(open_again(), target, form)) == (0, 0, 0, False)


DAMAGES = [
    "",
    "{",
    "[]",
    "null",
    '{"events": [], "parts": {}}',
    "[" * 100_000,
    '{"events": [1], "parts": {}, "level": ""}',
]


@pytest.mark.parametrize("damage", [None, *DAMAGES])
def test_what_is_remembered_lost_or_damaged_counts_start_above_all_there_was(
    ana: Desk, file: Path, damage: str | None, clock: FrozenClock
) -> None:
    published(ana, file)
    for minute in range(5):
        clock.forward(minutes=1)
        ana.availability.set_hours(f"mon-fri 9:00-17:{minute:02d}")
        published(ana, file)
    before = events(file)
    if damage is None:
        memory(ana).unlink()
    else:
        memory(ana).write_text(damage)
    published(ana, file)
    after = events(file)
    assert all(after[uid]["SEQUENCE"] > before[uid]["SEQUENCE"] for uid in after.keys() & before.keys())
    assert counts(published(ana, file)) == (0, 0, 0, False)


@pytest.mark.parametrize(
    ("place", "value"),
    [(0, "../../evil"), (1, float("inf")), (2, "yesterday"), (6, "2026-11-23T09:00:00"), (7, "2026-11-23"), (9, "X:Y")],
)
def test_an_event_that_no_memory_can_hold_counts_as_a_lost_one(
    ana: Desk, tmp_path: Path, place: int, value: object
) -> None:
    folder = tmp_path / "vdir"
    published(ana, folder, FOLDER)
    found = json.loads(memory(ana).read_text())
    timed = next(one for one in found["events"] if "T" in one[6])
    timed[place] = value
    memory(ana).write_text(json.dumps(found))
    assert published(ana, folder, FOLDER).changed == len(events(folder))
    assert not (tmp_path.parent / "evil.ics").exists()


@pytest.mark.parametrize("form", [EVENTS, FOLDER])
def test_where_the_memory_is_lost_no_old_word_stays(ana: Desk, tmp_path: Path, form: str, clock: FrozenClock) -> None:
    target = tmp_path / "ana"
    day = date(2026, 11, 20)
    ana.availability.plan(Occasion("visitor", day, day, Minutes(900, 960), note="boiler man"))
    skiing = ana.availability.plan(leave(note="Lisbon"))
    published(ana, target, form, "full")
    told = {uid for uid, event in events(target).items() if event["SUMMARY"] in ("boiler man", "Lisbon")}
    assert len(told) == 2
    clock.forward(days=1)
    memory(ana).write_text("{")
    ana.availability.cancel(skiing)
    published(ana, target, form, "busy")
    assert not any(word in "".join(said(target)) for word in ("boiler", "Lisbon", "Home"))
    assert {str(events(target)[uid]["STATUS"]) for uid in told if form == EVENTS} <= {"CANCELLED"}
    assert form == EVENTS or not told & events(target).keys()
    assert counts(published(ana, target, form, "busy")) == (0, 0, 0, False)


@pytest.mark.parametrize("form", [EVENTS, FOLDER])
def test_what_nobody_remembers_is_withdrawn_all_the_same(ana: Desk, tmp_path: Path, form: str) -> None:
    target = tmp_path / "ana"
    published(ana, target, form)
    before = events(target)
    if form == FOLDER:
        (target / "dentist.ics").write_bytes(FOREIGN)
        (target / f"{UID}.ics").write_bytes(FOREIGN)
        (target / "copy.ics").write_bytes(next(target.glob("*-*.ics")).read_bytes())
    memory(ana).unlink()
    assert ana.publishing.withdraw(ana.publishing.all()[0]).went == len(before)
    if form == FOLDER:
        assert {one.name for one in target.iterdir()} == {"dentist.ics", f"{UID}.ics", "copy.ics"}
    else:
        assert {str(event["STATUS"]) for event in events(target).values()} == {"CANCELLED"}
        assert all(event["SEQUENCE"] > before[uid]["SEQUENCE"] for uid, event in events(target).items())


def test_a_part_of_the_hours_that_went_and_came_back_goes_on_counting(ana: Desk, file: Path) -> None:
    def counted() -> dict[str, Any]:
        published(ana, file, HOURS)
        found = Calendar.from_ical(file.read_bytes()).walk("VAVAILABILITY")
        return {str(one.get("SUMMARY", "")): one.get("SEQUENCE") for one in found}

    planned = ana.availability.plan(leave(label="Skiing"))
    assert counted()["Skiing"] == 0
    ana.availability.change(planned._replace(last=MONDAY + DAY))
    assert counted()["Skiing"] == 1
    ana.care.undo()
    ana.care.undo()
    assert "Skiing" not in counted()
    counted()
    ana.care.redo()
    assert counted()["Skiing"] == 2
    assert json.loads(memory(ana).read_text())["parts"].keys() >= {f"occasion {planned.id}"}


def test_what_went_from_the_hours_is_forgotten_after_eight_weeks(ana: Desk, file: Path, clock: FrozenClock) -> None:
    planned = ana.availability.plan(leave())
    published(ana, file, HOURS)
    ana.availability.cancel(planned)
    published(ana, file, HOURS)
    assert planned.id in memory(ana).read_text()
    clock.forward(days=57)
    published(ana, file, HOURS)
    assert planned.id not in memory(ana).read_text()


def test_a_memory_of_many_long_notes_is_read_again(ana: Desk, file: Path) -> None:
    with ana.db.lines.act("many notes"):
        for place in range(300):
            day = MONDAY + (place % 50) * DAY
            ana.availability.plan(Occasion("focus", day, day, Minutes(540 + place, 900), note=f"{place} " + "é" * 3900))
    published(ana, file, level="full")
    assert memory(ana).stat().st_size > 2_000_000
    assert counts(published(ana, file, level="full")) == (0, 0, 0, False)


@pytest.mark.parametrize("form", FORMS)
def test_where_nothing_can_be_written_nothing_is_published(ana: Desk, tmp_path: Path, form: str) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("no folder")
    with pytest.raises(DeskError):
        published(ana, blocked / "ana", form, kept=True)
    assert ana.publishing.all() == []
    assert ana.follow() == []
    assert [*Path(ana.places.state).glob("published/*")] == []
    assert [path.name for path in tmp_path.iterdir() if path.name != "desk"] == ["a file"]


@pytest.fixture
def full_disk() -> Iterator[None]:
    """No file may grow beyond some bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, ignored)


@pytest.mark.parametrize("form", [EVENTS, FOLDER])
def test_on_a_full_disk_nothing_is_half_written(ana: Desk, tmp_path: Path, form: str, full_disk: None) -> None:
    target = tmp_path / "ana"
    with pytest.raises(DeskError, match="could not be written"):
        published(ana, target, form)
    assert not target.exists() or list(target.iterdir()) == []
    assert ana.publishing.all() == []


def test_what_is_there_stays_whole_when_the_disk_is_full(ana: Desk, file: Path) -> None:
    published(ana, file)
    before = file.read_bytes()
    ana.availability.plan(leave())
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    room = memory(ana).stat().st_size + 2_000  # enough to remember, and not for the file
    assert room < len(before)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, limit[1]))
    try:
        with pytest.raises(DeskError, match="could not be written"):
            published(ana, file)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
        signal.signal(signal.SIGXFSZ, ignored)
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir() if path.name.startswith(".")] == []
    assert published(ana, file).came == 1


# --- several at once --------------------------------------------------------------------------------------------

_AT_ONCE = _KILLED.replace("int(stop)", "10**9")


def test_two_processes_that_publish_at_once_make_one_publication(
    ana: Desk, tmp_path: Path, open_again: OpenAgain
) -> None:
    target = tmp_path / "vdir"
    arguments = [str(ana.places.desk), str(target), FOLDER, "0"]
    running = [subprocess.Popen([sys.executable, "-c", _AT_ONCE, *arguments]) for _time in range(2)]
    assert [one.wait(60) for one in running] == [0, 0]
    desk = open_again()
    assert len(desk.publishing.all()) == 1
    assert counts(published(desk, target, FOLDER)) == (0, 0, 0, False)
    assert len(list(target.iterdir())) == len(desk.publishing.preview(desk.publishing.all()[0]))


def open_files(process: int) -> set[str]:
    found = set()
    for path in Path(f"/proc/{process}/fd").iterdir():
        with suppress(OSError):  # closed meanwhile
            found.add(path.readlink().name)
    return found


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="looks at the files that another process has open")
def test_while_one_process_publishes_another_waits(ana: Desk, tmp_path: Path) -> None:
    target = tmp_path / "vdir"
    with ana.db.lines.device.lock("publishing"):
        other = subprocess.Popen([sys.executable, "-c", _AT_ONCE, str(ana.places.desk), str(target), FOLDER, "0"])
        while "publishing" not in open_files(other.pid):
            assert other.poll() is None
        assert not target.exists()
        assert ana.publishing.all() == []
    assert other.wait(60) == 0
    assert target.exists()


def test_what_another_process_published_meanwhile_is_the_same_publication(
    ana: Desk, file: Path, open_again: OpenAgain
) -> None:
    mine = ana.publishing.wanted(EVENTS, str(file), level="kind")
    theirs = published(open_again(), file).publication
    assert ana.publishing.publish(mine).publication == theirs


# --- kept ones follow -------------------------------------------------------------------------------------------


def test_what_is_kept_follows_and_the_rest_does_not(ana: Desk, tmp_path: Path, clock: FrozenClock) -> None:
    kept, once = tmp_path / "kept.ics", tmp_path / "once.ics"
    published(ana, kept, kept=True)
    published(ana, once)
    before = once.read_bytes()
    ana.availability.say("away", clock.now() + timedelta(minutes=30), "school run")
    assert ana.follow() == []
    assert once.read_bytes() == before
    (away,) = (
        event
        for event in events(kept).values()
        if isinstance(event["DTSTART"].dt, datetime) and f"{event['DTSTART'].dt:%H%M}" == "1310"
    )
    assert f"{away['DTEND'].dt:%H%M}" == "1340"
    clock.forward(minutes=10)
    ana.availability.say("available")
    ana.follow()
    back = events(kept)[str(away["UID"])]
    assert (back["STATUS"], back["TRANSP"], back["SEQUENCE"]) == ("CANCELLED", "TRANSPARENT", 1)


def test_a_place_that_can_not_be_written_keeps_no_other_from_following(ana: Desk, tmp_path: Path) -> None:
    first, second = tmp_path / "first.ics", tmp_path / "second.ics"
    for target in (first, second):
        published(ana, target, kept=True)
    first.unlink()
    first.mkdir()
    ana.availability.plan(leave())
    (warning,) = ana.follow()
    assert warning.startswith(f"What you publish could not follow: {first} is no plain file")
    assert len(titled(second, "Away")) == 1


def test_finishing_early_is_told_until_the_end_of_the_hours(ana: Desk, file: Path) -> None:
    published(ana, file, kept=True)
    ana.availability.say("finished")
    ana.follow()
    ends = [f"{event['DTEND'].dt:%H%M}" for event in events(file).values() if event["SUMMARY"] == "Unavailable"]
    assert "1700" in ends  # 18:00 in Amsterdam


# --- what may be published where --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["two  spaces.ics", "Re\u0301union.ics", " blank .ics", "👩🏽‍💻.ics"])
def test_a_name_is_kept_letter_for_letter(ana: Desk, tmp_path: Path, name: str, open_again: OpenAgain) -> None:
    published(ana, tmp_path / name)
    again = open_again()
    assert [one.target for one in again.publishing.all()] == [str(tmp_path / name)]
    assert counts(published(again, tmp_path / name)) == (0, 0, 0, False)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [name]


@pytest.mark.parametrize("name", ["new\nline.ics", "esc\x1b[31m.ics", "byte\udcff.ics", "para\u2029graph.ics"])
def test_a_name_that_no_line_can_hold_is_refused(ana: Desk, tmp_path: Path, name: str) -> None:
    with pytest.raises(WrongInput, match="holds signs that can't be shown"):
        ana.publishing.wanted(EVENTS, str(tmp_path / name), level="kind")


def test_the_sample_desk_refuses_a_folder_and_writes_a_file(ana: Desk, tmp_path: Path) -> None:
    sample = Desk(ana.places, ana.settings, ana.clock, is_sample=True)
    with pytest.raises(DeskError, match="This is the sample desk"):
        sample.publishing.wanted(FOLDER, str(tmp_path / "vdir"), level="kind")
    assert published(sample, tmp_path / "a.ics").is_written


def test_a_publication_is_found_by_its_place_or_by_its_id(ana: Desk, file: Path) -> None:
    one = published(ana, file).publication
    assert ana.publishing.get(str(file)) == ana.publishing.get(one.id) == one
    assert ana.publishing.get(os.path.relpath(file)) == one


def test_undo_does_not_take_back_what_others_have_read(ana: Desk, file: Path) -> None:
    published(ana, file)
    assert ana.care.undo().startswith("set your hours to mon")
    assert len(ana.publishing.all()) == 1


@pytest.mark.parametrize(
    "doc",
    [
        {
            "form": "pdf",
            "target": "/a",
            "level": "kind",
            "space": "6f1c0a4e-52c4-4d3a-9f3a-0d8f5a9c1b2e",
            "device": "a",
        },
        {
            "form": EVENTS,
            "target": "/a",
            "level": "all",
            "space": "6f1c0a4e-52c4-4d3a-9f3a-0d8f5a9c1b2e",
            "device": "a",
        },
        {"form": EVENTS, "target": "/a", "level": "kind", "space": "no uuid", "device": "a"},
        {"form": EVENTS, "target": 7, "level": "kind", "space": "6f1c0a4e-52c4-4d3a-9f3a-0d8f5a9c1b2e", "device": "a"},
        {"form": EVENTS},
    ],
)
def test_what_is_no_publication_is_left_as_it_is(ana: Desk, file: Path, doc: dict[str, object]) -> None:
    with ana.db.lines.act(silent=True):
        ana.db.table("publications").insert(doc)
    published(ana, file)
    assert [one.target for one in ana.publishing.all()] == [str(file)]
    assert len(ana.warnings()) == 1


def test_eight_weeks_go_on_over_new_year(ana: Desk, file: Path, clock: FrozenClock) -> None:
    clock.set(datetime(2026, 12, 28, 9, tzinfo=AMSTERDAM))
    published(ana, file)
    clock.set(datetime(2027, 1, 4, 9, tzinfo=AMSTERDAM))
    outcome = published(ana, file)
    assert (outcome.changed, outcome.went) == (0, 0)
    last = max(event["DTSTART"].dt for event in events(file).values() if not isinstance(event["DTSTART"].dt, datetime))
    assert last == date(2027, 1, 4) + 8 * WEEK - 3 * DAY  # the Friday of the eighth week


def test_a_preview_tells_what_is_written_then(ana: Desk, file: Path) -> None:
    ana.availability.plan(leave(note="Lisbon"))
    one = ana.publishing.wanted(EVENTS, str(file), level="full")
    lines = ana.publishing.preview(one)
    assert not file.exists()
    assert ana.publishing.all() == []
    ana.publishing.publish(one)
    titles = sorted(str(event["SUMMARY"]) for event in events(file).values())
    head, *told = lines
    assert head == "Calendar: Ana Lima – availability (Europe/Amsterdam)"
    assert titles == sorted(line.rsplit("  [")[0].split("  ")[-1] for line in told)
    assert Publication(EVENTS, str(file), "full").has_events


@pytest.mark.parametrize("form", FORMS)
def test_a_preview_tells_of_the_name_and_address_exactly_where_they_leave(ana: Desk, tmp_path: Path, form: str) -> None:
    ana.settings.set("me.email", ["ana@example.org"])
    one = ana.publishing.wanted(form, str(tmp_path / "ana"), level="kind")
    shown = "\n".join(ana.publishing.preview(one))
    ana.publishing.publish(one)
    written = "".join(said(tmp_path / "ana"))
    for private in ("Ana Lima", "ana@example.org", "Ana Lima – availability", "Europe/Amsterdam", "10:00"):
        folded = written.replace("\n ", "")
        assert (private in shown) >= (private in folded), private
    assert ("From: Ana Lima <ana@example.org>" in shown) is (form in (FREEBUSY, HOURS))
    assert ("core 10:00–15:00" in shown) is (form != FREEBUSY)


def test_what_the_command_says_in_another_encoding_is_one_line_of_the_warning(ana: Desk, tmp_path: Path) -> None:
    ana.settings.set("publish.command", ["printf 'caf\\351 \\033[31m\\n no network' >&2; exit 3"])
    ana.settings.set("publish.command", [f"sh -c {shlex.quote(ana.settings.text('publish.command'))}"])
    warning = published(ana, tmp_path / "vdir", FOLDER).warning
    assert warning == "sh failed: caf\ufffd [31m no network"


def test_a_publication_that_is_forgotten_waits_for_nothing(ana: Desk, tmp_path: Path) -> None:
    state = str(tmp_path / "state")
    remember_waiting(state, "a1", is_waiting=True)
    assert remembers_waiting(state, "a1")
    forget(state, "a1")
    assert not remembers_waiting(state, "a1")
