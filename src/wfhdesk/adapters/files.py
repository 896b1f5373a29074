"""Files that a person asked for, written whole or not at all."""

from __future__ import annotations

import os
import stat

from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.language import gettext as _


def make_private(folder: str) -> None:
    """Make a folder, and those above it that are not there, for their owner only."""
    above = os.path.dirname(folder)
    if above and not os.path.isdir(above):
        make_private(above)
    if not os.path.isdir(folder):
        os.mkdir(folder, mode=0o700)


def write_new(path: str, data: bytes) -> None:
    """Write a file that isn't there yet, for its owner only. Raises WrongInput where there is one: it may be wanted."""
    if os.path.lexists(path):
        raise WrongInput(_("{path} is there already; name another file, or take that one away.").format(path=path))
    new = f"{path}.{os.getpid()}.new"
    try:
        with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.rename(new, path)
    except OSError as problem:
        if os.path.exists(new):
            os.unlink(new)
        raise DeskError(
            _("{path} could not be written ({reason}).").format(path=path, reason=problem.strerror or problem)
        ) from problem


def plain_file(path: str) -> bytes | None:
    """Return what a file says; None where there is none. Raises DeskError for a link, a folder, and what can't be read.

    A link is not followed: what it leads to may be anything, and writing would replace the link itself.
    """
    try:
        if not stat.S_ISREG(os.lstat(path).st_mode):
            raise DeskError(_("{path} is no plain file; name another one, or take that away.").format(path=path))
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise DeskError(
            _("{path} can't be read ({reason}).").format(path=path, reason=problem.strerror or problem)
        ) from problem


def replace_whole(path: str, data: bytes) -> None:
    """Write a file over the one that may be there: a crash leaves the old one or the new one, never half of it.

    A new file is for its owner only; one that was there keeps who may read it. Until it is whole it has a name that begins with
    a dot and ends in `.tmp`, which programs that watch a folder of events leave alone. Raises DeskError.
    """
    import tempfile

    folder, name = os.path.split(path)
    new = ""
    try:
        mode = stat.S_IMODE(os.lstat(path).st_mode) if os.path.lexists(path) else 0o600
        number, new = tempfile.mkstemp(prefix=f".{name}.", suffix=".tmp", dir=folder or ".")
        with open(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(new, mode)
        os.replace(new, path)
    except OSError as problem:
        if new and os.path.exists(new):
            os.unlink(new)
        raise DeskError(
            _("{path} could not be written ({reason}).").format(path=path, reason=problem.strerror or problem)
        ) from problem


def text_of(path: str, most: int) -> str:
    """Return what a text file says. Raises DeskError for one that can't be read, has over `most` bytes, or isn't UTF-8."""
    data = bytes_of(path, most)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data[: problem.start].count(b"\n") + 1
        raise DeskError(_("{path}, line {line}: it isn't UTF-8.").format(path=path, line=line)) from problem


def bytes_of(path: str, most: int) -> bytes:
    """Return what a file holds. Raises DeskError for one that can't be read, or has over `most` bytes."""
    data = beginning_of(path, most + 1)
    if len(data) > most:
        raise DeskError(_("{path} is too large; it may have {n} bytes.").format(path=path, n=most))
    return data


def beginning_of(path: str, length: int) -> bytes:
    """Return the first bytes of a file, all of a shorter one. Raises DeskError for one that can't be read."""
    try:
        with open(path, "rb") as file:
            return file.read(length)
    except OSError as problem:
        raise DeskError(
            _("{path} can't be read ({reason}).").format(path=path, reason=problem.strerror or problem)
        ) from problem
