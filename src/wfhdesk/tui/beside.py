"""The desk from the app's side: what it refuses is told, and what takes reading every year is asked beside the screen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar, cast

from textual.app import App

from wfhdesk.desk.desk import Desk
from wfhdesk.domain.errors import DeskError
from wfhdesk.language import gettext as _

if TYPE_CHECKING:
    from wfhdesk.tui.app import DeskApp

Answer = TypeVar("Answer")


class Beside:
    """The desk opened once more, for the threads of workers: called, it lends it to one of them at a time."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk.beside()
        self._lent = Lock()
        self.asking = asyncio.Lock()
        """Held while the desk is asked by `ask_beside`."""

    @contextmanager
    def __call__(self) -> Iterator[Desk]:
        """Lend the desk to a thread."""
        with self._lent:
            yield self._desk


@contextmanager
def telling(app: App[Any]) -> Iterator[None]:
    """Do something with the desk; what it refuses is told, and nothing has changed then."""
    try:
        yield
    except DeskError as problem:
        app.notify(str(problem), severity="error", markup=False)


@contextmanager
def telling_beside(app: App[Any]) -> Iterator[None]:
    """Do something with a desk in a worker's thread; what it refuses is told, and the rest of the block is passed over."""
    try:
        yield
    except DeskError as problem:
        app.call_from_thread(app.notify, str(problem), severity="error", markup=False)


async def ask_beside(app: App[Any], ask: Callable[[Desk], Answer]) -> Answer:
    """Ask the desk something that may take reading every year, while the screen goes on; one after the other."""
    desk_app = cast("DeskApp", app)

    def asked() -> Answer:
        with desk_app.beside() as desk:
            return ask(desk)

    async with desk_app.beside.asking:  # in the order in which it was asked: what is taken back was done first
        return await asyncio.to_thread(asked)


def tell_done(app: App[Any], words: str) -> None:
    """Say in the person's words what was changed, with the key that takes it back, and show the desk anew everywhere."""
    desk_app, screen = cast("DeskApp", app), app.screen
    key = desk_app.key_of("app.undo")
    if screen.is_modal or (screen.focused is not None and screen.focused.check_consume_key(key, key)):
        key = f"esc {key}"  # here it would do nothing, or only be typed
    app.clear_notifications()  # what was done before needs no place any more
    app.notify(_("{words} {key} takes it back.").format(words=_sentence(words), key=key), markup=False)
    desk_app.desk_changed()


def follow(app: App[Any]) -> None:
    """Let what is published of one's availability follow what was changed, beside the screen."""
    app.run_worker(_follow(app), group="follow")


async def _follow(app: App[Any]) -> None:
    with suppress(DeskError):  # what can't be read at all the screen in front tells
        for warning in await ask_beside(app, lambda desk: desk.follow()):
            app.notify(warning, severity="warning", markup=False, timeout=15)


def _sentence(words: str) -> str:
    words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "!", "?", "…")) else words + "."
