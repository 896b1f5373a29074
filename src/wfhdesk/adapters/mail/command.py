"""Any command that takes a message on stdin: msmtp, sendmail, himalaya, a script of one's own."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence

from wfhdesk.adapters.mail.connection import Parcel
from wfhdesk.domain.delivery import NotSent, Outcome, UnknownOutcome
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.language import gettext as _

PATIENCE = 120.0
"""Seconds that a command may take."""


def pipe(parcel: Parcel, command: Sequence[str], handing_over: Callable[[], None]) -> Outcome:
    """Hand a message to a command, no shell between; its exit code 0 means that it went out.

    Raises NotSent where the command can't be started or ends with another code, UnknownOutcome where it doesn't end by
    itself.
    """
    if not shutil.which(command[0]):
        raise NotSent(_("There is no command {command}. Nothing was sent.").format(command=command[0]))
    handing_over()
    data = parcel.data.replace(b"\r\n", b"\n")  # what reads a message on stdin expects the system's line ends
    try:
        code, said = _ran(command, data)
    except subprocess.TimeoutExpired as problem:
        raise UnknownOutcome(
            _("{command} did not end within {n} seconds; the message may have gone out.").format(
                command=command[0], n=int(PATIENCE)
            )
        ) from problem
    except OSError as problem:
        raise NotSent(
            _("{command} could not be started ({reason}). Nothing was sent.").format(
                command=command[0], reason=problem.strerror
            )
        ) from problem
    _check_ended_well(command[0], code, said)
    return Outcome(refused={})


def _ran(command: Sequence[str], data: bytes) -> tuple[int, str]:
    """Return a command's exit code, and what it said on stderr.

    That is kept in a file: a pipe would stay open as long as a process does that the command leaves behind to deliver.
    """
    with tempfile.TemporaryFile() as errors:
        done = subprocess.run(
            list(command), input=data, stdout=subprocess.DEVNULL, stderr=errors, timeout=PATIENCE, check=False
        )
        errors.seek(0)
        return done.returncode, shortened(one_line(errors.read(10_000).decode("utf-8", "replace")), 200)


def _check_ended_well(name: str, code: int, said: str) -> None:
    stopped_by = -code if code < 0 else code - 128  # a shell tells a signal as 128 and more
    if stopped_by > 0:
        raise UnknownOutcome(
            _("{command} was stopped by signal {n}; the message may have gone out.").format(command=name, n=stopped_by)
        )
    if code:
        raise NotSent(
            _("{command} ended with {code} ({said}). Nothing was sent.").format(
                command=name, code=code, said=said or "–"
            )
        )
