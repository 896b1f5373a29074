"""Between people, contacts, offers and the store's documents, field by field; what is empty is not stored."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from wfhdesk.desk.records import MISTAKES, Doc, Unreadable, checked_text, day_in, day_of
from wfhdesk.domain.contacts import KINDS, Contact
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.offers import OFFERED, STATES, Offer
from wfhdesk.domain.people import LIST_FIELDS, LONGEST_CADENCE, Pause, Person, as_kept
from wfhdesk.domain.periods import Period
from wfhdesk.domain.plaintext import one_line

_MISTAKES = (*MISTAKES, WrongInput)
_TEXTS = (
    "name",
    "relation",
    "phone",
    "role",
    "organisation",
    "channel",
    "zone",
    "hours",
    "holidays",
    "birthday",
    "uid",
)
_DAYS = ("since", "skipped", "snoozed_until", "added")


def person_doc(person: Person) -> Doc:
    """Return the document of a person."""
    doc: Doc = {name: value for name in (*_TEXTS, "notes") if (value := getattr(person, name))}
    doc |= {name: list(value) for name in LIST_FIELDS if (value := getattr(person, name))}
    doc |= {name: value.isoformat() for name in _DAYS if (value := getattr(person, name))}
    if person.cadence is not None:
        doc["cadence"] = person.cadence
    if person.snoozed:
        doc["snoozed"] = [day.isoformat() for day in person.snoozed]
    for name in ("away", "pauses"):
        if spans := getattr(person, name):
            doc[name] = [[start.isoformat(), end.isoformat() if end else None] for start, end in spans]
    return doc


def person_of(doc: Mapping[str, Any], doc_id: str) -> Person:
    """Return the person of a document. Raises Unreadable."""
    try:
        texts: dict[str, Any] = {name: checked_text(doc.get(name, "")) for name in (*_TEXTS, "notes")}
        lists: dict[str, Any] = {name: tuple(map(checked_text, doc.get(name, ()))) for name in LIST_FIELDS}
        days: dict[str, Any] = {name: day_in(doc, name) for name in _DAYS}
        return as_kept(
            Person(
                cadence=_cadence(doc["cadence"]) if "cadence" in doc else None,
                away=tuple(Period(day_of(start), day_of(end)) for start, end in doc.get("away", ())),
                snoozed=tuple(map(day_of, doc.get("snoozed", ()))),
                pauses=tuple(
                    Pause(day_of(start), day_of(end) if end else None) for start, end in doc.get("pauses", ())
                ),
                id=doc_id,
                **texts,
                **lists,
                **days,
            )
        )
    except _MISTAKES as problem:
        raise Unreadable(doc_id) from problem


def contact_doc(contact: Contact) -> Doc:
    """Return the document of a contact."""
    doc: Doc = {"day": contact.day.isoformat(), "people": list(contact.people)}
    doc |= {name: value for name in ("kind", "note", "source") if (value := getattr(contact, name))}
    return {**doc, "logged": contact.logged.isoformat(timespec="seconds")} if contact.logged else doc


def contact_of(doc: Mapping[str, Any], doc_id: str) -> Contact:
    """Return the contact of a document. Raises Unreadable."""
    try:
        contact = Contact(
            day=day_of(doc["day"]),
            people=tuple(map(checked_text, doc["people"])),
            kind=doc.get("kind", ""),
            note=one_line(doc.get("note", "")),
            source=one_line(doc.get("source", "")),
            logged=datetime.fromisoformat(doc["logged"]) if "logged" in doc else None,
            id=doc_id,
        )
    except _MISTAKES as problem:
        raise Unreadable(doc_id) from problem
    if contact.kind and contact.kind not in KINDS:
        raise Unreadable(doc_id)
    return contact


def offer_doc(offer: Offer) -> Doc:
    """Return the document of an offer."""
    doc: Doc = {"text": offer.text, "day": offer.day.isoformat(), "state": offer.state}
    if offer.person:
        doc["person"] = offer.person
    return {**doc, "changed": offer.changed.isoformat()} if offer.changed else doc


def offer_of(doc: Mapping[str, Any], doc_id: str) -> Offer:
    """Return the offer of a document. Raises Unreadable."""
    try:
        changed: date | None = day_in(doc, "changed")
        offer = Offer(
            one_line(doc["text"]),
            day_of(doc["day"]),
            checked_text(doc.get("person", "")),
            doc.get("state", OFFERED),
            changed,
            doc_id,
        )
    except _MISTAKES as problem:
        raise Unreadable(doc_id) from problem
    if offer.state not in STATES:
        raise Unreadable(doc_id)
    return offer


def _cadence(found: Any) -> int:
    if type(found) is not int or not 0 <= found <= LONGEST_CADENCE:
        raise ValueError(found)
    return found
