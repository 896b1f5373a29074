"""What a person is nudged about: what is told now, the record of what was shown, quiet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import NamedTuple, TypeVar

from wfhdesk.desk.availability import Availability
from wfhdesk.desk.nudge_records import quiet_doc, quiet_of, shown_doc, shown_of
from wfhdesk.desk.records import Doc, Unreadable
from wfhdesk.desk.settings import Settings
from wfhdesk.desk.waiting import WhatWaits
from wfhdesk.domain.nudge_texts import prompt_line
from wfhdesk.domain.nudges import Nudge, nudges
from wfhdesk.domain.nudging import REMEMBERED, Around, Choice, Shown, choose
from wfhdesk.domain.periods import DAY
from wfhdesk.domain.quiet import Quiet, quiet_at
from wfhdesk.language import gettext as _
from wfhdesk.store.tables import DeskDB

Record = TypeVar("Record")


class Claim(NamedTuple):
    """Nudges that this process shows and no other; `id` is the record of it, empty where there is nothing to show."""

    choice: Choice
    nudges: list[Nudge]
    id: str = ""


class Nudges:
    """Speaks up rarely."""

    def __init__(self, db: DeskDB, availability: Availability, waiting: WhatWaits, settings: Settings) -> None:
        self._db = db
        self._availability = availability
        self._waiting = waiting
        self._settings = settings
        self._shown = db.table("shown")
        self._quiet = db.table("quiet")
        self.unreadable: set[str] = set()

    # --- what is told -------------------------------------------------------------------------------------------

    def choice(self) -> Choice:
        """Return what is told now, and what is held."""
        unwanted = self._settings.texts("nudges.without")
        found = [one for one in nudges(self._waiting.for_nudges()) if one.kind not in unwanted]
        return choose(found, self._around())

    def prompt(self) -> str:
        """Return what is told now in one short line, or nothing."""
        return prompt_line(self.choice().today)

    def _around(self) -> Around:
        return Around(self._availability.agenda(), self._availability.now(), self.shown(), self.said_of_quiet())

    def shown(self) -> list[Shown]:
        """Return what was shown as far back as it counts."""
        since = self._availability.today() - REMEMBERED
        told = self._read(self._shown.shown(since), shown_of)
        return [one for batch in told for one in batch if one.day >= since]

    def claim(self) -> Claim:
        """Put down that what nobody has shown yet is shown now, by this process alone.

        The app and the scheduler take turns: whoever comes second finds nothing left. No act that undo could take back.
        """
        with self._db.lines.device.lock("nudges"):
            choice = self.choice()
            if not choice.fresh:
                return Claim(choice, [])
            with self._db.lines.act(silent=True):
                doc_id = self._shown.insert(shown_doc(choice.fresh, self._availability.now()))
        return Claim(choice, choice.fresh, doc_id)

    def release(self, claim: Claim) -> None:
        """Take back that nudges were shown: no way out took them."""
        if claim.id:
            with self._db.lines.act(silent=True):
                self._shown.write(claim.id, None)

    # --- quiet --------------------------------------------------------------------------------------------------

    def said_of_quiet(self) -> list[Quiet]:
        """Return what was said of quiet today and yesterday."""
        return self._read(self._quiet.shown(self._availability.today() - DAY), quiet_of)

    def quiet(self) -> Quiet | None:
        """Return the quiet that holds now; None where it isn't quiet."""
        return quiet_at(self.said_of_quiet(), self._availability.now())

    def be_quiet(self, until: datetime) -> Quiet:
        """Let nothing speak up until a moment."""
        words = _("quiet until {time}").format(time=f"{until:%H:%M}")
        return self._say(Quiet(self._availability.now(), until), words)

    def end_quiet(self) -> None:
        """Let nudges speak up again."""
        now = self._availability.now()
        self._say(Quiet(now, now), _("ended quiet"))

    def _say(self, quiet: Quiet, words: str) -> Quiet:
        with self._db.lines.act(words):
            return quiet._replace(id=self._quiet.insert(quiet_doc(quiet)))

    # --- reading ------------------------------------------------------------------------------------------------

    def read_all(self) -> None:
        """Read everything there is, so that `unreadable` knows."""
        self._read(self._shown.shown(), shown_of)
        self._read(self._quiet.shown(), quiet_of)

    def _read(self, documents: Mapping[str, Doc], record: Callable[[Doc, str], Record]) -> list[Record]:
        found = []
        for doc_id, doc in documents.items():
            try:
                found.append(record(doc, doc_id))
            except Unreadable as problem:
                self.unreadable.add(str(problem))
        return found
