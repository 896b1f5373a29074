"""`python -m benchmarks`: measure the commands and the app, print the tables, and keep them in RESULTS.md."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.app_measures import measure as measure_app
from benchmarks.app_report import report as report_app
from benchmarks.apps import SIZES as APP_SIZES
from benchmarks.apps import Apps
from benchmarks.assessment_measures import measure_assessments, report_assessments
from benchmarks.availability_measures import measure_availability, report_availability
from benchmarks.cadence_simulation import report_cadence
from benchmarks.entries import MARK, entries, monday, new_entry
from benchmarks.every_command import measure_every_command, report_every_command
from benchmarks.installs import BENCH
from benchmarks.measure import Cell, measure
from benchmarks.nudge_measures import measure_nudges, report_nudges
from benchmarks.people_measures import measure_people, report_people
from benchmarks.report import BARE, report
from benchmarks.tools import Env, Jrnl, Taskwarrior, Tool, Watson, environment
from benchmarks.wfhdesk_tool import Wfhdesk

SIZES = (0, 1_000, 10_000, 100_000)
RESULTS = Path(__file__).with_name("RESULTS.md")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("what", nargs="?", choices=list(_PARTS), help="measure only these")
    parser.add_argument("--quick", action="store_true", help="fewer entries, fewer rounds; only printed")
    options = parser.parse_args()
    os.umask(0o077)  # wfhdesk keeps its files to their owner, so those written for it are too
    say("Setting up .bench ...")
    made_by = f"python -m benchmarks {options.what or ''} --quick" if options.quick else "make bench"
    for what, measured in _PARTS.items():
        if options.what in (None, what):
            text = measured(options.quick, made_by)
            print(text)
            if not options.quick:
                keep(text)


def keep(text: str) -> None:
    """Keep a part of the results in place of the one that began with the same line."""
    kept = re.split(r"(?m)^(?=# )", RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else []
    parts = {part.partition("\n")[0]: part.strip() + "\n" for part in [*kept, text] if part}
    RESULTS.write_text("\n".join(parts.values()), encoding="utf-8")


def _commands(quick: bool, made_by: str) -> str:
    desk = Wfhdesk()
    tools: list[Tool] = [desk, Jrnl(), Watson(), Taskwarrior()]
    rounds = 7 if quick else 15
    with TemporaryDirectory(dir=BENCH) as folder:
        bare = Cell(BARE, 0, [str(desk.programs / "python"), "-c", "pass"], environment(Path(folder)))
        cells = [bare, *_cells(tools, SIZES[:2] if quick else SIZES, Path(folder))]
        measure(cells, rounds, say)
    return report(cells, tools, rounds, made_by)


def _availability(quick: bool, made_by: str) -> str:
    rounds = 5 if quick else 15
    with TemporaryDirectory(dir=BENCH) as folder:
        cells, version = measure_availability(Path(folder), rounds, say)
    return report_availability(cells, version, rounds, made_by)


def _people(quick: bool, made_by: str) -> str:
    rounds = 3 if quick else 9
    with TemporaryDirectory(dir=BENCH) as folder:
        cells, version = measure_people(Path(folder), rounds, say)
    return report_people(cells, version, rounds, made_by)


def _nudges(quick: bool, made_by: str) -> str:
    rounds = 5 if quick else 15
    with TemporaryDirectory(dir=BENCH) as folder:
        cells, version = measure_nudges(Path(folder), rounds, say)
    return report_nudges(cells, version, rounds, made_by)


def _assessments(quick: bool, made_by: str) -> str:
    rounds = 3 if quick else 11
    with TemporaryDirectory(dir=BENCH) as folder:
        cells, version = measure_assessments(Path(folder), rounds, say)
    return report_assessments(cells, version, rounds, made_by)


def _every_command(quick: bool, made_by: str) -> str:
    rounds = 3 if quick else 9
    with TemporaryDirectory(dir=BENCH) as folder:
        cells, version = measure_every_command(Path(folder), rounds, say)
    return report_every_command(cells, version, rounds, made_by)


def _app(quick: bool, made_by: str) -> str:
    rounds, blocks = (3, 1) if quick else (5, 4)
    with TemporaryDirectory(dir=BENCH) as folder:
        apps = Apps(Path(folder), APP_SIZES[:2] if quick else APP_SIZES)
        began = os.getloadavg()[0]
        measured = measure_app(apps, rounds, blocks, say)
        load = f"{began:.1f} when it began, {os.getloadavg()[0]:.1f} when it ended"
    return report_app(measured, apps, made_by, load)


def _cadence(quick: bool, made_by: str) -> str:
    return report_cadence(3 if quick else 20, made_by, say)


_PARTS = {
    "commands": _commands,
    "availability": _availability,
    "people": _people,
    "nudges": _nudges,
    "assessments": _assessments,
    "every-command": _every_command,
    "app": _app,
    "cadence": _cadence,
}


def say(what: str) -> None:
    """Tell how far it is."""
    print(what, file=sys.stderr, flush=True)


def _cells(tools: Sequence[Tool], sizes: Sequence[int], folder: Path) -> Iterator[Cell]:
    """Write every tool's entries at every size; yield its two commands there, all sizes of a command together."""
    now = datetime.now(UTC)
    for tool in tools:
        if not tool.version:
            continue
        wanted = sorted({*sizes, *(size for size in tool.own_sizes if size < max(sizes))})
        homes = {size: environment(folder / f"{tool.name}-{size}") for size in wanted}
        for size, env in homes.items():
            say(f"Writing {size:,} entries for {tool.name}")
            Path(env["HOME"]).mkdir()
            tool.seed(env, entries(size, now))
        add, week = tool.add(new_entry(now)), tool.week(now)
        yield from [Cell(tool.add_shown, size, add, env, _grown(tool, env, size)) for size, env in homes.items()]
        yield from [Cell(tool.week_shown, size, week, env, _listed(size, now)) for size, env in homes.items()]


def _grown(tool: Tool, env: Env, size: int) -> Callable[[str], bool]:
    """Return what sees that adding worked: there is one entry more."""
    return lambda _output: tool.count(env) == size + 1


def _listed(size: int, now: datetime) -> Callable[[str], bool]:
    """Return what sees that listing worked: it shows the week's entries and the one that was added before."""
    expected = sum(entry.moment >= monday(now) for entry in entries(size, now)) + 1
    return lambda output: output.count(MARK) == expected


if __name__ == "__main__":
    main()
