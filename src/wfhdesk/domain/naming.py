"""Whom a name means: by nickname or whole name, by first name, by a beginning that only one person's name has."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date

from wfhdesk.domain.mentions import NAME
from wfhdesk.domain.people import Person

_BETWEEN = re.compile(r"[\s.\-'’_]+")
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
"""Letters that Unicode knows no accent of, as those write them who haven't got them on their keyboard."""
_NOT_IN_A_NAME = re.compile(r"[^\w.\-'’]+")
_NEAR = 0.7
"""How much of two names must be the same (0 to 1), for one to be meant by the other: `pria` is Priya."""


class KnownNames:
    """The names of the people one knows, put in order once so that ten thousand lines can be asked about.

    Upper and lower case, accents, and what stands between the parts of a name don't matter: `@ana.lima` is Ana Lima.
    """

    def __init__(self, people: Iterable[Person]) -> None:
        self._whole: dict[str, list[Person]] = {}
        self._first: dict[str, list[Person]] = {}
        for person in people:
            for name in {bare(person.name), *map(bare, person.nicknames)} - {""}:
                self._whole.setdefault(name, []).append(person)
            if first := bare(person.first_name):
                self._first.setdefault(first, []).append(person)
        self._beginnings = sorted(self._whole)

    def candidates(self, name: str, known_by: date | None = None) -> list[Person]:
        """Return whom a name can mean: nobody, one person, or several between whom somebody has to choose.

        `known_by` is the day on which the name was written: of several it means those who were known by then, so that who
        comes later doesn't take over what was said of somebody else.
        """
        said = bare(name)
        found = self._whole.get(said) or self._first.get(said) or self._beginning_with(said)
        if known_by is None or len(found) < 2:
            return list(found)
        return [person for person in found if person.added and person.added <= known_by] or list(found)

    def nearest(self, name: str) -> list[Person]:
        """Return whom a name may mean that is nobody's: who has the one most like it; nobody where none is near."""
        from difflib import get_close_matches  # wanted for a slip only

        known = {**self._first, **self._whole}
        return [one for near in get_close_matches(bare(name), known, 1, _NEAR) for one in known[near]]

    def called(self, person: Person) -> str:
        """Return what to call a person in a sentence: the first name, or the whole one where two have that first name."""
        alike = self._first.get(bare(person.first_name), ())
        return person.name if any(other.id != person.id for other in alike) else person.first_name

    def mention(self, person: Person) -> str:
        """Return the shortest usual name behind an `@` that means a person and nobody else: nickname, first name, whole name.

        Nothing where there is none.
        """
        whole = _NOT_IN_A_NAME.sub("", re.sub(r"\s+", ".", person.name))
        for name in (*person.nicknames, person.first_name, whole):
            if re.fullmatch(NAME, name) and [one.id for one in self.candidates(name)] == [person.id]:
                small = name.lower() if name != whole else name.casefold()
                return small if re.fullmatch(NAME, small) else name  # a small İ is two letters, the second a mark
        return ""

    def _beginning_with(self, said: str) -> list[Person]:
        found: dict[str, Person] = {}
        for name in self._beginnings[bisect_left(self._beginnings, said) :] if said else ():
            if not name.startswith(said):
                break
            found.update((person.id, person) for person in self._whole[name])
        return list(found.values())


def bare(name: str) -> str:
    """Return a name by which names are compared: no accents, no capitals, nothing between its parts."""
    if not name.isascii():
        plain = unicodedata.normalize("NFKD", name.casefold().translate(_PLAIN))
        name = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _BETWEEN.sub("", name).casefold()


def mention_of(person: Person, people: Sequence[Person]) -> str:
    """Return the name behind an `@` that means one person among some people (see `KnownNames.mention`)."""
    return KnownNames(people).mention(person)


def completed(used: Iterable[str], people: Sequence[Person]) -> list[str]:
    """Return names to complete a line with, their signs before them: of people on the desk first, those used last before all.

    `used` are the projects and people that entries name, with their signs, those used last first.
    """
    known = KnownNames(people)
    named = list(used)
    sure = [name for name in named if name.startswith("@") and len(known.candidates(name[1:])) == 1]
    mentions = map(known.mention, people)
    return list(dict.fromkeys([*sure, *(f"@{mention}" for mention in mentions if mention), *named]))


def apart(people: Iterable[Person]) -> dict[str, str]:
    """Return by their ids, of people who share their whole name, what tells them apart.

    That is the organisation, the address, the role or the nickname that nobody else of that name has; where there is none, the
    id.
    """
    alike: dict[str, list[Person]] = {}
    for person in people:
        alike.setdefault(bare(person.name), []).append(person)
    groups = [group for group in alike.values() if len(group) > 1]
    return {person.id: _told_of(person, group) for group in groups for person in group}


def _told_of(person: Person, group: Sequence[Person]) -> str:
    said = [(one.organisation, one.emails[:1], one.role, one.nicknames[:1]) for one in group]
    own = said[group.index(person)]
    for place, value in enumerate(own):
        if value and sum(other[place] == value for other in said) == 1:
            return value if isinstance(value, str) else value[0]
    return person.id
