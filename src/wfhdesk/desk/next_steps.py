"""What waits for the person now, put together from all over the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfhdesk.domain.days import Day
from wfhdesk.domain.next_steps import NextStep, NextUpdate, is_time_for_the_week_ahead, next_steps
from wfhdesk.domain.periods import WEEK, week_of
from wfhdesk.domain.updates import SUPERVISOR, TEAM

if TYPE_CHECKING:
    from wfhdesk.desk.desk import Desk


def upcoming(desk: Desk) -> list[NextUpdate]:
    """Return the weekly updates that come next, with what each still lacks; the team's only where somebody gets it."""
    kinds = [SUPERVISOR, *([TEAM] if desk.settings.texts("team.emails") else [])]
    return [_upcoming(desk, kind) for kind in kinds]


def _upcoming(desk: Desk, kind: str) -> NextUpdate:
    draft = desk.updates.draft(kind)
    reader = desk.settings.text("supervisor.name") if kind == SUPERVISOR else ""
    return NextUpdate(kind, reader, draft.selection, (*draft.warnings, *draft.remarks))


def steps_of(desk: Desk, coming: list[NextUpdate]) -> list[NextStep]:
    """Return what to do next, most pressing first."""
    log = desk.accomplishments
    entries = log.all()
    due = desk.availability.overdue_check_ins()
    week = _week_to_confirm(desk) if entries else []  # who begins has other things to find out first
    return next_steps(desk.updates.all(), coming, entries, log.torn(), log.today(), due, week)


def _week_to_confirm(desk: Desk) -> list[Day]:
    """Return the days of next week, once it is time to look it over; none where that was done, or no hours are known."""
    availability = desk.availability
    today = availability.today()
    if not availability.patterns() or availability.is_confirmed(today + WEEK):
        return []
    this_week = availability.days(week_of(today))
    return availability.days(week_of(today + WEEK)) if is_time_for_the_week_ahead(this_week, today) else []
