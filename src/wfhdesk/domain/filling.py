"""What two descriptions of one person make together: what is empty is filled, lists are joined, what differs is told."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from wfhdesk.domain.people import LIST_FIELDS, Person

SINGLE_FIELDS = tuple(field for field in Person._fields if field not in (*LIST_FIELDS, "uid", "id"))
"""What a person has one of, and two descriptions can differ in."""
_EMPTY: tuple[Any, ...] = ("", (), None)
_NOT_DIALLED = re.compile(r"[^\d+]")


class Difference(NamedTuple):
    """One field in which a person and another description differ. Where it isn't taken, the person's own stays."""

    field: str
    old: Any
    new: Any
    is_taken: bool


def filled(person: Person, said: Person, *, overwrite: bool = False) -> tuple[Person, list[Difference]]:
    """Return a person with what is said of them elsewhere, and what of it was left: fields in which both say something else.

    With `overwrite` what is said elsewhere wins. Lists are joined in either case.
    """
    changes: dict[str, Any] = {field: _together(getattr(person, field), getattr(said, field)) for field in LIST_FIELDS}
    left = []
    for field in SINGLE_FIELDS:
        old, new = getattr(person, field), getattr(said, field)
        if new in _EMPTY or _is_alike(field, old, new):
            continue
        if overwrite or old in _EMPTY:
            changes[field] = new
        else:
            left.append(Difference(field, old, new, is_taken=False))
    return person._replace(**changes), left


def _together(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    known = {text.casefold() for text in old}
    return (*old, *(text for text in new if text.casefold() not in known))


def _is_alike(field: str, old: Any, new: Any) -> bool:
    if field == "phone":
        return _NOT_DIALLED.sub("", old) == _NOT_DIALLED.sub("", new) and bool(old)
    if field == "notes":
        return new in old
    return bool(old == new or (field == "name" and old.casefold() == new.casefold()))
