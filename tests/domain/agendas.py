"""What tests of days and of answers share: agendas in a few words, and any agenda at all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from wfhdesk.domain.busy_time import Span, Stretched
from wfhdesk.domain.days import Agenda
from wfhdesk.domain.hours import HOME, OFFICE, DayPlan, Minutes, Stretch, parse_hours
from wfhdesk.domain.local_time import after
from wfhdesk.domain.occasions import OCCASIONS, Occasion
from wfhdesk.domain.patterns import Pattern
from wfhdesk.domain.periods import DAY
from wfhdesk.domain.statuses import AVAILABLE, STATUSES, Status

USUAL = "mon-thu 9:00-12:30,13:00-17:30 home core 10-15; fri 9-13 office"
ZONES = (
    "Europe/London",
    "America/New_York",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Africa/Cairo",
    "Asia/Kolkata",
)


def pattern(said: str, zone: str = "Europe/London", start: str = "2026-01-05", end: str = "") -> Pattern:
    return Pattern(parse_hours(said), zone, date.fromisoformat(start), date.fromisoformat(end) if end else None)


def agenda(
    said: str = USUAL, *occasions: Occasion, zone: str = "Europe/London", statuses: Iterable[Status] = ()
) -> Agenda:
    return Agenda(zone, (pattern(said, zone),), occasions, statuses=tuple(statuses))


def occasion(kind: str, first: str, last: str = "", part: tuple[int, int] | None = None, **more: object) -> Occasion:
    """`part` in hours."""
    minutes = Minutes(part[0] * 60, part[1] * 60) if part else None
    made = Occasion(kind, date.fromisoformat(first), date.fromisoformat(last or first), minutes)
    return made._replace(**more)  # type: ignore[arg-type]


def local(text: str, zone: str = "Europe/London") -> datetime:
    """The moment at which clocks show a time; with an offset, that very moment."""
    found = datetime.fromisoformat(text)
    return found.astimezone(ZoneInfo(zone)) if found.tzinfo else found.replace(tzinfo=ZoneInfo(zone))


def shown(spans: Iterable[Span | Stretched], zone: str = "") -> list[str]:
    """Spans as `09:00-12:30`, by the clocks they come with or by others."""
    other = ZoneInfo(zone) if zone else None
    ends = ([one.astimezone(other) if other else one for one in span[:2]] for span in spans)
    return [f"{start:%H:%M}-{end:%H:%M}" for start, end in ends]


# --- any agenda, around the nights in which clocks jump ---------------------------------------------------------

NIGHTS = [
    date.fromisoformat(text)
    for text in (
        *("2026-03-29", "2026-10-25", "2026-03-08", "2026-11-01", "2026-10-04", "2026-04-05"),
        *("2026-02-15", "2026-03-22", "2026-04-24", "2026-10-29", "2026-06-10"),
    )
]
"""Days on which the clocks of some zone change, and one on which none do."""
DATES = st.builds(lambda night, place: night + place * DAY, st.sampled_from(NIGHTS), st.integers(-2, 2))
MINUTES = st.one_of(st.integers(0, 288).map(lambda place: place * 5), st.sampled_from((0, 60, 90, 105, 120, 150, 180)))
PARTS = st.sets(MINUTES, min_size=2, max_size=2).map(lambda pair: Minutes(min(pair), max(pair)))


@st.composite
def plans(draw: st.DrawFn) -> DayPlan:
    edges = sorted(draw(st.sets(MINUTES, max_size=6)))
    pairs = zip(edges[::2], edges[1::2], strict=False) if draw(st.booleans()) else pairwise(edges)
    return DayPlan(tuple(Stretch(*pair, draw(st.sampled_from((HOME, OFFICE)))) for pair in pairs))


@st.composite
def agendas(draw: st.DrawFn) -> tuple[Agenda, date]:
    """An agenda in one zone, and a day that matters to it."""
    zone, day = draw(st.sampled_from(ZONES)), draw(DATES)
    days = draw(st.lists(plans(), min_size=1, max_size=3))
    week = tuple(days[number % len(days)] for number in range(7))
    near = st.integers(-2, 2).map(lambda place: day + place * DAY)
    starts = draw(st.lists(near, max_size=1))
    patterns = [Pattern((week,), zone, one) for one in (date(2025, 1, 6), *starts)[draw(st.integers(0, 1)) :]]
    return Agenda(
        zone=zone,
        patterns=patterns,
        occasions=draw(st.lists(occasions(near), max_size=3)),
        holidays=dict.fromkeys(draw(st.lists(near, max_size=1)), "Day off"),
        statuses=draw(st.lists(statuses(day, zone), max_size=3)),
    ), day


@st.composite
def occasions(draw: st.DrawFn, near: st.SearchStrategy[date]) -> Occasion:
    first = draw(near)
    return Occasion(
        draw(st.sampled_from(OCCASIONS)),
        first,
        first + draw(st.integers(0, 2)) * DAY,
        draw(st.one_of(st.none(), PARTS)),
        place=draw(st.sampled_from(("", HOME, OFFICE))),
        tentative=draw(st.booleans()),
    )


@st.composite
def statuses(draw: st.DrawFn, day: date, zone: str) -> Status:
    """As the desk makes them: only being available may have no end."""
    state, since = draw(st.sampled_from(STATUSES)), draw(moments(day, zone))
    length = timedelta(minutes=draw(st.integers(1, 300)))
    return Status(state, since, None if state == AVAILABLE and draw(st.booleans()) else after(since, length))


def moments(day: date, zone: str) -> st.SearchStrategy[datetime]:
    """Moments of the day and around it, by the clocks of its zone."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return st.integers(-36 * 12, 36 * 12).map(
        lambda place: (noon + timedelta(minutes=5 * place)).astimezone(ZoneInfo(zone))
    )
