"""People found as one types: by name, nickname, relation, project or organisation."""

from __future__ import annotations

from collections.abc import Sequence

from wfhdesk.domain.naming import bare
from wfhdesk.domain.people import Person, shown_relation


class PeopleIndex:
    """The words of people, made ready once, so that thousands are searched between two keys."""

    def __init__(self, people: Sequence[Person]) -> None:
        self.people = people
        self._words = [(person.id, _words(person)) for person in people]

    def find(self, typed: str) -> set[str]:
        """Return the ids of the people of whom some word begins with each word that was typed."""
        wanted = [f" {word}" for word in map(bare, typed.split()) if word]
        return {person_id for person_id, words in self._words if all(word in words for word in wanted)}


def _words(person: Person) -> str:
    """Return the words of a person in a row, each behind a space."""
    relations = (person.relation, shown_relation(person.relation))
    texts = (person.name, *person.nicknames, *relations, *person.projects, person.organisation)
    words = dict.fromkeys(bare(part) for text in texts for part in (text, *text.split()))
    return " " + " ".join(words)
