"""`wfhdesk undo`: the last thing done on this computer, taken back."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from wfhdesk.cli.speech import say
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.errors import CannotBeUndone
from wfhdesk.language import gettext as _


def describe() -> str:
    """Return what the word does, with an example."""
    return _("Take back what you did last on this computer; again and again, step by step.\n\n  wfhdesk undo")


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    parser.add_argument("--before", action="store_true", help=_("pass over what can't be undone, such as a mail sent"))
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Undo one act."""
    try:
        what = desk.care.undo(before=options.before)
    except CannotBeUndone as problem:
        raise CannotBeUndone(
            _("{problem} What came before it: wfhdesk undo --before").format(problem=problem)
        ) from None
    say(_("Took back: {what}. wfhdesk redo does it again.").format(what=what))
    return 0
