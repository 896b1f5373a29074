"""`wfhdesk check delete`: take a run away."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from wfhdesk.cli.completers import completed_by, run_ids
from wfhdesk.cli.speech import say
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.assessment_texts import run_told
from wfhdesk.language import gettext as _


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Take a run away, finished or not, with its answers and the actions of it that are still open. Undo brings it back.\n\n"
        "  wfhdesk check delete 3k9\n"
        "  wfhdesk check delete last"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the words."""
    completed_by(parser.add_argument("id", metavar=_("RUN"), help=_("a run's id, its beginning, or last")), run_ids)
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Take it away."""
    known = desk.assessments
    run = known.run(options.id)
    told = run_told(run, known.place_name(run.workstation), known.today())
    known.delete_run(run)
    say(_("Deleted {what} (wfhdesk undo brings it back).").format(what=told))
    return 0
