"""Two versions of one document as one: what only one side changed is taken from that side."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from wfhdesk.domain.people import MOST

Doc = Mapping[str, Any]
_DAYS = frozenset(("away", "snoozed", "pauses"))
"""Lists of days and spans of days, which stand in the order of the calendar."""


class Merged(NamedTuple):
    """A document made of two, and the fields that both changed, each in its own way."""

    doc: dict[str, Any]
    clashes: frozenset[str] = frozenset()


def merged(base: Doc | None, older: Doc, newer: Doc) -> Merged:
    """Return what two versions say together, made from a common one (`base`, None where it isn't known).

    A field that one side changed is taken from it, lists that both changed are joined. Where both changed anything else,
    the newer one's holds, and the field counts as a clash.
    """
    found: dict[str, Any] = {}
    clashes = set()
    for field in dict.fromkeys((*newer, *older)):
        one, other = older.get(field), newer.get(field)
        known = base.get(field) if base is not None else None
        if one == other or (base is not None and known in (one, other)):
            value = one if other == known and base is not None else other
        else:
            value, is_whole = _of_both(known, one, other, is_in_order=field in _DAYS)
            clashes |= set() if is_whole else {field}
        if value not in (None, []):
            found[field] = value
    if base is None:  # whether one added it or the other took it out nobody can tell
        found |= {field: older[field] for field in clashes if field not in newer}
    return Merged(found, frozenset(clashes))


def _of_both(known: Any, older: Any, newer: Any, *, is_in_order: bool) -> tuple[Any, bool]:
    """Return the value of a field that both changed, and whether nothing is lost by it."""
    if all(value is None or isinstance(value, list) for value in (known, older, newer)):
        return _joined(known or [], older or [], newer or [], is_in_order=is_in_order)
    return newer, False


def as_one_had_it(doc: Doc, clashes: frozenset[str], own: Doc) -> dict[str, Any]:
    """Return what several versions say together, with the fields in which they clash as one of them had it."""
    theirs = {field: value for field, value in doc.items() if field not in clashes}
    return theirs | {field: own[field] for field in own if field in clashes}


def _joined(known: list[Any], older: list[Any], newer: list[Any], *, is_in_order: bool) -> tuple[list[Any], bool]:
    """Return two lists as one, what was new in either in it and what either took out not; and whether all has room.

    The newer one's order holds. Where there would be more than a person may have, it stays as it is.
    """
    before, one, other = (_by_text(values) for values in (known, older, newer))
    kept = [value for text, value in other.items() if text in one or text not in before]
    kept += [value for text, value in one.items() if text not in other and text not in before]
    if is_in_order:
        return sorted(kept, key=str), True
    return (kept, True) if len(kept) <= MOST else (newer, False)


def _by_text(values: list[Any]) -> dict[str, Any]:
    return {json.dumps(value): value for value in values}
