"""Between workstations, runs, replies, actions, triggers and the store's documents; what is empty is not stored."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from wfhdesk.desk.records import Doc, Unreadable, day_in, day_of, moment
from wfhdesk.domain.actions import OWNERS, STATES, Action
from wfhdesk.domain.assessments import PLACES, TRIGGERS, WAYS_ON, Chosen, Reply, Run, Trigger, Workstation
from wfhdesk.domain.checklists import BY_ANSWERS, MEDIUM, RISKS, SCORINGS
from wfhdesk.domain.plaintext import one_line

_MISTAKES = (KeyError, ValueError, TypeError, AttributeError)
_REPLY_TEXTS = ("item", "asked", "said", "section", "note", "advice", "part", "why")
_ACTION_TEXTS = ("text", "about", "workstation", "run", "item", "note")
_ACTION_DAYS = ("due", "fixed", "checked")
_LARGEST = 1_000_000
"""The largest version, place or points."""


def workstation_doc(place: Workstation) -> Doc:
    """Return the document of a workstation."""
    doc: Doc = {"name": place.name, "place": place.place}
    return {**doc, "gone": place.gone.isoformat()} if place.gone else doc


def workstation_of(doc: Mapping[str, Any], doc_id: str) -> Workstation:
    """Return the workstation of a document. Raises Unreadable."""
    try:
        return Workstation(_line(doc["name"]), _one_of(doc["place"], PLACES), day_in(doc, "gone"), doc_id)
    except _MISTAKES as problem:
        raise Unreadable(doc_id) from problem


def run_doc(run: Run) -> Doc:
    """Return the document of a run; its replies have their own."""
    doc: Doc = {
        "checklist": run.checklist,
        "version": run.version,
        "title": run.title,
        "started": _told(run.started),
        "scoring": run.scoring,
    }
    doc |= {name: value for name in ("workstation", "language", "private") if (value := getattr(run, name))}
    if run.finished:
        doc["finished"] = _told(run.finished)
    return {**doc, "review": run.review.isoformat()} if run.review else doc


def run_of(doc: Mapping[str, Any], doc_id: str) -> Run:
    """Return the run of a document, without its replies. Raises Unreadable."""
    try:
        return Run(
            checklist=_line(doc["checklist"]),
            version=_whole(doc["version"]),
            title=_line(doc["title"]),
            started=moment(doc["started"]),
            workstation=_line(doc.get("workstation", "")),
            finished=moment(doc["finished"]) if "finished" in doc else None,
            scoring=_one_of(doc.get("scoring", BY_ANSWERS), SCORINGS),
            private=doc.get("private") is True,
            language=_line(doc.get("language", "")),
            review=day_in(doc, "review"),
            id=doc_id,
        )
    except _MISTAKES as problem:
        raise Unreadable(doc_id) from problem


def reply_doc(reply: Reply, run_id: str) -> Doc:
    """Return the document of a reply."""
    doc: Doc = {"run": run_id, "value": list(reply.value), "place": reply.place}
    doc |= {name: value for name in (*_REPLY_TEXTS, "risk", "points", "way") if (value := getattr(reply, name))}
    if reply.chosen:
        doc["chosen"] = [list(one) for one in reply.chosen]
    return {**doc, "at": _told(reply.at)} if reply.at else doc


def reply_of(doc: Mapping[str, Any], doc_id: str) -> Reply:
    """Return the reply of a document. Raises Unreadable."""
    try:
        texts: dict[str, Any] = {name: _line(doc.get(name, "")) for name in _REPLY_TEXTS}
        return Reply(
            value=tuple(map(_line, _list(doc["value"]))),
            risk=_one_of(doc.get("risk", ""), ("", *RISKS)),
            way=_one_of(doc.get("way", ""), ("", *WAYS_ON)),
            points=_whole(doc.get("points", 0)),
            chosen=tuple(_chosen(*one) for one in _list(doc.get("chosen", []))),
            place=_whole(doc.get("place", 0)),
            at=moment(doc["at"]) if "at" in doc else None,
            id=doc_id,
            **texts,
        )
    except _MISTAKES as problem:
        raise Unreadable(doc_id) from problem


def _chosen(option: Any, text: Any, points: Any, risk: Any, advice: Any) -> Chosen:
    return Chosen(_line(option), _line(text), _whole(points), _one_of(risk, ("", *RISKS)), _line(advice))


def action_doc(action: Action) -> Doc:
    """Return the document of an action."""
    doc: Doc = {"made": action.made.isoformat(), "owner": action.owner, "state": action.state, "risk": action.risk}
    doc |= {name: value for name in (*_ACTION_TEXTS, "private") if (value := getattr(action, name))}
    return doc | {name: day.isoformat() for name in _ACTION_DAYS if (day := getattr(action, name))}


def action_of(doc: Mapping[str, Any], doc_id: str) -> Action:
    """Return the action of a document. Raises Unreadable."""
    try:
        texts: dict[str, Any] = {name: _line(doc.get(name, "")) for name in _ACTION_TEXTS}
        days: dict[str, Any] = {name: day_in(doc, name) for name in _ACTION_DAYS}
        return Action(
            made=day_of(doc["made"]),
            owner=_one_of(doc["owner"], OWNERS),
            state=_one_of(doc["state"], STATES),
            risk=_one_of(doc.get("risk", MEDIUM), RISKS),
            private=doc.get("private") is True,
            id=doc_id,
            **texts,
            **days,
        )
    except _MISTAKES as problem:
        raise Unreadable(doc_id) from problem


def trigger_doc(trigger: Trigger) -> Doc:
    """Return the document of a trigger."""
    doc: Doc = {"kind": trigger.kind, "day": trigger.day.isoformat()}
    doc |= {name: value for name in ("text", "workstation") if (value := getattr(trigger, name))}
    return {**doc, "told": _told(trigger.told)} if trigger.told else doc


def trigger_of(doc: Mapping[str, Any], doc_id: str) -> Trigger:
    """Return the trigger of a document. Raises Unreadable."""
    try:
        return Trigger(
            _one_of(doc["kind"], TRIGGERS),
            day_of(doc["day"]),
            _line(doc.get("text", "")),
            _line(doc.get("workstation", "")),
            moment(doc["told"]) if "told" in doc else None,
            doc_id,
        )
    except _MISTAKES as problem:
        raise Unreadable(doc_id) from problem


def _told(at: datetime) -> str:
    return (
        at.isoformat()
    )  # to the microsecond: a change told right after a run makes it due again, one told before doesn't


def _line(found: Any) -> str:
    if not isinstance(found, str):
        raise TypeError(found)
    return one_line(found)


def _whole(found: Any) -> int:
    if type(found) is not int:
        raise TypeError(found)
    if abs(found) > _LARGEST:
        raise ValueError(found)
    return found


def _list(found: Any) -> list[Any]:
    if not isinstance(found, list):
        raise TypeError(found)
    return found


def _one_of(found: Any, known: tuple[str, ...]) -> str:
    if not isinstance(found, str) or found not in known:
        raise ValueError(found)
    return found
