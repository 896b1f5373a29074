"""A calendar file that a person asked for, written over the one that was there before if that was ours."""

from __future__ import annotations

import os
import re

from wfhdesk.adapters.files import plain_file, replace_whole
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.language import gettext as _

_MAKER = re.compile(rb"^PRODID[^:\r\n]*:(.*?)\r?$", re.IGNORECASE | re.MULTILINE)
_OURS = b"-//wfhdesk//"


def write(path: str, data: bytes) -> bool:
    """Write a calendar file whole or not at all; return whether there was anything to write.

    Raises WrongInput where another program's file is there, and DeskError where it can't be written.
    """
    before = plain_file(path)
    if before == data:
        return False
    if before is not None and not is_ours(before):
        raise _foreign(path)
    replace_whole(path, data)
    return True


def remove(path: str) -> bool:
    """Take a calendar file away; return whether it was there. Raises WrongInput for another program's, and DeskError."""
    before = plain_file(path)
    if before is None:
        return False
    if not is_ours(before):
        raise _foreign(path)
    try:
        os.unlink(path)
    except OSError as problem:
        raise DeskError(
            _("{path} could not be taken away ({reason}).").format(path=path, reason=problem.strerror)
        ) from problem
    return True


def _foreign(path: str) -> WrongInput:
    return WrongInput(_("{path} was not made by wfhdesk; name another file, or take that one away.").format(path=path))


def is_ours(data: bytes) -> bool:
    """Return whether all calendars in a file were made by wfhdesk, which their PRODID says; an empty file is anybody's."""
    makers = _MAKER.findall(data)
    return not data.strip() or (bool(makers) and all(maker.startswith(_OURS) for maker in makers))
