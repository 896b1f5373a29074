"""A terminal of its own for a command: what a person sees and types."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

PATIENCE = 20.0
"""Seconds that a command may take."""


class Seen(NamedTuple):
    """What a command left on its terminal, and its exit code."""

    code: int
    text: str


def on_a_terminal(*arguments: str, typed: str = "", piped: str = "", **environment: str) -> Seen:
    """Run wfhdesk on a terminal; type `typed` once it has asked. `piped` names the streams that are no terminal.

    What comes out of a piped stdout or stderr isn't seen. Fails where the command goes on for too long.
    """
    ours, theirs = pty.openpty()
    try:
        process = subprocess.Popen(
            [sys.executable, "-m", "wfhdesk", *arguments],
            stdin=subprocess.DEVNULL if "stdin" in piped else theirs,
            stdout=subprocess.DEVNULL if "stdout" in piped else theirs,
            stderr=subprocess.DEVNULL if "stderr" in piped else theirs,
            env={**os.environ, "TERM": "xterm", "PYTHONUTF8": "1", **environment},
            preexec_fn=controlled_by(theirs),  # noqa: PLW1509 - two system calls, no lock
        )
    finally:
        os.close(theirs)
    try:
        text = _talk(ours, typed.encode(), time.monotonic() + PATIENCE)
        code = process.wait(5)
    finally:
        process.kill()  # where it still waits for somebody
        process.wait()
        os.close(ours)
    return Seen(code, text.decode().replace("\r\n", "\n"))


def controlled_by(terminal: int) -> Callable[[], None]:
    """Return what a process does at its start, so that a terminal is its own and Ctrl-C reaches it."""

    def take() -> None:
        os.setsid()
        fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    return take


def _talk(terminal: int, typed: bytes, until: float) -> bytes:
    seen, pressed = b"", 0.0
    with suppress(OSError):  # Linux tells the end of the other side so
        while time.monotonic() < until:
            if select.select([terminal], [], [], 0.05)[0]:
                part = os.read(terminal, 65536)
                if not part:
                    break
                seen += part
                if typed and not pressed and b"? " in seen:
                    os.write(terminal, typed)
                    pressed, typed = time.monotonic(), b"\x03" if typed == b"\x03" else b""
            elif typed and pressed and time.monotonic() - pressed > 1:
                # Between Python's last look at signals and its reading a Ctrl-C goes unheard; a person presses it again.
                os.write(terminal, typed)
                pressed = time.monotonic()
        else:
            raise AssertionError(f"still running: {seen!r}")
    return seen
