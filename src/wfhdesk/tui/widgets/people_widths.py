"""How wide the columns of the table of people are."""

from __future__ import annotations

from typing import NamedTuple

from wfhdesk.tui.widgets.cadence_bar import BAR

_MARK = 3
_NAME, _GOOD_NAME, _WIDEST_NAME = 12, 18, 30
_STATE, WIDEST_STATE = 17, 24
_WIDEST_LAST = 18
_FIXED = (("bar", BAR), ("last", 14), ("now", 7), ("relation", 14), ("due", 15))
"""Columns beside name and state with their cells, those first that stay longest."""


class Widths(NamedTuple):
    """The cells of name and state, and of each other column that there is room for."""

    name: int
    state: int
    others: dict[str, int]


def widths(width: int) -> Widths:
    """Return how many cells each column gets of so many."""
    rest = width - _MARK - _NAME - 1 - _STATE
    others: dict[str, int] = {}
    for column, cells in _FIXED:
        if rest < cells + 1:
            break
        others[column] = cells
        rest -= cells + 1
    rest = max(rest, 0)
    name = min(_NAME + rest, _GOOD_NAME)
    rest -= name - _NAME
    if "last" in others:
        more = min(rest, _WIDEST_LAST - others["last"])
        others["last"] += more
        rest -= more
    state = min(_STATE + rest, WIDEST_STATE)
    rest -= state - _STATE
    return Widths(min(name + rest, _WIDEST_NAME), state, others)
