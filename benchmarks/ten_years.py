"""A desk on which somebody lived in all its rooms: on its first day, and after ten years."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from benchmarks.availability_measures import be_reachable
from benchmarks.checked import CHECKLIST, RUNS_A_YEAR, answers, check_up
from benchmarks.entries import YEARS, entries
from benchmarks.lived import Then, stating
from benchmarks.tools import Env
from benchmarks.wfhdesk_tool import Wfhdesk
from wfhdesk.desk.desk import Desk, open_desk
from wfhdesk.domain.contacts import Contact
from wfhdesk.domain.people import RELATIONS, Person
from wfhdesk.domain.periods import WEEK
from wfhdesk.domain.updates import SUPERVISOR

ENTRIES = 12_500
"""Lines of the log, in ten years of somebody diligent."""
CONTACTS_A_YEAR = 500
RUNS = RUNS_A_YEAR * YEARS
CIRCLE = ("Ana Lima", "Joris Bos", "Mei Chen", "Tom Okoro", *(f"First{n} Last{n}" for n in range(4, 40)))
"""Everybody who is known; the entries name the first four."""
_ON_THE_FIRST_DAY = 10
"""Lines of the log."""
_HOURS = "mon-sun 0-24"  # so that it is never outside of them while it is measured
_CONFIG = '[me]\nname = "Eva Smit"\nsupervisor = "Ana Lima <ana@example.org>"\ntimezone = "Europe/Amsterdam"\n'


def live(tool: Wfhdesk, env: Env, count: int = ENTRIES) -> None:
    """Write a desk with so many entries and ten years of everything else; with none, its first day.

    With more than ENTRIES no updates: writing them would take longer than measuring.
    """
    folder, state = tool.places(env)
    now = datetime.now(UTC)
    if not count:
        folder.mkdir(parents=True)
        (folder / "config.toml").write_text(_CONFIG)
        state.mkdir(parents=True)
        with stating(env):
            _first_day(folder, now - timedelta(hours=2))
        return
    for year in tool.seed_years(env, entries(count, now)):
        (folder / "config.toml").write_text(_CONFIG)
        begin = datetime(year, 1, 1, tzinfo=UTC)
        with stating(env):
            end = min(begin.replace(year=year + 1), now) - timedelta(hours=1)
            _live_year(str(folder), begin, end, tells=count <= ENTRIES)


def _first_day(folder: Path, now: datetime) -> None:
    desk = open_desk(str(folder), Then(now))
    desk.availability.set_hours(_HOURS)
    desk.people.keep_all(_people(), "people")
    for entry in entries(_ON_THE_FIRST_DAY, now):
        desk.accomplishments.log_lines(entry.line)
    desk.assessments.take_in(
        desk.assessments.checklists.whole(CHECKLIST), desk.assessments.place_for(), answers(desk.assessments)
    )
    _tell(desk)


def _live_year(folder: str, begin: datetime, end: datetime, *, tells: bool) -> None:
    """Live for a year: tell one's supervisor each week, say when one can be reached, meet people, check the desk."""
    clock = Then(begin)
    desk = open_desk(folder, clock)
    desk.people.keep_all([] if desk.people.all() else _people(), "people")
    for week in range((end - begin) // WEEK if tells else 0):
        clock.moment = begin + (week + 1) * WEEK
        _tell(desk)
    clock.moment = begin
    be_reachable(desk, clock, end)
    desk.availability.set_hours(_HOURS, end.date())
    clock.moment = end
    _meet(desk, begin.date(), end.date())
    check_up(folder, begin, end)


def _people() -> list[Person]:
    return [Person(name, RELATIONS[place % len(RELATIONS)]) for place, name in enumerate(CIRCLE)]


def _meet(desk: Desk, first: date, last: date) -> None:
    random_one = random.Random(first.year)
    ids = [person.id for person in desk.people.all()]
    days = [
        first + random_one.randrange((last - first).days) * timedelta(days=1) for _contact in range(CONTACTS_A_YEAR)
    ]
    desk.people.log_all([Contact(day, (random_one.choice(ids),)) for day in days], "a year")


def _tell(desk: Desk) -> None:
    draft = desk.updates.draft(SUPERVISOR)
    with desk.db.lines.act(f"exported update {draft.number}"):
        desk.updates.record(draft, "copy")
    desk.updates.sent(draft.number)
