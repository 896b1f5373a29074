"""What waits for the person now, put together from all over the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfhdesk.domain.next_steps import NextStep, NextUpdate, next_steps
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
    return next_steps(desk.updates.all(), coming, entries, log.torn(), log.today())
