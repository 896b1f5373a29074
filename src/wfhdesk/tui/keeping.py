"""What is typed, kept at every key: a disk that takes nothing is told once, not at every key."""

from __future__ import annotations

from functools import partial
from typing import Any

from textual.app import App

from wfhdesk.desk.desk import Desk
from wfhdesk.domain.errors import DeskError

_LATER = 0.3
"""Seconds after which it is told: what was done meanwhile is said first, and takes away what stood there before."""


class Keeping:
    """Keeps texts that are not finished (`desk.unfinished`)."""

    def __init__(self, app: App[Any], desk: Desk) -> None:
        self._app, self._desk = app, desk
        self._is_told = False

    def keep(self, name: str, text: str) -> None:
        """Keep a text until it is finished; an empty one is. Whoever types isn't held up where that fails."""
        try:
            self._desk.unfinished.keep(name, text)
        except DeskError as problem:
            if not self._is_told:
                tell = partial(self._app.notify, str(problem), severity="error", markup=False)
                self._app.set_timer(_LATER, tell)
            self._is_told = True
        else:
            self._is_told = False
