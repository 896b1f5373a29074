"""A terminal of its own for an app: what a person would see in it, when it came, and keys to press."""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Self

PATIENCE = 30.0
"""Seconds that anything may take to show."""

_ELSEWHERE = re.compile(rb"\x1b\[[\d;]*[Hf]|[\r\n]+")  # what follows stands in another place
_UNSEEN = re.compile(rb"\x1b(?:\[[\x30-\x3f]*[\x20-\x2f]*[\x40-\x7e]|\][^\x07\x1b]*(?:\x07|\x1b\\)|P[^\x1b]*\x1b\\|.)")


class NeverShown(Exception):
    """What was waited for didn't come."""


class Terminal:
    """A program on a plain terminal, which answers none of the questions that programs ask terminals.

    `began` is the moment at which it was started, by `time.perf_counter`, as all moments are. Close it, or use `with`.
    """

    def __init__(self, command: Sequence[str], env: Mapping[str, str], size: tuple[int, int] = (80, 24)) -> None:
        self._ours, theirs = os.openpty()
        columns, rows = size
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        theirs_as_stdin = (os.POSIX_SPAWN_OPEN, 0, os.ttyname(theirs), os.O_RDWR, 0)
        stdout, stderr = ((os.POSIX_SPAWN_DUP2, 0, number) for number in (1, 2))
        self._seen = b""
        self._read_at = 0.0
        self.began = time.perf_counter()
        self.pid = os.posix_spawn(
            command[0],
            list(command),
            {**env, "TERM": "xterm-256color"},
            file_actions=[theirs_as_stdin, stdout, stderr],
            setsid=True,
        )
        os.close(theirs)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, why: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the program at once."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._ours)

    @property
    def seen(self) -> str:
        """What was written since the last key, without colours; each piece of a row on a line of its own."""
        return _UNSEEN.sub(b"", _ELSEWHERE.sub(b"\n", self._seen)).decode(errors="replace")

    def until(self, shown: str) -> float:
        """Return the moment at which something that fits a pattern was written since the last key.

        Raises NeverShown.
        """
        wanted = re.compile(shown)
        until = time.perf_counter() + PATIENCE
        while not wanted.search(self.seen):
            if not self._read(until):
                raise NeverShown(f"{shown!r} in {self.seen!r}")
        return self._read_at

    def press(self, key: str) -> float:
        """Write a key, forget what was seen before, and return the moment."""
        self._seen = b""
        moment = time.perf_counter()
        os.write(self._ours, key.encode())
        return moment

    def rest(self, seconds: float) -> None:
        """Read what comes in the next seconds, so that the program needn't wait until it can write."""
        until = time.perf_counter() + seconds
        while self._read(until):
            pass

    def settle(self, quiet: float = 0.2) -> None:
        """Wait until nothing has come for a while; less than the half second in which a cursor blinks."""
        while self._read(time.perf_counter() + quiet):
            pass

    def _read(self, until: float) -> bool:
        """Read what is written next; return whether anything came in time and the program hasn't ended."""
        with suppress(OSError):  # so Linux tells that the other side was closed
            if select.select([self._ours], [], [], max(until - time.perf_counter(), 0))[0]:
                self._read_at = time.perf_counter()
                self._seen += os.read(self._ours, 65536)
                return True
        return False
