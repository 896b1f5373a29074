"""Checks of the desk's own files: its folder, every line in it, what was changed twice, backups, the format."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from wfhdesk import __version__
from wfhdesk.adapters import disks
from wfhdesk.desk.ids import SHORT
from wfhdesk.domain.health import (
    BACKUPS,
    FILES,
    FOLDER,
    NOTE,
    OK,
    PROBLEM,
    VERSION,
    VERSIONS,
    Finding,
    Look,
    or_well,
)
from wfhdesk.domain.holdings import told_apart
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext
from wfhdesk.store.migrations import FORMAT

if TYPE_CHECKING:
    from wfhdesk.desk.care import Conflict
    from wfhdesk.desk.desk import Desk

_TOO_FULL = 20_000_000
_NEARLY_FULL = 200_000_000
"""Bytes left on a disk: a desk of ten years has some ten million, and is written anew now and then."""
_FEW_FILES = 100
_WITHOUT_A_BACKUP = timedelta(days=3)


# --- the folder -----------------------------------------------------------------------------------------------------


def folder(desk: Desk, _look: Look) -> list[Finding]:
    """Look whether the desk and this device's state can be written, and how much room there is."""
    places = (desk.places.desk, desk.places.state)
    found = [Finding(FOLDER, PROBLEM, *told) for told in _not_written(desk)]
    found += [finding for place in _on_different_disks(*places) if (finding := _room_of(place))]
    return or_well(found, FOLDER, _well_told(desk))


def _not_written(desk: Desk) -> Iterator[tuple[str, str]]:
    """Yield what can't be written, and what to do."""
    for place in (desk.places.desk, desk.places.state):
        if not disks.is_writable(place):
            there = disks.nearest(place)
            yield (
                _("{path} can't be written, so nothing can be kept").format(path=there),
                _("look who owns it: ls -ld {path}").format(path=shlex.quote(there)),
            )
    mine = desk.db.lines.device.known()
    for name in desk.db.lines.files():
        path = os.path.join(desk.places.desk, name.name)
        if name.device == mine and not os.access(path, os.W_OK):
            yield (
                _("{path} can't be written, so nothing can be kept").format(path=path),
                _("look who owns it: ls -ld {path}").format(path=shlex.quote(path)),
            )


def _on_different_disks(*places: str) -> list[str]:
    disk_of = {os.stat(disks.nearest(place)).st_dev: place for place in reversed(places)}
    return [place for place in places if place in disk_of.values()]


def _room_of(place: str) -> Finding | None:
    left = disks.room(place)
    is_full = left.bytes < _TOO_FULL or (left.files is not None and left.files < _FEW_FILES)
    if not is_full and left.bytes >= _NEARLY_FULL:
        return None
    if left.bytes < _NEARLY_FULL:
        said = _("The disk of {path} has {size} left.").format(path=place, size=_size(left.bytes))
    else:
        said = _("The disk of {path} takes no more files, however much room it has.").format(path=place)
    return Finding(FOLDER, PROBLEM if is_full else NOTE, said, _("Make room: what can't be written is not kept."))


def _size(number: int) -> str:
    if number >= 1_000_000_000:
        return _("{n} GB").format(n=number // 1_000_000_000)
    return _("{n} MB").format(n=number // 1_000_000)


def _well_told(desk: Desk) -> str:
    left = _size(disks.room(desk.places.desk).bytes)
    if not os.path.isdir(desk.places.desk):
        return _("Not there yet; the first thing that you keep makes it. The disk has {size} left.").format(size=left)
    return _("There, and can be written; the disk has {size} left.").format(size=left)


# --- what is in it --------------------------------------------------------------------------------------------------


def files(desk: Desk, _look: Look) -> list[Finding]:
    """Look whether every line can be read, and every document understood; this device's bad lines are put aside."""
    lost = _("What could be read is there. A backup may have the rest: wfhdesk restore --from last --dry-run")
    damage = desk.care.damage()
    found = [Finding(FILES, PROBLEM, said, "" if _says_what_to_do(said) else lost) for said in damage]
    unreadable = desk.unreadable()
    if unreadable:
        said = ngettext(
            "{n} document says something that this wfhdesk doesn't understand.",
            "{n} documents say something that this wfhdesk doesn't understand.",
            len(unreadable),
        ).format(n=len(unreadable))
        advice = _("If a newer one wrote it, upgrade; if you did, write it anew: look for its id in {folder}")
        found.append(Finding(FILES, PROBLEM, said, advice.format(folder=desk.places.desk)))
    found += [Finding(FILES, PROBLEM, said) for said in unreadable]
    number = len(desk.db.lines.files())
    well = ngettext("Every line of {n} file can be read.", "Every line of {n} files can be read.", number)
    return or_well(found, FILES, well.format(n=number) if number else _("There are none yet."))


def _says_what_to_do(said: str) -> bool:
    return ".damaged" in said


def second_versions(desk: Desk, _look: Look) -> list[Finding]:
    """Look for what was changed in two places at once."""
    found = [Finding(VERSIONS, PROBLEM, *_told(conflict)) for conflict in desk.care.conflicts()]
    return or_well(found, VERSIONS, _("Nothing was changed in two places at once."))


def _told(conflict: Conflict) -> tuple[str, str]:
    short = conflict.id[:SHORT]
    advice = [_("Keep one: wfhdesk doctor --settle {id} --keep N").format(id=short)]
    versions = told_apart(conflict.table, [line.get("doc") for line in conflict.versions])
    advice += [f"  {number}. {text}" for number, text in enumerate(versions, 1)]
    return _("{id} was changed in two places at once.").format(id=short), "\n".join(advice)


# --- what keeps it safe ---------------------------------------------------------------------------------------------


def backups(desk: Desk, _look: Look) -> list[Finding]:
    """Look how old the newest backup is, and whether it reads back."""
    if desk.is_sample:
        return [Finding(BACKUPS, OK, _("None: this is the sample desk."))]
    problems = [Finding(BACKUPS, PROBLEM, said) for said in desk.backups.problems()]
    kept = desk.backups.all()
    if problems or not kept:
        return problems or [_no_backup(desk)]
    days = (desk.clock.now().date() - kept[0].made.date()).days
    age = ngettext("{n} day old", "{n} days old", days).format(n=days) if days > 0 else _("of today")
    number = ngettext("{n} backup", "{n} backups", len(kept)).format(n=len(kept))
    said = _("{backups}; the newest is {age} and reads back whole.").format(backups=number, age=age)
    return [Finding(BACKUPS, OK, said)]


def _no_backup(desk: Desk) -> Finding:
    names = desk.db.lines.files()
    if not names:
        return Finding(BACKUPS, OK, _("None yet; there is nothing to keep."))
    first = min(os.stat(os.path.join(desk.places.desk, name.name)).st_mtime for name in names)
    is_late = desk.clock.now().timestamp() - first > _WITHOUT_A_BACKUP.total_seconds()
    if is_late:
        return Finding(BACKUPS, NOTE, _("There is no backup of this desk here yet."), _("Make one: wfhdesk backup"))
    return Finding(BACKUPS, OK, _("None yet; the first is made by itself, within a day of your writing something."))


def version(desk: Desk, _look: Look) -> list[Finding]:
    """Tell which wfhdesk this is, and what it reads and writes."""
    import platform

    said = _("wfhdesk {version}, file format {format}, Python {python}").format(
        version=__version__, format=FORMAT, python=platform.python_version()
    )
    device = desk.db.lines.device.known()
    if device:
        said += ", " + _("device {id}").format(id=device)
    return [Finding(VERSION, OK, f"{said}.")]
