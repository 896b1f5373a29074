"""`wfhdesk back`: available again."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from wfhdesk.cli.now import end_alone, tell
from wfhdesk.cli.speech import say
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.ids import SHORT
from wfhdesk.domain.availability import OFF, UNKNOWN, Answer
from wfhdesk.domain.availability_texts import time_told
from wfhdesk.domain.occasions import Occasion
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
    now = desk.availability.answer()
    if until is None and not now.is_reachable:
        say(_kept_away(now))
    return 0


def _kept_away(now: Answer) -> str:
    """Return why one isn't available although one said so, and what to do about it."""
    if now.state in (OFF, UNKNOWN):
        return _("These aren't your hours. To be available all the same: wfhdesk back 1h")
    if not isinstance(now.by, Occasion):
        return _("To be available all the same: wfhdesk back 1h")
    from wfhdesk.cli.plan_texts import WORD_OF

    return _(
        "It is planned so; wfhdesk {word} --cancel {id} takes that away. To be available only now: wfhdesk back 1h"
    ).format(word=WORD_OF[now.by.kind], id=now.by.id[:SHORT])


def _lapsed(before: Answer, status: Status) -> str:
    assert status.until is not None
    return _("“{status}” ended {time}.").format(
        status=shown_status(status.state), time=time_told(status.until, before.at)
    )
