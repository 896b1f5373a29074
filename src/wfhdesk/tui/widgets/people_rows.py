"""In which order people stand on their screen, and on which line each: by urgency, name or relation, in groups or not."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby
from typing import NamedTuple

from wfhdesk.domain.cadence import closeness
from wfhdesk.domain.standings import Standing

URGENCY, NAME, RELATION = "urgency", "name", "relation"
ORDERS = (URGENCY, NAME, RELATION)


class Group(NamedTuple):
    """The heading of people with one relation, and how many they are."""

    relation: str
    people: int


class PeopleRows:
    """People on their lines. `standings` come most pressing first."""

    def __init__(
        self,
        standings: Sequence[Standing] = (),
        order: str = URGENCY,
        *,
        grouped: bool = False,
        only: Collection[str] | None = None,
    ) -> None:
        shown = [one for one in standings if only is None or one.person.id in only]
        shown = _in_order(shown, order)
        self.standings = shown
        self._rows: list[Group | Standing] = _in_groups(shown) if grouped else list(shown)
        self._row_of = {row.person.id: place for place, row in enumerate(self._rows) if isinstance(row, Standing)}

    def __len__(self) -> int:
        return len(self._rows)

    def at(self, row: int) -> Group | Standing | None:
        """Return what stands on a line."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, person_id: str) -> int | None:
        """Return the line of a person; None where they aren't here."""
        return self._row_of.get(person_id)


def _in_order(standings: list[Standing], order: str) -> list[Standing]:
    if order == NAME:
        return sorted(standings, key=lambda one: (one.person.name.casefold(), one.person.id))
    return sorted(standings, key=lambda one: closeness(one.person)) if order == RELATION else standings


def _in_groups(standings: list[Standing]) -> list[Group | Standing]:
    rows: list[Group | Standing] = []
    together = sorted(standings, key=lambda one: closeness(one.person))
    for relation, members in groupby(together, key=lambda one: one.person.relation):
        group = list(members)
        rows += [Group(relation, len(group)), *group]
    return rows
