"""Forgetting: a name goes out of every version of every file of this device, and everything else goes on as it did."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import AMSTERDAM, FrozenClock
from store.desks import ENTRIES, HEADER, PEOPLE, Opener, all_records, contents, opened, second_versions, shown
from store.forgetters import NAME, PERSON, forgetting, text_without
from store.syncing import TABLES, Side, TwoSides, deliver
from store.writers import system_time
from wfhdesk.domain.errors import DeskError
from wfhdesk.store import acts, compaction
from wfhdesk.store.forgetting import forget
from wfhdesk.store.tables import DeskDB

CONTACTS = "contacts"


def say(db: DeskDB, table: str, doc_id: str, text: str) -> None:
    with db.lines.act(f"said “{text}”"):
        db.table(table).write(doc_id, {"text": text})


def fill(db: DeskDB, clock: FrozenClock | None = None) -> None:
    """Write a person, entries of two years that name them in older and newer versions, contacts, and a trashed entry."""
    with db.lines.act(f"added {NAME}"):
        db.table(PEOPLE).write(PERSON, {"name": NAME})
        db.table(PEOPLE).write("other", {"name": "Sam", "notes": f"knows {NAME}"})
    say(db, ENTRIES, "old", f"a talk with {NAME}")
    if clock:
        clock.set(datetime(2027, 2, 1, 9, tzinfo=AMSTERDAM))
    say(db, ENTRIES, "old", "a talk")
    say(db, ENTRIES, "new", f"{NAME} helped")
    say(db, ENTRIES, "plain", "nobody")
    say(db, ENTRIES, "gone", f"about {NAME}")
    with db.lines.act(f"deleted “about {NAME}”"):
        db.table(ENTRIES).write("gone", None)
    with db.lines.act(f"met {NAME}"):
        db.table(CONTACTS).write("alone", {"with": [PERSON], "note": NAME})
        db.table(CONTACTS).write("several", {"with": [PERSON, "other"], "note": NAME})
    with db.lines.act(f"changed {NAME}"):
        db.table(PEOPLE).write(PERSON, {"name": NAME, "role": "designer"})


def naming(folder: Path) -> list[str]:
    """Return the files in which the name stands."""
    return [name for name, data in contents(folder).items() if NAME.encode().lower() in data.lower()]


def frame(folder: Path) -> list[tuple[Any, ...]]:
    """Return what a chain of versions hangs on, line by line."""
    return [
        tuple(str(line.get(part)) for part in ("at", "act", "base", "more", "table", "id"))
        for line in all_records(folder)
    ]


def test_the_name_is_nowhere_and_all_else_is_there(open_db: Opener, folder: Path, clock: FrozenClock) -> None:
    fill(open_db(), clock)
    before = frame(folder)
    assert len(naming(folder)) == 3
    forget(open_db().lines, forgetting())
    assert naming(folder) == []
    assert shown(open_db()) == {
        PEOPLE: {"other": {"name": "Sam", "notes": "knows someone"}},
        ENTRIES: {"old": {"text": "a talk"}, "new": {"text": "someone helped"}, "plain": {"text": "nobody"}},
        CONTACTS: {"several": {"with": [PERSON, "other"], "note": "someone"}},
    }
    after = frame(folder)
    assert [line for line in after if line in before] == before
    (removal,) = (line for line in after if line not in before)
    assert removal[4:] == (PEOPLE, PERSON)


def test_lines_without_the_name_stay_byte_for_byte(open_db: Opener, folder: Path) -> None:
    fill(open_db())
    (path,) = folder.glob("2026.*.jsonl")
    spaced = b'{"at": 1, "table": "accomplishments", "id": "hand", "doc": {"text": "by hand"}}\n'
    path.write_bytes(path.read_bytes().replace(HEADER, HEADER + spaced))
    before = [line for line in path.read_bytes().splitlines() if NAME.encode() not in line]
    forget(open_db().lines, forgetting())
    after = path.read_bytes().splitlines()
    assert spaced.strip() in before
    assert [line for line in after if line in before] == before


def test_forgetting_again_changes_nothing(open_db: Opener, folder: Path, clock: FrozenClock) -> None:
    fill(open_db(), clock)
    forget(open_db().lines, forgetting())
    before = contents(folder)
    forget(open_db().lines, forgetting())
    assert contents(folder) == before


def test_where_nothing_is_nothing_is_written(open_db: Opener, folder: Path) -> None:
    forget(open_db().lines, forgetting())
    assert contents(folder) == {}


# --- undo, compaction, other windows ----------------------------------------------------------------------------------


def undo_everything(db: DeskDB) -> list[str]:
    said = []
    while True:
        try:
            said.append(acts.undo(db.lines))
        except DeskError:
            return said


def redo_everything(db: DeskDB) -> list[str]:
    said = []
    while True:
        try:
            said.append(acts.redo(db.lines))
        except DeskError:
            return said


def test_undo_and_redo_go_all_the_way_and_bring_nothing_back(open_db: Opener, folder: Path, clock: FrozenClock) -> None:
    fill(open_db(), clock)
    acts.undo(open_db().lines)
    forget(open_db().lines, forgetting())
    with pytest.raises(DeskError, match="nothing to redo"):  # what was undone is gone altogether
        acts.redo(open_db().lines)
    undone = undo_everything(open_db())
    assert len(undone) == 8
    assert not any(NAME in words for words in undone)
    assert shown(open_db()) == {}
    assert naming(folder) == []
    assert redo_everything(open_db()) == undone[::-1]
    assert naming(folder) == []
    assert PERSON not in open_db().table(PEOPLE).shown()
    assert open_db().table(ENTRIES).find("new") == {"text": "someone helped"}
    assert second_versions(open_db()) == {}


def test_compaction_afterwards_keeps_the_removal(
    open_db: Opener, folder: Path, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compaction, "WORTH_IT", 1)
    db = open_db()
    fill(db)
    for n in range(20):
        say(db, ENTRIES, "new", f"{NAME} {n}")
        db.table(PEOPLE).write(PERSON, {"name": NAME, "n": n})
    forget(open_db().lines, forgetting())
    before = shown(open_db())
    clock.forward(days=31)
    db = open_db()
    db.lines.load_all()
    size = sum(map(len, contents(folder).values()))
    compaction.tidy(db.lines)
    assert sum(map(len, contents(folder).values())) < size
    assert shown(open_db()) == before
    assert [line for line in all_records(folder) if line["id"] == PERSON and "doc" not in line]
    assert second_versions(open_db()) == {}


def test_a_window_that_stays_open_reads_it_anew_and_goes_on(open_db: Opener, folder: Path) -> None:
    fill(open_db())
    window = open_db()
    window.lines.load_all()
    assert window.table(ENTRIES).find("new") == {"text": f"{NAME} helped"}
    seen = window.lines.shown_key(ENTRIES, "new")
    forget(open_db().lines, forgetting())
    assert window.table(ENTRIES).find("new") == {"text": "someone helped"}
    assert PERSON not in window.table(PEOPLE).shown()
    window.table(ENTRIES).write("new", {"text": "changed there"}, seen)
    assert open_db().table(ENTRIES).find("new") == {"text": "changed there"}
    assert second_versions(open_db()) == {}
    assert window.lines.damaged == {}


# --- what is damaged, torn, copied ------------------------------------------------------------------------------------


def test_damaged_lines_and_what_was_put_aside_go_along(open_db: Opener, folder: Path) -> None:
    fill(open_db())
    (path,) = folder.glob("2026.*.jsonl")
    aside = path.with_name(path.name + ".damaged")
    aside.write_bytes(f'{{"more":3,"act":"{NAME} \n'.encode() + b"\xff bytes, no line feed")
    path.write_bytes(path.read_bytes() + f'{{"half a line about {NAME}\n'.encode())
    say(open_db(), ENTRIES, "later", "after it")
    torn = f'{{"at":1799999999999999,"act":"x","table":"accomplishments","id":"{NAME}'.encode()
    path.write_bytes(path.read_bytes() + torn)
    forget(open_db().lines, forgetting())
    assert naming(folder) == []
    assert aside.read_bytes() == b'{"more":3,"act":"someone \n\xff bytes, no line feed'
    assert b'{"half a line about someone\n' in path.read_bytes()
    assert torn[:40] not in path.read_bytes()
    assert open_db().table(ENTRIES).find("later") == {"text": "after it"}


def test_copies_that_a_sync_program_made_of_our_files_are_ours(open_db: Opener, folder: Path) -> None:
    fill(open_db())
    for path in list(folder.glob("*.jsonl")):
        path.with_suffix(".sync-conflict-1.jsonl").write_bytes(path.read_bytes())
    forget(open_db().lines, forgetting())
    assert len(contents(folder)) == 4
    assert naming(folder) == []
    assert second_versions(open_db()) == {}
    assert PERSON not in open_db().table(PEOPLE).shown()


def test_what_a_crashed_compaction_left_goes(open_db: Opener, folder: Path) -> None:
    fill(open_db())
    (path,) = folder.glob("2026.*.jsonl")
    before = path.read_bytes()
    forget(open_db().lines, forgetting())
    path.with_name(path.name + compaction.LEFT_OVER).write_bytes(before)
    forget(open_db().lines, forgetting())
    assert naming(folder) == []


def test_a_full_disk_is_told_and_the_person_is_still_there(
    open_db: Opener, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(open_db())
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", _full)
        with pytest.raises(DeskError, match="Not all is rewritten yet"):
            forget(open_db().lines, forgetting())
    assert PERSON in open_db().table(PEOPLE).shown()
    forget(open_db().lines, forgetting())
    assert naming(folder) == []


def _full(*_anything: object) -> None:
    raise OSError(28, "No space left on device")


# --- kills ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("files", range(4))
def test_a_kill_between_two_files_loses_nothing_and_claims_nothing(folder: Path, tmp_path: Path, files: int) -> None:
    """A kill before file number `files` is replaced: the person is there until the last one is, and again finishes it."""
    state = tmp_path / "state"
    clock = FrozenClock(datetime(2025, 12, 31, 9, tzinfo=AMSTERDAM))
    db = opened(folder, state, clock.now)
    fill(db, clock)
    (path,) = folder.glob("2025.*.jsonl")
    path.with_name(path.name + ".damaged").write_bytes(f"about {NAME}\n".encode())
    before = shown(opened(folder, state, system_time))
    with start(folder, state) as process:
        assert process.stdout is not None
        told = [json.loads(process.stdout.readline()) for _ in range(files + 1)]
        process.kill()
    assert told[-1].startswith("lasting") == (files == 3)
    after = shown(opened(folder, state, system_time))
    assert PERSON in after[PEOPLE]
    assert {table: set(docs) for table, docs in after.items()} | {CONTACTS: set()} == {
        table: set(docs) for table, docs in before.items()
    } | {CONTACTS: set()}
    assert len(naming(folder)) >= 4 - files
    db = opened(folder, state, system_time)
    forget(db.lines, forgetting())
    assert naming(folder) == []
    assert PERSON not in shown(opened(folder, state, system_time))[PEOPLE]
    assert second_versions(opened(folder, state, system_time)) == {}
    assert not [name for name in contents(folder) if name.endswith(compaction.LEFT_OVER)]


def start(folder: Path, state: Path) -> subprocess.Popen[bytes]:
    here = Path(__file__).parent
    return subprocess.Popen(
        [sys.executable, str(here / "forgetters.py"), str(folder), str(state)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(here.parent)},
    )


# --- two devices ------------------------------------------------------------------------------------------------------


class Two:
    """Two devices on copies of one desk."""

    def __init__(self, root: Path) -> None:
        morning = datetime(2026, 11, 20, 9, tzinfo=AMSTERDAM)
        self.laptop, self.phone = (Side(root / name, FrozenClock(morning), name) for name in ("laptop", "phone"))

    def carry(self, source: Side, target: Side) -> None:
        for clock in (self.laptop.clock, self.phone.clock):
            clock.forward(minutes=1)
        for file in source.own_files():
            deliver(file, target.folder)

    def carry_all(self) -> None:
        self.carry(self.laptop, self.phone)
        self.carry(self.phone, self.laptop)


@pytest.fixture
def two(tmp_path: Path) -> Two:
    return Two(tmp_path)


def test_what_another_device_wrote_shows_without_the_name_and_its_file_stays(two: Two) -> None:
    fill(two.phone.open())
    two.carry_all()
    theirs = {path.name: path.read_bytes() for path in two.phone.own_files()}
    forget(two.laptop.open().lines, forgetting())
    assert {name: (two.laptop.folder / name).read_bytes() for name in theirs} == theirs
    assert shown(two.laptop.open()) == {
        PEOPLE: {"other": {"name": "Sam", "notes": "knows someone"}},
        ENTRIES: {"old": {"text": "a talk"}, "new": {"text": "someone helped"}, "plain": {"text": "nobody"}},
        CONTACTS: {"several": {"with": [PERSON, "other"], "note": "someone"}},
    }
    assert second_versions(two.laptop.open()) == {}
    assert not any(NAME.encode() in path.read_bytes() for path in two.laptop.own_files())
    two.carry_all()
    assert shown(two.phone.open()) == shown(two.laptop.open())


def test_another_device_does_the_same_afterwards(two: Two) -> None:
    fill(two.phone.open())
    two.carry_all()
    say(two.laptop.open(), ENTRIES, "new", f"{NAME} helped a lot")
    two.carry_all()
    forget(two.laptop.open().lines, forgetting())
    two.carry_all()
    forget(two.phone.open().lines, forgetting())
    two.carry_all()
    for side in (two.laptop, two.phone):
        assert naming(side.folder) == []
        assert PERSON not in side.open().table(PEOPLE).shown()
        assert side.open().table(ENTRIES).find("new") == {"text": "someone helped a lot"}
        assert second_versions(side.open()) == {}


def test_undo_of_what_was_made_from_another_devices_version_brings_nothing_back(two: Two) -> None:
    say(two.phone.open(), ENTRIES, "a", f"{NAME} asked")
    say(two.phone.open(), ENTRIES, "b", f"{NAME} is here")
    two.carry_all()
    say(two.laptop.open(), ENTRIES, "a", "changed")
    db = two.laptop.open()
    with db.lines.act(f"deleted “{NAME} is here”"):
        db.table(ENTRIES).write("b", None)
    forget(two.laptop.open().lines, forgetting())
    assert acts.undo(two.laptop.open().lines) == "deleted “someone is here”"
    assert acts.undo(two.laptop.open().lines) == "said “changed”"
    assert shown(two.laptop.open())[ENTRIES] == {"a": {"text": "someone asked"}, "b": {"text": "someone is here"}}
    assert len(redo_everything(two.laptop.open())) == 2
    assert len(undo_everything(two.laptop.open())) == 2
    assert not any(NAME.encode() in path.read_bytes() for path in two.laptop.own_files())
    assert second_versions(two.laptop.open()) == {}


def test_what_waits_for_a_choice_goes_on_waiting_and_shows_the_same(two: Two) -> None:
    say(two.phone.open(), ENTRIES, "a", "first")
    two.carry_all()
    say(two.phone.open(), ENTRIES, "a", f"theirs, {NAME}")
    two.laptop.clock.forward(minutes=1)
    say(two.laptop.open(), ENTRIES, "a", f"ours, {NAME}")
    two.carry_all()
    forget(two.laptop.open().lines, forgetting())
    assert second_versions(two.laptop.open()) == {"a": 2}
    assert two.laptop.open().table(ENTRIES).find("a") == {"text": "ours, someone"}
    texts = [line["doc"]["text"] for line in all_records(two.laptop.folder) if line["id"] == "a" and "doc" in line]
    assert "theirs, someone" in texts


def test_what_another_device_wrote_does_not_come_back_from_the_trash(two: Two) -> None:
    say(two.phone.open(), ENTRIES, "a", f"about {NAME}")
    two.carry_all()
    two.laptop.open().table(ENTRIES).write("a", None)
    forget(two.laptop.open().lines, forgetting())
    db = two.laptop.open()
    db.lines.load_all()
    (removal,) = (
        line for line in db.lines.versions.chain(ENTRIES, "a") if line["at"] == db.lines.versions.highest_stamp
    )
    assert "doc" not in removal
    (former,) = (
        line for line in db.lines.versions.chain(ENTRIES, "a") if f"{line['at']}.{line['device']}" == removal["base"][0]
    )
    assert "doc" not in former


def test_a_person_only_another_device_knows_goes_too(two: Two) -> None:
    two.phone.open().table(PEOPLE).write(PERSON, {"name": NAME})
    two.carry_all()
    forget(two.laptop.open().lines, forgetting())
    assert shown(two.laptop.open()) == {}
    two.carry_all()
    assert shown(two.phone.open()) == {}
    assert second_versions(two.phone.open()) == {}


def test_an_edit_from_afar_that_comes_later_waits_for_a_choice(two: Two) -> None:
    """Nobody's work is lost without a word: what another device writes of the person meanwhile is kept beside the removal."""
    two.laptop.open().table(PEOPLE).write(PERSON, {"name": NAME})
    two.carry_all()
    two.phone.clock.forward(hours=1)
    two.phone.open().table(PEOPLE).write(PERSON, {"name": NAME, "role": "designer"})
    forget(two.laptop.open().lines, forgetting())
    two.carry_all()
    assert second_versions(two.laptop.open()) == {PERSON: 2}
    forget(two.laptop.open().lines, forgetting())
    assert shown(two.laptop.open()) == {}


def test_the_words_of_an_act_go_where_its_document_is_kept_only_if_asked(open_db: Opener, folder: Path) -> None:
    fill(open_db())

    def words(doc_id: str, said: str) -> str:
        return said if doc_id == "new" else text_without(said)

    def doc(table: str, doc_id: str, found: dict[str, Any]) -> dict[str, Any] | None:
        return found if doc_id == "new" else forgetting().doc(table, doc_id, found)

    forget(open_db().lines, forgetting(words=words, doc=doc))
    left = [line for line in all_records(folder) if NAME in json.dumps(line)]
    assert {line["id"] for line in left} == {"new"}
    assert left[0]["words"] == f"said “{NAME} helped”"


def test_a_month_later_the_trash_is_as_it_was(open_db: Opener, clock: FrozenClock) -> None:
    fill(open_db())
    forget(open_db().lines, forgetting())
    clock.moment += timedelta(days=29)
    acts.undo(open_db().lines, before=True)
    assert open_db().table(ENTRIES).find("new") == {"text": "someone helped"}


# --- any history ------------------------------------------------------------------------------------------------------

SIDES, PICKS = st.integers(0, 1), st.integers(0, 3)
STEPS = st.one_of(
    st.tuples(st.just("insert"), SIDES, st.sampled_from(TABLES)),
    st.tuples(st.just("change"), SIDES, st.sampled_from(TABLES), PICKS),
    st.tuples(st.just("change"), SIDES, st.sampled_from(TABLES), st.just(0)),
    st.tuples(st.just("remove"), SIDES, st.sampled_from(TABLES), PICKS),
    st.tuples(st.just("carry"), SIDES, st.just(0)),
    st.tuples(st.just("forward"), SIDES, st.sampled_from([1.0, 24 * 31.0, 24 * 200.0])),
)


def odd_ones_without(_table: str, _id: str, doc: dict[str, Any]) -> dict[str, Any]:
    """Return a document in which an odd number is below zero: odd numbers are what is forgotten."""
    return {"n": -abs(doc["n"])} if doc["n"] % 2 else doc


def odd_numbers(side: Side) -> list[int]:
    lines = [json.loads(line) for path in side.own_files() for line in path.read_bytes().splitlines()]
    docs = [doc for line in lines for doc in (line.get("doc"), *line.get("was", ())) if doc]
    return [doc["n"] for doc in docs if doc["n"] % 2 and doc["n"] > 0]


@given(st.lists(STEPS, min_size=4, max_size=25), st.lists(st.booleans(), max_size=6))
@settings(max_examples=100)
def test_after_any_history_the_same_shows_without_it_and_nothing_brings_it_back(
    history: list[tuple[Any, ...]], undos: list[bool]
) -> None:
    with TemporaryDirectory() as root:
        sides = TwoSides(Path(root))
        for what, *details in history:
            getattr(sides, what)(*details)
        side = sides.sides[0]
        before, waiting = shown(side.open()), second_versions(side.open())
        forget(side.open().lines, forgetting(doc=odd_ones_without))
        wanted = {
            table: {one: odd_ones_without("", "", doc) for one, doc in docs.items()} for table, docs in before.items()
        }
        assert shown(side.open()) == wanted
        assert second_versions(side.open()) == waiting
        assert odd_numbers(side) == []
        for is_redo in undos:
            try:
                (acts.redo if is_redo else acts.undo)(side.open().lines)
            except DeskError:
                continue
            assert odd_numbers(side) == []
