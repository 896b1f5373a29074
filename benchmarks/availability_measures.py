"""Availability on a new desk and on one of ten years: what a command takes there, and how many times as long as here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.lived import Then, laid_out, measured
from benchmarks.measure import Cell
from benchmarks.report import BARE, Expected, Walls, machine
from benchmarks.tools import Env, environment
from benchmarks.wfhdesk_tool import Wfhdesk
from wfhdesk.desk.desk import Desk, open_desk
from wfhdesk.domain.hours import Minutes
from wfhdesk.domain.occasions import Occasion

YEARS = 10
_HOURS = "mon-thu 9:00-12:30,13:00-17:30 home core 10-15; fri 9-13 office"
_KINDS = ("leave", "workday", "visitor", "focus", "appointment")
_DAYS_A_YEAR = 250
_STATUSES_A_DAY = 6
_AWAY, _STATUS, _WEEK, _PUBLISH = (
    "wfhdesk away 30m",
    "wfhdesk status",
    "wfhdesk hours",
    "wfhdesk publish FILE",
)
_MOST = {_AWAY: 6.0, _STATUS: 6.0}
"""Times bare Python that a command may take which is said in passing."""
_OLDER = 1.5
"""Times as long as on a new desk that anything may take on one of ten years."""


def measure_availability(folder: Path, rounds: int, say: Callable[[str], None]) -> tuple[list[Cell], str]:
    """Measure it in a folder; return the cells, and the report as Markdown without its first line's maker."""
    tool = Wfhdesk()
    return measured(tool, folder, _cells(tool, folder, say), rounds, say), tool.version


def _cells(tool: Wfhdesk, folder: Path, say: Callable[[str], None]) -> Iterator[Cell]:
    program, homes = str(tool.programs / "wfhdesk"), {}
    for years in (0, YEARS):
        home = folder / f"availability-{years}"
        home.mkdir()
        say(f"Writing {years} years of availability")
        homes[years] = environment(home)
        _seed(tool, homes[years], years)
    target = "availability.ics"
    for shown, words in (
        (_AWAY, ["away", "30m", "school run"]),
        (_STATUS, ["status"]),
        (_WEEK, ["hours"]),
        (_PUBLISH, ["publish", target]),
    ):
        for years, env in homes.items():
            own = [str(Path(env["HOME"]) / word) if word == target else word for word in words]
            yield Cell(shown, years, [program, *own], env, _did(shown))


def _did(shown: str) -> Callable[[str], bool]:
    """Return what sees that a command did its work; what `away` says goes to stderr."""
    told = {_STATUS: "until", _WEEK: "09:00", _PUBLISH: ".ics"}.get(shown, "")
    return lambda output: told in output


def _seed(tool: Wfhdesk, env: Env, years: int) -> None:
    """Live on a desk for some years: a new pattern each, some two hundred and fifty occasions and 1,500 statuses."""
    with laid_out(tool, env) as folder:
        now = datetime.now(UTC)
        clock = Then(now - timedelta(days=365 * years, hours=1))
        desk = open_desk(folder, clock)
        desk.availability.set_hours(_HOURS)
        for year in range(years):
            be_reachable(desk, clock, now - timedelta(days=365 * (years - 1 - year), minutes=30))


def be_reachable(desk: Desk, clock: Then, until: datetime) -> None:
    """Say for a year, or what is left of it, when one can be reached: a new pattern, plans, and what one does."""
    first, step = clock.moment.date(), (until - clock.moment) / _DAYS_A_YEAR
    with desk.db.lines.act("a year"):
        desk.availability.set_hours(_HOURS, first)
        for place in range(_DAYS_A_YEAR):
            day, kind = first + place * step, _KINDS[place % len(_KINDS)]
            part = None if kind in ("leave", "workday") else Minutes(600, 660)
            desk.availability.plan(Occasion(kind, day, day, part, "office" if kind == "workday" else "", note="a note"))
    for _day in range(_DAYS_A_YEAR):
        clock.moment += step - timedelta(seconds=1)
        with desk.db.lines.act("a day"):
            for _time in range(_STATUSES_A_DAY):
                desk.availability.say("away", clock.moment + timedelta(minutes=20), "school run")


def report_availability(cells: list[Cell], version: str, rounds: int, made_by: str) -> str:
    """Return all of it as Markdown."""
    walls: Walls = {(cell.command, cell.entries): cell.median.wall for cell in cells}
    bare = walls[BARE, 0]
    rows = ["| command | new desk, ms | ten years, ms | × bare Python | × new desk |", "|--|--:|--:|--:|--:|"]
    expected = []
    for command in (_AWAY, _STATUS, _WEEK, _PUBLISH):
        new, old = walls[command, 0], walls[command, YEARS]
        rows.append(f"| `{command}` | {new:.0f} | {old:.0f} | {old / bare:.1f} | {old / new:.2f} |")
        if most := _MOST.get(command):
            times = {0: new / bare, YEARS: old / bare}
            expected.append(Expected(f"`{command}` at most {most:.0f} times bare Python", times, most))
        expected.append(Expected(f"`{command}` at most {_OLDER} times a new desk", {YEARS: old / new}, _OLDER))
    return (
        "\n\n".join(
            [
                "# What availability takes",
                f"Made by `{made_by}`: {machine()}, wfhdesk {version}. Whole processes, medians of {rounds} rounds; bare\n"
                f"Python takes {bare:.0f} ms. Ten years are ten patterns, 2,500 occasions and 15,000 statuses.",
                "\n".join(rows),
                "## Expected and measured",
                "\n".join(one.told().replace(", at ", ", years: ") for one in expected),
            ]
        )
        + "\n"
    )
