"""What drives a ROSA score, and which changes at the workstation bring it down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import Final, NamedTuple

from wfhdesk.domain import rosa
from wfhdesk.domain.rosa import Inputs, RosaScore, checked, score

SECTIONS: Final = {
    rosa.CHAIR: ((rosa.SEAT_HEIGHT, rosa.SEAT_DEPTH), (rosa.ARMREST, rosa.BACK)),
    rosa.SECTION_B: ((rosa.PHONE,), (rosa.MONITOR,)),
    rosa.SECTION_C: ((rosa.MOUSE,), (rosa.KEYBOARD,)),
}
"""The sections, of which the largest is the final score, each with the parts that the rows and columns of its table add up."""


class Excess(NamedTuple):
    """By how many points a part stands above its best, or what its time (`dur_chair`) adds."""

    part: str
    points: int


class Driver(NamedTuple):
    """A section that reaches the final score, and what of it stands above its best, the most first."""

    section: str
    excesses: tuple[Excess, ...]


class Change(NamedTuple):
    """One thing made good: it takes `points` off the input `part`.

    A base that becomes 1 takes off what it has above that, an addition that goes its own points. `item` is the question
    it came up at, `text` what is to be done. The time is no change: a working day is no fault of the workstation.
    """

    item: str
    part: str
    points: int
    text: str = ""


class WayDown(NamedTuple):
    """Changes that together lower the final score, and the score they lead to."""

    changes: tuple[Change, ...]
    score: RosaScore


def drivers(inputs: Mapping[str, object]) -> list[Driver]:
    """Return what makes the final score what it is: every section that reaches it. Raises WrongInput as `checked` does."""
    known = checked(inputs)
    now = score(known)
    return [Driver(section, _excesses(known, section)) for section in SECTIONS if _reached(now, section) == now.final]


def _reached(now: RosaScore, section: str) -> int:
    return {rosa.CHAIR: now.chair, rosa.SECTION_B: now.section_b, rosa.SECTION_C: now.section_c}[section]


def _excesses(known: Inputs, section: str) -> tuple[Excess, ...]:
    rows, columns = SECTIONS[section]
    found = []
    for part in (*rows, *columns):
        base, addition = known[part], known[f"{part}_add"]
        if base is not None:
            found.append(Excess(part, base - 1 + (addition or 0)))
    found += [Excess(f"dur_{one}", known[f"dur_{one}"] or 0) for one in (section, *rows, *columns) if one in rosa.TIMED]
    return tuple(sorted((one for one in found if one.points > 0), key=lambda one: -one.points))


def ways_down(inputs: Mapping[str, object], changes: Iterable[Change]) -> list[WayDown]:
    """Return what lowers the final score, the best first: by the score it leads to, then by the largest section, then the next.

    These are single changes; where none does it alone, the pairs that do; where no pair does, one smallest set that does.
    Nothing where even all together don't. A change of a part where nothing is left to take off is passed over; together
    they must take no more off a part than stands above its best. Raises WrongInput as `checked` does.
    """
    known = checked(inputs)
    final = score(known).final
    usable = [change for change in changes if known[change.part]]
    for number in (1, 2):
        found = [_way(known, chosen) for chosen in combinations(usable, number)]
        if lower := [way for way in found if way.score.final < final]:
            return sorted(lower, key=_rank)
    return _fewest(known, usable)


def _way(known: Inputs, changes: tuple[Change, ...]) -> WayDown:
    changed = dict(known)
    for change in changes:
        changed[change.part] = (changed[change.part] or 0) - change.points
    return WayDown(changes, score(changed))


def _rank(way: WayDown) -> tuple[int, list[int], int]:
    """Return what ways are ranked by; of those alike the one that takes off most comes first."""
    sections = sorted((_reached(way.score, section) for section in SECTIONS), reverse=True)
    return way.score.final, sections, -sum(change.points for change in way.changes)


def _fewest(known: Inputs, changes: Sequence[Change]) -> list[WayDown]:
    """Return a smallest set that lowers the final score; nothing where none does.

    No part counts in two sections, so it is the smallest sets of the sections that reach the final score, together.
    """
    now = score(known)
    together: list[Change] = []
    for section in SECTIONS:
        if _reached(now, section) == now.final:
            ways = [_way(known, chosen) for chosen in _best_sets(changes, section)]
            lower = [way for way in ways if _reached(way.score, section) < now.final]
            if not lower:
                return []
            together += min(lower, key=lambda way: (len(way.changes), _rank(way))).changes
    return [_way(known, tuple(together))]


def _best_sets(changes: Sequence[Change], section: str) -> Iterator[tuple[Change, ...]]:
    """Return, for each number of changes in a table's rows and in its columns, those that take off most.

    A table sees sums only, so no other choice of as many changes can do better.
    """
    sides = []
    for parts in SECTIONS[section]:
        here = [change for change in changes if change.part.removesuffix("_add") in parts]
        here.sort(key=lambda change: -change.points)
        sides.append([tuple(here[:number]) for number in range(len(here) + 1)])
    return (first + second for first, second in product(*sides))
