"""Who the supervisor is, among the people one knows and by the settings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from wfhdesk.domain.naming import bare
from wfhdesk.domain.people import SUPERVISOR, Person


def supervisors(people: Sequence[Person], name: str, address: str) -> list[Person]:
    """Return the supervisors whom one knows: the one of the settings first, then all others of that relation.

    The settings mean who has their address, else the only one who is called as they say.
    """
    set_there = _with_address(people, address) or _called(people, name)
    return list({one.id: one for one in (*set_there, *(one for one in people if one.relation == SUPERVISOR))}.values())


def the_supervisor(people: Sequence[Person], name: str, address: str) -> Person | None:
    """Return the supervisor for whom an update is, as somebody one knows; None where that isn't sure.

    It is whom the settings mean; where they have no name, it may be the only one of that relation.
    """
    known = supervisors(people, name, address)
    is_set = bool(_with_address(people, address) or _called(people, name))
    return known[0] if is_set or (not name and len(known) == 1) else None


def owner_of_address(people: Sequence[Person], name: str, address: str) -> Person | None:
    """Return who has the address of the settings although they name somebody else; None where both can mean one person."""
    owner = next(iter(_with_address(people, address)), None)
    return owner if owner and name and bare(name) not in _names_of(owner) else None


def passed_over(people: Sequence[Person], name: str, address: str) -> list[Person]:
    """Return the supervisors among the people one knows, where the settings mean somebody else."""
    meant = _with_address(people, address) or _called(people, name)
    known = [one for one in people if one.relation == SUPERVISOR]
    return known if name and not any(one in known for one in meant) else []


def named_too(people: Sequence[Person], name: str, address: str) -> list[Person]:
    """Return whom a name can mean: everybody one knows, and the supervisor of the settings where that is somebody else."""
    stranger = name and not (_with_address(people, address) or _called(people, name))
    return [*people, Person(name, SUPERVISOR, added=date.min)] if stranger else list(people)


def _with_address(people: Iterable[Person], address: str) -> list[Person]:
    wanted = address.casefold()
    return [one for one in people if wanted and wanted in map(str.casefold, one.emails)][:1]


def _called(people: Iterable[Person], name: str) -> list[Person]:
    wanted = bare(name)
    found = [one for one in people if wanted and wanted in _names_of(one)]
    whole = [one for one in found if bare(one.name) == wanted]
    found = whole or found
    return found if len(found) == 1 else []


def _names_of(person: Person) -> list[str]:
    return [*map(bare, (person.name, person.first_name, *person.nicknames))]
