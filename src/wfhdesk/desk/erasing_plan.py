"""What becomes of each document and each text of a desk when a person is erased."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date
from typing import Any

from wfhdesk.desk.desk import Desk
from wfhdesk.desk.records import Doc
from wfhdesk.domain.delivery import WENT_OUT
from wfhdesk.domain.erasing import OWN_FIELDS, document_without, wholly_without, without, words_without
from wfhdesk.domain.traces import Traces
from wfhdesk.store.forgetting import Forgetting
from wfhdesk.store.lines import Line
from wfhdesk.store.versions import heads

PEOPLE, CONTACTS, OFFERS, UPDATES, ENTRIES = "people", "contacts", "offers", "updates", "accomplishments"
REPLIES = "replies"
_IDS = {
    "runs": ("checklist", "scoring", "workstation"),
    REPLIES: ("item", "part", "risk"),
    "actions": ("item", "owner", "risk", "workstation"),
    "triggers": ("workstation",),
    "workstations": ("place",),
}
"""Fields that hold ids of checklists and words of ours: a checklist is called rosa, and so are people."""
_RISK_OF_CHOSEN = 3


class Plan:
    """What becomes of each document and text. Documents in `kept` stay as they are, and so do updates that went out."""

    def __init__(self, desk: Desk, traces: Traces, kept: Collection[str] = ()) -> None:
        self.traces = traces
        self.last = PEOPLE, traces.person.id
        self.went_out = {
            chain[0]["id"] for chain in desk.db.lines.versions.chains_of(UPDATES) if any(map(_went_out, heads(chain)))
        }
        self._kept = {*kept, *self.went_out}
        self._known: dict[tuple[str, date | None], str] = {}  # most texts are asked about several times

    def touches(self, doc: Doc) -> bool:
        """Whether a contact was with the person, or an offer made to them."""
        return self.traces.person.id in (*_listed(doc.get("people")), doc.get("person")) and bool(self.traces.person.id)

    def document(self, table: str, doc_id: str, doc: Doc) -> Doc | None:
        """Return a version of a document without the person; None where nothing is left of it."""
        if (table, doc_id) == self.last:
            return None
        if table in (CONTACTS, OFFERS) and self.touches(doc):
            others = [one for one in _listed(doc.get("people")) if one != self.traces.person.id]
            if not others:
                return None
            doc = {**doc, "people": others}
        return doc if doc_id in self._kept else self.said(table, doc)

    def said(self, table: str, doc: Doc) -> Doc:
        """Return a document with the person's name out of its texts, whatever document it is."""
        day = _day(doc)
        kept = OWN_FIELDS if table == PEOPLE else _IDS.get(table, ())
        changed = document_without(doc, lambda text: self._without(text, day), kept)
        return _answered(doc, changed) if table == REPLIES and changed is not doc else changed

    def _without(self, text: str, day: date | None) -> str:
        asked = text, day if "@" in text else None
        if asked not in self._known:
            self._known[asked] = without(text, self.traces, day)
        return self._known[asked]

    def words(self, doc_id: str, words: str) -> str:
        """Return the words of an act; of a document that is kept they stay."""
        return words if doc_id in self._kept else words_without(words, self.traces)

    def text(self, text: str) -> str:
        """Return any other text without the person."""
        return without(text, self.traces)

    def raw(self, text: str) -> str:
        """Return what can't be read without the person."""
        return wholly_without(text, self.traces)

    def typed(self, text: str) -> str:
        """Return what somebody is typing without the person: a line, or a draft in the form in which it waits."""
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            return self.text(text)
        if not isinstance(found, dict):
            return self.text(text)
        changed = document_without(found, self.text)
        return text if changed == found else json.dumps(changed, ensure_ascii=False)

    def forgetting(self) -> Forgetting:
        """Return all of this as the store takes it."""
        return Forgetting(self.document, self.words, self.raw, self.last)


def _went_out(line: Line) -> bool:
    return line.get("doc", {}).get("state") in WENT_OUT


def _answered(doc: Doc, changed: Doc) -> Doc:
    """Return a changed answer with the ids of what was chosen as they were; an answer of one's own words is in `said` too."""
    if "value" in doc and (doc.get("chosen") or doc["value"] != [doc.get("said")]):
        changed = {**changed, "value": doc["value"]}
    pairs = zip(_listed(doc.get("chosen")), _listed(changed.get("chosen")), strict=True)
    chosen = [[*map(_id_or_words, range(len(_listed(one))), _listed(one), _listed(other))] for one, other in pairs]
    return {**changed, "chosen": chosen} if any(chosen) else changed


def _id_or_words(place: int, was: Any, changed: Any) -> Any:
    return was if place in (0, _RISK_OF_CHOSEN) else changed


def _listed(found: Any) -> list[Any]:
    return found if isinstance(found, list) else []


def _day(doc: Doc) -> date | None:
    """Return the day on which a document was written, as far as it tells: by it a mention means who was known then."""
    try:
        return date.fromisoformat(str(doc.get("logged", doc.get("day", "")))[:10])
    except ValueError:
        return None
