"""Telling a scheduler something, and carrying a whole plan out."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

from wfhdesk.adapters.files import make_private, plain_file, replace_whole
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.domain.schedules import Command, File, Plan
from wfhdesk.language import gettext as _

PATIENCE = 20.0
"""Seconds that a command may take."""

_UNTOLD = 127
"""The exit code of a command that couldn't be started, as shells have it."""


class Answer(NamedTuple):
    """What a command answered; `said` is what it complained of, in one line."""

    code: int
    out: bytes
    said: str


def asked(arguments: Sequence[str], stdin: bytes = b"", patience: float = PATIENCE, **environment: str) -> Answer:
    """Run a command, in English and with times in UTC; return its answer, also where it can't be started or hangs."""
    try:
        done = subprocess.run(
            list(arguments),
            input=stdin,
            capture_output=True,
            timeout=patience,
            check=False,
            env={**os.environ, "LC_ALL": "C", "TZ": "UTC", **environment},
        )
    except subprocess.TimeoutExpired:
        return Answer(_UNTOLD, b"", _("no answer within {n} seconds").format(n=int(patience)))
    except OSError as problem:
        return Answer(_UNTOLD, b"", problem.strerror or str(problem))
    return Answer(done.returncode, done.stdout, shortened(one_line(done.stderr.decode("utf-8", "replace")), 300))


def run(command: Command) -> None:
    """Run a command of a plan. Raises DeskError with what it complained of."""
    answer = asked(command.arguments, command.stdin)
    if answer.code and not command.may_fail:
        raise DeskError(
            _("{command} ended with {code} ({said}).").format(
                command=" ".join(command.arguments[:3]), code=answer.code, said=answer.said or "–"
            )
        )


def carry_out(plan: Plan) -> None:
    """Write the files of a plan and run its commands; where one fails the files are as they were. Raises DeskError."""
    before = [file._replace(data=plain_file(file.path) or b"") for file in plan.files]
    try:
        for file in plan.files:
            make_private(os.path.dirname(file.path))
            replace_whole(file.path, file.data)
        for command in plan.commands:
            run(command)
    except DeskError:
        _put_back(before)
        raise
    _put_back([file._replace(data=b"") for file in plan.files if file.passes])


def _put_back(files: Sequence[File]) -> None:
    with suppress(DeskError, OSError):  # what went wrong first is what a person has to know
        for file in files:
            if file.data:
                replace_whole(file.path, file.data)
            else:
                remove(file.path)


def remove(path: str) -> bool:
    """Remove a file; return whether there was one. Raises DeskError where it can't be removed."""
    try:
        os.unlink(path)
    except FileNotFoundError:
        return False
    except OSError as problem:
        raise DeskError(
            _("{path} could not be removed ({reason}).").format(path=path, reason=problem.strerror or problem)
        ) from problem
    return True
