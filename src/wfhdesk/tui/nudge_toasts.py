"""Nudges told while the app is open: on the desktop where something shows them there, else in the app with the bell."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from wfhdesk.domain.errors import DeskError
from wfhdesk.language import gettext as _
from wfhdesk.tui.beside import tell_done

if TYPE_CHECKING:
    from wfhdesk.desk.nudges import Claim
    from wfhdesk.domain.notifications import Server
    from wfhdesk.tui.app import DeskApp

_READ = 15
"""Seconds that a toast stands: whoever works in another window looks up some time later."""


async def service(app: DeskApp) -> Server | None:
    """Return what shows notifications here; None where nothing does."""
    from wfhdesk.desk import notifying

    with suppress(DeskError):
        return await notifying.service(app.desk)
    return None


async def tell(app: DeskApp, claim: Claim, shows: Server | None) -> None:
    """Tell nudges that were claimed, and do what is pressed on the desktop as long as they stand there and the app lives."""
    from wfhdesk.desk import notifying

    if shows is None:
        _tell_here(app, claim)
        return
    heard = notifying.Heard(partial(tell_done, app), partial(_refuse, app), app.open_nudge)
    try:
        await notifying.show_nudges(app.desk, shows, claim, heard, None)
    except DeskError:
        _tell_here(app, claim)


def _tell_here(app: DeskApp, claim: Claim) -> None:
    from wfhdesk.domain.nudge_texts import notifications

    shows = _("{key} shows it.") if len(claim.nudges) == 1 else _("{key} shows them.")
    told = notifications(claim.nudges, app.desk.availability.now(), is_digest=claim.choice.is_digest)
    for place, one in enumerate(told, 1):
        where = [shows.format(key=app.key_of("app.nudges"))] if place == len(told) else []
        app.notify("\n".join([one.body, *where]), title=one.title, markup=False, timeout=_READ)
    app.bell()


def _refuse(app: DeskApp, problem: str) -> None:
    app.notify(problem, severity="error", markup=False)
