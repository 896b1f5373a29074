"""What is kept is the person's own: nobody else on the machine can read it, and a file says first what it is."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conftest import FrozenClock
from store.desks import ENTRIES, HEADER, PEOPLE, Opener, contents, the_file
from wfhdesk.store import acts, compaction

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows keeps no modes")


@pytest.fixture(params=[0o000, 0o022, 0o077], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def modes(folder: Path) -> dict[str, int]:
    return {path.name: mode(path) for path in folder.iterdir()}


@pytest.mark.usefixtures("umask")
def test_folders_are_0700_and_files_0600_whatever_the_umask(open_db: Opener, folder: Path, tmp_path: Path) -> None:
    open_db().table(ENTRIES).insert({"n": 1})
    open_db().table(PEOPLE).insert({"n": 1})
    state = tmp_path / "states" / "laptop"
    assert (mode(folder), mode(state)) == (0o700, 0o700)
    assert set(modes(folder).values()) == {0o600}
    assert len(modes(folder)) == 2
    assert modes(state) == {"device.json": 0o600, "lock": 0o600}


@pytest.mark.usefixtures("umask")
def test_what_compaction_writes_is_0600_too(open_db: Opener, folder: Path) -> None:
    open_db().table(PEOPLE).insert({"n": 1})
    path = the_file(folder, "lasting.*")
    path.write_bytes(path.read_bytes() + b"no record\n")
    before = path.stat().st_ino
    db = open_db()
    db.lines.load_all()
    compaction.tidy(db.lines)
    assert path.stat().st_ino != before
    assert set(modes(folder)) == {path.name, path.name + ".damaged"}
    assert set(modes(folder).values()) == {0o600}


def test_the_first_line_of_every_file_is_the_format(open_db: Opener, folder: Path, clock: FrozenClock) -> None:
    for _ in range(3):
        open_db().table(ENTRIES).insert({"n": 1})
        open_db().table(PEOPLE).insert_multiple([{"n": 1}, {"n": 2}])
        clock.forward(days=200)
    assert len(contents(folder)) == 3
    for data in contents(folder).values():
        assert data.startswith(HEADER)
        assert data.count(b'{"format"') == 1


def test_reading_makes_nothing(open_db: Opener, folder: Path, tmp_path: Path) -> None:
    db = open_db()
    assert list(db.table(ENTRIES)) == []
    assert db.tables() == set()
    assert db.table(PEOPLE).find("abc") is None
    assert not folder.exists()
    assert not (tmp_path / "states").exists()


def _insert_nothing(open_db: Opener) -> None:
    open_db().table(ENTRIES).insert_multiple([])


def _change_nothing(open_db: Opener) -> None:
    open_db().table(ENTRIES).update({"n": 1})


def _undo_and_redo(open_db: Opener) -> None:
    acts.undo(open_db().lines)
    acts.redo(open_db().lines)
    acts.undo(open_db().lines)


@pytest.mark.parametrize("nothing", [_insert_nothing, _change_nothing])
def test_an_act_that_changes_nothing_writes_nothing(
    open_db: Opener, folder: Path, nothing: Callable[[Opener], None]
) -> None:
    nothing(open_db)
    assert contents(folder) == {}


def test_a_file_only_grows(open_db: Opener, folder: Path) -> None:
    doc_id = open_db().table(ENTRIES).insert({"n": 1})
    before = the_file(folder, "2026.*").read_bytes()
    open_db().table(ENTRIES).write(doc_id, {"n": 2})
    open_db().table(ENTRIES).write(doc_id, None)
    _undo_and_redo(open_db)
    after = the_file(folder, "2026.*").read_bytes()
    assert after.startswith(before)
    assert after.count(b"\n") == before.count(b"\n") + 5
