"""vCards written: 4.0 by RFC 6350, and 3.0 by RFC 2426, which more programs read."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from wfhdesk.adapters.cards.own_fields import texts_of
from wfhdesk.adapters.cards.vcards import X_OURS
from wfhdesk.domain.people import Person

V3, V4 = "3.0", "4.0"
MAKER = "-//wfhdesk//wfhdesk//EN"
_OCTETS = 75
_NO_YEAR = "1604"
"""The year that Apple's programs write for none; it has a 29 February."""


def written(people: Iterable[Person], version: str = V4, *, without: Collection[str] = ()) -> bytes:
    """Return people as cards behind each other; the fields named in `without` are left out."""
    return b"".join(card(person, version, without=without) for person in people)


def card(person: Person, version: str = V4, *, without: Collection[str] = ()) -> bytes:
    """Return one person as a card of a version."""
    person = person._replace(**{name: Person._field_defaults[name] for name in without})
    lines = ["BEGIN:VCARD", f"VERSION:{version}", f"PRODID:{MAKER}", *_lines(person, version), "END:VCARD"]
    return b"".join(_folded(line) for line in lines)


def _lines(person: Person, version: str) -> Iterator[str]:
    is_4 = version == V4
    first, _space, rest = person.name.partition(" ")
    yield f"UID:{_escaped(person.uid)}"
    yield f"FN:{_escaped(person.name)}"
    yield f"N:{_escaped(rest)};{_escaped(first)};;;"
    if person.nicknames:
        yield f"NICKNAME:{','.join(map(_escaped, person.nicknames))}"
    for place, address in enumerate(person.emails, 1):
        preferred = f"PREF={min(place, 100)}" if is_4 else "TYPE=INTERNET" + (",PREF" if place == 1 else "")
        yield f"EMAIL;{preferred}:{_escaped(address)}"
    for name, text in (("TEL", person.phone), ("TITLE", person.role), ("ORG", person.organisation)):
        if text:
            yield f"{name}:{_escaped(text)}"
    if person.zone:
        yield f"TZ{'' if is_4 else ';VALUE=text'}:{_escaped(person.zone)}"
    if person.birthday:
        month, day = person.birthday.split("-")
        yield f"BDAY:--{month}{day}" if is_4 else f"BDAY;X-APPLE-OMIT-YEAR={_NO_YEAR}:{_NO_YEAR}-{month}-{day}"
    if person.notes:
        yield f"NOTE:{_escaped(person.notes)}"
    for name, texts in texts_of(person).items():
        yield from (f"{X_OURS}{name.replace('_', '-').upper()}:{_escaped(text)}" for text in texts)


def _escaped(text: str) -> str:
    """Return a text as a value (RFC 6350 section 3.4); a semicolon too, for there are values in which it separates."""
    return re.sub(r"([\\,;])", r"\\\1", text).replace("\n", r"\n")


def _folded(line: str) -> bytes:
    """Return a line in pieces of at most 75 octets, no letter cut (RFC 6350 section 3.2)."""
    data, pieces, room = line.encode("utf-8", "replace"), [], _OCTETS
    while len(data) > room:
        end = room
        while data[end] & 0xC0 == 0x80:  # within a letter
            end -= 1
        pieces.append(data[:end])
        data, room = data[end:], _OCTETS - 1
    return b"\r\n ".join([*pieces, data]) + b"\r\n"
