"""Between what was shown and the store's documents, field by field; what is empty is not stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from wfhdesk.desk.records import MISTAKES, Doc, Unreadable, checked_text, day_of, moment
from wfhdesk.domain.nudges import Nudge
from wfhdesk.domain.nudging import Shown

_MARKS = ("is_timely", "is_weak")


def shown_doc(nudges: Sequence[Nudge], at: datetime) -> Doc:
    """Return the document that tells which nudges were shown together at a moment."""
    return {
        "at": at.isoformat(timespec="seconds"),
        "day": at.date().isoformat(),
        "nudges": [_told(one) for one in nudges],
    }


def _told(nudge: Nudge) -> Doc:
    doc: Doc = {"kind": nudge.kind, "about": nudge.about}
    if nudge.person:
        doc["person"] = nudge.person
    return {**doc, **{mark: True for mark in _MARKS if getattr(nudge, mark)}}


def shown_of(doc: Mapping[str, Any], doc_id: str) -> list[Shown]:
    """Return what a document says was shown. Raises Unreadable."""
    try:
        at, day = moment(doc["at"]), day_of(doc["day"])
        return [
            Shown(
                checked_text(one["kind"]),
                checked_text(one["about"]),
                day,
                at,
                checked_text(one.get("person", "")),
                one.get("is_timely") is True,
                one.get("is_weak") is True,
            )
            for one in doc["nudges"]
        ]
    except MISTAKES as problem:
        raise Unreadable(doc_id) from problem
