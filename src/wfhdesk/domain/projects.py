"""Projects: where the work went, where each of them stands, and which have gone quiet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.periods import WEEK
from wfhdesk.domain.plaintext import shortened
from wfhdesk.language import gettext as _

STATUSES = ("on track", "at risk", "off track", "waiting", "paused", "done")
_RESTING = ("paused", "done")
QUIET = 3 * WEEK


class Project(NamedTuple):
    """What a person said of a project: `line` is where it stands, `by` the date of the next milestone."""

    name: str
    status: str = ""
    line: str = ""
    next: str = ""
    by: date | None = None
    objective: str = ""
    id: str = ""


class ProjectState(NamedTuple):
    """A project and what the log tells of it: how many entries, and the day of the last."""

    project: Project
    entries: int
    last: date | None

    def is_quiet(self, today: date) -> bool:
        """Whether nobody touched it in three weeks, though it is neither paused nor done."""
        return self.last is not None and self.last <= today - QUIET and self.project.status not in _RESTING


def in_trouble(found: list[ProjectState]) -> list[ProjectState]:
    """Return the projects that are at risk or off track."""
    return [state for state in found if state.project.status in ("at risk", "off track")]


def status_named(text: str) -> str:
    """Return the status that a person typed, in English or the language spoken. Raises WrongInput for another.

    Its words may have spaces, hyphens or nothing between them.
    """
    wanted = text.casefold().replace("-", "").replace("_", "").replace(" ", "")
    for status in STATUSES:
        if wanted in (status.replace(" ", ""), shown_status(status).replace(" ", "")):
            return status
    raise WrongInput(
        _("“{text}” is no status; it is one of: {known}.").format(
            text=shortened(text), known=", ".join(map(shown_status, STATUSES))
        )
    )


def shown_status(status: str) -> str:
    """Return a status in the reader's language."""
    names: dict[str, Callable[[], str]] = {
        "on track": lambda: _("on track"),
        "at risk": lambda: _("at risk"),
        "off track": lambda: _("off track"),
        "waiting": lambda: _("waiting"),
        "paused": lambda: _("paused"),
        "done": lambda: _("done"),
    }
    return names[status]() if status in names else ""


def states(projects: list[Project], entries: list[Accomplishment]) -> list[ProjectState]:
    """Return every project that was set or logged under, the one touched last first.

    Upper and lower case don't tell projects apart; a set one keeps its spelling, another has that of its last entry.
    """
    known = {project.name.casefold(): project for project in projects}
    counts: dict[str, int] = {}
    lasts: dict[str, date] = {}
    spelt: dict[str, str] = {}
    for entry in entries:
        if entry.project:
            name = entry.project.casefold()
            counts[name] = counts.get(name, 0) + 1
            if name not in lasts or entry.day >= lasts[name]:
                lasts[name], spelt[name] = entry.day, entry.project
    found = [
        ProjectState(known.get(name) or Project(spelt[name]), counts.get(name, 0), lasts.get(name))
        for name in {**known, **counts}
    ]
    return sorted(found, key=lambda state: (-(state.last or date.min).toordinal(), state.project.name.casefold()))
