"""Keys one after the other: the next is taken when all has happened that the one before it does.

Textual hands keys that arrive together to whatever has the focus before the first of them has moved it. Typed fast, `a` and a
line would then lose the line's first letters, and a dialog's first keys would act on the screen below it.
"""

from __future__ import annotations

import asyncio
from collections import deque

from textual.app import App
from textual.events import Event, Key, Paste
from textual.message import Message

from wfhdesk.domain.plaintext import several_lines

_STUCK = 0.15
"""Seconds after which the next key is taken all the same: what a key closed can't say any more that it was taken."""
_MOUNTING = 0.005
"""Seconds between two looks at whether a dialog that a key opened stands there."""
_MOST_LOOKS = 60
_TURNS = 3
"""Turns of the event loop that it takes until a worker which a key started has opened its dialog."""


class KeyTaken(Message):
    """Follows a key through the same widgets, and comes to the app when these are done with it."""


class TypedKeys(App[str]):
    """An app that takes keys in their order, each where it was meant to go."""

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self._typed: deque[Key | Paste] = deque()
        self._number = 0  # of the key that is under way
        self._is_taking = False
        self._looks = 0

    async def on_event(self, event: Event) -> None:
        """Take what is typed in its order; everything else at once."""
        if not isinstance(event, Key | Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        self._typed.append(event)
        if self._is_taking:
            number = self._number
            self.set_timer(_STUCK, lambda: self.call_later(self._go_on, number))
        else:
            await self._take_next()

    async def _take_next(self) -> None:
        while self._typed:
            self._is_taking = True
            self._number += 1
            typed = self._typed.popleft()
            if getattr(self.screen, "is_unread", False):
                continue  # it was on its way when a question came up that nobody has read yet
            if isinstance(typed, Paste):
                typed = Paste(several_lines(typed.text))  # what a terminal pastes may hold escape sequences
            target = self.focused or self.screen
            await super().on_event(typed)
            target.post_message(KeyTaken())
            return
        self._is_taking = False

    def on_key_taken(self) -> None:
        """Go on with the next key, behind what this one has put off (a change of the focus is)."""
        self.call_later(self._go_on, self._number)

    async def _go_on(self, number: int) -> None:
        for _turn in range(_TURNS):  # so that what the key began (a worker that opens a dialog) has begun
            await asyncio.sleep(0)
        if number != self._number:
            return
        if self.screen.is_modal and self.focused is None and self._looks < _MOST_LOOKS:
            self._looks += 1
            self.set_timer(_MOUNTING, lambda: self.call_later(self._go_on, number))
        else:
            self._looks = 0
            await self._take_next()
