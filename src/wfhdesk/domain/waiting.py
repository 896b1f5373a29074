"""What waits for the person, gathered from all over the desk: Today's list and the nudges are two views of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.actions import Action
from wfhdesk.domain.availability import Answer
from wfhdesk.domain.birthdays import Birthday
from wfhdesk.domain.checkups import Checkup
from wfhdesk.domain.days import Day
from wfhdesk.domain.delivery import WENT_OUT, is_to_be_asked
from wfhdesk.domain.occasions import CheckIn
from wfhdesk.domain.openers import Conversation
from wfhdesk.domain.periods import DAY, following
from wfhdesk.domain.selections import Selection
from wfhdesk.domain.standings import Standing
from wfhdesk.domain.updates import Update

_LAST_WORKING_DAY = 4  # Friday
_THURSDAY = 3


class Turn(NamedTuple):
    """Somebody whose turn it is, and what one calls them."""

    standing: Standing
    name: str


class Pressing(NamedTuple):
    """Somebody whose turn it is: what there is to talk about with them, how they are reached, and whether now."""

    standing: Standing
    name: str
    talk: Conversation
    reach: str = ""


class NextUpdate(NamedTuple):
    """The next update of a kind, and what it still lacks before it can go out."""

    kind: str
    reader: str
    selection: Selection
    lacks: tuple[str, ...] = ()


class Waiting(NamedTuple):
    """All that can wait for the person on the day `today`.

    `entries` is the whole log, `torn` the ids of those that have two versions. `check_ins` are overdue. `week` are the days of
    a week to confirm, from the day `week_from` on. `people` are those whose turn it is, most pressing first, as far as there
    is something to say of each; `overdue` are all that are overdue. `status` is what the person does right now, where they
    have to be asked. `actions` are those whose day has come and those to look at once more, `checkups` the checks to do
    again or to finish.
    """

    today: date
    updates: Collection[Update] = ()
    upcoming: Collection[NextUpdate] = ()
    entries: Collection[Accomplishment] = ()
    torn: Collection[str] = ()
    check_ins: Collection[CheckIn] = ()
    week: Sequence[Day] = ()
    week_from: date | None = None
    people: Sequence[Pressing] = ()
    overdue: Sequence[Turn] = ()
    birthdays: Sequence[Birthday] = ()
    status: Answer | None = None
    actions: Sequence[Action] = ()
    checkups: Sequence[Checkup] = ()

    @property
    def unsettled(self) -> list[Update]:
        """The updates of which the person has to say whether they went out."""
        return [update for update in self.updates if is_to_be_asked(update.state, asked=update.asked)]

    @property
    def to_write(self) -> list[NextUpdate]:
        """The updates that have something to tell, the one that is due first ahead; without a day they come last."""
        written = [one for one in self.upcoming if one.selection.carries]
        return sorted(written, key=lambda one: update_due(one.selection) or date.max)

    @property
    def late_blockers(self) -> list[Accomplishment]:
        """The open blockers whose day has passed."""
        open_ones = (entry for entry in self.entries if entry.kind == "blocker" and entry.open)
        return [entry for entry in open_ones if entry.by and entry.by < self.today]

    @property
    def promises(self) -> list[Accomplishment]:
        """The plans that readers were told of and that are open, each once."""
        promised = {entry.id: entry for one in self.upcoming for entry in one.selection.promised if entry.open}
        return list(promised.values())

    @property
    def promises_by(self) -> list[tuple[date, Accomplishment]]:
        """The promises with the day by which readers count on them, the earliest first.

        A plan has no day of its own: who was told of it counts on it by the Friday after, and after it was put off once more.
        """
        told = [(one, self._last_told(one)) for one in self.promises]
        found = [(following(_LAST_WORKING_DAY, day), one) for one, day in told if day is not None]
        return sorted(found, key=lambda pair: pair[0])

    def _last_told(self, promise: Accomplishment) -> date | None:
        """Return the day on which readers were first told of a promise, or on which it was last put off since."""
        told = [one.day for one in self.updates if promise.id in one.points and one.state in WENT_OUT]
        return max([min(told), *(move.at.date() for move in promise.moves)]) if told else None


def update_due(selection: Selection) -> date | None:
    """Return the day an update is due: the last working day of a week, on or after the first news that nobody was told."""
    told = [entry.day for entry in (*selection.news, *selection.plans, *selection.blockers)]
    return following(_LAST_WORKING_DAY, min(told) - DAY) if told else None


def week_ahead_from(days: Sequence[Day]) -> date:
    """Return the day from which the next week is to be looked over: Thursday, or the last working day of this week.

    `days` are the days of this week, Monday first.
    """
    worked = [day.date for day in days if not day.is_off]
    return min([days[0].date + _THURSDAY * DAY, *worked[-1:]])
