"""Between patterns, occasions, statuses and the store's documents, field by field; what is empty is not stored."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from wfhdesk.desk.records import MISTAKES, Doc, Unreadable, day_in, day_of, moment
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.hours import DAY_END, Minutes, parse_hours
from wfhdesk.domain.hours_text import hours_text
from wfhdesk.domain.local_time import zone_named
from wfhdesk.domain.occasions import OCCASIONS, Occasion
from wfhdesk.domain.patterns import Pattern
from wfhdesk.domain.plaintext import one_line
from wfhdesk.domain.statuses import STATUSES, Status

_MISTAKES = (*MISTAKES, WrongInput)


def pattern_doc(pattern: Pattern) -> Doc:
    """Return the document of a pattern; its hours stand there as a person types them."""
    doc: Doc = {"hours": hours_text(pattern.weeks), "zone": pattern.zone, "start": pattern.start.isoformat()}
    return {**doc, "end": pattern.end.isoformat()} if pattern.end else doc


def pattern_of(doc: Mapping[str, Any], doc_id: str) -> Pattern:
    """Return the pattern of a document. Raises Unreadable."""
    try:
        weeks, zone = parse_hours(doc["hours"]), one_line(doc["zone"])
        zone_named(zone)
        return Pattern(weeks, zone, day_of(doc["start"]), day_in(doc, "end"), doc_id)
    except _MISTAKES as problem:
        raise Unreadable(doc_id) from problem


def occasion_doc(occasion: Occasion) -> Doc:
    """Return the document of an occasion."""
    doc: Doc = {"kind": occasion.kind, "first": occasion.first.isoformat(), "last": occasion.last.isoformat()}
    if occasion.part:
        doc["part"] = list(occasion.part)
    for name in ("place", "note", "label", "tentative", "told"):
        if value := getattr(occasion, name):
            doc[name] = value
    if occasion.check_in is not None:
        doc["check_in"] = occasion.check_in
    if occasion.checked_in is not None:
        doc["checked_in"] = occasion.checked_in.isoformat(timespec="seconds")
    return doc


def occasion_of(doc: Mapping[str, Any], doc_id: str) -> Occasion:
    """Return the occasion of a document. Raises Unreadable."""
    try:
        texts: dict[str, str] = {name: one_line(doc.get(name, "")) for name in ("place", "note", "label", "told")}
        occasion = Occasion(
            kind=doc["kind"],
            first=day_of(doc["first"]),
            last=day_of(doc["last"]),
            part=_part(doc["part"]) if "part" in doc else None,
            tentative=doc.get("tentative") is True,
            check_in=_minute(doc["check_in"]) if "check_in" in doc else None,
            checked_in=moment(doc["checked_in"]) if "checked_in" in doc else None,
            id=doc_id,
            **texts,
        )
    except _MISTAKES as problem:
        raise Unreadable(doc_id) from problem
    if occasion.kind not in OCCASIONS or occasion.last < occasion.first:
        raise Unreadable(doc_id)
    return occasion


def status_doc(status: Status) -> Doc:
    """Return the document of a status."""
    doc: Doc = {"state": status.state, "since": status.since.isoformat()}
    if status.until:
        doc["until"] = status.until.isoformat()
    return {**doc, "message": status.message} if status.message else doc


def status_of(doc: Mapping[str, Any], doc_id: str) -> Status:
    """Return the status of a document. Raises Unreadable."""
    try:
        until: datetime | None = moment(doc["until"]) if "until" in doc else None
        status = Status(doc["state"], moment(doc["since"]), until, one_line(doc.get("message", "")), doc_id)
    except _MISTAKES as problem:
        raise Unreadable(doc_id) from problem
    if status.state not in STATUSES:
        raise Unreadable(doc_id)
    return status


def _part(found: Any) -> Minutes:
    start, end = map(_minute, found)
    if end <= start:
        raise ValueError(found)
    return Minutes(start, end)


def _minute(found: Any) -> int:
    if type(found) is not int or not 0 <= found <= DAY_END:
        raise ValueError(found)
    return found
