"""Whom a name on the command line means: where several can be meant, whoever sits at the terminal is asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wfhdesk.cli.speech import ask, is_interactive, say
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.people import Person, shown_relation
from wfhdesk.language import gettext as _


def whom(desk: Desk, name: str) -> Person:
    """Return the person that a name or the beginning of an id means. Raises WrongInput for nobody, or several in a pipe."""
    found = desk.people.meant_by(name)
    return choose(name, found) if len(found) > 1 and is_interactive() else desk.people.named(name)


def each_whom(desk: Desk, names: Iterable[str]) -> list[Person]:
    """Return the people that names mean, each once. Raises WrongInput."""
    return list({person.id: person for person in (whom(desk, name) for name in names)}.values())


def choose(name: str, people: Sequence[Person]) -> Person:
    """Ask which of several people a name means."""
    say(_("{name} can mean:").format(name=name))
    for number, person in enumerate(people, 1):
        facts = [person.name, shown_relation(person.relation), person.role, person.organisation, *person.emails[:1]]
        say(f"  {number}  " + " · ".join(filter(None, facts)))
    while True:
        said = ask(_("Who is it? ")).strip()
        if said.isdecimal() and 1 <= int(said) <= len(people):
            return people[int(said) - 1]
        say(_("Type a number from 1 to {n}; Ctrl-C leaves, and nothing has changed.").format(n=len(people)))
