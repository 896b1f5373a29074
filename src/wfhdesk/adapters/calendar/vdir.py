"""A folder with one file for each event, as vdirsyncer, khal and others keep a calendar (the vdir format)."""

from __future__ import annotations

import os
import re

from wfhdesk.adapters.files import make_private, plain_file, replace_whole
from wfhdesk.domain.errors import DeskError
from wfhdesk.language import gettext as _

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,99}")
"""UIDs of ours. They come from the desk's files, and none may lead to another folder."""


def write(folder: str, uid: str, data: bytes) -> bool:
    """Write the file of a UID and no other, whole or not at all; the folder is made for its owner only where it is missing.

    Return whether there was anything to write: a file that says the same already is left alone, so that nothing is
    synchronized for it. Raises DeskError.
    """
    path = _path(folder, uid)
    try:
        make_private(os.path.abspath(folder))
    except OSError as problem:
        raise DeskError(
            _("The folder {path} could not be made ({reason}).").format(path=folder, reason=problem.strerror)
        ) from problem
    if plain_file(path) == data:
        return False
    replace_whole(path, data)
    return True


def read(folder: str, uid: str) -> bytes | None:
    """Return what the file of a UID says; None where there is none. Raises DeskError for what can't be read."""
    return plain_file(_path(folder, uid))


def remove(folder: str, uid: str) -> bool:
    """Take the file of a UID away; return whether it was there. Raises DeskError for what is no file, or stays."""
    path = _path(folder, uid)
    if plain_file(path) is None:
        return False
    try:
        os.unlink(path)
    except FileNotFoundError:  # a synchronizer was faster
        return False
    except OSError as problem:
        raise DeskError(
            _("{path} could not be taken away ({reason}).").format(path=path, reason=problem.strerror)
        ) from problem
    return True


def _path(folder: str, uid: str) -> str:
    if not _NAME.fullmatch(uid):
        raise DeskError(_("“{uid}” is no name of an event of wfhdesk.").format(uid=ascii(uid)[1:61]))
    return os.path.join(folder, f"{uid}.ics")
