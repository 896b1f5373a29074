"""A folder with a file for each card, named by its UID (the vdir format): vdirsyncer carries it to any CardDAV server."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from hashlib import sha256

from wfhdesk.adapters.cards.vcard_writer import MAKER
from wfhdesk.adapters.files import make_private, plain_file, replace_whole
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.language import gettext as _

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")


def write(folder: str, cards: Sequence[tuple[str, bytes]], *, force: bool) -> int:
    """Write cards by their UIDs, all or none where one can't be; return how many were written: one that is as it was isn't.

    Raises WrongInput where another program's card would be lost, or an older one of ours without `force`; DeskError.
    """
    wanted = {os.path.join(folder, _file_name(uid)): data for uid, data in cards}
    try:
        before = {path: plain_file(path) for path in wanted} if os.path.lexists(folder) else {}
        changed = {path: data for path, data in wanted.items() if before.get(path) != data}
        for path in changed:
            _check(path, before.get(path), force=force)
        make_private(os.path.abspath(folder))
    except OSError as problem:
        raise DeskError(
            _("The folder {path} could not be made ({reason}).").format(path=folder, reason=problem.strerror)
        ) from problem
    for path, data in changed.items():
        replace_whole(path, data)
    return len(changed)


def _file_name(uid: str) -> str:
    """Return the name of a card's file; a UID of another program that could lead elsewhere gets one made of it."""
    return f"{uid if _NAME.fullmatch(uid) else sha256(uid.encode()).hexdigest()[:40]}.vcf"


def _check(path: str, before: bytes | None, *, force: bool) -> None:
    if before is None:
        return
    if MAKER.encode() not in before:
        raise WrongInput(
            _("{path} is another program's card, with more in it than wfhdesk keeps; name another folder.").format(
                path=path
            )
        )
    if not force:
        raise WrongInput(_("{path} is there already; --force writes over the cards of wfhdesk.").format(path=path))
