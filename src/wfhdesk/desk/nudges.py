"""What a person is nudged about: what is told now, and the record of what was shown."""

from __future__ import annotations

from typing import NamedTuple

from wfhdesk.desk.availability import Availability
from wfhdesk.desk.nudge_records import shown_doc, shown_of
from wfhdesk.desk.quieting import Quieting
from wfhdesk.desk.records import Made
from wfhdesk.desk.settings import Settings
from wfhdesk.desk.waiting import WhatWaits
from wfhdesk.domain.nudge_texts import prompt_line
from wfhdesk.domain.nudges import Nudge, asked_from, nudges
from wfhdesk.domain.nudging import REMEMBERED, Around, Choice, Shown, batch_is_open, choose
from wfhdesk.domain.waiting import Waiting
from wfhdesk.store.tables import DeskDB


class Claim(NamedTuple):
    """Nudges that this process shows and no other; `id` is the record of it, empty where there is nothing to show."""

    choice: Choice
    nudges: list[Nudge]
    id: str = ""


class Nudges(Quieting):
    """Speaks up rarely."""

    def __init__(self, db: DeskDB, availability: Availability, waiting: WhatWaits, settings: Settings) -> None:
        super().__init__(db, availability)
        self._waiting = waiting
        self._settings = settings
        self._shown = db.table("shown")
        self._known_shown = Made(shown_of, self.unreadable)

    # --- what is told -------------------------------------------------------------------------------------------

    def choice(self, waiting: Waiting | None = None) -> Choice:
        """Return what is told now, and what is held, of all that waits; gathered here where nobody has done so."""
        unwanted, around = self._settings.texts("nudges.without"), self._around()
        waiting = waiting or self._waiting.for_nudges()
        choice = choose([one for one in nudges(waiting) if one.kind not in unwanted], around)
        ahead = (self._availability.next_check_in(), asked_from(waiting.status))
        return choice._replace(until=min([choice.until, *(one for one in ahead if one and one > around.now)]))

    def has_news(self) -> bool:
        """Return whether there is something to tell that nobody was shown yet.

        The scheduler asks all day long; before and after the day's batch the answer takes no look at the log of years.
        """
        waiting = None if batch_is_open(self._around()) else self._waiting.by_the_minute()
        return bool(self.choice(waiting).fresh)

    def prompt(self) -> str:
        """Return what is told now in one short line, or nothing."""
        return prompt_line(self.choice().today)

    def _around(self) -> Around:
        return Around(self._availability.agenda(), self._availability.now(), self.shown(), self.said_of_quiet())

    def shown(self) -> list[Shown]:
        """Return what was shown as far back as it counts."""
        since = self._availability.today() - REMEMBERED
        told = self._known_shown.of_all(self._shown.shown(since))
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

    # --- reading ------------------------------------------------------------------------------------------------

    def read_all(self) -> None:
        """Read everything there is, so that `unreadable` knows."""
        self._known_shown.of_all(self._shown.shown())
        super().read_all()
