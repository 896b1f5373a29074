"""Checkups: where one stands with each checklist at each workstation, and when it is due again.

A check is due again after the time the checklist names or else the person's own (a year, at most three: HSE knows no fixed
term, practice is one to three years), and at once after a trigger (HSE, L26, regulation 2: after a change or discomfort).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from wfhdesk.domain.assessments import PAIN, Run, Trigger, Workstation
from wfhdesk.domain.checklists import WORKSTATION, Checklist
from wfhdesk.domain.comparing import at_risk
from wfhdesk.domain.periods import DAY, short_day
from wfhdesk.language import gettext as _

NEVER, DONE, DUE, OVERDUE = "never", "done", "due", "overdue"
USUAL_MONTHS, MOST_MONTHS = 12, 36
_PATIENCE = 30 * DAY
"""How long a check is due before it is overdue; one that comes oftener, its own time."""
_BEGUN_COUNTS = 30 * DAY
"""How long a run that was begun is still asked about."""


class _Cause(NamedTuple):
    """Why a check is due from a `day` on: something changed, or (no `trigger`) the time is over that began with `since`."""

    day: date
    since: date
    trigger: Trigger | None = None

    def is_kept(self, today: date) -> bool:
        """Return whether it wasn't let go of: left for as long again as its whole time, or a year after a change.

        A day that had passed already when it was agreed is told from the day after, for a month.
        """
        if self.day < self.since:
            return self.since < today <= self.since + _PATIENCE
        return today <= self.day + max(self.day - self.since, 12 * _PATIENCE if self.trigger else DAY)


class Checkup(NamedTuple):
    """Where one stands with a checklist, at a workstation or (None) as a person.

    `state` is NEVER, DONE, DUE or OVERDUE; `due` the day from which it is to be done again, None where no day is. `trigger` is
    what made it due ahead of its time. `begun` is a run that waits to be finished.
    """

    checklist: Checklist
    workstation: Workstation | None
    state: str
    last: Run | None = None
    due: date | None = None
    trigger: Trigger | None = None
    begun: Run | None = None

    @property
    def about(self) -> str:
        """What tells it from others: `workstation@h2x…`, or `pulse` alone."""
        return f"{self.checklist.id}@{self.workstation.id}" if self.workstation else self.checklist.id

    @property
    def is_pressing(self) -> bool:
        """Whether its day has come."""
        return self.state in (DUE, OVERDUE)

    def is_told(self, today: date) -> bool:
        """Return whether to bring it up. One that was left for as long again as its whole time was let go of on purpose."""
        if not self.is_pressing or self.due is None:
            return False
        since = self.trigger.day if self.trigger else self.last.day if self.last else self.due
        return _Cause(self.due, since, self.trigger).is_kept(today)

    def is_begun_told(self, today: date) -> bool:
        """Return whether to bring up that a run waits to be finished: from the day after, for a month."""
        return self.begun is not None and self.begun.day < today <= self.begun.day + _BEGUN_COUNTS


class History(NamedTuple):
    """What checkups are computed from: runs of any order, finished and begun, what happened, and how often checks come again.

    `months` holds for checklists that don't say so themselves.
    """

    runs: Sequence[Run]
    triggers: Sequence[Trigger]
    months: int = USUAL_MONTHS


def checkups(
    checklists: Sequence[Checklist], workstations: Sequence[Workstation], history: History, today: date
) -> list[Checkup]:
    """Return where one stands with every checklist, by workstation, those about the person last."""
    used = [one for one in workstations if one.gone is None]
    about_places = [one for one in checklists if one.about == WORKSTATION]
    about_person = [one for one in checklists if one.about != WORKSTATION]
    found = [_checkup(checklist, place, history, today) for place in used for checklist in about_places]
    return [*found, *(_checkup(one, None, history, today) for one in about_person)]


def _checkup(checklist: Checklist, place: Workstation | None, history: History, today: date) -> Checkup:
    place_id = place.id if place else ""
    of_it = [one for one in history.runs if (one.checklist, one.workstation) == (checklist.id, place_id)]
    last, begun = _newest(of_it, finished=True), _newest(of_it, finished=False)
    causes = [_Cause(one.day, one.day, one) for one in _triggers(checklist, place_id, last, history.triggers)]
    if last is not None and (due := _due(checklist, last, history.months)):
        causes.insert(0, _Cause(due, last.day))
    cause = _told_first(causes, today)
    if cause is None:
        return Checkup(checklist, place, _state(checklist, last, None, today), last, begun=begun)
    return Checkup(checklist, place, _state(checklist, last, cause.day, today), last, cause.day, cause.trigger, begun)


def _newest(runs: Sequence[Run], *, finished: bool) -> Run | None:
    some = [one for one in runs if (one.finished is not None) == finished]
    return max(some, key=lambda one: one.at.timestamp(), default=None)


def _triggers(checklist: Checklist, place_id: str, last: Run | None, triggers: Sequence[Trigger]) -> list[Trigger]:
    """Return everything since the last run that makes it due at once."""
    return [
        one
        for one in triggers
        if one.kind in checklist.triggers
        and (not one.workstation or not place_id or one.workstation == place_id)
        and is_after(one, last)
    ]


def new_pain(run: Run, former: Run | None, looked: Run | None, triggers: Sequence[Trigger]) -> Trigger | None:
    """Return the change that a finished run about discomfort makes known: a region hurts that didn't the time before.

    None where nothing does, or where pain was told already since the workstation was looked at last (`looked`).
    """
    if at_risk(run) <= at_risk(former) or any(one.kind == PAIN and is_after(one, looked) for one in triggers):
        return None
    return Trigger(PAIN, run.day, told=run.finished)


def is_after(trigger: Trigger, run: Run | None) -> bool:
    """Return whether something happened after a run, or there was none; of the same day, whether it was told after."""
    if run is None:
        return True
    if trigger.day != run.day or trigger.told is None or run.finished is None:
        return trigger.day > run.day
    return trigger.told > run.finished


def _told_first(causes: Sequence[_Cause], today: date) -> _Cause | None:
    """Return what makes it due: the first thing there is, or, where that was let go of, the first one after that."""
    kept = [one for one in causes if one.day <= today and one.is_kept(today)]
    return min(kept or causes, key=lambda one: one.day, default=None)


def _due(checklist: Checklist, last: Run, months: int) -> date | None:
    if not checklist.repeats:
        return None
    if last.review is not None:
        return last.review
    if checklist.every_days:
        return last.day + timedelta(days=checklist.every_days)
    return months_after(last.day, checklist.every_months or months)


def review_agreed(checklist: Checklist, run: Run, today: date) -> date | None:
    """Return the day that was agreed in a run for the next one, three years ahead at most; None where none was."""
    reply = run.reply(checklist.review_item) if checklist.review_item else None
    if reply is None or not reply.applies:
        return None
    try:
        agreed = date.fromisoformat(reply.value[0])
    except ValueError:  # written by something else
        return None
    return min(agreed, months_after(today, MOST_MONTHS))


def _state(checklist: Checklist, last: Run | None, due: date | None, today: date) -> str:
    if due is None or due > today:
        return DONE if last else NEVER
    patience = min(_PATIENCE, timedelta(days=checklist.every_days or _PATIENCE.days))
    return OVERDUE if today > due + patience else DUE


def months_after(day: date, months: int) -> date:
    """Return the day so many months later; where that month is too short, its last day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def most_pressing_first(found: Sequence[Checkup]) -> list[Checkup]:
    """Return checkups as they press: those whose day has come, the earliest first, then the others in their order."""
    return sorted(found, key=lambda one: (not one.is_pressing, one.due or date.max if one.is_pressing else date.max))


def state_told(checkup: Checkup, today: date) -> str:
    """Return where one stands in words: `never`, `done 3 Mar`, `due since 1 Nov`, `overdue since 1 Oct`."""
    if checkup.state == NEVER or (checkup.due is None and checkup.last is None):
        return _("never done")
    if checkup.is_pressing and checkup.due is not None:
        since = short_day(checkup.due, today)
        if checkup.state == OVERDUE:
            return _("overdue since {day}").format(day=since)
        return _("due since {day}").format(day=since) if checkup.due < today else _("due today")
    assert checkup.last is not None
    return _("done {day}").format(day=short_day(checkup.last.day, today))
