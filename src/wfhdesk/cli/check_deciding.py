"""Asking at a terminal what becomes of a risk: fixed now, an action with who and by when, or fine as it is and why."""

from __future__ import annotations

from wfhdesk.cli.check_texts import wrapped
from wfhdesk.cli.check_typed import Back, typed
from wfhdesk.cli.speech import say
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.actions import ME, OWNERS, parse_owner, shown_owner, usual_due
from wfhdesk.domain.assessments import FINE_AS_IS, FIXED_NOW, NEEDS_ACTION, WAYS_ON, Reply, shown_risk, shown_way
from wfhdesk.domain.choices import chosen
from wfhdesk.domain.deciding import Decision, check_decision
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.periods import short_day
from wfhdesk.domain.planning import parse_day
from wfhdesk.language import gettext as _

_KEYS = {FIXED_NOW: "f", NEEDS_ACTION: "a", FINE_AS_IS: "o"}
"""The letter for each of the ways on, the same as in the app."""
_BY_KEY = {key: way for way, key in _KEYS.items()}


def tell_risk(reply: Reply) -> None:
    """Say how much a risk matters, and what to do about it."""
    say(wrapped(_("! A risk ({risk}). {advice}").format(risk=shown_risk(reply.risk), advice=reply.advice), "  "))


def asked_decision(desk: Desk, reply: Reply) -> Decision:
    """Return what becomes of a risk, as the person says. Raises Left, Back, and Next where a former decision may stand."""
    while True:
        way = _asked_way(reply)
        try:
            decision = _told(desk, reply, way)
            check_decision(reply, decision)
        except Back:
            continue  # to the three ways
        except WrongInput as problem:
            say(str(problem))
            continue
        return decision


def _asked_way(reply: Reply) -> str:
    ways = {str(number): way for number, way in enumerate(WAYS_ON, 1)}
    say("  " + "   ".join(f"{number}/{_KEYS[way]} {shown_way(way)}" for number, way in ways.items()))
    while True:
        line = typed(_("  What becomes of it? [1-{n}] ").format(n=len(ways)), goes_on=bool(reply.way)).strip()
        way = ways.get(line) or _BY_KEY.get(line.casefold()) or chosen(line, {one: shown_way(one) for one in WAYS_ON})
        if way is not None:
            return way
        if line:
            say(_("  Type the number or the letter of one of the three, back to answer anew, or stop."))
        else:
            tell_risk(reply)


def _told(desk: Desk, reply: Reply, way: str) -> Decision:
    if way == FINE_AS_IS:
        return Decision(way, why=_asked_text(_("  Why is it fine as it is? ")))
    if way != NEEDS_ACTION:
        return Decision(way)
    text = _asked_text(_("  What is to be done? (enter: as advised) "), reply.advice)
    owner = _asked_owner()
    today = desk.assessments.today()
    usual = usual_due(reply.risk, today)
    question = _("  By when? (enter: {day}) ").format(day=short_day(usual, today))
    while True:
        line = typed(question).strip()
        try:
            day = parse_day(line, today, short_dutch=desk.accomplishments.short_dutch) if line else usual
        except WrongInput as problem:
            say(str(problem))
            continue
        return Decision(way, text=text, owner=owner, due=day)


def _asked_text(question: str, usual: str = "") -> str:
    while True:
        line = typed(question).strip() or usual
        if line:
            return line


def _asked_owner() -> str:
    names = ", ".join(map(shown_owner, OWNERS))
    question = _("  By whom? {names} (enter: {me}) ").format(names=names, me=shown_owner(ME))
    while True:
        line = typed(question).strip()
        try:
            return parse_owner(line) if line else ME
        except WrongInput as problem:
            say(str(problem))
