"""Reads calendar files in a process of its own.

Parsing keeps Python's interpreter to itself: in a thread, an app beside it would stutter for as long as it takes. A process can
also be stopped at any moment, whatever a file does to it.
"""

from __future__ import annotations

import os
import pickle
import queue
import subprocess
import sys
import threading
from collections.abc import Callable
from time import monotonic
from typing import IO

import wfhdesk
from wfhdesk.adapters.calendar.reader import Progress, Request
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.meetings import Read
from wfhdesk.language import gettext as _

_LONGEST = 300.0
"""Seconds, for all files together."""
_READER = "from wfhdesk.adapters.calendar import reader; reader.main()"
_GLANCE = 0.1
"""Seconds between two looks at whether it is to stop."""
_END = None
"""Comes behind the last answer."""


class Stopped(Exception):
    """The person didn't want to wait."""


def read(
    request: Request,
    progress: Callable[[int, int], None] = lambda _done, _whole: None,
    stopped: Callable[[], bool] = lambda: False,
    longest: float = _LONGEST,
) -> Read:
    """Return what calendar files hold.

    `progress` hears how many bytes of how many are done, `stopped` is asked ten times a second, `longest` is in seconds. Raises
    Stopped, and DeskError where the reading came to no end.
    """
    process = _started(request)
    try:
        return _heard(process, progress, stopped, longest)
    finally:
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream:
                stream.close()


def _started(request: Request) -> subprocess.Popen[bytes]:
    above = os.path.dirname(os.path.dirname(os.path.abspath(wfhdesk.__file__)))
    paths = filter(None, (above, os.environ.get("PYTHONPATH")))
    process = subprocess.Popen(
        [sys.executable, "-P", "-c", _READER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
    )
    assert process.stdin is not None
    absolute = request._replace(paths=tuple(map(os.path.abspath, request.paths)))
    try:
        process.stdin.write(pickle.dumps(absolute))
        process.stdin.flush()
    except OSError:  # it is gone already; that is heard when it doesn't answer
        pass
    return process


def _heard(
    process: subprocess.Popen[bytes],
    progress: Callable[[int, int], None],
    stopped: Callable[[], bool],
    longest: float,
) -> Read:
    assert process.stdout is not None
    answers: queue.SimpleQueue[object] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(process.stdout, answers), daemon=True).start()
    until = monotonic() + longest
    while monotonic() < until:
        if stopped():
            raise Stopped
        try:
            heard = answers.get(timeout=_GLANCE)
        except queue.Empty:
            continue
        if isinstance(heard, Progress):
            progress(heard.done, heard.whole)
        elif isinstance(heard, Read):
            return heard
        else:
            break
    raise DeskError(_("These calendars can't be read: it took too long, or needed more than this computer has."))


def _listen(stream: IO[bytes], answers: queue.SimpleQueue[object]) -> None:
    try:
        while True:
            answers.put(pickle.load(stream))
    except Exception:  # nothing more can be heard from it: it is gone, or half an answer is all there is
        answers.put(_END)
