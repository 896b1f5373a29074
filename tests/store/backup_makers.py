"""Processes that write backups, killed or on a full disk: `backup_makers.py WHAT FOLDER STATE PATH [BYTES]`."""

from __future__ import annotations

import resource
import signal
import sys
from datetime import datetime

from wfhdesk.domain.errors import DeskError
from wfhdesk.store import backup
from wfhdesk.store.device import Device
from wfhdesk.store.storage import LinesStorage


def main(what: str, folder: str, state: str, path: str, size: str = "0") -> None:
    storage = LinesStorage(folder, Device(state), lambda: datetime(2026, 11, 20, 15).astimezone())
    taken = backup.take(storage, {}, storage.now())
    if what == "full disk":
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(size), resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
        try:
            backup.write(path, taken, lambda _found: True)
        except DeskError as problem:
            print(problem)
        return
    print("begun", flush=True)
    while True:
        backup.write(path, taken, lambda _found: True)


if __name__ == "__main__":
    main(*sys.argv[1:])
