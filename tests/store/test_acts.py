"""Undo and redo: the person's own acts on this device, step by step, through restarts, faults and New Year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import AMSTERDAM, FrozenClock
from store.desks import (
    ENTRIES,
    HEADER,
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
)
from wfhdesk.domain.errors import CannotBeUndone, DeskError
from wfhdesk.store import acts, compaction
from wfhdesk.store.lines import Doc, key, scan
from wfhdesk.store.tables import DeskDB
from wfhdesk.store.versions import heads

State = dict[str, dict[str, Doc]]


def undo(open_db: Opener) -> str:
    return acts.undo(open_db().lines)


def redo(open_db: Opener) -> str:
    return acts.redo(open_db().lines)


def do_several(open_db: Opener) -> list[tuple[str, State]]:
    """Do six acts of all kinds; return what each was, and the desk after it; the first is the desk before."""
    states: list[tuple[str, State]] = [("", shown(open_db()))]
    for n, act in enumerate((_insert, _insert_three, _change, _two_tables, _twice_the_same, _remove)):
        db = open_db()
        with db.lines.act(f"act {n}"):
            act(db)
        states.append((f"act {n}", shown(open_db())))
    return states


def _insert(db: DeskDB) -> None:
    db.table(ENTRIES).insert({"n": 1})


def _insert_three(db: DeskDB) -> None:
    db.table(ENTRIES).insert_multiple({"n": n} for n in (2, 3, 4))


def _change(db: DeskDB) -> None:
    any_table(db, ENTRIES).update({"changed": True}, lambda document: document["n"] < 3)


def _two_tables(db: DeskDB) -> None:
    any_table(db, ENTRIES).update({"n": 5}, lambda document: document["n"] == 4)
    db.table(PEOPLE).write("anna", {"n": 1})
    db.table(PEOPLE).insert({"n": 2})


def _twice_the_same(db: DeskDB) -> None:
    for n in (7, 8):
        db.table(PEOPLE).write("anna", {"n": n})
    db.table(PEOPLE).write("bert", {"n": n})
    db.table(PEOPLE).write("bert", None)


def _remove(db: DeskDB) -> None:
    any_table(db, ENTRIES).remove(lambda document: "changed" in document)
    any_table(db, PEOPLE).truncate()


def assert_undone_and_redone(open_db: Opener, states: list[tuple[str, State]]) -> None:
    """Undo every act and do every one again, each in a process of its own."""
    for (words, _after), (_words, before) in zip(states[:0:-1], states[-2::-1], strict=True):
        assert undo(open_db) == words
        assert shown(open_db()) == before
    for words, after in states[1:]:
        assert redo(open_db) == words
        assert shown(open_db()) == after
    assert second_versions(open_db()) == {}


# --- step by step ---------------------------------------------------------------------------------------------------


def test_every_act_is_undone_and_redone_step_by_step(open_db: Opener) -> None:
    states = do_several(open_db)
    assert_undone_and_redone(open_db, states)
    assert_undone_and_redone(open_db, states)


def test_with_nothing_left_undo_and_redo_say_so(open_db: Opener) -> None:
    for step in (undo, redo):
        with pytest.raises(DeskError, match=r"There is nothing to (undo|redo)\."):
            step(open_db)
    open_db().table(ENTRIES).insert({"n": 1})
    with pytest.raises(DeskError, match=r"nothing to redo"):
        redo(open_db)
    undo(open_db)
    with pytest.raises(DeskError, match=r"nothing to undo"):
        undo(open_db)
    redo(open_db)
    with pytest.raises(DeskError, match=r"nothing to redo"):
        redo(open_db)


def test_a_step_that_is_refused_changes_nothing(open_db: Opener, folder: Path) -> None:
    open_db().table(ENTRIES).insert({"n": 1})
    undo(open_db)
    before = contents(folder)
    with pytest.raises(DeskError):
        undo(open_db)
    assert contents(folder) == before


def test_a_new_act_clears_what_could_be_redone(open_db: Opener) -> None:
    for n in (1, 2):
        open_db().table(ENTRIES).insert({"n": n})
    undo(open_db)
    undo(open_db)
    open_db().table(ENTRIES).insert({"n": 3})
    with pytest.raises(DeskError, match="nothing to redo"):
        redo(open_db)
    assert numbers(open_db()) == [3]
    undo(open_db)
    with pytest.raises(DeskError, match="nothing to undo"):
        undo(open_db)
    assert numbers(open_db()) == []


def test_an_act_over_several_tables_and_files_is_taken_back_whole(open_db: Opener, folder: Path) -> None:
    db = open_db()
    with db.lines.act("everything"):
        for table in (ENTRIES, "contacts", "updates", PEOPLE, "projects"):
            db.table(table).insert({"n": 1})
    assert len(contents(folder)) == 2
    assert undo(open_db) == "everything"
    assert shown(open_db()) == {}
    assert redo(open_db) == "everything"
    assert {table: len(documents) for table, documents in shown(open_db()).items()} == dict.fromkeys(
        (ENTRIES, "contacts", "updates", PEOPLE, "projects"), 1
    )


def test_an_act_that_wrote_nothing_is_no_step(open_db: Opener) -> None:
    open_db().table(ENTRIES).insert({"n": 1})
    any_table(open_db(), ENTRIES).update({"n": 1})
    undo(open_db)
    assert numbers(open_db()) == []


def test_one_process_that_stays_open_undoes_and_redoes_too(open_db: Opener) -> None:
    db = open_db()
    states = do_several(lambda device="laptop": db)
    assert_undone_and_redone(lambda device="laptop": db, states)


# --- what is final, and what is no act of the person's ----------------------------------------------------------------


def sent(open_db: Opener, n: int) -> None:
    db = open_db()
    with db.lines.act("sent", final=True):
        db.table("updates").insert({"n": n})


def test_what_is_final_is_not_undone_and_can_be_passed_over(open_db: Opener) -> None:
    open_db().table(ENTRIES).insert({"n": 1})
    sent(open_db, 2)
    for _ in range(2):
        with pytest.raises(CannotBeUndone, match="“sent” can't be undone"):
            undo(open_db)
    acts.undo(open_db().lines, before=True)
    assert (numbers(open_db()), numbers(open_db(), "updates")) == ([], [2])
    with pytest.raises(DeskError, match="nothing to undo"):
        acts.undo(open_db().lines, before=True)
    redo(open_db)
    assert (numbers(open_db()), numbers(open_db(), "updates")) == ([1], [2])


def test_only_what_is_final_is_said_to_be_final(open_db: Opener) -> None:
    """Nothing to undo is another answer: nobody is offered to undo what came before it."""
    with pytest.raises(DeskError) as refused:
        undo(open_db)
    assert not isinstance(refused.value, CannotBeUndone)
    sent(open_db, 1)
    with pytest.raises(DeskError) as refused:
        acts.undo(open_db().lines, before=True)
    assert not isinstance(refused.value, CannotBeUndone)


def test_what_is_final_is_passed_over_into_an_older_year(open_db: Opener, clock: FrozenClock) -> None:
    for n in (1, 2):
        open_db().table(ENTRIES).insert({"n": n})
    clock.set(datetime(2027, 1, 1, 9, tzinfo=AMSTERDAM))
    sent(open_db, 3)
    acts.undo(open_db().lines, before=True)
    assert numbers(open_db()) == [1]


def test_what_is_silent_is_no_step_and_takes_no_redo_away(open_db: Opener) -> None:
    for n in (1, 2):
        open_db().table(ENTRIES).insert({"n": n})
    undo(open_db)
    db = open_db()
    with db.lines.act(silent=True):
        db.table("shown").insert({"n": 3})
    redo(open_db)
    assert numbers(open_db()) == [1, 2]
    undo(open_db)
    undo(open_db)
    assert shown(open_db()).keys() == {"shown"}


# --- other devices --------------------------------------------------------------------------------------------------


def test_only_this_devices_own_acts_are_undone(open_db: Opener) -> None:
    open_db("phone").table(ENTRIES).insert({"n": 1})
    with pytest.raises(DeskError, match="nothing to undo"):
        undo(open_db)
    open_db().table(ENTRIES).insert({"n": 2})
    open_db("phone").table(ENTRIES).insert({"n": 3})
    undo(open_db)
    assert numbers(open_db()) == [1, 3]
    with pytest.raises(DeskError, match="nothing to undo"):
        undo(open_db)


def test_undo_after_another_device_changed_the_document_keeps_both_versions(open_db: Opener) -> None:
    doc_id = open_db().table(PEOPLE).insert({"n": 1})
    open_db().table(PEOPLE).write(doc_id, {"n": 2})
    open_db("phone").table(PEOPLE).write(doc_id, {"n": 3})
    undo(open_db)
    assert number(open_db(), PEOPLE, doc_id) == 1
    assert versions(open_db(), doc_id) == [{"n": 1}, {"n": 3}]
    redo(open_db)
    assert number(open_db(), PEOPLE, doc_id) == 2
    assert versions(open_db(), doc_id) == [{"n": 2}, {"n": 3}]


def test_undoing_an_insert_that_another_device_changed_keeps_its_change(open_db: Opener) -> None:
    doc_id = open_db().table(PEOPLE).insert({"n": 1})
    open_db("phone").table(PEOPLE).write(doc_id, {"n": 2})
    undo(open_db)
    assert versions(open_db(), doc_id) == [None, {"n": 2}]


def versions(db: DeskDB, doc_id: str) -> list[Doc | None]:
    """Return the versions that nobody has settled, the removal first and then by number."""
    db.lines.load_all()
    found = [line.get("doc") for line in heads(db.lines.versions.chain(PEOPLE, doc_id))]
    return sorted(found, key=lambda doc: doc["n"] if doc else 0)


@pytest.fixture
def conflict(open_db: Opener) -> str:
    """A document with two versions, of which the phone's shows; the laptop's says 2."""
    doc_id = open_db().table(PEOPLE).insert({"n": 1})
    seen = open_db().lines
    seen.load_all()
    base = seen.shown_key(PEOPLE, doc_id)
    open_db().table(PEOPLE).write(doc_id, {"n": 2}, base=base)
    open_db("phone").table(PEOPLE).write(doc_id, {"n": 3}, base=base)
    assert versions(open_db(), doc_id) == [{"n": 2}, {"n": 3}]
    return doc_id


def settle(db: DeskDB, doc_id: str, n: int) -> None:
    """Choose the version that says `n`, as `wfhdesk doctor` does."""
    db.lines.load_all()
    chain = db.lines.versions.chain(PEOPLE, doc_id)
    lines = sorted(heads(chain), key=lambda line: line["at"], reverse=True)
    with db.lines.act("settled"):
        db.lines.put(PEOPLE, doc_id, [key(line) for line in lines], {"n": n})


@pytest.mark.parametrize("chosen", [2, 3])
def test_undoing_a_settlement_brings_both_versions_back_and_redoing_it_settles_again(
    open_db: Opener, conflict: str, chosen: int
) -> None:
    settle(open_db(), conflict, chosen)
    assert versions(open_db(), conflict) == [{"n": chosen}]
    for _ in range(2):
        assert undo(open_db) == "settled"
        assert versions(open_db(), conflict) == [{"n": 2}, {"n": 3}]
        assert number(open_db(), PEOPLE, conflict) == 3
        assert redo(open_db) == "settled"
        assert versions(open_db(), conflict) == [{"n": chosen}]


def test_a_change_of_a_document_with_two_versions_leaves_the_other_when_it_is_undone(
    open_db: Opener, conflict: str
) -> None:
    open_db().table(PEOPLE).write(conflict, {"n": 4})
    assert versions(open_db(), conflict) == [{"n": 2}, {"n": 4}]
    undo(open_db)
    assert versions(open_db(), conflict) == [{"n": 2}, {"n": 3}]
    assert number(open_db(), PEOPLE, conflict) == 3


# --- after faults ---------------------------------------------------------------------------------------------------


class Faults:
    """Things that happen to a desk; after each of them it has to show what it showed before."""

    def __init__(self, folder: Path, clock: FrozenClock, open_db: Opener) -> None:
        self.folder = folder
        self.clock = clock
        self.open_db = open_db

    def _own(self) -> list[Path]:
        """Return this device's files, without those that end in the middle of something."""
        device = self.open_db().lines.device.id
        paths = self.folder.glob(f"*.{device}.jsonl")
        return [path for path in paths if scan(data := path.read_bytes(), device).consumed == len(data)]

    def nothing(self) -> None:
        pass

    def torn_lines(self) -> None:
        for path in self._own():
            path.write_bytes(path.read_bytes() + b'{"at":17900000000')

    def torn_acts(self) -> None:
        for path in self._own():
            table = PEOPLE if path.name.startswith("lasting") else ENTRIES
            line = b'{"at":1790000000000000,"act":"torn","more":1,"table":"%s","id":"torn","doc":{"n":0}}\n'
            path.write_bytes(path.read_bytes() + line % table.encode())

    def bad_lines(self) -> None:
        for path in self._own():
            lines = path.read_bytes().splitlines(keepends=True)
            path.write_bytes(b"".join([b"bad\n", *lines[:2], b"\xff\n", *lines[2:], b"[]\n"]))

    def lost_headers(self) -> None:
        for path in self._own():
            path.write_bytes(path.read_bytes().removeprefix(HEADER))

    def clock_backwards(self) -> None:
        self.clock.forward(days=-100)

    def new_year(self) -> None:
        self.clock.set(datetime(self.clock.moment.year + 1, 1, 1, 0, 1, tzinfo=AMSTERDAM))

    def wrong_year(self) -> None:
        right = self.clock.moment
        self.clock.set(datetime(2040, 7, 1, tzinfo=AMSTERDAM))
        self.open_db("phone").table(ENTRIES).write("phone's", None)
        self.clock.set(right)

    def compaction(self) -> None:
        """Bad lines make it rewrite the files; nothing may go in them, as all is younger than 30 days."""
        self.bad_lines()
        db = self.open_db()
        db.lines.load_all()
        compaction.tidy(db.lines)

    def conflict_copies(self) -> None:
        for path in self._own():
            path.with_suffix(".sync-conflict.jsonl").write_bytes(path.read_bytes())


FAULTS = (
    "nothing",
    "torn_lines",
    "torn_acts",
    "bad_lines",
    "lost_headers",
    "clock_backwards",
    "new_year",
    "wrong_year",
    "compaction",
    "conflict_copies",
)


@pytest.fixture
def faults(open_db: Opener, folder: Path, clock: FrozenClock) -> Faults:
    return Faults(folder, clock, open_db)


@pytest.mark.parametrize("fault", FAULTS)
def test_undo_and_redo_work_after_a_fault(open_db: Opener, faults: Faults, fault: str) -> None:
    states = do_several(open_db)
    getattr(faults, fault)()
    assert shown(open_db()) == states[-1][1]
    assert_undone_and_redone(open_db, states)


@pytest.mark.parametrize("fault", FAULTS)
def test_undo_and_redo_work_with_a_fault_between_all_steps(open_db: Opener, faults: Faults, fault: str) -> None:
    def open_after_fault(device: str = "laptop") -> DeskDB:
        if list(faults.folder.glob("*.jsonl")):
            getattr(faults, fault)()
        return open_db(device)

    assert_undone_and_redone(open_after_fault, do_several(open_after_fault))


def test_undo_and_redo_work_after_a_compaction_that_dropped_what_is_old(
    open_db: Opener, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compaction, "WORTH_IT", 10)
    for n in range(30):
        open_db().table(PEOPLE).write("old", {"n": n})
        open_db().table(ENTRIES).write("old", {"n": n})
    clock.forward(days=31)
    states = do_several(open_db)
    db = open_db()
    db.lines.load_all()
    compaction.tidy(db.lines)
    assert all(len(db.lines.lines_of(name)) < 30 for name in db.lines.own_files())
    assert_undone_and_redone(open_db, states)


def test_an_act_of_which_the_former_versions_are_gone_cannot_be_undone_and_says_so(
    open_db: Opener, folder: Path, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compaction, "WORTH_IT", 1)
    for n in range(3):
        open_db().table(PEOPLE).write("anna", {"n": n})
    clock.forward(days=31)
    db = open_db()
    db.lines.load_all()
    compaction.tidy(db.lines)
    before = contents(folder)
    with pytest.raises(DeskError, match="too long ago to undo"):
        undo(open_db)
    assert contents(folder) == before
    assert number(open_db(), PEOPLE, "anna") == 2


# --- across New Year ------------------------------------------------------------------------------------------------


def test_on_new_years_day_the_last_act_of_the_old_year_is_undone_and_not_an_older_one(
    open_db: Opener, clock: FrozenClock
) -> None:
    open_db().table(PEOPLE).write("anna", {"n": 1})
    open_db().table(ENTRIES).insert({"n": 2})
    clock.set(datetime(2027, 1, 1, 9, tzinfo=AMSTERDAM))
    undo(open_db)
    assert numbers(open_db()) == []
    assert numbers(open_db(), PEOPLE) == [1]


def test_on_new_years_day_an_act_in_two_files_is_undone_whole(open_db: Opener, clock: FrozenClock) -> None:
    db = open_db()
    with db.lines.act("both"):
        db.table(PEOPLE).write("anna", {"n": 1})
        db.table(ENTRIES).insert({"n": 2})
    clock.set(datetime(2027, 1, 1, 9, tzinfo=AMSTERDAM))
    undo(open_db)
    assert shown(open_db()) == {}
    redo(open_db)
    assert (numbers(open_db()), numbers(open_db(), PEOPLE)) == ([2], [1])


def test_acts_of_both_years_are_undone_in_their_order(open_db: Opener, clock: FrozenClock) -> None:
    open_db().table(PEOPLE).write("anna", {"n": 1})
    open_db().table(ENTRIES).insert({"n": 2})
    clock.set(datetime(2027, 1, 1, 9, tzinfo=AMSTERDAM))
    open_db().table(ENTRIES).insert({"n": 3})
    left = []
    for _ in range(3):
        undo(open_db)
        left.append((numbers(open_db(), PEOPLE), numbers(open_db())))
    assert left == [([1], [2]), ([1], []), ([], [])]
    for _ in range(3):
        redo(open_db)
        left.append((numbers(open_db(), PEOPLE), numbers(open_db())))
    assert left[3:] == [([1], []), ([1], [2]), ([1], [2, 3])]


def test_what_was_undone_in_the_old_year_can_be_redone_in_the_new_one(open_db: Opener, clock: FrozenClock) -> None:
    open_db().table(PEOPLE).write("anna", {"n": 1})
    undo(open_db)
    open_db().table(PEOPLE).write("anna", {"n": 2})
    open_db().table(ENTRIES).insert({"n": 3})
    undo(open_db)
    clock.set(datetime(2027, 1, 1, 9, tzinfo=AMSTERDAM))
    redo(open_db)
    assert numbers(open_db()) == [3]
    with pytest.raises(DeskError, match="nothing to redo"):
        redo(open_db)


def test_what_lasts_is_not_redone_when_something_with_a_day_was_done_since(open_db: Opener, clock: FrozenClock) -> None:
    open_db().table(PEOPLE).write("anna", {"n": 1})
    undo(open_db)
    open_db().table(ENTRIES).insert({"n": 2})
    clock.set(datetime(2027, 1, 1, 9, tzinfo=AMSTERDAM))
    with pytest.raises(DeskError, match="nothing to redo"):
        redo(open_db)


def test_undoing_todays_act_reads_no_older_year(open_db: Opener, folder: Path, clock: FrozenClock) -> None:
    open_db().table(ENTRIES).insert({"n": 1})
    clock.set(datetime(2027, 3, 1, 9, tzinfo=AMSTERDAM))
    open_db().table(ENTRIES).insert({"n": 2})
    open_db().table(ENTRIES).insert({"n": 3})
    db = open_db()
    acts.undo(db.lines)
    assert the_file(folder, "2026.*").name not in db.lines._known


# --- any history ----------------------------------------------------------------------------------------------------

HISTORY_STEPS = ("insert", "change", "remove", "both", "undo", "undo", "redo", "redo", *FAULTS)


@given(st.lists(st.tuples(st.sampled_from(HISTORY_STEPS), st.integers(0, 4)), max_size=20))
@settings(max_examples=100)
def test_undo_and_redo_go_back_and_forth_through_any_history(history: list[tuple[str, int]]) -> None:
    with TemporaryDirectory() as root:
        Walk(Path(root)).through(history)


class Walk:
    """Walks through a history on the desk, and beside it through the list of what the desk showed."""

    def __init__(self, root: Path) -> None:
        self.clock = FrozenClock(datetime(2026, 12, 31, 12, tzinfo=AMSTERDAM))
        self.root = root
        self.faults = Faults(root / "desk", self.clock, self.open_db)
        self.states: list[State] = [{}]
        self.place = 0
        self.n = 0

    def open_db(self, device: str = "laptop") -> DeskDB:
        return opened(self.root / "desk", self.root / device, self.clock.now)

    def through(self, history: list[tuple[str, int]]) -> None:
        for what, which in history:
            if what in FAULTS:
                if self.states[1:]:
                    getattr(self.faults, what)()
            elif what in ("undo", "redo"):
                self.step(-1 if what == "undo" else 1)
            else:
                self.act(what, which)
            assert shown(self.open_db()) == self.states[self.place]
        assert second_versions(self.open_db()) == {}

    def step(self, way: int) -> None:
        do: Callable[[Any], str] = acts.undo if way < 0 else acts.redo
        if 0 <= self.place + way < len(self.states):
            do(self.open_db().lines)
            self.place += way
        else:
            with pytest.raises(DeskError):
                do(self.open_db().lines)

    def act(self, what: str, which: int) -> None:
        self.n += 1
        db = self.open_db()
        before = shown(db)
        with db.lines.act(what):
            for table in (ENTRIES, PEOPLE) if what == "both" else (ENTRIES if which % 2 else PEOPLE,):
                ids = sorted(db.table(table).all(), key=lambda document: str(document.doc_id))
                if what in ("insert", "both") or not ids:
                    db.table(table).insert({"n": self.n})
                else:
                    doc_id = str(ids[which % len(ids)].doc_id)
                    db.table(table).write(doc_id, {"n": self.n} if what == "change" else None)
        after = shown(self.open_db())
        assert after != before
        self.states = [*self.states[: self.place + 1], after]
        self.place += 1
