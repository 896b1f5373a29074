"""The next update, as it would go out now: put together from the log, the projects and the person's availability."""

from __future__ import annotations

import os
from collections.abc import Collection
from typing import Any, NamedTuple

from wfhdesk import language
from wfhdesk.adapters import templates
from wfhdesk.desk.accomplishments import Accomplishments
from wfhdesk.desk.availability import Availability
from wfhdesk.desk.drafts import Draft, Reports, Wishes, missing
from wfhdesk.desk.notices import absence_told, is_unconfirmed, told_ahead
from wfhdesk.desk.people import People
from wfhdesk.desk.projects import Projects
from wfhdesk.desk.readers import Readers
from wfhdesk.desk.settings import Settings
from wfhdesk.domain import update_sections
from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.addresses import checked_address
from wfhdesk.domain.help_logged import NO_HELP, HelpLogged, help_logged
from wfhdesk.domain.linter import remarks
from wfhdesk.domain.monthly_sections import Statuses
from wfhdesk.domain.offers import for_anybody
from wfhdesk.domain.periods import Period
from wfhdesk.domain.plaintext import one_line, several_lines
from wfhdesk.domain.projects import ProjectState
from wfhdesk.domain.report_told import report_written
from wfhdesk.domain.selections import LATE, Selection, nothing_selected, select
from wfhdesk.domain.update_texts import Material, absence_written, is_told, kept_statuses, last_statuses, written
from wfhdesk.domain.updates import (
    ABOUT_RUNS,
    ABSENCE,
    AUDIENCES,
    KINDS,
    MESSAGES,
    MONTHLY,
    REPORT,
    REVIEW,
    WEEKLY,
    Update,
    audience_of,
    checked_kind,
    checked_period,
    next_period,
)
from wfhdesk.language import gettext as _


class Sources(NamedTuple):
    """The parts of the desk that an update is put together from."""

    settings: Settings
    log: Accomplishments
    projects: Projects
    availability: Availability
    people: People
    reports: Reports


class Said(NamedTuple):
    """A subject, the values for the template, and the number of the update as of when they were put together."""

    subject: str
    values: dict[str, Any]
    number: int


class Drafting:
    """Writes updates. Who inherits knows those that went out before (`all`)."""

    def __init__(self, sources: Sources) -> None:
        self._settings, self._log, self._projects, self._availability, self._people, self.reports = sources
        self._readers = Readers(sources.settings, sources.people)
        self.templates_folder = os.path.join(os.path.dirname(self._settings.path), "templates")

    def all(self) -> list[Update]:
        """Return every update there is, oldest first."""
        raise NotImplementedError

    def draft(self, kind: str, wishes: Wishes | None = None) -> Draft:
        """Return the update that would go out now; nothing is recorded. Raises WrongInput for what can't be one."""
        wishes = wishes or Wishes()
        if kind == ABSENCE:
            return self._absence(wishes)
        if kind in ABOUT_RUNS:
            return self._about_run(kind, wishes)
        audience = AUDIENCES[checked_kind(kind)]
        updates, entries = self.all(), self._log.all()
        taken_out = tuple(entry.id for entry in self._log.several(wishes.leave_out))
        selection = self.selection(kind, wishes.period, taken_out)._replace(order=tuple(wishes.order))
        before = last_statuses(updates, kind)
        projects = self._told_projects(kind, selection, entries, before)
        spoken = wishes.language or self._language(audience)
        with language.spoken(spoken):
            said = Said(*written(self._material(kind, selection, projects, before)), _next_number(updates))
        draft = self._drafted(kind, wishes, spoken, said, selection)._replace(
            taken_out=taken_out,
            carries=selection.carries,
            points=selection.points,
            closed=selection.closed,
            projects=kept_statuses(kind, projects),
        )
        return draft._replace(remarks=self._remarks(draft, entries))

    def selection(self, kind: str, period: Period | None = None, taken_out: tuple[str, ...] = ()) -> Selection:
        """Return what goes into the update that would go out now, about some days or the usual ones. Raises WrongInput."""
        updates = self.all()
        period = checked_period(period) if period else next_period(updates, kind, self._log.today())
        return select(kind, self._log.all(), updates, period, taken_out)

    def _material(self, kind: str, selection: Selection, projects: list[ProjectState], before: Statuses) -> Material:
        """Return what an update is made of, with everybody spelt as they are called."""
        spelling = self._readers.spelling()
        return Material(
            kind,
            self._readers.party(),
            spelling.selection(selection),
            spelling.projects(projects),
            self._log.today(),
            before,
            told_ahead(self._availability, selection.period),
            tuple(map(spelling.text, for_anybody(self._people.offers()))),
            self._help_logged(kind, selection),
        )

    def _absence(self, wishes: Wishes) -> Draft:
        """Return the message that the person is away, to be read, changed and sent like an update."""
        number, spoken = _next_number(self.all()), wishes.language or self._language("supervisor")
        with language.spoken(spoken):
            period, notice = absence_told(self._availability, wishes.period)
            said = Said(*absence_written(self._readers.party(), notice), number)
        return self._drafted(ABSENCE, wishes, spoken, said, nothing_selected(period))

    def _about_run(self, kind: str, wishes: Wishes) -> Draft:
        """Return the message about a run of a checklist, with its files."""
        number, spoken = _next_number(self.all()), wishes.language or self._language(audience_of(kind))
        with language.spoken(spoken):
            told = self.reports.told(wishes.run)
            names = list(self._run_readers(kind).values()) or [self._readers.party().supervisor]
            said = Said(*report_written(kind, self._settings.text("me.name"), names, told), number)
        draft = self._drafted(kind, wishes, spoken, said, nothing_selected(Period(told.day, told.day)))
        return draft._replace(run=wishes.run, attachments=tuple(one.clean for one in told.attachments))

    def _run_readers(self, kind: str) -> dict[str, str]:
        """Return who gets a message about a run, names by address: a report goes to an assessor too."""
        text = self._settings.text
        readers = {text("supervisor.email"): self._readers.party().supervisor}
        if kind == REPORT:
            readers.setdefault(text("assessor.email"), text("assessor.name"))
        return {email: name for email, name in readers.items() if email}

    def _help_logged(self, kind: str, selection: Selection) -> HelpLogged:
        """Return the help that only contacts and offers tell of, for the kinds of update that tell of help."""
        if kind not in (MONTHLY, REVIEW):
            return NO_HELP
        people, period = self._people, selection.period
        names, known = people.names(), {one.id: one for one in people.all()}
        last = selection.last if KINDS[kind].once else None

        def called(doc_id: str) -> str:
            return names.called(known[doc_id]) if doc_id in known else ""

        return help_logged(people.contacts(period.start - LATE), people.offers(), called, period, last)

    def _drafted(self, kind: str, wishes: Wishes, spoken: str, said: Said, selection: Selection) -> Draft:
        subject, values, number = said
        with language.spoken(spoken):
            text, problem = templates.render(kind, spoken, self.templates_folder, values)
        draft = Draft(
            number=number,
            kind=kind,
            language=spoken,
            subject=subject,
            text=text,
            sender=(self._settings.text("me.name"), self._settings.text("me.email")),
            to=tuple(map(checked_address, wishes.to or self._recipients(kind))),
            cc=tuple(map(checked_address, wishes.cc)),
            selection=selection,
            taken_out=(),
            warnings=(),
        )
        return draft._replace(warnings=tuple(filter(None, (problem, *missing(draft)))))

    def hour_told(self, draft: Draft) -> str:
        """Return what to say of the hour at which a draft would reach its readers; nothing in the middle of a day."""
        return self._readers.hour_told(draft.to, draft.cc, self._groups(draft))

    def _groups(self, draft: Draft) -> list[str]:
        """Return who reads an update: the supervisor, the team, or both of them where there is a team.

        A report that goes to the assessor alone is read by none of them.
        """
        if draft.kind == REPORT and set(draft.to) <= {self._settings.text("assessor.email")}:
            return []
        audience = audience_of(draft.kind)
        if audience != "both":
            return [audience]
        return ["supervisor", "team"] if self._settings.texts("team.emails") else ["supervisor"]

    def reworded(self, draft: Draft, subject: str, text: str) -> Draft:
        """Return a draft as its writer changed it by hand, with the remarks on what it says now."""
        changed = draft._replace(subject=one_line(subject), text=several_lines(text))
        return changed._replace(remarks=self._remarks(changed, self._log.all()))

    def _remarks(self, draft: Draft, entries: list[Accomplishment]) -> tuple[str, ...]:
        """Return what to remark on a draft as it reads now."""
        if draft.kind in MESSAGES:
            return ()
        is_unsure = draft.kind in WEEKLY and is_unconfirmed(self._availability, draft.selection.period)
        return (
            *remarks(draft.kind, draft.text, self._readers.spelling().selection(draft.selection), entries),
            *([_unconfirmed()] if is_unsure else []),
            *filter(None, [self._readers.other_address(draft.to)]),
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

    def _recipients(self, kind: str) -> list[str]:
        if kind in ABOUT_RUNS:
            return list(self._run_readers(kind))
        audience = audience_of(kind)
        supervisor, team = self._settings.text("supervisor.email"), self._settings.texts("team.emails")
        wanted = {"supervisor": [supervisor], "team": team, "both": [supervisor, *team]}[audience]
        return list(dict.fromkeys(filter(None, wanted)))


def _next_number(updates: Collection[Update]) -> int:
    return max((update.number for update in updates), default=0) + 1


def _unconfirmed() -> str:
    return _("It tells your hours of a week that you haven't confirmed yet: wfhdesk hours week")
