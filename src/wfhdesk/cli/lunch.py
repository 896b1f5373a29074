"""`wfhdesk lunch`: eating, for as long as it takes."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from wfhdesk.cli.now import end_alone, tell
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.statuses import LUNCH
from wfhdesk.language import gettext as _


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Go to lunch: until the end of the break in your hours, else for 45 minutes, or as long as you say.\n\n"
        "  wfhdesk lunch\n"
        "  wfhdesk lunch 1h\n"
        "  wfhdesk lunch until 13:30"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    parser.add_argument("words", nargs="*", default=[], metavar=_("LENGTH"), help=_("45m, 1h or until 13:30"))
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Say that the person is at lunch."""
    desk.availability.say(LUNCH, end_alone(desk, options.words))
    tell(desk)
    return 0
