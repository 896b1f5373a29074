"""`wfhdesk redo`: what undo took back, done again."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from wfhdesk.cli.speech import say
from wfhdesk.desk.desk import Desk
from wfhdesk.language import gettext as _


def describe() -> str:
    """Return what the word does, with an example."""
    return _("Do again what undo took back, as long as you did nothing else since.\n\n  wfhdesk redo")


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Redo one act."""
    say(_("Did again: {what}.").format(what=desk.care.redo()))
    return 0
