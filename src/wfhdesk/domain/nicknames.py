"""What a new nickname does to names that others are called by already."""

from __future__ import annotations

from collections.abc import Sequence

from wfhdesk.domain.naming import KnownNames, bare
from wfhdesk.domain.people import Person, told_apart
from wfhdesk.language import gettext as _


def nickname_remarks(person: Person, before: Sequence[Person]) -> list[str]:
    """Return a sentence for each new nickname of a person that others are called by: who they are, and what it means now.

    `before` is everybody as they were. A nickname stands over other people's first names and over beginnings of their names, in
    lines that were written before too. That it stands over a beginning that the person's own name has as well is what
    nicknames are for, and needs no word.
    """
    old = next((one for one in before if one.id == person.id), None)
    known, now = KnownNames(before), KnownNames([*(one for one in before if one.id != person.id), person])
    had = set(map(bare, old.nicknames)) if old else set()
    told = []
    for name in person.nicknames:
        others = [] if bare(name) in had else _others(name, person, before, known)
        if others:
            is_alone = [one.id for one in now.candidates(name)] == [person.id]
            told.append(_told(name, person, others, is_alone=is_alone))
    return told


def _others(name: str, person: Person, before: Sequence[Person], known: KnownNames) -> list[Person]:
    """Return who else was called by a name, or else meant by it where the person wasn't."""
    called = [one for one in before if one.id != person.id and bare(name) in map(bare, _names(one))]
    meant = known.candidates(name)
    return called or ([] if person.id in {one.id for one in meant} else meant)


def _names(person: Person) -> tuple[str, ...]:
    return (person.name, person.first_name, *person.nicknames)


def _told(name: str, person: Person, others: Sequence[Person], *, is_alone: bool) -> str:
    words = {"name": name, "who": person.name, "known": ", ".join(told_apart(others))}
    if is_alone:
        return _("“{name}” was {known}. From now on it means {who}, also in lines you wrote before.").format(**words)
    return _("{known}: called “{name}” too. From now on you are asked whom it means.").format(**words)
