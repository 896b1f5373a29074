"""People on a desk of one day, of ten years, and of ten years with five thousand cards: what a command takes on each."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from benchmarks.checked import RUNS_A_YEAR, check_up
from benchmarks.lived import Then, laid_out, measured
from benchmarks.measure import Cell
from benchmarks.report import BARE, Expected, Walls, machine
from benchmarks.tools import environment
from benchmarks.wfhdesk_tool import Wfhdesk
from wfhdesk.desk.desk import open_desk
from wfhdesk.domain.contacts import Contact
from wfhdesk.domain.people import RELATIONS, Person

CIRCLE = 40
"""People whose days are counted."""
CARDS = 5_000
DESKS = {1: (0, CIRCLE), 2: (10, CIRCLE), 3: (10, CARDS)}
"""Years that were lived on each desk, and people on it."""
CONTACTS_A_YEAR, LINES_A_YEAR = 300, 1_250
_MET, _PEOPLE, _SHOW, _IMPORT = "wfhdesk met", "wfhdesk people", "wfhdesk people show", "wfhdesk people import"
_OLDER = 2.0
"""Times as long as on a desk of one day that `met` and `people` may take on one of ten years."""
_SECONDS = 10
"""In which five thousand cards are to be taken in."""


def measure_people(folder: Path, rounds: int, say: Callable[[str], None]) -> tuple[list[Cell], str]:
    """Measure it in a folder; return the cells, and the version of wfhdesk."""
    tool = Wfhdesk()
    return measured(tool, folder, _cells(tool, folder, say), rounds, say), tool.version


def _cells(tool: Wfhdesk, folder: Path, say: Callable[[str], None]) -> Iterator[Cell]:
    program, homes = str(tool.programs / "wfhdesk"), {}
    for number, (years, people) in DESKS.items():
        home = folder / f"people-{number}"
        home.mkdir()
        say(f"Writing {years} years with {people:,} people")
        homes[number] = environment(home)
        with laid_out(tool, homes[number]) as desk_folder:
            live(desk_folder, years, people)
    cards = folder / "cards.vcf"
    cards.write_text("".join(map(_card, range(CARDS))), encoding="utf-8")
    for shown, words, told in (
        (_MET, ["met", "first3.last3", "--by", "call", "the report"], ""),
        (_PEOPLE, ["people"], "First3"),
        (_SHOW, ["people", "show", "first3.last3"], "First3 Last3"),
        (_IMPORT, ["people", "import", "--dry-run", str(cards)], f"{CARDS}"),
    ):
        for number, env in homes.items():
            yield Cell(shown, number, [program, *words], env, partial(_tells, told))


def _tells(told: str, output: str) -> bool:
    return told in output


def _card(number: int) -> str:
    return (
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Newlast{number};Newfirst{number};;;\r\nFN:Newfirst{number} Newlast{number}\r\n"
        f"EMAIL;TYPE=INTERNET:new{number}@example.org\r\nTEL;TYPE=CELL:+31 6 {number:08d}\r\nORG:Example;Unit\r\n"
        f"NOTE:One line\\, and\\nanother\r\nUID:{number}\r\nEND:VCARD\r\n"
    )


def live(folder: str, years: int, people: int, contacts: int = CONTACTS_A_YEAR) -> None:
    """Know people, be in touch with forty of them for some years, by contacts and by lines of the log, and check the desk."""
    random_one = random.Random(36)
    clock = Then(datetime.now(UTC) - timedelta(days=365 * max(1, years)))
    known = [Person(f"First{n} Last{n}", RELATIONS[n % len(RELATIONS)] if n < CIRCLE else "") for n in range(people)]
    ids = [person.id for person in open_desk(folder, clock).people.keep_all(known, "people")]
    for _year in range(years):
        desk = open_desk(folder, clock)
        last = clock.moment.date()
        days = [last - timedelta(days=random_one.randrange(360)) for _contact in range(contacts)]
        whom = [ids[random_one.randrange(CIRCLE)] for _contact in days]
        desk.people.log_all([Contact(*one) for one in zip(days, ((who,) for who in whom), strict=True)], "a year")
        names = [random_one.randrange(CIRCLE) for _line in range(LINES_A_YEAR)]
        desk.accomplishments.log_lines("\n".join(f"Reviewed it with @first{n}.last{n} #billing" for n in names))
        check_up(folder, clock.moment, clock.moment + timedelta(days=364))
        clock.moment += timedelta(days=364)


def report_people(cells: list[Cell], version: str, rounds: int, made_by: str) -> str:
    """Return all of it as Markdown."""
    walls: Walls = {(cell.command, cell.entries): cell.median.wall for cell in cells}
    bare = walls[BARE, 0]
    head = ("one day, ms", "ten years, ms", "ten years and 5,000 people, ms")
    rows = [f"| command | {' | '.join(head)} | × bare Python, ten years |", "|--|--:|--:|--:|--:|"]
    for command in (_MET, _PEOPLE, _SHOW, _IMPORT):
        taken = " | ".join(f"{walls[command, number]:.0f}" for number in DESKS)
        rows.append(f"| `{command}` | {taken} | {walls[command, 2] / bare:.1f} |")
    expected = [
        Expected(
            f"`{command}` at most {_OLDER} times a desk of one day", {10: walls[command, 2] / walls[command, 1]}, _OLDER
        )
        for command in (_MET, _PEOPLE)
    ]
    seconds = max(walls[_IMPORT, number] for number in DESKS) / 1000
    verdict = "met" if seconds <= _SECONDS else "not met"
    taken_in = f"- {CARDS:,} cards looked through in at most {_SECONDS} s: {seconds:.1f} s – **{verdict}**."
    told = (
        f"Made by `{made_by}`: {machine()}, wfhdesk {version}. Whole processes, medians of {rounds} rounds; bare\n"
        f"Python takes {bare:.0f} ms. {CIRCLE} people have a cadence. Ten years are {CONTACTS_A_YEAR * 10:,} contacts and "
        f"{LINES_A_YEAR * 10:,} lines, each with somebody, and {RUNS_A_YEAR * 10} checks of the workstation."
    )
    checks = "\n".join([*(one.told().replace(", at ", ", years: ") for one in expected), taken_in])
    return (
        "\n\n".join(["# What people take", told, "\n".join(rows), "## Expected of people and measured", checks]) + "\n"
    )
