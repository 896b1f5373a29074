"""Whom a line names, before it is kept: who is meant, between whom somebody has to choose, and who isn't known yet."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from wfhdesk.domain import mentions
from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.names import joined, shown_name
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.language import gettext as _

if TYPE_CHECKING:
    from wfhdesk.domain.people import Person

Candidates = Callable[[str], "list[Person]"]
"""Returns whom a name can mean."""

_MOST_SHOWN = 5


class Unsure(NamedTuple):
    """A name that can mean several people."""

    name: str
    people: Sequence[Person]


class Named(NamedTuple):
    """Whom an entry names.

    `known` are the whole names of those who are meant, by the mention in small letters; `unsure` can mean several people;
    `unknown` are those with whom there would have been contact, or who are thanked, if anybody were called so.
    """

    known: dict[str, str]
    unsure: Sequence[Unsure] = ()
    unknown: Sequence[str] = ()


def named(entry: Accomplishment, candidates: Candidates) -> Named:
    """Return whom an entry names, as far as people are known."""
    said = [(name, candidates(name)) for name in mentions.people(entry)]
    counted = {name.casefold() for name in (*mentions.contacts(entry), *mentions.thanks(entry))}
    return Named(
        {name.casefold(): found[0].name for name, found in said if len(found) == 1},
        [Unsure(name, found) for name, found in said if len(found) > 1],
        [name for name, found in said if not found and name.casefold() in counted],
    )


def rewritten(text: str, name: str, mention: str) -> str:
    """Return a text with another name behind the `@` wherever `name` stands there; what a backslash keeps as text stays."""
    sign = re.compile(rf"{mentions.AT_SIGN_PLACE}@{mentions.NAME}")

    def replaced(found: re.Match[str]) -> str:
        return f"@{mention}" if found[0][1:].casefold() == name.casefold() else found[0]

    return sign.sub(replaced, one_line(text))


def sure_mention(person: Person, people: Sequence[Person]) -> str:
    """Return the name behind an `@` that means this person and nobody else. Raises WrongInput where there is none."""
    from wfhdesk.domain.naming import mention_of  # only who has to choose needs it

    mention = mention_of(person, people)
    if not mention:
        raise WrongInput(
            _("No name means {name} alone. Give them a nickname: wfhdesk people edit {id} --nickname …").format(
                name=person.name, id=person.id
            )
        )
    return mention


def check_sure(found: Named) -> None:
    """Raise WrongInput where a name can mean several people, with all of them."""
    for name, people in found.unsure:
        raise WrongInput(
            _("@{name} can mean {people}; write more of the name.").format(name=name, people=names_of(people))
        )


def names_of(people: Sequence[Person]) -> str:
    """Return the names of people between whom to choose: `Priya Nair or Priya Patel`."""
    names = [person.name for person in people[:_MOST_SHOWN]]
    if len(people) > len(names):
        return ", ".join([*names, "…"])
    return _("{some} or {last}").format(some=", ".join(names[:-1]), last=names[-1])


def remarks_ahead(found: Named) -> list[str]:
    """Return what is to be said of the names in a line before it is kept."""
    unsure = [
        _("@{name} can mean {people}: enter asks").format(name=name, people=names_of(people))
        for name, people in found.unsure
    ]
    return [*unsure, *([_nobody_called(found.unknown)] if found.unknown else [])]


def _nobody_called(names: Sequence[str]) -> str:
    """Return that nobody is called so yet, in a few words."""
    return _("nobody is called {names} yet").format(names=shown_names(names))


def shown_names(names: Sequence[str]) -> str:
    """Return mentions as a reader expects names: `Lena and Ana Lima`."""
    return joined([shortened(shown_name(name), 40) for name in names])
