"""Tables that share a file: only those are read that somebody asks for, and that shows in nothing."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import AMSTERDAM, FrozenClock
from store.desks import ENTRIES, PEOPLE, Opener, number, numbers, opened, records, the_file
from wfhdesk.domain.errors import DeskError
from wfhdesk.store import backup, compaction
from wfhdesk.store.lines import by_table, scan
from wfhdesk.store.tables import DeskDB

UPDATES = "updates"
BEGIN = datetime(2024, 6, 1, 9, tzinfo=AMSTERDAM)
BROKEN = b'{"at":1,"act":"a","table":"updates","id":"x","doc":{"n":}}'
"""A line of a table that can be told without reading it; reading it fails."""


@pytest.fixture
def both(open_db: Opener, folder: Path) -> Path:
    """A file with two entries, an update, and an update that can't be read; return its path."""
    db = open_db()
    with db.lines.act():
        db.table(ENTRIES).insert({"n": 1})
        db.table(UPDATES).insert({"n": 2})
    db.table(ENTRIES).insert({"n": 3})
    path = the_file(folder, "*")
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[:2], BROKEN + b"\n", *lines[2:]]))
    return path


def test_a_line_that_cant_be_read_bothers_only_those_who_ask_for_its_table(open_db: Opener, both: Path) -> None:
    db = open_db()
    assert numbers(db, ENTRIES) == [1, 3]
    assert db.lines.damaged == {}
    assert numbers(db, UPDATES) == [2]
    assert db.lines.damaged == {both.name: [BROKEN]}


def test_whoever_reads_everything_hears_of_every_line(open_db: Opener, both: Path) -> None:
    db = open_db()
    db.lines.load_all()
    assert db.lines.damaged == {both.name: [BROKEN]}


def test_a_file_that_is_rewritten_loses_no_line_that_nobody_came_across(open_db: Opener, both: Path) -> None:
    both.write_bytes(
        both.read_bytes() + b"no line at all\n" + b"".join(both.read_bytes().splitlines(keepends=True)[-1:])
    )
    db = open_db()
    assert numbers(db, ENTRIES) == [1, 3]  # and nobody asked for updates
    compaction.tidy(db.lines)
    assert BROKEN in Path(f"{both}.damaged").read_bytes()
    assert BROKEN not in both.read_bytes()
    assert [line["doc"]["n"] for line in records(both)][:3] == [1, 2, 3]


def test_an_act_of_several_tables_that_was_cut_off_is_left_unread(open_db: Opener, both: Path) -> None:
    db = open_db()
    with db.lines.act():
        db.table(UPDATES).insert({"n": 4})
        db.table(ENTRIES).insert({"n": 5})
    whole = both.read_bytes()
    both.write_bytes(b"".join(whole.splitlines(keepends=True)[:-1]))
    again = open_db()
    assert (numbers(again, UPDATES), numbers(again, ENTRIES)) == ([2], [1, 3])
    both.write_bytes(whole)
    assert (numbers(again, UPDATES), numbers(again, ENTRIES)) == ([2, 4], [1, 3, 5])


def test_of_a_table_in_several_years_no_more_are_read_than_asked_for(open_db: Opener, clock: FrozenClock) -> None:
    for year in (2024, 2025, 2026):
        clock.set(BEGIN.replace(year=year))
        open_db().table(UPDATES).insert({"n": year})
        open_db().table(ENTRIES).insert({"n": year})
    db = open_db()
    assert numbers(db, ENTRIES) == [2024, 2025, 2026]
    shown = db.lines.documents(UPDATES, 2026).values()
    assert [doc["n"] for doc in shown] == [2026]
    assert sorted(doc["n"] for doc in db.lines.documents(UPDATES, 2025).values()) == [2025, 2026]


# --- what is left for later stays where it was ----------------------------------------------------------------------


def in_order(db: DeskDB) -> list[int]:
    return [doc["n"] for doc in db.lines.documents(PEOPLE).values()]


def test_what_another_process_wrote_comes_before_what_is_written_then(open_db: Opener) -> None:
    app = open_db()
    app.table(PEOPLE).insert({"n": 1})
    assert in_order(app) == [1]
    open_db().table(PEOPLE).insert({"n": 2})
    app.table(PEOPLE).insert({"n": 3})
    assert in_order(app) == in_order(open_db()) == [1, 2, 3]


@pytest.mark.parametrize("more", [b"garbage\n", b""])
def test_what_has_to_be_read_whole_comes_behind_what_was_left_for_later(
    open_db: Opener, folder: Path, more: bytes
) -> None:
    app = open_db()
    open_db().table(PEOPLE).insert({"n": 1})
    app.lines.documents("patterns")  # in the same file, so the person is left for later
    path = the_file(folder, "*")
    path.write_bytes(path.read_bytes() + more)
    open_db().table(PEOPLE).insert({"n": 2})
    app.lines.documents("patterns")
    assert in_order(app) == [1, 2]


def test_what_is_saved_on_top_of_what_was_left_for_later_shows(open_db: Opener, clock: FrozenClock) -> None:
    laptop = open_db()
    doc_id = laptop.table(PEOPLE).insert({"n": 1})
    seen = laptop.lines.shown_key(PEOPLE, doc_id)
    clock.forward(hours=1)  # the clock of the phone is ahead
    open_db("phone").table(PEOPLE).write(doc_id, {"n": 2})
    clock.forward(hours=-1)
    laptop.lines.documents("patterns")
    laptop.table(PEOPLE).write(doc_id, {"n": 3}, seen)
    assert number(laptop, PEOPLE, doc_id) == number(open_db(), PEOPLE, doc_id) == 3


def test_lines_that_cant_be_taken_in_are_not_forgotten(open_db: Opener, both: Path) -> None:
    newer = b'{"at":2,"act":"a","table":"updates","id":"y","format":99}'
    both.write_bytes(both.read_bytes().replace(BROKEN, newer))
    db = open_db()
    for _time in range(2):
        with pytest.raises(DeskError):
            numbers(db, UPDATES)


def test_what_an_erasure_writes_is_told_by_its_table() -> None:
    older = b'{"at":2,"act":"a","silent":true,"table":"people","id":"y","base":["1.a"]}\n'
    assert list(by_table(older) or ()) == [PEOPLE]


Wish = tuple[str, int]
"""A table that is asked for, and since which year; 0 for all of them."""


@given(
    written=st.lists(
        st.tuples(st.integers(0, 800), st.sampled_from([ENTRIES, UPDATES, "people"]), st.integers(0, 3), st.booleans()),
        max_size=12,
    ),
    wishes=st.lists(st.tuples(st.sampled_from([ENTRIES, UPDATES, "people"]), st.sampled_from([2024, 2025, 2026, 0]))),
)
def test_in_whatever_order_tables_are_asked_for_all_shows_as_if_every_line_was_read(
    written: list[tuple[int, str, int, bool]], wishes: list[Wish]
) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name, "desk")
        clock = FrozenClock(BEGIN)
        for place, (days, table, which, is_removed) in enumerate(sorted(written)):
            clock.set(BEGIN + timedelta(days=days))
            device = "one" if place % 2 else "two"
            db = opened(folder, Path(name, device), clock.now)
            db.table(table).write(f"{table[:2]}{which}", None if is_removed else {"n": place})
        files = {path.name: path.read_bytes() for path in folder.glob("*.jsonl")}
        whole = backup.Backup(BEGIN, {}, files, {}).versions()
        reader = opened(folder, Path(name, "three"), clock.now).lines
        for table, since in wishes:
            got = reader.documents(table, since)
            assert all(whole.shown(table).get(doc_id) == doc for doc_id, doc in got.items())
            if not since:
                assert got == whole.shown(table)
        reader.load_all()
        for table in (ENTRIES, UPDATES, "people"):
            assert reader.documents(table) == whole.shown(table)
            assert reader.versions.torn(table) == whole.torn(table)


def test_lines_are_told_by_their_table_only_where_all_are_as_wfhdesk_writes_them(both: Path) -> None:
    sound = both.read_bytes().replace(BROKEN + b"\n", b"")
    found = by_table(sound)
    assert found is not None
    assert {table: len(scan(part.lines, "").lines) for table, part in found.items()} == {ENTRIES: 2, UPDATES: 1}
    assert {part.stamp for part in found.values()} <= {line["at"] for line in scan(sound, "").lines}
    assert by_table(sound + b'{"format":99}\n') is None
    assert by_table(sound + b"garbage\n") is None
