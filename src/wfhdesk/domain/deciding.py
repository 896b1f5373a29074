"""Deciding what becomes of a risk: it is fixed now, it needs action, or it is fine as it is, with the reason."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from wfhdesk.domain.actions import ME, OWNERS, Action, usual_due
from wfhdesk.domain.assessments import FINE_AS_IS, NEEDS_ACTION, WAYS_ON, Reply, Run
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.periods import check_in_sight
from wfhdesk.domain.plaintext import LONGEST_LINE, one_line
from wfhdesk.language import gettext as _


class Decision(NamedTuple):
    """What becomes of a risk: one of WAYS_ON, why it is fine as it is, or what is to be done, by whom, by when.

    Without `due` it is the usual day for how much the risk matters.
    """

    way: str
    why: str = ""
    text: str = ""
    owner: str = ME
    due: date | None = None


def check_decision(reply: Reply, decision: Decision) -> None:
    """Raise WrongInput for what can't be decided: there is no risk, no reason, or nothing to do."""
    problem = problem_with(reply, decision)
    if problem:
        raise WrongInput(f"{reply.item}: {problem}")
    if decision.due is not None:
        check_in_sight(decision.due)


def problem_with(reply: Reply, decision: Decision) -> str:
    """Return what keeps a risk from being decided so, for whoever has the question before them; nothing where nothing does."""
    if not reply.risk:
        return _("it tells no risk, so there is nothing to decide.")
    if decision.way not in WAYS_ON or decision.owner not in OWNERS:
        return _("what becomes of a risk is one of: {known}.").format(known=", ".join(WAYS_ON))
    if decision.way == FINE_AS_IS and not one_line(decision.why):
        return _("say why it is fine as it is.")
    if decision.way == NEEDS_ACTION and not one_line(decision.text):
        return _("say what is to be done.")
    if max(len(decision.why), len(decision.text)) > LONGEST_LINE:
        return _("that is too long for a line.")
    return ""


def decided(reply: Reply, decision: Decision) -> Reply:
    """Return an answer with what was decided about its risk. Raises WrongInput."""
    check_decision(reply, decision)
    why = one_line(decision.why) if decision.way == FINE_AS_IS else ""
    return reply._replace(way=decision.way, why=why)


def action_of(run: Run, reply: Reply, decision: Decision, today: date) -> Action:
    """Return the action that a decision leads to."""
    return Action(
        one_line(decision.text),
        today,
        decision.due or usual_due(reply.risk, today),
        decision.owner,
        risk=reply.risk,
        about=reply.asked,
        workstation=run.workstation,
        run=run.id,
        item=reply.item,
        private=run.private,
    )
