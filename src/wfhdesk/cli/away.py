"""`wfhdesk away`: gone for a while, or an appointment on another day."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from wfhdesk.cli.now import end_and_message, tell
from wfhdesk.cli.planned import add_cancel, cancel, check_alone, keep, maybe_when, planned_by
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.occasions import APPOINTMENT
from wfhdesk.domain.statuses import AWAY
from wfhdesk.language import gettext as _


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Say that you are away, and for how long; it ends by itself, and then you are asked. With a day or hours it is an\n"
        "appointment. Words behind are for you alone; others read Unavailable.\n\n"
        "  wfhdesk away 30m 'school run'\n"
        "  wfhdesk away until 15:00\n"
        "  wfhdesk away thu 14-15:30 dentist\n"
        "  wfhdesk away --cancel 3k9"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    parser.add_argument(
        "words", nargs="*", default=[], metavar=_("LENGTH"), help=_("30m, 1h30 or until 15:00; or a day; then a note")
    )
    add_cancel(parser)
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Say that the person is away, or plan an appointment."""
    check_alone(options.words, options, "cancel")
    if options.cancel is not None:
        return cancel(desk, "away", options.cancel)
    when = maybe_when(desk, options.words) if options.words else None
    if when is not None:
        keep(desk, planned_by(APPOINTMENT, when))
        return 0
    until, message = end_and_message(desk, options.words)
    if until is None:
        raise WrongInput(_("Say for how long: wfhdesk away 30m 'school run', or: wfhdesk away until 15:00"))
    desk.availability.say(AWAY, until, message)
    tell(desk)
    return 0
