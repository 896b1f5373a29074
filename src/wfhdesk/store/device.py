"""Which device this is, and the lock under which it writes.

A device writes only files of its own, so a folder that a sync program keeps in step has no two writers on one file.
"""

from __future__ import annotations

import errno
import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from wfhdesk.domain.errors import DeskError
from wfhdesk.language import gettext as _
from wfhdesk.store.files import not_written

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LENGTH = 4
_PATIENCE = 20.0
"""Seconds to wait for another wfhdesk that is writing."""
_AT_FIRST = 3600.0
_AT_MOST = 2 * 24 * 3600.0
"""Seconds that anything can be put off."""


class Busy(DeskError):
    """Another process holds the lock."""


class Device:
    """This device: its id lies in the user's state folder, never in the desk, so that a copied desk gets a new one."""

    def __init__(self, state_folder: str) -> None:
        self.folder = state_folder
        self._id = ""

    @property
    def id(self) -> str:
        """Four letters or digits, made on first use. A state folder copied from another host is given a new one."""
        if not self._id:
            self._id = self._kept() or self._make()
        return self._id

    @contextmanager
    def lock(self, name: str = "lock", patience: float = _PATIENCE) -> Iterator[None]:
        """Hold a lock of this device's; the usual one lets one process write at a time.

        Raises Busy where another process holds it for longer than `patience` seconds.
        """
        path = os.path.join(self.folder, name)
        try:
            os.makedirs(self.folder, mode=0o700, exist_ok=True)
            file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as problem:
            raise not_written(path, problem) from problem
        try:
            _wait_for(file, patience)
            yield
        finally:
            os.close(file)  # closing lets go of the lock

    def is_due(self, name: str, now: float) -> bool:
        """Return whether something is to be done that was put off until another moment (seconds since 1970).

        What was never put off is put off for an hour: a desk that was just begun, or a disk that takes nothing.
        """
        try:
            until = os.stat(os.path.join(self.folder, name)).st_mtime
        except OSError:
            self.put_off(name, now + _AT_FIRST)
            return False
        return not now < until < now + _AT_MOST  # a clock that was wrong once must not keep it off for years

    def put_off(self, name: str, until: float) -> None:
        """Keep until when something is put off, where the disk takes it: as the time of a file that is empty."""
        path = os.path.join(self.folder, name)
        with suppress(OSError):
            os.makedirs(self.folder, mode=0o700, exist_ok=True)
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
            os.utime(path, (until, until))

    def known(self) -> str:
        """Return this device's id where it has one already, else nothing: a reader needs none."""
        return self._id or self._kept()

    def _path(self) -> str:
        return os.path.join(self.folder, "device.json")

    def _kept(self) -> str:
        try:
            with open(self._path(), encoding="utf-8") as file:
                kept = json.load(file)
            return str(kept["device"]) if kept["host"] == host() else ""
        except (OSError, ValueError, KeyError, TypeError):
            return ""

    def _make(self) -> str:
        """Make an id and keep it. Called under the lock, so that two first writers agree on one."""
        made = "".join(_DIGITS[byte % len(_DIGITS)] for byte in os.urandom(_LENGTH))
        try:
            self._keep(made)
        except OSError as problem:
            raise not_written(self._path(), problem) from problem
        return made

    def _keep(self, made: str) -> None:
        new = self._path() + ".new"
        with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            json.dump({"device": made, "host": host()}, file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(new, self._path())


def host() -> str:
    """Return what tells this host from another: the machine id where the system keeps one, else its name."""
    for path in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
        try:
            with open(path, encoding="ascii") as file:
                return file.read().strip()
        except (OSError, ValueError):
            continue
    if sys.platform == "win32":
        import platform

        return platform.node()
    return os.uname().nodename


def _wait_for(file: int, patience: float) -> None:
    until = time.monotonic() + patience
    pause = 0.001
    while not _try_lock(file):
        if time.monotonic() > until:
            raise Busy(_("Another wfhdesk is busy with this; try again in a moment."))
        time.sleep(pause)
        pause = min(pause * 2, 0.02)


def _try_lock(file: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        if problem.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
            return False
        raise
    return True
