"""The marks by which an open window sees that somebody wrote: they change then, and never otherwise."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import FrozenClock
from store.desks import ENTRIES, PEOPLE, Opener, any_table, numbers, the_file
from wfhdesk.domain.errors import DeskError
from wfhdesk.store import acts, compaction
from wfhdesk.store.tables import DeskDB

Write = Callable[[DeskDB], object]

WRITES: list[tuple[str, Write]] = [
    ("an entry", lambda db: db.table(ENTRIES).insert({"n": 2})),
    ("what lasts", lambda db: db.table(PEOPLE).insert({"n": 2})),
    ("a change", lambda db: any_table(db, ENTRIES).update({"n": 3})),
    ("a removal", lambda db: any_table(db, ENTRIES).truncate()),
    ("an undo", lambda db: acts.undo(db.lines)),
]
READS: list[tuple[str, Write]] = [
    ("a look", lambda db: db.lines.read()),
    ("a search", lambda db: any_table(db, ENTRIES).search(lambda document: True)),
    ("an id", lambda db: db.table(ENTRIES).find("nothing")),
    ("an act that wrote nothing", lambda db: any_table(db, ENTRIES).update({"n": 1})),
]


def test_an_empty_desk_has_no_marks_and_stays_unmade(db: DeskDB, folder: Path) -> None:
    """To look whether somebody wrote makes no folder."""
    assert db.lines.marks() == ()
    assert not folder.exists()


@pytest.mark.parametrize(("what", "write"), WRITES, ids=[what for what, _write in WRITES])
@pytest.mark.parametrize("device", ["laptop", "phone"])
def test_marks_differ_as_soon_as_another_process_wrote(open_db: Opener, what: str, write: Write, device: str) -> None:
    """Whoever it was and whatever was written, an open window notices."""
    if device == "phone" and what == "an undo":
        open_db("phone").table(ENTRIES).insert({"n": 0})
    here = open_db()
    here.table(ENTRIES).insert({"n": 1})
    before = here.lines.marks()
    write(open_db(device))
    assert here.lines.marks() != before
    assert here.lines.marks() == open_db().lines.marks()


@pytest.mark.parametrize(("what", "read"), READS, ids=[what for what, _read in READS])
def test_marks_stay_the_same_while_nobody_writes(open_db: Opener, what: str, read: Write) -> None:
    """Reading, here or elsewhere, wakes no window up."""
    here = open_db()
    here.table(ENTRIES).insert({"n": 1})
    before = here.lines.marks()
    for db in (here, open_db(), open_db("phone")):
        read(db)
        assert here.lines.marks() == before, what


def test_what_this_process_writes_changes_its_marks_too(db: DeskDB) -> None:
    """After a change of its own a window takes the marks anew."""
    before = db.lines.marks()
    db.table(ENTRIES).insert({"n": 1})
    first = db.lines.marks()
    db.table(ENTRIES).insert({"n": 2})
    assert len({before, first, db.lines.marks()}) == 3


def test_a_file_that_was_replaced_by_one_as_long_is_noticed(db: DeskDB, folder: Path) -> None:
    """A sync program may put another file in a file's place."""
    db.table(ENTRIES).insert({"n": 1})
    before = db.lines.marks()
    path = the_file(folder, "2026.*.jsonl")
    other = path.with_suffix(".other")
    other.write_bytes(path.read_bytes().replace(b'"n":1', b'"n":2'))
    os.replace(other, path)
    assert db.lines.marks() != before


def test_other_files_in_the_folder_wake_nobody_up(db: DeskDB, folder: Path) -> None:
    """Settings and notes are no entries."""
    db.table(ENTRIES).insert({"n": 1})
    before = db.lines.marks()
    (folder / "config.toml").write_text("[me]\n")
    (folder / "notes.txt").write_text("x")
    assert db.lines.marks() == before


def test_a_file_that_goes_while_one_looks_is_passed_over(
    db: DeskDB, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sync program that takes a file away at that moment breaks no window."""
    db.table(ENTRIES).insert({"n": 1})
    files = db.lines.files()
    the_file(folder, "2026.*.jsonl").unlink()
    monkeypatch.setattr(db.lines, "files", lambda: files)
    assert db.lines.marks() == ()


def test_a_folder_that_is_a_file_is_told(db: DeskDB, folder: Path) -> None:
    """It is one sentence for the person."""
    folder.write_text("")
    with pytest.raises(DeskError, match="is a file; the desk needs a folder"):
        db.lines.marks()


def test_a_compaction_elsewhere_is_noticed_and_costs_nothing(
    open_db: Opener, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A window that reads on after its file was made shorter shows the same."""
    monkeypatch.setattr(compaction, "WORTH_IT", 2)
    here = open_db()
    doc_id = here.table(ENTRIES).insert({"n": 0})
    for n in range(1, 10):
        here.table(ENTRIES).write(doc_id, {"n": n})
    clock.forward(days=35)
    before = here.lines.marks()
    other = open_db()
    other.lines.load_all()
    compaction.tidy(other.lines)
    assert here.lines.marks() != before
    assert numbers(here) == [9]
