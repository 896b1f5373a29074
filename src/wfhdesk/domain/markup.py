"""Markdown: how a text is written so that it shows as it stands."""

from __future__ import annotations

import re
from itertools import groupby

# What CommonMark 0.31 takes for markup inside a line (section 2.4), at its start (4.1 to 4.3, 5.1, 5.2) and at a heading's end.
_INLINE = re.compile(r"[`*_\[\]<>]|\\(?=[!-/:-@\[-`{-~]|$)|&(?=#?\w+;)|(?<= )#(?=#*$)")
_AT_START = re.compile(r"^(?=[#+=~|-])|^(\d{1,9})(?=[.)](?:\s|$))")


_CELL_WALL = re.compile(r"(?<!\\)\|")


def tables_aligned(text: str) -> str:
    """Return a Markdown text with the cells of its tables as wide as their columns, for those who read it as it stands."""
    lines: list[str] = []
    for is_row, run in groupby(text.split("\n"), lambda line: line.startswith("| ")):
        part = list(run)
        lines += _aligned(part) if is_row else part
    return "\n".join(lines)


def _aligned(rows: list[str]) -> list[str]:
    table = [[cell.strip() for cell in _CELL_WALL.split(row)[1:-1]] for row in rows]
    if len({len(cells) for cells in table}) > 1:
        return rows
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    fills = [("-" if cells[0].strip("-") == "" and cells[0] else " ") for cells in table]
    return [
        "| " + " | ".join(cell.ljust(width, fill) for cell, width in zip(cells, widths, strict=True)) + " |"
        for cells, fill in zip(table, fills, strict=True)
    ]


def escaped(text: str) -> str:
    """Return a text that Markdown shows as it stands, whatever signs are in it."""
    text = _INLINE.sub(r"\\\g<0>", text)
    return _AT_START.sub(lambda start: f"{start[1]}\\" if start[1] else "\\", text)
