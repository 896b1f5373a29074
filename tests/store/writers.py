"""Processes that write to a desk until they are done, or killed: `writers.py WHAT FOLDER STATE [MORE]`."""

from __future__ import annotations

import json
import os
import random
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from wfhdesk.store import compaction
from wfhdesk.store.device import Device
from wfhdesk.store.storage import LinesStorage
from wfhdesk.store.tables import DeskDB

Now = Callable[[], datetime]


def system_time() -> datetime:
    return datetime.now().astimezone()


def say(what: Any) -> None:
    print(json.dumps(what), flush=True)


def open_db(folder: str, state: str, now: Now = system_time) -> DeskDB:
    return DeskDB(LinesStorage(folder, Device(state), now))


def write_in_pieces(size: int, after_each: Callable[[], None]) -> None:
    """Let the system take no more than `size` bytes at once, as it may, so that a kill can hit the middle of a line."""
    whole = os.write

    def some(file: int, data: memoryview) -> int:
        written = whole(file, data[:size])
        after_each()
        return written

    os.write = some  # type: ignore[assignment]


def keep_writing(folder: str, state: str) -> None:
    """Write acts of one line, of several and in two files, for ever; tell what each wrote when it is written."""
    write_in_pieces(100, lambda: time.sleep(0.0001))
    db = open_db(folder, state)
    while True:
        kind = random.choice(("one", "several", "two files", "change"))
        with db.lines.act(kind) as act:
            entries = db.table("accomplishments").insert_multiple(
                {"act": act.id, "of": 7} for _ in range(7 if kind == "several" else 1)
            )
            people = [db.table("people").insert({"act": act.id})] if kind == "two files" else []
            if kind == "change":
                db.table("accomplishments").write(str(entries[0]), {"act": act.id, "changed": True})
        say({"kind": kind, "act": act.id, "accomplishments": entries, "people": people})


def _tell_of_a_piece() -> None:
    say("piece")
    time.sleep(0.03)


def huge_act(folder: str, state: str, lines: str) -> None:
    """Write very many lines at once; tell of each piece that the system took."""
    write_in_pieces(1_000_000, _tell_of_a_piece)
    ids = open_db(folder, state).table("accomplishments").insert_multiple({"n": n} for n in range(int(lines)))
    say(len(ids))
    time.sleep(60)


def race(folder: str, state: str, name: str) -> None:
    """Insert 200 documents, and count up one that all writers share as often."""
    table: Any = open_db(folder, state).table("accomplishments")
    counter: Any = open_db(folder, state).table("people")
    for n in range(200):
        table.insert({"writer": name, "n": n})
        counter.update(_count_up, doc_ids=["counter"])


def _count_up(document: Any) -> None:
    document["n"] += 1


def upserts(folder: str, state: str, beginning: str) -> None:
    """Make or change one document for each of 20 names that all writers share; all of them begin at one time."""
    from tinydb import where

    table: Any = open_db(folder, state).table("people")
    table.insert = _after_a_while(table.insert)  # so that others have time to come between
    time.sleep(max(0.0, float(beginning) - time.time()))
    for n in range(20):
        table.upsert({"name": n}, where("name") == n)


def _after_a_while(insert: Callable[[Any], str]) -> Callable[[Any], str]:
    def insert_later(document: Any) -> str:
        time.sleep(0.03)
        return insert(document)

    return insert_later


JANUARY = datetime(2026, 1, 1, 12, tzinfo=UTC)


def january() -> datetime:
    """Return moments so long ago that what was written over then may go, and yet each later than the one before."""
    return JANUARY + timedelta(microseconds=time.monotonic_ns() // 1000 % 10**12)


def december() -> datetime:
    """Return a moment of the same year, from which January is long ago."""
    return datetime(2026, 12, 1, 12, tzinfo=UTC)


def rewrite(folder: str, state: str, name: str, rounds: str) -> None:
    """Change ten pairs of documents over and over, both of a pair at once, and compact the files now and then."""
    compaction.WORTH_IT = 10
    compactions = 0
    db = open_db(folder, state, january)
    for n in range(int(rounds)):
        pair = f"{name}-{n % 10}"
        with db.lines.act():
            for half in ("left", "right"):
                db.table("accomplishments").write(f"{pair}-{half}", {"n": n, "twice": 2 * n})
        if n % 20 == 19:
            compactions += _tidied(open_db(folder, state, december))
    say(compactions)


def _tidied(db: DeskDB) -> bool:
    """Compact a desk's files; return whether that made them shorter, or another process made them so meanwhile."""
    db.lines.load_all()
    (before,) = (os.stat(os.path.join(db.lines.folder, name.name)).st_size for name in db.lines.own_files())
    compaction.tidy(db.lines)
    (after,) = (os.stat(os.path.join(db.lines.folder, name.name)).st_size for name in db.lines.own_files())
    return after < before


if __name__ == "__main__":
    what = {one.__name__: one for one in (keep_writing, huge_act, race, upserts, rewrite)}
    what[sys.argv[1]](*sys.argv[2:])
