"""What the words behind `check` read: which checklist, where, by when, and objects as JSON."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from datetime import date
from typing import Any

from wfhdesk.cli.check_texts import command_on, tell_problems
from wfhdesk.cli.completers import completed_by, workstation_names
from wfhdesk.cli.speech import say
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.ids import LAST
from wfhdesk.domain.assessments import Run, Workstation
from wfhdesk.domain.checklists import WORKSTATION, Checklist
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.json_told import LARGEST, object_of
from wfhdesk.domain.planning import parse_day
from wfhdesk.language import gettext as _

STDIN = "-"


def add_at(parser: ArgumentParser, purpose: str, default: str | None = None) -> None:
    """Declare the option that names a workstation."""
    completed_by(parser.add_argument("--at", metavar=_("PLACE"), default=default, help=purpose), workstation_names)


def place_at(desk: Desk, options: Namespace) -> Workstation | None:
    """Return the workstation that `--at` names; None where it names none. Raises WrongInput."""
    return desk.assessments.workstation(options.at) if options.at is not None else None


def checklist_named(desk: Desk, name: str) -> Checklist:
    """Return the checklist that a name means; says what is wrong with the person's own where there is none."""
    try:
        return desk.assessments.checklists.named(name)
    except WrongInput:
        tell_problems(desk)
        raise


def check_place(desk: Desk, checklist: Checklist, name: str | None) -> None:
    """Raise WrongInput where a checklist can't be gone through at the workstation that was named, or at none."""
    if checklist.about != WORKSTATION and name is not None:
        raise WrongInput(_("“{title}” is about you, wherever you work; leave --at out.").format(title=checklist.title))
    if checklist.about == WORKSTATION and (name is not None or len(desk.assessments.workstations()) > 1):
        desk.assessments.place_for(name or "")


def finished_run(desk: Desk, beginning: str) -> Run:
    """Return the run that an id means, whole; `last` is the last finished, a checklist's id the last finished of it.

    Raises WrongInput for one that isn't finished.
    """
    word = beginning.strip().casefold()
    head = desk.assessments.checklists.head(word)
    done = [one for one in desk.assessments.runs() if one.finished and (word == LAST or head)]
    if head is not None:
        done = [one for one in done if one.checklist == head.id]
        if not done:
            raise WrongInput(
                _("“{title}” wasn't finished yet: wfhdesk check run {id}").format(title=head.title, id=head.id)
            )
    run = desk.assessments.whole(done[0]) if done else desk.assessments.run(beginning)
    if run.finished is None:
        raise WrongInput(
            _("“{title}” ({id}) isn't finished yet; go on with it: {command}").format(
                title=run.title, id=run.id, command=command_on(desk, run)
            )
        )
    return run


def day_by(desk: Desk, word: str | None) -> date | None:
    """Return the day that `--by` names; None where it names none. Raises WrongInput."""
    if word is None:
        return None
    return parse_day(word, desk.assessments.today(), short_dutch=desk.accomplishments.short_dutch)


def object_told(path: str | None) -> dict[str, Any]:
    """Return the object in a file of JSON, or what comes from stdin. Raises WrongInput."""
    if path is None or path == STDIN:
        if sys.stdin.isatty():
            say(_("Type or paste an object as JSON; Ctrl-D ends it."))
        return object_of(sys.stdin.buffer.read(LARGEST + 1), "stdin")
    from wfhdesk.desk.answer_files import answers_in

    return answers_in(path)
