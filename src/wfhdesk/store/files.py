"""One append-only file: write at its end so that all of an act is there or nothing of it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from wfhdesk.domain.errors import DeskError
from wfhdesk.language import gettext as _
from wfhdesk.store.lines import header, scan

_CHUNK = 8192
_BINARY = getattr(os, "O_BINARY", 0)
_sync = getattr(os, "fdatasync", os.fsync)


class Tail(NamedTuple):
    """The end of a file: how long it is up to its last whole act, and the last stamp in it."""

    length: int
    stamp: int


def read_tail(file: int) -> Tail:
    """Return the tail of an open file, from its last few lines where these are sound."""
    size = os.fstat(file).st_size
    span = _CHUNK
    while True:
        start = max(0, size - span)
        data = _read_at(file, start, size - start)
        end = data.rfind(b"\n") + 1
        begin = data.rfind(b"\n", 0, end - 1) + 1 if end else 0
        if begin or start == 0:
            break
        span *= 2
    stamp = _sound_end(data[begin:end])
    return Tail(start + end, stamp) if stamp else _read_whole(file, size)


def _read_at(file: int, offset: int, length: int) -> bytes:
    # Not os.pread, which Windows hasn't got; where a read begins doesn't matter to O_APPEND.
    os.lseek(file, offset, os.SEEK_SET)
    parts = []
    while length and (part := os.read(file, length)):
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


def _sound_end(raw: bytes) -> int:
    """Return the stamp of a line that ends an act; 0 for one that can't be read or isn't the act's last."""
    try:
        record = json.loads(raw)
        return 0 if record.get("more") else int(record.get("at", 0))
    except (ValueError, AttributeError, TypeError, OverflowError, RecursionError):
        return 0


def _read_whole(file: int, size: int) -> Tail:
    found = scan(_read_at(file, 0, size), "")
    return Tail(found.consumed, max((line["at"] for line in found.lines), default=0))


def last_stamp(path: str) -> int:
    """Return the highest stamp of a file that one device writes; 0 where there is none."""
    try:
        file = os.open(path, os.O_RDONLY | _BINARY)
    except FileNotFoundError:
        return 0
    try:
        return read_tail(file).stamp
    finally:
        os.close(file)


@contextmanager
def appended(path: str, lines: bytes) -> Iterator[int]:
    """Append the lines of an act to a file, on the disk before the body runs; yield the offset where they begin.

    What an earlier crash left torn is cut first. Where the disk is full, or the body fails, the part that was written
    is taken back. Raises DeskError where the disk doesn't take it, or the file is of a newer format.
    """
    file = _open_to_append(path)
    try:
        scan(_read_at(file, 0, _CHUNK).partition(b"\n")[0] + b"\n", "")  # raises where that is a newer format
        before = read_tail(file).length
        os.ftruncate(file, before)
        try:
            _write(file, lines if before else header() + lines)
            _sync(file)
            if not before:
                sync_folder(os.path.dirname(path))
            yield before
        except BaseException as problem:
            os.ftruncate(file, before)
            if isinstance(problem, OSError):
                raise not_written(path, problem) from problem
            raise
    finally:
        os.close(file)


def _open_to_append(path: str) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | _BINARY, 0o600)
    except OSError as problem:
        raise not_written(path, problem) from problem


def _write(file: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(file, view) :]


def sync_folder(folder: str) -> None:
    """Bring a folder's list of files to the disk, where the system can do that for a folder."""
    try:
        file = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folders
        return
    try:
        os.fsync(file)
    finally:
        os.close(file)


def make_folder(folder: str) -> None:
    """Make a folder that only its owner can read, where there is none."""
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
    except OSError as problem:
        raise DeskError(
            _("The folder {folder} could not be made ({reason}).").format(folder=folder, reason=problem.strerror)
        ) from problem


def not_written(path: str, problem: OSError) -> DeskError:
    """Return what a person has to know of a write that failed."""
    return DeskError(
        _("{path} could not be written ({reason}). Nothing was changed; make room or mend it, and try again.").format(
            path=path, reason=problem.strerror or problem
        )
    )
