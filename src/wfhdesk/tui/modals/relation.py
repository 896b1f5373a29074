"""How close people are, and how often one wants to be in touch: said by a letter."""

from __future__ import annotations

from typing import NamedTuple

from wfhdesk.domain.people import CADENCES, RELATIONS, Person, parse_cadence, shown_cadence, shown_relation
from wfhdesk.language import gettext as _
from wfhdesk.tui.modals.letters import Letter, Letters

_LETTERS = dict(zip(RELATIONS, "sktpmwf", strict=True))
_NONE, _CADENCE = "none", "cadence"


class Relation(NamedTuple):
    """A relation that was said, or alone a cadence in days, as `Person` has them."""

    relation: str | None
    cadence: int | None = None

    def given_to(self, person: Person) -> Person:
        """Return a person with it; another relation brings its own cadence."""
        if self.relation is None:
            return person._replace(cadence=self.cadence)
        return person._replace(relation=self.relation, cadence=None)

    def shown(self) -> str:
        """Return it in the person's language."""
        if self.relation is None:
            return shown_cadence(self.cadence) if self.cadence else _("the usual cadence")
        if not self.relation:
            return _("nobody counts the days")
        return _("{relation}, {cadence}").format(
            relation=shown_relation(self.relation), cadence=shown_cadence(CADENCES[self.relation])
        )


class SayRelation(Letters[Relation]):
    """Ask how close people are; `who` are they in words, `person` the first of them; None for somebody new."""

    def __init__(self, who: str, person: Person | None, *, with_cadence: bool = True) -> None:
        super().__init__()
        self.title_text = who
        self.choices = [
            *(
                Letter(name, letter, f"{shown_relation(name)}, {shown_cadence(CADENCES[name])}")
                for name, letter in _LETTERS.items()
            ),
            Letter(_NONE, "n", _("none: nobody counts the days")),
        ]
        if with_cadence:
            asks = _("How often? 10d, 2w, none, or usual for the relation's own")
            self.choices.append(Letter(_CADENCE, "e", _("every …: another cadence, the relation stays"), asks))
        if person is not None and (person.relation or person.every):
            told = ", ".join(filter(None, (shown_relation(person.relation), shown_cadence(person.every))))
            self.hint = _("Now: {told}").format(told=told)

    def said(self, name: str, line: str) -> None:
        """Answer with a relation, or the cadence of a line."""
        if name == _CADENCE:
            self.dismiss(Relation(None, parse_cadence(line)))
        else:
            self.dismiss(Relation("" if name == _NONE else name))
