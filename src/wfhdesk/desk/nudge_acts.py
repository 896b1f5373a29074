"""What is done about a nudge in one key or click."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from wfhdesk.domain.actions import fixed, verified
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.nudges import ACTION, ALL_WELL, BACK, CONTACTED, DONE, SNOOZED, WENT_OUT, Nudge
from wfhdesk.domain.people import Person
from wfhdesk.domain.periods import short_day
from wfhdesk.domain.plaintext import shortened
from wfhdesk.domain.statuses import AVAILABLE
from wfhdesk.language import gettext as _

if TYPE_CHECKING:
    from wfhdesk.desk.desk import Desk

_LONGEST = 40
"""Characters of a text that is told back."""


def act_on(desk: Desk, nudge: Nudge, act: str) -> str:
    """Do what a button of a nudge says, and return in words what was done. Raises DeskError where it can't be.

    To open something is for whoever shows the nudge.
    """
    if nudge.kind == ACTION:
        return _see_to(desk, nudge, act)
    if act in _ACTS:
        return _ACTS[act](desk, nudge)
    raise ValueError(act)


def _settle(desk: Desk, nudge: Nudge) -> str:
    desk.accomplishments.resolve(desk.accomplishments.several([nudge.about]))
    return _("Done: “{text}”").format(text=shortened(nudge.text, _LONGEST))


def _went_out(desk: Desk, nudge: Nudge) -> str:
    desk.updates.sent(int(nudge.about))
    return _("Update {number} went out").format(number=nudge.about)


def _come_back(desk: Desk, _nudge: Nudge) -> str:
    desk.availability.say(AVAILABLE)
    return "\n".join([_("Back, available"), *desk.follow()])


def _check_in(desk: Desk, nudge: Nudge) -> str:
    desk.availability.check_in(desk.availability.occasion(nudge.about))
    return _("Checked in: all is well")


def _log_contact(desk: Desk, nudge: Nudge) -> str:
    person = _still_there(desk, nudge)
    desk.people.met([person], person.channel)
    return _("Logged contact with {name}").format(name=person.name)


def _snooze(desk: Desk, nudge: Nudge) -> str:
    kept = desk.people.snooze(_still_there(desk, nudge), "tomorrow")
    assert kept.snoozed_until is not None
    until = short_day(kept.snoozed_until, desk.people.today())
    return _("{name} is put off until {day}").format(name=kept.name, day=until)


def _see_to(desk: Desk, nudge: Nudge, act: str) -> str:
    """Say of an action that it was done, or that it helped."""
    action, today = desk.assessments.action(nudge.about), desk.assessments.today()
    text = shortened(action.text, _LONGEST)
    if act == DONE:
        kept = desk.assessments.change_action(fixed(action, today), _("fixed “{text}”").format(text=text))
        assert kept.check_on is not None
        again = short_day(kept.check_on, today)
        return _("Fixed: “{text}”. On {day} you look whether it helped.").format(text=text, day=again)
    desk.assessments.change_action(verified(action, today), _("checked “{text}”").format(text=text))
    return _("It helped: “{text}”").format(text=text)


def _still_there(desk: Desk, nudge: Nudge) -> Person:
    person = desk.people.with_id(nudge.person)
    if person is None:
        raise WrongInput(_("{name} is not on the desk any more.").format(name=nudge.text))
    return person


_ACTS: dict[str, Callable[[Desk, Nudge], str]] = {
    CONTACTED: _log_contact,
    SNOOZED: _snooze,
    DONE: _settle,
    WENT_OUT: _went_out,
    BACK: _come_back,
    ALL_WELL: _check_in,
}
