"""Self-assessments on a new desk and on one of ten years: looking at them, one more run, and its report."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from benchmarks.checked import ANSWERS, CHECKLIST, RUNS_A_YEAR, answers
from benchmarks.lived import Then, laid_out, measured
from benchmarks.measure import Cell
from benchmarks.people_measures import CIRCLE, LINES_A_YEAR, live
from benchmarks.report import BARE, Expected, Walls, machine
from benchmarks.tools import Env, environment
from benchmarks.wfhdesk_tool import Wfhdesk
from wfhdesk.desk.desk import open_desk

YEARS = 10
CONTACTS = 5_000
"""Contacts in all years together."""
_CHECK, _SHOW, _RUN, _REPORT = (
    "wfhdesk check",
    "wfhdesk check show last",
    f"wfhdesk check run {CHECKLIST} FILE",
    "wfhdesk check report last --pdf -",
)
_MOST = 10.0
"""Times bare Python that `check` may take, which is looked at now and then."""
_OLDER = 2.0
"""Times as long as on a new desk that anything may take on one of ten years."""


def measure_assessments(folder: Path, rounds: int, say: Callable[[str], None]) -> tuple[list[Cell], str]:
    """Measure it in a folder; return the cells, and the version of wfhdesk."""
    tool = Wfhdesk()
    return measured(tool, folder, _cells(tool, folder, say), rounds, say), tool.version


def _cells(tool: Wfhdesk, folder: Path, say: Callable[[str], None]) -> Iterator[Cell]:
    """Yield the commands on each desk; runs are added to copies, so that the others always see the same desk."""
    program, homes, to_run = str(tool.programs / "wfhdesk"), {}, {}
    told = folder / "answers.json"
    for years in (0, YEARS):
        say(f"Writing {years} years of checks")
        homes[years], to_run[years] = environment(folder / f"checks-{years}"), environment(folder / f"runs-{years}")
        Path(homes[years]["HOME"]).mkdir()
        _seed(tool, homes[years], years, told)
        shutil.copytree(homes[years]["HOME"], to_run[years]["HOME"])
    for shown, words, found in (
        (_CHECK, ["check"], ""),
        (_SHOW, ["check", "show", "last"], "KBD-1"),
        (_RUN, ["check", "run", CHECKLIST, str(told)], "Home desk"),
        (_REPORT, ["check", "report", "last", "--pdf", "-"], "%PDF-"),
    ):
        for years, env in (to_run if shown == _RUN else homes).items():
            yield Cell(shown, years, [program, *words], env, partial(_tells, found))


def _tells(found: str, output: str) -> bool:
    return found in output


def _seed(tool: Wfhdesk, env: Env, years: int, told: Path) -> None:
    """Live on a desk for some years; on a new one, go through the check once. Tell in a file what is answered next."""
    with laid_out(tool, env) as folder:
        if years:
            live(folder, years, CIRCLE, CONTACTS // years)
        assessments = open_desk(folder, Then(datetime.now(UTC) - timedelta(hours=1))).assessments
        if not years:
            checklist = assessments.checklists.whole(CHECKLIST)
            assessments.take_in(checklist, assessments.place_for(), answers(assessments))
        told.write_text(json.dumps(answers(assessments)), encoding="utf-8")


def report_assessments(cells: list[Cell], version: str, rounds: int, made_by: str) -> str:
    """Return all of it as Markdown."""
    walls: Walls = {(cell.command, cell.entries): cell.median.wall for cell in cells}
    bare = walls[BARE, 0]
    rows = [
        "| command | new desk, ms | ten years, ms | × bare Python, each | × new desk |",
        "|--|--:|--:|--:|--:|",
    ]
    expected = []
    for command in (_CHECK, _SHOW, _RUN, _REPORT):
        new, old = walls[command, 0], walls[command, YEARS]
        rows.append(f"| `{command}` | {new:.0f} | {old:.0f} | {new / bare:.1f}, {old / bare:.1f} | {old / new:.2f} |")
        if command == _CHECK:
            times = {0: new / bare, YEARS: old / bare}
            expected.append(Expected(f"`{command}` at most {_MOST:.0f} times bare Python", times, _MOST))
        expected.append(Expected(f"`{command}` at most {_OLDER:.0f} times a new desk", {YEARS: old / new}, _OLDER))
    told = (
        f"Made by `{made_by}`: {machine()}, wfhdesk {version}. Whole processes, medians of {rounds} rounds; bare\n"
        f"Python takes {bare:.0f} ms. A new desk has one run. Ten years are {RUNS_A_YEAR * YEARS} runs with {ANSWERS} answers"
        f" each, {LINES_A_YEAR * YEARS:,} lines of the log,\n{CIRCLE} people and {CONTACTS:,} contacts. `check run` takes its"
        " answers from a file."
    )
    checks = "\n".join(one.told().replace(", at ", ", years: ") for one in expected)
    parts = [
        "# What self-assessments take",
        told,
        "\n".join(rows),
        "## Expected of self-assessments and measured",
        checks,
    ]
    return "\n\n".join(parts) + "\n"
