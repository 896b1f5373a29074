"""What Today shows beside what was logged: read beside the screen, for it takes every year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from wfhdesk.desk.desk import Desk
from wfhdesk.desk.history import RECENT, names_used
from wfhdesk.domain.naming import completed
from wfhdesk.domain.next_steps import NextStep, next_steps
from wfhdesk.domain.nudges import CONTACT
from wfhdesk.domain.nudging import Choice
from wfhdesk.domain.standings import PAUSED, SNOOZED, UNCOUNTED, Standing

_MOST_PEOPLE = 5
_SILENT = (PAUSED, SNOOZED, UNCOUNTED)


class Ahead(NamedTuple):
    """What to do next, and what the update still lacks.

    `steps` begin with those that nudge now, which `choice` tells. `people` are those whose turn it is or comes soonest, each
    with what one calls them; `names` are projects and people with their signs, to complete a line with. `is_new` tells that
    nothing was logged yet.
    """

    steps: Sequence[NextStep]
    lacks: Sequence[str]
    people: Sequence[tuple[str, Standing]]
    names: Sequence[str]
    choice: Choice
    is_new: bool


def look_ahead(desk: Desk) -> Ahead:
    """Return what Today tells of the days to come."""
    coming = desk.what_waits.upcoming()
    standings = desk.people.standings()
    entries = desk.accomplishments.all()
    names = desk.people.names()
    counted = [one for one in standings if one.due is not None and one.state not in _SILENT]
    waiting = desk.what_waits.gathered(coming, standings)
    choice = desk.nudges.choice(waiting)
    named = {nudge.person for nudge in choice.today if nudge.kind == CONTACT}
    return Ahead(
        _first(choice, next_steps(waiting._replace(people=desk.what_waits.pressing(standings, named)))),
        coming[0].lacks if entries else (),
        [(names.called(one.person), one) for one in counted[:_MOST_PEOPLE]],
        completed(names_used(entries[: -RECENT - 1 : -1]), desk.people.all()),
        choice,
        not entries,
    )


def _first(choice: Choice, steps: Sequence[NextStep]) -> list[NextStep]:
    """Return steps with those that nudge now before the others, as urgent as nudges are."""
    places = {nudge.key: place for place, nudge in enumerate(choice.today)}
    return sorted(steps, key=lambda step: places.get((step.kind, step.about), len(places)))
