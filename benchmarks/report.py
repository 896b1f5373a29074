"""The table, and what was expected beside what was measured."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from typing import NamedTuple

from benchmarks.measure import Cell
from benchmarks.tools import Tool

BARE = "python -c pass"
LOG = "wfhdesk log"
WEEK = "wfhdesk show week"

Walls = dict[tuple[str, int], float]
"""Median wall milliseconds by command and number of entries."""


class Expected(NamedTuple):
    """Something expected, and the ratios that tell, by number of entries; all of them have to be at most `most`."""

    what: str
    ratios: dict[int, float]
    most: float

    def told(self) -> str:
        """Return it as a line of a list, with the worst of its ratios."""
        if not self.ratios:
            return f"- {self.what}: not measured."
        size = max(self.ratios, key=lambda size: self.ratios[size])
        worst = self.ratios[size]
        return (
            f"- {self.what}: {worst:.2f} times as long, at {size:,} – **{'met' if worst <= self.most else 'not met'}**."
        )


def report(cells: Sequence[Cell], tools: Sequence[Tool], rounds: int, made_by: str) -> str:
    """Return all of it as Markdown."""
    walls = {(cell.command, cell.entries): cell.median.wall for cell in cells}
    told = [expected.told() for expected in expectations(walls, tools)]
    parts = ["# What a command takes", *_facts(tools, rounds, made_by), "\n".join(_table(cells, tools, walls[BARE, 0]))]
    return "\n\n".join([*parts, "## Expected and measured", "\n".join(told)]) + "\n"


def machine() -> str:
    """Return what it was measured on."""
    return f"{os.cpu_count()} CPUs, {platform.system()} {platform.machine()}, Python {platform.python_version()}"


def _facts(tools: Sequence[Tool], rounds: int, made_by: str) -> tuple[str, str]:
    versions = ", ".join(f"{tool.name} {tool.version or 'not installed'}" for tool in tools)
    return (
        f"Made by `{made_by}`: {machine()}, {versions}.",
        f"Whole processes, medians of {rounds} rounds; in each of them every command has its turn, in another order. What\n"
        "takes over 5 s runs once. The entries are spread over the last ten calendar years, a tenth in each; what the runs\n"
        "add comes on top, so that a few are there where the table says 0. A gap under 20 % is noise, and where wall is\n"
        "far over CPU, something else kept the machine busy. A peak under 8 MB shows as 8.",
    )


def _table(cells: Sequence[Cell], tools: Sequence[Tool], bare: float) -> list[str]:
    rows = ["| command | entries | wall ms | CPU ms | peak MB | × bare Python |", "|--|--:|--:|--:|--:|--:|"]
    for cell in cells:
        took = cell.median
        size = "" if cell.command == BARE else f"{cell.entries:,}"
        wall = f"{took.wall:,.0f} (once)" if cell.once else f"{took.wall:,.0f}"
        rows.append(
            f"| `{cell.command}` | {size} | {wall} | {took.cpu:,.0f} | {took.peak:.0f} | {took.wall / bare:,.1f} |"
        )
    absent = [shown for tool in tools if not tool.version for shown in (tool.add_shown, tool.week_shown)]
    return rows + [f"| `{shown}` | – | not installed | | | |" for shown in absent]


def expectations(walls: Walls, tools: Sequence[Tool]) -> list[Expected]:
    """Return what the project expects of itself."""
    bare = dict.fromkeys(_sizes(walls, LOG), walls[BARE, 0])
    found = [
        Expected(f"`{LOG}` at most 6 times as long as bare Python", _ratios(walls, LOG, bare), 6),
        Expected(f"`{LOG}` at most 1.3 times as long as at 0", _ratios(walls, LOG, {100_000: walls[LOG, 0]}), 1.3),
        Expected(f"`{WEEK}` at most 1.5 times as long as at 0", _ratios(walls, WEEK, {12_500: walls[WEEK, 0]}), 1.5),
    ]
    for tool in tools:
        for own, shown in ((LOG, tool.add_shown), (WEEK, tool.week_shown)):
            if shown != own:
                peer = {size: walls[shown, size] for size in _sizes(walls, shown) if size >= tool.ahead_from}
                since = f" from {tool.ahead_from:,} on" if tool.ahead_from else " at every size"
                found.append(Expected(f"`{own}` shorter than `{shown}`{since}", _ratios(walls, own, peer), 1))
    return found


def _sizes(walls: Walls, command: str) -> list[int]:
    return [size for name, size in walls if name == command]


def _ratios(walls: Walls, command: str, by_size: dict[int, float]) -> dict[int, float]:
    """Return how many times as long a command took as what `by_size` holds, where both were measured."""
    return {size: walls[command, size] / wall for size, wall in by_size.items() if (command, size) in walls}
