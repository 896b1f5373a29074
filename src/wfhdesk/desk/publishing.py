"""How availability leaves: shown first, written to a file or a folder, followed by every change, withdrawn again."""

from __future__ import annotations

import os
from collections.abc import Callable
from uuid import uuid4

from wfhdesk.desk import ids
from wfhdesk.desk.availability import Availability
from wfhdesk.desk.passwords import command_of
from wfhdesk.desk.publication_files import Outcome, PublicationFiles
from wfhdesk.desk.publication_records import fit_path, publication_doc, publication_of
from wfhdesk.desk.records import Made
from wfhdesk.desk.settings import Settings
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.domain.plaintext import one_line
from wfhdesk.domain.publications import FOLDER, Publication
from wfhdesk.language import gettext as _
from wfhdesk.store.tables import DeskDB

_PATIENCE = 60.0
"""Seconds for the command that carries a folder on."""
_REASON = 200
"""Characters of what it says where it fails: the last ones."""


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
        self._made = Made(publication_of, availability.unreadable)

    # --- what there is ------------------------------------------------------------------------------------------

    def all(self) -> list[Publication]:
        """Return what is published from this device; the paths of another mean nothing here."""
        return [one for one in self._mine() if not one.withdrawn]

    def _mine(self) -> list[Publication]:
        mine = self._db.lines.device.known()
        return [one for one in self._every() if one.device == mine]

    def _every(self) -> list[Publication]:
        return self._made.of_all(self._table.shown())

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

    def there(self, form: str, target: str) -> Publication | None:
        """Return what is published at a target in a form; None where nothing is. Raises WrongInput for what is no path."""
        path = _path(target)
        return next((one for one in self.all() if (one.form, one.target) == (form, path)), None)

    def wanted(self, form: str, target: str, *, level: str, outside: bool = False, kept: bool = False) -> Publication:
        """Return the publication at a target as it is wanted now, the one that is there already or a new one. WrongInput."""
        if self._is_sample and form == FOLDER:
            raise DeskError(_("This is the sample desk: nothing is published from it. A file is fine."))
        path = _path(target)
        if any(one.target == path and one.form != form for one in self.all()):
            raise WrongInput(_("{path} is published in another form; withdraw that first.").format(path=path))
        fresh = self._known(form, path) or Publication(form, path)
        return fresh._replace(level=level, outside=outside, kept=kept, withdrawn=False)

    def _known(self, form: str, path: str) -> Publication | None:
        """Return what was published at a target in a form, withdrawn or not."""
        return next((one for one in self._mine() if (one.form, one.target) == (form, path)), None)

    def preview(self, one: Publication) -> list[str]:
        """Return exactly what would leave, in words, one thing a line."""
        return self._files.preview(one)

    # --- publishing ---------------------------------------------------------------------------------------------

    def publish(self, one: Publication) -> Outcome:
        """Write a publication as the desk is now; what stayed the same is not touched. Raises DeskError."""
        with self._db.lines.device.lock("publishing"):
            one, is_new = self._noted(one)
            try:
                outcome = self._files.write(one)
            except DeskError:
                if is_new:  # else it would fail each time from now on
                    self._forgotten(one)
                raise
        return self._carried_on(outcome)

    def publish_kept(self) -> list[Outcome]:
        """Bring what follows every change up to date; what can't be written keeps nothing else from it, and is a warning."""
        return [self._followed(one) for one in self.all() if one.kept]

    def _followed(self, one: Publication) -> Outcome:
        try:
            return self.publish(one)
        except DeskError as problem:
            return Outcome(one, warning=_("What you publish could not follow: {problem}").format(problem=problem))

    def telling(self, change: Callable[[str], str]) -> list[Publication]:
        """Return what was published from this device with words that `change` would change, withdrawn or not."""
        return [one for one in self._mine() if self._files.tells(one, change)]

    def reword(self, change: Callable[[str], str]) -> list[Outcome]:
        """Change words in what was published from this device, here and in its own memory. Raises DeskError."""
        with self._db.lines.device.lock("publishing"):
            outcomes = [self._files.reword(one, change) for one in self.telling(change)]
        return [self._carried_on(outcome) for outcome in outcomes]

    def withdraw(self, one: Publication) -> Outcome:
        """Take back what was published. Raises DeskError."""
        with self._db.lines.device.lock("publishing"):
            outcome = self._files.withdraw(one)
            self._noted(one._replace(withdrawn=True, kept=False))
        return self._carried_on(outcome)

    def _noted(self, one: Publication) -> tuple[Publication, bool]:
        """Keep a publication as it is now; return it, and whether it is new.

        No act that undo could take back: what others have read can only be withdrawn.
        """
        with self._db.lines.act(silent=True):
            every = self._every()
            known = None if one.id else self._known(one.form, one.target)  # another process may have been faster
            if known:
                one = one._replace(id=known.id, space=known.space, device=known.device)
            if one.id:
                if one not in every:
                    self._table.write(one.id, publication_doc(one))
                return one, False
            # One and the same UUID for all publications of the desk: an event has one name in all of them.
            space = next((other.space for other in every), "") or str(uuid4())
            one = one._replace(device=self._db.lines.device.id, space=space)
            one = one._replace(id=self._table.insert(publication_doc(one)))
        if not any(other.target == one.target for other in every):  # else nobody here knows what was there
            self._files.begin(one)
        return one, True

    def _forgotten(self, one: Publication) -> None:
        self._files.forget(one)
        with self._db.lines.act(silent=True):
            self._table.write(one.id, None)

    def _carried_on(self, outcome: Outcome) -> Outcome:
        """Run the person's command where a folder changed, or where it failed the last time.

        That it failed is a warning: the folder is right, and it is tried again with the next change or publishing.
        """
        words = command_of(self._settings, "publish.command")
        one = outcome.publication
        if not words or self._is_sample or one.form != FOLDER:
            return outcome
        if not outcome.is_written and not self._files.is_waiting(one):
            return outcome
        said = _ran(words)
        self._files.waits(one, is_waiting=bool(said))
        if not said:
            return outcome
        return outcome._replace(warning=_("{command} failed: {reason}").format(command=words[0], reason=said))


def _path(target: str) -> str:
    return fit_path(os.path.abspath(os.path.expanduser(target)))


def _ran(words: list[str]) -> str:
    """Run a command to its end; return what went wrong, nothing where nothing did."""
    import subprocess

    try:
        done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, timeout=_PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired) as problem:
        return one_line(str(problem))
    if done.returncode == 0:
        return ""
    said = (done.stderr.strip() or done.stdout).decode(errors="replace")  # programs speak more than UTF-8
    return one_line(said)[-_REASON:] or str(done.returncode)
