"""Text that hangs: what doesn't fit on its first line goes on below, where the text began."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from rich.console import Console
from rich.text import Text


def hung(console: Console, sign: Text, text: Text, width: int) -> list[Text]:
    """Return the lines of a text behind its sign, each at most `width` cells."""
    lines = wrapped(console, text, width - sign.cell_len)
    starts = [sign, *(Text(" " * sign.cell_len) for _line in lines[1:])]
    return [Text(no_wrap=True).append_text(start).append_text(line) for start, line in zip(starts, lines, strict=True)]


def wrapped(console: Console, text: Text, width: int) -> list[Text]:
    """Return the lines of a text in at most `width` cells; one line where it says nothing."""
    lines = list(text.wrap(console, max(width, 1))) or [Text()]
    for line in lines:
        line.rstrip()
    return lines


def side_by_side(console: Console, texts: Sequence[Text], widths: Sequence[int], gap: int = 2) -> list[Text]:
    """Return lines in which texts stand beside each other, each wrapped to its width in cells."""
    columns = [wrapped(console, text, width) for text, width in zip(texts, widths, strict=True)]
    made = []
    for row in zip_longest(*columns):
        line = Text(no_wrap=True)
        for part, width in zip(row, widths, strict=True):
            cell = part or Text()
            line.append_text(cell).append(" " * (max(width - cell.cell_len, 0) + gap))
        line.rstrip()
        made.append(line)
    return made
