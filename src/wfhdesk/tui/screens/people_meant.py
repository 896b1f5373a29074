"""Whom one means on the people screen: those who are chosen, or else the one under the cursor."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from wfhdesk.domain.people import Person
from wfhdesk.language import ngettext
from wfhdesk.tui.screens.people_reading import PeopleReading
from wfhdesk.tui.still_here import still_here


class PeopleMeant(PeopleReading):
    """The people that something is done with, as they are at this moment."""

    def meant(self) -> list[Person]:
        """Return the people that are meant: of those who are chosen the ones that show, or the one under the cursor."""
        shown = {one.person.id for one in self.standings if self.found is None or one.person.id in self.found}
        chosen = [one.person for one in self.standings if one.person.id in self.table.chosen & shown]
        standing = self.table.standing
        return chosen or ([standing.person] if standing else [])

    def still_here(self, people: Sequence[Person]) -> list[Person]:
        """Return people as they are at this moment. Raises WrongInput where one of them is gone."""
        return [still_here(self.desk, person.id) for person in people]

    def named(self, people: Sequence[Person]) -> str:
        """Return people as one calls them in a sentence; who shares their whole name, with what tells them apart."""
        if len(people) == 1:
            apart = self.apart.get(people[0].id, "")
            called = self.desk.people.names().called(people[0])
            return f"{called} ({apart})" if apart else called
        return ngettext("{n} person", "{n} people", len(people)).format(n=len(people))

    def do(self, act: Callable[[Person], str]) -> None:
        """Do something with the person under the cursor, as they are at this moment, and say so in the act's words."""
        standing = self.table.standing
        if standing is not None:
            with self.telling():
                (person,) = self.still_here([standing.person])
                words = act(person)
                self.hold_place()
                self.done(words)

    def hold_place(self) -> None:
        """Let the cursor stay where it is while whom it stands on moves, so that the next person comes under it."""
        self.table.hold_place()
