"""What one is doing right now, as every screen's head tells it: looked up when the desk changes and as time goes by."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from wfhdesk.domain.errors import DeskError

if TYPE_CHECKING:
    from wfhdesk.domain.availability import Answer
    from wfhdesk.tui.app import DeskApp

_OFTEN = timedelta(seconds=30)
"""After so long it is looked up again: what is told may be about another day."""


class RightNow:
    """The answer for this moment, kept until it can be another one; none before the first screen stands (`begin`)."""

    def __init__(self, app: DeskApp) -> None:
        self._app = app
        self._has_begun = False
        self._answer: Answer | None = None
        self._until: datetime | None = None  # when it has to be looked up again; None for at once

    @property
    def answer(self) -> Answer | None:
        """What one is doing; None where nothing is known of it."""
        if not self._has_begun:
            return None
        now = self._app.desk.clock.now()
        if self._until is None or now >= self._until:
            self._look_up(now)
        return self._answer

    def _look_up(self, now: datetime) -> None:
        self._answer, self._until = None, now + _OFTEN
        desk = self._app.desk
        try:
            found = desk.availability.answer(now) if desk.says_when else None
        except DeskError:
            return  # the screen in front tells what can't be read
        if found is None or not (found.is_known or found.back):
            return
        self._answer = found
        if found.until is not None and found.until > now:
            self._until = min(self._until, found.until)

    def begin(self) -> None:
        """Look it up from here on: hours, plans and what was said lately are read for it, which no first screen waits for."""
        self._has_begun = True

    def forget(self) -> None:
        """Look it up again: the desk has changed."""
        self._until = None

    def look(self) -> bool:
        """Return whether it has changed as time went by."""
        return _told(self._answer) != _told(self.answer)


def _told(found: Answer | None) -> str:
    if found is None:
        return ""
    from wfhdesk.domain.availability_texts import told

    return told(found)
