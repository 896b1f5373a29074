"""What the store's tests share: desks opened as another process or device would, and files read without the store."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from wfhdesk.store.device import Device
from wfhdesk.store.lines import Doc
from wfhdesk.store.storage import LinesStorage
from wfhdesk.store.tables import DeskDB
from wfhdesk.store.versions import heads

ENTRIES = "accomplishments"
"""A table whose documents have a day: they live in files of years."""

PEOPLE = "people"
"""A table whose documents last."""

HEADER = b'{"format":1}\n'


class Opener(Protocol):
    """Opens the desk of a test as a process of its own would: nothing of it is remembered."""

    def __call__(self, device: str = "laptop") -> DeskDB: ...


def opened(folder: Path, state: Path, now: Callable[[], datetime]) -> DeskDB:
    return DeskDB(LinesStorage(str(folder), Device(str(state)), now))


def any_table(db: DeskDB, name: str) -> Any:
    """Return a table without its types, which in TinyDB say that an id is a number."""
    return db.table(name)


def shown(db: DeskDB) -> dict[str, dict[str, Doc]]:
    return db.lines.read() or {}


def second_versions(db: DeskDB) -> dict[str, int]:
    """Return how many versions each document has that nobody has settled, where there is more than one."""
    db.lines.load_all()
    counts = {chain[0]["id"]: len(heads(chain)) for chain in db.lines.versions.chains()}
    return {doc_id: count for doc_id, count in counts.items() if count > 1}


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder, byte for byte."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())} if folder.exists() else {}


def records(path: Path) -> list[dict[str, Any]]:
    """Return the lines of a sound file as they stand there, without the header."""
    header, *lines = path.read_bytes().splitlines()
    assert header + b"\n" == HEADER
    return [json.loads(line) for line in lines]


def all_records(folder: Path) -> list[dict[str, Any]]:
    return [record for path in sorted(folder.glob("*.jsonl")) for record in records(path)]


def the_file(folder: Path, pattern: str) -> Path:
    (path,) = folder.glob(pattern)
    return path


def write_lines(path: Path, lines: Iterable[dict[str, Any]]) -> None:
    """Write a file by hand, as `docs/file-format.md` describes it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(HEADER + b"".join(json.dumps(line).encode() + b"\n" for line in lines))


def number(db: DeskDB, table: str, doc_id: str) -> Any:
    """Return the field `n` of the version that shows, None for a document that isn't there."""
    found = db.table(table).find(doc_id)
    return None if found is None else found["n"]


def numbers(db: DeskDB, table: str = ENTRIES) -> list[Any]:
    return sorted(document["n"] for document in db.table(table))
