"""The app as a person has it before them: what is pressed and typed, and what then stands on the screen."""

from __future__ import annotations

import asyncio
import time
import unicodedata
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from rich.cells import cell_len
from textual.events import Key, Paste
from textual.pilot import Pilot

from wfhdesk.desk.desk import Desk
from wfhdesk.tui.app import DeskApp
from wfhdesk.tui.widgets.frame import PLACES

PATIENCE = 10.0
"""Seconds after which something that should happen soon counts as not happening; far more than it ever takes."""

_LONG = 1.0
"""Seconds that keys may take; a dialog that waits for the person to read it takes them for longer."""

Size = tuple[int, int]


class DeskDriver:
    """A person at the app. What is asserted is what the terminal shows, so tests don't know how screens are made."""

    def __init__(self, app: DeskApp, pilot: Pilot[Any], told: list[str]) -> None:
        self.app = app
        self.pilot = pilot
        self._told = told

    # --- what is done -------------------------------------------------------------------------------------------

    async def presses(self, *keys: str) -> None:
        """Press keys, by Textual's names of them, each once the one before it was taken in."""
        for key in keys:
            self._press(key)
            await self.settles()

    async def presses_at_once(self, *keys: str) -> None:
        """Press keys so fast that all of them wait before the first is taken in."""
        for key in keys:
            self._press(key)
        await self.settles()

    async def types(self, text: str) -> None:
        """Type a text as fast as can be, sign by sign."""
        for sign in text:
            self._press(_key_of(sign), sign)
        await self.settles()

    def _press(self, key: str, sign: str | None = None) -> None:
        self.app.post_message(Key(key, sign or _sign_of(key)))

    async def pastes(self, text: str) -> None:
        """Paste a text, as a terminal hands it over."""
        self.app.post_message(Paste(text))
        await self.settles()

    async def logs(self, line: str) -> None:
        """Log a line from wherever one is."""
        await self.presses("a")
        await self.types(line)
        await self.presses("enter")

    async def clicks(self, text: str, *, times: int = 1, **how: bool) -> None:
        """Point the mouse at the first place where a text stands, and click."""
        x, y = await self.finds(text)
        await self.pilot.click(offset=(x, y), times=times, **how)  # type: ignore[arg-type]
        await self.settles()

    async def resizes(self, width: int, height: int) -> None:
        """Draw the terminal's window bigger or smaller."""
        await self.pilot.resize_terminal(width, height)
        await self.settles()

    async def goes_to(self, place: str) -> None:
        """Go to a screen by its number and wait until it stands there."""
        await self.presses(str(PLACES[place]))
        self.is_on(place)

    async def settles(self) -> None:
        """Wait until the app has taken in what was done: every key, and what came of it."""
        until = time.monotonic() + _LONG
        while not self.has_left and (self.app._is_taking or self.app._typed) and time.monotonic() < until:
            await self.pilot.pause(0.005)
        for _look in range(2):  # what is taken in makes further messages
            if not self.has_left:
                await self.pilot.pause(0.005)

    # --- what is seen -------------------------------------------------------------------------------------------

    @property
    def lines(self) -> list[str]:
        """The lines on the screen, as they are drawn."""
        # The one place that looks into Textual: nothing public gives what is drawn as text.
        return [strip.text for strip in self.app.screen._compositor.render_strips()]

    @property
    def screen(self) -> str:
        """All that is on the screen."""
        return "\n".join(line.rstrip() for line in self.lines)

    def drawn(self, y: int) -> list[tuple[str, object]]:
        """Return the pieces of a line, each with its style."""
        return [(segment.text, segment.style) for segment in self.app.screen._compositor.render_strips()[y]]

    @property
    def head(self) -> str:
        """The first line; nothing while a screen comes that isn't drawn yet."""
        return next(iter(self.lines), "").rstrip()

    async def head_ends_with(self, words: str) -> None:
        """Wait until the first line ends with these words."""
        await self.waits_for(lambda: self.head.endswith(words), f"{words!r} in the head")

    @property
    def foot(self) -> str:
        """The line of keys."""
        return self.lines[-1]

    async def is_offered(self, *keys: str) -> None:
        """Wait until keys stand in the foot: it follows what is under the cursor a turn later."""
        await self.waits_for(lambda: all(key in self.foot for key in keys), f"{keys} in the foot")

    async def is_not_offered(self, *keys: str) -> None:
        """Wait until none of these keys stands in the foot."""
        await self.waits_for(lambda: not any(key in self.foot for key in keys), f"no {keys} in the foot")

    def line_with(self, text: str) -> str:
        """Return the first line that a text stands on."""
        self.sees(text)
        return next(line for line in self.lines if text in line)

    def sees(self, *texts: str) -> None:
        """Assert that texts stand on the screen."""
        for text in texts:
            assert text in self.screen, f"{text!r} isn't on the screen:\n{self.screen}"

    def does_not_see(self, *texts: str) -> None:
        """Assert that texts don't stand on the screen."""
        for text in texts:
            assert text not in self.screen, f"{text!r} is on the screen:\n{self.screen}"

    async def sees_soon(self, *texts: str) -> None:
        """Wait until texts stand on the screen together."""
        await self.waits_for(lambda: all(text in self.screen for text in texts), f"{texts} to show")

    async def misses_soon(self, text: str) -> None:
        """Wait until a text has gone from the screen."""
        await self.waits_for(lambda: text not in self.screen, f"{text!r} to go")

    async def holds_still(self) -> str:
        """Wait until nothing changes on the screen any more, and return what stands there."""
        seen, since = self.screen, time.monotonic()
        while time.monotonic() - since < 0.2:
            await self.pilot.pause(0.02)
            if self.screen != seen:
                seen, since = self.screen, time.monotonic()
        return seen

    async def finds(self, text: str) -> Size:
        """Return in which column and line a text begins, once it shows and stays where it is."""
        await self.sees_soon(text)
        place, looks = self._place_of(text), 0
        while looks < 4 or place is None:
            await self.pilot.pause(0.01)
            before, place = place, self._place_of(text)
            looks = looks + 1 if place == before else 0
            if place is None:
                await self.sees_soon(text)
        return place

    def _place_of(self, text: str) -> Size | None:
        for y, line in enumerate(self.lines):
            if text in line:
                return cell_len(line[: line.index(text)]), y
        return None

    async def is_told(self, words: str) -> None:
        """Wait for a toast with these words, then let all toasts go."""
        await self.waits_for(lambda: any(words in told for told in self._told), f"a toast with {words!r}")
        self.lets_toasts_go()
        await self.settles()

    def is_told_nothing(self) -> None:
        """Assert that no toast came since the last one that was looked at."""
        assert self._told == []

    def lets_toasts_go(self) -> None:
        """Forget the toasts so far: what they said isn't what the screen shows."""
        self._told.clear()
        self.app.clear_notifications()

    async def waits_for(self, happened: Callable[[], object], what: str) -> None:
        """Wait until something happened; fail with what the screen shows where it doesn't."""
        until = time.monotonic() + PATIENCE
        while not happened():
            if time.monotonic() > until:
                raise AssertionError(f"waited for {what}; told: {self._told}; the screen:\n{self.screen}")
            await self.pilot.pause(0.01)

    # --- where one is -------------------------------------------------------------------------------------------

    def is_on(self, place: str) -> None:
        """Assert which screen is in front, with no dialog over it."""
        assert self.app.current_mode == place, self.screen
        assert not self.is_asked, self.screen

    @property
    def is_asked(self) -> bool:
        """Whether a dialog is open."""
        return self.app.screen.is_modal

    async def is_back(self) -> None:
        """Wait until no dialog is open any more."""
        await self.waits_for(lambda: not self.is_asked, "the dialog to close")

    @property
    def has_left(self) -> bool:
        """Whether the app has ended."""
        return not self.app.is_running

    async def waits_to_leave(self) -> None:
        """Wait until the app has ended."""
        until = time.monotonic() + PATIENCE
        while not self.has_left:
            assert time.monotonic() < until, "the app goes on"
            await asyncio.sleep(0.01)


@asynccontextmanager
async def open_app(desk: Desk, size: Size = (100, 30), nudge: str = "") -> AsyncIterator[DeskDriver]:
    """Open the app on a desk, perhaps on what a nudge is about, and close it at the end as one who quits does."""
    app = DeskApp(desk, nudge)
    told = _heard_of(app)
    try:
        async with app.run_test(size=size, notifications=True) as pilot:
            me = DeskDriver(app, pilot, told)
            await me.settles()
            yield me
    finally:
        desk.unfinished.close()


def _heard_of(app: DeskApp) -> list[str]:
    """Return a list to which the app adds what its toasts say, from its first moment on."""
    notify, told = app.notify, list[str]()

    def heard(message: str, **how: Any) -> None:
        told.append(message)
        notify(message, **how)

    setattr(app, "notify", heard)  # noqa: B010 - a method of this one app
    return told


_NAMES = {"space": " ", "slash": "/", "question_mark": "?"}


def _key_of(sign: str) -> str:
    """Return Textual's name of the key that types a sign."""
    if sign.isalnum() and sign.isascii():
        return sign
    return unicodedata.name(sign, "key").lower().replace(" ", "_").replace("-", "_").replace("solidus", "slash")


def _sign_of(key: str) -> str | None:
    """Return the sign that a key types; None for one that only does something."""
    return key if len(key) == 1 else _NAMES.get(key)
