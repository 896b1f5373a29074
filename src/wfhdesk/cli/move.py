"""`wfhdesk move`: entries under another project."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from wfhdesk.cli.completers import completed_by, project_names
from wfhdesk.cli.entries import add_ids, tell
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.capture import project_name
from wfhdesk.language import gettext as _


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Put entries under another project; - for none.\n\n  wfhdesk move last payroll\n  wfhdesk move 3k9 a07 payroll"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    add_ids(parser)
    completed_by(parser.add_argument("project", metavar=_("PROJECT"), help=_("its name, or - for none")), project_names)
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Move the entries."""
    name = "" if options.project == "-" else project_name(options.project)
    entries = desk.accomplishments.several(options.ids)
    desk.accomplishments.move(entries, name)
    tell(_("Moved to {project}").format(project=name) if name else _("Taken out of its project"), entries)
    return 0
