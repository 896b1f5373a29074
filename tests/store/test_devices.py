"""Several devices on one desk: whatever arrives when, all show the same, and nothing is overwritten in silence."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from conftest import FrozenClock
from store.desks import (
    ENTRIES,
    PEOPLE,
    Opener,
    any_table,
    contents,
    number,
    numbers,
    opened,
    second_versions,
    shown,
    the_file,
    write_lines,
)
from store.syncing import TABLES, TwoSides, deliver
from wfhdesk.store import acts, compaction
from wfhdesk.store.lines import key
from wfhdesk.store.tables import DeskDB
from wfhdesk.store.versions import heads

SIDES = st.integers(0, 1)
PICKS = st.integers(0, 5)
STEPS = st.one_of(
    st.tuples(st.just("insert"), SIDES, st.sampled_from(TABLES)),
    st.tuples(st.just("change"), SIDES, st.sampled_from(TABLES), PICKS),
    st.tuples(st.just("change"), SIDES, st.just(ENTRIES), PICKS),
    st.tuples(st.just("remove"), SIDES, st.sampled_from(TABLES), PICKS),
    st.tuples(st.just("carry"), SIDES, st.integers(0, 3)),
    st.tuples(st.just("forward"), SIDES, st.sampled_from([-30.0, -0.5, 0.5, 24 * 50.0])),
)
HISTORIES = st.lists(STEPS, min_size=4, max_size=30)
A_CONFLICT: list[tuple[Any, ...]] = [
    ("insert", 0, ENTRIES),
    ("carry", 0, 0),
    ("change", 0, ENTRIES, 0),
    ("change", 1, ENTRIES, 0),
]


def done(root: str, history: list[tuple[Any, ...]]) -> TwoSides:
    sides = TwoSides(Path(root))
    for what, *details in history:
        getattr(sides, what)(*details)
    return sides


def head_keys(db: DeskDB) -> dict[tuple[str, str], set[str]]:
    db.lines.load_all()
    return {
        (chain[0]["table"], chain[0]["id"]): {key(line) for line in heads(chain)}
        for chain in db.lines.versions.chains()
    }


# --- any order ------------------------------------------------------------------------------------------------------


@given(HISTORIES)
@example(A_CONFLICT)
@settings(max_examples=100)
def test_all_devices_end_up_showing_the_same_and_nothing_unseen_is_lost(history: list[tuple[Any, ...]]) -> None:
    with TemporaryDirectory() as root:
        sides = done(root, history)
        for number_of_side in (0, 1):
            sides.carry(number_of_side, 0)
        for side in sides.sides:
            assert head_keys(side.open()) == sides.ledger.heads()
            assert shown(side.open()) == sides.ledger.shown()


@given(HISTORIES, st.data())
@settings(max_examples=100)
def test_the_desk_is_the_same_whatever_the_order_in_which_files_arrive(
    history: list[tuple[Any, ...]], data: st.DataObject
) -> None:
    with TemporaryDirectory() as root:
        sides = done(root, history)
        files = sides.all_files()
        orders = list(permutations(files)) if len(files) <= 3 else [data.draw(st.permutations(files)) for _ in range(4)]
        for number_of_order, order in enumerate(orders):
            arrived = arrive(Path(root) / f"third{number_of_order}", list(order))
            assert shown(arrived) == sides.ledger.shown()
            assert head_keys(arrived) == sides.ledger.heads()


def arrive(folder: Path, files: list[Path]) -> DeskDB:
    """Deliver files one by one to a reader that looks at the desk after each of them."""
    reader = opened(folder, folder / "state", FrozenClock().now)
    for file in files:
        deliver(file, folder)
        assert shown(reader) == shown(opened(folder, folder / "state", FrozenClock().now))
    return reader


@given(HISTORIES, st.data())
@settings(max_examples=100)
def test_a_reader_of_files_that_grow_line_by_line_sees_the_same_in_the_end(
    history: list[tuple[Any, ...]], data: st.DataObject
) -> None:
    with TemporaryDirectory() as root:
        sides = done(root, history)
        folder = Path(root) / "third"
        folder.mkdir()
        reader = opened(folder, folder / "state", FrozenClock().now)
        rest = {file.name: file.read_bytes().splitlines(keepends=True) for file in sides.all_files()}
        while rest:
            name = data.draw(st.sampled_from(list(rest)))
            with (folder / name).open("ab") as file:
                file.write(rest[name].pop(0))
            if not rest[name]:
                del rest[name]
            shown(reader)
        assert shown(reader) == sides.ledger.shown()
        assert head_keys(reader) == sides.ledger.heads()


# --- two versions of one document -----------------------------------------------------------------------------------


@pytest.fixture
def phone_folder(tmp_path: Path) -> Path:
    return tmp_path / "phone desk"


@pytest.fixture
def on_phone(phone_folder: Path, tmp_path: Path, clock: FrozenClock) -> Callable[[], DeskDB]:
    return lambda: opened(phone_folder, tmp_path / "states" / "phone", clock.now)


def carry(source: DeskDB, target: Path) -> None:
    """Carry a device's own files to another folder."""
    for name in source.lines.own_files():
        deliver(Path(source.lines.folder) / name.name, target)


@pytest.mark.parametrize("table", TABLES)
def test_two_changes_of_one_version_are_both_kept_and_the_newer_shows(
    open_db: Opener, on_phone: Callable[[], DeskDB], folder: Path, phone_folder: Path, table: str
) -> None:
    doc_id = open_db().table(table).insert({"n": 1})
    carry(open_db(), phone_folder)
    open_db().table(table).write(doc_id, {"n": 2})
    on_phone().table(table).write(doc_id, {"n": 3})
    carry(on_phone(), folder)
    carry(open_db(), phone_folder)
    for db in (open_db(), on_phone()):
        assert number(db, table, doc_id) == 3
        assert second_versions(db) == {doc_id: 2}


def test_a_change_is_not_lost_beside_a_removal(
    open_db: Opener, on_phone: Callable[[], DeskDB], folder: Path, phone_folder: Path
) -> None:
    doc_id = open_db().table(ENTRIES).insert({"n": 1})
    carry(open_db(), phone_folder)
    on_phone().table(ENTRIES).write(doc_id, {"n": 2})
    open_db().table(ENTRIES).write(doc_id, None)
    carry(on_phone(), folder)
    carry(open_db(), phone_folder)
    for db in (open_db(), on_phone()):
        assert number(db, ENTRIES, doc_id) is None
        assert second_versions(db) == {doc_id: 2}


def test_whoever_held_a_document_for_long_names_the_version_it_was_read_at(open_db: Opener) -> None:
    doc_id = open_db().table(ENTRIES).insert({"n": 1})
    editor = open_db()
    assert number(editor, ENTRIES, doc_id) == 1
    held = editor.lines.shown_key(ENTRIES, doc_id)
    open_db().table(ENTRIES).write(doc_id, {"n": 2})
    editor.table(ENTRIES).write(doc_id, {"n": 3}, base=held)
    assert number(open_db(), ENTRIES, doc_id) == 3
    assert second_versions(open_db()) == {doc_id: 2}


def test_what_arrives_in_the_middle_of_an_update_is_neither_lost_nor_taken_back(
    open_db: Opener, on_phone: Callable[[], DeskDB], folder: Path, phone_folder: Path
) -> None:
    """The update has read two of three documents when the other device's file comes in; it changes only one of them."""
    docs: list[dict[str, Any]] = [{"n": 1, "untouched": True}, {"n": 1}, {"n": 1, "untouched": True}]
    untouched, changed, _last = any_table(open_db(), PEOPLE).insert_multiple(docs)
    carry(open_db(), phone_folder)
    any_table(on_phone(), PEOPLE).update({"n": 2})

    def change(document: Any) -> None:
        carry(on_phone(), folder)
        document["n"] = 3

    open_db().table(PEOPLE).update(change, lambda document: "untouched" not in document)
    assert number(open_db(), PEOPLE, untouched) == 2
    assert number(open_db(), PEOPLE, changed) == 3
    assert second_versions(open_db()) == {changed: 2}


def test_what_an_act_has_written_so_far_stays_known_when_another_devices_file_is_replaced(
    open_db: Opener, on_phone: Callable[[], DeskDB], folder: Path, phone_folder: Path
) -> None:
    on_phone().table(PEOPLE).insert({"n": 0})
    carry(on_phone(), folder)
    db = open_db()
    assert numbers(db, PEOPLE) == [0]
    with db.lines.act():
        doc_id = db.table(PEOPLE).insert({"n": 1})
        carry(on_phone(), folder)
        db.table(PEOPLE).write(doc_id, {"n": 2})
    for one in (db, open_db()):
        assert numbers(one, PEOPLE) == [0, 2]
        assert second_versions(one) == {}


# --- readers that stay open -----------------------------------------------------------------------------------------


def test_a_reader_sees_that_a_file_went(open_db: Opener, folder: Path) -> None:
    for device in ("laptop", "phone"):
        open_db(device).table(PEOPLE).insert({"n": 1})
    reader = open_db()
    assert numbers(reader, PEOPLE) == [1, 1]
    next(folder.iterdir()).unlink()
    assert numbers(reader, PEOPLE) == [1]
    next(folder.iterdir()).unlink()
    assert numbers(reader, PEOPLE) == []


def test_a_reader_sees_a_file_that_was_replaced_by_one_of_the_same_length_and_end(
    open_db: Opener, folder: Path
) -> None:
    for n in (1, 2):
        open_db().table(PEOPLE).insert({"n": n, "text": "x" * 100})
    reader = open_db()
    assert numbers(reader, PEOPLE) == [1, 2]
    path = the_file(folder, "*")
    edited = folder / "edited"
    edited.write_bytes(path.read_bytes().replace(b'"n":1', b'"n":7'))
    edited.replace(path)
    assert numbers(reader, PEOPLE) == [2, 7]


# --- stamps that are the same ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("first", ["aaaa", "bbbb"])
@pytest.mark.parametrize("removed", [False, True])
def test_of_two_versions_with_one_stamp_the_higher_devices_shows_in_any_order(
    open_db: Opener, folder: Path, first: str, removed: bool
) -> None:
    at = 1_790_000_000_000_000
    original = {"at": at, "act": "x", "table": PEOPLE, "id": "anna", "doc": {"n": 0}}
    change = {"at": at + 1, "act": "y", "table": PEOPLE, "id": "anna", "base": [f"{at}.aaaa"]}
    files: dict[str, list[dict[str, Any]]] = {
        "aaaa": [original, change | {"doc": {"n": 1}}],
        "bbbb": [change if removed else change | {"doc": {"n": 2}}],
    }
    reader = open_db()
    for device in (first, "bbbb" if first == "aaaa" else "aaaa"):
        write_lines(folder / f"lasting.{device}.jsonl", files[device])
        shown(reader)
    for db in (reader, open_db()):
        assert number(db, PEOPLE, "anna") == (None if removed else 2)
        assert second_versions(db) == {"anna": 2}


# --- copies ---------------------------------------------------------------------------------------------------------

CONFLICT_NAMES = [
    "{stem}.sync-conflict-20261120-141000-ABCDEFG.jsonl",
    "{stem} (conflicted copy 2026-11-20).jsonl",
    "{stem}-DESKTOP-7.jsonl",
    "{stem} (1).jsonl",
]


@pytest.mark.parametrize("name", CONFLICT_NAMES)
@pytest.mark.parametrize("table", TABLES)
def test_what_only_a_sync_programs_copy_holds_is_read_and_the_rest_counts_once(
    open_db: Opener, folder: Path, table: str, name: str
) -> None:
    ids = [str(doc_id) for doc_id in open_db().table(table).insert_multiple([{"n": 1}, {"n": 2}])]
    path = the_file(folder, "*.jsonl")
    common = path.read_bytes()
    only_in_copy = open_db().table(table).insert({"n": 3})
    shutil.copy(path, folder / name.format(stem=path.stem))
    path.write_bytes(common)
    open_db().table(table).write(ids[0], {"n": 4})
    reader = open_db()
    assert numbers(reader, table) == [2, 3, 4]
    assert number(open_db(), table, only_in_copy) == 3
    assert second_versions(reader) == {}
    assert sum(map(len, reader.lines.versions.chains())) == 4


@pytest.mark.parametrize("part", ["0", "~"], ids=["the copy is read first", "the copy is read last"])
def test_a_copy_from_before_a_compaction_counts_once(open_db: Opener, folder: Path, part: str) -> None:
    """Compaction takes the count of an act's lines off them; they are the same versions all the same."""
    db = open_db()
    with db.lines.act("some words"):
        ids = db.table(PEOPLE).insert_multiple([{"n": 1}, {"n": 2}])
    path = the_file(folder, "lasting.*")
    copy = path.with_suffix(f".{part}.jsonl")
    shutil.copy(path, copy)
    path.write_bytes(path.read_bytes() + b"bad\n")
    db.lines.load_all()
    compaction.tidy(db.lines)
    reader = open_db()
    assert path.read_bytes() != copy.read_bytes()
    assert numbers(reader, PEOPLE) == [1, 2]
    assert second_versions(reader) == {}
    open_db().table(PEOPLE).write(str(ids[0]), {"n": 3})
    assert second_versions(reader) == {}
    assert acts.undo(open_db().lines) == ""
    assert acts.undo(open_db().lines) == "some words"
    assert numbers(open_db(), PEOPLE) == []


def test_a_copied_folder_in_which_every_file_is_there_twice_shows_each_document_once(
    open_db: Opener, folder: Path
) -> None:
    for device in ("laptop", "phone"):
        for table in TABLES:
            doc_id = open_db(device).table(table).insert({"n": 1})
            open_db(device).table(table).write(doc_id, {"n": 2})
    for path in list(folder.iterdir()):
        shutil.copy(path, folder / f"{path.stem}.copy.jsonl")
    for table in TABLES:
        assert numbers(open_db(), table) == [2, 2]
    assert second_versions(open_db()) == {}


# --- who is who -----------------------------------------------------------------------------------------------------


def test_a_state_folder_copied_to_another_host_gets_a_new_device(
    open_db: Opener, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_db().table(PEOPLE).insert({"n": 1})
    laptop = open_db().lines.device.id
    before = contents(folder)
    shutil.copytree(tmp_path / "states" / "laptop", tmp_path / "states" / "other host")
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr("wfhdesk.store.device.host", lambda: "another machine")
        open_db("other host").table(PEOPLE).insert({"n": 2})
        other = open_db("other host").lines.device.id
        open_db("other host").table(PEOPLE).insert({"n": 3})
    assert other != laptop
    assert contents(folder).items() >= before.items()
    assert set(contents(folder)) == {f"lasting.{laptop}.jsonl", f"lasting.{other}.jsonl"}
    open_db().table(PEOPLE).insert({"n": 4})
    assert open_db().lines.device.id == laptop
    assert numbers(open_db(), PEOPLE) == [1, 2, 3, 4]


def test_a_device_keeps_its_id(open_db: Opener) -> None:
    ids = set()
    for _ in range(3):
        db = open_db()
        db.table(PEOPLE).insert({"n": 1})
        ids.add(db.lines.device.id)
    assert len(ids) == 1


@pytest.mark.parametrize("kept", [b"", b'{"device":"ab', b"\xff", b"[]", b'{"device":"abcd"}'])
def test_a_state_file_that_cannot_be_read_gets_a_new_device(
    open_db: Opener, folder: Path, tmp_path: Path, kept: bytes
) -> None:
    open_db().table(PEOPLE).insert({"n": 1})
    before = contents(folder)
    (tmp_path / "states" / "laptop" / "device.json").write_bytes(kept)
    open_db().table(PEOPLE).insert({"n": 2})
    assert contents(folder).items() >= before.items()
    assert len(contents(folder)) == 2
    assert numbers(open_db(), PEOPLE) == [1, 2]


def test_a_device_never_writes_a_file_of_anothers(open_db: Opener, folder: Path, clock: FrozenClock) -> None:
    phone_ids = [open_db("phone").table(table).insert({"n": 1}) for table in TABLES for _ in range(2)]
    theirs = contents(folder)
    mine = open_db()
    for table in TABLES:
        mine.table(table).insert({"n": 2})
        any_table(mine, table).update({"n": 3})
        any_table(mine, table).remove(doc_ids=phone_ids[::2])
    acts.undo(mine.lines)
    acts.redo(mine.lines)
    mine.drop_table(PEOPLE)
    clock.forward(days=31)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compaction, "WORTH_IT", 1)
        mine.lines.load_all()
        compaction.tidy(mine.lines)
    assert contents(folder).items() >= theirs.items()
    assert len(contents(folder)) == 4


def test_a_device_that_was_away_for_long_changes_what_it_knew_and_both_versions_are_kept(
    open_db: Opener, on_phone: Callable[[], DeskDB], folder: Path, phone_folder: Path, clock: FrozenClock
) -> None:
    """The version that the phone changed is compacted away on the laptop meanwhile."""
    doc_id = open_db().table(PEOPLE).insert({"n": 1})
    carry(open_db(), phone_folder)
    for n in (2, 3):
        open_db().table(PEOPLE).write(doc_id, {"n": n})
    clock.moment += timedelta(days=40)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compaction, "WORTH_IT", 1)
        db = open_db()
        db.lines.load_all()
        compaction.tidy(db.lines)
    on_phone().table(PEOPLE).write(doc_id, {"n": 4})
    carry(on_phone(), folder)
    carry(open_db(), phone_folder)
    for one in (open_db(), on_phone()):
        assert number(one, PEOPLE, doc_id) == 4
        assert second_versions(one) == {doc_id: 2}
