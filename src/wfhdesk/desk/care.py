"""What keeps a desk sound: undo and redo, a look at its files, and the settling of second versions."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from wfhdesk.adapters.folders import Folders
from wfhdesk.desk import ids
from wfhdesk.desk.people_versions import PEOPLE, together
from wfhdesk.domain.errors import WrongInput
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext
from wfhdesk.store import acts, compaction
from wfhdesk.store.lines import Line, key
from wfhdesk.store.tables import DeskDB
from wfhdesk.store.versions import heads

_IN_VAIN = timedelta(days=1)
"""How long nobody looks for superseded lines again after a look that found too few."""


class Conflict(NamedTuple):
    """A document with several versions of which none was made from another; the one that shows comes first."""

    table: str
    id: str
    versions: list[Line]


class Care:
    """The desk's own health."""

    def __init__(self, db: DeskDB, places: Folders) -> None:
        self._db = db
        self._places = places

    def undo(self, *, before: bool = False) -> str:
        """Take back the last act on this device; return what it was. `before` passes over what is final. DeskError."""
        return acts.undo(self._db.lines, before=before)

    def before_what_is_final(self) -> str:
        """Return what `undo` would take back next where it passes over what is final. DeskError where there is nothing."""
        return acts.next_undone(self._db.lines, before=True)

    def redo(self) -> str:
        """Do again what was undone last; return what it was. DeskError where there is none."""
        return acts.redo(self._db.lines)

    def tidy(self) -> None:
        """Keep this device's files short, and put lines aside that can't be read."""
        compaction.tidy(self._db.lines)

    def tidy_where_worth_it(self) -> None:
        """The same, where what is in memory says that there may be something to do; after a look in vain not for a day."""
        lines, now, name = self._db.lines, self._db.lines.now().timestamp(), f"tidy-{self._places.sign}.due"
        if not lines.device.is_due(name, now):
            return
        if not (compaction.is_worth_a_look(lines) and compaction.tidy(lines)):
            lines.device.put_off(name, now + _IN_VAIN.total_seconds())

    def conflicts(self) -> list[Conflict]:
        """Return what was changed in two places at once and waits for somebody to choose.

        People are merged field by field: of them only what clashes waits.
        """
        self._db.lines.load_all()
        found = []
        for chain in self._db.lines.versions.chains():
            versions = sorted(heads(chain), key=lambda line: (line["at"], line["device"]), reverse=True)
            if len(versions) > 1 and versions[0]["table"] == PEOPLE:
                versions = together(chain).versions
            if len(versions) > 1:
                found.append(Conflict(versions[0]["table"], versions[0]["id"], versions))
        return found

    def settle(self, beginning: str, choice: int, seen: Sequence[str] = ()) -> None:
        """Keep one version of a document, the first being the one that shows. Raises WrongInput.

        `seen` are the keys of the versions among which the person chose: where there are others by now, the choice counts
        for nothing.
        """
        conflicts = {conflict.id: conflict for conflict in self.conflicts()}
        if seen and (beginning not in conflicts or list(map(key, conflicts[beginning].versions)) != list(seen)):
            raise WrongInput(
                _("This entry was changed once more meanwhile, so nothing was chosen. Look at its versions again.")
            )
        if not conflicts:
            raise WrongInput(_("Nothing has a second version."))
        conflict = conflicts[ids.the_one(conflicts, beginning)]
        if not 1 <= choice <= len(conflict.versions):
            raise WrongInput(_("{id} has versions 1 to {n}.").format(id=conflict.id, n=len(conflict.versions)))
        before = conflict.versions[::-1]  # undo writes them in this order: the one that showed last
        was = [line.get("doc") for line in before] if conflict.table == PEOPLE else []
        chosen = conflict.versions[choice - 1].get("doc")
        with self._db.lines.act(_("chose a version of {id}").format(id=conflict.id)):
            self._db.lines.put(conflict.table, conflict.id, list(map(key, before)), chosen, was)

    def damage(self) -> list[str]:
        """Return what is damaged, file by file, after putting this device's damaged lines aside."""
        lines = self._db.lines
        lines.load_all()
        found = [
            ngettext("{file}: {n} line can't be read.", "{file}: {n} lines can't be read.", len(raws)).format(
                file=name, n=len(raws)
            )
            for name, raws in sorted(lines.damaged.items())
        ]
        self.tidy()
        return found + [
            _(
                "{path} holds lines that could not be read; look whether you miss anything, then delete the file."
            ).format(path=path)
            for path in self._put_aside()
        ]

    def _put_aside(self) -> list[str]:
        try:
            names = sorted(os.listdir(self._places.desk))
        except FileNotFoundError:
            return []
        return [os.path.join(self._places.desk, name) for name in names if name.endswith(".damaged")]

    def readable_by_others(self) -> list[str]:
        """Return the desk's folders and files that others on this machine can read."""
        folder = self._places.desk
        if os.name != "posix" or not os.path.isdir(folder):
            return []
        paths = [folder, *(os.path.join(folder, name.name) for name in self._db.lines.files())]
        return [path for path in paths if stat.S_IMODE(os.stat(path).st_mode) & 0o077]

    def warnings(self) -> list[str]:
        """Return what a person has to know of the files that were read so far."""
        return [
            ngettext(
                "{n} line of {file} can't be read; wfhdesk doctor tells more.",
                "{n} lines of {file} can't be read; wfhdesk doctor tells more.",
                len(raws),
            ).format(n=len(raws), file=name)
            for name, raws in sorted(self._db.lines.damaged.items())
        ]
