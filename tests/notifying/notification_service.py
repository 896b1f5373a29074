"""Something that shows notifications, for tests: nobody sees them, but it tells what it got, and presses as it was told.

Runs as a program of its own on the session bus. Writes a line of JSON once it is there, and one for every notification
that it shows, or that it was asked to close.
"""

# ruff: noqa: PLR0917 - dbus_fast reads the annotations themselves; Notify has as many arguments as it has

import asyncio
import json
import sys
from argparse import ArgumentParser, Namespace
from typing import Annotated, Any

from dbus_fast import Variant
from dbus_fast.aio import MessageBus
from dbus_fast.annotations import DBusInt32, DBusSignature, DBusStr, DBusUInt32
from dbus_fast.service import ServiceInterface, dbus_method, dbus_signal

NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
EXPIRED, DISMISSED, CLOSED = 1, 2, 3

Strings = Annotated[list[str], DBusSignature("as")]
Hints = Annotated[dict[str, Variant], DBusSignature("a{sv}")]
Information = Annotated[tuple[str, str, str, str], DBusSignature("ssss")]
Numbers = Annotated[tuple[int, int], DBusSignature("uu")]
NumberAndWord = Annotated[tuple[int, str], DBusSignature("us")]


class Notifications(ServiceInterface):
    """The interface that desktops have for them, version 1.2 of the specification."""

    def __init__(self, told: Namespace) -> None:
        super().__init__(NAME)
        self._told = told
        self._ends = list(told.end)
        self._shown = 0
        self.is_over = asyncio.Event()

    @dbus_method()
    async def GetServerInformation(self) -> Information:
        await asyncio.sleep(self._told.slow)
        return ("a test", "wfhdesk", "1", "1.2")

    @dbus_method()
    def GetCapabilities(self) -> Strings:
        if self._told.vanishes:
            asyncio.get_running_loop().call_soon(self.is_over.set)
        able: list[str] = self._told.able
        return able

    @dbus_method()
    async def Notify(
        self,
        app_name: DBusStr,
        replaces: DBusUInt32,
        icon: DBusStr,
        title: DBusStr,
        body: DBusStr,
        actions: Strings,
        hints: Hints,
        timeout: DBusInt32,
    ) -> DBusUInt32:
        await asyncio.sleep(self._told.slow_to_show)
        if self._shown == self._told.most:
            self.is_over.set()
            await asyncio.Event().wait()  # and never answers
        self._shown += 1
        shown = {"app": app_name, "icon": icon, "title": title, "body": body, "actions": actions, "timeout": timeout}
        tell({**shown, "replaces": replaces, "urgency": hints["urgency"].value})
        if self._ends:
            asyncio.get_running_loop().call_later(self._told.delay, self._end, self._shown, self._ends.pop(0))
        number = self._shown
        await asyncio.sleep(self._told.slow_to_answer)
        return number

    @dbus_method()
    async def CloseNotification(self, number: DBusUInt32) -> None:
        tell({"closed": number})
        await asyncio.sleep(self._told.slow_to_close)
        self.NotificationClosed(number, CLOSED)

    @dbus_signal()
    def ActionInvoked(self, number: int, action: str) -> NumberAndWord:
        return (number, action)

    @dbus_signal()
    def NotificationClosed(self, number: int, reason: int) -> Numbers:
        return (number, reason)

    def _end(self, number: int, how: str) -> None:
        if how in {"expired", "dismissed"}:
            self.NotificationClosed(number, EXPIRED if how == "expired" else DISMISSED)
        else:
            self.ActionInvoked(number, how)
            self.NotificationClosed(number, DISMISSED)


def tell(what: dict[str, Any]) -> None:
    """Write a line that the test reads."""
    print(json.dumps(what), flush=True)


def understood(arguments: list[str]) -> Namespace:
    parser = ArgumentParser()
    parser.add_argument("--end", action="append", default=[], help="how each notification ends: an action, or a reason")
    parser.add_argument("--delay", type=float, default=0.1, help="seconds for which each notification stands")
    parser.add_argument("--able", action="append", default=[], help="a capability")
    parser.add_argument("--slow", type=float, default=0.0, help="seconds that it takes to say who it is")
    parser.add_argument("--slow-to-show", type=float, default=0.0, help="seconds that it takes to show one")
    parser.add_argument("--slow-to-answer", type=float, default=0.0, help="seconds between showing one and saying so")
    parser.add_argument("--slow-to-close", type=float, default=0.0, help="seconds that it takes to close one")
    parser.add_argument("--most", type=int, default=-1, help="end when asked to show more than so many")
    parser.add_argument("--vanishes", action="store_true", help="end after having said what it can do")
    return parser.parse_args(arguments)


async def main() -> None:
    bus = await MessageBus().connect()
    service = Notifications(understood(sys.argv[1:]))
    bus.export(PATH, service)
    await bus.request_name(NAME)
    tell({"is": "there"})
    await service.is_over.wait()
    bus.disconnect()


if __name__ == "__main__":
    asyncio.run(main())
