"""What each kind of update is made of, and what its subject says: the one place that tells the kinds apart."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from wfhdesk.domain import mail_text, monthly_sections, review_sections, update_sections
from wfhdesk.domain.availability_ahead import Ahead, Notice
from wfhdesk.domain.help_logged import NO_HELP, HelpLogged
from wfhdesk.domain.monthly_sections import Statuses
from wfhdesk.domain.projects import ProjectState
from wfhdesk.domain.selections import Selection
from wfhdesk.domain.update_sections import Party
from wfhdesk.domain.updates import ABSENCE, ACCIDENT, MONTHLY, REPORT, REVIEW, SUPERVISOR, TEAM, Update, gone_out
from wfhdesk.language import gettext as _


class Material(NamedTuple):
    """All that an update is made of on day `today`.

    `before` are the statuses that the last of its kind told, `ahead` is what it tells of its writer's availability. `offers`
    are open to whoever wants them; `helped` is help that no entry tells of.
    """

    kind: str
    party: Party
    selection: Selection
    projects: list[ProjectState]
    today: date
    before: Statuses = ()
    ahead: Ahead = Ahead()
    offers: tuple[str, ...] = ()
    helped: HelpLogged = NO_HELP


def shown_title(kind: str) -> str:
    """Return what a kind of update is called, in the language that is spoken now."""
    return {
        SUPERVISOR: _("Weekly update"),
        TEAM: _("Team update"),
        MONTHLY: _("Monthly update"),
        REVIEW: _("Review"),
        ABSENCE: _("Message that you are away"),
        REPORT: _("Self-assessment report"),
        ACCIDENT: _("Accident report"),
    }[kind]


def written(material: Material) -> tuple[str, dict[str, Any]]:
    """Return the subject of an update and the values for its template, in the language that is spoken now."""
    kind, party, selection, projects, today, before, ahead, offers, helped = material
    if kind == MONTHLY:
        told = monthly_sections.monthly(party.me, selection, projects, before, helped)
        return monthly_sections.monthly_subject(party.me, selection), {**told._asdict(), "availability": ahead}
    if kind == REVIEW:
        subject = review_sections.review_subject(party.me, selection)
        return subject, review_sections.review(party.me, selection, projects, helped)._asdict()
    decisions = update_sections.decisions_wanted(kind, party, selection)
    sections = update_sections.sections(kind, party, selection, projects, today)._asdict()
    offered = [mail_text.sentence(text) for text in offers] if kind == TEAM else []
    return mail_text.subject(party.me, selection, decisions), {**sections, "availability": ahead, "offers": offered}


def absence_written(party: Party, told: Notice) -> tuple[str, dict[str, Any]]:
    """Return the subject of a message that one is away and the values for its template, in the language spoken now.

    Why one is away isn't among them: whoever wants to tell it writes it themselves.
    """
    away = _("away {days}").format(days=told.days)
    subject = _("{name}: {what}").format(name=party.me, what=away) if party.me else mail_text.capital(away)
    return subject, {"me": party.me, "reader": mail_text.first_name(party.supervisor), **told._asdict()}


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
