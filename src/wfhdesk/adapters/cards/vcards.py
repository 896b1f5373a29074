"""vCard 2.1, 3.0 and 4.0, read card by card: one that is broken stops none of the others (RFC 6350, RFC 2426)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from wfhdesk.adapters.cards import values
from wfhdesk.adapters.cards.content_lines import ContentLine, RawCard, raw_cards
from wfhdesk.adapters.cards.own_fields import OWN, fields_of
from wfhdesk.domain.cards import Card, Unreadable
from wfhdesk.language import gettext as _

X_OURS = "X-WFHDESK-"
_SEPARATED = re.compile(r"(?:[^\\;]|\\.)+|;", re.DOTALL)
_LISTED = re.compile(r"(?:[^\\,]|\\.)+|,", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_OF_OLD = re.compile(r"\\([;,:])")
_BIRTHDAY_OF_ANDROID = re.compile(r"vnd\.android\.cursor\.item/contact_event;([^;]*);3;")
_NO_TALK = {"fax", "pager", "modem", "bbs", "video", "textphone", "pcs", "isdn"}
_NO_PERSON: dict[str, Callable[[], str]] = {
    "group": lambda: _("a distribution list, not a person"),
    "org": lambda: _("a company, not a person"),
    "location": lambda: _("a place, not a person"),
    "application": lambda: _("a program, not a person"),
    "device": lambda: _("a device, not a person"),
}


def read(data: bytes, name: str) -> Iterator[Card | Unreadable]:
    """Return the cards of a file one by one, as persons; `name` is what the file is called where one has to be found again."""
    for raw in raw_cards(data):
        place = f"{name}:{raw.number}"
        if not raw.is_whole:
            yield Unreadable(place, _("it is cut off: there is no END:VCARD"))
        elif why := _no_person(raw):
            yield Unreadable(place, why)
        else:
            person = values.person_of(_names(raw), _said(raw))
            yield Card(person, place) if person else Unreadable(place, _("it has no name that can be used"))


def _no_person(card: RawCard) -> str:
    """Return why a card is for nobody; nothing where it is for a person (RFC 6350, 6.1.4; Apple and Evolution too)."""
    kinds = [line.value.strip().lower() for line in card.lines if line.name in ("KIND", "X-ADDRESSBOOKSERVER-KIND")]
    if any(line.name == "X-ABSHOWAS" and line.value.strip().upper() == "COMPANY" for line in card.lines):
        kinds.append("org")
    if any(line.name == "X-EVOLUTION-LIST" and line.value.strip().upper() == "TRUE" for line in card.lines):
        kinds.append("group")
    return next((_NO_PERSON[kind]() for kind in kinds if kind in _NO_PERSON), "")


def _names(card: RawCard) -> Iterator[str]:
    """Return what somebody may be called, the best first."""
    is_ours = any(line.name.startswith(X_OURS) for line in card.lines)
    for text in _texts(card, "FN"):
        yield text if is_ours else values.unquoted(text)
    for line in _lines(card, "N"):
        family, given, additional = [*_parts(card, line.value), "", "", ""][:3]
        yield " ".join(filter(None, (given, additional, family))).replace(",", " ")
    yield from _lists(card, "NICKNAME")
    for line in _lines(card, "ORG"):
        yield from _parts(card, line.value)
    yield from values.addresses(_texts(card, "EMAIL"))


def _said(card: RawCard) -> dict[str, Any]:
    """Return what a card says beside the name, by the fields of a person; not yet looked at."""
    own = {name: _texts(card, X_OURS + name.replace("_", "-").upper()) for name in OWN}
    organisations = [", ".join(filter(None, _parts(card, line.value))) for line in _lines(card, "ORG")]
    return fields_of(own) | {
        "nicknames": (*_lists(card, "NICKNAME"), *_lists(card, "X-NICKNAME")),
        "emails": tuple(_texts(card, "EMAIL")),
        "phone": _phone(card),
        "role": next(iter([*_texts(card, "TITLE"), *_texts(card, "ROLE")]), ""),
        "organisation": next(filter(None, organisations), ""),
        "zone": next(iter(_texts(card, "TZ")), ""),
        "birthday": _birthday(card),
        "notes": "\n".join(_texts(card, "NOTE")),
        "uid": next(iter(_texts(card, "UID")), ""),
    }


def _lines(card: RawCard, name: str) -> list[ContentLine]:
    """Return the lines of a name, the preferred ones first (RFC 6350 section 5.3; `TYPE=pref` of 3.0, `PREF` of 2.1)."""
    return sorted((line for line in card.lines if line.name == name and line.value.strip()), key=_rank)


def _rank(line: ContentLine) -> int:
    said = next(iter(line.words("PREF")), "")
    if said.isdecimal() and len(said) < 4:
        return int(said)
    return 0 if "pref" in line.words("TYPE") or "PREF" in line.parameters else 101


def _texts(card: RawCard, name: str) -> list[str]:
    return [text for line in _lines(card, name) if (text := _plain(card, line.value)).strip()]


def _plain(card: RawCard, value: str) -> str:
    """Return a text without its escapes (RFC 6350 section 3.4); in vCard 2.1 a backslash before a letter is just that."""
    if card.is_2_1:
        return _OF_OLD.sub(r"\1", value)
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def _parts(card: RawCard, value: str) -> list[str]:
    """Return the components of a name or an organisation, apart at semicolons."""
    return _apart(card, value, _SEPARATED, ";")


def _lists(card: RawCard, name: str) -> list[str]:
    """Return the texts of a property that holds several, apart at commas."""
    return [text for line in _lines(card, name) for text in _apart(card, line.value, _LISTED, ",") if text]


def _apart(card: RawCard, value: str, expression: re.Pattern[str], sign: str) -> list[str]:
    found = [""]
    for part in expression.findall(value):
        if part == sign:
            found.append("")
        else:
            found[-1] = _plain(card, part).strip()
    return found


def _phone(card: RawCard) -> str:
    """Return the number to call somebody at: the preferred one, a mobile one before others, none that nobody speaks at."""
    numbers = [line for line in _lines(card, "TEL") if not _NO_TALK & set(line.words("TYPE"))]
    numbers.sort(key=lambda line: (_rank(line), "cell" not in line.words("TYPE")))
    return values.phone(_plain(card, numbers[0].value)) if numbers else ""


def _birthday(card: RawCard) -> str:
    found = [line.value for line in _lines(card, "BDAY")]
    found += [event[1] for line in _lines(card, "X-ANDROID-CUSTOM") if (event := _android(line.value))]
    return next(filter(None, map(values.birthday, found)), "")


def _android(value: str) -> re.Match[str] | None:
    return _BIRTHDAY_OF_ANDROID.match(value[:200])
