"""`wfhdesk demo`: the app on a sample desk; or the main job on it as text, from a typed line to a mail draft."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from wfhdesk.cli import parser as parsers
from wfhdesk.cli.speech import bold
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.ids import SHORT
from wfhdesk.language import gettext as _

if TYPE_CHECKING:
    from wfhdesk.desk.sample import Sample


def describe() -> str:
    """Return what the word does, with an example."""
    return _(
        "Open the app on the desk of a sample person, half a year of it, in a temporary folder; your own desk is not touched.\n"
        "With --tour, or without a terminal, run the main job on it instead: log a line, show the days since the last update,\n"
        "print the update, write it as a mail draft. Then see which checks are due, and write the report of one.\n\n"
        "  wfhdesk demo\n"
        "  wfhdesk demo --tour"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    parser.add_argument("--tour", action="store_true", help=_("run the main job as text, step by step"))
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Lay out the sample desk, and open it or show what wfhdesk does with it."""
    from wfhdesk.desk.sample import lay_out

    if options.tour or not (sys.stdin.isatty() and sys.stdout.isatty()):
        folder = tempfile.mkdtemp(prefix="wfhdesk-demo-")  # which stays, for whoever wants to look around in it
        _tour(lay_out(folder, desk.clock), folder)
        return 0
    from wfhdesk.tui.run import run as open_app

    with tempfile.TemporaryDirectory(prefix="wfhdesk-demo-") as folder:
        sample = lay_out(folder, desk.clock).desk
        for key in ("app.theme", "app.glyphs"):  # one's own looks
            sample.settings.set(key, [desk.settings.text(key)])
        return open_app(sample)


def _tour(sample: Sample, folder: str) -> None:
    draft = os.path.join(folder, "update.eml")
    days = f"{sample.unreported.start}..{sample.unreported.end}"
    line = _("Went through the new invoice run with @priya #billing => she takes it over from Monday")
    for words in (["log", line], ["show", days], ["update"], ["update", "--eml", draft]):
        _run(sample.desk, words)
    _run(sample.desk, ["check"])
    _run(sample.desk, ["check", "report", _checked(sample.desk), "--pdf", os.path.join(folder, "workstation.pdf")])
    print()
    print(_("The draft is {path}; open it with your mail program and it is ready to send.").format(path=draft))
    look = shlex.join([_program(), "--desk", sample.desk.places.desk])
    print(_("Look around in the sample: {command}").format(command=look))


def _program() -> str:
    """Return what starts wfhdesk here: its name, or where it lies when no shell would find it, as after `make demo`."""
    found = shutil.which("wfhdesk") is not None or os.path.basename(sys.argv[0]) != "wfhdesk"
    return "wfhdesk" if found else sys.argv[0]


def _checked(desk: Desk) -> str:
    """Return the id of the last workstation check that is finished."""
    done = (run for run in desk.assessments.runs() if run.checklist == "workstation" and run.finished)
    return next(done).id[:SHORT]


def _run(desk: Desk, words: list[str]) -> None:
    print()
    print(bold(f"$ wfhdesk {shlex.join(words)}"), flush=True)
    options = parsers.build(words[0]).parse_args(words)
    options.run(desk, options)
    sys.stdout.flush()
