"""`wfhdesk skip`: let somebody's turn pass this time."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from wfhdesk.cli.completers import completed_by, person_names
from wfhdesk.cli.people_texts import due_next
from wfhdesk.cli.speech import say
from wfhdesk.cli.whom import whom
from wfhdesk.desk.desk import Desk
from wfhdesk.language import gettext as _


def describe() -> str:
    """Return what the word does, with examples."""
    return _("Let somebody's turn pass: a new cycle begins today, and no contact is claimed.\n\n  wfhdesk skip priya")


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    completed_by(
        parser.add_argument("person", metavar=_("PERSON"), help=_("a name, its beginning, or an id")), person_names
    )
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Begin a new cycle."""
    person = desk.people.skip(whom(desk, options.person))
    coming = due_next(desk, person)
    say(" · ".join(filter(None, (_("Skipped {name} this time").format(name=person.name), coming))))
    return 0
