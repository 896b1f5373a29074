"""A process whose disk is full: `full_disk.py ACT FOLDER STATE BYTES`, where no file may grow beyond BYTES.

It tells what it was told, waits for a line, and does the same again with room.
"""

from __future__ import annotations

import json
import resource
import signal
import sys
from datetime import datetime

from wfhdesk.domain.errors import DeskError
from wfhdesk.store.device import Device
from wfhdesk.store.storage import LinesStorage
from wfhdesk.store.tables import DeskDB


def one_line(db: DeskDB) -> None:
    db.table("accomplishments").insert({"n": 2, "text": "x" * 200})


def many_lines(db: DeskDB) -> None:
    db.table("accomplishments").insert_multiple({"n": 2, "text": "x" * 20} for _ in range(10))


def two_files(db: DeskDB) -> None:
    with db.lines.act():
        db.table("accomplishments").insert({"n": 2, "text": "x" * 200})
        db.table("people").insert({"n": 2})


def allow(size: int) -> None:
    _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))


def say(told: str, db: DeskDB) -> None:
    print(json.dumps({"told": told, "shown": len(db.table("accomplishments")) + len(db.table("people"))}), flush=True)


def main(act: str, folder: str, state: str, size: str) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    write = {"one_line": one_line, "many_lines": many_lines, "two_files": two_files}[act]
    db = DeskDB(LinesStorage(folder, Device(state), lambda: datetime(2026, 11, 20, 15).astimezone()))
    allow(int(size))
    try:
        write(db)
        told = ""
    except DeskError as problem:
        told = str(problem)
    say(told, db)
    sys.stdin.readline()
    allow(resource.RLIM_INFINITY)
    write(db)
    say("", db)


if __name__ == "__main__":
    main(*sys.argv[1:])
