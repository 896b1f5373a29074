"""One's hours as a VAVAILABILITY tells them: reading it by RFC 7953 gives the hours again."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.agendas import USUAL, agenda, agendas, occasion, pattern, plans
from wfhdesk.domain.busy_time import BUSY, TENTATIVE, UNAVAILABLE, Component, Span, busy_time, free
from wfhdesk.domain.days import Agenda, days_of, times_of
from wfhdesk.domain.hours import Minutes
from wfhdesk.domain.local_time import moment_of, zone_named
from wfhdesk.domain.occasions import OCCASIONS
from wfhdesk.domain.patterns import Pattern
from wfhdesk.domain.periods import DAY, WEEK, Period, week_of
from wfhdesk.domain.sharing import BUSY_ONLY, FULL, KIND, LEVELS
from wfhdesk.domain.sharing_hours import Block, availability_blocks

MONDAY = date(2026, 11, 23)
SECRET = "xyzzy"


# --- read as others read it -------------------------------------------------------------------------------------


def component(block: Block, days: Period) -> Component:
    """A block as a reader of RFC 7953 takes it, its hours expanded over some days."""
    zone = zone_named(block.zone)

    def moment(wall: datetime) -> datetime:
        return moment_of(wall.date(), wall.hour * 60 + wall.minute, zone)

    end = moment(block.end) if block.end else moment_of(days.end + 3 * DAY, 0, zone)
    available = []
    for place in range(-2, (days.end - days.start).days + 2):
        day = days.start + place * DAY
        for hours in block.hours:
            weeks = (week_of(day).start - week_of(hours.first).start) // WEEK
            if day >= hours.first and day.weekday() in hours.days and weeks % hours.interval == 0:
                available.append(Span(moment_of(day, hours.part.start, zone), moment_of(day, hours.part.end, zone)))
    return Component(Span(moment(block.start), end), tuple(available), block.busy, block.priority)


def read_free(blocks: list[Block], zone: str, days: Period) -> list[Span]:
    span = Span(moment_of(days.start, 0, zone_named(zone)), moment_of(days.end + DAY, 0, zone_named(zone)))
    parts = [component(block, days) for block in blocks]
    return free(busy_time(span, [part for part in parts if part.span.start < part.span.end]))


def meant_free(agenda: Agenda, days: Period) -> list[Span]:
    zone = zone_named(agenda.zone)
    return free(times_of(agenda, days, Span(moment_of(days.start, 0, zone), moment_of(days.end + DAY, 0, zone))))


def named(agenda: Agenda) -> Agenda:
    return agenda._replace(
        patterns=[one._replace(id=f"p{place}") for place, one in enumerate(agenda.patterns)],
        occasions=[one._replace(id=f"o{place}") for place, one in enumerate(agenda.occasions)],
        statuses=(),
    )


@settings(deadline=None, max_examples=150)
@given(agendas(), st.sampled_from(LEVELS))
def test_what_is_read_of_it_are_the_hours(known: tuple[Agenda, date], level: str) -> None:
    agenda, day = named(known[0]), known[1]
    if not all(one.is_known for one in days_of(agenda, Period(day - DAY, day + 4 * DAY))):
        return
    blocks = availability_blocks(agenda, day, level)
    assert len({block.key for block in blocks}) == len(blocks)
    days = Period(day, day + 3 * DAY)
    assert read_free(blocks, agenda.zone, days) == meant_free(agenda, days)


@st.composite
def several_patterns(draw: st.DrawFn) -> Agenda:
    """A usual pattern, and up to five over it: for good or for some weeks, of one week or two."""
    found = [pattern("mon-fri 9-17", start="2025-01-06")]
    for _place in range(draw(st.integers(0, 5))):
        start = MONDAY + draw(st.integers(-20, 20)) * DAY
        length = draw(st.one_of(st.none(), st.integers(0, 20)))
        weeks = [[draw(plans()) for _day in range(2)] for _week in range(draw(st.integers(1, 2)))]
        whole = tuple(tuple(week[number % 2] for number in range(7)) for week in weeks)
        found.append(Pattern(whole, "Europe/London", start, None if length is None else start + length * DAY))
    return named(Agenda("Europe/London", sorted(found, key=lambda one: one.start)))


@settings(deadline=None, max_examples=200)
@given(several_patterns())
def test_patterns_stand_over_each_other_as_they_were_said(known: Agenda) -> None:
    days = Period(MONDAY, MONDAY + 27 * DAY)
    assert read_free(availability_blocks(known, MONDAY, KIND), known.zone, days) == meant_free(known, days)


# --- its form ---------------------------------------------------------------------------------------------------


def test_the_usual_pattern_is_the_base_without_an_end_and_days_alike_stand_together() -> None:
    (base,) = availability_blocks(agenda(), MONDAY, KIND)
    assert (base.priority, base.end, base.busy, base.zone) == (0, None, UNAVAILABLE, "Europe/London")
    assert [(one.days, one.part, one.interval, one.place) for one in base.hours] == [
        ((0, 1, 2, 3), Minutes(540, 750), 1, "Home"),
        ((0, 1, 2, 3), Minutes(780, 1050), 1, "Home"),
        ((4,), Minutes(540, 780), 1, "Office"),
    ]
    assert base.hours[0].core == (Minutes(600, 900),)


@pytest.mark.parametrize(
    ("start", "firsts"),
    [
        ("2026-11-23", ["2026-11-23", "2026-12-03"]),
        ("2026-11-26", ["2026-12-07", "2026-12-03"]),
        ("2026-12-28", ["2026-12-28", "2027-01-07"]),
    ],
)
def test_a_fortnight_comes_again_every_second_week_from_the_first_day_it_holds(start: str, firsts: list[str]) -> None:
    known = Agenda("Europe/London", [pattern("mon 9-17 / thu 10-12", start=start)])
    (block,) = availability_blocks(known, MONDAY, KIND)
    assert [str(one.first) for one in block.hours] == firsts
    for one in block.hours:
        assert one.interval == 2
        assert one.first.weekday() in one.days


def test_a_pattern_that_is_over_is_not_told() -> None:
    known = Agenda(
        "Europe/London",
        [
            pattern("mon-fri 9-17", start="2025-01-06")._replace(id="old"),
            pattern("mon-fri 7-9", start="2026-11-02", end="2026-11-22")._replace(id="gone"),
            pattern("mon-fri 8-16", start="2026-11-09")._replace(id="new"),
        ],
    )
    assert [block.key for block in availability_blocks(known, MONDAY, KIND)] == ["pattern new"]


def test_what_is_different_stands_over_the_pattern_and_absences_over_that() -> None:
    known = agenda(
        USUAL,
        occasion("workday", "2026-11-23", place="office", part=(8, 12), id="w"),
        occasion("appointment", "2026-11-23", part=(9, 10), id="a"),
        occasion("leave", "2026-11-24", "2026-11-25", tentative=True, id="l"),
    )._replace(holidays={MONDAY + 4 * DAY: "Black Friday", MONDAY: "Labour Thanksgiving Day"})
    _base, *over = availability_blocks(known, MONDAY, FULL)
    assert [(one.key, one.priority, one.busy, one.summary) for one in over] == [
        ("workday w 2026-11-23", 3, UNAVAILABLE, ""),
        ("occasion a 2026-11-23", 1, BUSY, "Unavailable"),
        ("occasion l", 1, TENTATIVE, "Maybe away"),
        ("holiday 2026-11-27", 1, UNAVAILABLE, "Black Friday"),
    ]
    assert over[2].start, over[2].end == (datetime(2026, 11, 24), datetime(2026, 11, 26))


def test_only_the_days_that_are_shared_are_told_of_what_lasts_longer() -> None:
    long = [
        occasion("focus", "2026-01-05", "2027-12-31", (9, 10), id="f"),
        occasion("workday", "2026-01-05", "2027-12-31", place="office", id="w"),
    ]
    _base, *over = availability_blocks(agenda(USUAL, *long), MONDAY, KIND)
    assert len(over) == 2 * 56
    assert {block.start.date() for block in over} == {MONDAY + place * DAY for place in range(56)}


# --- nothing private leaves -------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", OCCASIONS)
@pytest.mark.parametrize("part", [None, (10, 11)])
def test_notes_and_sites_are_for_those_who_see_everything(kind: str, part: tuple[int, int] | None) -> None:
    private = occasion(kind, "2026-11-23", part=part, note=SECRET, told="plugh", place=SECRET, id="a")
    for level in LEVELS:
        text = repr(availability_blocks(agenda(USUAL, private), MONDAY, level))
        assert (SECRET in text) is (level == FULL and kind != "sick")
        assert not any(word in text.casefold() for word in ("plugh", "sick", "visit"))


def test_at_the_level_busy_no_place_and_no_core_hours_are_told() -> None:
    known = agenda(USUAL, occasion("leave", "2026-11-23", label=SECRET))
    for block in availability_blocks(known, MONDAY, BUSY_ONLY):
        assert block.summary in ("", "Away")
        assert all(one.place == "" and one.core == () for one in block.hours)
