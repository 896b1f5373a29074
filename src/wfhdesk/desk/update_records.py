"""Between updates and the store's documents, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from wfhdesk.desk.records import Doc, Unreadable, moment
from wfhdesk.domain.plaintext import one_line, several_lines
from wfhdesk.domain.updates import Update

_LISTS = ("to", "cc", "carries", "points", "closed", "left_out", "refused", "attached")


def update_doc(update: Update) -> Doc:
    """Return the document of an update; what is empty is not stored."""
    doc: Doc = {
        name: value for name, value in update._asdict().items() if value not in ("", (), False) and name != "id"
    }
    for name in ("start", "until", "day"):
        doc[name] = getattr(update, name).isoformat()
    for name in _LISTS:
        if name in doc:
            doc[name] = list(doc[name])
    if "projects" in doc:
        doc["projects"] = [list(pair) for pair in doc["projects"]]
    doc["made"] = update.made.isoformat()
    return doc


def update_of(doc: Mapping[str, Any], doc_id: str) -> Update:
    """Return the update of a document. Raises Unreadable."""
    try:
        lists: dict[str, Any] = {name: tuple(map(one_line, doc.get(name, ()))) for name in _LISTS}
        texts: dict[str, Any] = {
            name: one_line(doc.get(name, "")) for name in ("language", "sender", "way", "message_id", "run")
        }
        return Update(
            number=int(doc["number"]),
            kind=one_line(doc["kind"]),
            state=one_line(doc["state"]),
            start=date.fromisoformat(doc["start"]),
            until=date.fromisoformat(doc["until"]),
            day=date.fromisoformat(doc["day"]),
            made=moment(doc["made"]),
            subject=one_line(doc["subject"]),
            text=several_lines(doc["text"]),
            asked=doc.get("asked") is True,
            projects=tuple((one_line(name), one_line(status)) for name, status in doc.get("projects", ())),
            id=doc_id,
            **texts,
            **lists,
        )
    except (KeyError, ValueError, TypeError, AttributeError) as problem:
        raise Unreadable(doc_id) from problem
