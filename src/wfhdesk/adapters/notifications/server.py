"""Whether anything here shows notifications, and what it can do."""

from __future__ import annotations

import asyncio
import sys

from wfhdesk.adapters.notifications import session_bus
from wfhdesk.adapters.notifications.library_logs import silence_libraries
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.notifications import Server
from wfhdesk.language import gettext as _

_PERMISSION = 60.0
"""Seconds that a person has who is asked whether wfhdesk may notify; macOS asks once."""


async def server(*, may_ask: bool = True) -> Server:
    """Return what shows notifications here. Raises DeskError, which says why nothing does and what helps.

    Where the system asks the person whether wfhdesk may notify, it does so now, unless that may not be (`may_ask`).
    """
    silence_libraries()
    if sys.platform.startswith("linux"):
        return await session_bus.answers()
    return await _of_the_system(may_ask=may_ask)


async def _of_the_system(*, may_ask: bool) -> Server:
    from desktop_notifier import Capability, DesktopNotifier

    try:
        notifier = DesktopNotifier("wfhdesk")
        able = await notifier.get_capabilities()
        async with asyncio.timeout(_PERMISSION):
            allowed = notifier.request_authorisation if may_ask else notifier.has_authorisation
            is_allowed = Capability.TITLE in able and await allowed()
    except (OSError, RuntimeError) as problem:  # a TimeoutError is an OSError
        raise DeskError(_refused()) from problem
    if not is_allowed:
        raise DeskError(_refused())
    # On macOS a press comes through its own run loop in the main thread, where ours runs: a button would do nothing.
    return Server(sys.platform, has_buttons=Capability.BUTTONS in able and sys.platform != "darwin")


def _refused() -> str:
    return _("This system doesn't let wfhdesk show notifications; allow it in the system's settings.")
