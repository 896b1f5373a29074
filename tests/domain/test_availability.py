"""Whether one can be reached: at any moment, and when several people can be."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.agendas import USUAL, agenda, agendas, local, moments, occasion, pattern, shown
from wfhdesk.domain.availability import ABSENT, ENGAGED, OFF, UNKNOWN, Answer, answer, break_end, hours_begin, overlap
from wfhdesk.domain.busy_time import common, free
from wfhdesk.domain.days import Agenda, day_of, times_of
from wfhdesk.domain.hours import HOME, OFFICE
from wfhdesk.domain.occasions import APPOINTMENT, FOCUS, LEAVE, SICK, VISIT, VISITOR, WORKDAY
from wfhdesk.domain.periods import DAY, Period
from wfhdesk.domain.statuses import AVAILABLE, AWAY, FINISHED, FOCUSED, LUNCH, Status, in_order
from wfhdesk.domain.typed_periods import parse_period

MONDAY = date(2026, 11, 16)


def at(time: str, day: str = "2026-11-16") -> datetime:
    return local(f"{day}T{time}")


def said(state: str, since: str, until: str = "") -> Status:
    return Status(state, at(since), at(until) if until else None)


def told(found: Answer) -> tuple[str, ...]:
    """State, place, until and back, the moments in few signs."""
    ends = (f"{one:%a %H:%M}" if one else "" for one in (found.until, found.back))
    return (found.state, found.place, *ends)


# --- by the hours --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moment", "wanted"),
    [
        ("2026-11-16T08:59", (OFF, "", "Mon 09:00", "Mon 09:00")),
        ("2026-11-16T09:00", (AVAILABLE, HOME, "Mon 12:30", "")),
        ("2026-11-16T12:29", (AVAILABLE, HOME, "Mon 12:30", "")),
        ("2026-11-16T12:30", (OFF, "", "Mon 13:00", "Mon 13:00")),
        ("2026-11-16T13:00", (AVAILABLE, HOME, "Mon 17:30", "")),
        ("2026-11-16T17:30", (OFF, "", "Tue 09:00", "Tue 09:00")),
        ("2026-11-17T00:00", (OFF, "", "Tue 09:00", "Tue 09:00")),
        ("2026-11-20T12:59", (AVAILABLE, OFFICE, "Fri 13:00", "")),
        ("2026-11-20T13:00", (OFF, "", "Mon 09:00", "Mon 09:00")),
        ("2026-11-21T10:00", (OFF, "", "Mon 09:00", "Mon 09:00")),
    ],
)
def test_the_hours_say_whether_one_can_be_reached_and_until_when(moment: str, wanted: tuple[str, ...]) -> None:
    found = answer(agenda(), local(moment))
    assert told(found) == wanted
    assert found.is_reachable is (wanted[0] == AVAILABLE)
    assert found.is_quiet is (wanted[0] == OFF)
    assert found.at == local(moment)


def test_only_the_time_between_two_stretches_is_a_break() -> None:
    found = agenda()
    ends = [break_end(found, at(time)) for time in ("12:29", "12:30", "12:59", "13:00", "17:30", "08:00")]
    assert ends == [None, at("13:00"), at("13:00"), None, None, None]
    assert break_end(agenda("mon 9-12 home; mon 12-17 office"), at("12:00")) is None
    assert break_end(found, at("12:45", "2026-11-20")) is None


def test_where_no_hours_are_known_the_answer_says_so() -> None:
    found = answer(Agenda("Europe/London"), at("10:00"))
    assert told(found) == (UNKNOWN, "", "", "")
    assert not found.is_reachable
    assert not found.is_quiet
    assert told(answer(agenda("off"), at("10:00"))) == (OFF, "", "", "")
    early = answer(Agenda("Europe/London", (pattern(USUAL, start="2026-11-18"),)), at("10:00"))
    assert told(early) == (UNKNOWN, "", "Wed 09:00", "Wed 09:00")


def test_the_next_hours_are_found_behind_a_long_leave() -> None:
    leave = occasion(LEAVE, "2026-11-16", "2026-12-27")
    assert told(answer(agenda(USUAL, leave), at("10:00"))) == (ABSENT, "", "Mon 09:00", "Mon 09:00")
    assert answer(agenda(USUAL, leave), at("10:00")).back == local("2026-12-28T09:00")
    for_good = occasion(LEAVE, "2026-11-16", "2027-11-16")
    assert answer(agenda(USUAL, for_good), at("10:00")).back is None


# --- by what is planned ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [LEAVE, SICK])
@pytest.mark.parametrize("time", ["00:00", "10:00", "12:45", "23:59"])
def test_on_leave_one_is_absent_all_day(kind: str, time: str) -> None:
    away = occasion(kind, "2026-11-16", "2026-11-17")
    found = answer(agenda(USUAL, away), at(time))
    assert told(found) == (ABSENT, "", "Wed 09:00", "Wed 09:00")
    assert (found.by, found.is_reachable, found.is_quiet) == (away, False, True)


def test_on_a_public_holiday_one_is_absent_unless_one_works() -> None:
    found = agenda()._replace(holidays={MONDAY: "Holiday"})
    closed = answer(found, at("10:00"))
    assert (closed.state, closed.holiday, closed.is_quiet) == (ABSENT, "Holiday", True)
    assert told(closed)[2:] == ("Tue 09:00", "Tue 09:00")
    worked = found._replace(occasions=[occasion(WORKDAY, "2026-11-16", place=OFFICE)])
    assert told(answer(worked, at("10:00"))) == (AVAILABLE, OFFICE, "Mon 12:30", "")


def test_a_holiday_on_a_day_off_is_a_day_off() -> None:
    found = agenda()._replace(holidays={date(2026, 11, 21): "Holiday"})
    assert answer(found, at("10:00", "2026-11-21")).state == OFF


def test_for_some_hours_of_leave_one_is_absent() -> None:
    dentist = occasion(LEAVE, "2026-11-16", part=(11, 14))
    found = agenda(USUAL, dentist)
    assert told(answer(found, at("10:59"))) == (AVAILABLE, HOME, "Mon 11:00", "")
    assert told(answer(found, at("11:00"))) == (ABSENT, "", "Mon 14:00", "Mon 14:00")
    assert answer(found, at("11:00")).by == dentist
    assert told(answer(found, at("14:00"))) == (AVAILABLE, HOME, "Mon 17:30", "")


@pytest.mark.parametrize(
    ("kind", "state", "is_quiet"),
    [(VISITOR, ENGAGED, False), (VISIT, ENGAGED, False), (APPOINTMENT, ENGAGED, False), (FOCUS, FOCUSED, True)],
)
def test_what_is_planned_takes_its_time_and_says_until_when(kind: str, state: str, is_quiet: bool) -> None:
    planned = occasion(kind, "2026-11-16", part=(10, 12), tentative=kind == VISIT)
    found = answer(agenda(USUAL, planned), at("10:30"))
    assert told(found) == (state, HOME, "Mon 12:00", "Mon 12:00")
    assert (found.by, found.is_reachable, found.is_quiet) == (planned, False, is_quiet)
    assert told(answer(agenda(USUAL, planned), at("12:00"))) == (AVAILABLE, HOME, "Mon 12:30", "")


def test_one_is_back_when_all_that_is_planned_is_over() -> None:
    """And not when just the first of it ends."""
    found = agenda(USUAL, occasion(FOCUS, "2026-11-16", part=(10, 12)), occasion(VISITOR, "2026-11-16", part=(11, 15)))
    assert told(answer(found, at("11:30"))) == (FOCUSED, HOME, "Mon 12:00", "Mon 15:00")
    assert told(answer(found, at("14:00"))) == (ENGAGED, HOME, "Mon 15:00", "Mon 15:00")


def test_a_visitor_outside_the_hours_changes_nothing() -> None:
    found = agenda(USUAL, occasion(VISITOR, "2026-11-16", part=(18, 20)))
    assert told(answer(found, at("18:30"))) == (OFF, "", "Tue 09:00", "Tue 09:00")
    assert told(answer(found, at("17:00"))) == (AVAILABLE, HOME, "Mon 17:30", "")


# --- by what was said of right now -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("state", "is_quiet"), [(AWAY, False), (LUNCH, False), (FOCUSED, True)])
def test_what_one_says_comes_first_and_ends_by_itself(state: str, is_quiet: bool) -> None:
    status = said(state, "10:00", "10:45")
    found = answer(agenda(statuses=[status]), at("10:30"))
    assert told(found) == (state, HOME, "Mon 10:45", "Mon 10:45")
    assert (found.by, found.is_reachable, found.is_quiet) == (status, False, is_quiet)
    assert told(answer(agenda(statuses=[status]), at("09:59"))) == (AVAILABLE, HOME, "Mon 10:00", "")


def test_a_status_that_reaches_into_the_break_ends_before_one_is_back() -> None:
    found = agenda(statuses=[said(AWAY, "12:00", "12:45")])
    assert told(answer(found, at("12:10"))) == (AWAY, HOME, "Mon 12:45", "Mon 13:00")


def test_after_a_status_nobody_is_available_until_they_say_so() -> None:
    """It has lapsed: asked, not assumed. And asking is allowed, also after a focus."""
    for state in (AWAY, LUNCH, FOCUSED):
        status = said(state, "10:00", "10:45")
        found = answer(agenda(statuses=[status]), at("10:45"))
        assert told(found) == (state, HOME, "", "")
        assert (found.by, found.has_lapsed, found.is_reachable, found.is_quiet) == (status, True, False, False)
        back = agenda(statuses=[status, said(AVAILABLE, "10:50")])
        assert told(answer(back, at("10:55"))) == (AVAILABLE, HOME, "Mon 12:30", "")
        assert not answer(back, at("10:55")).has_lapsed


@pytest.mark.parametrize(
    ("moment", "wanted"),
    [
        ("2026-11-16T12:45", OFF),
        ("2026-11-16T13:10", AWAY),
        ("2026-11-16T17:30", OFF),
        ("2026-11-17T09:30", AVAILABLE),
    ],
)
def test_a_lapsed_status_is_forgotten_when_the_day_is_over(moment: str, wanted: str) -> None:
    found = answer(agenda(statuses=[said(AWAY, "10:00", "10:45")]), local(moment))
    assert (found.state, found.has_lapsed) == (wanted, wanted == AWAY)


def test_what_is_planned_now_comes_before_the_question_after_a_status() -> None:
    found = agenda(USUAL, occasion(FOCUS, "2026-11-16", part=(10, 11)), statuses=[said(AWAY, "09:30", "10:00")])
    now = answer(found, at("10:15"))
    assert told(now) == (FOCUSED, HOME, "Mon 11:00", "Mon 11:00")
    assert (now.has_lapsed, now.is_quiet) == (False, True)
    assert answer(found, at("11:15")).has_lapsed


def test_the_work_of_a_day_begins_with_its_first_hours() -> None:
    assert hours_begin(agenda(), at("00:15")) == at("09:00")
    assert hours_begin(agenda(), at("09:00")) is None
    assert hours_begin(agenda(), at("23:00")) is None
    assert hours_begin(agenda(), at("08:00", "2026-11-21")) is None
    assert hours_begin(agenda(USUAL, occasion(LEAVE, "2026-11-16")), at("00:15")) is None


def test_a_lapsed_status_says_nothing_on_leave() -> None:
    found = agenda(USUAL, occasion(LEAVE, "2026-11-16"), statuses=[said(AWAY, "10:00", "10:45")])
    assert answer(found, at("11:00")).state == ABSENT


def test_who_is_finished_is_quiet_until_the_next_day() -> None:
    status = Status(FINISHED, at("15:00"), at("00:00", "2026-11-17"))
    found = answer(agenda(statuses=[status]), at("16:00"))
    assert told(found) == (FINISHED, HOME, "Tue 00:00", "Tue 09:00")
    assert (found.is_reachable, found.is_quiet) == (False, True)
    assert told(answer(agenda(statuses=[status]), at("09:30", "2026-11-17"))) == (AVAILABLE, HOME, "Tue 12:30", "")


def test_who_comes_back_after_finishing_is_available_again() -> None:
    found = agenda(statuses=[Status(FINISHED, at("15:00"), at("00:00", "2026-11-17")), said(AVAILABLE, "15:30")])
    assert told(answer(found, at("16:00"))) == (AVAILABLE, HOME, "Mon 17:30", "")


def test_available_until_a_time_holds_outside_the_hours_too() -> None:
    found = agenda(USUAL, statuses=[said(AVAILABLE, "19:00", "20:00")])
    assert told(answer(found, at("19:30"))) == (AVAILABLE, HOME, "Mon 20:00", "")
    assert answer(found, at("20:00")).state == OFF
    on_leave = agenda(USUAL, occasion(LEAVE, "2026-11-16"), statuses=[said(AVAILABLE, "10:00", "11:00")])
    assert answer(on_leave, at("10:30")).is_reachable
    day_off = agenda(USUAL, statuses=[Status(AVAILABLE, at("10:00", "2026-11-21"), at("11:00", "2026-11-21"))])
    assert told(answer(day_off, at("10:30", "2026-11-21"))) == (AVAILABLE, "", "Sat 11:00", "")


def test_available_without_an_end_means_by_the_hours() -> None:
    found = agenda(USUAL, occasion(VISITOR, "2026-11-16", part=(14, 15)), statuses=[said(AVAILABLE, "08:00")])
    assert [answer(found, at(time)).state for time in ("08:30", "09:30", "14:30")] == [OFF, AVAILABLE, ENGAGED]


def test_what_was_said_last_counts_also_within_one_moment() -> None:
    away, lunch = said(AWAY, "10:00", "11:00"), said(LUNCH, "10:10", "10:40")
    assert answer(agenda(statuses=[lunch, away]), at("10:20")).by == lunch
    assert answer(agenda(statuses=[away, lunch._replace(since=away.since)]), at("10:20")).state == LUNCH


def test_a_later_moment_is_told_as_it_is_known_now() -> None:
    """One who is away is expected back; one whose status has ended isn't."""
    found = agenda(statuses=[said(AWAY, "10:00", "10:45")])
    assert told(answer(found, at("11:00"), now=at("10:30"))) == (AVAILABLE, HOME, "Mon 12:30", "")
    assert answer(found, at("11:00"), now=at("10:45")).has_lapsed
    assert not answer(found, at("11:00"), now=at("09:30")).has_lapsed
    assert answer(found, at("11:00", "2026-11-17"), now=at("10:50")).state == AVAILABLE


def test_an_earlier_moment_is_told_as_it_was() -> None:
    found = agenda(statuses=[said(AWAY, "10:00", "10:45"), said(AVAILABLE, "10:30")])
    states = [answer(found, at(time), now=at("16:00")).state for time in ("09:30", "10:10", "10:35", "12:45")]
    assert states == [AVAILABLE, AWAY, AVAILABLE, OFF]
    assert told(answer(found, at("10:10"), now=at("16:00"))) == (AWAY, HOME, "Mon 10:45", "Mon 10:45")


# --- clocks that jump, and other clocks --------------------------------------------------------------------------------


def test_the_moment_counts_and_not_the_clock_it_is_told_by() -> None:
    """Nine in New York is two in London."""
    found = answer(agenda(), datetime(2026, 11, 16, 9, 0, tzinfo=ZoneInfo("America/New_York")))
    assert told(found) == (AVAILABLE, HOME, "Mon 17:30", "")
    late = datetime(2026, 11, 16, 20, 0, tzinfo=ZoneInfo("America/New_York"))
    assert told(answer(agenda(), late)) == (OFF, "", "Tue 09:00", "Tue 09:00")


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        *(("2026-03-27T08:30Z", OFF), ("2026-03-27T09:00Z", AVAILABLE), ("2026-03-27T16:30Z", AVAILABLE)),
        *(("2026-03-30T07:59Z", OFF), ("2026-03-30T08:00Z", AVAILABLE), ("2026-03-30T16:00Z", OFF)),
        *(("2026-10-23T08:00Z", AVAILABLE), ("2026-10-23T16:00Z", OFF)),
        *(("2026-10-26T08:59Z", OFF), ("2026-10-26T09:00Z", AVAILABLE), ("2026-10-26T16:59Z", AVAILABLE)),
    ],
)
def test_the_hours_move_with_the_clocks(moment: str, state: str) -> None:
    assert answer(agenda("mon-fri 9-17"), local(moment)).state == state


def test_a_time_that_the_clock_shows_twice_is_two_moments() -> None:
    """Work until 1:40 ends at the first of them, and a break until 1:30 does too."""
    first, second = local("2026-10-25T01:30+01:00"), local("2026-10-25T01:30+00:00")
    ends = agenda("sun 0:00-1:40")
    assert [answer(ends, moment).state for moment in (first, second)] == [AVAILABLE, OFF]
    assert answer(agenda("sun 0:00-1:40,3-4"), second).back == local("2026-10-25T03:00")
    goes_on = agenda("sun 0:00-1:00,1:30-2:00")
    assert [answer(goes_on, moment.replace(minute=10)).state for moment in (first, second)] == [OFF, AVAILABLE]
    assert answer(goes_on, first.replace(minute=10)).back == first
    away = agenda("sun 0-6", statuses=[Status(AWAY, first, second)])
    assert [answer(away, moment.replace(minute=45)).state for moment in (first, second)] == [AWAY, AWAY]
    assert [answer(away, second).has_lapsed, answer(away, first).has_lapsed] == [True, False]
    assert answer(away, first).back == second


def test_the_zone_of_the_day_is_that_of_the_pattern() -> None:
    abroad = pattern("mon-fri 9-17", "Australia/Sydney", "2026-11-16", "2026-11-20")
    found = Agenda("Europe/London", (pattern(USUAL), abroad))
    assert answer(found, local("2026-11-16T22:30Z")).is_reachable
    assert not answer(found, local("2026-11-17T10:00Z")).is_reachable
    assert answer(found, local("2026-11-23T10:00Z")).is_reachable


# --- several people ------------------------------------------------------------------------------------------------


def shared(agendas: Sequence[Agenda], day: str) -> list[str]:
    return shown(overlap(agendas, date.fromisoformat(day)))


LONDON, NEW_YORK, SYDNEY, KOLKATA, LORD_HOWE = (
    agenda("mon-fri 9-17", zone=zone)
    for zone in ("Europe/London", "America/New_York", "Australia/Sydney", "Asia/Kolkata", "Australia/Lord_Howe")
)


@pytest.mark.parametrize(
    ("day", "in_london", "in_new_york"),
    [
        ("2026-03-06", ["14:00-17:00"], ["09:00-12:00"]),
        ("2026-03-09", ["13:00-17:00"], ["09:00-13:00"]),
        ("2026-03-27", ["13:00-17:00"], ["09:00-13:00"]),
        ("2026-03-30", ["14:00-17:00"], ["09:00-12:00"]),
        ("2026-10-23", ["14:00-17:00"], ["09:00-12:00"]),
        ("2026-10-26", ["13:00-17:00"], ["09:00-13:00"]),
        ("2026-10-30", ["13:00-17:00"], ["09:00-13:00"]),
        ("2026-11-02", ["14:00-17:00"], ["09:00-12:00"]),
    ],
)
def test_london_and_new_york_share_an_hour_more_while_only_one_side_has_changed(
    day: str, in_london: list[str], in_new_york: list[str]
) -> None:
    """America changes two or three weeks earlier in spring and one later in autumn; each reads it by their own clocks."""
    assert shared([LONDON, NEW_YORK], day) == in_london
    assert shared([NEW_YORK, LONDON], day) == in_new_york


@pytest.mark.parametrize(
    ("some", "other", "day", "wanted"),
    [
        (SYDNEY, KOLKATA, "2026-04-03", ["14:30-17:00"]),
        (SYDNEY, KOLKATA, "2026-04-06", ["13:30-17:00"]),
        (LORD_HOWE, KOLKATA, "2026-04-03", ["14:30-17:00"]),
        (LORD_HOWE, KOLKATA, "2026-04-06", ["14:00-17:00"]),
        (KOLKATA, LORD_HOWE, "2026-04-06", ["09:00-12:00"]),
        (SYDNEY, LORD_HOWE, "2026-04-06", ["09:00-16:30"]),
        (SYDNEY, LORD_HOWE, "2026-10-05", ["09:00-17:00"]),
        (LONDON, SYDNEY, "2026-11-16", []),
    ],
)
def test_zones_of_half_hours_share_what_they_share(some: Agenda, other: Agenda, day: str, wanted: list[str]) -> None:
    assert shared([some, other], day) == wanted


def test_where_it_is_another_date_that_dates_hours_count() -> None:
    """Monday morning in Sydney is Sunday afternoon in Los Angeles; Friday there is Saturday here."""
    there = agenda("sun 12-18; fri 12-20", occasion(LEAVE, "2026-11-22"), zone="America/Los_Angeles")
    here = agenda("mon,sat 7-12", zone="Australia/Sydney")
    assert shared([here, there], "2026-11-16") == ["07:00-12:00"]
    assert shared([here, there], "2026-11-21") == ["07:00-12:00"]
    assert shared([here, there], "2026-11-23") == []
    assert shared([there, here], "2026-11-15") == ["12:00-17:00"]
    assert shared([there, here], "2026-11-16") == []


def test_the_hours_of_two_islands_a_day_and_more_apart_are_looked_at_too() -> None:
    """Midnight on Kiritimati is 23:00 on Niue two dates before: nobody works there then."""
    here, there = agenda("mon-sun 0-24", zone="Pacific/Kiritimati"), agenda("mon-sun 9-17", zone="Pacific/Niue")
    assert shared([here, there], "2026-11-16") == ["10:00-18:00"]
    late = agenda("sat 23-24", zone="Pacific/Niue")
    assert shared([here, late], "2026-11-16") == ["00:00-01:00"]


def test_what_takes_anybodys_time_is_not_shared() -> None:
    visitor = agenda("mon-fri 9-17", occasion(VISITOR, "2026-11-16", part=(10, 11)))
    off = LONDON._replace(holidays={MONDAY: "Holiday"})
    lunch = agenda("mon-fri 9-17", statuses=[said(LUNCH, "12:00", "12:45")])
    assert shared([LONDON, visitor, lunch], "2026-11-16") == ["09:00-10:00", "11:00-12:00", "12:45-17:00"]
    assert shared([LONDON, off], "2026-11-16") == []
    assert shared([LONDON], "2026-11-16") == ["09:00-17:00"]
    assert shared([LONDON, NEW_YORK, KOLKATA], "2026-11-16") == []
    assert shared([LONDON, Agenda("Europe/London")], "2026-11-16") == []


def test_a_shared_week_is_told_date_by_date() -> None:
    """The Sunday between is when New York's clocks change."""
    week = parse_period("2026-W10..2026-W11", MONDAY)
    days = [week.start + number * DAY for number in range(14)]
    found = [shown(overlap([LONDON, NEW_YORK], day)) for day in days]
    assert found == [["14:00-17:00"]] * 5 + [[]] * 2 + [["13:00-17:00"]] * 5 + [[]] * 2


@given(agendas(), agendas())
@settings(max_examples=60)
def test_shared_time_is_free_for_each_and_nothing_of_it_is_left_out(
    some: tuple[Agenda, date], other: tuple[Agenda, date]
) -> None:
    (one, day), (two, _day) = some, other
    around = Period(day - 3 * DAY, day + 3 * DAY)
    both = common(free(times_of(one, around)), free(times_of(two, around)))
    found = overlap([one, two], day)
    ours = free(times_of(one, Period(day, day)))
    assert [(start.astimezone(UTC), end.astimezone(UTC)) for start, end in found] == common(ours, both)
    assert {end.tzinfo for span in found for end in span} <= {day_of(one, day).zone}


# --- whatever comes ------------------------------------------------------------------------------------------------


@given(agendas(), st.data())
@settings(max_examples=350)
def test_one_can_be_reached_in_free_time_unless_a_status_says_otherwise(
    known: tuple[Agenda, date], data: st.DataObject
) -> None:
    """And the other way round: nobody who can't be called is said to be reachable."""
    found, day = known
    moment = data.draw(moments(day, found.zone))
    instant = moment.astimezone(UTC)
    times = times_of(found, Period(moment.date() - DAY, moment.date() + DAY))
    is_free = any(one.start <= instant < one.end for one in free(times))
    before = [one for one in in_order(found.statuses) if one.since <= instant]
    last = before[-1] if before else None
    told_ = answer(found, moment)
    if last and last.holds(moment):
        assert told_.is_reachable is (last.state == AVAILABLE and (last.until is not None or is_free))
    elif last and last.until and last.has_lapsed(moment) and last.until.date() == moment.date():
        assert not told_.is_reachable
    else:
        assert told_.is_reachable is is_free


@given(agendas(), st.data())
@settings(max_examples=150)
def test_one_is_back_at_the_first_free_moment_and_not_before(known: tuple[Agenda, date], data: st.DataObject) -> None:
    found, day = known
    moment = data.draw(moments(day, found.zone))
    told_ = answer(found, moment)
    if told_.back is None:
        return
    back, after = told_.back.astimezone(UTC), (told_.until or moment).astimezone(UTC)
    from_ = min(back, after) if told_.state in (OFF, ABSENT, UNKNOWN) else after
    times = free(times_of(found, Period(moment.date() - DAY, told_.back.date() + DAY)))
    assert any(one.start <= back < one.end for one in times)
    assert back >= moment.astimezone(UTC)
    assert all(one.end <= from_ or one.start >= back or one.start <= back < one.end for one in times)


@given(agendas(), st.integers(0, 99))
@settings(max_examples=150)
def test_an_answer_holds_until_it_says(known: tuple[Agenda, date], percent: int) -> None:
    """One who can be reached stays so until then, if nothing new is said."""
    found, day = known
    for part in day_of(found, day).parts:
        told_ = answer(found, part.start)
        if told_.is_reachable and told_.until is not None:
            start, end = part.start.astimezone(UTC), told_.until.astimezone(UTC)
            assert start < end
            later = start + (end - start) * percent / 100
            assert answer(found, later).is_reachable or any(start < one.since <= later for one in found.statuses)


def test_leave_that_is_not_sure_yet_is_no_absence() -> None:
    found = answer(agenda(USUAL, occasion(LEAVE, "2026-11-16", tentative=True)), at("10:00"))
    assert (found.state, found.is_reachable, found.is_quiet) == (ENGAGED, False, False)


def test_what_takes_the_whole_day_ends_with_the_hours_it_takes() -> None:
    found = answer(agenda(USUAL, occasion(VISITOR, "2026-11-16")), at("10:00"))
    assert told(found)[:3] == (ENGAGED, HOME, "Mon 12:30")
