"""What several screens do with entries: change them, write one anew, choose between two versions of one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from wfhdesk.desk.desk import Desk
from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.errors import WrongInput
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext
from wfhdesk.tui.screens.desk_screen import DeskScreen

Answer = TypeVar("Answer")


class EntryActs(DeskScreen):
    """Acts on entries as they are at that moment, whatever the screen shows."""

    async def _ask_desk(self, ask: Callable[[Desk], Answer], *, at_once: bool) -> Answer:
        """Ask the desk beside the screen, or `at_once` what this year's file can answer."""
        return ask(self.desk) if at_once else await self.ask_beside(ask)

    async def act_on(
        self,
        ids: Sequence[str],
        act: Callable[[Desk, list[Accomplishment]], object],
        words: str,
        *,
        at_once: bool = False,
    ) -> None:
        """Do something with entries as they are at this moment, whatever the screen shows, and say so in `words`.

        Entries of this year can be changed `at_once`; others are looked for beside the screen. What the desk refuses is told.
        """
        with self.telling():
            await self._ask_desk(lambda desk: act(desk, _as_they_are(desk, ids)), at_once=at_once)
            self.done(words)

    async def write_anew(self, doc_id: str, names: Sequence[str] = (), *, at_once: bool = False) -> bool:
        """Let the person write an entry anew, from the version that shows now; return whether that was done."""
        from wfhdesk.tui.modals.log_line import LogLine

        with self.telling():
            entry, at = await self._ask_desk(lambda desk: _as_it_is(desk, doc_id), at_once=at_once)
            told = await self.app.push_screen_wait(LogLine(self.desk, entry, tuple(names), at))
            if told:
                self.done(told)
                return True
        return False

    async def choose_version(self, doc_id: str) -> None:
        """Let the person choose between versions of an entry that was changed in two places at once."""
        from wfhdesk.tui.modals.versions import Versions

        with self.telling():
            seen, versions = await self.ask_beside(lambda desk: _versions(desk, doc_id))
            choice = await self.app.push_screen_wait(Versions(versions, self.glyphs))
            if choice:
                await self.ask_beside(lambda desk: desk.care.settle(doc_id, choice, seen))
                self.done(_("Chose one of {n} versions").format(n=len(versions)))


def _as_they_are(desk: Desk, ids: Sequence[str]) -> list[Accomplishment]:
    """Return entries by their whole ids. Raises WrongInput where one of them is gone."""
    if not all(map(desk.accomplishments.is_there, ids)):
        gone = ngettext(
            "This entry isn't there any more; nothing was changed.",
            "Not all of these are there any more; nothing was changed.",
            len(ids),
        )
        raise WrongInput(gone)
    return desk.accomplishments.several(ids)


def _as_it_is(desk: Desk, doc_id: str) -> tuple[Accomplishment, list[str]]:
    """Return an entry and which version of it this is. Raises WrongInput where it is gone."""
    (entry,) = _as_they_are(desk, [doc_id])
    return entry, desk.accomplishments.version_of(doc_id)


def _versions(desk: Desk, doc_id: str) -> tuple[list[str], list[Accomplishment | None]]:
    """Return the keys of an entry's versions, and the versions."""
    return desk.accomplishments.version_keys(doc_id), desk.accomplishments.versions(doc_id)
