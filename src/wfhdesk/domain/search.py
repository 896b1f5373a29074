"""Which entries a person means by words, a project, a name or a kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from wfhdesk.domain.accomplishments import Accomplishment, same_name
from wfhdesk.domain.mentions import people, plain


class Wanted(NamedTuple):
    """What entries must have to be found; what is empty doesn't matter."""

    words: Sequence[str] = ()
    project: str = ""
    person: str = ""
    kind: str = ""


def matching(entries: list[Accomplishment], wanted: Wanted) -> list[Accomplishment]:
    """Return the entries that have all that is wanted; upper and lower case and accents don't matter in words."""
    words = [folded(word) for text in wanted.words for word in text.split()]
    project, person = wanted.project.removeprefix("#"), wanted.person.removeprefix("@")
    return [
        entry
        for entry in entries
        if (not project or same_name(entry.project, project))
        and (not wanted.kind or entry.kind == wanted.kind)
        and (not person or any(_is(name, person) for name in people(entry)))
        and (not words or _has(entry, words))
    ]


def folded(text: str) -> str:
    """Return a text as search compares it: small letters without accents."""
    if text.isascii():
        return text.lower()
    import unicodedata

    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def _has(entry: Accomplishment, words: list[str]) -> bool:
    project = f"#{entry.project}" if entry.project else ""
    text = folded(f"{plain(entry.text)} {plain(entry.outcome)} {project}")
    return all(word in text for word in words)


def _is(name: str, wanted: str) -> bool:
    """Return whether a mention is of the person wanted: the same name, or the beginning of a longer one."""
    return same_name(name, wanted) or name.casefold().startswith((f"{wanted.casefold()}.", f"{wanted.casefold()}-"))
