"""`wfhdesk restore`: entries back from the trash."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from wfhdesk.cli.completers import completed_by, trashed_ids
from wfhdesk.cli.entries import tell
from wfhdesk.cli.speech import columns, print_json, say
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.ids import SHORT
from wfhdesk.domain.mentions import plain
from wfhdesk.domain.periods import short_day
from wfhdesk.language import gettext as _


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Bring entries back from the trash; without an id, list what is in it.\n\n"
        "  wfhdesk restore\n"
        "  wfhdesk restore last"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    ids = parser.add_argument(
        "ids", nargs="*", default=[], metavar="ID", help=_("the beginning of an entry's id, or last")
    )
    completed_by(ids, trashed_ids)
    parser.add_argument("--json", action="store_true", help=_("print the list as JSON"))
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Restore entries, or list the trash."""
    if options.ids:
        tell(_("Restored"), desk.accomplishments.restore(options.ids))
        return 0
    trash = desk.accomplishments.trash()
    if options.json:
        print_json(
            [{"id": one.entry.id, "text": plain(one.entry.text), "deleted": one.day.isoformat()} for one in trash]
        )
    elif trash:
        today = desk.accomplishments.today()
        print(columns((one.entry.id[:SHORT], short_day(one.day, today), plain(one.entry.text)) for one in trash))
    else:
        say(_("The trash is empty."))
    return 0
