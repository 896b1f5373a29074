"""Any command that takes a message on stdin: msmtp, sendmail, himalaya, a script of one's own."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence

from wfhdesk.adapters.mail.connection import Parcel
from wfhdesk.domain.delivery import NotSent, Outcome, UnknownOutcome
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.language import gettext as _

PATIENCE = 120.0
"""Seconds that a command may take."""


def pipe(parcel: Parcel, command: Sequence[str], handing_over: Callable[[], None]) -> Outcome:
    """Hand a message to a command, no shell between; its exit code 0 means that it went out.

    Raises NotSent where the command can't be started or ends with another code, UnknownOutcome where it doesn't end.
    """
    handing_over()
    data = parcel.data.replace(b"\r\n", b"\n")  # what reads a message on stdin expects the system's line ends
    try:
        done = subprocess.run(list(command), input=data, capture_output=True, timeout=PATIENCE, check=False)
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
    if done.returncode:
        said = shortened(one_line(done.stderr.decode("utf-8", "replace")), 200)
        raise NotSent(
            _("{command} ended with {code} ({said}). Nothing was sent.").format(
                command=command[0], code=done.returncode, said=said or "–"
            )
        )
    return Outcome(refused={})
