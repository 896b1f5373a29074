"""What a run through a checklist found, as parts of a report: its risks, what is done about them, all answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from wfhdesk.domain.actions import CHECKED, FIXED, ME, OPEN, Action, shown_owner, shown_state
from wfhdesk.domain.assessments import (
    FIXED_NOW,
    NEEDS_ACTION,
    Reply,
    Run,
    shown_risk,
    shown_way,
)
from wfhdesk.domain.checklists import HIGH, LOW, MEDIUM, RISKS, ROSA
from wfhdesk.domain.documents import Block, Fact, Facts, Heading, Table
from wfhdesk.domain.period_names import month_word
from wfhdesk.domain.settling import found_told, solved_since, staying, undone_told
from wfhdesk.language import gettext as _


class Undertaken(NamedTuple):
    """The actions of a report, what the person is called who owns some of them, and the day it is made."""

    actions: Sequence[Action]
    name: str
    today: date


def in_short(run: Run, actions: Sequence[Action]) -> str:
    """Return how many risks there were, how much they matter, and how many of them are left now."""
    fixed, since = sum(one.way == FIXED_NOW for one in run.risks), len(solved_since(run, actions))
    told = found_told([one.risk for one in run.risks], fixed, since)
    return ", ".join((told, *undone_told(staying(run, actions)))) + "."


def risks_found(run: Run, undertaken: Undertaken) -> Iterator[Block]:
    """Return each risk with its answer, its advice and what was decided, the worst first."""
    for reply in run.risks:
        yield Heading(3, reply.asked, _mark(reply.risk), RISKS.index(reply.risk) + 1)
        yield Facts([(label, text) for label, text in _risk_facts(reply, run, undertaken) if text])


def _risk_facts(reply: Reply, run: Run, undertaken: Undertaken) -> Iterator[Fact]:
    yield _("Answer"), reply.said
    yield _("Note"), reply.note
    yield _("Advice"), reply.advice
    decided = shown_way(reply.way)
    yield _("Decided"), f"{decided}: {reply.why}" if reply.why else decided
    for action in undertaken.actions:
        if reply.way == NEEDS_ACTION and (action.run, action.item) == (run.id, reply.item) and run.id:
            yield _("Action"), "; ".join((action.text, _owner(action, undertaken.name), *_deadline(action)))


def own_words(run: Run) -> Iterator[Block]:
    """Return what the person answered in their own words: what no question of a list asks for stands there."""
    told = [one for one in run.replies if one.is_words]
    if told:
        yield Heading(2, _("In their own words"))
        yield Table((_("Question"), _("Answer")), [_answered(one)[:2] for one in told], (10, 10))


def _mark(risk: str) -> str:
    return {LOW: _("Low risk"), MEDIUM: _("Medium risk"), HIGH: _("High risk")}[risk]


def actions_table(undertaken: Undertaken) -> Table:
    """Return what is done about risks: what, who, by when, and how far it is."""
    head = (_("What"), _("Who"), _("By when"), _("State"))
    rows = [
        (
            f"{one.text}\n{one.about}" if one.about and one.about != one.text else one.text,
            _owner(one, undertaken.name),
            one.due.isoformat() if one.due else "",
            _state(one, undertaken.today),
        )
        for one in undertaken.actions
    ]
    return Table(head, rows, (9, 4, 3, 5))


def _owner(action: Action, name: str) -> str:
    return name if action.owner == ME and name else shown_owner(action.owner)


def _deadline(action: Action) -> list[str]:
    if action.state != OPEN:
        return [shown_state(action.state)]
    return [_("by {day}").format(day=shown_day(action.due))] if action.due else []


def _state(action: Action, today: date) -> str:
    state = shown_state(action.state)
    if action.is_overdue(today):
        state = _("{state}, overdue").format(state=state)
    day = {FIXED: action.fixed, CHECKED: action.checked, OPEN: None}[action.state]
    lines = [f"{state} ({day.isoformat()})" if day else state, action.note]
    return "\n".join(line for line in lines if line)


def all_answers(run: Run) -> Iterator[Block]:
    """Return every question with its answer, a table for each section."""
    yield Heading(2, _("All answers: {title}").format(title=run.title))
    scored = run.scoring == ROSA
    for section, replies in by_section(run):
        head = (section or _("Question"), _("Answer"), _("Risk"), *((_("Points"),) if scored else ()))
        rows = [(*_answered(one), *((str(one.points),) if scored else ())) for one in replies]
        yield Table(head, rows, (10, 7, 3, 2) if scored else (10, 7, 3))


def _answered(reply: Reply) -> tuple[str, str, str]:
    said = reply.said
    if reply.note:
        said += "\n" + _("Note: {note}").format(note=reply.note)
    risk = shown_risk(reply.risk) if reply.risk else ""
    return reply.asked, said, f"{risk}, {shown_way(FIXED_NOW)}" if risk and not reply.stays else risk


def by_section(run: Run) -> list[tuple[str, list[Reply]]]:
    """Return the replies of each section, in the order in which it was first asked of."""
    sections: dict[str, list[Reply]] = {}
    for reply in run.replies:
        sections.setdefault(reply.section, []).append(reply)
    return [*sections.items()]


def shown_day(day: date) -> str:
    """Return a day as it is written out: 20 November 2026."""
    return f"{day.day} {month_word(day)} {day.year}"
