"""Which entries a person means by words, a project, a name or a kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import Any, NamedTuple

from wfhdesk.domain.accomplishments import Accomplishment, same_name
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.mentions import people, plain
from wfhdesk.domain.periods import Period
from wfhdesk.domain.plaintext import one_line
from wfhdesk.domain.signs import KIND_OF
from wfhdesk.domain.typed_periods import parse_period


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
    text = _text_of(entry)
    return all(word in text for word in words)


def _text_of(entry: Accomplishment) -> str:
    project = f"#{entry.project}" if entry.project else ""
    return folded(f"{plain(entry.text)} {plain(entry.outcome)} {project}")


def _is(name: str, wanted: str) -> bool:
    """Return whether a mention is of the person wanted: the same name, or the beginning of a longer one."""
    return same_name(name, wanted) or name.casefold().startswith((f"{wanted.casefold()}.", f"{wanted.casefold()}-"))


# --- as one types ---------------------------------------------------------------------------------------------------


class Query(NamedTuple):
    """What a person typed to find entries: all of it has to fit. Names may be half typed."""

    words: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    readers: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    periods: tuple[Period, ...] = ()


def query(text: str, today: date) -> Query:
    """Return what a typed line asks for: words, `#project`, `@person`, `!private`, a sign (`>`), days (`2024-03`).

    Days are given as ISO forms, `today` and `yesterday`; what is none of these is a word. Whatever is typed is a query.
    """
    found: dict[str, list[Any]] = {name: [] for name in Query._fields}
    for token in one_line(text).split():
        name, value = _asked(token, today)
        found[name].append(value)
    return Query(*(tuple(found[name]) for name in Query._fields))


_HALF_A_DATE = re.compile(r"(?<=\b\d{4})-(?:[wWqQ]?|[01]|[wW]\d)$|(?<=\b\d{4}-\d\d)-[0-3]?$")


def without_half_a_date(text: str) -> str:
    """Return a line that is being typed with `2024-0` at its end as `2024`: what is found stays on the way to 2024-03."""
    return _HALF_A_DATE.sub("", text)


def _asked(token: str, today: date) -> tuple[str, Any]:
    if len(token) > 1 and token[0] in "#@!":
        return {"#": "projects", "@": "people", "!": "readers"}[token[0]], folded(token[1:])
    if token in KIND_OF:
        return "kinds", KIND_OF[token]
    if token[0].isdigit() or token.lower() in _DAYS:
        with suppress(WrongInput):
            return "periods", parse_period(token, today)
    return "words", folded(token)


_DAYS = ("today", "yesterday", "vandaag", "gisteren")


class Index:
    """Entries made ready for searching them again at every key: 100,000 take a few hundredths of a second."""

    def __init__(self, entries: Sequence[Accomplishment]) -> None:
        self.entries = entries
        self._texts = [_text_of(entry) for entry in entries]

    def find(self, wanted: Query) -> list[Accomplishment]:
        """Return the entries that have all that is wanted, in the order they have here."""
        pairs = zip(self._texts, self.entries, strict=True)
        # Looking for names in every text would take longest, so only where their letters stand are they looked for.
        for word in (*wanted.words, *(f"@{folded(person)}" for person in wanted.people)):
            pairs = [pair for pair in pairs if word in pair[0]]  # type: ignore[assignment]
        found = [entry for _text, entry in pairs]
        for period in wanted.periods:
            found = [entry for entry in found if period.start <= entry.day <= period.end]
        if any((wanted.kinds, wanted.projects, wanted.readers, wanted.people)):
            found = [entry for entry in found if _fits(entry, wanted)]
        return found


def _fits(entry: Accomplishment, wanted: Query) -> bool:
    return (
        all(entry.kind == kind for kind in wanted.kinds)
        and all(folded(entry.project).startswith(name) for name in wanted.projects)
        and all(entry.visibility.startswith(name) for name in wanted.readers)
        and all(any(folded(name).startswith(person) for name in people(entry)) for person in wanted.people)
    )
