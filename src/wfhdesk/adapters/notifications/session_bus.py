"""The session bus of a Linux desktop, and who shows notifications on it.

Sources: Desktop Notifications Specification 1.2 (GetServerInformation, GetCapabilities), D-Bus Specification (server
addresses; `$XDG_RUNTIME_DIR/bus` is where systemd puts the bus of a person's session).
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.notifications import NoDesktop, Server
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.language import gettext as _

if TYPE_CHECKING:
    from dbus_fast.aio import MessageBus

PATIENCE = 2.0
"""Seconds in which what shows notifications has to answer; it may have to be started first."""

_ADDRESS = "DBUS_SESSION_BUS_ADDRESS"
_NAME = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"
_NOBODY = ("ServiceUnknown", "NameHasNoOwner", "Spawn")


async def answers() -> Server:
    """Return who shows notifications on the session bus; leave the bus's address in the environment for who comes next.

    Raises DeskError where there is no bus, nobody on it who shows notifications, or no answer within `PATIENCE`.
    """
    import asyncio

    bus = await _connected()
    try:
        async with asyncio.timeout(PATIENCE):
            information = await _asked(bus, "GetServerInformation")
            capabilities = await _asked(bus, "GetCapabilities")
    except TimeoutError:
        raise DeskError(too_slow()) from None
    except (OSError, EOFError) as problem:
        raise NoDesktop(_no_session()) from problem
    finally:
        await left(bus)
    name = shortened(one_line(str(information[0])), 60) if information else ""
    able = set(capabilities[0]) if capabilities else set()
    return Server(name, "actions" in able, "body-markup" in able)


async def left(bus: MessageBus) -> None:
    """Leave a bus, whether it still stands or not."""
    bus.disconnect()
    await gone(bus)


async def gone(bus: MessageBus) -> None:
    """Wait until a bus is gone, or was left."""
    from contextlib import suppress

    with suppress(Exception):  # how it went doesn't matter, but asyncio prints an exception that nobody took
        await bus.wait_for_disconnect()  # type: ignore[no-untyped-call]


def too_slow() -> str:
    """Return the sentence for a desktop that shows notifications, but not now."""
    return _("What shows notifications here did not answer within {n} seconds; try again, or start it anew.").format(
        n=int(PATIENCE)
    )


async def _connected() -> MessageBus:
    address = _address()  # before what takes long to load
    import asyncio

    from dbus_fast.aio import MessageBus
    from dbus_fast.errors import AuthError, InvalidAddressError

    try:
        async with asyncio.timeout(PATIENCE):
            bus = await MessageBus(bus_address=address).connect()
    except (TimeoutError, OSError, EOFError, ValueError, AuthError, InvalidAddressError) as problem:
        raise NoDesktop(_no_session()) from problem
    os.environ[_ADDRESS] = address
    return bus


def _address() -> str:
    """Return where the session bus is. A scheduled job isn't told, but the socket stands in its usual place."""
    if address := os.environ.get(_ADDRESS):
        return address
    socket = os.path.join(os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}", "bus")
    if not os.path.exists(socket):
        raise NoDesktop(_no_session())
    return f"unix:path={quote(socket)}"


async def _asked(bus: MessageBus, question: str) -> list[Any]:
    from dbus_fast import Message, MessageType

    reply = await bus.call(Message(destination=_NAME, path=_PATH, interface=_NAME, member=question))
    if reply.message_type is not MessageType.ERROR:
        return list(reply.body)
    fault = (reply.error_name or "").removeprefix("org.freedesktop.DBus.Error.")
    if fault.startswith(_NOBODY):
        raise DeskError(
            _(
                "Nobody shows notifications in this desktop session; start a program that does, such as dunst, mako or "
                "xfce4-notifyd."
            )
        )
    raise DeskError(_("What shows notifications here answered with an error ({reason}).").format(reason=fault))


def _no_session() -> str:
    return _("There is no desktop here to show notifications on; nudges come in the terminal and in the app.")
