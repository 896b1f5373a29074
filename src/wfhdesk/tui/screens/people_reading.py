"""How the people screen gets what it shows: names at once, where one stands with everybody beside, one in full beside."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import on, work
from textual.widgets import Input
from textual.worker import get_current_worker

from wfhdesk.desk.circle import Circle, Seen, circle, seen
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.naming import apart
from wfhdesk.domain.people import Person
from wfhdesk.domain.people_found import PeopleIndex
from wfhdesk.domain.reach_texts import reach_told
from wfhdesk.domain.standings import Standing
from wfhdesk.tui.screens.desk_screen import DeskScreen
from wfhdesk.tui.slots import sign_of
from wfhdesk.tui.widgets.filter_line import FilterLine
from wfhdesk.tui.widgets.people_rows import URGENCY
from wfhdesk.tui.widgets.people_table import Now, PeopleTable

if TYPE_CHECKING:
    from collections.abc import Iterable

_A_LOOK = 0.05
"""Seconds that the cursor rests on somebody before it is read what to talk about with them."""


class PeopleReading(DeskScreen):
    """The people there are; who inherits shows them (`show_table`, `show_person`)."""

    def __init__(self) -> None:
        super().__init__()
        self.circle: Circle | None = None
        self.seen: Seen | None = None  # the person under the cursor, or the one before
        self.standings: list[Standing] = []
        self.order, self.grouped = URGENCY, False
        self._index: PeopleIndex | None = None
        self._nows: dict[str, Now] = {}
        self.apart: dict[str, str] = {}  # of people who share their whole name, what tells them apart

    def show_table(self, *, from_top: bool = False) -> None:
        """Show the people that are meant."""
        raise NotImplementedError

    def show_person(self) -> None:
        """Show the person under the cursor in full."""
        raise NotImplementedError

    @property
    def table(self) -> PeopleTable:
        """The list."""
        return self.query_one(PeopleTable)

    @property
    def asked(self) -> str:
        """What is looked for."""
        return self.query_one(FilterLine).value.strip()

    @property
    def found(self) -> set[str] | None:
        """The ids of those who were found; None where nothing is looked for."""
        if not self.asked:
            return None
        if self._index is None:
            self._index = PeopleIndex([one.person for one in self.standings])
        return {person.id for person in self._index.find(self.asked)}

    # --- reading --------------------------------------------------------------------------------------------------

    def show_desk(self) -> None:
        """Show who there is at once, where one stood with them before, and read where one stands now."""
        self._take_people(self.desk.people.all())
        self._read()

    def _take_people(self, people: Iterable[Person]) -> None:
        left = {person.id: person for person in people}
        known = [one for one in self.standings if one.person.id in left]
        self.standings = [one._replace(person=left.pop(one.person.id)) for one in known]
        self.standings += [Standing(person, "") for person in left.values()]
        self._show_anew()

    @work(thread=True, exclusive=True, group="circle")
    def _read(self) -> None:
        worker = get_current_worker()
        with self.telling_beside():
            with self.desk_app.beside() as desk:
                found = circle(desk)
            if not worker.is_cancelled:
                self.app.call_from_thread(self._take, found)

    def _take(self, found: Circle) -> None:
        if not self.query(PeopleTable):
            return  # the app is closing
        is_first = self.circle is None and self.table.cursor == self.table.first
        self.circle = found
        self.desk_app.standings = found.standings
        self.standings = found.standings
        self._show_anew(from_top=is_first)
        self.table.let_go_of_place()
        self.look_closer()

    def _show_anew(self, *, from_top: bool = False) -> None:
        self._index = None
        self.apart = apart([one.person for one in self.standings])
        self.forget_now()
        self.show_table(from_top=from_top)

    @work(exclusive=True, group="seen")
    async def look_closer(self) -> None:
        """Read the person under the cursor in full."""
        await asyncio.sleep(_A_LOOK)
        standing = self.table.standing if self.query(PeopleTable) else None
        if standing is None or not standing.state:
            return
        with suppress(DeskError):  # the list tells it
            self.seen = await self.ask_beside(lambda desk: seen(desk, standing))
            if self.query(PeopleTable):  # else the app is closing
                self.show_person()

    # --- what time it is for them -----------------------------------------------------------------------------------

    def forget_now(self) -> None:
        """Ask anew what time it is for everybody."""
        self._nows.clear()

    def now_of(self, person: Person) -> Now:
        """Return what time it is for a person and whether they work, once for all that is drawn in a minute."""
        found = self._nows.get(person.id)
        if found is None:
            found = self._nows[person.id] = self._now(person)
        return found

    def _now(self, person: Person) -> Now:
        with suppress(DeskError):
            time = self.desk.people.time_of(person)
            answer = self.desk.people.reach(person) if self.circle else None
            sign, tone = sign_of(answer, self.glyphs) if answer else (" ", "muted")
            return Now(f"{time:%H:%M}" if time else "", sign, tone)
        return Now("", " ", "muted")

    def reach_of(self, person: Person) -> str:
        """Return in words whether a person can be reached now."""
        if self.circle is None:
            return ""
        with suppress(DeskError):
            return reach_told(self.desk.people.reach(person), self.desk.people.time_of(person))
        return ""

    # --- searching ------------------------------------------------------------------------------------------------

    def focus_filter(self) -> None:
        """Type whom one looks for."""
        if self.is_mounted and self.query(FilterLine):
            self.set_focus(self.query_one(FilterLine))  # at once: letters typed behind the / are no commands

    @on(Input.Changed, "#filter")
    def _typed(self) -> None:
        self.show_table(from_top=True)

    @on(FilterLine.Left)
    def action_list(self) -> None:
        """Leave the filter for what it found."""
        self.table.focus()
