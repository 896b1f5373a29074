"""People as an update sums them up: who, how often, and for what."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.names import joined, shown_name
from wfhdesk.language import ngettext


def by_person(
    entries: Iterable[Accomplishment], named: Callable[[Accomplishment], list[str]]
) -> list[tuple[str, list[Accomplishment]]]:
    """Return the people that `named` finds in entries, each with these entries; the one with most first.

    Upper and lower case don't tell people apart; a name is spelt as it was first.
    """
    spelt: dict[str, str] = {}
    found: dict[str, list[Accomplishment]] = {}
    for entry in entries:
        for name in named(entry):
            spelt.setdefault(name.casefold(), name)
            found.setdefault(name.casefold(), []).append(entry)
    return sorted(((shown_name(spelt[key]), told) for key, told in found.items()), key=lambda one: -len(one[1]))


def together(
    found: list[tuple[str, list[Accomplishment]]], apart: Collection[str] = ()
) -> list[tuple[str, list[Accomplishment]]]:
    """Return people with their entries, those of the very same entries as one: `Kim and Jo`; who is `apart` stays alone."""
    names: dict[tuple[str, ...], list[str]] = {}
    shared: dict[tuple[str, ...], list[Accomplishment]] = {}
    for name, entries in found:
        key = (name if name in apart else "", *(entry.id for entry in entries))
        names.setdefault(key, []).append(name)
        shared[key] = entries
    return [(joined(names[key]), entries) for key, entries in shared.items()]


def summed_up(name: str, entries: list[Accomplishment], besides: int = 0) -> str:
    """Return a person with how often and for what: `Priya (3 times: billing, payroll)`, `Omar (billing)`, `Lena`.

    `besides` is how often more than entries tell.
    """
    projects = ", ".join(dict.fromkeys(entry.project for entry in entries if entry.project))
    often = len(entries) + besides
    times = ngettext("{n} time", "{n} times", often).format(n=often) if often > 1 else ""
    said = ": ".join(part for part in (times, projects) if part)
    return f"{name} ({said})" if said else name
