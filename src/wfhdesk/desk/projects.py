"""What a person does with projects: see where the work went, say where each of them stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from wfhdesk.desk.accomplishments import Accomplishments
from wfhdesk.desk.outside import Clock
from wfhdesk.desk.records import Doc, Made, Unreadable, day_in
from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.capture import bounded_line, project_name
from wfhdesk.domain.plaintext import one_line
from wfhdesk.domain.projects import Project, ProjectState, states, status_named
from wfhdesk.language import gettext as _
from wfhdesk.store.tables import DeskDB


class Projects:
    """The projects that were set, and those that entries name."""

    def __init__(self, db: DeskDB, accomplishments: Accomplishments, clock: Clock) -> None:
        self._db = db
        self._table = db.table("projects")
        self._accomplishments = accomplishments
        self._made = Made(_project, accomplishments.unreadable)
        self._clock = clock

    def all(self) -> list[Project]:
        """Return the projects that were set."""
        return self._made.of_all(self._table.shown())

    def states(self, entries: list[Accomplishment] | None = None) -> list[ProjectState]:
        """Return every project with what the log tells of it; of the whole log where no entries are given."""
        return states(self.all(), self._accomplishments.all() if entries is None else entries)

    def today(self) -> date:
        """Return the local day."""
        return self._clock.now().date()

    def set(self, name: str, by: date | None = None, *, undated: bool = False, **said: str) -> Project:
        """Say where a project stands; what isn't said stays, an empty text takes away. Raises WrongInput.

        `said` may hold `status`, `line`, `next` and `objective`; `by` is the date of the next milestone, which goes with
        the milestone, or where it is to be `undated`.
        """
        name = project_name(name)
        changes: dict[str, Any] = {field: bounded_line(text) for field, text in said.items() if text is not None}
        if changes.get("status"):
            changes["status"] = status_named(changes["status"])
        with self._db.lines.act(_("set project {name}").format(name=name)):
            known = next((one for one in self.all() if one.name.casefold() == name.casefold()), None)
            project = (known or Project(name))._replace(**changes)
            if by or undated or changes.get("next") == "":
                project = project._replace(by=by)
            if known is None:
                return project._replace(id=self._table.insert(_doc(project)))
            self._table.write(known.id, _doc(project))
        return project


def _doc(project: Project) -> Doc:
    doc: Doc = {name: value for name, value in project._asdict().items() if value and name not in ("id", "by")}
    if project.by:
        doc["by"] = project.by.isoformat()
    return doc


def _project(doc: Mapping[str, Any], doc_id: str) -> Project:
    try:
        texts = {name: one_line(doc.get(name, "")) for name in ("status", "line", "next", "objective")}
        return Project(name=one_line(doc["name"]), by=day_in(doc, "by"), id=doc_id, **texts)
    except (KeyError, ValueError, TypeError, AttributeError) as problem:
        raise Unreadable(doc_id) from problem
