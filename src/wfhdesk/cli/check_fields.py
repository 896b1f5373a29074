"""Self-assessments as JSON: where one stands, runs with all that was answered, actions, checklists."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from wfhdesk.desk.assessment_results import result_of
from wfhdesk.desk.checks import Check
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.actions import Action
from wfhdesk.domain.assessments import Reply, Run, Trigger, Workstation
from wfhdesk.domain.checklists import Checklist, Item
from wfhdesk.domain.scoring import RosaResult, Score, score

Fields = dict[str, object]


def score_of(run: Run | None) -> Score | None:
    """Return what a finished run came to; None for one that isn't finished."""
    return score(run) if run is not None and run.finished is not None else None


def score_fields(found: Score | None) -> Fields | None:
    """Return a score: its number, its words, its light, and its scale."""
    return found._asdict() if found else None


def workstation_fields(place: Workstation) -> Fields:
    """Return a workstation."""
    return {"id": place.id, "name": place.name, "place": place.place}


def trigger_fields(trigger: Trigger, place: str) -> Fields:
    """Return something that made checks due; `place` is what its workstation is called, empty for all of them."""
    return {
        "id": trigger.id,
        "kind": trigger.kind,
        "text": trigger.text or None,
        "day": trigger.day.isoformat(),
        "workstation": place or None,
        "workstation_id": trigger.workstation or None,
    }


def checkup_fields(check: Check) -> Fields:
    """Return where one stands with a check."""
    checkup, last = check.checkup, check.last
    place = checkup.workstation
    return {
        "checklist": checkup.checklist.id,
        "title": str(checkup.checklist.title),
        "workstation": place.name if place else None,
        "workstation_id": place.id if place else None,
        "state": checkup.state,
        "due": _day(checkup.due),
        "last": last.id if last else None,
        "last_day": _day(last.day) if last else None,
        "score": score_fields(check.score),
        "risks": check.staying if last else None,
        "begun": checkup.begun.id if checkup.begun else None,
    }


def action_fields(desk: Desk, action: Action) -> Fields:
    """Return an action."""
    return {
        "id": action.id,
        "text": action.text,
        "owner": action.owner,
        "due": _day(action.due),
        "state": action.state,
        "overdue": action.is_overdue(desk.assessments.today()),
        "risk": action.risk,
        "about": action.about or None,
        "workstation": desk.assessments.place_name(action.workstation) or None,
        "workstation_id": action.workstation or None,
        "run": action.run or None,
        "item": action.item or None,
        "private": action.private,
        "made": action.made.isoformat(),
        "fixed": _day(action.fixed),
        "checked": _day(action.checked),
        "check_on": _day(action.check_on),
        "note": action.note or None,
    }


# --- runs ---------------------------------------------------------------------------------------------------------


def head_fields(desk: Desk, run: Run) -> Fields:
    """Return a run without what was answered; it has its answers, settled, for the score."""
    return {
        "id": run.id,
        "checklist": run.checklist,
        "version": run.version,
        "title": run.title,
        "workstation": desk.assessments.place_name(run.workstation) or None,
        "workstation_id": run.workstation or None,
        "day": run.day.isoformat(),
        "started": _moment(run.started),
        "finished": _moment(run.finished),
        "private": run.private,
        "score": score_fields(score_of(run)),
    }


def run_fields(desk: Desk, run: Run) -> Fields:
    """Return a run with everything: answers, what the score is made of, and what is done about what was found."""
    found: Fields = {
        **head_fields(desk, *desk.assessments.settled([run])),
        "scoring": run.scoring,
        "language": run.language or None,
        "review": _day(run.review),
        "replies": [_reply(one) for one in run.replies],
        "actions": [action_fields(desk, one) for one in desk.assessments.actions_of(run)],
    }
    if run.finished is None:
        return found
    result = result_of(desk.assessments, run)
    former = result.former.id if result.former else None
    return {**found, "rosa": _rosa(result.rosa) if result.rosa else None, "former": former}


def _reply(reply: Reply) -> Fields:
    return {
        "item": reply.item,
        "section": reply.section,
        "asked": reply.asked,
        "value": list(reply.value),
        "said": reply.said,
        "note": reply.note or None,
        "risk": reply.risk or None,
        "advice": reply.advice or None,
        "way": reply.way or None,
        "why": reply.why or None,
        "part": reply.part or None,
        "points": reply.points,
        "chosen": [{**one._asdict(), "risk": one.risk or None, "advice": one.advice or None} for one in reply.chosen],
        "at": _moment(reply.at),
    }


def _rosa(found: RosaResult) -> Fields:
    return {
        "answered": found.answered._asdict(),
        "now": found.now._asdict(),
        "drivers": [
            {"section": one.section, "excesses": [part._asdict() for part in one.excesses]} for one in found.drivers
        ],
        "ways_down": [
            {"changes": [change._asdict() for change in one.changes], "score": one.score._asdict()}
            for one in found.ways_down
        ],
    }


# --- checklists -----------------------------------------------------------------------------------------------------


def checklist_fields(checklist: Checklist) -> Fields:
    """Return a checklist with all that it asks, in the language that is spoken."""
    names = ("id", "version", "minutes", "about", "private", "repeats", "scoring")
    days = {name: getattr(checklist, name) or None for name in ("every_days", "every_months", "review_item")}
    return {
        **{name: getattr(checklist, name) for name in names},
        **days,
        "title": str(checklist.title),
        "purpose": str(checklist.purpose),
        "triggers": list(checklist.triggers),
        "ends_with": checklist.ends_with or None,
        "closing": str(checklist.closing) or None,
        "path": checklist.path or None,
        "sections": [{"id": one.id, "title": str(one.title)} for one in checklist.sections],
        "items": [_item(one) for one in checklist.items],
    }


def _item(item: Item) -> Fields:
    return {
        "id": item.id,
        "section": item.section,
        "asks": item.asks,
        "question": str(item.question),
        "why": str(item.why) or None,
        "advice": str(item.advice) or None,
        "options": [_texts(one._asdict()) for one in item.options],
        "scale": _texts(item.scale._asdict()) if item.scale else None,
        "severity": item.severity,
        "part": item.part or None,
        "when": [{"item": one.item, "is": list(one.answers)} for one in item.when],
        "skip": item.can_skip,
        "figures": list(item.figures),
        "source": item.source or None,
    }


def _texts(record: dict[str, Any]) -> Fields:
    """Return a record with its texts in the language that is spoken, and null for what it doesn't say."""
    return {name: value if isinstance(value, int) else str(value) or None for name, value in record.items()}


def actions_fields(desk: Desk, actions: Iterable[Action]) -> list[Fields]:
    """Return actions."""
    return [action_fields(desk, one) for one in actions]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None
