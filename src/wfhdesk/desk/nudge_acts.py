"""What is done about a nudge in one key or click."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from wfhdesk.desk.action_acts import fix, say_it_helped
from wfhdesk.desk.settling import come_back, say_all_is_well, say_it_went_out
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.nudges import ACTION, ALL_WELL, BACK, CONTACTED, DONE, HELPED, SNOOZED, WENT_OUT, Nudge
from wfhdesk.domain.people import Person
from wfhdesk.domain.periods import short_day
from wfhdesk.domain.plaintext import shortened
from wfhdesk.language import gettext as _

if TYPE_CHECKING:
    from wfhdesk.desk.desk import Desk

_LONGEST = 40
"""Characters of a text that is told back."""


def act_on(desk: Desk, nudge: Nudge, act: str) -> str:
    """Do what a button of a nudge says, and return in words what was done. Raises DeskError where it can't be.

    To open something is for whoever shows the nudge.
    """
    if nudge.kind == ACTION and act in (DONE, HELPED):
        return _see_to(desk, nudge, act)
    if act in _ACTS:
        return _ACTS[act](desk, nudge)
    raise ValueError(act)


def _settle(desk: Desk, nudge: Nudge) -> str:
    desk.accomplishments.resolve(desk.accomplishments.several([nudge.about]))
    return _("Done: “{text}”").format(text=shortened(nudge.text, _LONGEST))


def _went_out(desk: Desk, nudge: Nudge) -> str:
    return say_it_went_out(desk.updates, int(nudge.about), it_did=True)


def _come_back(desk: Desk, _nudge: Nudge) -> str:
    return "\n".join([come_back(desk.availability), *desk.follow()])


def _check_in(desk: Desk, nudge: Nudge) -> str:
    return say_all_is_well(desk.availability, desk.availability.occasion(nudge.about))


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
    action = desk.assessments.action(nudge.about)
    return fix(desk.assessments, action) if act == DONE else say_it_helped(desk.assessments, action)


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
