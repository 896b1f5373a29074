"""People found as one types: by name, nickname, relation, project or organisation."""

from __future__ import annotations

from collections.abc import Sequence

from wfhdesk.domain.naming import bare
from wfhdesk.domain.people import Person, shown_relation


class PeopleIndex:
    """The words of people, made ready once, so that thousands are searched between two keys."""

    def __init__(self, people: Sequence[Person], *, by_name: bool = False) -> None:
        """Make the words of people ready: only of their names and nicknames with `by_name`."""
        self._words = [(person, _words(person, by_name=by_name)) for person in people]

    def find(self, typed: str) -> list[Person]:
        """Return the people of whom some word begins with each word that was typed, best first.

        Best is where the name or a nickname begins with all that was typed; then in the order in which they came.
        """
        words = list(filter(None, map(bare, typed.split())))
        wanted, begun = [f" {word}" for word in words], "".join(words)
        found = [person for person, known in self._words if all(word in known for word in wanted)]
        return sorted(
            found, key=lambda one: not any(bare(name).startswith(begun) for name in (one.name, *one.nicknames))
        )


def _words(person: Person, *, by_name: bool) -> str:
    """Return the words of a person in a row, each behind a space."""
    texts: tuple[str, ...] = (person.name, *person.nicknames)
    if not by_name:
        relations = (person.relation, shown_relation(person.relation))
        texts = (*texts, *relations, *person.projects, person.organisation)
    words = dict.fromkeys(bare(part) for text in texts for part in (text, *text.split()))
    return " " + " ".join(words)
