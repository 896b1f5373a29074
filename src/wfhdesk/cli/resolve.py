"""`wfhdesk resolve`: plans and blockers settled."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from wfhdesk.cli.entries import add_ids, tell
from wfhdesk.desk.desk import Desk
from wfhdesk.language import gettext as _


def describe() -> str:
    """Return what the word does, with an example."""
    return _("Settle plans that are done and blockers that are gone. The next update says so.\n\n  wfhdesk resolve 3k9")


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    add_ids(parser)
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Settle the entries."""
    entries = desk.accomplishments.several(options.ids)
    desk.accomplishments.resolve(entries)
    tell(_("Resolved"), entries)
    return 0
