"""Cells of the table: a command at a size, run over and over, taking turns with all the others."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import NamedTuple

ONCE = 5000.0
"""Milliseconds; what takes longer runs once."""

_LAUNCH = Path(__file__).with_name("launch.py")
_PER_MB = 1024 * 1024 if sys.platform == "darwin" else 1024  # ru_maxrss counts bytes there, kilobytes elsewhere


class Failed(Exception):
    """A command didn't do what is to be measured."""


class Sample(NamedTuple):
    """What one run took: milliseconds, milliseconds, megabytes."""

    wall: float
    cpu: float
    peak: float


@dataclass
class Cell:
    """A command with so many entries there; `works` looks at its first run's output and says whether it did its work."""

    command: str
    entries: int
    argv: list[str]
    env: dict[str, str]
    works: Callable[[str], bool] = lambda _output: True
    samples: list[Sample] = field(default_factory=list)

    @property
    def median(self) -> Sample:
        """The middle of all runs, each figure by itself."""
        return Sample(*(median(figures) for figures in zip(*self.samples, strict=True)))

    @property
    def once(self) -> bool:
        """Whether it was too slow to be run again."""
        return len(self.samples) == 1

    def run(self) -> tuple[Sample, str]:
        """Run it and return what that took, and what it wrote. Raises Failed where it ends with an error."""
        launched = [sys.executable, "-I", "-S", str(_LAUNCH), *self.argv]
        done = subprocess.run(launched, env=self.env, stdin=subprocess.DEVNULL, capture_output=True, check=False)
        told, _, took = done.stderr.decode().rpartition("\n")
        if done.returncode or not took.endswith(" 0"):
            raise Failed(f"{self.command}, {self.entries} entries: {told or took}")
        wall, cpu, peak, _status = map(float, took.split())
        return Sample(wall * 1000, cpu * 1000, peak / _PER_MB), done.stdout.decode(errors="replace")


def measure(cells: Sequence[Cell], rounds: int, say: Callable[[str], None]) -> None:
    """Run every cell once to see that it works and to warm it, then in rounds, in another order each."""
    for cell in cells:
        say(f"First run of {cell.command}, {cell.entries:,} entries")
        sample, output = cell.run()
        if not cell.works(output):
            raise Failed(f"{cell.command}, {cell.entries} entries, did not do its work: {output[-500:]}")
        if sample.wall > ONCE:
            cell.samples.append(sample)
    again = [cell for cell in cells if not cell.samples]
    order = random.Random(0)
    for number in range(1, rounds + 1):
        say(f"Round {number} of {rounds}")
        for cell in order.sample(again, len(again)):
            cell.samples.append(cell.run()[0])
