"""Records and the store's documents: how one is made of the other, and of an entry, field by field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from wfhdesk.domain.accomplishments import KINDS, VISIBILITIES, Accomplishment, Move
from wfhdesk.domain.periods import FIRST_YEAR, LAST_YEAR
from wfhdesk.domain.plaintext import one_line

Doc = dict[str, Any]
Record = TypeVar("Record")
MISTAKES = (KeyError, ValueError, TypeError, AttributeError)
"""What making a record runs into where a document says something that none can hold."""


class Unreadable(Exception):
    """A document that says something no record can hold: somebody else wrote it, or edited it by hand."""


class Made(Generic[Record]):
    """What `made_of` makes of documents, kept for each until it changes; the ids of those it refuses go to `unreadable`."""

    def __init__(self, made_of: Callable[[Doc, str], Record], unreadable: set[str]) -> None:
        self._made_of = made_of
        self._unreadable = unreadable
        self._kept: dict[str, tuple[Doc, Record]] = {}

    def of_all(self, documents: Mapping[str, Doc], is_wanted: Callable[[Doc], bool] | None = None) -> list[Record]:
        """Return the records of the documents that are wanted and can be read, by their ids, in their order.

        The documents are the store's own: one that nobody wrote since is the same object.
        """
        found: list[Record] = []
        for doc_id, doc in documents.items():
            if is_wanted is not None and not is_wanted(doc):
                continue
            kept = self._kept.get(doc_id)
            if kept is None or kept[0] is not doc:
                try:
                    kept = self._kept[doc_id] = doc, self._made_of(doc, doc_id)
                except Unreadable as problem:
                    self._unreadable.add(str(problem))
                    continue
            found.append(kept[1])
        return found


def accomplishment_doc(entry: Accomplishment) -> Doc:
    """Return the document of an entry; its id is the document's own."""
    doc: Doc = {"day": entry.day.isoformat(), "kind": entry.kind, "text": entry.text}
    if entry.logged:
        doc["logged"] = entry.logged.isoformat(timespec="seconds")
    for name in ("project", "outcome", "pinned", "dropped"):
        if value := getattr(entry, name):
            doc[name] = value
    if entry.visibility != "all":
        doc["visibility"] = entry.visibility
    for name in ("by", "settled"):
        if value := getattr(entry, name):
            doc[name] = value.isoformat()
    if entry.moves:
        doc["moves"] = [[move.at.isoformat(), move.why] for move in entry.moves]
    return doc


def accomplishment(doc: Mapping[str, Any], doc_id: str) -> Accomplishment:
    """Return the entry of a document. Raises Unreadable."""
    try:
        entry = Accomplishment(
            text=one_line(doc["text"]),
            day=date.fromisoformat(doc["day"]),
            kind=doc["kind"],
            project=one_line(doc.get("project", "")),
            outcome=one_line(doc.get("outcome", "")),
            visibility=doc.get("visibility", "all"),
            by=day_in(doc, "by"),
            pinned=doc.get("pinned") is True,
            settled=day_in(doc, "settled"),
            moves=tuple(Move(moment(at), one_line(why)) for at, why in doc.get("moves", ())),
            dropped=one_line(doc.get("dropped", "")),
            logged=datetime.fromisoformat(doc["logged"]) if "logged" in doc else None,
            id=doc_id,
        )
    except MISTAKES as problem:
        raise Unreadable(doc_id) from problem
    if entry.kind not in KINDS or entry.visibility not in VISIBILITIES or not doc_id.isprintable():
        raise Unreadable(doc_id)
    return entry


def checked_text(found: Any) -> str:
    """Return a field that has to be a text. Raises TypeError for anything else."""
    if not isinstance(found, str):
        raise TypeError(found)
    return found


def moment(text: str) -> datetime:
    """Return the moment that a text tells. Raises ValueError or TypeError, also for one without its offset or far away."""
    told = datetime.fromisoformat(text)
    if told.tzinfo is None or not FIRST_YEAR <= told.year <= LAST_YEAR:
        raise ValueError(text)
    return told


def day_of(text: str) -> date:
    """Return the day that a text tells. Raises ValueError or TypeError, also for one that is centuries away."""
    told = date.fromisoformat(text)
    if not FIRST_YEAR <= told.year <= LAST_YEAR:
        raise ValueError(text)
    return told


def day_in(doc: Mapping[str, Any], name: str) -> date | None:
    """Return the day that a field holds, None where it isn't there. Raises ValueError or TypeError."""
    return day_of(doc[name]) if name in doc else None
