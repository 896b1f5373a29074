"""The next update, as it would go out now: put together from the log, the projects and the person's availability."""

from __future__ import annotations

import os
from collections.abc import Collection
from datetime import tzinfo
from typing import Any, NamedTuple

from wfhdesk import language
from wfhdesk.adapters import templates
from wfhdesk.desk.accomplishments import Accomplishments
from wfhdesk.desk.availability import Availability
from wfhdesk.desk.drafts import Draft, Wishes, missing
from wfhdesk.desk.notices import absence_told, is_unconfirmed, told_ahead
from wfhdesk.desk.projects import Projects
from wfhdesk.desk.settings import Settings
from wfhdesk.domain import update_sections
from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.addresses import checked_address
from wfhdesk.domain.linter import remarks
from wfhdesk.domain.local_time import zone_named
from wfhdesk.domain.monthly_sections import Statuses
from wfhdesk.domain.plaintext import one_line, several_lines
from wfhdesk.domain.projects import ProjectState
from wfhdesk.domain.recipients import hour_told
from wfhdesk.domain.update_sections import Party
from wfhdesk.domain.update_texts import Material, absence_written, is_told, kept_statuses, last_statuses, written
from wfhdesk.domain.updates import (
    ABSENCE,
    AUDIENCES,
    WEEKLY,
    Selection,
    Update,
    checked_kind,
    checked_period,
    next_period,
    nothing_selected,
    select,
)
from wfhdesk.language import gettext as _


class Said(NamedTuple):
    """A subject, the values for the template, and the number of the update as of when they were put together."""

    subject: str
    values: dict[str, Any]
    number: int


class Drafting:
    """Writes updates. Who inherits knows those that went out before (`all`)."""

    def __init__(
        self, settings: Settings, log: Accomplishments, projects: Projects, availability: Availability
    ) -> None:
        self._settings = settings
        self._log = log
        self._projects = projects
        self._availability = availability
        self.templates_folder = os.path.join(os.path.dirname(settings.path), "templates")

    def all(self) -> list[Update]:
        """Return every update there is, oldest first."""
        raise NotImplementedError

    def draft(self, kind: str, wishes: Wishes | None = None) -> Draft:
        """Return the update that would go out now; nothing is recorded. Raises WrongInput for what can't be one."""
        wishes = wishes or Wishes()
        if kind == ABSENCE:
            return self._absence(wishes)
        audience = AUDIENCES[checked_kind(kind)]
        updates = self.all()
        period = checked_period(wishes.period) if wishes.period else next_period(updates, kind, self._log.today())
        taken_out = tuple(entry.id for entry in self._log.several(wishes.leave_out))
        entries = self._log.all()
        selection = select(kind, entries, updates, period, taken_out)._replace(order=tuple(wishes.order))
        before = last_statuses(updates, kind)
        projects = self._told_projects(kind, selection, entries, before)
        spoken = wishes.language or self._language(audience)
        with language.spoken(spoken):
            ahead = told_ahead(self._availability, period)
            today = self._log.today()
            material = Material(kind, self._party(), selection, projects, today, before, ahead)
            said = Said(*written(material), _next_number(updates))
        draft = self._drafted(kind, wishes, spoken, said, selection)._replace(
            taken_out=taken_out,
            carries=selection.carries,
            points=selection.points,
            closed=selection.closed,
            projects=kept_statuses(kind, projects),
        )
        return draft._replace(remarks=self._remarks(draft, entries))

    def _absence(self, wishes: Wishes) -> Draft:
        """Return the message that the person is away, to be read, changed and sent like an update."""
        number, spoken = _next_number(self.all()), wishes.language or self._language("supervisor")
        with language.spoken(spoken):
            period, notice = absence_told(self._availability, wishes.period)
            said = Said(*absence_written(self._party(), notice), number)
        return self._drafted(ABSENCE, wishes, spoken, said, nothing_selected(period))

    def _party(self) -> Party:
        return Party(self._settings.text("me.name"), self._settings.text("supervisor.name"))

    def _drafted(self, kind: str, wishes: Wishes, spoken: str, said: Said, selection: Selection) -> Draft:
        subject, values, number = said
        audience = "supervisor" if kind == ABSENCE else AUDIENCES[kind]
        with language.spoken(spoken):
            text, problem = templates.render(kind, spoken, self.templates_folder, values)
        draft = Draft(
            number=number,
            kind=kind,
            language=spoken,
            subject=subject,
            text=text,
            sender=(self._settings.text("me.name"), self._settings.text("me.email")),
            to=tuple(map(checked_address, wishes.to or self._recipients(audience))),
            cc=tuple(map(checked_address, wishes.cc)),
            selection=selection,
            taken_out=(),
            warnings=(),
        )
        return draft._replace(warnings=tuple(filter(None, (problem, *missing(draft)))))

    def hour_told(self, draft: Draft) -> str:
        """Return what to say of the hour at which a draft would reach its readers; nothing in the middle of a day."""
        now, zones = self._log.now(), dict[tzinfo, str]()
        for group in self._groups(draft.kind) if draft.to else ():
            supervisor = self._settings.text("supervisor.name") or _("your supervisor")
            named = _("your co-workers") if group == "team" else supervisor
            zone = self._settings.text(f"{group}.timezone")
            if where := zone_named(zone) if zone else now.tzinfo:
                both = _("{one} and {other}").format(one=zones.get(where, ""), other=named)
                zones[where] = both if where in zones else named
        told = (hour_told(named, where, now) for where, named in zones.items())
        return " ".join(filter(None, told))

    def _groups(self, kind: str) -> list[str]:
        """Return who reads a kind of update: the supervisor, the team, or both of them where there is a team."""
        audience = "supervisor" if kind == ABSENCE else AUDIENCES[kind]
        if audience != "both":
            return [audience]
        return ["supervisor", "team"] if self._settings.texts("team.emails") else ["supervisor"]

    def reworded(self, draft: Draft, subject: str, text: str) -> Draft:
        """Return a draft as its writer changed it by hand, with the remarks on what it says now."""
        changed = draft._replace(subject=one_line(subject), text=several_lines(text))
        return changed._replace(remarks=self._remarks(changed, self._log.all()))

    def _remarks(self, draft: Draft, entries: list[Accomplishment]) -> tuple[str, ...]:
        """Return what to remark on a draft as it reads now."""
        if draft.kind == ABSENCE:
            return ()
        is_unsure = draft.kind in WEEKLY and is_unconfirmed(self._availability, draft.selection.period)
        return (
            *remarks(draft.kind, draft.text, draft.selection, entries),
            *([_unconfirmed()] if is_unsure else []),
        )

    def _told_projects(
        self, kind: str, selection: Selection, entries: list[Accomplishment], before: Statuses
    ) -> list[ProjectState]:
        states = self._projects.states(entries)
        readable = update_sections.readable_projects(states, entries, AUDIENCES[kind])
        return [state for state in states if state.project.name in readable and is_told(state, selection, before)]

    def _language(self, audience: str) -> str:
        """Return what an audience reads; both of them at once their common language, else the person's own."""
        groups = ("supervisor", "team") if audience == "both" else (audience,)
        read = {self._settings.text(f"{group}.language") or language.current() for group in groups}
        return read.pop() if len(read) == 1 else language.current()

    def _recipients(self, audience: str) -> list[str]:
        supervisor, team = self._settings.text("supervisor.email"), self._settings.texts("team.emails")
        wanted = {"supervisor": [supervisor], "team": team, "both": [supervisor, *team]}[audience]
        return list(dict.fromkeys(filter(None, wanted)))


def _next_number(updates: Collection[Update]) -> int:
    return max((update.number for update in updates), default=0) + 1


def _unconfirmed() -> str:
    return _("It tells your hours of a week that you haven't confirmed yet: wfhdesk hours week")
