"""`wfhdesk back`: available again."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from wfhdesk.cli.now import end_alone, tell
from wfhdesk.cli.speech import say
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.availability import OFF, UNKNOWN, Answer
from wfhdesk.domain.availability_texts import time_told
from wfhdesk.domain.statuses import AVAILABLE, Status, shown_status
from wfhdesk.language import gettext as _


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Be back: available by your hours and plans again. With a length, available for so long, also outside your hours.\n\n"
        "  wfhdesk back\n"
        "  wfhdesk back 1h\n"
        "  wfhdesk back until 18:30"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    parser.add_argument("words", nargs="*", default=[], metavar=_("LENGTH"), help=_("1h or until 18:30"))
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Say that the person is available."""
    before = desk.availability.answer()
    until = end_alone(desk, options.words)
    desk.availability.say(AVAILABLE, until)
    if before.has_lapsed and isinstance(before.by, Status):
        say(_lapsed(before, before.by))
    tell(desk)
    if until is None and desk.availability.answer().state in (OFF, UNKNOWN):
        say(_("These aren't your hours. To be available all the same: wfhdesk back 1h"))
    return 0


def _lapsed(before: Answer, status: Status) -> str:
    assert status.until is not None
    return _("“{status}” ended {time}.").format(
        status=shown_status(status.state), time=time_told(status.until, before.at)
    )
