"""Quiet: what the person said of it, apart from nudges, so that what one does right now can be said without loading those."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from wfhdesk.desk.availability import Availability
from wfhdesk.desk.records import MISTAKES, Made, Unreadable, moment
from wfhdesk.domain.periods import DAY
from wfhdesk.domain.quiet import Quiet, quiet_at
from wfhdesk.domain.statuses import LONGEST
from wfhdesk.language import gettext as _
from wfhdesk.store.tables import DeskDB


class Quieting:
    """Lets nothing speak up for a while."""

    def __init__(self, db: DeskDB, availability: Availability) -> None:
        self._db = db
        self._availability = availability
        self._quiet = db.table("quiet")
        self.unreadable: set[str] = set()
        self._known_quiet = Made(_quiet_of, self.unreadable)

    def said_of_quiet(self) -> list[Quiet]:
        """Return what was said of quiet today and yesterday."""
        return self._known_quiet.of_all(self._quiet.shown(self._availability.today() - DAY))

    def quiet(self) -> Quiet | None:
        """Return the quiet that holds now; None where it isn't quiet."""
        return quiet_at(self.said_of_quiet(), self._availability.now())

    def be_quiet(self, until: datetime) -> Quiet:
        """Let nothing speak up until a moment."""
        words = _("quiet until {time}").format(time=f"{until:%H:%M}")
        return self._say(Quiet(self._availability.now(), until), words)

    def end_quiet(self) -> bool:
        """Let nudges speak up again; return whether it was quiet. Else this is no act, so that undo finds the one before."""
        was_quiet, now = self.quiet() is not None, self._availability.now()
        if was_quiet:
            self._say(Quiet(now, now), _("ended quiet"))
        return was_quiet

    def read_all(self) -> None:
        """Read everything there is, so that `unreadable` knows."""
        self._known_quiet.of_all(self._quiet.shown())

    def _say(self, quiet: Quiet, words: str) -> Quiet:
        with self._db.lines.act(words):
            doc = {"since": quiet.since.isoformat(), "until": quiet.until.isoformat()}
            return quiet._replace(id=self._quiet.insert(doc))


def _quiet_of(doc: Mapping[str, Any], doc_id: str) -> Quiet:
    """Return the quiet of a document. Raises Unreadable, also where it lasts longer than quiet may."""
    try:
        quiet = Quiet(moment(doc["since"]), moment(doc["until"]), doc_id)
    except MISTAKES as problem:
        raise Unreadable(doc_id) from problem
    if quiet.until - quiet.since > LONGEST:
        raise Unreadable(doc_id)
    return quiet
