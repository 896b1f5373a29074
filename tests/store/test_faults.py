"""Kills, other writers, readers beside writers, and full disks: what was acknowledged is there, all of it or nothing."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from store.desks import (
    ENTRIES,
    PEOPLE,
    Opener,
    all_records,
    contents,
    numbers,
    opened,
    records,
    second_versions,
    shown,
    the_file,
)
from store.writers import december, system_time
from wfhdesk.domain.errors import DeskError
from wfhdesk.store import files
from wfhdesk.store.lines import scan
from wfhdesk.store.tables import DeskDB

HERE = Path(__file__).parent
KILLS = 26
Process = subprocess.Popen[bytes]


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


def start(what: str, folder: Path, state: Path, *more: str) -> Process:
    return subprocess.Popen(
        [sys.executable, str(HERE / "writers.py"), what, str(folder), str(state), *more], stdout=subprocess.PIPE
    )


def said(process: Process) -> Any:
    assert process.stdout is not None
    return json.loads(process.stdout.readline())


def finish(process: Process) -> None:
    with process:
        assert process.wait(timeout=60) == 0


# --- kills --------------------------------------------------------------------------------------------------------


def acknowledged_until_killed(folder: Path, state: Path, seconds: float) -> list[dict[str, Any]]:
    with start("keep_writing", folder, state) as writer:
        first = said(writer)
        time.sleep(seconds)
        writer.kill()
        assert writer.stdout is not None
        rest = [json.loads(line) for line in writer.stdout.read().splitlines(keepends=True) if line.endswith(b"\n")]
    return [first, *rest]


def torn_files(folder: Path) -> int:
    """Return how many files end in the middle of a line or of an act."""
    data = [path.read_bytes() for path in folder.glob("*.jsonl")]
    return sum(scan(one, "").consumed != len(one) for one in data)


def assert_all_there(db: DeskDB, acknowledged: list[dict[str, Any]]) -> None:
    tables = shown(db)
    for act in acknowledged:
        for table in (ENTRIES, PEOPLE):
            assert all(tables[table][doc_id]["act"] == act["act"] for doc_id in act[table]), act
        if act["kind"] == "change":
            assert tables[ENTRIES][act[ENTRIES][0]]["changed"]
    assert db.lines.damaged == {}


def assert_acts_are_whole(folder: Path) -> None:
    """Every act of seven lines has its seven, though it may never have been acknowledged."""
    lines = [record for record in all_records(folder) if record["table"] == ENTRIES]
    kinds = {record["act"]: record["words"] for record in lines if "words" in record}
    sizes = Counter(record["act"] for record in lines)
    assert {sizes[act] for act, words in kinds.items() if words == "several"} == {7}
    assert {sizes[act] for act, words in kinds.items() if words == "change"} == {2}


def test_a_writer_killed_again_and_again_loses_nothing_it_acknowledged(folder: Path, state: Path) -> None:
    acknowledged: list[dict[str, Any]] = []
    torn = 0
    for _ in range(KILLS):
        acknowledged += acknowledged_until_killed(folder, state, random.uniform(0, 0.15))
        torn += torn_files(folder)
        assert_all_there(opened(folder, state, system_time), acknowledged)
    opened(folder, state, system_time).table(PEOPLE).insert({"act": "last"})
    opened(folder, state, system_time).table(ENTRIES).insert({"act": "last"})
    assert torn, "no kill hit the middle of a write, so nothing was tried"
    assert torn_files(folder) == 0
    assert_all_there(opened(folder, state, system_time), acknowledged)
    assert_acts_are_whole(folder)


@pytest.mark.parametrize("pieces", [0, 1, 7])
def test_a_huge_act_killed_while_it_is_written_leaves_nothing(folder: Path, state: Path, pieces: int) -> None:
    opened(folder, state, system_time).table(ENTRIES).insert({"n": -1})
    with start("huge_act", folder, state, "100000") as writer:
        for _ in range(pieces):
            assert said(writer) == "piece"
        writer.kill()
    assert numbers(opened(folder, state, system_time)) == [-1]
    opened(folder, state, system_time).table(ENTRIES).insert({"n": -2})
    assert numbers(opened(folder, state, system_time)) == [-2, -1]
    assert torn_files(folder) == 0


def test_a_huge_act_killed_after_it_was_acknowledged_is_all_there(folder: Path, state: Path) -> None:
    with start("huge_act", folder, state, "100000") as writer:
        while (answer := said(writer)) == "piece":
            pass
        writer.kill()
    assert answer == 100_000
    assert numbers(opened(folder, state, system_time)) == list(range(100_000))


# --- several at once ----------------------------------------------------------------------------------------------


def test_four_writers_at_once_lose_no_row_and_no_count(folder: Path, state: Path) -> None:
    opened(folder, state, system_time).table(PEOPLE).write("counter", {"n": 0})
    for writer in [start("race", folder, state, name) for name in "abcd"]:
        finish(writer)
    tables = shown(opened(folder, state, system_time))
    rows = Counter((document["writer"], document["n"]) for document in tables[ENTRIES].values())
    assert rows == Counter((name, n) for name in "abcd" for n in range(200))
    assert tables[PEOPLE] == {"counter": {"n": 800}}
    assert second_versions(opened(folder, state, system_time)) == {}
    assert len(list(folder.iterdir())) == 2


def test_four_writers_that_upsert_the_same_make_one_row_of_each(folder: Path, state: Path) -> None:
    beginning = str(time.time() + 0.5)
    for writer in [start("upserts", folder, state, beginning) for _ in range(4)]:
        finish(writer)
    tables = shown(opened(folder, state, system_time))
    assert sorted(document["name"] for document in tables[PEOPLE].values()) == list(range(20))


def test_a_reader_beside_two_writers_and_compaction_sees_nothing_wrong(folder: Path, state: Path) -> None:
    steady = opened(folder, state, december)
    seen: dict[str, int] = {}
    looks = 0
    with ExitStack() as running:
        writers = [running.enter_context(start("rewrite", folder, state, name, "600")) for name in ("a", "b")]
        while any(writer.poll() is None for writer in writers):
            for reader in (steady, opened(folder, state, december)):
                assert_sound(reader, seen)
                looks += bool(seen)
        compactions = sum(said(writer) for writer in writers)
    assert_sound(steady, seen)
    assert sorted(seen.values()) == sorted(2 * list(range(590, 600)))
    assert compactions > 10
    assert looks > 20
    assert len(all_records(folder)) < 400


def assert_sound(reader: DeskDB, seen: dict[str, int]) -> None:
    """Both halves of a pair say the same, what they say was never older than what was seen before, and none is gone."""
    entries = {str(entry.doc_id): entry for entry in reader.table(ENTRIES).all()}
    halves = {doc_id.rpartition("-")[0] for doc_id in entries}
    assert halves >= set(seen)
    for pair in halves:
        left, right = entries[f"{pair}-left"], entries[f"{pair}-right"]
        assert left == right
        assert left["twice"] == 2 * left["n"]
        assert left["n"] >= seen.get(pair, 0)
        seen[pair] = left["n"]
    assert reader.lines.damaged == {}
    assert second_versions(reader) == {}


# --- no room ------------------------------------------------------------------------------------------------------


@contextmanager
def full_disk(act: str, folder: Path, state: Path, size: int) -> Iterator[Process]:
    """Run a process whose files may not grow beyond a size, until it is sent a line."""
    command = [sys.executable, str(HERE / "full_disk.py"), act, str(folder), str(state), str(size)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        yield process


def said_with_room(process: Process) -> Any:
    out, _err = process.communicate(b"\n", timeout=30)
    return json.loads(out)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no file's size")
@pytest.mark.parametrize(
    ("act", "room", "lines"),
    [("one_line", 0, 1), ("one_line", 100, 1), ("many_lines", 500, 10), ("two_files", 0, 2), ("two_files", 150, 2)],
)
def test_on_a_full_disk_an_act_is_refused_whole_and_works_again_with_room(
    open_db: Opener, folder: Path, tmp_path: Path, *, act: str, room: int, lines: int
) -> None:
    """`two_files` writes what lasts first: that fits, and must be taken back when the other does not."""
    open_db().table(PEOPLE).insert({"n": 1})
    open_db().table(ENTRIES).insert({"n": 1, "text": "x" * 2000})
    before, reader = contents(folder), open_db()
    shown(reader)
    size = the_file(folder, "2026.*").stat().st_size + room
    with full_disk(act, folder, tmp_path / "states" / "laptop", size) as process:
        refused = said(process)
        assert "2026." in refused["told"]
        assert "Nothing was changed" in refused["told"]
        assert refused["shown"] == 2
        assert contents(folder) == before
        assert sum(map(len, shown(reader).values())) == 2
        assert said_with_room(process) == {"told": "", "shown": 2 + lines}
    assert sum(map(len, shown(reader).values())) == 2 + lines
    assert second_versions(open_db()) == {}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no file's size")
@pytest.mark.parametrize("size", [0, 60, 300])
def test_a_first_act_on_a_full_disk_is_refused_and_works_again_with_room(folder: Path, state: Path, size: int) -> None:
    """With 0 bytes not even the device's id can be kept, with 60 no line, with 300 only the first of two files."""
    with full_disk("two_files", folder, state, size) as process:
        refused = said(process)
        assert "could not be written" in refused["told"]
        assert refused["shown"] == 0
        assert not any(contents(folder).values())
        assert said_with_room(process) == {"told": "", "shown": 2}
    assert len(records(the_file(folder, "2026.*"))) == len(records(the_file(folder, "lasting.*"))) == 1


def insert_in_two_files(db: DeskDB, n: object) -> None:
    with db.lines.act():
        db.table(PEOPLE).insert({"n": 2})
        db.table(ENTRIES).insert({"n": n})


def insert_in_one_file(db: DeskDB, n: object) -> None:
    db.table(ENTRIES).insert({"n": n})


@pytest.mark.parametrize("insert", [insert_in_one_file, insert_in_two_files])
def test_a_file_that_cannot_be_opened_is_told_by_its_name_and_nothing_is_changed(
    open_db: Opener, folder: Path, tmp_path: Path, insert: Callable[[DeskDB, object], None]
) -> None:
    open_db().table(PEOPLE).insert({"n": 1})
    before = contents(folder)
    unmounted = folder / the_file(folder, "lasting.*").name.replace("lasting", "2026")
    unmounted.symlink_to(tmp_path / "not mounted" / "file")
    db = open_db()
    with pytest.raises(DeskError, match=r"2026\..* could not be written"):
        insert(db, 2)
    unmounted.unlink()
    assert contents(folder) == before
    assert numbers(db, PEOPLE) == [1]


def test_a_state_folder_that_cannot_be_made_is_told_and_nothing_is_written(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(DeskError, match="could not be written"):
        opened(folder, tmp_path / "file" / "state", system_time).table(PEOPLE).insert({"n": 1})
    assert contents(folder) == {}


def test_every_act_is_on_the_disk_before_it_counts(db: DeskDB, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[tuple[str, int]] = []

    def sync(file: int) -> None:
        path = Path(os.readlink(f"/proc/self/fd/{file}"))
        synced.append((path.name[:4], path.stat().st_size if path.is_file() else 0))

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(files, "_sync", sync)
    insert_in_two_files(db, 2)
    sizes = [(path.name[:4], path.stat().st_size) for path in sorted(folder.iterdir(), reverse=True)]
    assert synced[-4:] == [sizes[0], ("desk", 0), sizes[1], ("desk", 0)]
    insert_in_two_files(db, 3)
    sizes = [(path.name[:4], path.stat().st_size) for path in sorted(folder.iterdir(), reverse=True)]
    assert synced[-2:] == sizes


def test_a_document_that_is_no_json_is_refused_and_nothing_is_changed(open_db: Opener, folder: Path) -> None:
    open_db().table(PEOPLE).insert({"n": 1})
    before, db = contents(folder), open_db()
    with pytest.raises(TypeError):
        insert_in_two_files(db, object())
    assert contents(folder) == before
    assert numbers(db, PEOPLE) == [1]
