"""Messages on the desktop: sent, and heard for as long as they stand."""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from wfhdesk.adapters.notifications import session_bus
from wfhdesk.adapters.notifications.library_logs import silence_libraries
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.notifications import Notification, Server
from wfhdesk.domain.plaintext import one_line, several_lines, shortened
from wfhdesk.language import gettext as _

if TYPE_CHECKING:
    import desktop_notifier
    from dbus_fast.aio import MessageBus

STANDS = 60
"""Seconds that a message asks to stand where nobody said for how long its buttons act."""

Pressed = Callable[[str, str], Awaitable[None]]
"""Told of a press: the key of the notification, and the act of its button or of its click."""

_ICON = "appointment-soon"
_LONGEST_TITLE, _LONGEST_BODY, _LONGEST_LABEL = 120, 1_000, 40
_LOOK_AGAIN = 1.0
"""Seconds between two looks at what still stands: the library doesn't tell of a message that went by itself."""
_PARTING = 1.0
"""Seconds that closing messages may take; whoever ends us waits for it."""


async def show(server: Server, notifications: Sequence[Notification], pressed: Pressed, wait: float | None) -> None:
    """Show notifications and hear their buttons until none of them stands any more, or `wait` seconds went by.

    `pressed` is awaited for one press after the other. What it raises ends the hearing and comes out of here. With
    `wait` None only the messages themselves end it; with 0 they are sent without buttons, which nobody would hear.
    However it ends, also by being cancelled: messages whose buttons nobody hears any more are closed.
    Raises DeskError where they can't be sent.
    """
    messages = _Messages(server, wait)
    try:
        for notification in notifications:
            await messages.send(notification)
        async for key, act in messages.presses():
            await pressed(key, act)
    finally:
        await messages.leave()


class _Press(NamedTuple):
    key: str
    act: str


class _Messages:
    """Messages that were sent together, and what is pressed on them."""

    def __init__(self, server: Server, wait: float | None) -> None:
        silence_libraries()
        from desktop_notifier import DesktopNotifier, Icon

        self._server = server
        self._wait = wait
        self._has_buttons = server.has_buttons and wait != 0
        self._notifier = DesktopNotifier("wfhdesk", Icon(name=_ICON))
        self._heard: asyncio.Queue[_Press | None] = asyncio.Queue()  # None: go and look at what still stands
        self._bus_ends: asyncio.Task[None] | None = None
        self._sending: asyncio.Future[str] | None = None

    async def send(self, notification: Notification) -> None:
        """Send one. The library tells of a failure only in its log, so it has to say that it did send."""
        sent: list[bool] = []
        message = self._message(notification, partial(sent.append, True))
        self._sending = asyncio.ensure_future(self._notifier.send_notification(message))
        try:
            async with asyncio.timeout(session_bus.PATIENCE):
                await asyncio.shield(self._sending)  # what was asked for comes, and only its number can close it
        except TimeoutError:
            raise DeskError(session_bus.too_slow()) from None
        finally:
            self._watch_the_bus()
        if not sent:
            raise DeskError(_("The desktop took no notification; what shows them may have ended. Try again."))

    async def presses(self) -> AsyncIterator[_Press]:
        """Return what is pressed, until nothing stands any more or the time is over."""
        now = asyncio.get_running_loop().time
        until = math.inf if self._wait is None else now() + self._wait
        while not self._heard.empty() or (now() < until and await self._some_stand()):
            if press := await self._next(min(_LOOK_AGAIN, until - now())):
                yield press

    async def leave(self) -> None:
        """Close what still stands with buttons, and the connection that presses come through, also while being cancelled."""
        leaving, cancelled = asyncio.ensure_future(self._leave()), None
        while not leaving.done():
            try:
                await asyncio.shield(leaving)
            except asyncio.CancelledError as again:
                cancelled = again
        if cancelled:
            raise cancelled

    async def _leave(self) -> None:
        try:
            if self._has_buttons:
                await self._close()
        finally:
            if self._sending:
                self._sending.cancel()
            if self._bus_ends and (bus := self._bus()):
                bus.disconnect()
                await self._bus_ends

    async def _close(self) -> None:
        if (bus := self._bus()) and not bus.connected:
            return
        with suppress(TimeoutError):
            async with asyncio.timeout(_PARTING):
                await self._clear()
                if self._sending and not self._sending.done():
                    await asyncio.wait([self._sending])
                    await self._clear()

    async def _clear(self) -> None:
        standing = await self._notifier.get_current_notifications()
        await asyncio.gather(*map(self._notifier.clear, standing), return_exceptions=True)

    async def _next(self, patience: float) -> _Press | None:
        if not self._heard.empty():
            return self._heard.get_nowait()
        try:
            return await asyncio.wait_for(self._heard.get(), patience)
        except TimeoutError:
            return None

    async def _some_stand(self) -> bool:
        if self._bus_ends and self._bus_ends.done():
            return False
        return bool(await self._notifier.get_current_notifications())

    def _message(self, notification: Notification, sent: Callable[[], None]) -> desktop_notifier.Notification:
        from desktop_notifier import Button
        from desktop_notifier import Notification as Message

        key = notification.key
        shown = notification.buttons if self._has_buttons else ()
        return Message(
            shortened(one_line(notification.title), _LONGEST_TITLE),
            self._body(notification.body),
            buttons=tuple(
                Button(shortened(one_line(label), _LONGEST_LABEL), partial(self._hear, key, act), act)
                for act, label in shown
            ),
            on_clicked=partial(self._hear, key, notification.click),
            on_dismissed=partial(self._hear, key, ""),
            on_dispatched=sent,
            timeout=STANDS if self._wait is None else math.ceil(self._wait) or -1,
        )

    def _body(self, text: str) -> str:
        plain = shortened(several_lines(text), _LONGEST_BODY)
        if not self._server.reads_markup:
            return plain
        return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    def _hear(self, key: str, act: str) -> None:
        self._heard.put_nowait(_Press(key, act) if act else None)

    def _watch_the_bus(self) -> None:
        if not self._bus_ends and (bus := self._bus()):
            self._bus_ends = asyncio.ensure_future(session_bus.gone(bus))

    def _bus(self) -> MessageBus | None:
        """Return the library's connection, which it has no words of its own to close; None where it has no bus."""
        return getattr(self._notifier._backend, "bus", None)
