"""One's hours as a VAVAILABILITY tells them: reading it by RFC 7953 gives the hours again."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.agendas import USUAL, agenda, agendas, local, occasion, pattern, plans
from wfhdesk.domain.availability_blocks import Block, availability_blocks
from wfhdesk.domain.busy_time import (
    BUSY,
    TENTATIVE,
    UNAVAILABLE,
    Component,
    Span,
    Stretched,
    busy_time,
    free,
)
from wfhdesk.domain.days import Agenda, times_of
from wfhdesk.domain.hours import Minutes
from wfhdesk.domain.local_time import moment_of, zone_named
from wfhdesk.domain.occasions import OCCASIONS
from wfhdesk.domain.patterns import Pattern
from wfhdesk.domain.periods import DAY, WEEK, Period, week_of
from wfhdesk.domain.sharing import BUSY_ONLY, FULL, KIND, LEVELS
from wfhdesk.domain.statuses import Status

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


def read(blocks: list[Block], zone: str, days: Period) -> list[Stretched]:
    span = Span(moment_of(days.start, 0, zone_named(zone)), moment_of(days.end + DAY, 0, zone_named(zone)))
    parts = [component(block, days) for block in blocks]
    return busy_time(span, [part for part in parts if part.span.start < part.span.end])


def meant(agenda: Agenda, days: Period) -> list[Stretched]:
    zone = zone_named(agenda.zone)
    return times_of(agenda, days, Span(moment_of(days.start, 0, zone), moment_of(days.end + DAY, 0, zone)))


def read_free(blocks: list[Block], zone: str, days: Period) -> list[Span]:
    return free(read(blocks, zone, days))


def meant_free(agenda: Agenda, days: Period) -> list[Span]:
    return free(meant(agenda, days))


def named(agenda: Agenda) -> Agenda:
    return agenda._replace(
        patterns=[one._replace(id=f"p{place}") for place, one in enumerate(agenda.patterns)],
        occasions=[one._replace(id=f"o{place}") for place, one in enumerate(agenda.occasions)],
        statuses=[one._replace(id=f"s{place}") for place, one in enumerate(agenda.statuses)],
    )


@settings(max_examples=150)
@given(agendas(), st.sampled_from(LEVELS))
def test_what_is_read_of_it_are_the_hours(known: tuple[Agenda, date], level: str) -> None:
    agenda, day = named(known[0]), known[1]
    blocks = availability_blocks(agenda, day, level)
    assert len({block.key for block in blocks}) == len(blocks)
    days = Period(day, day + DAY)  # statuses are told of today and tomorrow
    assert read_free(blocks, agenda.zone, days) == meant_free(agenda, days)
    if not agenda.statuses:
        assert read(blocks, agenda.zone, days) == meant(agenda, days)


@st.composite
def several_patterns(draw: st.DrawFn) -> Agenda:
    """Up to ten patterns, for good or for some weeks, of one week or two; there may be days on which none holds."""
    found = [pattern("mon-fri 9-17", start="2025-01-06")] if draw(st.booleans()) else []
    for _place in range(draw(st.integers(not found, 9))):
        start = MONDAY + draw(st.integers(-20, 20)) * DAY
        length = draw(st.one_of(st.none(), st.integers(0, 20)))
        weeks = [[draw(plans()) for _day in range(2)] for _week in range(draw(st.integers(1, 2)))]
        whole = tuple(tuple(week[number % 2] for number in range(7)) for week in weeks)
        found.append(Pattern(whole, "Europe/London", start, None if length is None else start + length * DAY))
    return named(Agenda("Europe/London", sorted(found, key=lambda one: one.start)))


@settings(max_examples=200)
@given(several_patterns())
def test_patterns_stand_over_each_other_as_they_were_said(known: Agenda) -> None:
    days = Period(MONDAY, MONDAY + 27 * DAY)
    blocks = availability_blocks(known, MONDAY, KIND)
    assert len({block.key for block in blocks}) == len(blocks)
    assert read(blocks, known.zone, days) == meant(known, days)


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
    block, *_before = availability_blocks(known, MONDAY, KIND)
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
        ("occasion l 2026-11-24 0", 1, TENTATIVE, "Maybe away"),
        ("occasion l 2026-11-24 1", 1, TENTATIVE, "Maybe away"),
        ("occasion l 2026-11-25 0", 1, TENTATIVE, "Maybe away"),
        ("occasion l 2026-11-25 1", 1, TENTATIVE, "Maybe away"),
        ("holiday 2026-11-27", 1, UNAVAILABLE, "Black Friday"),
    ]
    assert (over[3].zone, over[3].start, over[3].end) == (
        *("UTC", datetime(2026, 11, 24, 13), datetime(2026, 11, 24, 17, 30)),
    )


def test_where_no_pattern_holds_there_are_no_hours() -> None:
    known = Agenda("Europe/London", [pattern("mon-fri 9-17", start="2026-11-02", end="2026-11-25")])
    nothing, block = availability_blocks(known, MONDAY, KIND)
    assert (nothing.start, nothing.end, nothing.hours, nothing.priority) == (datetime(2026, 1, 1), None, (), 0)
    assert (block.end, block.priority) == (datetime(2026, 11, 26), 5)
    days = Period(date(2026, 11, 26), date(2026, 11, 30))
    assert [one.kind for one in read([nothing, block], known.zone, days)] == [UNAVAILABLE]


def test_a_pattern_that_another_interrupts_has_a_block_before_and_one_behind_it() -> None:
    known = Agenda(
        "Europe/London",
        [
            pattern("mon-fri 9-17 / off", start="2026-11-02", end="2026-12-31")._replace(id="a"),
            pattern("mon-fri 7-9", start="2026-11-25", end="2026-11-26")._replace(id="b"),
        ],
    )
    blocks = availability_blocks(known, MONDAY, KIND)[1:]
    assert [(block.key, str(block.start.date()), str(block.hours[0].first)) for block in blocks] == [
        ("pattern a", "2026-11-02", "2026-11-02"),
        ("pattern b", "2026-11-25", "2026-11-25"),
        ("pattern a 2026-11-27", "2026-11-27", "2026-11-30"),
    ]
    assert availability_blocks(known, date(2026, 12, 1), KIND)[1] == blocks[2]


@pytest.mark.parametrize(("level", "told"), [(BUSY_ONLY, "Busy"), (KIND, "Unavailable"), (FULL, SECRET)])
def test_what_one_said_of_right_now_is_told_as_far_as_it_takes_working_time(level: str, told: str) -> None:
    away = Status("away", local("2026-11-23T16:30"), local("2026-11-23T18:00"), SECRET, "s")
    (block,) = availability_blocks(agenda("mon-fri 9-17", statuses=[away]), MONDAY, level)[1:]
    assert block == Block(
        *("status s 2026-11-23", "UTC", datetime(2026, 11, 23, 16, 30), datetime(2026, 11, 23, 17), 1, BUSY),
        summary=told,
    )


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
