"""Nudges while the app is open: by the rules of `wfhdesk nudge`, and never what that has shown already."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from math import inf
from time import monotonic
from typing import TYPE_CHECKING

from textual.worker import Worker, get_current_worker

from wfhdesk.domain.errors import DeskError
from wfhdesk.tui.beside import ask_beside
from wfhdesk.tui.screens.desk_screen import DeskScreen

if TYPE_CHECKING:
    from wfhdesk.desk.desk import Desk
    from wfhdesk.desk.nudges import Claim
    from wfhdesk.domain.nudging import Choice
    from wfhdesk.domain.quiet import Quiet
    from wfhdesk.tui.app import DeskApp

SILENT = 10.0
"""Seconds after the start in which nothing speaks up: whoever opens the app looks at Today first, where all of it stands."""
_OFTEN = 600.0
"""Seconds between two looks at most; what changes the choice by time alone says when it does (`Choice.until`)."""
_SETTLED = 1.0
"""Seconds after a change of the desk: what is done in one go is looked at once."""
_LEAVING = 2.0
"""Seconds that closing what stands on the desktop may take when the app closes."""
_TOLD = "nudges told"


class Nudging:
    """What is to be brought up now, and who was told of it.

    `opens` is the nudge that the app was opened for (its kind and what it is about), until it is shown. `turn` counts how
    often time alone may have changed what waits for the person.
    """

    def __init__(self, app: DeskApp, opens: str = "") -> None:
        self._app = app
        kind, _slash, about = opens.partition("/")
        self.opens = (kind, about) if about else None
        self.turn = 0
        self._choice: Choice | None = None
        self._quiet: Quiet | None = None
        self._silent_until = self._next = inf  # by the monotonic clock
        self._is_looking = False

    # --- what the screens show ----------------------------------------------------------------------------------

    @property
    def keys(self) -> list[tuple[str, str]]:
        """Of each nudge that holds now its kind and what it is about, most urgent first."""
        return [] if self._choice is None or self.quiet else [nudge.key for nudge in self._choice.today]

    @property
    def quiet(self) -> Quiet | None:
        """The quiet that the person asked for, as long as it holds."""
        holds = self._quiet is not None and self._quiet.holds(self._app.desk.availability.now())
        return self._quiet if holds else None

    def take(self, choice: Choice) -> None:
        """Show what was chosen just now by whoever looked for something else; tell soon what nobody was told yet."""
        self._take(choice)
        if choice.fresh:
            self.desk_changed()

    def _take(self, choice: Choice) -> None:
        self._choice = choice
        self.look_at_quiet()

    def look_at_quiet(self) -> None:
        """Show whether it is quiet, by what the desk says now: what was chosen beside the screen may have been read before."""
        with suppress(DeskError):  # what can't be read the screen in front tells
            self._quiet = self._app.desk.quieting.quiet()
        self._show()

    def _show(self) -> None:
        for screen in self._app.screen_stack:
            if isinstance(screen, DeskScreen):
                screen.show_nudges()

    def time_went_by(self) -> None:
        """Let the screens read again what waits: what the person does now is otherwise than before."""
        self.turn += 1
        self._show()

    # --- looking ------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Begin to look: the first screen stands."""
        self._silent_until = self._next = monotonic() + SILENT

    def desk_changed(self) -> None:
        """Look again soon."""
        self._next = min(self._next, monotonic() + _SETTLED)

    def look(self) -> None:
        """Look what is to be told now, where it is time to; called every moment."""
        now = monotonic()
        has_begun = self._silent_until < inf
        if not has_begun or self._is_looking or (now < self._next and not self._is_over):
            return
        if self._is_over:
            self.turn += 1  # it is shown with what is found
        speaks = now >= self._silent_until
        self._next = now + _OFTEN if speaks else min(now + _OFTEN, self._silent_until)
        self._is_looking = True
        self._app.run_worker(self._look(speaks=speaks and not self._app.desk.is_sample), group="nudges")

    @property
    def _is_over(self) -> bool:
        """Whether what was chosen can be otherwise by now: a status ended, a day's batch is due, quiet is over."""
        return self._choice is not None and self._app.desk.availability.now() >= self._choice.until

    async def _look(self, *, speaks: bool) -> None:
        try:
            choice = await ask_beside(self._app, lambda desk: desk.nudges.choice())
            self._take(choice)
            if speaks and choice.fresh:
                await self._claim()
        except DeskError:
            self._choice = None  # what can't be read the screen in front tells
        finally:
            self._is_looking = False

    async def _claim(self) -> None:
        """Claim what nobody was told yet and tell it; where the app closes before that, it counts as not shown."""
        from wfhdesk.tui.nudge_toasts import service, tell

        worker, claimed = get_current_worker(), list["Claim"]()
        try:
            await ask_beside(self._app, lambda desk: _claim(desk, claimed, worker))
            (claim,) = claimed
            shows = await service(self._app) if claim.nudges else None
        except asyncio.CancelledError:
            for claim in claimed:
                self._app.desk.nudges.release(claim)
            raise
        self._take(claim.choice)
        if claim.nudges:
            self._app.run_worker(tell(self._app, claim, shows), group=_TOLD)

    async def end(self) -> None:
        """Wait until what stands on the desktop is closed: its buttons would do nothing once the app has ended."""
        told = [worker.wait() for worker in self._app.workers if worker.group == _TOLD]
        with suppress(TimeoutError):
            await asyncio.wait_for(asyncio.gather(*told, return_exceptions=True), _LEAVING)


def _claim(desk: Desk, claimed: list[Claim], worker: Worker[None]) -> None:
    """Claim, and let go of it where the app has closed meanwhile: nobody waits for what a thread finds then."""
    claimed.append(desk.nudges.claim())
    if worker.is_cancelled:
        desk.nudges.release(claimed[0])
