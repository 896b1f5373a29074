"""`wfhdesk demo`: the main job on a sample desk, from a typed line to a mail draft."""

from __future__ import annotations

import os
import shlex
import sys
import tempfile
from argparse import ArgumentParser, Namespace

from wfhdesk.cli import parser as parsers
from wfhdesk.cli.speech import bold
from wfhdesk.desk.desk import Desk
from wfhdesk.language import gettext as _


def describe() -> str:
    """Return what the word does, with an example."""
    return _(
        "Lay out a half year of a sample person in a temporary folder, and run the main job on it: log a line, show the days\n"
        "since the last update, print the update, write it as a mail draft. Your own desk is not touched.\n\n"
        "  wfhdesk demo"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Lay out the sample desk and show what wfhdesk does with it."""
    from wfhdesk.desk.sample import lay_out

    folder = tempfile.mkdtemp(prefix="wfhdesk-demo-")
    sample = lay_out(folder, desk.clock)
    draft = os.path.join(folder, "update.eml")
    days = f"{sample.unreported.start}..{sample.unreported.end}"
    line = _("Went through the new invoice run with @priya #billing => she takes it over from Monday")
    for words in (["log", line], ["show", days], ["update"], ["update", "--eml", draft]):
        _run(sample.desk, words)
    print()
    print(_("The draft is {path}; open it with your mail program and it is ready to send.").format(path=draft))
    print(_("Look around in the sample: wfhdesk --desk {folder} show --all").format(folder=sample.desk.places.desk))
    return 0


def _run(desk: Desk, words: list[str]) -> None:
    print()
    print(bold(f"$ wfhdesk {shlex.join(words)}"), flush=True)
    options = parsers.build(words[0]).parse_args(words)
    options.run(desk, options)
    sys.stdout.flush()
