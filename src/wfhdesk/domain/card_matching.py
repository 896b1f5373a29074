"""Which card is which person, and what taking it in would change: nothing is overwritten unasked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, islice
from typing import NamedTuple

from wfhdesk.domain.cards import Card, Unreadable
from wfhdesk.domain.filling import SINGLE_FIELDS, Difference, filled
from wfhdesk.domain.likeness import is_alike
from wfhdesk.domain.naming import bare
from wfhdesk.domain.people import LIST_FIELDS, MOST, Person
from wfhdesk.language import gettext as _

NEW, CHANGED, SAME = "new", "changed", "same"

_MOST_SHARING = 20
"""Of an address that more people have, only their whole names tell who is who."""


class Proposal(NamedTuple):
    """What becomes of a person by the cards that are theirs.

    `person` is how they will be, `before` how they are on the desk: None for somebody new. `places` are where the cards stand.
    `remark` says what somebody should look at before it is taken in.
    """

    person: Person
    before: Person | None = None
    differences: tuple[Difference, ...] = ()
    places: tuple[str, ...] = ()
    remark: str = ""

    @property
    def state(self) -> str:
        """NEW, CHANGED or SAME."""
        if self.before is None:
            return NEW
        return CHANGED if self.differences else SAME

    @property
    def is_wanted(self) -> bool:
        """Whether there is something to keep."""
        return self.person != self.before


class Comparison(NamedTuple):
    """All that cards would change, and the cards that nobody can be made of."""

    proposals: list[Proposal]
    unreadable: list[Unreadable]

    def of(self, state: str) -> list[Proposal]:
        """Return the proposals of a state."""
        return [one for one in self.proposals if one.state == state]


class Wishes(NamedTuple):
    """How cards are to be taken in: `overwrite` what differs, join people of one name, and the relation of who has none."""

    overwrite: bool = False
    join_names: bool = False
    relation: str = ""


def card_uid(person: Person) -> str:
    """Return what address books call a person: their own name for them, else one made of our id."""
    return person.uid or f"wfhdesk-{person.id}"


def compared(people: Sequence[Person], found: Iterable[Card | Unreadable], wishes: Wishes | None = None) -> Comparison:
    """Return what cards would change of people. Each card is looked up, never compared with everybody."""
    matching = _Matching(people, wishes or Wishes())
    for one in found:
        if isinstance(one, Unreadable):
            matching.unreadable.append(one)
        else:
            matching.take(one)
    return Comparison(matching.proposals(), matching.unreadable)


class _Matching:
    """People by everything that tells who they are, and what cards have made of them so far."""

    def __init__(self, people: Sequence[Person], wishes: Wishes) -> None:
        self._wishes = wishes
        self._before: list[Person | None] = []
        self._now: list[Person] = []
        self._kept: dict[int, list[Difference]] = {}
        self._places: dict[int, list[str]] = {}
        self._remarks: dict[int, str] = {}
        self._uids: dict[str, int] = {}
        self._emails: dict[str, dict[int, None]] = {}
        self._names: dict[str, list[int]] = {}
        self.unreadable: list[Unreadable] = []
        for person in people:
            self._add(person, person)

    def take(self, card: Card) -> None:
        """Add what a card says to whom it is of."""
        named, sharing = self._names.get(bare(card.person.name), []), self._sharing(card.person)
        number, fitting = self._known_as(card.person, named, sharing), self._fitting(card.person, named)
        if number is None and len(fitting) > 1:
            self.unreadable.append(Unreadable(card.place, _several(card.person)))
            return
        if number is None and fitting:
            number = fitting[0]
        if number is None:
            number = self._add(None, card.person)
            if named or sharing:
                one = self._now[(named or sharing)[0]]
                self._remarks[number] = _namesake(one) if named else _shared(one, card.person)
        else:
            self._join(number, card.person)
        self._places.setdefault(number, []).append(card.place)

    def proposals(self) -> list[Proposal]:
        """Return what becomes of whom cards were found for, in the order of the cards."""
        return [self._proposal(number) for number in self._places]

    def _add(self, before: Person | None, person: Person) -> int:
        number = len(self._now)
        self._before.append(before)
        self._now.append(person)
        self._index(number)
        self._names.setdefault(bare(person.name), []).append(number)
        return number

    def _index(self, number: int) -> None:
        person = self._now[number]
        own = [card_uid(person._replace(uid=""))] if person.id else []
        for uid in (*filter(None, [person.uid]), *own):
            self._uids.setdefault(uid, number)
        for address in person.emails:
            self._emails.setdefault(address.casefold(), {})[number] = None

    def _sharing(self, person: Person) -> list[int]:
        """Return who has one of the card's addresses; of an address that very many have, the first of them."""
        return [
            number for one in person.emails for number in islice(self._emails.get(one.casefold(), ()), _MOST_SHARING)
        ]

    def _known_as(self, person: Person, named: list[int], sharing: list[int]) -> int | None:
        """Return who has the card's UID, else who of those with one of its addresses has its name, or one much like it."""
        if person.uid in self._uids:
            return self._uids[person.uid]
        has = [self._emails.get(one.casefold(), {}) for one in person.emails]
        same = (number for number in named if any(number in numbers for numbers in has))
        alike = (number for number in sharing if is_alike(self._now[number], person))
        return next(chain(same, alike), None)

    def _fitting(self, person: Person, named: list[int]) -> list[int]:
        """Return who of the same name may be meant: not whoever has other addresses, for two people can have one name."""
        fitting = [number for number in named if not (person.emails and self._now[number].emails)]
        return fitting or (named if self._wishes.join_names else [])

    def _join(self, number: int, said: Person) -> None:
        person, kept = filled(self._now[number], said, overwrite=self._wishes.overwrite)
        person = person._replace(**{field: getattr(person, field)[:MOST] for field in LIST_FIELDS})
        if person.uid == "" and said.uid and said.uid != card_uid(person):
            person = person._replace(uid=said.uid)
        self._now[number] = person
        self._kept.setdefault(number, []).extend(kept)
        self._index(number)

    def _proposal(self, number: int) -> Proposal:
        before, person = self._before[number], self._now[number]
        if self._wishes.relation and not person.relation:
            person = person._replace(relation=self._wishes.relation)
        kept = [one for one in self._kept.get(number, []) if getattr(person, one.field) == one.old]
        differences = (*_taken(before, person), *dict.fromkeys(kept))
        return Proposal(person, before, differences, tuple(self._places[number]), self._remarks.get(number, ""))


def _taken(before: Person | None, person: Person) -> list[Difference]:
    if before is None:
        return []
    changed = [field for field in (*SINGLE_FIELDS, *LIST_FIELDS) if getattr(before, field) != getattr(person, field)]
    return [Difference(field, getattr(before, field), getattr(person, field), is_taken=True) for field in changed]


def _several(person: Person) -> str:
    return _("you know several people called {name}, and nothing on the card tells which it is").format(
        name=person.name
    )


def _namesake(person: Person) -> str:
    return _(
        "you know somebody called {name} with other addresses ({addresses}); this is taken for somebody else"
    ).format(name=person.name, addresses=", ".join(person.emails[:3]))


def _shared(known: Person, person: Person) -> str:
    theirs = {address.casefold() for address in known.emails}
    return _("{name} has the address {address} too; this is taken for somebody else").format(
        name=known.name, address=next(one for one in person.emails if one.casefold() in theirs)
    )
