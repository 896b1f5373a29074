"""Self-assessments as lines of a terminal: runs, actions, and where one works."""

from __future__ import annotations

import shlex
import shutil
import textwrap
from datetime import date

from wfhdesk.cli.check_fields import score_of
from wfhdesk.cli.speech import say
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.ids import SHORT
from wfhdesk.domain.actions import CHECKED, FIXED, Action, shown_owner, shown_state
from wfhdesk.domain.assessments import Run, Workstation
from wfhdesk.domain.checklists import Checklist
from wfhdesk.domain.periods import short_day
from wfhdesk.language import gettext as _

_WIDEST = 100
"""Cells of a line of text; longer ones are hard to read."""


def wrapped(text: str, indent: str = "") -> str:
    """Return a text in lines that fit the terminal, each behind an indent."""
    width = max(40, min(shutil.get_terminal_size().columns - 1, _WIDEST))
    return textwrap.fill(text, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)


def command_of(checklist: Checklist, place: Workstation | None) -> str:
    """Return the command that goes through a checklist."""
    return _command(checklist.id, place.name if place else "")


def command_on(desk: Desk, run: Run) -> str:
    """Return the command that goes on with a run."""
    return _command(run.checklist, desk.assessments.place_name(run.workstation))


def _command(checklist: str, place: str) -> str:
    at = f" --at {shlex.quote(place)}" if place else ""
    return f"wfhdesk check run {checklist}{at}"


def run_row(desk: Desk, run: Run) -> list[str]:
    """Return a run as the columns of a list; it has its answers, for the score."""
    found = score_of(run)
    told = _("not finished") if run.finished is None else found.told if found else "–"
    day = short_day(run.day, desk.assessments.today())
    return [run.id[:SHORT], day, run.title, desk.assessments.place_name(run.workstation), told]


def action_row(desk: Desk, action: Action) -> list[str]:
    """Return an action as the columns of a list."""
    return [
        action.id[:SHORT],
        standing_told(action, desk.assessments.today()),
        shown_owner(action.owner),
        desk.assessments.place_name(action.workstation),
        action.text,
    ]


def standing_told(action: Action, today: date) -> str:
    """Return how far an action is: `by Fri 4 Dec`, `overdue since Fri 4 Dec`, `fixed Mon 7 Dec`, `checked Mon 21 Dec`."""
    day = {FIXED: action.fixed, CHECKED: action.checked}.get(action.state, action.due)
    if day is None:
        return shown_state(action.state)
    told = short_day(day, today)
    if action.is_overdue(today):
        return _("overdue since {day}").format(day=told)
    if action.is_to_be_checked(today):
        return _("fixed {day}; did it help?").format(day=told)
    if action.state in (FIXED, CHECKED):
        return f"{shown_state(action.state)} {told}"
    return _("by {day}").format(day=told)


def tell_problems(desk: Desk) -> None:
    """Say which checklists of the person's own can't be used, and why."""
    for problem in desk.assessments.checklists.problems:
        say(problem)
