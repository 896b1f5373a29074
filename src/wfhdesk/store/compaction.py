"""Keeping this device's own files short: superseded versions go, nothing that could still be wanted does."""

from __future__ import annotations

import os
from datetime import timedelta

from wfhdesk.store.files import not_written, sync_folder
from wfhdesk.store.lines import FileName, Line, encode, header, key
from wfhdesk.store.storage import LinesStorage

KEPT = timedelta(days=30)
"""How long a version stays after another took its place; undo and the trash reach as far."""

WORTH_IT = 200
"""Superseded lines below which a file is left alone."""

LEFT_OVER = ".compacting"


def tidy(storage: LinesStorage) -> bool:
    """Rewrite own files of which more than half is superseded, and move their damaged lines to `.damaged`.

    Returns whether any was.

    Only files that are loaded are looked at, so that a command pays only for what it read anyway; the others are read
    once something is worth it. Each is replaced whole, under the lock; a crash leaves the old file and a temporary
    one, which is swept here.
    """
    if not os.path.isdir(storage.folder):
        return False
    with storage.device.lock():
        storage.refresh()
        storage.versions.take_in_all()  # or a damaged line that nobody came across yet would go with the rewriting
        sweep(storage)
        gone = _worth_dropping(storage, set())
        if gone:
            storage.load_all()
            copied = {key(line) for name in storage.copies() for line in storage.lines_of(name)}
            gone = _worth_dropping(storage, copied)
        wanting = [name for name in storage.own_loaded_files() if gone or storage.damaged.get(name.name)]
        for name in wanting:
            _rewrite(storage, name, gone)
        return bool(wanting)


def is_worth_a_look(storage: LinesStorage) -> bool:
    """Return whether `tidy` could find something to do, from what is in memory: it reads this device's files again."""
    if storage.damaged:
        return True
    return sum(len(chain) - 1 for chain in storage.versions.chains()) >= WORTH_IT


def _rewrite(storage: LinesStorage, name: FileName, gone: set[str]) -> None:
    lines = storage.lines_of(name)
    kept = [line for line in lines if key(line) not in gone]
    damaged = storage.damaged.get(name.name, [])
    if damaged or len(kept) < len(lines):
        path = os.path.join(storage.folder, name.name)
        try:
            _keep_damaged(path + ".damaged", damaged)
            replace(path, header() + encode(_standing_alone(kept, lines)))
        except OSError as problem:
            raise not_written(path, problem) from problem


def _worth_dropping(storage: LinesStorage, staying: set[str]) -> set[str]:
    """Return the keys of versions that go, all from files of which more than half goes.

    A file that is not worth it keeps its versions, and with them stay those made from them. The last line of a file
    stays too: it tells the highest stamp.
    """
    files = {name: storage.lines_of(name) for name in storage.own_loaded_files()}
    while True:
        candidates = {key(line) for lines in files.values() for line in lines[:-1]} - staying
        droppable = _droppable(storage, candidates)
        worth = {name: lines for name, lines in files.items() if _is_worth_it(lines, droppable)}
        if len(worth) == len(files):
            return droppable
        files = worth


def _is_worth_it(lines: list[Line], droppable: set[str]) -> bool:
    gone = sum(key(line) in droppable for line in lines)
    return gone >= WORTH_IT and gone * 2 > len(lines)


def _droppable(storage: LinesStorage, candidates: set[str]) -> set[str]:
    """Return the keys of those candidates that nobody needs.

    A version goes only when every version made from it is older than `KEPT`, it is no removal, and all that it was
    made from is gone too: otherwise that would look like a second version, made by nobody's leave.
    """
    limit = int((storage.now() - KEPT).timestamp() * 1_000_000)
    droppable: set[str] = set()
    for chain in storage.versions.chains():
        if len(chain) == 1:  # as nearly all are
            continue
        present = {key(line) for line in chain}
        for line in sorted(chain, key=lambda line: (line["at"], line["device"])):
            later = [other for other in chain if key(line) in other.get("base", ())]
            bases = present.intersection(line.get("base", ()))
            if (
                key(line) in candidates
                and "doc" in line
                and later
                and all(other["at"] < limit for other in later)
                and bases <= droppable
            ):
                droppable.add(key(line))
    return droppable


def _standing_alone(kept: list[Line], lines: list[Line]) -> list[Line]:
    """Return copies of the lines without the count of their act, whose words go to the first of it that is kept."""
    words = {line["act"]: line["words"] for line in lines if "words" in line}
    alone = []
    for line in kept:
        copy = line.copy()
        copy.pop("more", None)
        copy.pop("words", None)
        if said := words.pop(line.get("act", ""), None):
            copy["words"] = said
        alone.append(copy)
    return alone


def _keep_damaged(path: str, damaged: list[bytes]) -> None:
    if not damaged:
        return
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with open(file, "wb") as kept:
        kept.write(b"".join(raw + b"\n" for raw in damaged))
        kept.flush()
        os.fsync(kept.fileno())


def replace(path: str, data: bytes) -> None:
    """Write a file of this device's whole: a crash leaves the old one, and a temporary one that is swept."""
    new = path + LEFT_OVER
    with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(new, path)
    sync_folder(os.path.dirname(path))


def sweep(storage: LinesStorage) -> None:
    """Take away what a crash left of files that were being replaced. Called under the lock."""
    for name in storage.own_files():
        left_over = os.path.join(storage.folder, name.name + LEFT_OVER)
        if os.path.exists(left_over):
            os.unlink(left_over)
