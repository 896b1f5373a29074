"""Files that a person asked for, written whole or not at all."""

from __future__ import annotations

import os

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
