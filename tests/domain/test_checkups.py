"""When a check is due again: after its time, at once after a change, and never just because it is asked about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import AMSTERDAM, FRIDAY
from domain.checklist_runs import CAME_ALONG, came_along, desk_check
from wfhdesk.domain.assessment_texts import checkup_told, reason_told
from wfhdesk.domain.assessments import TRIGGERS, Reply, Run, Trigger, Workstation
from wfhdesk.domain.checklists import PERSON, Checklist
from wfhdesk.domain.checkups import (
    DONE,
    DUE,
    NEVER,
    OVERDUE,
    Checkup,
    History,
    checkups,
    months_after,
    most_pressing_first,
    review_agreed,
    state_told,
)
from wfhdesk.domain.periods import DAY

TODAY = FRIDAY.date()
HOME, OFFICE = Workstation("Home desk", id="w1"), Workstation("Office", "office", id="w2")
CHECK = desk_check(("minutes = 2", "minutes = 2\nevery_months = 6"))
WEEKLY = desk_check(("minutes = 2", "minutes = 2\nevery_days = 7"))
SELDOM = desk_check(("minutes = 2", "minutes = 2\nrepeats = false"))


def run(day: date, check: Checklist = CHECK, place: str = "w1", hour: int = 12, **more: Any) -> Run:
    at = datetime.combine(day, time(hour), AMSTERDAM)
    return Run(check.id, 1, str(check.title), at, place, at, id=f"{day}{hour}")._replace(**more)


def trigger(day: date, kind: str = "chair", place: str = "", told: datetime | None = None) -> Trigger:
    return Trigger(kind, day, "", place, told)


def stand(
    runs: Sequence[Run] = (),
    triggers: Sequence[Trigger] = (),
    check: Checklist = CHECK,
    today: date = TODAY,
    months: int = 12,
) -> Checkup:
    (found,) = checkups([check], [HOME], History(runs, triggers, months), today)
    return found


# --- its time ---------------------------------------------------------------------------------------------------------


def test_what_was_never_done_is_not_due() -> None:
    found = stand()
    assert (found.state, found.due, found.is_pressing, found.is_told(TODAY)) == (NEVER, None, False, False)
    assert state_told(found, TODAY) == "never done"


@pytest.mark.parametrize(
    ("check", "day", "due"),
    [
        (CHECK, date(2026, 5, 20), date(2026, 11, 20)),
        (CHECK, date(2025, 8, 31), date(2026, 2, 28)),
        (CHECK, date(2023, 8, 31), date(2024, 2, 29)),
        (CHECK, date(2024, 8, 29), date(2025, 2, 28)),
        (WEEKLY, date(2026, 11, 13), date(2026, 11, 20)),
        (WEEKLY, date(2024, 2, 25), date(2024, 3, 3)),
        (desk_check(), date(2024, 2, 29), date(2025, 2, 28)),
    ],
)
def test_it_is_due_after_its_time_not_a_day_before(check: Checklist, day: date, due: date) -> None:
    runs = [run(day, check)]
    before, on = (stand(runs, check=check, today=one) for one in (due - DAY, due))
    assert (before.state, before.due, before.is_pressing) == (DONE, due, False)
    assert (on.state, on.due, on.is_pressing, on.is_told(due)) == (DUE, due, True, True)


@pytest.mark.parametrize("months", [1, 6, 12, 36])
def test_a_checklist_that_does_not_say_so_has_the_persons_own_time(months: int) -> None:
    found = stand([run(date(2020, 1, 31))], check=desk_check(), today=date(2020, 2, 1), months=months)
    assert found.due == months_after(date(2020, 1, 31), months)


@pytest.mark.parametrize(("check", "days"), [(CHECK, 30), (WEEKLY, 7)])
def test_it_is_overdue_a_month_later_or_one_that_comes_oftener_its_own_time(check: Checklist, days: int) -> None:
    due = stand([run(date(2026, 3, 3), check)], check=check).due
    assert due is not None
    last = due + days * DAY
    assert stand([run(date(2026, 3, 3), check)], check=check, today=last).state == DUE
    assert stand([run(date(2026, 3, 3), check)], check=check, today=last + DAY).state == OVERDUE


def test_the_day_that_was_agreed_comes_first() -> None:
    agreed = date(2026, 12, 24)
    runs = [run(date(2026, 11, 1), review=agreed)]
    assert stand(runs, today=agreed - DAY).state == DONE
    assert stand(runs, today=agreed).state == DUE


def test_what_does_not_repeat_is_only_due_after_a_change() -> None:
    runs = [run(date(2020, 1, 1), SELDOM, review=date(2020, 2, 2))]
    assert (stand(runs, check=SELDOM).state, stand(runs, check=SELDOM).due) == (DONE, None)
    assert stand(runs, [trigger(TODAY)], SELDOM).state == DUE


def test_only_the_newest_run_counts_and_only_of_its_own_workstation_and_checklist() -> None:
    runs = [run(date(2026, 11, 1)), run(date(2024, 1, 1)), run(date(2026, 11, 19), place="w2"), run(TODAY, place="")]
    assert stand(runs).last == runs[0]
    other = run(TODAY, desk_check(id="other"))
    assert stand([other]).state == NEVER
    home, office = checkups([CHECK], [HOME, OFFICE], History(runs, []), TODAY)
    assert (home.last, office.last) == (runs[0], runs[2])
    assert (home.about, office.about) == ("desk@w1", "desk@w2")


def test_a_run_that_was_begun_does_not_count_as_done() -> None:
    begun = run(TODAY, finished=None)
    found = stand([begun])
    assert (found.state, found.begun, found.last) == (NEVER, begun, None)
    assert reason_told(found, TODAY) == "begun on Fri 20 Nov and not finished"
    assert [stand([begun]).is_begun_told(TODAY + n * DAY) for n in (0, 1, 30, 31)] == [False, True, True, False]


def test_a_workstation_that_is_gone_is_not_checked_and_a_person_is_always() -> None:
    own = CHECK._replace(about=PERSON)
    found = checkups([CHECK, own], [HOME._replace(gone=TODAY), OFFICE], History([run(TODAY, place="")], []), TODAY)
    assert [(one.about, one.state) for one in found] == [("desk@w2", NEVER), ("desk", DONE)]
    assert [checkup_told(one) for one in found] == ["Desk check, Office", "Desk check"]


# --- a change ---------------------------------------------------------------------------------------------------------


def test_a_change_makes_it_due_at_once_and_a_later_run_settles_that() -> None:
    changed = [trigger(TODAY)]
    before = run(TODAY - DAY)
    assert (stand([before], changed).state, stand([before], changed).due) == (DUE, TODAY)
    assert stand([before], changed).trigger == changed[0]
    after = stand([before, run(TODAY + DAY)], changed, today=TODAY + DAY)
    assert (after.state, after.trigger) == (DONE, None)


def test_a_change_makes_due_what_was_never_done() -> None:
    found = stand(triggers=[trigger(TODAY - 2 * DAY)])
    assert (found.state, found.due) == (DUE, TODAY - 2 * DAY)
    assert reason_told(found, TODAY) == "something changed on Wed 18 Nov: new chair"
    assert state_told(found, TODAY) == "due since Wed 18 Nov"


def test_on_the_day_of_a_run_the_hour_decides() -> None:
    done = run(TODAY, hour=12)
    noon = done.finished
    assert noon is not None
    for told, state in ((noon - timedelta(seconds=1), DONE), (noon + timedelta(seconds=1), DUE), (None, DONE)):
        assert stand([done], [trigger(TODAY, told=told)]).state == state


def test_the_first_change_since_the_run_is_the_one_that_is_told() -> None:
    days = [TODAY - n * DAY for n in (3, 9, 50)]
    found = stand([run(TODAY - 20 * DAY)], list(map(trigger, days)))
    assert found.due == TODAY - 9 * DAY


def test_only_changes_count_that_it_names_and_those_at_its_workstation() -> None:
    runs = [run(TODAY - DAY)]
    assert stand(runs, [trigger(TODAY, "screen"), trigger(TODAY, place="w2")]).state == DONE
    assert stand(runs, [trigger(TODAY, "pain", "w1")]).state == DUE
    own = CHECK._replace(about=PERSON)
    (found,) = checkups([own], [HOME], History([], [trigger(TODAY, place="w2")]), TODAY)
    assert found.state == DUE


def test_a_change_after_its_own_day_is_not_what_made_it_due() -> None:
    found = stand([run(date(2026, 1, 1))], [trigger(TODAY)])
    assert (found.due, found.trigger) == (date(2026, 7, 1), None)
    assert reason_told(found, TODAY) == "time to look again; last done Thu 1 Jan"


@pytest.mark.parametrize(
    ("said", "agreed"),
    [
        ("2027-05-05", date(2027, 5, 5)),
        ("2026-01-01", date(2026, 1, 1)),
        ("2029-11-20", date(2029, 11, 20)),
        ("2031-01-01", date(2029, 11, 20)),
        ("-", None),
        ("2026-13-01", None),
    ],
)
def test_the_day_that_was_agreed_is_at_most_three_years_ahead(said: str, agreed: date | None) -> None:
    check = CHECK._replace(review_item="NEXT")
    answered = run(TODAY, check, replies=(Reply("NEXT", (said,), "When again?", said),))
    assert review_agreed(check, answered, TODAY) == agreed
    assert review_agreed(CHECK._replace(review_item=""), answered, TODAY) is None
    assert review_agreed(check, run(TODAY, check), TODAY) is None


# --- what is brought up -----------------------------------------------------------------------------------------------


def test_what_was_left_for_as_long_again_is_let_go_of() -> None:
    runs = [run(date(2026, 11, 1), WEEKLY)]
    due = date(2026, 11, 8)
    told = [stand(runs, check=WEEKLY, today=due + n * DAY).is_told(due + n * DAY) for n in (-1, 0, 7, 8, 900)]
    assert told == [False, True, True, False, False]


def test_a_change_is_brought_up_for_a_year() -> None:
    changed = [trigger(TODAY)]
    told = [stand(triggers=changed, today=TODAY + n * DAY).is_told(TODAY + n * DAY) for n in (0, 360, 361)]
    assert told == [True, True, False]


def test_a_change_is_brought_up_though_what_came_before_was_let_go_of() -> None:
    def told(found: Checkup) -> tuple[date | None, bool, str]:
        return found.due, found.is_told(TODAY), state_told(found, TODAY)

    years_ago = [run(date(2023, 1, 1))]
    assert told(stand(years_ago)) == (date(2023, 7, 1), False, "overdue since Sat 1 Jul 2023")
    changed = trigger(TODAY - DAY, "pain")
    assert told(stand(years_ago, [changed])) == (TODAY - DAY, True, "due since Thu 19 Nov")
    before = trigger(date(2024, 3, 1))
    assert told(stand(years_ago, [before, changed])) == (TODAY - DAY, True, "due since Thu 19 Nov")
    assert told(stand(years_ago, [before])) == (date(2023, 7, 1), False, "overdue since Sat 1 Jul 2023")
    seldom = desk_check(("minutes = 2", "minutes = 2\nevery_months = 36"))
    waits = stand([run(date(2024, 6, 1), seldom)], [trigger(date(2024, 7, 1))], seldom)
    assert told(waits) == (date(2024, 7, 1), False, "overdue since Mon 1 Jul 2024")


def test_a_day_agreed_for_the_past_is_brought_up_from_the_day_after_for_a_month() -> None:
    runs = [run(TODAY, review=TODAY - 5 * DAY)]
    assert stand(runs).state == DUE
    days = (0, 1, 30, 31)
    assert [stand(runs, today=TODAY + n * DAY).is_told(TODAY + n * DAY) for n in days] == [False, True, True, False]
    assert stand([run(TODAY, review=TODAY)]).is_told(TODAY + DAY)


def test_what_presses_comes_first_the_earliest_day_ahead() -> None:
    def one(name: str, runs: Sequence[Run]) -> Checkup:
        return stand([each._replace(checklist=name) for each in runs], check=CHECK._replace(id=name))

    found = [
        one("never", []),
        one("done", [run(TODAY)]),
        one("due", [run(date(2026, 5, 1))]),
        one("overdue", [run(date(2025, 1, 1))]),
    ]
    assert [each.checklist.id for each in most_pressing_first(found)] == ["overdue", "due", "never", "done"]
    assert [state_told(each, TODAY) for each in found] == [
        *("never done", "done Fri 20 Nov", "due since Sun 1 Nov", "overdue since Tue 1 Jul 2025"),
    ]


# --- any history ------------------------------------------------------------------------------------------------------

_DAYS = st.dates(date(2022, 1, 1), date(2028, 12, 31))


def months_on(day: date, months: int) -> date:
    """The month counted on one by one; then the last day that there is, from that day back."""
    year, month = day.year, day.month
    for _ in range(abs(months)):
        month += 1 if months > 0 else -1
        year, month = year + (month == 13) - (month == 0), month % 12 or 12
    for number in range(day.day, 0, -1):
        try:
            return date(year, month, number)
        except ValueError:
            continue
    raise AssertionError


@given(_DAYS, st.integers(-60, 60))
def test_months_later_is_the_same_day_or_the_last_of_the_month(day: date, months: int) -> None:
    assert months_after(day, months) == months_on(day, months)


@given(
    st.sampled_from(["days", "months", "own", "never"]),
    st.integers(1, 36),
    st.lists(st.tuples(_DAYS, st.integers(0, 23), st.sampled_from(("w1", "w1", "w2")), st.booleans()), max_size=5),
    st.lists(st.tuples(_DAYS, st.sampled_from(TRIGGERS), st.sampled_from(("", "w1", "w2"))), max_size=4),
    _DAYS,
)
@settings(max_examples=400)
def test_any_history_is_due_when_its_time_or_a_change_says_so(
    kind: str,
    number: int,
    told_runs: list[tuple[date, int, str, bool]],
    told_triggers: list[tuple[date, str, str]],
    today: date,
) -> None:
    lines = {"days": f"every_days = {number}", "months": f"every_months = {number}", "never": "repeats = false"}
    check = desk_check(("minutes = 2", f"minutes = 2\n{lines.get(kind, '')}"))
    runs = [
        run(day, check, place, hour, finished=None) if is_begun else run(day, check, place, hour)
        for day, hour, place, is_begun in told_runs
    ]
    triggers = [trigger(day, what, place) for day, what, place in told_triggers if day <= today]
    found = stand(runs, triggers, check, today, months=number)

    done = [(day, hour) for day, hour, place, is_begun in told_runs if place == "w1" and not is_begun]
    last = max(done)[0] if done else None
    assert (found.last.day if found.last else None) == last
    regular = None
    if last is not None and kind != "never":
        regular = last + number * DAY if kind == "days" else months_on(last, number)
    since = [day for day, what, place in told_triggers if day <= today and what in ("chair", "pain") and place != "w2"]
    changes = [day for day in since if last is None or day > last]
    last_told = [(day + 360 * DAY, day) for day in changes]
    if regular is not None and last is not None:
        last_told.append((regular + max(regular - last, DAY), regular))
    dues = [due for until, due in last_told if due <= today <= until] or [due for _until, due in last_told]
    assert found.due == min(dues, default=None)
    assert found.is_pressing == (found.due is not None and found.due <= today)
    if not found.is_pressing:
        assert found.state == (DONE if last else NEVER)
        assert not found.is_told(today)
    if found.state == OVERDUE:
        assert found.due is not None
        assert today > found.due
    if found.is_pressing and found.trigger is None:
        assert regular is not None
        assert today >= regular
    assert (found.trigger is not None) == (found.due is not None and found.due != regular)
    assert state_told(found, today)
    assert reason_told(found, today)


@given(st.sampled_from(CAME_ALONG), _DAYS, st.integers(0, 5000))
@settings(max_examples=100)
def test_nothing_that_came_along_is_told_for_ever(checklist_id: str, day: date, more: int) -> None:
    check = came_along(checklist_id)
    place = "" if check.about == PERSON else "w1"
    today = day + more * DAY
    changed = [trigger(day, check.triggers[0])] if check.triggers else []
    for history in (History([run(day, check, place)], []), History([], changed)):
        (found,) = checkups([check], [HOME], history, today)
        if more > 2 * 366:
            assert not found.is_told(today)
        if found.due and found.due <= today <= found.due + DAY:
            assert found.is_told(today)
