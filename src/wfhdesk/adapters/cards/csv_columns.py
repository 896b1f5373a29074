"""The columns of address books in CSV: how Outlook (English and Dutch), Google, Thunderbird and we call them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wfhdesk.domain.plaintext import one_line

NAME, FIRST, MIDDLE, LAST, SHOWN, NICKNAME = "name", "first", "middle", "last", "shown", "nickname"
EMAIL, PHONE, ROLE, COMPANY, DEPARTMENT = "email", "phone", "role", "company", "department"
BIRTHDAY, BIRTH_MONTH, BIRTH_DAY, NOTES = "birthday", "birth month", "birth day", "notes"

_KNOWN: dict[str, tuple[str, ...]] = {
    NAME: ("name", "full name", "naam", "volledige naam"),
    FIRST: ("given name", "first name", "voornaam"),
    MIDDLE: ("additional name", "middle name", "middelste naam", "tussenvoegsel"),
    LAST: ("family name", "last name", "achternaam"),
    SHOWN: (
        "display name",
        "file as",
        "e-mail display name",
        "weergavenaam",
        "weergavenaam voor e-mail",
        "e-mail, weergegeven naam",
    ),
    NICKNAME: ("nickname", "bijnaam", "roepnaam"),
    EMAIL: (
        "e-mail address",
        "email address",
        "e-mail 2 address",
        "e-mail 3 address",
        "e-mailadres",
        "e-mailadres 2",
        "e-mailadres 3",
        "primary email",
        "secondary email",
        "e-mail",
        "email",
    ),
    PHONE: (
        "mobile phone",
        "mobiele telefoon",
        "mobile number",
        "primary phone",
        "hoofdtelefoon",
        "business phone",
        "telefoon op werk",
        "work phone",
        "business phone 2",
        "telefoon op werk 2",
        "home phone",
        "telefoon thuis",
        "other phone",
        "andere telefoon",
        "phone",
        "telefoon",
    ),
    ROLE: ("job title", "functie", "organization title", "organization 1 - title", "occupation", "beroep"),
    COMPANY: ("company", "bedrijf", "organization name", "organization 1 - name", "organization", "organisatie"),
    DEPARTMENT: ("department", "afdeling", "organization department", "organization 1 - department"),
    BIRTHDAY: ("birthday", "verjaardag"),
    BIRTH_MONTH: ("birth month",),
    BIRTH_DAY: ("birth day",),
    NOTES: ("notes", "notities"),
}
_NUMBERED = re.compile(r"(e-mail|phone) (\d{1,2}) - value")
_OF_GOOGLE = {"e-mail": EMAIL, "phone": PHONE}

OURS = {
    "name": "Name",
    "nicknames": "Nicknames",
    "emails": "E-mail addresses",
    "phone": "Phone",
    "role": "Role",
    "organisation": "Organisation",
    "zone": "Time zone",
    "birthday": "Birthday",
    "notes": "Notes",
    "uid": "UID",
    "relation": "Relation",
    "cadence": "Cadence",
    "channel": "Channel",
    "hours": "Hours",
    "holidays": "Holidays",
    "away": "Away",
    "topics": "Topics",
    "asked": "Asked",
    "projects": "Projects",
    "since": "Since",
    "skipped": "Skipped",
    "snoozed": "Snoozed",
    "snoozed_until": "Snoozed until",
    "pauses": "Pauses",
    "added": "Added",
}
"""Our own columns by the fields of a person. They are the same in every language: what one writes another reads."""


def is_ours(header: Sequence[str]) -> bool:
    """Return whether a first row is ours."""
    return {"Name", "E-mail addresses", "Relation", "UID"} <= set(header)


def columns(header: Sequence[str]) -> dict[str, list[int]]:
    """Return the places of what we read in a row, by what it is, the best place first."""
    wanted = {name: (kind, rank) for kind, names in _KNOWN.items() for rank, name in enumerate(names)}
    found: list[tuple[str, int, int]] = []
    for place, text in enumerate(header):
        name = one_line(text[:200]).casefold()
        if name in wanted:
            found.append((*wanted[name], place))
        elif numbered := _NUMBERED.fullmatch(name):
            found.append((_OF_GOOGLE[numbered[1]], int(numbered[2]), place))
    places: dict[str, list[int]] = {}
    for kind, _rank, place in sorted(found):
        places.setdefault(kind, []).append(place)
    return places
