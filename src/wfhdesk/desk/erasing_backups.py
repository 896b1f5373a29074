"""A person taken out of the backups that wfhdesk keeps: each is written anew, by the same rules as the desk's own files."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

from wfhdesk.desk.desk import Desk
from wfhdesk.desk.erasing_plan import PEOPLE, Plan
from wfhdesk.desk.keeping_safe import Kept
from wfhdesk.desk.people_records import person_of
from wfhdesk.desk.records import Unreadable
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.people import Person
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext
from wfhdesk.store import backup
from wfhdesk.store.backup import Backup
from wfhdesk.store.forgetting import without_lines
from wfhdesk.store.lines import parse_file_name


class Naming(NamedTuple):
    """A backup that names a person: in the desk's lines, or in its settings, which nobody rewrites.

    Of one that `is_damaged` nobody knows; it goes.
    """

    kept: Kept
    in_lines: bool
    in_settings: bool
    is_damaged: bool = False


def people_in_backups(desk: Desk) -> list[Person]:
    """Return the people whom backups know, as the newest one does, and this desk doesn't any more."""
    found: dict[str, Person] = {}
    for kept in desk.backups.all():
        with suppress(DeskError):
            for doc_id, doc in backup.read(kept.path).versions().shown(PEOPLE).items():
                with suppress(Unreadable):
                    found.setdefault(doc_id, person_of(doc, doc_id))
    return [one for doc_id, one in found.items() if not desk.db.lines.versions.chain(PEOPLE, doc_id)]


def naming(desk: Desk, plan: Plan) -> list[Naming]:
    """Return the backups that name a person, the newest first, and those that can't be read."""
    known: dict[bytes, bytes] = {}
    found = []
    for kept in desk.backups.all():
        try:
            read = backup.read(kept.path)
        except DeskError:
            found.append(Naming(kept, in_lines=False, in_settings=False, is_damaged=True))
            continue
        in_lines = any(after != read.lines[name] for name, after in _rewritten(read, plan, known))
        in_settings = any(plan.raw(text) != text for text in _texts(read))
        if in_lines or in_settings:
            found.append(Naming(kept, in_lines, in_settings))
    return found


def staying_in_backups(desk: Desk, found: Sequence[Naming]) -> Iterator[tuple[str, str, str]]:
    """Yield what goes on naming a person in backups: what, where and until when."""
    kept = [one.kept for one in found if one.in_settings]
    if kept:
        what = ngettext(
            "the settings, templates or checklists in {n} backup: {names}",
            "the settings, templates or checklists in {n} backups: {names}",
            len(kept),
        ).format(n=len(kept), names=", ".join(one.name for one in kept))
        until = _("until {day} at the latest, as long as newer ones are made")
        yield what, desk.backups.folder, until.format(day=max(one.until for one in kept).isoformat())
    for folder in desk.backups.others():
        yield (
            _("perhaps backups of other desks, or of this one when it lay in another folder"),
            folder,
            _("until you delete them"),
        )


def _texts(read: Backup) -> Iterator[str]:
    for data in read.own.values():
        yield data.decode(errors="surrogateescape")


def _rewritten(read: Backup, plan: Plan, known: dict[bytes, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield the desk's files of a backup without the person. `known` keeps lines: most stand in every backup."""
    for name, data in read.lines.items():
        parts = parse_file_name(name)
        yield name, without_lines(data, parts.device if parts else "", plan.forgetting(), known)


def erase_from_backups(desk: Desk, plan: Plan) -> None:
    """Take a person out of every backup; one that can't be read goes. Called under their lock. Raises DeskError.

    Each is replaced whole, so that whoever is interrupted does the same again.
    """
    known: dict[bytes, bytes] = {}
    backup.sweep(desk.backups.folder)
    for kept in desk.backups.all():
        try:
            read = backup.read(kept.path)
        except DeskError:
            os.unlink(kept.path)
            continue
        lines = dict(_rewritten(read, plan, known))
        if lines != read.lines:
            anew = backup.counted(read._replace(lines=lines))
            backup.write(kept.path, anew, lambda found, anew=anew: found.lines == anew.lines)  # type: ignore[misc]
