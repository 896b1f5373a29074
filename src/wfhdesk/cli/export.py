"""`wfhdesk export`: all of the desk as one JSON file, as tables, or to be read."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace

from wfhdesk.cli.speech import say
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.errors import WrongInput
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext

_STDOUT = "-"


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Write all of the desk to one JSON file, which import reads back the same: every table, the trash, settings, own\n"
        "templates and checklists. Or as tables for a spreadsheet, or as Markdown to be read. What is private is in it too.\n\n"
        "  wfhdesk export desk.json\n"
        "  wfhdesk export --csv ~/tables\n"
        "  wfhdesk export --markdown desk.md\n"
        "  wfhdesk export - | jq '.tables | map_values(length)'"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    parser.add_argument("target", nargs="?", metavar=_("FILE"), help=_("the file.json; - writes to stdout"))
    parser.add_argument("--csv", metavar=_("DIR"), help=_("write one CSV file a table into this folder"))
    parser.add_argument("--markdown", metavar=_("FILE"), help=_("write it to be read; - writes to stdout"))
    parser.add_argument("--force", action="store_true", help=_("write over what is there"))
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Write what was asked for."""
    wanted = [one for one in (options.target, options.csv, options.markdown) if one is not None]
    if not wanted or not all(wanted):
        raise WrongInput(_("Say where to: a file.json, - for stdout, --csv DIR or --markdown FILE."))
    if options.csv is not None:
        from wfhdesk.desk.export_tables import write_tables

        paths = write_tables(desk, options.csv, force=options.force)
        print("\n".join(paths))
        say(ngettext("{n} table written.", "{n} tables written.", len(paths)).format(n=len(paths)))
    if options.markdown is not None:
        from wfhdesk.cli.export_markdown import as_markdown

        _write(options.markdown, as_markdown(desk), force=options.force)
    if options.target is not None:
        from wfhdesk.desk.exporting import as_json

        _write(options.target, as_json(desk), force=options.force)
    return 0


def _write(target: str, text: str, *, force: bool) -> None:
    from wfhdesk.desk.exporting import write

    data = text.encode("utf-8", "replace")
    if target == _STDOUT:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    path = os.path.abspath(os.path.expanduser(target))
    write(path, data, force=force)
    print(path)
