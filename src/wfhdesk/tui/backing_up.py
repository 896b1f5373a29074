"""The day's backup, made beside the screen by the app where nothing else came first."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from wfhdesk.domain.errors import DeskError

if TYPE_CHECKING:
    from wfhdesk.tui.app import DeskApp

_GROUP = "backup"
_LATER = 3.0
"""Seconds after the start: whoever opens the app looks at Today first."""
_OFTEN = 600.0
"""Seconds between two looks: the app may stay open for weeks."""


def begin(app: DeskApp) -> None:
    """Look now and then whether the day's backup is due."""
    app.set_timer(_LATER, partial(back_up, app))
    app.set_interval(_OFTEN, partial(back_up, app))


def back_up(app: DeskApp) -> None:
    """Make the day's backup in a worker, where it is due; as a rule that costs a look at one file."""
    if not app.desk.is_sample and app.desk.backups.is_due():
        app.run_worker(_back_up(app), group=_GROUP, exclusive=True)


async def _back_up(app: DeskApp) -> None:
    beside = (
        app.desk.beside()
    )  # of its own: reading all of it back must not keep the screen waiting for the one that is lent
    try:
        await asyncio.to_thread(beside.backups.make_if_due)
    except DeskError as problem:
        app.notify(str(problem), severity="warning", markup=False, timeout=15)
