"""Cadence: the day of one's turn, never early, on a day on which both work, and not everybody on a Monday."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.agendas import agenda, occasion
from domain.ties import (
    ALWAYS,
    MONDAY_TO_FRIDAY,
    TODAYS,
    day,
    days_near,
    desks,
    person,
    span,
    tie,
    touched,
    week,
    weekdays,
)
from wfhdesk.domain.cadence import Tie, due_days, grace
from wfhdesk.domain.days import Agenda, works_on
from wfhdesk.domain.occasions import LEAVE, SICK
from wfhdesk.domain.patterns import Pattern
from wfhdesk.domain.people import RELATIONS, Pause, Person
from wfhdesk.domain.periods import DAY, Period
from wfhdesk.domain.standstills import FOR_GOOD, standstills

NEVER_WORKS = Agenda("Europe/London", [Pattern((week(()),), "Europe/London", day("2026-01-05"))])


def due(one: Tie, mine: Agenda = ALWAYS) -> date:
    return due_days([one], mine)[one.person.id]


def all_due(ties: list[Tie], mine: Agenda = ALWAYS) -> dict[str, str]:
    return {name: f"{found:%a %d}" for name, found in due_days(ties, mine).items()}


def ticking(one: Tie, mine: Agenda, begin: date) -> Iterator[date]:
    """The days after one on which the clock ticks, counted one by one."""
    still = [*standstills(mine), *(Period(pause.start, pause.end or date.max) for pause in one.person.pauses)]
    return (
        found for found in (begin + place * DAY for place in range(1, 2000)) if not any(found in one for one in still)
    )


def tick(one: Tie, mine: Agenda, begin: date, number: int) -> date:
    """The day of a tick by its number; FOR_GOOD where the clock never comes so far."""
    return next((found for place, found in enumerate(ticking(one, mine, begin), 1) if place == number), FOR_GOOD)


def is_back(one: Tie, found: date) -> bool:
    """Whether somebody is there for the second day at least after each leave."""
    for away in one.person.away:
        first = next((away.end + n * DAY for n in range(1, 400) if is_there(one, away.end + n * DAY)), away.end)
        if away.start <= found <= first:
            return False
    return True


def is_there(one: Tie, found: date) -> bool:
    return one.works(found) and not any(found in away for away in one.person.away)


def is_good(one: Tie, mine: Agenda, found: date) -> bool:
    """Whether both are there, for some days already, and nobody paused the other."""
    is_paused = any(pause.start <= found and (not pause.end or found <= pause.end) for pause in one.person.pauses)
    return works_on(mine, found) and is_there(one, found) and is_back(one, found) and not is_paused


# --- when ----------------------------------------------------------------------------------------------------------


def test_the_turn_comes_a_whole_cadence_after_the_contact() -> None:
    assert due(tie("Ana", 7, "2026-11-16")) == day("2026-11-23")
    assert due(tie("Ana", 14, "2026-11-16")) == day("2026-11-30")
    assert due(tie("Ana", 1, "2026-11-16")) == day("2026-11-17")
    assert due(tie("Ana", 730, "2026-11-16")) == day("2028-11-15")


def test_the_cadence_of_the_relation_holds_where_none_was_set() -> None:
    for relation, later in zip(RELATIONS, ("11-09", "11-09", "11-16", "11-16", "12-02", "12-17"), strict=False):
        one = Tie(person("Ana", None, relation), day("2026-11-02"), weekdays)
        assert due(one) == day(f"2026-{later}"), relation
    former = Tie(person("Ana", None, "former"), day("2026-11-02"), weekdays)
    assert due(former) == day("2027-02-01"), "the 31st of January is a Sunday"


def test_nobody_counts_the_days_of_who_has_no_relation_or_no_cadence() -> None:
    assert due_days([Tie(person("Ana", None, ""), day("2026-11-02"), weekdays), tie("Ben", 0)], ALWAYS) == {}


def test_what_falls_on_a_weekend_waits_for_monday() -> None:
    assert due(tie("Ana", 5, "2026-11-16")) == day("2026-11-23"), "five days after Monday is Saturday"
    assert due(tie("Ana", 6, "2026-11-16")) == day("2026-11-23")
    assert due(tie("Ana", 1, "2026-11-20")) == day("2026-11-23")


def test_contact_on_a_weekend_counts_from_that_day() -> None:
    assert due(tie("Ana", 9, "2026-11-14")) == day("2026-11-23")


def test_who_works_at_weekends_has_a_turn_there_with_those_who_do_too() -> None:
    saturdays = agenda("fri-sun 9-17")
    every_day = tie("Ana", 5, "2026-11-16", works=lambda _day: True)
    assert due(every_day, saturdays) == day("2026-11-21")
    assert due(tie("Ana", 5, "2026-11-16"), saturdays) == day("2026-11-27"), "of both only on Fridays"


def test_the_turn_of_part_timers_comes_on_a_day_of_theirs() -> None:
    thursdays = tie("Ana", 7, "2026-11-16", works=lambda found: found.weekday() == 3)
    assert due(thursdays) == day("2026-11-26")
    assert due(thursdays, agenda("mon-wed 9-17; fri 9-13")) == day("2026-11-23"), "no day in common: one of one's own"


def test_a_public_holiday_of_either_is_left_out() -> None:
    with_holiday = ALWAYS._replace(holidays={day("2026-11-23"): "Labour Thanksgiving Day"})
    assert due(tie("Ana", 7, "2026-11-16"), with_holiday) == day("2026-11-24")
    theirs = tie("Ana", 7, "2026-11-16", works=lambda found: weekdays(found) and found != day("2026-11-23"))
    assert due(theirs) == day("2026-11-24")


def test_the_last_contact_or_a_later_skipped_cycle_starts_the_clock() -> None:
    last, skipped = day("2026-11-02"), day("2026-11-09")
    skips = person("Ana", 7, skipped=skipped)
    assert Tie(skips, None, weekdays).begin == Tie(skips, last, weekdays).begin == skipped
    assert Tie(skips, day("2026-11-10"), weekdays).begin == day("2026-11-10")
    assert Tie(person("Ana"), None, weekdays).begin is None
    assert due(Tie(skips, last, weekdays)) == day("2026-11-16")


# --- leave, sickness, pauses ---------------------------------------------------------------------------------------


def test_two_weeks_of_own_leave_move_every_turn_by_two_weeks() -> None:
    fortnight = agenda("mon-fri 9-17", occasion(LEAVE, "2026-11-21", "2026-12-06"))
    assert due(tie("Ana", 14, "2026-11-16"), fortnight) == day("2026-12-16"), "sixteen days with the weekends"
    assert due(tie("Ana", 3, "2026-11-16"), fortnight) == day("2026-11-19"), "what comes before stays"
    assert due(tie("Ana", 7, "2026-12-07"), fortnight) == day("2026-12-14"), "what began after stays"


def test_two_days_of_own_leave_only_keep_the_turn_off_these_days() -> None:
    short = agenda("mon-fri 9-17", occasion(LEAVE, "2026-11-23", "2026-11-24"))
    assert due(tie("Ana", 7, "2026-11-16"), short) == day("2026-11-25")
    assert due(tie("Ana", 10, "2026-11-16"), short) == day("2026-11-26")


def test_one_day_of_sickness_moves_the_turn_by_a_day() -> None:
    ill = agenda("mon-fri 9-17", occasion(SICK, "2026-11-18"))
    assert due(tie("Ana", 7, "2026-11-16"), ill) == day("2026-11-24")


def test_a_pause_moves_the_turn_of_that_person_alone() -> None:
    paused = tie("Ana", 7, "2026-11-16", pauses=(Pause(day("2026-11-18"), day("2026-11-19")),))
    assert all_due([paused, tie("Ben", 7, "2026-11-16")]) == {"ana": "Wed 25", "ben": "Mon 23"}


def test_a_pause_without_end_leaves_a_turn_only_before_it() -> None:
    before, after = (tie("Ana", days, "2026-11-16", pauses=(Pause(day("2026-11-25")),)) for days in (7, 14))
    assert due(before) == day("2026-11-23")
    assert due_days([after], ALWAYS) == {}


def test_a_pause_until_the_last_day_of_the_calendar_is_one_without_end() -> None:
    last = date.max
    paused = tie("Ana", 7, "2026-11-16", pauses=(Pause(day("2026-11-18"), last), Pause(day("2026-11-20"), last)))
    assert due_days([paused], ALWAYS) == {}


def test_their_leave_moves_the_turn_to_their_second_working_day_back() -> None:
    away = tie("Ana", 7, "2026-11-16", away=(span("2026-11-19", "2026-11-24"),))
    assert due(away) == day("2026-11-26"), "the first day back, a Wednesday, is for what has piled up"
    until_friday = tie("Ana", 7, "2026-11-16", away=(span("2026-11-16", "2026-11-27"),))
    assert due(until_friday) == day("2026-12-01"), "back on Monday"
    part_timer = tie(
        "Ana", 7, "2026-11-16", works=lambda found: found.weekday() in (1, 3), away=(span("2026-11-16", "2026-11-27"),)
    )
    assert due(part_timer) == day("2026-12-03"), "back on Tuesday"


def test_two_leaves_of_theirs_that_touch_or_overlap_are_one() -> None:
    for second in ("2026-11-20", "2026-11-23", "2026-11-25"):
        away = (span(second, "2026-11-27"), span("2026-11-16", "2026-11-24"))
        assert due(tie("Ana", 7, "2026-11-16", away=away)) == day("2026-12-01")


def test_a_leave_of_theirs_behind_the_turn_changes_nothing() -> None:
    assert due(tie("Ana", 7, "2026-11-16", away=(span("2026-11-24", "2026-12-04"),))) == day("2026-11-23")


@pytest.mark.parametrize("last", ["2027-03-31", "2027-12-31"])
def test_the_turn_of_who_is_on_leave_for_months_comes_when_they_are_back(last: str) -> None:
    found = due(tie("Ana", 7, "2026-11-16", away=(span("2026-11-17", last),)))
    assert day(last) + DAY < found <= day(last) + 5 * DAY


def test_who_is_never_back_has_a_turn_on_a_day_one_works() -> None:
    gone = tie("Ana", 7, "2026-11-14", away=(Period(day("2026-11-17"), date.max),))
    assert due(gone) == day("2026-11-23")


def test_own_leave_of_a_year_that_begins_on_a_weekend_keeps_the_turn_until_after_it() -> None:
    year_off = agenda("mon-fri 9-17", occasion(LEAVE, "2026-11-23", "2027-11-22"))
    assert due(tie("Ana", 7, "2026-11-14"), year_off) == day("2027-11-23"), "it would have come on Saturday"


def test_who_never_works_has_a_turn_all_the_same() -> None:
    assert due(tie("Ana", 7, "2026-11-14"), NEVER_WORKS) == day("2026-11-21")


# --- spread --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("cadence", "days"), [(1, 1), (4, 1), (7, 1), (9, 1), (10, 2), (14, 2), (30, 6), (90, 18)])
def test_one_may_be_a_fifth_of_the_cadence_late_and_at_least_a_day(cadence: int, days: int) -> None:
    assert grace(cadence) == days


def test_those_of_one_day_are_spread_over_the_days_behind_it() -> None:
    monthly = [tie(name, 28, "2026-11-02") for name in ("Ana", "Ben", "Cem", "Dee", "Eli", "Fay")]
    assert list(all_due(monthly).values()) == ["Mon 30", "Tue 01", "Wed 02", "Thu 03", "Fri 04", "Mon 30"]


def test_the_spread_is_fifteen_hundredths_of_the_cadence() -> None:
    many = [tie(f"Person {number:02}", 100, "2026-08-03") for number in range(40)]
    days = set(due_days(many, ALWAYS).values())
    assert (min(days), max(days)) == (day("2026-11-11"), day("2026-11-26"))


def test_weekly_people_wait_one_day_at_most() -> None:
    weekly = [tie(name, 7, "2026-11-16") for name in ("Ana", "Ben", "Cem", "Dee")]
    assert list(all_due(weekly).values()) == ["Mon 23", "Tue 24", "Mon 23", "Tue 24"]


def test_who_is_closest_has_the_first_of_two_days() -> None:
    former, boss = (
        Tie(person(name, 14, relation), day("2026-11-16"), weekdays)
        for name, relation in (("Ana", "former"), ("Ben", "supervisor"))
    )
    assert all_due([former, boss]) == {"ben": "Mon 30", "ana": "Tue 01"}


def test_a_turn_that_is_over_keeps_its_day_so_that_nobody_elses_moves_there() -> None:
    two = [tie("Ana", 7, "2026-11-16"), tie("Ben", 7, "2026-11-16")]
    assert all_due(two) == {"ana": "Mon 23", "ben": "Tue 24"}
    met = [touched(two[0], day("2026-11-24")), two[1]]
    assert all_due(met) == {"ana": "Tue 01", "ben": "Tue 24"}, "the Monday was Ana's"


def test_those_without_contact_are_spread_over_a_first_round() -> None:
    new = [Tie(person(f"Person {number:02}", 90, since=day("2026-11-15")), None, weekdays) for number in range(40)]
    load = Counter(due_days(new, ALWAYS).values())
    assert (min(load), max(load)) == (day("2026-11-16"), day("2026-12-15"))
    assert set(load.values()) == {1, 2}
    assert len(load) == 22, "every working day of thirty days"


def test_the_first_round_is_no_longer_than_the_cadence() -> None:
    new = [Tie(person(f"Person {number}", 7, added=day("2026-11-15")), None, weekdays) for number in range(9)]
    assert max(due_days(new, ALWAYS).values()) == day("2026-11-20")


def test_a_first_turn_never_comes_on_the_day_somebody_was_added() -> None:
    assert due(Tie(person("Ana", 90, since=day("2026-11-16")), None, weekdays)) == day("2026-11-17")
    later = person("Ana", 90, since=day("2026-11-16"), added=day("2026-01-01"))
    assert due(Tie(later, None, weekdays)) == day("2026-11-17"), "a first round that began anew"


def test_of_whom_not_even_the_first_day_is_known_the_turn_has_come() -> None:
    assert due(Tie(Person("Ana", "team", id="ana"), None, weekdays)) < day("2000-01-01")


# --- whatever is so ------------------------------------------------------------------------------------------------


@given(desks(any_week=False))
def test_never_on_a_weekend_or_on_a_holiday_or_leave_day_of_either(
    found: tuple[list[Tie], Agenda, date],
) -> None:
    ties, mine, _today = found
    planned = due_days(ties, mine)
    assert len(planned) == len(ties)
    for one in ties:
        turn = planned[one.person.id]
        assert turn.weekday() in MONDAY_TO_FRIDAY
        assert works_on(mine, turn)
        assert is_there(one, turn)
        assert is_back(one, turn)


@given(desks())
def test_never_before_a_full_interval(found: tuple[list[Tie], Agenda, date]) -> None:
    ties, mine, _today = found
    for one in ties:
        turn = due_days(ties, mine).get(one.person.id)
        if one.begin and turn:
            assert sum(1 for _day in _until(ticking(one, mine, one.begin), turn)) >= one.person.every
            assert turn >= one.begin + one.person.every * DAY


def _until(days: Iterator[date], last: date) -> Iterator[date]:
    for found in days:
        if found > last:
            return
        yield found


@given(desks())
def test_within_the_spread_or_else_on_the_next_day_on_which_both_are_there(
    found: tuple[list[Tie], Agenda, date],
) -> None:
    ties, mine, _today = found
    planned = due_days(ties, mine)
    for one in ties:
        every, turn = one.person.every, planned.get(one.person.id)
        if one.begin is None:
            continue
        first = tick(one, mine, one.begin, every)
        last = first + min(every * 15 // 100, max(1, every // 5)) * DAY
        assert (turn is None) == (first == FOR_GOOD)
        if turn is None or first <= turn <= last:
            continue
        passed = [first + number * DAY for number in range((min(turn, first + 400 * DAY) - first).days)]
        assert not any(is_good(one, mine, day) for day in passed)


@given(desks(most=1))
def test_alone_one_is_due_on_the_first_day_on_which_both_are_there(found: tuple[list[Tie], Agenda, date]) -> None:
    (one,), mine, _today = found
    turn = due_days([one], mine).get(one.person.id)
    if one.begin and turn:
        first = tick(one, mine, one.begin, one.person.every)
        good = (first + number * DAY for number in range(119))
        assert turn == next((day for day in good if is_good(one, mine, day)), turn)


@given(desks(), st.data())
def test_the_same_input_in_any_order_gives_the_same_plan(
    found: tuple[list[Tie], Agenda, date], data: st.DataObject
) -> None:
    ties, mine, _today = found
    planned = due_days(ties, mine)
    occasions = data.draw(st.permutations(list(mine.occasions)))
    assert due_days(data.draw(st.permutations(ties)), mine._replace(occasions=occasions)) == planned
    assert due_days(iter(ties), mine, standstills(mine)) == planned


@given(desks(), st.data())
def test_an_older_contact_logged_late_leaves_the_turn_where_it_is(
    found: tuple[list[Tie], Agenda, date], data: st.DataObject
) -> None:
    ties, mine, _today = found
    one = ties[0]
    if one.last is None:
        return
    older = touched(one, one.last - data.draw(st.integers(0, 400)) * DAY)
    assert due_days([older, *ties[1:]], mine) == due_days(ties, mine)


@given(desks())
def test_nobody_is_left_out_but_those_whose_clock_stops_for_good(found: tuple[list[Tie], Agenda, date]) -> None:
    ties, mine, _today = found
    left_out = {one.person.id for one in ties} - set(due_days(ties, mine))
    assert all(any(not pause.end for pause in one.person.pauses) for one in ties if one.person.id in left_out)


@given(st.data())
def test_contact_with_who_is_due_brings_nobody_elses_turn_and_moves_none_that_has_come(data: st.DataObject) -> None:
    today = data.draw(st.sampled_from(TODAYS))
    count, cadences = data.draw(st.integers(2, 12)), st.sampled_from((1, 7, 14, 20, 30))
    since = days_near(today, 40, -20)
    ties = [
        tie(f"P{number}", data.draw(cadences), str(data.draw(days_near(today, 20, -1))), since=data.draw(since))
        for number in range(count)
    ]
    ties[0] = ties[0]._replace(last=None)
    for _time in range(3):
        come = [name for name, turn in due_days(ties, ALWAYS).items() if turn <= today]
        one = data.draw(st.sampled_from([other for other in ties if other.person.id in come] or ties[:1]))
        skips = one._replace(person=one.person._replace(skipped=today))
        new = data.draw(st.sampled_from((touched(one, today), skips)))
        changed = [new if other is one else other for other in ties]
        before, after = due_days(ties, ALWAYS), due_days(changed, ALWAYS)
        others = [other.person.id for other in ties if other is not one]
        assert {name: after[name] for name in others if after[name] <= today} == {
            name: before[name] for name in others if before[name] <= today
        }
        ties = changed
