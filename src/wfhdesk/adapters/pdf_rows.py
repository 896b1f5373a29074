"""Rows of cells on paper: as high as their fullest cell, and parted over pages where one alone is too high for a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from wfhdesk.adapters.pdf_sheet import BOTTOM, LEFT, LINE, PALE, SOFT, TOP, WIDTH, Box, Letters, Sheet

_MUCH = 3
"""Fewer lines than this of a row that must be parted aren't left behind on a page."""


class Row(NamedTuple):
    """Cells with the lines of each, where they stand, and how they look.

    `pad` is the room above and below them, `side` the room beside them; `ruled` draws a line below, `filled` a ground.
    """

    cells: Sequence[list[str]]
    columns: Sequence[float]
    letters: Sequence[Letters]
    pad: float = 0.0
    side: float = 0.0
    ruled: bool = False
    filled: bool = False
    tag: str = "P"

    @property
    def leading(self) -> float:
        """From one line to the next."""
        return max(one.leading for one in self.letters)

    @property
    def lines(self) -> int:
        """How many lines the fullest cell has."""
        return max(1, *map(len, self.cells))

    @property
    def height(self) -> float:
        """How high the row is in one piece."""
        return self.lines * self.leading + 2 * self.pad


def row_of(
    sheet: Sheet, texts: Sequence[str], shares: Sequence[float], letters: Sequence[Letters], *, side: float = 0.0
) -> Row:
    """Return a row of texts whose columns take shares, of 1, of the width."""
    cells = [
        sheet.wrapped(text, share * WIDTH - 2 * side, look)
        for text, share, look in zip(texts, shares, letters, strict=True)
    ]
    columns = [LEFT + sum(shares[:place]) * WIDTH for place in range(len(shares))]
    return Row(cells, columns, letters, side=side)


def write_row(sheet: Sheet, row: Row, on_new_page: Callable[[], None] = lambda: None) -> None:
    """Write a row where there is room for it. `on_new_page` writes what stands above it there."""
    rest = [*row.cells]
    while True:
        fit = int((sheet.room - 2 * row.pad) / row.leading + 0.01)
        tallest = max(1, *map(len, rest))
        if tallest > fit and not sheet.is_fresh and (row.height <= (BOTTOM - TOP) / 2 or fit < _MUCH):
            sheet.turn()
            on_new_page()
            fit = max(_MUCH, int((sheet.room - 2 * row.pad) / row.leading + 0.01))
        _write(sheet, row._replace(cells=[cell[:fit] for cell in rest]))
        if tallest <= fit:
            return
        rest = [cell[fit:] for cell in rest]


def _write(sheet: Sheet, row: Row) -> None:
    if row.filled:
        sheet.draw(Box(LEFT, sheet.y, WIDTH, row.height, PALE, PALE))
    for lines, x, letters in zip(row.cells, row.columns, row.letters, strict=True):
        sheet.put(lines, x + row.side, sheet.y + row.pad, letters, row.tag)
    sheet.y += row.height
    if row.ruled:
        sheet.rule(sheet.y, SOFT if row.filled else LINE)
