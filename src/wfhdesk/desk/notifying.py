"""Nudges on the desktop: shown there, and what is pressed on them done at once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from wfhdesk.desk.nudge_acts import act_on
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.notifications import Notification, Server
from wfhdesk.domain.nudge_texts import notifications
from wfhdesk.domain.nudges import OPENED, Nudge
from wfhdesk.language import gettext as _

if TYPE_CHECKING:
    from wfhdesk.desk.desk import Desk
    from wfhdesk.desk.nudges import Claim


class Heard(NamedTuple):
    """Who wants to know what was pressed: `done` is told in words what was done, or `wrong` why it couldn't be.

    `opened` is handed the nudge that the person wants to see, None where it was several.
    """

    done: Callable[[str], None]
    wrong: Callable[[str], None]
    opened: Callable[[Nudge | None], None]


async def service(desk: Desk, *, may_ask: bool = True) -> Server:
    """Return what shows notifications here. Raises DeskError where nothing does, or where nothing may.

    Only where it `may_ask` a system asks the person, who was never asked, whether wfhdesk may notify.
    """
    from wfhdesk.adapters.notifications.server import server

    if desk.is_sample:
        raise DeskError(_("This is the sample desk: it notifies nobody."))
    return await server(may_ask=may_ask)


async def show_nudges(desk: Desk, service: Server, claim: Claim, heard: Heard, wait: float | None) -> None:
    """Show nudges that were claimed, and do what is pressed, for `wait` seconds at most (None: as long as they stand).

    Raises DeskError where they can't be shown.
    """
    told = notifications(claim.nudges, desk.availability.now(), is_digest=claim.choice.is_digest)
    await show(service, told, _acting(desk, claim.nudges, heard), wait)


async def show(
    service: Server, told: Sequence[Notification], pressed: Callable[[str, str], None], wait: float | None
) -> None:
    """Show messages on the desktop. Raises DeskError where they can't be shown."""
    from wfhdesk.adapters.notifications import messages

    async def passed_on(key: str, act: str) -> None:
        pressed(key, act)

    await messages.show(service, told, passed_on, wait)


def _acting(desk: Desk, nudges: Sequence[Nudge], heard: Heard) -> Callable[[str, str], None]:
    by_key = {nudge.name: nudge for nudge in nudges}

    def pressed(key: str, act: str) -> None:
        nudge = by_key.get(key)
        if nudge is None or act == OPENED:
            heard.opened(nudge)
            return
        try:
            heard.done(act_on(desk, nudge, act))
        except DeskError as problem:
            heard.wrong(str(problem))

    return pressed


def open_app(desk: Desk, nudge: Nudge | None = None) -> None:
    """Open the app on this desk, with what a nudge is about, in a terminal window of its own.

    Raises DeskError where there is no terminal.
    """
    from wfhdesk.adapters.terminal_window import open_window

    # -P: the scheduler starts us in the home, where a file such as calendar.py must not be taken for Python's own.
    # An argument: a terminal whose windows belong to one server hands our environment to none of them.
    named = ["--nudge", nudge.name] if nudge else []
    open_window([sys.executable, "-P", "-m", "wfhdesk", *desk.places.options, *named])
