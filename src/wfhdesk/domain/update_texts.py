"""What each kind of update is made of, and what its subject says: the one place that tells the kinds apart."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from wfhdesk.domain import mail_text, monthly_sections, review_sections, update_sections
from wfhdesk.domain.monthly_sections import Statuses
from wfhdesk.domain.projects import ProjectState
from wfhdesk.domain.update_sections import Party
from wfhdesk.domain.updates import MONTHLY, REVIEW, SUPERVISOR, TEAM, Selection, Update, gone_out
from wfhdesk.language import gettext as _


class Material(NamedTuple):
    """All that an update is made of on day `today`; `before` are the statuses that the last of its kind told."""

    kind: str
    party: Party
    selection: Selection
    projects: list[ProjectState]
    today: date
    before: Statuses = ()


def shown_title(kind: str) -> str:
    """Return what a kind of update is called, in the language that is spoken now."""
    return {
        SUPERVISOR: _("Weekly update"),
        TEAM: _("Team update"),
        MONTHLY: _("Monthly update"),
        REVIEW: _("Review"),
    }[kind]


def written(material: Material) -> tuple[str, dict[str, Any]]:
    """Return the subject of an update and the values for its template, in the language that is spoken now."""
    kind, party, selection, projects, today, before = material
    if kind == MONTHLY:
        told = monthly_sections.monthly(party.me, selection, projects, before)
        return monthly_sections.monthly_subject(party.me, selection), told._asdict()
    if kind == REVIEW:
        subject = review_sections.review_subject(party.me, selection)
        return subject, review_sections.review(party.me, selection, projects)._asdict()
    decisions = update_sections.decisions_wanted(kind, party.supervisor, selection)
    sections = update_sections.sections(kind, party, selection, projects, today)
    return mail_text.subject(party.me, selection, decisions), sections._asdict()


def last_statuses(updates: list[Update], kind: str) -> Statuses:
    """Return the statuses of projects that the last update of a kind told; nothing before the first."""
    before = gone_out(updates, kind)
    return before[-1].projects if before else ()


def kept_statuses(kind: str, projects: list[ProjectState]) -> Statuses:
    """Return the statuses that the record of an update keeps, for the next one to compare with: a monthly one's only."""
    return monthly_sections.statuses(projects) if kind == MONTHLY else ()


def is_told(state: ProjectState, selection: Selection, before: Statuses) -> bool:
    """Return whether an update tells of a project: one at rest only where it was worked on, or its status changed."""
    touched = {entry.project.casefold() for entry in selection.news}
    return (
        state.project.status not in ("paused", "done")
        or state.project.name.casefold() in touched
        or monthly_sections.changed_since(state, before)
    )
