"""Whether two names can be one person's: of those who share an address, the names tell who is somebody else."""

from __future__ import annotations

from itertools import product

from wfhdesk.domain.naming import bare
from wfhdesk.domain.people import TITLES, Person

_SMALL_WORDS = frozenset(
    ("de", "den", "der", "da", "das", "del", "di", "do", "dos", "du", "el", "la", "le", "ten", "ter", "van", "von", "y")
)


def is_alike(one: Person, other: Person) -> bool:
    """Return whether some name of one can be a name of the other, whole names and nicknames.

    They share a word, as Jon and Jonathan Smith do, and where both have words of their own beside it, some of those begin
    alike: a last name alone is a family's, and a first name is common. A name that is an address says nothing against it.
    """
    if "@" in one.name + other.name:
        return True
    return any(_are_alike(*names) for names in product((one.name, *one.nicknames), (other.name, *other.nicknames)))


def _are_alike(one: str, other: str) -> bool:
    words, others = _words(one), _words(other)
    shared = [word for word in words if word in others]
    left, others_left = ([word for word in found if word not in shared] for found in (words, others))
    if not shared or not left or not others_left:
        return bool(shared)
    return any(a.startswith(b) or b.startswith(a) for a, b in product(left, others_left))


def _words(name: str) -> list[str]:
    words = [bare(word) for word in name.replace(",", " ").split() if word.casefold() not in TITLES]
    return [word for word in words if word and word not in _SMALL_WORDS]
