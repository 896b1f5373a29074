"""`wfhdesk delete`: entries into the trash."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from wfhdesk.cli.entries import add_ids, tell
from wfhdesk.desk.desk import Desk
from wfhdesk.language import gettext as _


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Put entries into the trash. They stay there for 30 days; undo and restore bring them back.\n\n"
        "  wfhdesk delete last\n"
        "  wfhdesk delete 3k9 a07"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    add_ids(parser)
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Delete the entries."""
    entries = desk.accomplishments.several(options.ids)
    desk.accomplishments.delete(entries)
    tell(_("Deleted (wfhdesk undo brings it back)"), entries)
    return 0
