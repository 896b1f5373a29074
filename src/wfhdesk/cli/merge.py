"""`wfhdesk merge`: one entry of several."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from wfhdesk.cli.entries import add_ids, tell
from wfhdesk.desk.desk import Desk
from wfhdesk.language import gettext as _


def describe() -> str:
    """Return what the word does, with an example."""
    return _(
        "Make one entry of several. The first keeps its id and day and takes in what the others say; these go to the\n"
        "trash.\n\n"
        "  wfhdesk merge 3k9 a07"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    add_ids(parser)
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Merge the entries; print the id of the one that stays."""
    one = desk.updates.merge(desk.accomplishments.several(options.ids))
    tell(_("Merged"), [one])
    print(one.id)
    return 0
