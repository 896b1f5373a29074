"""Where one stands with people: whose turn it is, in which order, and what moves that and what doesn't."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.agendas import agenda
from domain.ties import (
    ALWAYS,
    MONDAY_TO_FRIDAY,
    TODAYS,
    day,
    days_near,
    desks,
    person,
    span,
    stands,
    tie,
    touched,
    week,
    weekdays,
)
from wfhdesk import language
from wfhdesk.domain.cadence import Tie, grace
from wfhdesk.domain.days import Agenda
from wfhdesk.domain.occasions import LEAVE, SICK, Occasion
from wfhdesk.domain.patterns import Pattern
from wfhdesk.domain.people import RELATIONS, Pause
from wfhdesk.domain.periods import DAY
from wfhdesk.domain.standings import (
    AHEAD,
    DUE,
    MANY_SNOOZES,
    NEVER,
    OVERDUE,
    PAUSED,
    SNOOZED,
    SOON,
    UNCOUNTED,
    Standing,
    shown_state,
    standings,
)

FULL_TIME = Agenda("Europe/London", [Pattern((week(MONDAY_TO_FRIDAY),), "Europe/London", day("2024-01-01"))])


def standing(one: Tie, today: str, mine: Agenda = ALWAYS) -> Standing:
    return stands([one], today, mine)[one.person.name]


def states(one: Tie, *todays: str) -> list[str]:
    return [standing(one, f"2026-{today}").state for today in todays]


def by_id(ties: list[Tie], mine: Agenda, today: date) -> dict[str, Standing]:
    return {one.person.id: one for one in standings(ties, mine, today)}


# --- states --------------------------------------------------------------------------------------------------------


def test_a_turn_is_ahead_soon_on_the_day_due_and_past_the_grace_overdue() -> None:
    fortnightly = tie("Ana", 14, "2026-11-16")
    assert states(fortnightly, "11-16", "11-25") == [AHEAD, AHEAD]
    assert states(fortnightly, "11-26", "11-27", "11-29") == [SOON] * 3, "two working days before Monday the 30th"
    assert states(fortnightly, "11-30", "12-01", "12-02") == [DUE] * 3, "a grace of two days"
    assert states(fortnightly, "12-03", "12-31") == [OVERDUE] * 2


def test_days_overdue_are_counted_from_the_due_day() -> None:
    fortnightly = tie("Ana", 14, "2026-11-16")
    found = [standing(fortnightly, today).overdue_days for today in ("2026-11-29", "2026-11-30", "2026-12-01")]
    assert found == [0, 0, 1]
    assert standing(fortnightly, "2026-12-03").overdue_days == 3


@pytest.mark.parametrize(("cadence", "late"), [(1, 1), (7, 1), (14, 2), (30, 6), (90, 18), (730, 146)])
def test_one_is_overdue_past_a_fifth_of_the_cadence_and_never_within_a_day(cadence: int, late: int) -> None:
    one = tie("Ana", cadence, "2026-11-16", works=lambda _day: True)
    due = standing(one, "2026-11-16", agenda("mon-sun 9-17")).due
    assert due is not None
    found = [standing(one, str(due + days * DAY), agenda("mon-sun 9-17")).state for days in (late, late + 1)]
    assert found == [DUE, OVERDUE]


def test_with_whom_there_was_no_contact_the_state_is_never_until_the_first_round_comes_to_them() -> None:
    new = Tie(person("Ana", 30, since=day("2026-11-16")), None, weekdays)
    others = [
        Tie(person(f"P{number}", 30, "supervisor", since=day("2026-11-16")), None, weekdays) for number in range(9)
    ]
    found = [stands([new, *others], today)["Ana"] for today in ("2026-11-16", "2026-11-26", "2026-11-30", "2026-12-09")]
    assert [one.state for one in found] == [NEVER, SOON, DUE, OVERDUE]
    assert found[2].ratio == 1
    assert found[0].ratio < found[1].ratio < 1 < found[3].ratio
    assert {one.last for one in found} == {None}


def test_of_whom_nobody_counts_the_days_there_is_only_the_last_contact() -> None:
    found = standing(tie("Ana", 0, "2020-11-16"), "2026-11-16")
    assert found == Standing(found.person, UNCOUNTED, day("2020-11-16"))
    assert not found.is_pressing


def test_two_working_days_are_soon_however_many_days_off_lie_between() -> None:
    christmas = FULL_TIME._replace(holidays=dict.fromkeys(map(day, ("2026-12-25", "2026-12-28")), "x"))
    on_wednesday = tie("Ana", 14, "2026-12-16")
    assert standing(on_wednesday, "2026-12-22", christmas).due == day("2026-12-30")
    todays = [f"2026-12-{number}" for number in (23, 24, 28, 29, 30)]
    assert [standing(on_wednesday, today, christmas).state for today in todays] == [AHEAD, SOON, SOON, SOON, DUE]


def test_what_is_months_away_is_not_soon_for_who_hardly_works() -> None:
    mondays = agenda("mon 9-17")._replace(holidays={day("2026-11-16") + days * DAY: "x" for days in range(200)})
    assert standing(tie("Ana", 180, "2026-11-10"), "2026-11-11", mondays).state == AHEAD


# --- freezing ------------------------------------------------------------------------------------------------------


def test_two_weeks_of_leave_leave_nobody_later_than_before() -> None:
    away = FULL_TIME._replace(occasions=(Occasion(LEAVE, day("2026-11-23"), day("2026-12-06")),))
    late = tie("Ana", 7, "2026-11-10")
    before, on_leave, back = (standing(late, today, away) for today in ("2026-11-22", "2026-12-06", "2026-12-07"))
    assert [one.overdue_days for one in (before, on_leave, back)] == [5, 5, 6]
    assert before.ratio == on_leave.ratio
    assert {one.due for one in (before, on_leave, back)} == {day("2026-11-17")}


def test_after_two_weeks_of_leave_the_queue_is_that_of_a_day_without_it() -> None:
    circle = [
        tie(f"P{number:02}", (7, 14, 30, 90)[number % 4], str(day("2026-11-20") - number * DAY)) for number in range(36)
    ]
    away = FULL_TIME._replace(occasions=(Occasion(LEAVE, day("2026-11-23"), day("2026-12-06")),))
    here = [
        sum(one.is_pressing for one in stands(circle, today, FULL_TIME).values())
        for today in ("2026-11-20", "2026-11-23")
    ]
    back = [
        sum(one.is_pressing for one in stands(circle, today, away).values()) for today in ("2026-11-20", "2026-12-07")
    ]
    assert back[1] - back[0] <= here[1] - here[0] + 2
    unfrozen = sum(one.is_pressing for one in stands(circle, "2026-12-07", FULL_TIME).values())
    assert unfrozen > back[1]


def test_a_day_of_sickness_makes_nobody_later() -> None:
    ill = FULL_TIME._replace(occasions=(Occasion(SICK, day("2026-11-18"), day("2026-11-18")),))
    one = tie("Ana", 7, "2026-11-09")
    assert [standing(one, f"2026-11-{today}", ill).overdue_days for today in (17, 18, 19)] == [1, 1, 2]


def test_while_somebody_is_paused_they_are_not_pressing_and_become_no_later() -> None:
    one = tie("Ana", 7, "2026-11-02", pauses=(Pause(day("2026-11-12"), day("2026-11-18")),))
    assert states(one, "11-11", "11-12", "11-18", "11-19") == [OVERDUE, PAUSED, PAUSED, OVERDUE]
    assert [standing(one, f"2026-11-{today}").overdue_days for today in (11, 19)] == [2, 3]


def test_a_pause_without_end_is_on_until_somebody_ends_it() -> None:
    one = tie("Ana", 7, "2026-11-02", pauses=(Pause(day("2026-11-05")),))
    assert states(one, "11-05", "12-31") == [PAUSED] * 2
    assert standing(one, "2096-01-01").state == PAUSED
    assert standing(one, "2026-11-05").due is None


def test_a_pause_without_end_that_is_still_to_come_leaves_the_turn_before_it() -> None:
    one = tie("Ana", 7, "2026-11-02", pauses=(Pause(day("2026-11-12")),))
    assert states(one, "11-03", "11-09", "11-12") == [AHEAD, DUE, PAUSED]


def test_before_a_pause_without_end_that_comes_before_the_turn_there_is_none() -> None:
    one = tie("Ana", 14, "2026-11-02", pauses=(Pause(day("2026-11-12")),))
    found = standing(one, "2026-11-03")
    assert (found.state, found.due, shown_state(found, day("2026-11-03"))) == (PAUSED, None, "paused")


def test_their_leave_makes_the_turn_later_and_so_nobody_overdue() -> None:
    one = tie("Ana", 7, "2026-11-09", away=(span("2026-11-14", "2026-11-29"),))
    assert states(one, "11-16", "11-27", "12-01") == [AHEAD, SOON, DUE]


# --- snoozing, letting pass, contact -------------------------------------------------------------------------------


def test_who_is_put_off_stays_quiet_until_that_day() -> None:
    one = tie("Ana", 7, "2026-11-09", snoozed=(day("2026-11-16"),), snoozed_until=day("2026-11-19"))
    assert states(one, "11-16", "11-18", "11-19") == [SNOOZED, SNOOZED, OVERDUE]
    found = standing(one, "2026-11-18")
    assert (found.snoozed_until, found.due, found.overdue_days) == (day("2026-11-19"), day("2026-11-16"), 2)
    assert standing(one, "2026-11-19").snoozed_until is None


def test_contact_ends_the_putting_off() -> None:
    one = tie("Ana", 7, "2026-11-18", snoozed=(day("2026-11-16"),), snoozed_until=day("2026-12-31"))
    assert (standing(one, "2026-11-25").state, standing(one, "2026-11-25").snoozes) == (DUE, 0)


def test_only_the_times_in_a_row_count_until_something_else_is_wrong_than_the_day() -> None:
    days = tuple(map(day, ("2026-10-01", "2026-11-16", "2026-11-17", "2026-11-18")))
    assert standing(tie("Ana", 7, "2026-11-09", snoozed=days), "2026-11-19").snoozes == MANY_SNOOZES == 3
    assert standing(tie("Ana", 7, "2026-11-09", snoozed=days[:3]), "2026-11-19").snoozes == 2
    assert standing(tie("Ana", 7, "2026-11-09", snoozed=days, skipped=day("2026-11-17")), "2026-11-19").snoozes == 1
    assert standing(tie("Ana", 7, snoozed=days, since=day("2026-11-01")), "2026-11-19").snoozes == 4


def test_a_cycle_that_is_let_pass_starts_a_new_one_and_claims_no_contact() -> None:
    late = tie("Ana", 7, "2026-11-02")
    skips = late._replace(person=late.person._replace(skipped=day("2026-11-16")))
    found = standing(skips, "2026-11-16")
    assert (found.state, found.last, found.due, found.ratio) == (AHEAD, day("2026-11-02"), day("2026-11-23"), 0)
    never = Tie(person("Ben", 7, skipped=day("2026-11-16"), since=day("2026-11-02")), None, weekdays)
    assert (standing(never, "2026-11-16").state, standing(never, "2026-11-16").last) == (AHEAD, None)


def test_a_call_logged_today_with_who_was_due_yesterday_gives_a_whole_interval() -> None:
    late = tie("Ana", 7, "2026-11-12")
    assert standing(late, "2026-11-20").overdue_days == 1
    called = touched(late, day("2026-11-20"))
    assert states(called, "11-20", "11-23", "11-26") == [AHEAD, AHEAD, SOON]
    assert standing(called, "2026-11-20").due == day("2026-11-27")


# --- in which order ------------------------------------------------------------------------------------------------


def test_the_most_pressing_is_the_latest_in_proportion_to_the_cadence() -> None:
    found = stands([tie("Quarterly", 90, "2026-08-05"), tie("Weekly", 7, "2026-11-04")], "2026-11-13")
    assert list(found) == ["Weekly", "Quarterly"], "9 of 7 days is more than 100 of 90"
    assert [round(one.ratio, 2) for one in found.values()] == [1.29, 1.11]


def test_of_equals_the_closest_relation_comes_first_then_the_name() -> None:
    relations = [Tie(person(one, 14, one), day("2026-11-02"), weekdays) for one in reversed(RELATIONS)]
    assert list(stands(relations, "2026-12-16")) == list(RELATIONS)
    named = [tie(name, 14, "2026-11-02") for name in ("cem", "Ana", "Ben")]
    assert list(stands(named, "2026-12-16")) == ["Ana", "Ben", "cem"]


def test_those_whose_turn_it_is_come_first_then_those_ahead_put_off_paused_and_uncounted() -> None:
    ties = [
        tie("Uncounted", 0),
        tie("Paused", 7, "2026-01-05", pauses=(Pause(day("2026-11-01")),)),
        tie("Put off", 7, "2026-01-05", snoozed=(day("2026-11-13"),), snoozed_until=day("2026-11-30")),
        tie("Ahead", 90, "2026-11-13"),
        tie("Soon", 14, "2026-11-03"),
        tie("Due", 7, "2026-11-09"),
        tie("Overdue", 7, "2026-11-02"),
    ]
    assert list(stands(ties, "2026-11-16")) == ["Overdue", "Due", "Soon", "Ahead", "Put off", "Paused", "Uncounted"]


# --- in words ------------------------------------------------------------------------------------------------------


def test_where_one_stands_is_told_in_words() -> None:
    one = tie("Ana", 14, "2026-11-09")
    told = {today: shown_state(standing(one, f"2026-{today}"), day(f"2026-{today}")) for today in ("11-09", "11-20")}
    assert told == {"11-09": "in 14 days", "11-20": "due Mon"}
    todays = ("11-23", "11-24", "11-25", "11-26")
    assert [shown_state(standing(one, f"2026-{today}"), day(f"2026-{today}")) for today in todays] == [
        "due today",
        "due since Mon",
        "due since Mon",
        "overdue 3 days",
    ]


def test_a_day_of_another_week_has_its_date() -> None:
    """Soon is counted in working days: with a week of leave before them, two of these are the Tuesday after next."""
    mine = ALWAYS._replace(occasions=[Occasion(LEAVE, day("2026-11-23"), day("2026-11-27"))])
    today = day("2026-11-20")
    found = stands([tie("Ana", 7, "2026-11-18")], str(today), mine)["Ana"]
    assert (found.state, shown_state(found, today)) == (SOON, "due Mon 30 Nov")
    late = stands([tie("Ben", 90, "2026-08-10")], str(today))["Ben"]
    assert shown_state(late, today) == "due since Mon 9 Nov"


def test_changing_ones_mind_within_a_day_is_one_snooze() -> None:
    days = tuple(map(day, ("2026-11-18", "2026-11-20", "2026-11-20")))
    assert standing(tie("Ana", 7, "2026-11-02", snoozed=days), "2026-11-20").snoozes == 2


def test_the_other_states_have_words_too() -> None:
    today = day("2026-12-30")
    put_off = tie("Ana", 7, "2026-12-01", snoozed=(day("2026-12-29"),), snoozed_until=day("2027-01-04"))
    paused = tie("Ben", 7, "2026-12-01", pauses=(Pause(day("2026-12-29"), day("2027-01-29")),))
    new = Tie(person("Cem", 90, since=day("2026-12-30")), None, lambda found: found >= day("2027-01-20"))
    found = stands([put_off, paused, new, tie("Dee", 0)], str(today))
    assert [shown_state(found[name], today) for name in ("Ana", "Ben", "Cem", "Dee")] == [
        "snoozed until Mon 4 Jan 2027",
        "paused until 29 Jan",
        "first contact Wed 20 Jan 2027",
        "–",
    ]


def test_every_state_has_words_in_dutch() -> None:
    with language.spoken("nl"):
        assert shown_state(standing(tie("Ana", 7, "2026-11-09"), "2026-11-16"), day("2026-11-16"))


# --- whatever is so ------------------------------------------------------------------------------------------------


@given(desks())
def test_everybody_has_one_place_whatever_is_known_of_them(found: tuple[list[Tie], Agenda, date]) -> None:
    ties, mine, today = found
    order = standings(ties, mine, today)
    assert sorted(one.person.id for one in order) == sorted(one.person.id for one in ties)
    for one in order:
        assert shown_state(one, today)
        assert one.overdue_days >= 0
        assert one.is_pressing == (one.state in (DUE, OVERDUE))
        assert (one.state == OVERDUE) <= (one.overdue_days > grace(one.person.every))
        assert not one.is_pressing or (one.due is not None and one.due <= today)


@given(desks())
def test_those_whose_turn_it_is_come_by_ratio_then_relation(found: tuple[list[Tie], Agenda, date]) -> None:
    ties, mine, today = found
    order = standings(ties, mine, today)
    pressing = [one for one in order if one.is_pressing]
    assert order[: len(pressing)] == pressing
    relations = (*RELATIONS, "")
    keys = [(-round(one.ratio, 6), relations.index(one.person.relation)) for one in pressing]
    assert keys == sorted(keys)
    assert all(one.ratio >= 1 for one in pressing)


@given(desks(), st.data())
def test_the_order_in_which_people_come_changes_nothing(
    found: tuple[list[Tie], Agenda, date], data: st.DataObject
) -> None:
    ties, mine, today = found
    assert standings(data.draw(st.permutations(ties)), mine, today) == standings(ties, mine, today)


@given(desks())
def test_contact_always_makes_somebody_less_due(found: tuple[list[Tie], Agenda, date]) -> None:
    ties, mine, today = found
    before = by_id(ties, mine, today)
    for place, one in enumerate(ties):
        contacted = [*ties[:place], touched(one, today), *ties[place + 1 :]]
        old, new = before[one.person.id], by_id(contacted, mine, today)[one.person.id]
        assert new.last == today
        if old.state in (PAUSED, UNCOUNTED):
            assert new.state == old.state
            continue
        assert not new.is_pressing
        assert new.state in (AHEAD, SOON, PAUSED)
        assert (new.ratio, new.overdue_days, new.snoozes) == (0, 0, 0)
        assert new.due is None or new.due >= today + one.person.every * DAY
        assert not old.is_pressing or new.due is None or (old.due is not None and new.due > old.due)


@given(desks(), st.integers(1, 30))
def test_putting_off_moves_the_reminder_and_not_the_truth(found: tuple[list[Tie], Agenda, date], days: int) -> None:
    ties, mine, today = found
    before = by_id(ties, mine, today)
    for place, one in enumerate(ties):
        asleep = one.person._replace(snoozed=(*one.person.snoozed, today), snoozed_until=today + days * DAY)
        put_off = by_id([*ties[:place], one._replace(person=asleep), *ties[place + 1 :]], mine, today)
        old, new = before[one.person.id], put_off[one.person.id]
        assert (new.due, new.ratio, new.overdue_days, new.last) == (old.due, old.ratio, old.overdue_days, old.last)
        assert new.state == (old.state if old.state in (PAUSED, UNCOUNTED) or one.begin == today else SNOOZED)
        others = [name for name in before if name != one.person.id]
        assert [put_off[name] for name in others] == [before[name] for name in others]


@given(desks())
def test_who_is_let_pass_stands_as_after_a_contact_but_for_the_contact(
    found: tuple[list[Tie], Agenda, date],
) -> None:
    ties, mine, today = found
    for place, one in enumerate(ties):
        skips = one._replace(person=one.person._replace(skipped=today))
        passed = by_id([*ties[:place], skips, *ties[place + 1 :]], mine, today)[one.person.id]
        met = by_id([*ties[:place], touched(one, today), *ties[place + 1 :]], mine, today)[one.person.id]
        assert passed.last == one.last
        assert passed[1:2] + passed[3:] == met[1:2] + met[3:]


@given(desks(), st.integers(1, 60))
def test_days_that_pass_make_nobody_less_due(found: tuple[list[Tie], Agenda, date], days: int) -> None:
    ties, mine, today = found
    now, later = by_id(ties, mine, today), by_id(ties, mine, today + days * DAY)
    for name, old in now.items():
        new = later[name]
        if PAUSED in (old.state, new.state):
            continue
        assert (new.due, new.last) == (old.due, old.last)
        assert 0 <= new.overdue_days - old.overdue_days <= days
        assert old.ratio <= new.ratio


@given(st.data())
def test_leave_of_two_weeks_makes_nobody_late_and_brings_one_days_worth_at_most(data: st.DataObject) -> None:
    monday = data.draw(st.sampled_from(TODAYS))
    monday -= monday.weekday() * DAY
    leave = Occasion(LEAVE, monday, monday + 13 * DAY)
    cadences = st.sampled_from((7, 14, 30, 90))
    count = data.draw(st.integers(1, 20))
    ties = [
        tie(f"P{number}", data.draw(cadences), str(data.draw(days_near(monday - 3 * DAY, 100, 0))))
        for number in range(count)
    ]
    mine = FULL_TIME._replace(occasions=(leave,))
    before, last, back = (by_id(ties, mine, monday + days * DAY) for days in (-1, 13, 14))
    for name, old in before.items():
        assert (last[name].overdue_days, last[name].ratio) == (old.overdue_days, old.ratio)
        assert back[name].overdue_days == old.overdue_days + (1 if old.is_pressing else 0)
    come = [name for name in back if back[name].is_pressing and not before[name].is_pressing]
    for name in come:
        every = back[name].person.every
        assert back[name].due == monday + 14 * DAY
        assert before[name].ratio * every >= every - 1, "it would have come that Monday or was held over the weekend"
