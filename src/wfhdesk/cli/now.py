"""What the words that say what one is doing right now have in common."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from wfhdesk.cli.plan_texts import days_told
from wfhdesk.cli.speech import say
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.availability_texts import told
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.hours import clock
from wfhdesk.domain.occasions import Occasion, shown_occasion
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.domain.statuses import split_end
from wfhdesk.language import gettext as _


def end_and_message(desk: Desk, words: Sequence[str]) -> tuple[datetime | None, str]:
    """Return the end and the message that words say; neither where there are no words. Raises WrongInput."""
    return split_end([*words], desk.availability.now()) if words else (None, "")


def end_alone(desk: Desk, words: Sequence[str]) -> datetime | None:
    """Return the end that words say, where nothing else may stand. Raises WrongInput."""
    until, rest = end_and_message(desk, words)
    if rest:
        raise WrongInput(
            _("“{text}” is no length of time; write it like 30m, 1h30 or until 14:30.").format(
                text=shortened(one_line(rest))
            )
        )
    return until


def tell(desk: Desk) -> None:
    """Say what the person is doing now."""
    say(told(desk.availability.answer()))


def reminder(occasion: Occasion, desk: Desk) -> str:
    """Return what to say where a check-in is overdue."""
    assert occasion.check_in is not None
    what = shown_occasion(occasion.kind)
    parts = [what[:1].upper() + what[1:], days_told(occasion, desk.availability.today()), occasion.note]
    return _("{what}: you wanted to check in by {time}. All is well? wfhdesk visitor --checked-in").format(
        what=", ".join(filter(None, parts)), time=clock(occasion.check_in)
    )
