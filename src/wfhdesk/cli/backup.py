"""`wfhdesk backup`: a backup now, a copy of one elsewhere, and which there are."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Mapping

from wfhdesk.cli.help_layout import HelpLayout
from wfhdesk.cli.speech import columns, print_json, say
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.counts import shown_number
from wfhdesk.domain.holdings import title
from wfhdesk.domain.periods import short_day
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Make a backup of the whole desk now: its files, settings, own templates and checklists, in one zip that is read back\n"
        "before it counts. By itself wfhdesk makes one a day; those of a week are kept, and one a week for two months.\n\n"
        "  wfhdesk backup\n"
        "  wfhdesk backup --to ~/stick/desk.zip\n"
        "  wfhdesk backup list"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    parser.add_argument(
        "--to", metavar=_("FILE"), help=_("write it to this file, and leave those that wfhdesk keeps alone")
    )
    parser.add_argument("--json", action="store_true", help=_("print it as JSON"))
    parser.set_defaults(run=make)
    acts = parser.add_subparsers(metavar=_("[WHAT]"), title=_("what to do"), parser_class=type(parser))
    told = _("List the backups, the newest first.\n\n  wfhdesk backup list\n  wfhdesk backup list --json")
    every = acts.add_parser("list", help=_("list the backups"), description=told, formatter_class=HelpLayout)
    every.add_argument("--json", action="store_true", default=SUPPRESS, help=_("print it as JSON"))
    every.set_defaults(run=show)


def make(desk: Desk, options: Namespace) -> int:
    """Make one, and say where it is and what it holds."""
    if options.to is not None:
        path, backup = desk.backups.copy_to(options.to)
    else:
        kept, backup = desk.backups.make()
        path = kept.path
    if options.json:
        print_json(
            {
                "path": path,
                "made": backup.made.isoformat(timespec="seconds"),
                "counts": backup.counts,
                "files": [*backup.own],
            }
        )
        return 0
    print(path)
    say(_("Read back, and all there: {what}.").format(what=_told(backup.counts, len(backup.own))))
    return 0


def _told(counts: Mapping[str, int], own_files: int) -> str:
    parts = [f"{title(table)} ({shown_number(count)})" for table, count in counts.items()]
    files = ngettext("{n} file of settings", "{n} files of settings", own_files).format(n=own_files)
    return ", ".join([*parts, files] if own_files else parts)


def show(desk: Desk, options: Namespace) -> int:
    """List the backups."""
    found = desk.backups.all()
    if options.json:
        print_json(
            [
                {"name": one.name, "made": one.made.isoformat(timespec="minutes"), "path": one.path, "bytes": one.size}
                for one in found
            ]
        )
    elif found:
        today = desk.clock.now().date()
        rows = [[one.name, short_day(one.made.date(), today), _size(one.size)] for one in found]
        print(columns(rows))
        say(_("They lie in {folder}").format(folder=desk.backups.folder))
        say(_("To bring one back: wfhdesk restore --from {name}").format(name=found[0].name))
    else:
        say(_("There is no backup yet; wfhdesk backup makes one."))
    return 0


def _size(number: int) -> str:
    return _("{n} kB").format(n=max(1, round(number / 1000)))
