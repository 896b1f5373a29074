"""`wfhdesk finish`: done for today."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from wfhdesk.cli.now import tell
from wfhdesk.cli.speech import say
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.availability_texts import time_told
from wfhdesk.domain.statuses import FINISHED
from wfhdesk.language import gettext as _


def describe() -> str:
    """Return what the word does, with an example."""
    return _(
        "Finish for today: nothing disturbs you until your hours begin again. wfhdesk back takes work up again.\n\n"
        "  wfhdesk finish"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Say that the person has finished."""
    desk.availability.say(FINISHED)
    tell(desk)
    found = desk.availability.answer()
    if found.back:
        say(_("Back {time}.").format(time=time_told(found.back, found.at)))
    return 0
