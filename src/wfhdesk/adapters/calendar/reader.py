"""What runs in the process in which calendar files are read; `reading` beside it starts that.

It gets a `Request` on stdin and answers on stdout with how far it is, and at last with what was read. Both ends are ours.
"""

from __future__ import annotations

import os
import pickle
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import tzinfo
from typing import NamedTuple

from wfhdesk.adapters.calendar import meetings
from wfhdesk.domain.meetings import MISSING, TOO_LARGE, Meeting, Read, Unread
from wfhdesk.domain.periods import Period

LARGEST = 100 * 1024 * 1024
"""Bytes of one calendar file; ten years of a busy one have five million."""
_MOST_FILES = 20_000
"""Of one folder, in which each event may have a file of its own."""
_MOST_TOLD = 20


class Request(NamedTuple):
    """Which files (or folders of them) to read, for the days of which period, by the clocks of which zone."""

    paths: tuple[str, ...]
    period: Period
    zone: tzinfo


class Progress(NamedTuple):
    """How far it is: `done` of `whole`, in bytes."""

    done: int
    whole: int


def read_all(request: Request, tell: Callable[[Progress], None]) -> Read:
    """Return what all the files hold."""
    files = [(path, _size(path)) for path in _files(request.paths)]
    whole, before, found = sum(size for _path, size in files), 0, []
    for path, size in files:

        def progress(done: int, of: int, before: int = before, size: int = size) -> None:
            tell(Progress(before + size * done // max(of, 1), whole))

        found.append(_read(path, size, request, progress))
        before += size
    return _together(found)


def _files(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        try:
            names = sorted(os.listdir(path)) if os.path.isdir(path) else None
        except OSError:
            names = None
        if names is None:
            yield path
        else:
            yield from (os.path.join(path, name) for name in names[:_MOST_FILES] if name.lower().endswith(".ics"))


def _size(path: str) -> int:
    """Return how large a plain file is; less than nothing where there is none that can be read."""
    try:
        told = os.stat(path)  # a link is followed: nothing is written, and calendars are kept in odd places
    except (OSError, ValueError):
        return -1
    return told.st_size if stat.S_ISREG(told.st_mode) else -1


def _read(path: str, size: int, request: Request, progress: meetings.Progress) -> Read:
    if size < 0 or size > LARGEST:
        return Read(unread=(Unread(path, 0, TOO_LARGE if size > LARGEST else MISSING),))
    try:
        with open(path, "rb") as file:
            data = file.read(LARGEST + 1)
    except OSError:
        return Read(unread=(Unread(path, 0, MISSING),))
    return meetings.read(data, meetings.Wanted(request.period, request.zone, path), progress)


def _together(found: list[Read]) -> Read:
    unread = tuple(one for each in found for one in each.unread)
    told: tuple[Meeting, ...] = tuple(one for each in found for one in each.meetings)
    return Read(
        told,
        unread[:_MOST_TOLD],
        others=sum(each.others for each in found) + len(unread[_MOST_TOLD:]),
        events=sum(each.events for each in found),
        parsed=sum(each.parsed for each in found),
    )


def main() -> None:
    """Answer the request on stdin."""
    answers = sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing that a library prints gets between the answers
    request: Request = pickle.load(sys.stdin.buffer)

    def tell(what: object) -> None:
        pickle.dump(what, answers)
        answers.flush()

    tell(read_all(request, tell))
