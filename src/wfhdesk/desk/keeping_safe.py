"""Backups of the desk: made by whoever comes first on a day, read back before they count, few enough to look through."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime, timedelta
from typing import NamedTuple

from wfhdesk.adapters import own_files
from wfhdesk.adapters.folders import Folders
from wfhdesk.desk.outside import Clock
from wfhdesk.domain.backups import kept, last_day, meant, moment_of, name_of
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.domain.periods import DAY
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.language import gettext as _
from wfhdesk.store import backup
from wfhdesk.store.backup import Backup
from wfhdesk.store.device import Busy
from wfhdesk.store.tables import DeskDB
from wfhdesk.store.versions import Versions

_AFTER_A_FAILURE = timedelta(hours=1)
_TOO_OLD = timedelta(days=3)
"""How much later than its newest backup a desk may be written without anybody being told."""


class Kept(NamedTuple):
    """A backup that lies here: when it was made (local time), where, and how many bytes it takes."""

    name: str
    made: datetime
    path: str
    size: int

    @property
    def until(self) -> date:
        """The day until which it is kept at most."""
        return last_day(self.made.date())


class Backups:
    """The backups of one desk. They lie in this device's state, never in the desk, which may be synced or deleted whole."""

    def __init__(self, db: DeskDB, places: Folders, clock: Clock, *, is_sample: bool = False) -> None:
        self._db = db
        self._clock = clock
        self._device = db.lines.device
        self._is_sample = is_sample
        self._own_folder = os.path.dirname(places.settings)
        self._due_name = f"backup-{places.sign}.due"
        self._lock_name = f"backup-{places.sign}.lock"
        self.folder = os.path.join(places.state, "backups", f"{_bare_name(places.desk)}-{places.sign}")

    # --- what there is ------------------------------------------------------------------------------------------

    def all(self) -> list[Kept]:
        """Return the backups that lie here, the newest first."""
        found = []
        for name in reversed(backup.names(self.folder)):
            path = self._path(name)
            moment = moment_of(name)
            with suppress(OSError):  # another process took it away just now
                if moment:
                    found.append(Kept(name, moment, path, os.stat(path).st_size))
        return found

    def others(self) -> list[str]:
        """Return the folders with backups of other desks, or of this one when it lay elsewhere."""
        root = os.path.dirname(self.folder)
        try:
            paths = [os.path.join(root, name) for name in sorted(os.listdir(root))]
        except OSError:
            return []
        return [path for path in paths if path != self.folder and backup.names(path)]

    def _path(self, name: str) -> str:
        return os.path.join(self.folder, name + backup.SUFFIX)

    def path_of(self, wanted: str) -> str:
        """Return the file that `last`, a day, the beginning of a backup's name or a path means. Raises WrongInput."""
        found = meant(wanted, backup.names(self.folder)) if wanted else None
        if found:
            return self._path(found)
        path = os.path.abspath(os.path.expanduser(wanted))
        if wanted and os.path.isfile(path):
            return path
        if not backup.names(self.folder):
            raise WrongInput(
                _("There is no backup “{name}”, nor any other of this desk; wfhdesk backup makes one.").format(
                    name=shortened(one_line(wanted))
                )
            )
        raise WrongInput(
            _("There is no backup “{name}”. wfhdesk backup list shows them; last, a day or a file will do.").format(
                name=shortened(one_line(wanted))
            )
        )

    def problems(self) -> list[str]:
        """Return what a person has to know of the backups: the newest can't be read, or is too old for what was done since."""
        if self._is_sample or not self._db.lines.files():
            return []
        newest = next(iter(self.all()), None)
        if newest is None:
            return []
        try:
            backup.read(newest.path)
        except DeskError as problem:
            return [str(problem)]
        folder = self._db.lines.folder
        written = max(os.stat(os.path.join(folder, name.name)).st_mtime for name in self._db.lines.files())
        if written - newest.made.timestamp() < _TOO_OLD.total_seconds():
            return []
        return [
            _(
                "The newest backup is of {day}, and you wrote since; wfhdesk backup makes one, or says what is in its way."
            ).format(day=newest.made.date().isoformat())
        ]

    def read(self, path: str) -> Backup:
        """Return what a backup holds. Raises DeskError for one that is damaged, none at all, or of a newer wfhdesk."""
        return backup.read(path)

    def own(self) -> dict[str, bytes]:
        """Return the person's own files: settings, templates, checklists. Raises DeskError for what can't be read."""
        return own_files.read_all(self._own_folder)

    # --- making one ---------------------------------------------------------------------------------------------

    def make(self) -> tuple[Kept, Backup]:
        """Make a backup now and return it with what it holds; then older ones go that are kept no longer.

        Raises DeskError where the disk doesn't take it, where there is nothing to keep, and on the sample desk.
        """
        with self.alone():
            return self._made()

    def make_if_due(self) -> bool:
        """Make the day's backup, unless another process did or is at it; return whether one was made. Raises DeskError.

        After a failure nobody tries again for an hour.
        """
        if self._is_sample or not self._db.lines.files() or not self.is_due():
            return False
        with suppress(Busy), self.alone(patience=0.0):
            if self.is_due():
                self._put_off(self._clock.now() + _AFTER_A_FAILURE)
                self._made()
                return True
        return False

    def is_due(self) -> bool:
        """Return whether a backup is to be made by itself; on a desk that never had one that is so an hour later."""
        return self._device.is_due(self._due_name, self._clock.now().timestamp())

    def _put_off(self, until: datetime) -> None:
        self._device.put_off(self._due_name, until.timestamp())

    def _made(self) -> tuple[Kept, Backup]:
        now = self._clock.now()
        taken = self._taken(now)
        path = self._path(name_of(now))
        backup.sweep(self.folder)
        backup.write(path, taken, lambda found: _is_the_same(found, taken, self._db.lines.versions))
        self._put_off(datetime.combine(now.date() + DAY, datetime.min.time(), now.tzinfo))
        self._let_go(now.date())
        name = name_of(now)
        return Kept(name, now.replace(tzinfo=None), path, os.stat(path).st_size), taken

    def _taken(self, now: datetime) -> Backup:
        if self._is_sample:
            raise DeskError(_("This is the sample desk: no backup is made of it."))
        own = self.own()
        taken = backup.take(self._db.lines, own, now)
        if not taken.lines and not own:
            raise WrongInput(_("There is nothing on this desk yet that a backup could keep."))
        return taken

    def _let_go(self, today: date) -> None:
        made = {moment: name for name in backup.names(self.folder) if (moment := moment_of(name))}
        for moment in made.keys() - kept(made, today):
            with suppress(OSError):  # it goes another day
                os.unlink(self._path(made[moment]))

    def copy_to(self, path: str) -> tuple[str, Backup]:
        """Write a backup where the person wants one more; return its path and what it holds. Raises WrongInput, DeskError."""
        target = os.path.abspath(os.path.expanduser(path))
        if os.path.lexists(target):
            raise WrongInput(
                _("{path} is there already; name another file, or take that one away.").format(path=target)
            )
        if not os.path.isdir(os.path.dirname(target)):
            raise WrongInput(_("There is no folder {path}; make it first.").format(path=os.path.dirname(target)))
        taken = self._taken(self._clock.now())
        backup.write(target, taken, lambda found: _is_the_same(found, taken, self._db.lines.versions))
        return target, taken

    @contextmanager
    def alone(self, patience: float = 20.0) -> Iterator[None]:
        """Hold the lock on this desk's backups. Raises Busy where another process does for longer than `patience` seconds."""
        with self._device.lock(self._lock_name, patience):
            yield


def _is_the_same(found: Backup, taken: Backup, shown: Versions) -> bool:
    """Return whether a backup that was read back holds every byte, and shows every document as the desk does."""
    versions = found.versions()
    return (
        (found.lines, found.own) == (taken.lines, taken.own)
        and sorted(versions.tables()) == sorted(shown.tables())
        and all(versions.shown(table) == shown.shown(table) for table in shown.tables())
    )


def _bare_name(desk: str) -> str:
    """Return a folder's name as it can be a part of another one's, for a person to know it again."""
    return re.sub(r"[^a-z0-9]+", "-", os.path.basename(desk).lower()).strip("-")[:40] or "desk"
