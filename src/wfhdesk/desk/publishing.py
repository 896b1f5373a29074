"""How availability leaves: shown first, written to a file or a folder, followed by every change, withdrawn again."""

from __future__ import annotations

import os
from uuid import uuid4

from wfhdesk.desk import ids
from wfhdesk.desk.availability import Availability
from wfhdesk.desk.passwords import command_of
from wfhdesk.desk.publication_files import Outcome, PublicationFiles
from wfhdesk.desk.publication_records import publication_doc, publication_of
from wfhdesk.desk.records import Unreadable
from wfhdesk.desk.settings import Settings
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.domain.publications import FOLDER, Publication
from wfhdesk.language import gettext as _
from wfhdesk.store.tables import DeskDB

_PATIENCE = 120.0
"""Seconds for the command that carries a folder on."""


class Publishing:
    """The places where availability is published. A sample desk writes the files that are asked for, and nothing else."""

    def __init__(
        self, db: DeskDB, settings: Settings, availability: Availability, state_folder: str, *, is_sample: bool = False
    ) -> None:
        self._db = db
        self._settings = settings
        self._availability = availability
        self._is_sample = is_sample
        self._files = PublicationFiles(settings, availability, state_folder)
        self._table = db.table("publications")

    # --- what there is ------------------------------------------------------------------------------------------

    def all(self) -> list[Publication]:
        """Return what is published from this device; the paths of another mean nothing here."""
        return [one for one in self._mine() if not one.withdrawn]

    def _mine(self) -> list[Publication]:
        mine = self._db.lines.device.known()
        return [one for one in self._every() if one.device == mine]

    def _every(self) -> list[Publication]:
        found = []
        for doc_id, doc in self._table.shown().items():
            try:
                found.append(publication_of(doc, doc_id))
            except Unreadable:
                self._availability.unreadable.add(doc_id)
        return found

    def get(self, named: str) -> Publication:
        """Return the publication whose target, or whose id's beginning, was named. Raises WrongInput."""
        known = self.all()
        path = os.path.abspath(os.path.expanduser(named))
        for one in known:
            if one.target == path:
                return one
        none = _("Nothing of yours is published at {id}. wfhdesk publish list shows what is.")
        found = ids.the_one([one.id for one in known], named, none)
        return next(one for one in known if one.id == found)

    def wanted(self, form: str, target: str, *, level: str, outside: bool = False, kept: bool = False) -> Publication:
        """Return the publication at a target as it is wanted now, the one that is there already or a new one. WrongInput."""
        if self._is_sample and form == FOLDER:
            raise DeskError(_("This is the sample desk: nothing is published from it. A file is fine."))
        path = os.path.abspath(os.path.expanduser(target))
        known = next((one for one in self._mine() if one.target == path), None)
        if known is not None and known.form != form and not known.withdrawn:
            raise WrongInput(_("{path} is published in another form; withdraw that first.").format(path=path))
        fresh = known if known and known.form == form else Publication(form, path, space=self._space())
        return fresh._replace(level=level, outside=outside, kept=kept, withdrawn=False)

    def _space(self) -> str:
        """Return the desk's UUID for events: one and the same for all its publications."""
        return next((one.space for one in self._every()), "") or str(uuid4())

    def preview(self, one: Publication) -> list[str]:
        """Return exactly what would leave, in words, one thing a line."""
        return self._files.preview(one)

    # --- publishing ---------------------------------------------------------------------------------------------

    def publish(self, one: Publication) -> Outcome:
        """Write a publication as the desk is now; what stayed the same is not touched. Raises DeskError."""
        with self._db.lines.device.lock("publishing"):
            one = self._noted(one)
            outcome = self._files.write(one)
        return self._carried_on(outcome)

    def publish_kept(self) -> list[Outcome]:
        """Bring what follows every change up to date. Raises DeskError."""
        return [self.publish(one) for one in self.all() if one.kept]

    def withdraw(self, one: Publication) -> Outcome:
        """Take back what was published. Raises DeskError."""
        with self._db.lines.device.lock("publishing"):
            outcome = self._files.withdraw(one)
            self._noted(one._replace(withdrawn=True, kept=False))
        return self._carried_on(outcome)

    def _noted(self, one: Publication) -> Publication:
        """Keep a publication as it is now. No act that undo could take back: what others have read can only be withdrawn."""
        with self._db.lines.act(silent=True):
            if one.id:
                if one not in self._every():
                    self._table.write(one.id, publication_doc(one))
                return one
            one = one._replace(device=self._db.lines.device.id)
            one = one._replace(id=self._table.insert(publication_doc(one)))
        self._files.begin(one)
        return one

    def _carried_on(self, outcome: Outcome) -> Outcome:
        """Run the person's command where a folder changed. That it failed is a warning: the folder is right."""
        words = command_of(self._settings, "publish.command")
        if not words or self._is_sample or outcome.publication.form != FOLDER or not outcome.is_written:
            return outcome
        import subprocess

        try:
            done = subprocess.run(
                words, stdin=subprocess.DEVNULL, capture_output=True, timeout=_PATIENCE, check=False, text=True
            )
            said = "" if done.returncode == 0 else (done.stderr or done.stdout).strip()[-200:] or str(done.returncode)
        except (OSError, subprocess.TimeoutExpired) as problem:
            said = str(problem)
        if not said:
            return outcome
        return outcome._replace(warning=_("{command} failed: {reason}").format(command=words[0], reason=said))
