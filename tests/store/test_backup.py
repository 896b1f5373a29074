"""Backups as files: whole or not there at all, read back before they count, and hostile until they were read."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import FRIDAY
from store.desks import ENTRIES, PEOPLE, Opener, any_table, shown, the_file
from wfhdesk.domain.errors import DeskError
from wfhdesk.store import backup
from wfhdesk.store.backup import Backup
from wfhdesk.store.tables import DeskDB

OWN = {"config.toml": b'[me]\nname = "Ana"\n', "templates/en/weekly.md.j2": "é\n".encode()}
HERE = Path(__file__).parent


def always(_found: Backup) -> bool:
    return True


@pytest.fixture
def filled(db: DeskDB, open_db: Opener) -> DeskDB:
    db.table(ENTRIES).insert_multiple({"n": n, "text": "é" * n} for n in range(20))
    db.table(PEOPLE).insert({"n": 1})
    (entry, *_rest) = any_table(db, ENTRIES).search(lambda doc: doc["n"] == 3)
    db.table(ENTRIES).write(str(entry.doc_id), None)
    any_table(open_db("desktop"), ENTRIES).insert({"n": 100})
    return db


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "backups" / "2026-11-20T1410.zip"


@pytest.fixture
def made(filled: DeskDB, path: Path) -> Path:
    backup.write(str(path), backup.take(filled.lines, OWN, FRIDAY), always)
    return path


def test_what_is_read_back_is_every_file_of_every_device_and_shows_the_same(
    filled: DeskDB, folder: Path, made: Path
) -> None:
    found = backup.read(str(made))
    assert found.lines == {path.name: path.read_bytes() for path in folder.glob("*.jsonl")}
    assert len(found.lines) == 3
    assert found.own == OWN
    assert found.made == FRIDAY.replace(microsecond=0)
    assert found.counts == {ENTRIES: 20, PEOPLE: 1}
    versions = found.versions()
    assert {table: versions.shown(table) for table in versions.tables()} == shown(filled)


def test_it_is_for_its_owner_only(made: Path) -> None:
    assert made.stat().st_mode & 0o777 == 0o600
    assert made.parent.stat().st_mode & 0o777 == 0o700


def test_any_unzip_reads_it(made: Path) -> None:
    with zipfile.ZipFile(made) as archive:
        assert archive.testzip() is None
        assert json.loads(archive.read("manifest.json"))["format"] == 1


def test_what_reads_back_otherwise_takes_no_place(filled: DeskDB, made: Path) -> None:
    before = made.read_bytes()
    filled.table(PEOPLE).insert({"n": 2})
    with pytest.raises(DeskError, match="read back otherwise"):
        backup.write(str(made), backup.take(filled.lines, OWN, FRIDAY), lambda _found: False)
    assert made.read_bytes() == before
    assert os.listdir(made.parent) == [made.name]


def test_what_the_desk_would_not_show_itself_is_no_second_backup(filled: DeskDB, path: Path) -> None:
    taken = backup.take(filled.lines, OWN, FRIDAY)
    with pytest.raises(DeskError, match="something else than it says"):
        backup.write(str(path), taken._replace(counts={ENTRIES: 19, PEOPLE: 1}), always)
    assert os.listdir(path.parent) == []


def test_names_are_only_those_of_backups_oldest_first(made: Path) -> None:
    for name in ("2026-11-19T0900.zip", "2026-11-20T1410.zip.77.tmp", "mine.zip", "2026-11-20T1410.txt"):
        (made.parent / name).write_bytes(b"")
    assert backup.names(str(made.parent)) == ["2026-11-19T0900", "2026-11-20T1410"]
    backup.sweep(str(made.parent))
    assert not list(made.parent.glob("*.tmp"))
    assert (made.parent / "mine.zip").exists()


def test_a_folder_that_is_not_there_has_none(tmp_path: Path) -> None:
    assert backup.names(str(tmp_path / "none")) == []


# --- damaged and hostile --------------------------------------------------------------------------------------------


def zipped(path: Path, members: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED, **about: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    manifest = {"kind": "wfhdesk backup", "format": 1, "made": "2026-11-20T14:10:00+01:00", "counts": {}} | about
    with zipfile.ZipFile(path, "w", method) as archive:
        archive.writestr("manifest.json", json.dumps(manifest))
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def test_a_bare_one_is_read(path: Path) -> None:
    assert backup.read(str(zipped(path, {}))).lines == {}


@pytest.mark.parametrize(
    "name",
    [
        *("../evil.jsonl", "/etc/cron.d/x", "desk/../../2026.abcd.jsonl", "desk/sub/2026.abcd.jsonl", "desk/evil.sh"),
        *(
            "own/../config.toml",
            "own/config.toml/x",
            "own/templates/en/../../x",
            "own/.bashrc",
            "x",
            "desk/",
            "own/a\\b",
        ),
    ],
)
def test_a_path_that_no_backup_has_is_refused(path: Path, name: str) -> None:
    with pytest.raises(DeskError, match="nothing was changed"):
        backup.read(str(zipped(path, {name: b"x"})))


def test_a_bomb_is_refused_before_it_is_unpacked(path: Path) -> None:
    path.parent.mkdir()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("desk/2026.abcd.jsonl", "w") as file:
        for _part in range(300):
            file.write(b"\n" * 1_000_000)
    assert path.stat().st_size < 1_000_000
    with pytest.raises(DeskError, match="larger than a backup"):
        backup.read(str(path))


def test_a_bomb_that_lies_about_its_size_is_refused(path: Path) -> None:
    zipped(path, {"desk/2026.abcd.jsonl": b"\n" * 5_000_000})
    data = path.read_bytes()
    small = data.replace((5_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert small != data
    path.write_bytes(small)
    with pytest.raises(DeskError, match="damaged"):
        backup.read(str(path))


def test_very_many_files_are_refused(path: Path) -> None:
    with pytest.raises(DeskError, match="larger than a backup"):
        backup.read(str(zipped(path, {f"desk/2026.a{n}.jsonl": b"" for n in range(6_000)})))


def test_other_packing_is_refused(path: Path) -> None:
    with pytest.raises(DeskError, match="damaged or no backup"):
        backup.read(str(zipped(path, {"desk/2026.abcd.jsonl": b"x"}, method=zipfile.ZIP_LZMA)))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_twice_is_refused(path: Path) -> None:
    zipped(path, {})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("manifest.json", "{}")
    with pytest.raises(DeskError, match="damaged or no backup"):
        backup.read(str(path))


@pytest.mark.parametrize(
    "about",
    [
        *({"kind": "x"}, {"format": "1"}, {"format": True}, {"made": "yesterday"}, {"made": "2026-11-20"}, {"made": 7}),
        *({"counts": 3}, {"counts": {"people": 1}}, {"made": None}),
    ],
)
def test_a_manifest_that_says_something_else_is_refused(path: Path, about: dict[str, Any]) -> None:
    with pytest.raises(DeskError, match="nothing was changed"):
        backup.read(str(zipped(path, {}, **about)))


def test_one_of_a_newer_wfhdesk_is_refused_with_what_to_do(path: Path) -> None:
    with pytest.raises(DeskError, match="upgrade wfhdesk"):
        backup.read(str(zipped(path, {}, format=2)))
    with pytest.raises(DeskError, match="upgrade wfhdesk"):
        backup.read(str(zipped(path, {"desk/2026.abcd.jsonl": b'{"format":2}\n'})))


def test_a_desk_of_a_newer_wfhdesk_is_not_backed_up_by_this_one(filled: DeskDB, folder: Path, open_db: Opener) -> None:
    the_file(folder, "lasting.*").write_bytes(b'{"format":2}\n')
    with pytest.raises(DeskError, match="upgrade wfhdesk"):
        backup.take(open_db().lines, OWN, FRIDAY)


@pytest.mark.parametrize("data", [b"", b"PK", b"x" * 1000, b"PK\x03\x04" + b"\0" * 500])
def test_what_is_no_zip_is_refused(path: Path, data: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(data)
    with pytest.raises(DeskError, match="damaged or no backup"):
        backup.read(str(path))


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for where in (tmp_path / "none.zip", tmp_path):
        with pytest.raises(DeskError, match="can't be read"):
            backup.read(str(where))


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_damage_is_either_seen_or_harmless(made: Path, data: st.DataObject) -> None:
    """A byte of a zip may mean nothing, such as one of a file's hour; but no document ever reads otherwise."""
    sound = made.read_bytes()
    right = backup.read(str(made))
    place = data.draw(st.integers(0, len(sound) - 1))
    how = data.draw(st.sampled_from(("changed", "cut", "doubled")))
    broken = {
        "changed": sound[:place] + bytes([sound[place] ^ (1 << data.draw(st.integers(0, 7)))]) + sound[place + 1 :],
        "cut": sound[:place],
        "doubled": sound[:place] + sound[place:] * 2,
    }[how]
    other = made.with_name("broken.zip")
    other.write_bytes(broken)
    try:
        found = backup.read(str(other))
    except DeskError:
        return
    assert (found.lines, found.own) == (right.lines, right.own)


# --- crashes and full disks -----------------------------------------------------------------------------------------


def start(what: str, folder: Path, state: Path, path: Path, *more: str) -> subprocess.Popen[bytes]:
    words = [sys.executable, str(HERE / "backup_makers.py"), what, str(folder), str(state), str(path), *more]
    return subprocess.Popen(words, stdout=subprocess.PIPE)


def test_killed_at_any_moment_it_leaves_the_older_one_or_the_whole_new_one(
    filled: DeskDB, folder: Path, tmp_path: Path, made: Path
) -> None:
    filled.table(ENTRIES).insert_multiple({"n": n, "text": os.urandom(40).hex()} for n in range(3000))
    ends = set()
    for delay in [part / 1000 for part in range(0, 90, 6)]:
        process = start("again and again", folder, tmp_path / "states" / "laptop", made)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        ends.add(sum(backup.read(str(made)).counts.values()))
        assert backup.names(str(made.parent)) == ["2026-11-20T1410"]
        backup.sweep(str(made.parent))
        assert os.listdir(made.parent) == [made.name]
    assert ends <= {21, 3021}


def test_a_full_disk_leaves_the_older_one_and_says_so(filled: DeskDB, folder: Path, tmp_path: Path, made: Path) -> None:
    before = made.read_bytes()
    process = start("full disk", folder, tmp_path / "states" / "laptop", made, "500")
    told, _err = process.communicate(timeout=60)
    assert b"No backup could be made" in told
    assert b"older ones are as they were" in told
    assert made.read_bytes() == before
    assert os.listdir(made.parent) == [made.name]


def test_the_write_waits_for_the_disk_before_it_takes_its_name(
    filled: DeskDB, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened: list[str] = []
    replaced = os.replace

    def named(old: str, new: str) -> None:
        happened.append("named")
        replaced(old, new)

    monkeypatch.setattr(os, "fsync", lambda file: happened.append("synced"))
    monkeypatch.setattr(os, "replace", named)

    def look(_found: Backup) -> bool:
        happened.append("read back")
        return True

    backup.write(str(path), backup.take(filled.lines, OWN, FRIDAY), look)
    assert happened == ["synced", "read back", "named", "synced"]


def test_it_is_taken_between_two_acts(filled: DeskDB, folder: Path, tmp_path: Path) -> None:
    """Acts in two files are there whole or not at all, however another process writes meanwhile."""
    state = tmp_path / "states" / "laptop"
    writer = subprocess.Popen(
        [sys.executable, str(HERE / "writers.py"), "keep_writing", str(folder), str(state)], stdout=subprocess.PIPE
    )
    try:
        assert writer.stdout is not None
        for _line in range(5):
            writer.stdout.readline()
        seen: set[str] = set()
        for _time in range(15):
            versions = backup.take(filled.lines, {}, FRIDAY).versions()
            lines = [line for chain in versions.chains() for line in chain]
            tables = {line["act"]: set[str]() for line in lines if line.get("words") == "two files"}
            for line in lines:
                if line["act"] in tables:
                    tables[line["act"]].add(line["table"])
            assert all(found == {ENTRIES, PEOPLE} for found in tables.values())
            seen |= tables.keys()
        assert seen
    finally:
        writer.kill()
        writer.communicate()
