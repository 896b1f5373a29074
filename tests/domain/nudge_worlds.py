"""What the properties of nudging share: any desk over some weeks, looked at as a scheduler does, and what is true of a look.

What is right is said here anew, from the parts of a day and from what was said last; `domain.nudging` isn't asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from domain.agendas import MINUTES, NIGHTS, occasion, occasions, pattern, statuses
from wfhdesk.domain.availability import answer
from wfhdesk.domain.days import Agenda, day_of
from wfhdesk.domain.local_time import moment_of
from wfhdesk.domain.nudges import (
    ACTION,
    ASSESSMENT,
    BIRTHDAY,
    BLOCKER,
    CHECK_IN,
    CONTACT,
    OPENED,
    PROMISE,
    SETTLE,
    STATUS,
    UPDATE,
    WEEK_AHEAD,
    Nudge,
)
from wfhdesk.domain.nudging import Around, Choice, Shown, choose
from wfhdesk.domain.occasions import APPOINTMENT, FOCUS, LEAVE, SICK, VISIT, VISITOR, Occasion, check_in_due
from wfhdesk.domain.periods import DAY
from wfhdesk.domain.quiet import Quiet
from wfhdesk.domain.statuses import AVAILABLE, Status

ORDER = (CHECK_IN, STATUS, BIRTHDAY, UPDATE, SETTLE, PROMISE, BLOCKER, ACTION, WEEK_AHEAD, ASSESSMENT, CONTACT)
HOURS = (
    "mon-fri 9-17",
    "mon-fri 9-17 core 13-15",
    "mon-thu 9:00-12:30,13:00-17:30 home core 10-15; fri 9-13 office",
    "mon-fri 9-12,13-17 core 12:30-15",
    "tue,thu 10-16 core 11-15; sat 9-12",
    "mon-sun 0:00-4:00,22-24",
    "mon-sun 0:30-5 core 1:30-4",
    "mon-fri 9-17 / off",
)
USUAL_HOURS = "mon-fri 9-17"
"""Those of whoever set none."""
AGAIN_AFTER = {1: 1, 2: 2, 3: 4}
SELDOM = 7


class Thing(NamedTuple):
    """Something that waits from one day to another, or is done on the day after it was shown."""

    nudge: Nudge
    first: date
    last: date
    is_done_when_shown: bool = False


class World(NamedTuple):
    """A desk over some days: what waits, what was said and planned, and the moments at which somebody looks."""

    agenda: Agenda
    things: Sequence[Thing]
    quiet: Sequence[Quiet]
    looks: Sequence[datetime]

    def around(self, now: datetime, shown: Sequence[Shown]) -> Around:
        """What is known at a moment."""
        said = [one for one in self.agenda.statuses if one.since <= now.astimezone(UTC)]
        quiet = [one for one in self.quiet if one.since <= now.astimezone(UTC)]
        return Around(self.agenda._replace(statuses=said), now, shown, quiet)

    def found(self, around: Around) -> list[Nudge]:
        """All there is to nudge about, as the desk would find it."""
        today = around.today
        done = {one.key for one in around.shown if one.day < today}
        things = [one for one in self.things if one.first <= today <= one.last]
        kept = [one.nudge for one in things if not (one.is_done_when_shown and one.nudge.key in done)]
        kept = [one._replace(since=today) if one.kind == BIRTHDAY else one for one in kept]
        return sorted([*timely(around), *kept], key=lambda one: ORDER.index(one.kind))


def next_check_in(around: Around) -> datetime | None:
    """The moment at which the next check-in is due."""
    found = (check_in_due(one, ZoneInfo(around.agenda.zone)) for one in around.agenda.occasions)
    return min((due for due in found if due is not None and due > around.now.astimezone(UTC)), default=None)


class Look(NamedTuple):
    """What was seen at a moment."""

    around: Around
    found: Sequence[Nudge]
    choice: Choice

    @property
    def shown_today(self) -> list[Shown]:
        return [one for one in self.around.shown if one.day == self.around.today]


def timely(around: Around) -> Iterator[Nudge]:
    """The check-ins that are overdue, and a status that has lapsed."""
    now = around.now
    for one in around.agenda.occasions:
        due = check_in_due(one, ZoneInfo(around.agenda.zone))
        if due is not None and due <= now.astimezone(UTC) and around.today <= one.last + 7 * DAY:
            by = due.astimezone(now.tzinfo)
            yield Nudge(CHECK_IN, one.note, "Is all well?", "check in", by.date(), (OPENED,), by)
    if not any(one.has_lapsed(now) for one in around.agenda.statuses):
        return
    found = answer(around.agenda, now)
    if found.has_lapsed and isinstance(found.by, Status) and found.by.until:
        ended = found.by.until.astimezone(now.tzinfo)
        yield Nudge(STATUS, f"{found.by.since}", "Are you back?", "ended", ended.date(), (OPENED,), ended)


def looks_of(world: World) -> list[Look]:
    """Look at every moment, and put down what is fresh as shown, as the desk does."""
    shown: list[Shown] = []
    found = []
    for now in world.looks:
        around = world.around(now, tuple(one for one in shown if one.day >= now.date() - 28 * DAY))
        waiting = world.found(around)
        choice = choose(waiting, around)
        found.append(Look(around, waiting, choice))
        shown += recorded(choice.fresh, now)
    return found


def recorded(nudges: Iterable[Nudge], now: datetime) -> list[Shown]:
    """What the desk puts down of nudges that are shown."""
    return [Shown(one.kind, one.about, now.date(), now, one.person, one.is_timely, one.is_weak) for one in nudges]


# --- what is true -----------------------------------------------------------------------------------------------


def hours_set(agenda: Agenda) -> Agenda:
    """The agenda, with usual hours where there are none."""
    return agenda if agenda.patterns else agenda._replace(patterns=[pattern(USUAL_HOURS, agenda.zone, "2001-01-01")])


def is_quiet(around: Around, moment: datetime) -> bool:
    at = moment.astimezone(UTC)
    said = sorted((one for one in around.quiet if one.since <= at), key=lambda one: one.since.astimezone(UTC))
    return bool(said) and at < said[-1].until.astimezone(UTC)


def is_welcome(around: Around, moment: datetime) -> bool:
    """Whether a moment lies in a part of a day that hours and plans leave free, and nothing that was said takes it."""
    agenda, at = hours_set(around.agenda), moment.astimezone(UTC)
    plain = agenda._replace(statuses=())
    days = [around.today + place * DAY for place in (-1, 0, 1)]
    is_free = any(part.start <= at < part.end for day in days for part in day_of(plain, day).parts)
    said = [one for one in agenda.statuses if one.since <= at]
    last = max(enumerate(said), key=lambda one: (one[1].since.astimezone(UTC), one[0]))[1] if said else None
    is_taken = last is not None and last.state != AVAILABLE and (last.until is None or at < last.until.astimezone(UTC))
    return is_free and not is_taken


def batch_at(around: Around) -> datetime | None:
    """When today's batch comes; None on a day without work."""
    day = day_of(hours_set(around.agenda)._replace(statuses=()), around.today)
    if not day.plan.stretches or day.absence or day.holiday:
        return None
    core = min((part.start for part in day.plan.core), default=0)
    worked = (minute for part in day.plan.stretches for minute in range(part.start, part.end))
    return moment_of(day.date, min(minute for minute in worked if minute >= core), day.zone)


def sets_its_minute(nudge: Nudge, today: date) -> bool:
    """Whether the person set the minute, and it is that day."""
    return nudge.kind == CHECK_IN and nudge.since == today


def days_shown(nudge: Nudge, around: Around) -> list[date]:
    """The days before today on which it was shown for the same reason."""
    return sorted({one.day for one in around.shown if one.key == nudge.key and nudge.since <= one.day < around.today})


def rests_until(nudge: Nudge, around: Around) -> date | None:
    """The day from which it may come again."""
    days = days_shown(nudge, around)
    return days[-1] + AGAIN_AFTER.get(len(days), SELDOM) * DAY if days else None


# --- any desk at all --------------------------------------------------------------------------------------------

_WORK = (UPDATE, SETTLE, PROMISE, BLOCKER, ACTION, WEEK_AHEAD, ASSESSMENT)
_KINDS = (*_WORK, BIRTHDAY, CONTACT, CONTACT, CONTACT, CONTACT)
_PEOPLE = ("Ana", "Ben", "Cem", "Dee", "Eli", "Fay", "Gus", "Hal")
_WEAK = frozenset(("Ana", "Ben", "Cem"))
_ZONES = ("Europe/Amsterdam", "Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata")
_TAKING = (LEAVE, LEAVE, SICK, FOCUS, FOCUS, APPOINTMENT, VISIT)


def nudge(kind: str, about: str, since: date, person: str = "") -> Nudge:
    return Nudge(
        kind, about, about, "why", since, (OPENED,), person=person, is_weak=kind == CONTACT and person in _WEAK
    )


@st.composite
def things(draw: st.DrawFn, start: date, length: int) -> list[Thing]:
    """What comes up and goes away; a contact and a birthday name somebody, and so may any other."""
    found: dict[tuple[str, str], Thing] = {}
    for number in range(draw(st.integers(0, 14))):
        kind = draw(st.sampled_from(_KINDS))
        is_of_a_person = kind in (CONTACT, BIRTHDAY) or draw(st.integers(0, 5)) == 0
        person = draw(st.sampled_from(_PEOPLE)) if is_of_a_person else ""
        about = person if kind in (CONTACT, BIRTHDAY) else f"{kind} {number}"
        first = start + draw(st.integers(-3, length)) * DAY
        last = first if kind == BIRTHDAY else first + draw(st.integers(0, 2 * length)) * DAY
        one = nudge(kind, about, first - draw(st.integers(0, 9)) * DAY, person)
        found[one.key] = Thing(one, first, last, draw(st.booleans()))
    return list(found.values())


@st.composite
def worlds(draw: st.DrawFn, most_days: int = 8, *, same_clocks: bool = False) -> World:
    """Hours with and without core, leave, holidays, focus, appointments, statuses, quiet, nights in which clocks jump."""
    zone = draw(st.sampled_from(_ZONES))
    start = draw(st.sampled_from(NIGHTS)) - draw(st.integers(0, 3)) * DAY
    length = draw(st.integers(1, most_days))
    near = st.integers(-1, length).map(lambda place: start + place * DAY)
    agenda = Agenda(
        zone,
        [pattern(draw(st.sampled_from(HOURS)), zone)] if draw(st.integers(0, 5)) else [],
        [*draw(st.lists(_planned(near), max_size=4)), *draw(_check_ins(near))],
        dict.fromkeys(draw(st.lists(near, max_size=1)), "Holiday"),
        sorted(draw(st.lists(near.flatmap(lambda day: statuses(day, zone)), max_size=5)), key=lambda one: one.since),
    )
    clocks = zone if same_clocks or draw(st.integers(0, 4)) else draw(st.sampled_from(("Pacific/Auckland", *_ZONES)))
    quiet = draw(st.lists(_said_of_quiet(near, zone), max_size=3))
    return World(agenda, draw(things(start, length)), quiet, draw(_moments_to_look(start, length, clocks)))


@st.composite
def _planned(draw: st.DrawFn, near: st.SearchStrategy[date]) -> Occasion:
    kind = draw(st.sampled_from(_TAKING))
    return draw(occasions(near))._replace(kind=kind) if draw(st.booleans()) else draw(occasions(near))


_NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


@st.composite
def _check_ins(draw: st.DrawFn, near: st.SearchStrategy[date]) -> list[Occasion]:
    most = draw(st.sampled_from((0, 1, 5)))
    days = draw(st.lists(st.tuples(near, st.integers(1, 1439), st.booleans()), max_size=most))
    visits = [(occasion(VISITOR, day.isoformat(), part=(20, 21)), minute, is_open) for day, minute, is_open in days]
    return [
        one._replace(check_in=minute, note=f"visit {place}", checked_in=None if is_open else _NOON)
        for place, (one, minute, is_open) in enumerate(visits)
    ]


@st.composite
def _said_of_quiet(draw: st.DrawFn, near: st.SearchStrategy[date], zone: str) -> Quiet:
    since = moment_of(draw(near), draw(MINUTES), ZoneInfo(zone))
    return Quiet(since, since + timedelta(minutes=draw(st.sampled_from((0, 30, 60, 240, 1440)))))


@st.composite
def _moments_to_look(draw: st.DrawFn, start: date, length: int, clocks: str) -> list[datetime]:
    """Every ten minutes to two hours, never on the minute alone: a timer comes when it can."""
    step = timedelta(minutes=draw(st.sampled_from({1: (10, 20, 30), 2: (30, 45), 3: (50, 60)}.get(length, (80, 110)))))
    moment = datetime.combine(start, time(), UTC) + timedelta(minutes=draw(st.integers(-60, 60)))
    count = timedelta(days=length) // step
    return [(moment + place * step).astimezone(ZoneInfo(clocks)) for place in range(count)]
