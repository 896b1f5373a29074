"""Files that crashes, disks or people damaged: whatever can still be read is kept, and nothing is thrown away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from store.desks import (
    ENTRIES,
    HEADER,
    PEOPLE,
    Opener,
    contents,
    number,
    numbers,
    records,
    second_versions,
    shown,
    the_file,
)
from wfhdesk.domain.errors import DeskError
from wfhdesk.store import acts, compaction
from wfhdesk.store.tables import DeskDB

BAD_LINES = {
    "garbage": b"no record",
    "half a line": b'{"at":1790000000000000,"act":"abc","table":"people","id":"ab","doc":{"n":',
    "a line that begins as it should": b'{"at":1,"act":"abc","table":"accomplishments","id":"ab","doc":{"n":}}',
    "two lines that begin as one": b'{"at":1,"act":"a","table":"accomplishments","id":"a"},{"at":1,"table":"people"}',
    "not UTF-8": b'{"at":1790000000000000,"table":"people","id":"\xff","doc":{"n":1}}',
    "NULs": b"\0" * 40,
    "a blank line": b"",
    "a blank": b" ",
    "a list": b'[{"at":1,"table":"people","id":"a"}]',
    "a number": b"17",
    "some other JSON": b'{"some":"JSON"}',
    "an id that is no text": b'{"at":1,"table":"people","id":7,"doc":{}}',
    "a document that is none": b'{"at":1,"table":"people","id":"a","doc":[]}',
    "a stamp that is none": b'{"at":true,"table":"people","id":"a","doc":{}}',
    "bases that are none": b'{"at":1,"table":"people","id":"a","base":[["b"]],"doc":{}}',
    "an act that is none": b'{"at":1,"act":{},"table":"people","id":"a","doc":{}}',
    "a format that is none": b'{"format":"one"}',
    "two lines in one": b'{"at":1,"table":"people","id":"a","doc":{}},{"at":1,"table":"people","id":"b","doc":{}}',
    "very deep JSON": b"[" * 100_000,
}
PLACES = {"where the header was": 0, "after the header": 1, "in the middle": 3, "at the end": 6}


@pytest.fixture(params=[ENTRIES, PEOPLE])
def table(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def path(open_db: Opener, folder: Path, table: str) -> Path:
    """A file of five documents with numbers from 1 to 5."""
    for n in range(1, 6):
        open_db().table(table).insert({"n": n})
    return the_file(folder, "*.jsonl")


def put_line(path: Path, place: int, raw: bytes) -> None:
    """Put a line into a file; at the very beginning it takes the header's place."""
    lines = path.read_bytes().splitlines(keepends=True)
    lines[place : place + (place == 0)] = [raw + b"\n"]
    path.write_bytes(b"".join(lines))


def tidied(db: DeskDB) -> DeskDB:
    db.lines.load_all()
    compaction.tidy(db.lines)
    return db


# --- bad lines ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", [ENTRIES], indirect=True)
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("bad", BAD_LINES.values(), ids=BAD_LINES)
def test_a_bad_line_costs_no_other_and_is_reported_and_moved(
    open_db: Opener, path: Path, table: str, place: int, bad: bytes
) -> None:
    put_line(path, place, bad)
    assert numbers(open_db(), table) == [1, 2, 3, 4, 5]
    steady = open_db()
    for n in (6, 7):
        steady.table(table).insert({"n": n})
        assert numbers(steady, table) == list(range(1, n + 1))
        assert steady.lines.damaged == {path.name: [bad]}

    tidied(steady)
    assert contents(path.parent)[path.name + ".damaged"] == bad + b"\n"
    assert [record["doc"]["n"] for record in records(path)] == [1, 2, 3, 4, 5, 6, 7]
    for db in (steady, open_db()):
        assert numbers(db, table) == [1, 2, 3, 4, 5, 6, 7]
        assert db.lines.damaged == {}


def test_many_bad_lines_are_all_moved_and_later_ones_put_behind_them(open_db: Opener, path: Path, table: str) -> None:
    for place in (0, 2, 4, 7):
        put_line(path, place, b"bad %d" % place)
    tidied(open_db())
    put_line(path, 1, b"bad again")
    tidied(open_db())
    assert contents(path.parent)[path.name + ".damaged"] == b"bad 0\nbad 2\nbad 4\nbad 7\nbad again\n"
    assert numbers(open_db(), table) == [1, 2, 3, 4, 5]
    assert len(records(path)) == 5


def test_a_mark_of_byte_order_at_the_beginning_costs_nothing(open_db: Opener, path: Path, table: str) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert numbers(open_db(), table) == [1, 2, 3, 4, 5]


def test_a_bad_byte_costs_only_the_line_it_is_in(open_db: Opener, path: Path, table: str) -> None:
    lines = path.read_bytes().splitlines(keepends=True)
    lines[3] = lines[3].replace(b'"at":', b'"at":\x00')
    path.write_bytes(b"".join(lines))
    db = open_db()
    assert numbers(db, table) == [1, 2, 4, 5]
    assert db.lines.damaged == {path.name: [lines[3][:-1]]}


def test_a_bad_line_within_an_act_costs_only_that_line(open_db: Opener, path: Path, table: str) -> None:
    open_db().table(table).insert_multiple([{"n": 6}, {"n": 7}, {"n": 8}])
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[:-2], b"bad\n", lines[-1]]))
    open_db().table(table).insert({"n": 9})
    assert numbers(open_db(), table) == [1, 2, 3, 4, 5, 6, 8, 9]
    assert open_db().lines.damaged == {}
    assert numbers(tidied(open_db()), table) == [1, 2, 3, 4, 5, 6, 8, 9]


def test_a_bad_last_line_of_an_act_costs_only_that_line(open_db: Opener, path: Path, table: str) -> None:
    open_db().table(table).insert_multiple([{"n": 6}, {"n": 7}, {"n": 8}])
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]) + b"bad\n")
    assert numbers(open_db(), table) == [1, 2, 3, 4, 5, 6, 7]
    assert numbers(tidied(open_db()), table) == numbers(open_db(), table) == [1, 2, 3, 4, 5, 6, 7]


def test_a_reader_reports_a_bad_line_once_however_often_it_looks(open_db: Opener, path: Path, table: str) -> None:
    reader = open_db()
    assert numbers(reader, table) == [1, 2, 3, 4, 5]
    path.write_bytes(path.read_bytes() + b"bad\n")
    for n in range(3):
        open_db().table(table).insert({"n": 6 + n})
        reader.lines.refresh()
    assert reader.lines.damaged == {path.name: [b"bad"]}


def test_bad_lines_in_files_of_other_devices_are_reported_and_left_where_they_are(
    open_db: Opener, path: Path, table: str
) -> None:
    open_db("phone").table(table).insert({"n": 6})
    put_line(path, 2, b"bad")
    before = contents(path.parent)
    phone = open_db("phone")
    phone.lines.load_all()
    assert phone.lines.damaged == {path.name: [b"bad"]}
    tidied(phone)
    assert contents(path.parent) == before
    assert numbers(phone, table) == [1, 2, 3, 4, 5, 6]


# --- torn ends ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "torn", [bad for bad in BAD_LINES.values() if bad], ids=[name for name in BAD_LINES if BAD_LINES[name]]
)
def test_a_torn_last_line_is_ignored_and_cut_by_the_next_writer(
    open_db: Opener, path: Path, table: str, torn: bytes
) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole + torn)
    reader = open_db()
    assert numbers(reader, table) == [1, 2, 3, 4, 5]
    assert reader.lines.damaged == {}
    open_db().table(table).insert({"n": 6})
    assert path.read_bytes().startswith(whole + b'{"at"')
    assert [record["doc"]["n"] for record in records(path)] == [1, 2, 3, 4, 5, 6]
    assert numbers(reader, table) == [1, 2, 3, 4, 5, 6]


def test_a_file_of_which_only_a_piece_of_the_header_is_there_is_begun_again(
    open_db: Opener, path: Path, table: str
) -> None:
    path.write_bytes(HEADER[:5])
    assert numbers(open_db(), table) == []
    open_db().table(table).insert({"n": 1})
    assert [record["doc"]["n"] for record in records(path)] == [1]


def test_an_act_torn_at_any_byte_is_ignored_whole_and_cut_by_the_next_writer(
    open_db: Opener, path: Path, table: str
) -> None:
    before = path.read_bytes()
    open_db().table(table).insert_multiple({"n": n} for n in (6, 7, 8))
    whole = path.read_bytes()
    reader = open_db()
    assert numbers(reader, table) == [1, 2, 3, 4, 5, 6, 7, 8]
    for end in range(len(before), len(whole), 3):
        path.write_bytes(whole[:end])
        assert numbers(reader, table) == numbers(open_db(), table) == [1, 2, 3, 4, 5]
        assert reader.lines.damaged == {}
        open_db().table(table).insert({"n": -1})
        assert path.read_bytes().startswith(before + b'{"at"')
        assert numbers(reader, table) == [-1, 1, 2, 3, 4, 5]
        assert len(records(path)) == 6


def test_a_bad_line_before_a_torn_act_is_kept_for_the_person(open_db: Opener, path: Path, table: str) -> None:
    path.write_bytes(path.read_bytes() + b"bad\n")
    open_db().table(table).insert_multiple([{"n": 6}, {"n": 7}])
    path.write_bytes(path.read_bytes()[:-10])
    reader = open_db()
    for _ in range(3):
        assert numbers(reader, table) == [1, 2, 3, 4, 5]
    assert reader.lines.damaged == {path.name: [b"bad"]}
    open_db().table(table).insert({"n": 8})
    tidied(reader)
    assert contents(path.parent)[path.name + ".damaged"] == b"bad\n"
    assert numbers(open_db(), table) == [1, 2, 3, 4, 5, 8]


def test_an_act_that_is_both_torn_and_damaged_is_ignored_whole(open_db: Opener, path: Path, table: str) -> None:
    before = path.read_bytes()
    open_db().table(table).insert_multiple({"n": n} for n in range(6, 10))
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[:7], b"bad\n", lines[8]]))
    reader = open_db()
    assert numbers(reader, table) == [1, 2, 3, 4, 5]
    open_db().table(table).insert({"n": 6})
    assert path.read_bytes().startswith(before + b'{"at"')
    assert numbers(reader, table) == [1, 2, 3, 4, 5, 6]


def test_tidying_cuts_a_torn_end(open_db: Opener, path: Path, table: str) -> None:
    put_line(path, 1, b"bad")
    path.write_bytes(path.read_bytes() + b'{"at":17900')
    tidied(open_db())
    assert [record["doc"]["n"] for record in records(path)] == [1, 2, 3, 4, 5]
    assert numbers(open_db(), table) == [1, 2, 3, 4, 5]


# --- another format, left-over files --------------------------------------------------------------------------------


def _read(db: DeskDB) -> None:
    shown(db)


def _insert(db: DeskDB) -> None:
    db.table(ENTRIES).insert({"n": 6})


def _remove(db: DeskDB) -> None:
    db.table(ENTRIES).truncate()


def _undo(db: DeskDB) -> None:
    acts.undo(db.lines)


def _tidy(db: DeskDB) -> None:
    tidied(db)


def _find(db: DeskDB) -> None:
    number(db, ENTRIES, "abc")


@pytest.mark.parametrize("table", [ENTRIES], indirect=True)
@pytest.mark.parametrize("lines", [b"", b'{"newer":["words"]}\n', b"no words at all\n"])
@pytest.mark.parametrize("do", [_read, _find, _insert, _remove, _undo, _tidy])
def test_a_newer_format_is_refused_and_nothing_changed(
    open_db: Opener, path: Path, do: Callable[[DeskDB], None], lines: bytes
) -> None:
    path.write_bytes(path.read_bytes().replace(HEADER, b'{"format":2}\n' + lines))
    before = contents(path.parent)
    with pytest.raises(DeskError, match="newer wfhdesk"):
        do(open_db())
    assert contents(path.parent) == before


@pytest.mark.parametrize("do", [_read, _find, _remove, _undo, _tidy])
@pytest.mark.parametrize("table", [ENTRIES], indirect=True)
def test_a_newer_format_of_another_device_is_refused_and_nothing_changed(
    open_db: Opener, path: Path, do: Callable[[DeskDB], None]
) -> None:
    open_db("phone").table(ENTRIES).insert({"n": 6})
    path.write_bytes(path.read_bytes().replace(HEADER, b'{"format":2}\n'))
    before = contents(path.parent)
    with pytest.raises(DeskError, match="newer wfhdesk"):
        do(open_db("phone"))
    assert contents(path.parent) == before


def test_left_over_files_of_a_crashed_compaction_are_swept(open_db: Opener, path: Path, table: str) -> None:
    ours, theirs = path.with_name(path.name + ".compacting"), path.with_name("2026.zzzz.jsonl.compacting")
    for left_over in (ours, theirs):
        left_over.write_bytes(HEADER + b'{"at":1,"table":"people"')
    assert numbers(open_db(), table) == [1, 2, 3, 4, 5]
    tidied(open_db())
    assert not ours.exists()
    assert theirs.exists()
    assert numbers(open_db(), table) == [1, 2, 3, 4, 5]


def test_other_files_in_the_folder_are_left_alone(open_db: Opener, path: Path, table: str) -> None:
    names = ("config.toml", "notes.jsonl", "2026.jsonl", "20266.abcd.jsonl", ".2026.abcd.jsonl.tmp", "2026.abcd.jsonl~")
    for name in names:
        path.with_name(name).write_bytes(b"something of the person's own\n")
    db = open_db()
    assert numbers(db, table) == [1, 2, 3, 4, 5]
    assert db.lines.damaged == {}
    assert second_versions(db) == {}
    tidied(db)
    assert all(contents(path.parent)[name] == b"something of the person's own\n" for name in names)
