"""Nudges on a new desk, on one of ten years, and on ten years with five thousand people: what looking for them takes."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from benchmarks.checked import RUNS_A_YEAR
from benchmarks.lived import laid_out, measured
from benchmarks.measure import Cell
from benchmarks.people_measures import CARDS, CIRCLE, CONTACTS_A_YEAR, LINES_A_YEAR, live
from benchmarks.report import BARE, LOG, Expected, Walls, machine
from benchmarks.tools import Env, environment
from benchmarks.wfhdesk_tool import Wfhdesk
from wfhdesk.desk.desk import open_desk

DESKS = {1: (0, 0), 2: (10, CIRCLE), 3: (10, CARDS)}
"""Years that were lived on each desk, and people on it."""
_PROMPT, _NUDGE, _NOTIFY = "wfhdesk nudge --prompt", "wfhdesk nudge", "wfhdesk nudge --notify"
_MOST = 6.0
"""Times bare Python that a prompt may take, which is drawn at every line that somebody types."""


def measure_nudges(folder: Path, rounds: int, say: Callable[[str], None]) -> tuple[list[Cell], str]:
    """Measure it in a folder; return the cells, and the version of wfhdesk."""
    tool = Wfhdesk()
    return measured(tool, folder, _cells(tool, folder, say), rounds, say), tool.version


def _cells(tool: Wfhdesk, folder: Path, say: Callable[[str], None]) -> Iterator[Cell]:
    """Yield the commands on each desk; `log` has copies of its own, as it changes what the prompt has kept."""
    program, homes, to_log = str(tool.programs / "wfhdesk"), {}, {}
    for number, (years, people) in DESKS.items():
        say(f"Writing {years} years with {people:,} people")
        homes[number] = _home(folder / f"nudges-{number}")
        _seed(tool, homes[number], years, people)
        shutil.copytree(homes[number]["HOME"], folder / f"log-{number}")
        to_log[number] = environment(folder / f"log-{number}")
    for shown, words in (
        (_PROMPT, ["nudge", "--prompt"]),
        (_NUDGE, ["nudge"]),
        (_NOTIFY, ["nudge", "--notify"]),
        (LOG, ["log", "Reviewed the export #billing"]),
    ):
        for number, env in (to_log if shown == LOG else homes).items():
            wants_line = shown in (_PROMPT, _NUDGE) and number > 1
            yield Cell(shown, number, [program, *words], env, partial(_did, wants_line))


def _home(folder: Path) -> Env:
    folder.mkdir()
    return environment(folder)


def _did(wants_line: bool, output: str) -> bool:
    return bool(output) or not wants_line


def _seed(tool: Wfhdesk, env: Env, years: int, people: int) -> None:
    """Live on a desk; whoever lives there works round the clock, so that it is never outside of their hours."""
    with laid_out(tool, env) as desk_folder:
        open_desk(desk_folder).availability.set_hours("mon-sun 0-24")
        if years:
            live(desk_folder, years, people)
        open_desk(desk_folder).nudges.claim()  # so that nothing is new


def report_nudges(cells: list[Cell], version: str, rounds: int, made_by: str) -> str:
    """Return all of it as Markdown."""
    walls: Walls = {(cell.command, cell.entries): cell.median.wall for cell in cells}
    bare = walls[BARE, 0]
    rows = [
        f"| command | new desk, ms | ten years, ms | ten years and {CARDS:,} people, ms | × bare Python, each |",
        "|--|--:|--:|--:|--:|",
    ]
    for command in (_PROMPT, _NUDGE, _NOTIFY, LOG):
        taken = " | ".join(f"{walls[command, number]:.0f}" for number in DESKS)
        times = ", ".join(f"{walls[command, number] / bare:.1f}" for number in DESKS)
        rows.append(f"| `{command}` | {taken} | {times} |")
    ratios = {number: walls[_PROMPT, number] / bare for number in DESKS}
    expected = Expected(f"`{_PROMPT}` at most {_MOST:.0f} times bare Python", ratios, _MOST)
    told = (
        f"Made by `{made_by}`: {machine()}, wfhdesk {version}. Whole processes, medians of {rounds} rounds; bare\n"
        f"Python takes {bare:.0f} ms. The prompt has its line kept, and `--notify` finds nothing new. {CIRCLE} people have a\n"
        f"cadence. Ten years are {CONTACTS_A_YEAR * 10:,} contacts and {LINES_A_YEAR * 10:,} lines, each with somebody, and\n"
        f"{RUNS_A_YEAR * 10} checks of the workstation."
    )
    checks = expected.told().replace(", at ", ", desk ")
    return (
        "\n\n".join(["# What nudges take", told, "\n".join(rows), "## Expected of nudges and measured", checks]) + "\n"
    )
