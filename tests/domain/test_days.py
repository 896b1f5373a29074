"""Days as they will be: pattern, exceptions over it, and what takes time laid over both."""

from __future__ import annotations

from datetime import UTC, date, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.agendas import USUAL, agenda, agendas, local, occasion, pattern, shown
from wfhdesk.domain.busy_time import BUSY, FREE, TENTATIVE, UNAVAILABLE, Span, clipped, common, free, joined
from wfhdesk.domain.days import Agenda, Part, day_of, days_of, engaged, plan_for, times_of, whole_day, worked, zone_on
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.hours import HOME, OFFICE, Minutes
from wfhdesk.domain.occasions import APPOINTMENT, FOCUS, LEAVE, OCCASIONS, SICK, VISIT, VISITOR, WORKDAY, span_on
from wfhdesk.domain.periods import DAY, Period
from wfhdesk.domain.statuses import AVAILABLE, AWAY, FINISHED, LUNCH, Status

MONDAY, FRIDAY, SATURDAY = date(2026, 11, 16), date(2026, 11, 20), date(2026, 11, 21)
WHOLE_MONDAY = ["09:00-12:30", "13:00-17:30"]


def parts(found: Agenda, day: date) -> list[str]:
    return shown(Span(one.start, one.end) for one in day_of(found, day).parts)


def in_utc(found: tuple[Part, ...]) -> list[Span]:
    return [Span(one.start.astimezone(UTC), one.end.astimezone(UTC)) for one in found]


# --- by the pattern ------------------------------------------------------------------------------------------------


def test_a_week_is_worked_by_its_pattern_each_day_in_its_place() -> None:
    week = days_of(agenda(), Period(MONDAY, MONDAY + 6 * DAY))
    assert [day.date for day in week] == [MONDAY + number * DAY for number in range(7)]
    assert [shown(Span(one.start, one.end) for one in day.parts) for day in week] == [
        *[WHOLE_MONDAY] * 4,
        ["09:00-13:00"],
        [],
        [],
    ]
    assert [day.places for day in week] == [[HOME]] * 4 + [[OFFICE], [], []]
    assert [day.is_off for day in week] == [False] * 5 + [True] * 2
    assert week[0].plan.core == (Minutes(600, 900),)
    assert all(day.is_known for day in week)
    assert {one.start.tzinfo for day in week for one in day.parts} == {ZoneInfo("Europe/London")}


def test_half_a_day_in_each_place_has_a_part_in_each() -> None:
    day = day_of(agenda("mon 9-12 office; mon 12-15 home; mon 16-18 office"), MONDAY)
    assert [one.place for one in day.parts] == [OFFICE, HOME, OFFICE]
    assert day.places == [OFFICE, HOME]
    assert shown(Span(one.start, one.end) for one in day.parts) == ["09:00-12:00", "12:00-15:00", "16:00-18:00"]


def test_before_the_first_pattern_nothing_is_known() -> None:
    early = day_of(agenda(), date(2026, 1, 4))
    assert (early.is_known, early.is_off, early.parts) == (False, True, ())
    nothing = day_of(Agenda("Asia/Kolkata"), MONDAY)
    assert (nothing.is_known, nothing.zone) == (False, ZoneInfo("Asia/Kolkata"))
    assert {one.kind for one in times_of(Agenda("Asia/Kolkata"), Period(MONDAY, MONDAY))} == {UNAVAILABLE}


def test_a_day_is_lived_in_the_zone_of_its_pattern() -> None:
    abroad = pattern("mon-fri 9-17", "America/New_York", "2026-11-16", "2026-11-20")
    found = Agenda("UTC", (pattern(USUAL), abroad))
    assert [str(zone_on(found, day)) for day in (MONDAY - DAY, MONDAY, SATURDAY)] == [
        "Europe/London",
        "America/New_York",
        "Europe/London",
    ]
    assert str(zone_on(found, date(2020, 1, 1))) == "UTC"
    assert in_utc(day_of(found, MONDAY).parts) == [
        Span(local("2026-11-16T14:00", "UTC"), local("2026-11-16T22:00", "UTC"))
    ]
    with pytest.raises(WrongInput, match="is no time zone"):
        zone_on(Agenda("Nowhere"), MONDAY)


# --- what is different -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [LEAVE, SICK])
def test_an_absence_takes_its_days_off_and_keeps_what_was_planned(kind: str) -> None:
    away = occasion(kind, "2026-11-16", "2026-11-17")
    for day in days_of(agenda(USUAL, away), Period(MONDAY, MONDAY + DAY)):
        assert (day.absence, day.is_off, day.parts, day.busy) == (away, True, (), ())
        assert day.plan == day_of(agenda(), day.date).plan
    after = day_of(agenda(USUAL, away), MONDAY + 2 * DAY)
    assert (after.absence, after.is_off) == (None, False)
    assert {one.kind for one in times_of(agenda(USUAL, away), Period(MONDAY, MONDAY))} == {UNAVAILABLE}


def test_a_public_holiday_takes_the_day_off() -> None:
    found = agenda()._replace(holidays={MONDAY: "St Andrew's Day"})
    day = day_of(found, MONDAY)
    assert (day.holiday, day.is_off, day.parts, day.absence) == ("St Andrew's Day", True, (), None)
    assert day_of(found, MONDAY + DAY).holiday == ""
    assert {one.kind for one in times_of(found, Period(MONDAY, MONDAY))} == {UNAVAILABLE}


def test_who_says_that_they_work_on_a_holiday_does() -> None:
    found = agenda(USUAL, occasion(WORKDAY, "2026-11-16", place=OFFICE))._replace(holidays={MONDAY: "Holiday"})
    day = day_of(found, MONDAY)
    assert (day.holiday, day.is_off, day.places) == ("", False, [OFFICE])
    assert parts(found, MONDAY) == WHOLE_MONDAY
    assert day.busy == ()


def test_a_working_day_elsewhere_keeps_the_hours_and_the_core() -> None:
    found = agenda(USUAL, occasion(WORKDAY, "2026-11-16", place=OFFICE))
    assert plan_for(found, MONDAY) == day_of(agenda(), MONDAY).plan._replace(
        stretches=tuple(one._replace(place=OFFICE) for one in day_of(agenda(), MONDAY).plan.stretches)
    )
    assert {one.place for one in day_of(found, MONDAY).parts} == {OFFICE}


def test_a_working_day_of_which_no_place_is_said_stays_where_it_is() -> None:
    found = agenda("mon 9-12 home; mon 13-17 office", occasion(WORKDAY, "2026-11-16", "2026-11-17"))
    assert day_of(found, MONDAY).places == [HOME, OFFICE]
    part = agenda("mon 9-12 office", occasion(WORKDAY, "2026-11-16", part=(8, 10)))
    assert day_of(part, MONDAY).places == [HOME]


def test_a_working_day_may_have_hours_of_its_own() -> None:
    """They stand over the pattern's, by RFC 7953's priorities; core hours that don't fit in are no core hours then."""
    late = agenda(USUAL, occasion(WORKDAY, "2026-11-16", part=(8, 20), place=HOME))
    assert parts(late, MONDAY) == ["08:00-20:00"]
    assert day_of(late, MONDAY).plan.core == (Minutes(600, 900),)
    short = agenda(USUAL, occasion(WORKDAY, "2026-11-16", part=(9, 12), place=HOME))
    assert (parts(short, MONDAY), day_of(short, MONDAY).plan.core) == (["09:00-12:00"], ())


def test_an_extra_working_day_has_the_hours_of_the_first_that_is_worked() -> None:
    found = agenda("off / tue 10-16; wed 9-17", occasion(WORKDAY, "2026-11-21", place=OFFICE))
    assert parts(found, SATURDAY) == ["10:00-16:00"]
    assert not day_of(found, SATURDAY).is_off
    assert parts(agenda("off", occasion(WORKDAY, "2026-11-21", place=OFFICE)), SATURDAY) == []


def test_a_working_day_is_known_also_before_there_is_a_pattern() -> None:
    found = Agenda("Europe/London", (), [occasion(WORKDAY, "2026-11-16", part=(9, 12), place=OFFICE)])
    day = day_of(found, MONDAY)
    assert (day.is_known, day.places, parts(found, MONDAY)) == (True, [OFFICE], ["09:00-12:00"])


def test_what_was_said_last_of_a_working_day_counts() -> None:
    first, second = (occasion(WORKDAY, "2026-11-16", place=place) for place in (OFFICE, "Leeds"))
    assert day_of(agenda(USUAL, first, second), MONDAY).places == ["Leeds"]


def test_a_range_of_working_days_is_about_those_that_are_worked_anyway() -> None:
    """Over Christmas at the office: not on Christmas Day, nor on the weekends; a day that is named alone is."""
    weeks = occasion(WORKDAY, "2026-12-21", "2027-01-03", place=OFFICE)
    found = agenda("mon-fri 9-17", weeks)._replace(holidays={date(2026, 12, 25): "Christmas Day"})
    week = days_of(found, Period(date(2026, 12, 21), date(2026, 12, 27)))
    assert [day.places if day.parts else [] for day in week] == [[OFFICE]] * 4 + [[], [], []]
    assert week[4].holiday == "Christmas Day"
    assert {one.kind for one in times_of(found, Period(date(2026, 12, 25), date(2026, 12, 27)))} == {UNAVAILABLE}
    saturday = occasion(WORKDAY, "2026-12-26", place=HOME)
    alone = found._replace(occasions=(saturday, weeks))
    assert parts(alone, date(2026, 12, 26)) == ["09:00-17:00"]
    assert parts(found._replace(occasions=(weeks._replace(part=Minutes(600, 720)),)), date(2026, 12, 26)) == []


def test_without_a_pattern_a_range_of_working_days_is_about_all_of_them() -> None:
    found = Agenda("Europe/London", (), [occasion(WORKDAY, "2026-11-16", "2026-11-17", part=(9, 12), place=OFFICE)])
    assert [day.places for day in days_of(found, Period(MONDAY, MONDAY + 2 * DAY))] == [[OFFICE], [OFFICE], []]


def test_leave_stands_over_a_working_day() -> None:
    found = agenda(USUAL, occasion(WORKDAY, "2026-11-16", place=OFFICE), occasion(LEAVE, "2026-11-16"))
    assert day_of(found, MONDAY).is_off
    assert parts(found, MONDAY) == []


def test_leave_for_some_hours_leaves_the_rest() -> None:
    dentist = occasion(LEAVE, "2026-11-16", part=(11, 14))
    day = day_of(agenda(USUAL, dentist), MONDAY)
    assert (day.is_off, day.absence, day.busy) == (False, None, (dentist,))
    assert parts(agenda(USUAL, dentist), MONDAY) == ["09:00-11:00", "14:00-17:30"]


@pytest.mark.parametrize(
    ("kind", "taken"), [(VISITOR, BUSY), (VISIT, BUSY), (FOCUS, BUSY), (APPOINTMENT, BUSY), (LEAVE, UNAVAILABLE)]
)
def test_what_takes_time_takes_it_from_each_of_its_days(kind: str, taken: str) -> None:
    one = occasion(kind, "2026-11-16", "2026-11-17", part=(10, 11))
    found = agenda(USUAL, one)
    for day in (MONDAY, MONDAY + DAY):
        assert parts(found, day) == ["09:00-10:00", "11:00-12:30", "13:00-17:30"]
        assert day_of(found, day).busy == (one,)
    assert parts(found, MONDAY + 2 * DAY) == WHOLE_MONDAY
    times = times_of(found, Period(MONDAY, MONDAY))
    assert [one.kind for one in times if one.start == local("2026-11-16T10:00")] == [taken]


def test_what_is_tentative_is_neither_free_nor_an_absence() -> None:
    maybe = occasion(LEAVE, "2026-11-16", tentative=True)
    day = day_of(agenda(USUAL, maybe), MONDAY)
    assert (day.absence, day.is_off, day.busy) == (None, False, (maybe,))
    times = times_of(agenda(USUAL, maybe), Period(MONDAY, MONDAY))
    assert shown((one for one in times if one.kind == TENTATIVE), "Europe/London") == WHOLE_MONDAY
    assert FREE not in {one.kind for one in times}


def test_a_fixed_visit_holds_over_a_tentative_one() -> None:
    maybe = occasion(VISIT, "2026-11-16", part=(9, 11), tentative=True)
    times = times_of(agenda(USUAL, maybe, occasion(VISITOR, "2026-11-16", part=(10, 12))), Period(MONDAY, MONDAY))
    assert [(one.kind, shown([one], "Europe/London")) for one in times[1:3]] == [
        (TENTATIVE, ["09:00-10:00"]),
        (BUSY, ["10:00-12:00"]),
    ]


# --- right now -----------------------------------------------------------------------------------------------------


def test_a_status_takes_its_time_from_the_day() -> None:
    away = Status(AWAY, local("2026-11-16T10:00"), local("2026-11-16T10:30"))
    assert parts(agenda(statuses=[away]), MONDAY) == ["09:00-10:00", "10:30-12:30", "13:00-17:30"]
    finished = Status(FINISHED, local("2026-11-16T15:00"), local("2026-11-17T00:00"))
    assert parts(agenda(statuses=[finished]), MONDAY) == ["09:00-12:30", "13:00-15:00"]
    assert parts(agenda(statuses=[finished]), MONDAY + DAY) == WHOLE_MONDAY


def test_what_was_said_before_is_over() -> None:
    """Nobody needs to know any more that one was away until half past ten: a day would fill up with crumbs."""
    away = Status(AWAY, local("2026-11-16T10:00"), local("2026-11-16T12:00"))
    back = Status(AVAILABLE, local("2026-11-16T10:20"))
    lunch = Status(LUNCH, local("2026-11-16T10:30"), local("2026-11-16T11:00"))
    assert parts(agenda(statuses=[away, back]), MONDAY) == WHOLE_MONDAY
    for said in ([away, back, lunch], [lunch, away, back]):
        assert parts(agenda(statuses=said), MONDAY)[:2] == ["09:00-10:30", "11:00-12:30"]
    assert list(engaged([back])) == []


def test_a_status_takes_the_time_that_passes_where_clocks_show_it_twice() -> None:
    """Away from 1:50 for twenty minutes is until 1:10 by the clocks of that night."""
    away = Status(AWAY, local("2026-10-25T01:50+01:00"), local("2026-10-25T01:10+00:00"))
    [(_status, span)] = engaged([away])
    assert span.end - span.start == timedelta(minutes=20)
    assert parts(agenda("sun 0-6", statuses=[away]), date(2026, 10, 25)) == ["00:00-01:50", "01:10-06:00"]


# --- clocks that jump ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("zone", "last_before", "hour_before", "first_after", "hour_after"),
    [
        ("Europe/London", "2026-03-27", "09:00", "2026-03-30", "08:00"),
        ("Europe/London", "2026-10-23", "08:00", "2026-10-26", "09:00"),
        ("America/New_York", "2026-03-06", "14:00", "2026-03-09", "13:00"),
        ("America/New_York", "2026-10-30", "13:00", "2026-11-02", "14:00"),
        ("Australia/Sydney", "2026-04-03", "22:00", "2026-04-06", "23:00"),
        ("Africa/Casablanca", "2026-02-13", "08:00", "2026-02-16", "09:00"),
        ("Australia/Lord_Howe", "2026-10-02", "22:30", "2026-10-05", "22:00"),
        ("Asia/Kolkata", "2026-03-27", "03:30", "2026-03-30", "03:30"),
    ],
)
def test_the_hours_are_the_same_by_the_clock_on_both_sides_of_a_change(
    zone: str, last_before: str, hour_before: str, first_after: str, hour_after: str
) -> None:
    found = agenda("mon-fri 9-17", zone=zone)
    for text, hour in ((last_before, hour_before), (first_after, hour_after)):
        day = day_of(found, date.fromisoformat(text))
        assert shown(Span(one.start, one.end) for one in day.parts) == ["09:00-17:00"]
        assert f"{in_utc(day.parts)[0].start:%H:%M}" == hour


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Europe/London", "2026-03-29", 4),
        ("Europe/London", "2026-10-25", 6),
        ("America/New_York", "2026-03-08", 4),
        ("America/New_York", "2026-11-01", 6),
        ("Australia/Lord_Howe", "2026-10-04", 4.5),
        ("Australia/Lord_Howe", "2026-04-05", 5.5),
        ("Africa/Casablanca", "2026-03-22", 4),
        ("Africa/Casablanca", "2026-02-15", 6),
        ("Africa/Cairo", "2026-04-24", 4),
        ("Asia/Kolkata", "2026-03-29", 5),
    ],
)
def test_work_across_a_change_is_as_long_as_it_really_was(zone: str, day: str, hours: float) -> None:
    """A night shift from midnight to five."""
    night = date.fromisoformat(day)
    found = agenda("mon-sun 0-5", zone=zone)
    [part] = in_utc(day_of(found, night).parts)
    assert part.end - part.start == timedelta(hours=hours)
    whole = whole_day(found, night)
    assert whole.end - whole.start == timedelta(hours=19 + hours)


def test_work_in_the_hour_that_is_jumped_over_overlaps_nothing() -> None:
    """1:10 counts as 2:10 that night (RFC 5545, section 3.3.5), where other work is planned."""
    night = date(2026, 3, 29)
    assert parts(agenda("sun 1:10-1:50 home; sun 2:00-3:00 office"), night) == [
        "02:00-02:10",
        "02:10-02:50",
        "02:50-03:00",
    ]
    assert parts(agenda("sun 1:30-2:00 home; sun 2:00-2:15 office"), night) == ["02:00-02:15"]
    assert parts(agenda("sun 1:30-2:15"), night) == []


# --- a period ------------------------------------------------------------------------------------------------------


def test_who_moves_west_is_not_free_in_the_hours_between_the_days() -> None:
    """Friday ends in Amsterdam at 23:00 UTC, and Saturday begins in New York at 5:00."""
    home = pattern("mon-sun 9-17", "Europe/Amsterdam", end="2026-11-20")
    found = Agenda("UTC", (home, pattern("mon-sun 9-17", "America/New_York", "2026-11-21")))
    times = free(times_of(found, Period(FRIDAY, SATURDAY)))
    assert shown(times, "UTC") == ["08:00-16:00", "14:00-22:00"]
    both = [in_utc(day.parts) for day in days_of(found, Period(FRIDAY, SATURDAY))]
    assert times == [*both[0], *both[1]]


def test_who_moves_east_is_free_by_either_clock() -> None:
    found = Agenda(
        "UTC", (pattern("mon-sun 9-17", end="2026-11-20"), pattern("mon-sun 9-17", "Asia/Kolkata", "2026-11-21"))
    )
    assert shown(free(times_of(found, Period(FRIDAY, SATURDAY))), "UTC") == ["09:00-17:00", "03:30-11:30"]


def test_the_times_of_a_span_are_those_of_its_days() -> None:
    span = Span(local("2026-11-16T12:00", "UTC"), local("2026-11-17T10:00", "UTC"))
    times = times_of(agenda(), Period(MONDAY, MONDAY + DAY), span)
    assert (times[0].start, times[-1].end) == span
    assert shown(free(times), "UTC") == ["12:00-12:30", "13:00-17:30", "09:00-10:00"]


@given(agendas())
@settings(max_examples=250)
def test_the_parts_of_a_day_are_its_free_time_within_the_plan(known: tuple[Agenda, date]) -> None:
    """Sorted, disjoint, in hours that are worked and that nothing takes; and no free time is left out."""
    found, date_ = known
    day = day_of(found, date_)
    spans = in_utc(day.parts)
    assert all(one.start < one.end for one in spans)
    assert all(one.end <= later.start for one, later in pairwise(spans))
    assert joined(spans) == joined(free(times_of(found, Period(date_, date_))))
    planned = [worked(date_, stretch, day.zone) for stretch in day.plan.stretches]
    for part, span in zip(day.parts, spans, strict=True):
        own = [one for one, stretch in zip(planned, day.plan.stretches, strict=True) if stretch.place == part.place]
        assert any(clipped([one], span) == [span] for one in own)
    taken = [span_on(one, date_, day.zone) for one in found.occasions if date_ in one and one.kind != WORKDAY]
    assert common(spans, taken) == []
    assert not day.is_off or not spans


@given(agendas(), st.integers(0, 3))
@settings(max_examples=100)
def test_the_times_of_a_period_are_those_of_its_days(known: tuple[Agenda, date], length: int) -> None:
    found, day = known
    period = Period(day, day + length * DAY)
    times = times_of(found, period)
    days = days_of(found, period)
    assert joined(free(times)) == joined(span for one in days for span in in_utc(one.parts))
    assert all(one.end == later.start and one.kind != later.kind for one, later in pairwise(times))
    assert (times[0].start, times[-1].end) == (whole_day(found, period.start).start, whole_day(found, period.end).end)


def test_every_kind_of_occasion_is_either_worked_or_takes_time() -> None:
    for kind in OCCASIONS:
        day = day_of(agenda(USUAL, occasion(kind, "2026-11-16")), MONDAY)
        assert bool(day.parts) is (kind == WORKDAY)
