"""One person who is changed in several places at once."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import FrozenClock
from store.syncing import deliver
from wfhdesk.adapters.folders import Folders
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.erasing import erase, preview
from wfhdesk.desk.people_records import person_doc
from wfhdesk.desk.settings import Settings
from wfhdesk.domain.people import TEAM, Person
from wfhdesk.domain.standings import SNOOZED
from wfhdesk.store.compaction import KEPT
from wfhdesk.store.device import host


class Device:
    """A device with its own copy of the desk, opened anew for every act."""

    def __init__(self, root: Path, name: str, clock: FrozenClock) -> None:
        self.folder, self._state, self.clock = root / name / "desk", root / name / "state", clock
        self._state.mkdir(parents=True)
        (self._state / "device.json").write_text(json.dumps({"device": name, "host": host()}))

    def open(self) -> Desk:
        places = Folders(str(self.folder), str(self.folder / "config.toml"), str(self._state))
        return Desk(places, Settings(places.settings), self.clock)

    @property
    def priya(self) -> Person:
        (person,) = self.open().people.all()
        return person

    def change(self, **fields: Any) -> None:
        self.open().people.keep_all([self.priya._replace(**fields)])

    def give(self, other: Device) -> None:
        for file in self.folder.glob(f"*.{self._state.parent.name}.jsonl"):
            deliver(file, other.folder)


@pytest.fixture
def laptop(tmp_path: Path, clock: FrozenClock) -> Device:
    device = Device(tmp_path, "lap1", clock)
    device.open().people.add(Person("Priya Nair", TEAM, emails=("priya@example.org",), topics=("Leeds",)))
    return device


@pytest.fixture
def desktop(tmp_path: Path, laptop: Device, clock: FrozenClock) -> Device:
    device = Device(tmp_path, "top1", clock)
    laptop.give(device)
    return device


def meet(one: Device, other: Device) -> None:
    one.give(other)
    other.give(one)


def test_an_open_app_forgets_what_is_erased_of_somebody_who_was_changed_in_two_places(
    laptop: Device, desktop: Device
) -> None:
    """An erasure writes a line anew under the key it had."""
    laptop.change(notes="knows Pia")
    desktop.change(phone="+31 6 1")
    desktop.give(laptop)
    app = laptop.open()
    assert [one.notes for one in app.people.all()] == ["knows Pia"]
    (file,) = laptop.folder.glob("lasting.lap1.jsonl")
    rewritten = file.with_suffix(".new")
    rewritten.write_bytes(file.read_bytes().replace(b"knows Pia", b"knows"))
    rewritten.replace(file)
    assert [one.notes for one in app.people.all()] == ["knows"]


def test_a_snooze_here_and_a_number_there_are_both_there(laptop: Device, desktop: Device) -> None:
    laptop.open().people.snooze(laptop.priya, "3d")
    desktop.change(phone="+31 6 1", topics=("Leeds", "her report"))
    meet(laptop, desktop)
    assert laptop.priya == desktop.priya
    assert (laptop.priya.phone, laptop.priya.topics) == ("+31 6 1", ("Leeds", "her report"))
    assert laptop.open().people.standing(laptop.priya).state == SNOOZED
    assert laptop.open().care.conflicts() == []
    assert laptop.open().people.with_id(laptop.priya.id) == laptop.priya


def test_the_next_change_settles_it_and_undo_brings_back_what_was_seen(laptop: Device, desktop: Device) -> None:
    laptop.change(role="analyst")
    desktop.change(phone="+31 6 1")
    meet(laptop, desktop)
    both = laptop.priya
    laptop.change(topics=())
    assert laptop.priya == both._replace(topics=())
    assert len(laptop.open().db.lines.versions.torn("people")) == 0
    laptop.give(desktop)
    assert desktop.priya == both._replace(topics=())
    laptop.open().care.undo()
    assert laptop.priya == both
    assert laptop.open().care.conflicts() == []
    laptop.open().care.redo()
    assert laptop.priya == both._replace(topics=())
    laptop.open().care.undo()
    laptop.open().care.undo()
    assert laptop.priya == both._replace(role="")
    meet(laptop, desktop)
    assert desktop.priya == laptop.priya


def test_both_go_on_from_what_both_saw_merged(laptop: Device, desktop: Device) -> None:
    laptop.change(role="analyst")
    desktop.change(phone="1")
    meet(laptop, desktop)
    laptop.change(notes="n")
    desktop.change(role="", topics=())
    meet(laptop, desktop)
    assert laptop.priya == desktop.priya
    assert (laptop.priya.role, laptop.priya.phone, laptop.priya.notes, laptop.priya.topics) == ("", "1", "n", ())
    assert laptop.open().care.conflicts() == []


def test_undo_takes_back_what_was_done_here_and_leaves_what_was_done_there(laptop: Device, desktop: Device) -> None:
    laptop.open().people.snooze(laptop.priya, "3d")
    desktop.change(phone="+31 6 1")
    meet(laptop, desktop)
    laptop.open().care.undo()
    assert (laptop.priya.snoozed, laptop.priya.phone) == ((), "+31 6 1")


def test_what_clashes_waits_for_somebody_to_choose(laptop: Device, desktop: Device) -> None:
    laptop.change(phone="1", role="analyst")
    desktop.change(phone="2", organisation="Example")
    meet(laptop, desktop)
    seen = laptop.priya
    assert (seen.phone, seen.role, seen.organisation) == ("2", "analyst", "Example")
    (conflict,) = laptop.open().care.conflicts()
    assert [line["doc"] for line in conflict.versions] == [person_doc(seen), person_doc(seen._replace(phone="1"))]
    laptop.open().care.settle(seen.id, 2)
    assert laptop.priya == seen._replace(phone="1")
    assert laptop.open().care.conflicts() == []
    laptop.open().care.undo()
    assert laptop.priya == seen
    (conflict,) = laptop.open().care.conflicts()
    assert [line["doc"]["phone"] for line in conflict.versions] == ["2", "1"]


def test_of_a_removal_and_a_change_the_newer_shows_until_somebody_chooses(laptop: Device, desktop: Device) -> None:
    """As for entries: nothing that was typed is lost, and nobody who was deleted comes back by themselves for good."""
    person = laptop.priya
    laptop.open().people.delete([person])
    desktop.change(phone="1")
    meet(laptop, desktop)
    assert laptop.priya == person._replace(phone="1")
    (conflict,) = desktop.open().care.conflicts()
    assert ["doc" in line for line in conflict.versions] == [True, False]
    desktop.open().care.settle(person.id, 2)
    assert desktop.open().people.all() == []


def test_who_was_changed_twice_is_deleted_whole(laptop: Device, desktop: Device) -> None:
    laptop.change(role="analyst")
    desktop.change(phone="1")
    meet(laptop, desktop)
    both = laptop.priya
    laptop.open().people.delete([both])
    assert laptop.open().people.all() == []
    assert laptop.open().care.conflicts() == []
    laptop.open().care.undo()
    assert laptop.priya == both


class Meanwhile(FrozenClock):
    """A clock at the first look at which, once it is told to, something else happens."""

    happens: Callable[[], object] | None = None

    def now(self) -> datetime:
        happens, self.happens = self.happens, None
        if happens:
            happens()
        return super().now()


def test_two_windows_that_change_one_person_at_once_lose_nothing(laptop: Device) -> None:
    """Another process writes between the look at a person and the change of them."""
    other, laptop.clock = laptop.open(), Meanwhile()
    desk = laptop.open()
    (seen,) = desk.people.all()
    laptop.clock.happens = lambda: other.people.keep_all([seen._replace(phone="1")])
    desk.people.keep_all([seen._replace(role="analyst")])
    assert laptop.clock.happens is None
    assert (laptop.priya.phone, laptop.priya.role) == ("1", "analyst")


def test_a_version_that_cant_be_read_is_merged_with_nothing(laptop: Device, desktop: Device) -> None:
    desktop.open().db.table("people").write(laptop.priya.id, {"name": "Priya Nair", "cadence": "often"})
    laptop.change(phone="1")
    meet(laptop, desktop)
    assert desktop.priya.phone == "1"
    assert len(desktop.open().care.conflicts()) == 1


def test_where_the_common_version_is_gone_what_differs_is_asked_about(
    laptop: Device, desktop: Device, clock: FrozenClock
) -> None:
    laptop.change(topics=("Leeds", "budget"), phone="1")
    desktop.change(topics=("Leeds", "report"), role="analyst")
    clock.forward(days=KEPT.days + 1)
    for file in laptop.folder.glob("lasting.lap1.jsonl"):
        header, _first, *rest = file.read_bytes().splitlines(keepends=True)
        file.write_bytes(header + b"".join(rest))
    desktop.give(laptop)
    seen = laptop.priya
    assert (seen.topics, seen.phone, seen.role) == (("Leeds", "report", "budget"), "1", "analyst")
    assert len(laptop.open().care.conflicts()) == 1


def test_erasing_somebody_else_leaves_two_changes_what_they_are(laptop: Device, desktop: Device) -> None:
    laptop.open().people.add(Person("Jan Smit"))
    laptop.give(desktop)

    def priya(device: Device) -> Person:
        return device.open().people.named("Priya")

    def change(device: Device, **fields: Any) -> None:
        device.open().people.keep_all([priya(device)._replace(**fields)])

    change(laptop, notes="asks Jan Smit", phone="1")
    laptop.give(desktop)
    change(laptop, role="analyst")
    change(desktop, phone="")
    meet(laptop, desktop)
    desk = laptop.open()
    erase(desk, preview(desk, desk.people.named("Jan")))
    assert (priya(laptop).notes, priya(laptop).role, priya(laptop).phone) == ("asks someone", "analyst", "")
    assert laptop.open().care.conflicts() == []


# --- any fields, any order --------------------------------------------------------------------------------------------

_VALUES: dict[str, st.SearchStrategy[Any]] = {
    "phone": st.sampled_from(("", "1", "2")),
    "role": st.sampled_from(("", "analyst", "designer")),
    "notes": st.sampled_from(("", "a", "b")),
    "zone": st.sampled_from(("", "Asia/Kolkata", "Europe/London")),
    "cadence": st.sampled_from((None, 0, 10)),
    "birthday": st.sampled_from(("", "03-14")),
}
_CHANGES = st.tuples(
    st.sampled_from((0, 1)),
    st.fixed_dictionaries({}, optional=_VALUES),
    st.booleans(),
)
_SYNC = st.sampled_from(((0, 1), (1, 0)))
_STEPS = st.lists(st.one_of(_CHANGES, _SYNC), min_size=2, max_size=7)


@settings(max_examples=60)
@given(_STEPS)
def test_no_change_of_what_only_one_side_touched_is_lost(steps: list[tuple[Any, ...]]) -> None:
    with TemporaryDirectory() as name:
        clock = FrozenClock()
        sides = Device(Path(name), "lap1", clock), Device(Path(name), "top1", clock)
        sides[0].open().people.add(Person("Priya Nair", TEAM, phone="0", notes="old", topics=("Leeds",)))
        sides[0].give(sides[1])
        touched: dict[str, dict[int, Any]] = {}
        added = []
        for number, step in enumerate(steps):
            clock.forward(seconds=1)
            if len(step) == 2:
                sides[step[0]].give(sides[step[1]])
                continue
            side, fields, adds = step
            fields = {field: value for field, value in fields.items() if value != getattr(sides[side].priya, field)}
            for field, value in fields.items():
                touched.setdefault(field, {})[side] = value
            if adds:
                added.append(f"topic {number}")
                fields = {**fields, "topics": (*sides[side].priya.topics, added[-1])}
            if fields:
                sides[side].change(**fields)
        meet(*sides)
        seen = sides[0].priya
        assert seen == sides[1].priya
        assert set(seen.topics) == {"Leeds", *added}
        for field, values in touched.items():
            if len(values) == 1:
                assert [getattr(seen, field)] == list(values.values()), field


def test_the_order_in_which_files_arrive_changes_nothing(tmp_path: Path, clock: FrozenClock) -> None:
    devices = [Device(tmp_path, f"dev{n}", clock) for n in range(3)]
    devices[0].open().people.add(Person("Priya Nair", TEAM))
    for other in devices[1:]:
        devices[0].give(other)
    for device, fields in zip(devices, ({"phone": "1"}, {"role": "x"}, {"phone": "3", "notes": "n"}), strict=True):
        clock.forward(seconds=1)
        device.change(**fields)
    for number, order in enumerate(itertools.permutations(devices)):
        reader = Device(tmp_path, f"rd{number:02d}", clock)
        for device in order:
            device.give(reader)
        assert (reader.priya.phone, reader.priya.role, reader.priya.notes) == ("3", "x", "n")
        assert len(reader.open().care.conflicts()) == 1
