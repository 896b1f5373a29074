"""A command that asks on a terminal: what it says is waited for, what a person types goes in, and it can be killed."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from cli.terminal import controlled_by

PATIENCE = 30.0
"""Seconds that a question may take to come."""


class Conversation:
    """wfhdesk on a terminal of its own, on the desk in a folder; `said` is all that came so far."""

    def __init__(self, folder: Path, *arguments: str, **environment: str) -> None:
        self._ours, theirs = pty.openpty()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "wfhdesk", *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**os.environ, "TERM": "xterm", "PYTHONUTF8": "1", "WFHDESK_DIR": str(folder), **environment},
            preexec_fn=controlled_by(theirs),  # noqa: PLW1509 - two system calls, no lock
        )
        os.close(theirs)
        self.said = ""
        self._heard = 0

    def __enter__(self) -> Conversation:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._ours)

    def hears(self, text: str) -> None:
        """Wait until it says something that it didn't say before."""
        until = time.monotonic() + PATIENCE
        while (place := self.said.find(text, self._heard)) < 0:
            assert time.monotonic() < until, f"waited for {text!r}:\n{self.said[self._heard :]}"
            assert self._listen(), f"it ended without {text!r}:\n{self.said[self._heard :]}"
        self._heard = place + len(text)

    def types(self, line: str) -> None:
        """Type a line."""
        os.write(self._ours, f"{line}\n".encode())

    def presses(self, key: str) -> None:
        """Press a key, such as Ctrl-C."""
        os.write(self._ours, key.encode())

    def talks(self, *turns: tuple[str, str]) -> None:
        """Wait for each question in turn, and type its answer."""
        for question, answer in turns:
            self.hears(question)
            self.types(answer)

    def kills(self) -> None:
        """End it as kill -9 does."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def ends(self) -> int:
        """Wait until it has ended by itself; return the exit code."""
        until = time.monotonic() + PATIENCE
        while self._listen():
            assert time.monotonic() < until, f"still there:\n{self.said}"
        return self._process.wait(PATIENCE)

    def _listen(self) -> bool:
        """Take in what it says; return whether there may be more."""
        if select.select([self._ours], [], [], 0.1)[0]:
            part = b""
            with suppress(OSError):  # Linux tells the end of the other side so
                part = os.read(self._ours, 65536)
            self.said += part.decode("utf-8", "replace").replace("\r\n", "\n")
            return bool(part)
        return True
