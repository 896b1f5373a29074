"""`wfhdesk restore`: entries back from the trash, or the desk as a backup has it."""

from __future__ import annotations

import re
import shlex
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from wfhdesk.cli import restore_backup
from wfhdesk.cli.completers import backup_names, completed_by, trashed_ids
from wfhdesk.cli.entries import tell
from wfhdesk.cli.speech import columns, print_json, say
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.ids import SHORT
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.mentions import plain
from wfhdesk.domain.periods import short_day
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.language import gettext as _

_LIKE_A_BACKUP = re.compile(r"\d{4}-\d\d-\d\d|.*\.zip$", re.IGNORECASE)


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Bring entries back from the trash; without an id, list what is in it. With --from, make the desk what it was in a\n"
        "backup: you see first what would change, and undo takes it back. Updates that went out since stay on record.\n\n"
        "  wfhdesk restore\n"
        "  wfhdesk restore last\n"
        "  wfhdesk restore --from last --dry-run\n"
        "  wfhdesk restore --from 2026-11-20\n"
        "  wfhdesk restore --from ~/desk.zip --settings"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    ids = parser.add_argument(
        "ids", nargs="*", default=[], metavar=_("ID"), help=_("the beginning of an entry's id, or last")
    )
    completed_by(ids, trashed_ids)
    parser.add_argument("--json", action="store_true", help=_("print the list, or what would change, as JSON"))
    source = parser.add_argument(
        "--from", dest="source", metavar=_("BACKUP"), help=_("a backup: last, a day such as 2026-11-20, or a file.zip")
    )
    completed_by(source, backup_names)
    parser.add_argument(
        "--settings", action="store_true", help=_("with --from: settings, own templates and checklists too")
    )
    parser.add_argument(
        "--dry-run", action="store_true", help=_("with --from: print what would change, and change nothing")
    )
    parser.add_argument("--yes", action="store_true", help=_("with --from: don't ask"))
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Restore entries or the whole desk, or list the trash."""
    if options.source is not None:
        return restore_backup.run(desk, options)
    if options.settings or options.dry_run or options.yes:
        raise WrongInput(_("--settings, --dry-run and --yes go with --from BACKUP."))
    if options.ids:
        _check_ids(options.ids)
        _check_trash(desk)
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


def _check_ids(ids: Sequence[str]) -> None:
    """Raise WrongInput where one is written like a backup: by its day, or as a file."""
    for said in ids:
        if _LIKE_A_BACKUP.match(said):
            text = shortened(one_line(said))
            raise WrongInput(
                _("“{text}” is no entry. A backup is named behind --from: wfhdesk restore --from {way}").format(
                    text=text, way=shlex.quote(text)
                )
            )


def _check_trash(desk: Desk) -> None:
    """Raise WrongInput where no entry can come back: whoever names one may mean a backup."""
    if not desk.accomplishments.trash():
        raise WrongInput(_("The trash is empty. To make the desk what it was in a backup: wfhdesk restore --from last"))
