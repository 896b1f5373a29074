"""Every command on a desk of one day and on one of ten years: what it takes on each, and how many times as long."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.checked import ANSWERS
from benchmarks.entries import YEARS
from benchmarks.lived import measured
from benchmarks.measure import Cell
from benchmarks.report import BARE, Expected, Walls, machine
from benchmarks.ten_years import CIRCLE, CONTACTS_A_YEAR, ENTRIES, RUNS, live
from benchmarks.tools import environment
from benchmarks.wfhdesk_tool import Wfhdesk

_NOW = (
    "log It went well #acme-billing",
    "edit last It went better",
    "undo",
    "show",
    "show month",
    "restore",
    "met mei --by call",
    "snooze mei 1w",
    "people",
    "offers",
    "check",
    "check actions",
    "status",
    "away 30m",
    "back",
    "hours",
    "publish week.ics",
    "nudge --prompt",
    "quiet",
    "backup list",
    "config",
)
"""What is asked and said in passing, all day long."""
_YEARS = (
    "show --all",
    "show --find backup sprint",
    "projects",
    "update",
    "update --kind review",
    "update list",
    "update promises",
    "update topics",
    "people show mei",
    "people show mei --all",
    "check show",
    "check show last",
    "check report last --pdf -",
    "nudge",
)
"""What looks back: some of it through all years."""
_WHOLE = ("backup", "restore --from last --dry-run", "export desk.json --force", "import kept.json --dry-run", "doctor")
"""What takes the whole desk in hand, or reads all of it back."""

_OLDER = 1.5
"""Times as long as on the first day that what is asked in passing may take after ten years."""
_FLOW = 1000.0
"""Milliseconds in which an answer keeps somebody's train of thought (Nielsen, Usability Engineering, 1993, chapter 5)."""
_FILES = ("week.ics", "desk.json", "kept.json")


def measure_every_command(folder: Path, rounds: int, say: Callable[[str], None]) -> tuple[list[Cell], str]:
    """Measure them in a folder; return the cells, and the version of wfhdesk."""
    tool = Wfhdesk()
    return measured(tool, folder, _cells(tool, folder, say), rounds, say), tool.version


def _cells(tool: Wfhdesk, folder: Path, say: Callable[[str], None]) -> Iterator[Cell]:
    program, homes = str(tool.programs / "wfhdesk"), {}
    for years, count in ((0, 0), (YEARS, ENTRIES)):
        say(f"Living for {years} years")
        homes[years] = environment(folder / f"lived-{years}")
        Path(homes[years]["HOME"]).mkdir()
        live(tool, homes[years], count)
        kept = str(Path(homes[years]["HOME"], "kept.json"))
        for words in (["export", kept], ["backup"]):
            subprocess.run([program, *words], env=homes[years], check=True, capture_output=True)
    for command in (*_NOW, *_YEARS, *_WHOLE):
        for years, env in homes.items():
            words = [str(Path(env["HOME"], word)) if word in _FILES else word for word in command.split()]
            yield Cell(command, years, [program, *words], env)


def report_every_command(cells: list[Cell], version: str, rounds: int, made_by: str) -> str:
    """Return all of it as Markdown."""
    walls: Walls = {(cell.command, cell.entries): cell.median.wall for cell in cells}
    older = {command: walls[command, YEARS] / walls[command, 0] for command in (*_NOW, *_YEARS, *_WHOLE)}
    rows = ["| command | first day, ms | ten years, ms | × first day |", "|--|--:|--:|--:|"]
    for command, times in older.items():
        rows.append(f"| `wfhdesk {command}` | {walls[command, 0]:.0f} | {walls[command, YEARS]:.0f} | {times:.2f} |")
    lived = f"{ENTRIES:,} lines, {CONTACTS_A_YEAR * YEARS:,} contacts, {RUNS} checks with {ANSWERS} answers each"
    told = (
        f"Made by `{made_by}`: {machine()}, wfhdesk {version}.\n"
        f"Whole processes, medians of {rounds} rounds; bare Python takes {walls[BARE, 0]:.0f} ms. Both desks know\n"
        f"{len(CIRCLE)} people and the hours; the first has ten lines, a check and an update. Ten years are {lived},\n"
        "an update a week, 2,500 plans and 15,000 statuses. First what is asked in passing, then what looks back, then what\n"
        "takes the whole desk in hand."
    )
    parts = [
        "# What every command takes after ten years",
        told,
        "\n".join(rows),
        "## Expected of every command and measured",
        "\n".join(_expected(walls, older)),
    ]
    return "\n\n".join(parts) + "\n"


def _expected(walls: Walls, older: dict[str, float]) -> Iterator[str]:
    slowest = max(_NOW, key=lambda command: older[command])
    in_passing = f"what is asked in passing at most {_OLDER} times the first day"
    yield Expected(in_passing, {YEARS: older[slowest]}, _OLDER).told().replace(", at 10", f", `wfhdesk {slowest}`")
    longest = max((*_YEARS, *_WHOLE), key=lambda command: walls[command, YEARS])
    took = walls[longest, YEARS]
    verdict = "met" if took < _FLOW else "not met"
    yield f"- anything else within a second: {took:.0f} ms, `wfhdesk {longest}` – **{verdict}**."
