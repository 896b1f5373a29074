"""What a card says of somebody, taken one by one: what can't be trusted is left out, the rest makes a person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

from wfhdesk.domain.addresses import problem_with
from wfhdesk.domain.contacts import parse_kind
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.people import LIST_FIELDS, LONGEST_NAME, LONGEST_TEXT, MOST, Person, checked, parse_birthday
from wfhdesk.domain.plaintext import one_line, several_lines, shortened

_HOLIDAYS = re.compile(r"[A-Za-z]{2}(?:-[A-Za-z0-9]{1,3})?")
_BIRTHDAY = re.compile(r"\s*(?:\d{4}|-)-?(\d\d)-?(\d\d)(?:[T ].*)?\s*", re.DOTALL)
_AGAIN = 4
"""Characters of a text are looked at for so many times what is kept of it: marks and runs of spaces go."""


def person_of(names: Iterable[str], said: Mapping[str, Any]) -> Person | None:
    """Return the person whom the first usable name of some is for, with everything sound of what is said of them.

    None where no name is usable: one has a letter and at most LONGEST_NAME characters.
    """
    name = next((clean for text in names if (clean := _usable_name(text))), "")
    if not name:
        return None
    fields = {field: value for field, value in _bounded(said).items() if value not in ("", (), None)}
    try:
        return checked(Person(name, **fields))
    except WrongInput:
        return checked(Person(name, **{field: value for field, value in fields.items() if _is_sound(field, value)}))


def _usable_name(text: str) -> str:
    """Return a name in one line; nothing for what is no name."""
    name = one_line(text[: _AGAIN * LONGEST_NAME])
    is_usable = len(text) <= _AGAIN * LONGEST_NAME and len(name) <= LONGEST_NAME
    return name if is_usable and any(letter.isalpha() for letter in name) else ""


def unquoted(name: str) -> str:
    """Return a name without the quotes that Outlook puts around some."""
    clean = name.strip()
    return clean[1:-1] if len(clean) > 2 and clean[0] == clean[-1] and clean[0] in "'\"" else clean


def _is_sound(field: str, value: Any) -> bool:
    try:
        checked(Person("x", **{field: value}))
    except WrongInput:
        return False
    return True


def _bounded(said: Mapping[str, Any]) -> dict[str, Any]:
    """Return values short enough for a person; those that `checked` doesn't look at only where they are sound."""
    fields = dict(said)
    for field in LIST_FIELDS:
        fields[field] = tuple(_short(text) for text in fields.get(field, ()))
    fields["emails"] = addresses(fields["emails"])
    for field in LIST_FIELDS:
        fields[field] = _once(fields[field])
    for field in ("phone", "role", "organisation", "zone", "hours", "relation"):
        fields[field] = _short(fields.get(field, ""))
    notes = several_lines(fields.get("notes", "")[: _AGAIN * LONGEST_TEXT]).strip()
    fields |= {"notes": shortened(notes, LONGEST_TEXT), "channel": _channel(fields.get("channel", ""))}
    fields["holidays"] = _holidays(one_line(fields.get("holidays", "")))
    uid = one_line(fields.get("uid", "")[:LONGEST_TEXT])
    return fields | {"uid": uid if len(uid) <= 255 else ""}


def _short(text: str) -> str:
    return shortened(one_line(text[: _AGAIN * LONGEST_TEXT]), LONGEST_TEXT)


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, texts)))[:MOST]


def _channel(text: str) -> str:
    try:
        return parse_kind(text[:LONGEST_NAME])
    except WrongInput:
        return ""


@lru_cache(maxsize=300)
def _holidays(text: str) -> str:
    """Return a country whose holidays are known; nothing for what is none."""
    if not _HOLIDAYS.fullmatch(text):
        return ""
    from wfhdesk.adapters.holidays import of_country

    try:
        of_country(text, (), "en")
    except WrongInput:
        return ""
    return text


def addresses(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the sound e-mail addresses among texts, each once, a `mailto:` taken off (RFC 6068)."""
    found: dict[str, str] = {}
    for text in texts:
        if address := _address(text):
            found.setdefault(address.casefold(), address)
    return tuple(found.values())


def _address(text: str) -> str:
    found = one_line(text).strip("<> ")
    if found.lower().startswith("mailto:"):
        found = unquote(found[len("mailto:") :].partition("?")[0])
    return "" if problem_with(found) else found


def phone(text: str) -> str:
    """Return a telephone number as people write it, also where it came as `tel:` (RFC 3966)."""
    found = one_line(text[: _AGAIN * LONGEST_TEXT])
    if not found.lower().startswith("tel:"):
        return found
    number, *parameters = unquote(found[len("tel:") :]).split(";")
    extensions = [one[len("ext=") :] for one in parameters if one.lower().startswith("ext=")]
    return " ext. ".join([number.strip(), *extensions[:1]])


def birthday(text: str) -> str:
    """Return month and day of a date of RFC 6350 section 4.3.1: `19700314`, `1970-03-14T00:00:00Z`, `--0314`, `--03-14`."""
    found = _BIRTHDAY.fullmatch(text[:60])
    try:
        return parse_birthday(f"{found[1]}-{found[2]}") if found else ""
    except WrongInput:
        return ""
