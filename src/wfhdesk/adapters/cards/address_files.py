"""Address books on the disk: files, and folders with a file for each card as vdirsyncer keeps them (vdir)."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence

from wfhdesk.adapters.cards import csv_cards, vcards
from wfhdesk.domain.cards import Card, Unreadable
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.domain.plaintext import one_line
from wfhdesk.language import gettext as _

LARGEST = 200 * 1024 * 1024
"""Bytes of one file."""
_DEEPEST = 20
_TABLES = (".csv", ".tsv")
_ENDINGS = (".vcf", ".vcard", ".txt", *_TABLES)


def check(paths: Sequence[str]) -> None:
    """Look whether there is something at each place, and no calendar. Raises WrongInput."""
    for path in paths:
        if path.lower().endswith((".ics", ".ical", ".ifb")):
            raise WrongInput(
                _("{path} is a calendar. Meetings are read by: wfhdesk people meetings {path}").format(path=path)
            )
        if not os.path.exists(path):
            raise WrongInput(_("There is no file or folder {path}.").format(path=path))


def read(paths: Sequence[str]) -> Iterator[Card | Unreadable]:
    """Return the cards in files and folders one by one; what can't be read is told in its place and stops nothing."""
    seen: set[tuple[int, int]] = set()
    for path in paths:
        for file in _files(path, seen, 0):
            yield from file if isinstance(file, list) else _read_file(file, is_named=file == path)


def _files(path: str, seen: set[tuple[int, int]], depth: int) -> Iterator[str | list[Unreadable]]:
    """Return the files at a place, each once, also where links lead round in a circle."""
    try:
        found = os.stat(path)
        if (found.st_dev, found.st_ino) in seen:
            return
        seen.add((found.st_dev, found.st_ino))
        if not stat.S_ISDIR(found.st_mode):
            yield path
            return
        names = sorted(os.listdir(path))
    except OSError as problem:
        yield [_unreadable(path, problem.strerror or str(problem))]
        return
    if depth > _DEEPEST:
        yield [_unreadable(path, _("its folders are too deep"))]
        return
    for name in names:
        if not name.startswith(".") and not name.endswith((".tmp", "~")):
            yield from _files(os.path.join(path, name), seen, depth + 1)


def _read_file(path: str, *, is_named: bool) -> Iterator[Card | Unreadable]:
    if not is_named and not path.lower().endswith(_ENDINGS):
        yield _unreadable(path, _("it is no file of address cards"))
        return
    try:
        data = _bytes(path)
    except OSError as problem:
        yield _unreadable(path, problem.strerror or str(problem))
    except DeskError as problem:
        yield _unreadable(path, str(problem))
    else:
        yield from read_bytes(data, path)


def _bytes(path: str) -> bytes:
    found = os.stat(path)
    if not stat.S_ISREG(found.st_mode):
        raise DeskError(_("it is no plain file"))
    if found.st_size > LARGEST:
        raise DeskError(_("it is larger than {n} MB").format(n=LARGEST // 1024 // 1024))
    with open(path, "rb") as file:
        return file.read(LARGEST)


def read_bytes(data: bytes, name: str) -> Iterator[Card | Unreadable]:
    """Return the cards in what a file says, whatever it is called: vCards or CSV."""
    start = data[:20_000].replace(b"\0", b"").upper()  # UTF-16 has a NUL beside each letter
    if len(data) > LARGEST:
        yield _unreadable(name, _("it is larger than {n} MB").format(n=LARGEST // 1024 // 1024))
    elif b"BEGIN:VCALENDAR" in start and b"BEGIN:VCARD" not in start:
        yield _unreadable(name, _("it is a calendar; wfhdesk people meetings FILE reads it"))
    elif b"BEGIN:VCARD" not in start and (name.lower().endswith(_TABLES) or csv_cards.looks_like_cards(data)):
        yield from csv_cards.read(data, one_line(name))
    elif data.strip():
        found = False
        for one in vcards.read(data, one_line(name)):
            found = True
            yield one
        if not found:
            yield _unreadable(name, _("there is no address card in it"))


def _unreadable(path: str, why: str) -> Unreadable:
    return Unreadable(one_line(path), why)
