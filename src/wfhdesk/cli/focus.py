"""`wfhdesk focus`: undisturbed for a while, now or planned."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from wfhdesk.cli.now import end_and_message, tell
from wfhdesk.cli.planned import add_cancel, cancel, check_alone, keep, maybe_when, planned_by
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.hours import parse_minutes
from wfhdesk.domain.occasions import FOCUS
from wfhdesk.domain.statuses import FOCUSED
from wfhdesk.language import gettext as _


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Work undisturbed from now on, for an hour and a half if you don't say how long; or plan it for a day. Others read\n"
        "that they may write and shouldn't call.\n\n"
        "  wfhdesk focus\n"
        "  wfhdesk focus 90m 'quarterly report'\n"
        "  wfhdesk focus until 11:30\n"
        "  wfhdesk focus wed 9-11 'quarterly report'\n"
        "  wfhdesk focus --cancel 3k9"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    parser.add_argument(
        "words", nargs="*", default=[], metavar=_("LENGTH"), help=_("90m, 1h30 or until 11:30; or a day; then what for")
    )
    add_cancel(parser)
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Begin to focus, or plan it."""
    check_alone(options.words, options, "cancel")
    if options.cancel is not None:
        return cancel(desk, "focus", options.cancel)
    when = maybe_when(desk, options.words) if options.words else None
    if when is not None:
        keep(desk, planned_by(FOCUS, when))
        return 0
    until, message = end_and_message(desk, options.words)
    if until is None and any(parse_minutes(word) for word in message.split(" ")):
        raise WrongInput(_("A plan begins with its day: wfhdesk focus wed 9-11 'quarterly report'"))
    desk.availability.say(FOCUSED, until, message)
    tell(desk)
    return 0
