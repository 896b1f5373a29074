"""Compaction: own files stay short, and nothing that could still be wanted goes."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from conftest import AMSTERDAM, FrozenClock
from store.desks import (
    ENTRIES,
    PEOPLE,
    Opener,
    all_records,
    contents,
    number,
    numbers,
    records,
    second_versions,
    shown,
    the_file,
)
from store.syncing import TABLES, Side, TwoSides
from store.test_devices import head_keys
from wfhdesk.domain.errors import DeskError
from wfhdesk.store import acts, compaction
from wfhdesk.store.lines import key
from wfhdesk.store.tables import DeskDB

MONTH = timedelta(days=30)


@pytest.fixture
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compact whatever can be, instead of only what is worth it."""
    monkeypatch.setattr(compaction, "_is_worth_it", _goes)


def _goes(lines: list[Any], droppable: set[str]) -> bool:
    return any(key(line) in droppable for line in lines)


def tidy(db: DeskDB) -> None:
    db.lines.load_all()
    compaction.tidy(db.lines)


def write_numbers(open_db: Opener, table: str, doc_id: str, ns: Iterable[int]) -> None:
    for n in ns:
        open_db().table(table).write(doc_id, {"n": n})


def kept_numbers(folder: Path, doc_id: str) -> list[int | None]:
    """Return the versions of a document that are still there, a removal as None."""
    lines = (record for record in all_records(folder) if record["id"] == doc_id)
    return [record["doc"]["n"] if "doc" in record else None for record in sorted(lines, key=lambda line: line["at"])]


# --- what stays -----------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("always")
@pytest.mark.parametrize("table", TABLES)
def test_a_version_goes_when_its_place_was_taken_30_days_ago(
    open_db: Opener, folder: Path, clock: FrozenClock, table: str
) -> None:
    write_numbers(open_db, table, "a", [1])
    clock.forward(days=20)
    write_numbers(open_db, table, "a", [2])
    clock.moment += MONTH - timedelta(seconds=1)
    write_numbers(open_db, table, "other", [3])
    tidy(open_db())
    assert kept_numbers(folder, "a") == [1, 2]
    clock.moment += timedelta(seconds=2)
    tidy(open_db())
    assert kept_numbers(folder, "a") == [2]
    assert number(open_db(), table, "a") == 2


@pytest.mark.usefixtures("always")
def test_a_removal_stays_for_ever(open_db: Opener, folder: Path, clock: FrozenClock) -> None:
    write_numbers(open_db, PEOPLE, "gone", [1, 2])
    open_db().table(PEOPLE).write("gone", None)
    write_numbers(open_db, PEOPLE, "back", [1])
    open_db().table(PEOPLE).write("back", None)
    write_numbers(open_db, PEOPLE, "back", [2, 3, 4])
    clock.forward(days=1000)
    for _ in range(2):
        tidy(open_db())
        assert kept_numbers(folder, "gone") == [None]
        assert kept_numbers(folder, "back") == [None, 2, 3, 4]
    assert shown(open_db()) == {PEOPLE: {"back": {"n": 4}}}


@pytest.mark.usefixtures("always")
def test_a_second_version_stays_until_it_is_settled(open_db: Opener, folder: Path, clock: FrozenClock) -> None:
    write_numbers(open_db, PEOPLE, "a", [1])
    db = open_db()
    tidy(db)
    base = db.lines.shown_key(PEOPLE, "a")
    for n in (2, 3):
        open_db().table(PEOPLE).write("a", {"n": n}, base=base)
    write_numbers(open_db, PEOPLE, "other", [9])
    clock.forward(days=1000)
    tidy(open_db())
    assert kept_numbers(folder, "a") == [2, 3]
    assert second_versions(open_db()) == {"a": 2}
    settle(open_db(), "a", 4)
    clock.forward(days=31)
    tidy(open_db())
    assert kept_numbers(folder, "a") == [4]


def settle(db: DeskDB, doc_id: str, n: int) -> None:
    bases = sorted(head_keys(db)[PEOPLE, doc_id])
    with db.lines.act("settled"):
        db.lines.put(PEOPLE, doc_id, bases, {"n": n})
        db.lines.put(PEOPLE, "yet another", [], {"n": 0})


@pytest.mark.usefixtures("always")
def test_the_highest_stamp_stays_known(open_db: Opener, folder: Path, clock: FrozenClock) -> None:
    write_numbers(open_db, PEOPLE, "a", [1])
    write_numbers(open_db, PEOPLE, "b", [1, 2])
    write_numbers(open_db, PEOPLE, "a", [2, 3])
    clock.forward(days=31)
    tidy(open_db())
    clock.forward(days=-100)
    highest = max(record["at"] for record in all_records(folder))
    write_numbers(open_db, PEOPLE, "c", [1])
    assert min(record["at"] for record in all_records(folder) if record["id"] == "c") > highest


@pytest.mark.usefixtures("always")
def test_the_highest_stamp_stays_known_though_another_device_wrote_over_it(
    open_db: Opener, folder: Path, clock: FrozenClock
) -> None:
    write_numbers(open_db, PEOPLE, "a", [1, 2, 3])
    highest = max(record["at"] for record in all_records(folder))
    open_db("phone").table(PEOPLE).write("a", {"n": 4})
    clock.forward(days=31)
    tidy(open_db())
    assert kept_numbers(folder, "a") == [3, 4]
    clock.forward(days=-100)
    write_numbers(open_db, PEOPLE, "b", [1])
    assert min(record["at"] for record in all_records(folder) if record["id"] == "b") > highest


@pytest.mark.usefixtures("always")
def test_a_version_stays_while_what_somebody_made_of_it_lately_can_be_undone(
    open_db: Opener, folder: Path, clock: FrozenClock
) -> None:
    """The phone was away when the laptop wrote over the version, and changed it itself much later."""
    write_numbers(open_db, PEOPLE, "a", [1])
    db = open_db()
    tidy(db)
    base = db.lines.shown_key(PEOPLE, "a")
    write_numbers(open_db, PEOPLE, "a", [2])
    clock.forward(days=40)
    open_db("phone").table(PEOPLE).write("a", {"n": 3}, base=base)
    write_numbers(open_db, PEOPLE, "b", [1])
    tidy(open_db())
    assert kept_numbers(folder, "a") == [1, 2, 3]
    acts.undo(open_db("phone").lines)
    assert number(open_db(), PEOPLE, "a") == 1


@pytest.mark.usefixtures("always")
def test_only_the_devices_own_files_are_touched(open_db: Opener, folder: Path, clock: FrozenClock) -> None:
    for device in ("laptop", "phone"):
        for n in range(5):
            open_db(device).table(PEOPLE).write(device, {"n": n})
            open_db(device).table(PEOPLE).write("shared", {"n": n})
    clock.forward(days=31)
    phones = open_db("phone").lines.own_files()[0].name
    before = contents(folder)
    tidy(open_db("laptop"))
    after = contents(folder)
    assert after[phones] == before[phones]
    assert [name for name in after if after[name] != before[name]] == [open_db().lines.own_files()[0].name]
    assert second_versions(open_db()) == {}
    assert shown(open_db()) == {PEOPLE: {"laptop": {"n": 4}, "phone": {"n": 4}, "shared": {"n": 4}}}


# --- whether it is worth it -----------------------------------------------------------------------------------------


def many(open_db: Opener, changes: int, others: int) -> None:
    db = open_db()
    db.table(PEOPLE).insert_multiple({"n": n} for n in range(others))
    with db.lines.act():
        for n in range(changes + 1):
            db.table(PEOPLE).write("a", {"n": n})
    open_db().table(PEOPLE).write("last", {"n": 0})


@pytest.mark.parametrize(
    ("changes", "others", "compacted"), [(199, 0, False), (200, 0, True), (200, 197, True), (200, 198, False)]
)
def test_a_file_is_rewritten_when_200_of_its_versions_and_more_than_half_can_go(
    open_db: Opener, folder: Path, clock: FrozenClock, *, changes: int, others: int, compacted: bool
) -> None:
    many(open_db, changes, others)
    path = the_file(folder, "*")
    before = path.read_bytes()
    clock.forward(days=31)
    tidy(open_db())
    assert (path.read_bytes() != before) == compacted
    assert len(records(path)) == others + 2 + (0 if compacted else changes)
    assert number(open_db(), PEOPLE, "a") == changes


@pytest.mark.parametrize("damaged", [b"bad", None])
def test_what_is_young_is_kept_in_a_file_that_is_rewritten_for_its_bad_lines(
    open_db: Opener, folder: Path, damaged: bytes | None
) -> None:
    many(open_db, 300, 0)
    path = the_file(folder, "*")
    if damaged:
        path.write_bytes(path.read_bytes() + damaged + b"\n")
    before = path.stat().st_mtime_ns
    tidy(open_db())
    assert (path.stat().st_mtime_ns != before) == bool(damaged)
    assert len(records(path)) == 302


def test_files_are_worth_a_look_when_much_is_superseded_or_something_is_damaged(open_db: Opener, folder: Path) -> None:
    db = open_db()
    many(open_db, 199, 0)
    db.lines.load_all()
    assert not compaction.is_worth_a_look(db.lines)
    write_numbers(open_db, PEOPLE, "a", [-1])
    db.lines.refresh()
    assert compaction.is_worth_a_look(db.lines)
    damaged = open_db("phone")
    path = the_file(folder, "*")
    path.write_bytes(path.read_bytes().splitlines(keepends=True)[0] + b"bad\n")
    damaged.lines.load_all()
    assert compaction.is_worth_a_look(damaged.lines)


def test_files_that_are_not_loaded_cost_nothing(open_db: Opener, clock: FrozenClock) -> None:
    write_numbers(open_db, ENTRIES, "a", [1])
    clock.forward(days=400)
    write_numbers(open_db, ENTRIES, "a", [2])
    db = open_db()
    list(db.table(ENTRIES).since(clock.moment.date()))
    compaction.tidy(db.lines)
    assert [name[:5] for name in db.lines._known] == ["2027."]


# --- versions of one document in several files ----------------------------------------------------------------------


def write_many_across_new_year(open_db: Opener, clock: FrozenClock) -> None:
    """Write one version on New Year's Eve and 300 in January; afterwards it is May."""
    clock.set(datetime(2026, 12, 31, 12, tzinfo=AMSTERDAM))
    open_db().table(ENTRIES).write("a", {"n": -1})
    clock.set(datetime(2027, 1, 2, 12, tzinfo=AMSTERDAM))
    db = open_db()
    with db.lines.act("many"):
        for n in range(300):
            db.table(ENTRIES).write("a", {"n": n})
    db.table(ENTRIES).write("last", {"n": 300})
    clock.set(datetime(2027, 5, 1, 12, tzinfo=AMSTERDAM))


@pytest.mark.parametrize("window", [True, False])
def test_a_version_in_the_file_of_another_year_does_not_come_back(
    open_db: Opener, clock: FrozenClock, *, window: bool
) -> None:
    """The first version stays in its file, which is not worth it; so the others have to stay that say it is superseded."""
    write_many_across_new_year(open_db, clock)
    db = open_db()
    if window:
        list(db.table(ENTRIES).since(clock.moment.date()))
    else:
        db.lines.load_all()
    compaction.tidy(db.lines)
    assert numbers(open_db()) == [299, 300]
    assert second_versions(open_db()) == {}


@pytest.mark.usefixtures("always")
def test_the_last_line_of_an_older_year_does_not_come_back(open_db: Opener, clock: FrozenClock) -> None:
    clock.set(datetime(2026, 12, 30, 12, tzinfo=AMSTERDAM))
    write_numbers(open_db, ENTRIES, "b", [1, 2, 3])
    write_many_across_new_year(open_db, clock)
    tidy(open_db())
    assert numbers(open_db()) == [3, 299, 300]
    assert second_versions(open_db()) == {}


@pytest.mark.usefixtures("always")
def test_what_a_sync_programs_copy_still_holds_does_not_come_back(
    open_db: Opener, folder: Path, clock: FrozenClock
) -> None:
    write_numbers(open_db, PEOPLE, "a", range(3))
    path = the_file(folder, "lasting.*")
    path.with_suffix(".sync-conflict.jsonl").write_bytes(path.read_bytes())
    write_numbers(open_db, PEOPLE, "a", range(3, 10))
    write_numbers(open_db, PEOPLE, "b", range(10))
    clock.forward(days=31)
    tidy(open_db())
    assert shown(open_db()) == {PEOPLE: {"a": {"n": 9}, "b": {"n": 9}}}
    assert second_versions(open_db()) == {}
    assert len(records(path)) == 10 + 1  # what was made from what the copy holds stays too


# --- crashes --------------------------------------------------------------------------------------------------------


class Crash(BaseException):
    """The process is gone."""


def crash(*_anything: object) -> None:
    raise Crash


@pytest.mark.parametrize("call", ["fsync", "replace"])
@pytest.mark.usefixtures("always")
def test_a_crash_before_the_new_file_is_in_its_place_leaves_the_old_one(
    open_db: Opener, folder: Path, clock: FrozenClock, call: str
) -> None:
    write_numbers(open_db, PEOPLE, "a", range(10))
    write_numbers(open_db, PEOPLE, "b", [1])
    clock.forward(days=31)
    path = the_file(folder, "*")
    before = path.read_bytes()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, call, crash)
        with pytest.raises(Crash):
            tidy(open_db())
    assert path.read_bytes() == before
    assert len(contents(folder)) == 2
    assert numbers(open_db(), PEOPLE) == [1, 9]
    tidy(open_db())
    assert list(contents(folder)) == [path.name]
    assert len(records(path)) == 2
    assert numbers(open_db(), PEOPLE) == [1, 9]


def _full(*_anything: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.usefixtures("always")
def test_a_full_disk_leaves_the_old_file_and_its_bad_lines(open_db: Opener, folder: Path, clock: FrozenClock) -> None:
    write_numbers(open_db, PEOPLE, "a", range(10))
    path = the_file(folder, "*")
    path.write_bytes(path.read_bytes() + b"bad\n")
    before = path.read_bytes()
    clock.forward(days=31)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", _full)
        with pytest.raises(DeskError, match="No space left"):
            tidy(open_db())
    assert path.read_bytes() == before
    tidy(open_db())
    assert set(contents(folder)[path.name + ".damaged"].splitlines()) == {b"bad"}
    assert numbers(open_db(), PEOPLE) == [9]


@pytest.mark.usefixtures("always")
def test_a_reader_and_a_writer_that_stay_open_go_on_after_a_compaction(open_db: Opener, clock: FrozenClock) -> None:
    reader, writer = open_db(), open_db()
    write_numbers(open_db, PEOPLE, "a", range(10))
    for db in (reader, writer):
        assert numbers(db, PEOPLE) == [9]
    clock.forward(days=31)
    tidy(open_db())
    writer.table(PEOPLE).write("a", {"n": 10})
    writer.table(PEOPLE).write("b", {"n": 1})
    for db in (reader, writer, open_db()):
        assert numbers(db, PEOPLE) == [1, 10]
        assert second_versions(db) == {}


# --- any history ----------------------------------------------------------------------------------------------------

SIDES = st.integers(0, 1)
PICKS = st.integers(0, 3)
STEPS = st.one_of(
    st.tuples(st.just("insert"), SIDES, st.sampled_from(TABLES)),
    st.tuples(st.just("change"), SIDES, st.sampled_from(TABLES), PICKS),
    st.tuples(st.just("change"), SIDES, st.sampled_from(TABLES), st.just(0)),
    st.tuples(st.just("remove"), SIDES, st.sampled_from(TABLES), PICKS),
    st.tuples(st.just("carry"), SIDES, st.just(0)),
    st.tuples(st.just("forward"), SIDES, st.sampled_from([1.0, 24 * 31.0, 24 * 31.0, 24 * 200.0])),
    st.tuples(st.just("tidy"), SIDES, st.booleans()),
)
ACROSS_NEW_YEAR: list[tuple[Any, ...]] = [
    ("insert", 0, ENTRIES),
    ("carry", 0, 0),
    ("change", 1, ENTRIES, 0),
    ("forward", 0, 24 * 200.0),
    ("change", 0, ENTRIES, 0),
    ("change", 0, ENTRIES, 0),
    ("forward", 0, 24 * 31.0),
    ("tidy", 0, True),
]

SOMETHING_TO_DROP: list[tuple[Any, ...]] = [
    ("insert", 0, PEOPLE),
    ("change", 0, PEOPLE, 0),
    ("change", 0, PEOPLE, 0),
    ("insert", 0, PEOPLE),
    ("forward", 0, 24 * 31.0),
    ("tidy", 0, False),
]


@given(st.lists(STEPS, min_size=5, max_size=30))
@example(ACROSS_NEW_YEAR)
@example(SOMETHING_TO_DROP)
@settings(max_examples=100)
@pytest.mark.usefixtures("always")
def test_compaction_changes_nothing_that_shows_and_drops_nothing_that_is_wanted(history: list[tuple[Any, ...]]) -> None:
    with TemporaryDirectory() as root:
        sides = TwoSides(Path(root))
        for what, *details in history:
            if what == "tidy":
                tidy_one(sides.sides[details[0]], window=details[1])
            else:
                getattr(sides, what)(*details)
        for number_of_side in (0, 1):
            sides.carry(number_of_side, 0)
        for side in sides.sides:
            assert head_keys(side.open()) == sides.ledger.heads()
            assert shown(side.open()) == sides.ledger.shown()


def tidy_one(side: Side, *, window: bool) -> None:
    """Compact one side's files; what shows there and what waits to be settled stays, and what went could go."""
    before, heads_before, shown_before = raw_lines(side), head_keys(side.open()), shown(side.open())
    db = side.open()
    if window:
        list(db.table(ENTRIES).since(side.clock.moment.date()))
        list(db.table(PEOPLE))
        compaction.tidy(db.lines)
    else:
        tidy(db)
    assert shown(side.open()) == shown_before
    assert head_keys(side.open()) == heads_before
    assert_could_go(before, raw_lines(side), side)


def raw_lines(side: Side) -> dict[str, dict[str, Any]]:
    return {
        f"{record['at']}.{path.name.split('.')[1]}": record
        for path in side.folder.glob("*.jsonl")
        for record in records(path)
    }


def assert_could_go(before: dict[str, dict[str, Any]], after: dict[str, dict[str, Any]], side: Side) -> None:
    limit = (side.clock.moment - MONTH).timestamp() * 1_000_000
    for gone in before.keys() - after.keys():
        assert gone.endswith(f".{side.id}")
        assert "doc" in before[gone]
        superseding = [line["at"] for line in before.values() if gone in line.get("base", ())]
        assert superseding
        assert max(superseding) < limit


@pytest.mark.usefixtures("always")
def test_the_history_that_is_always_tried_has_something_to_drop(tmp_path: Path) -> None:
    sides = TwoSides(tmp_path)
    for what, *details in SOMETHING_TO_DROP[:-1]:
        getattr(sides, what)(*details)
    before = raw_lines(sides.sides[0])
    tidy_one(sides.sides[0], window=False)
    assert len(raw_lines(sides.sides[0])) == len(before) - 2
