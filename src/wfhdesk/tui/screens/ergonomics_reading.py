"""How the screen of self-assessments gets what it shows: all of it is read beside the screen."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from textual import work
from textual.css.query import NoMatches
from textual.worker import get_current_worker

from wfhdesk.desk.checks import Check, Checks, Closely, checks, closely
from wfhdesk.domain.errors import DeskError
from wfhdesk.tui.screens.desk_screen import DeskScreen
from wfhdesk.tui.widgets.checkup_detail import CheckupDetail
from wfhdesk.tui.widgets.checkup_list import CheckupList

_A_LOOK = 0.05
"""Seconds that the cursor rests on a check before its last run is read in full."""
_A_WHILE = 15
"""Seconds that one takes to read what is wrong with a checklist, and where."""


class ErgonomicsReading(DeskScreen):
    """The checks there are; who inherits shows them (`show_checks`, `show_check`)."""

    def __init__(self) -> None:
        super().__init__()
        self.found: Checks | None = None
        self.closely: Closely | None = None  # the check under the cursor, or the one before
        self._complained: list[str] = []  # what was told to be wrong with checklists of the person's own

    def show_checks(self) -> None:
        """Show the checks that were found."""
        raise NotImplementedError

    def show_check(self) -> None:
        """Show the check under the cursor in full."""
        raise NotImplementedError

    @property
    def table(self) -> CheckupList:
        """The list."""
        return self.query_one(CheckupList)

    @property
    def check(self) -> Check | None:
        """The check under the cursor; None where all there is to see is how to begin."""
        if self.found is None or self.found.is_empty or not self.query(CheckupList):
            return None
        return self.table.check

    def show_desk(self) -> None:
        """Read where one stands now."""
        self.closely = None
        self._read()

    @work(thread=True, exclusive=True, group="checks")
    def _read(self) -> None:
        worker = get_current_worker()
        with self.telling_beside():
            with self.desk_app.beside() as desk:
                found, problems = checks(desk), list(desk.assessments.checklists.problems)
            if not worker.is_cancelled:
                self.app.call_from_thread(self._take, found, problems)

    def _take(self, found: Checks, problems: list[str]) -> None:
        if not self.query(CheckupDetail):
            return  # the app is closing
        for problem in problems:
            if problem not in self._complained:
                self.notify(problem, severity="warning", markup=False, timeout=_A_WHILE)
        self._complained = problems
        self.found = found
        with suppress(NoMatches):  # the app is closing, and takes the screen apart
            self.show_checks()
            self.look_closer()

    @work(exclusive=True, group="closely")
    async def look_closer(self) -> None:
        """Read the last run of the check under the cursor in full."""
        await asyncio.sleep(_A_LOOK)
        check = self.check
        if check is None or (self.closely and self.closely.about == check.id):
            return
        with suppress(DeskError):  # the list tells it
            self.closely = await self.ask_beside(lambda desk: closely(desk, check))
            with suppress(NoMatches):  # the app is closing, and takes the screen apart
                self.show_check()
