"""`wfhdesk import`: what an export holds, taken in after a look at what it would change."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from wfhdesk.cli.changes_shown import changes_anything, check_asking, show
from wfhdesk.cli.restore_backup import tell_done
from wfhdesk.cli.speech import agrees, say
from wfhdesk.desk.bringing_back import Wishes, bring_back, compared
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.exporting import LARGEST, Exported, read, read_file
from wfhdesk.domain.periods import short_day
from wfhdesk.language import gettext as _

_STDIN = "-"


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Take in what wfhdesk export wrote. What is new is added under the ids it had; where the export says something else\n"
        "than you, yours stays. You see first what would change, and undo takes it back.\n\n"
        "  wfhdesk import desk.json\n"
        "  wfhdesk import desk.json --dry-run\n"
        "  wfhdesk import desk.json --overwrite --settings --yes"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    parser.add_argument("path", metavar=_("FILE"), help=_("a file.json that wfhdesk export wrote; - reads stdin"))
    parser.add_argument(
        "--overwrite", action="store_true", help=_("let the export win where it says something else than you")
    )
    parser.add_argument("--settings", action="store_true", help=_("take settings, own templates and checklists too"))
    parser.add_argument("--dry-run", action="store_true", help=_("print what would change, and change nothing"))
    parser.add_argument("--yes", action="store_true", help=_("don't ask"))
    parser.add_argument("--json", action="store_true", help=_("print what would change as JSON"))
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Read, show, ask, take in."""
    check_asking(options, is_piped=options.path == _STDIN)
    exported = _read(options.path)
    wishes = Wishes(removes=False, overwrites=options.overwrite, files=options.settings)
    comparison = compared(desk, exported.holding, wishes)
    day = short_day(exported.made.date(), desk.clock.now().date())
    say(_("The export of {day}:").format(day=day))
    show(comparison, options)
    if not changes_anything(comparison, with_files=wishes.files):
        say(_("There is nothing to take in."))
        return 0
    if options.dry_run:
        return 0
    if not options.yes and not agrees(_("Take it in? [y/N] ")):
        say(_("Nothing was changed."))
        return 1
    tell_done(bring_back(desk, exported.holding, comparison, wishes, _("took in the export of {day}").format(day=day)))
    return 0


def _read(path: str) -> Exported:
    if path == _STDIN:
        return read(sys.stdin.buffer.read(LARGEST + 1), "stdin")
    return read_file(path)
