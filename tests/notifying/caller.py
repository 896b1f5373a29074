"""Whoever shows notifications, for tests: asks who shows them, sends, and writes a line of JSON for all that comes back.

Takes the seconds to wait (`none` for no limit), and for each notification its key, title and body.
"""

from __future__ import annotations

import asyncio
import json
import sys

from wfhdesk.adapters.notifications.messages import show
from wfhdesk.adapters.notifications.server import server
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.notifications import Button, Notification

BUTTONS = (Button("contact", "Log contact"), Button("snooze", "Snooze"))


class ContactFailed(Exception):
    """What a press does may go wrong; it does for the key `fails`."""


async def pressed(key: str, act: str) -> None:
    """Act as the key says; for `slow` the next press comes while this one is still being done."""
    tell("pressed", [key, act])
    if key == "fails":
        raise ContactFailed
    if key == "slow":
        await asyncio.sleep(0.5)


async def main(wait: str, *texts: str) -> None:
    notifications = [
        Notification(key, title, body, BUTTONS, "open")
        for key, title, body in zip(texts[::3], texts[1::3], texts[2::3], strict=True)
    ]
    try:
        found = await server()
        tell("server", found._asdict())
        await show(found, notifications, pressed, None if wait == "none" else float(wait))
    except (DeskError, ContactFailed) as problem:
        tell("failed", str(problem) or type(problem).__name__)
    else:
        tell("ended", "")


def tell(what: str, how: object) -> None:
    print(json.dumps([what, how]), flush=True)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
