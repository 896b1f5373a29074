"""A terminal of its own for a program: it is read, and each question gets its answer."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from cli.terminal import controlled_by


class Seen(NamedTuple):
    """What a program left on its terminal, and its exit code."""

    code: int
    text: str


def talk(
    command: Sequence[str], answers: Sequence[tuple[str, str]], environment: Mapping[str, str], patience: float = 40.0
) -> Seen:
    """Run a program on a terminal; each `(question, answer)` in turn is typed once the question stands there.

    Fails where a question doesn't come, or where the program doesn't end within `patience` seconds.
    """
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        list(command),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**environment, "TERM": "xterm"},
        preexec_fn=controlled_by(theirs),  # noqa: PLW1509 - system calls only, no lock
    )
    os.close(theirs)
    with process:
        try:
            text = _read(ours, list(answers), time.monotonic() + patience)
            code = process.wait(10)
        finally:
            process.kill()
            os.close(ours)
    return Seen(code, text.replace("\r\n", "\n"))


def _read(terminal: int, answers: list[tuple[str, str]], until: float) -> str:
    seen, asked_from = b"", 0
    with suppress(OSError):  # so Linux tells that the other side ended
        while time.monotonic() < until:
            if select.select([terminal], [], [], 0.05)[0]:
                seen += os.read(terminal, 65536)
            if answers and (place := seen.find(answers[0][0].encode(), asked_from)) >= 0:
                asked_from = place + len(answers[0][0].encode())
                os.write(terminal, answers.pop(0)[1].encode())
        raise AssertionError(f"still running: {seen.decode()!r}; not asked yet: {answers}")
    assert not answers, f"never asked: {answers}; seen: {seen.decode()!r}"
    return seen.decode()
