"""Backups: the desk's files in one zip, whole or not at all, and read back before it counts.

A zip that comes from elsewhere is hostile until it was read: nothing in it is ever written by the name it gives itself.
"""

from __future__ import annotations

import json
import os
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any, NamedTuple

from wfhdesk.domain.backups import moment_of
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.holdings import is_own_name
from wfhdesk.language import gettext as _
from wfhdesk.store.files import make_folder, sync_folder
from wfhdesk.store.lines import parse_file_name, scan
from wfhdesk.store.migrations import FORMAT, check_format
from wfhdesk.store.storage import LinesStorage
from wfhdesk.store.versions import Versions, uncollected

SUFFIX = ".zip"
_UNDONE = ".tmp"
_MANIFEST = "manifest.json"
_KIND = "wfhdesk backup"
_LINES, _OWN = "desk/", "own/"
_MOST_FILES = 5_000
_LARGEST = 256_000_000
"""Bytes that all files of a backup may have together: a desk of ten years has some ten million."""
_LARGEST_MANIFEST = 100_000
_FIRST, _LAST = (1980, 1, 1, 0, 0, 0), (2107, 12, 31, 23, 59, 58)
"""The moments between which a zip can date its files, whatever the clock says."""
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ATTEMPTS = 5
"""Times that the desk is read while a sync program writes another device's files."""
_FAULTS = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, ValueError),
    *(RecursionError, LookupError, TypeError, OverflowError, MemoryError),
)
"""What reading a zip can run into that is damaged, encrypted, or made to hurt."""

Files = dict[str, bytes]


class Backup(NamedTuple):
    """What a backup holds: the desk's files by name, the person's own ones by their paths, and how it was when it was made."""

    made: datetime
    counts: dict[str, int]
    lines: Files
    own: Files

    def versions(self) -> Versions:
        """Return every version in the desk's files. Raises DeskError where a newer wfhdesk wrote them."""
        return _versions_of(self.lines)


def _versions_of(lines: Mapping[str, bytes]) -> Versions:
    """Return every version in files of a desk, given by name. Raises DeskError where a newer wfhdesk wrote one."""
    versions = Versions()
    parts = [(name, data) for name, data in lines.items() if parse_file_name(name)]
    with uncollected():
        for name, data in sorted(parts):
            found = parse_file_name(name)
            for line in scan(data, found.device if found else "").lines:
                versions.add(line)
    return versions


def take(storage: LinesStorage, own: Files, made: datetime) -> Backup:
    """Return the desk as it is now, between two acts. Raises DeskError where it can't be read."""
    with storage.device.lock():
        for _attempt in range(_ATTEMPTS):
            before = storage.marks()
            storage.load_all()
            lines = {name.name: _bytes_of(os.path.join(storage.folder, name.name)) for name in storage.files()}
            if storage.marks() == before:
                return Backup(made, _counts(storage.versions), lines, own)
    raise DeskError(_("The desk's files are being changed by another program; try again in a moment."))


def _counts(versions: Versions) -> dict[str, int]:
    return {table: len(versions.shown(table)) for table in sorted(versions.tables())}


def _bytes_of(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as problem:
        raise DeskError(
            _("{path} can't be read ({reason}).").format(path=path, reason=problem.strerror or problem)
        ) from problem


def counted(backup: Backup) -> Backup:
    """Return a backup that tells how many documents its lines show, after these were changed."""
    return backup._replace(counts=_counts(backup.versions()))


# --- writing ----------------------------------------------------------------------------------------------------------


def write(path: str, backup: Backup, is_right: Callable[[Backup], bool]) -> None:
    """Write a backup, read it back, and only then give it its name.

    `is_right` says of what was read back whether it is what was to be kept. A crash leaves at most a file that ends in
    `.tmp`, and whatever had the name before. Raises DeskError where the disk doesn't take it or gives back something else.
    """
    make_folder(os.path.dirname(path))
    new = f"{path}.{os.getpid()}{_UNDONE}"
    try:
        try:
            _write_zip(new, backup)
            if not is_right(read(new)):
                raise DeskError(_("The backup read back otherwise than it was written; it was thrown away."))
            os.replace(new, path)
            sync_folder(os.path.dirname(path))
        except OSError as problem:
            raise DeskError(
                _("No backup could be made at {path} ({reason}). The older ones are as they were.").format(
                    path=path, reason=problem.strerror or problem
                )
            ) from problem
    finally:
        with suppress(OSError):
            os.unlink(new)


def _write_zip(path: str, backup: Backup) -> None:
    manifest = {
        "kind": _KIND,
        "format": FORMAT,
        "made": backup.made.isoformat(timespec="seconds"),
        "counts": backup.counts,
    }
    named = {_LINES + name: data for name, data in backup.lines.items()}
    named |= {_OWN + name: data for name, data in backup.own.items()}
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in {_MANIFEST: json.dumps(manifest).encode(), **named}.items():
                about = zipfile.ZipInfo(name, min(max(backup.made.timetuple()[:6], _FIRST), _LAST))
                about.external_attr = 0o600 << 16
                about.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(about, data)
        file.flush()
        os.fsync(file.fileno())


def sweep(folder: str) -> None:
    """Take away what a crash left of backups that were being written. Called under their lock."""
    for name in _listed(folder):
        if name.endswith(_UNDONE) and SUFFIX in name:
            with suppress(OSError):
                os.unlink(os.path.join(folder, name))


def names(folder: str) -> list[str]:
    """Return the names of the backups in a folder, without their ending, the oldest first."""
    stems = [name.removesuffix(SUFFIX) for name in _listed(folder) if name.endswith(SUFFIX)]
    return sorted(stem for stem in stems if moment_of(stem))


def _listed(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


# --- reading ----------------------------------------------------------------------------------------------------------


def read(path: str) -> Backup:
    """Return what a backup holds. Raises DeskError for one that is damaged, none at all, or of a newer wfhdesk."""
    try:
        with open(path, "rb") as file, zipfile.ZipFile(file) as archive:
            backup = _read(archive, path)
    except OSError as problem:
        raise DeskError(
            _("{path} can't be read ({reason}).").format(path=path, reason=problem.strerror or problem)
        ) from problem
    except _FAULTS as problem:
        raise DeskError(
            _("{path} is damaged or no backup of wfhdesk; nothing was changed.").format(path=path)
        ) from problem
    versions = backup.versions()
    if _counts(versions) != backup.counts:
        raise DeskError(_("{path} holds something else than it says of itself; nothing was changed.").format(path=path))
    return backup


def _read(archive: zipfile.ZipFile, path: str) -> Backup:
    members = archive.infolist()
    if len(members) > _MOST_FILES or sum(member.file_size for member in members) > _LARGEST:
        raise DeskError(_("{path} is larger than a backup of wfhdesk can be; nothing was changed.").format(path=path))
    if len({one.filename for one in members}) < len(members) or any(
        one.compress_type not in _PACKED for one in members
    ):
        raise ValueError(path)
    manifest = _manifest(archive)
    lines: Files = {}
    own: Files = {}
    for member in members:
        name = member.filename
        if name == _MANIFEST:
            continue
        with archive.open(member) as file:
            data = file.read(member.file_size + 1)  # no more than it said of itself, and its sum is checked at the end
        if (
            name.startswith(_LINES)
            and parse_file_name(name.removeprefix(_LINES))
            and "/" not in name.removeprefix(_LINES)
        ):
            lines[name.removeprefix(_LINES)] = data
        elif name.startswith(_OWN) and is_own_name(name.removeprefix(_OWN)):
            own[name.removeprefix(_OWN)] = data
        else:
            raise ValueError(name)
    return Backup(manifest["made"], manifest["counts"], lines, own)


def _manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    """Return what a backup says of itself. Raises ValueError for what is none, DeskError for one of a newer wfhdesk."""
    try:
        about = archive.getinfo(_MANIFEST)
    except KeyError:
        raise ValueError(_MANIFEST) from None
    if about.file_size > _LARGEST_MANIFEST:
        raise ValueError(_MANIFEST)
    with archive.open(about) as file:
        found = json.loads(file.read(_LARGEST_MANIFEST))
    if found["kind"] != _KIND or type(found["format"]) is not int:
        raise ValueError(_MANIFEST)
    check_format(found["format"])
    return {"made": _moment(found["made"]), "counts": dict(found["counts"])}


def _moment(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError(text)
    return found
