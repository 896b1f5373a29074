"""Which entries tell most: a result with a number first, then a result, then what was done, then the rest."""

from __future__ import annotations

from collections.abc import Iterable

from wfhdesk.domain.accomplishments import Accomplishment


def has_number(text: str) -> bool:
    """Return whether a text has a digit in it."""
    return any(letter.isdigit() for letter in text)


def ranked(entries: Iterable[Accomplishment]) -> list[Accomplishment]:
    """Return entries with the most telling first; among equals the pinned ones, then in the order they had."""
    return sorted(entries, key=lambda entry: (_rank(entry), not entry.pinned))


def top(entries: Iterable[Accomplishment], most: int) -> tuple[list[Accomplishment], int]:
    """Return the `most` most telling entries in the order they had, and how many more there are."""
    entries = list(entries)
    picked = {id(entry) for entry in ranked(entries)[:most]}
    return [entry for entry in entries if id(entry) in picked], max(0, len(entries) - most)


def _rank(entry: Accomplishment) -> int:
    if entry.outcome:
        return 0 if has_number(entry.outcome) else 1
    return 2 if entry.kind in ("done", "plan") else 3
