"""Actions live from open over fixed to checked; what didn't help is opened once more, and there is no other way back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import FRIDAY
from wfhdesk import language
from wfhdesk.domain.actions import (
    CHECKED,
    CHECKED_AFTER,
    FIXED,
    OPEN,
    OWNERS,
    STATES,
    Action,
    fixed,
    most_pressing_first,
    parse_owner,
    reopened,
    shown_owner,
    shown_state,
    usual_due,
    verified,
)
from wfhdesk.domain.checklists import RISKS
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.periods import DAY

TODAY = FRIDAY.date()
STOOL = Action("buy a chair", TODAY - 20 * DAY, TODAY - DAY, risk="high", id="a1")


def refusal(act: object, action: Action) -> str:
    with pytest.raises(WrongInput) as caught:
        act(action, TODAY)  # type: ignore[operator]
    return str(caught.value)


def test_it_is_due_on_its_day_and_overdue_after_it() -> None:
    due = STOOL.due
    assert due is not None
    for day, is_due, is_overdue in ((due - DAY, False, False), (due, True, False), (due + DAY, True, True)):
        assert (STOOL.is_due(day), STOOL.is_overdue(day), STOOL.is_to_be_checked(day)) == (is_due, is_overdue, False)


def test_what_has_no_day_never_presses() -> None:
    someday = STOOL._replace(due=None)
    assert not someday.is_due(date(2999, 1, 1))
    assert not someday.is_overdue(date(2999, 1, 1))


def test_two_weeks_after_it_was_fixed_one_looks_whether_that_helped() -> None:
    done = fixed(STOOL, TODAY, " bought\none ")
    assert (done.state, done.fixed, done.note, done.due) == (FIXED, TODAY, "bought one", STOOL.due)
    assert done.check_on == TODAY + 14 * DAY
    assert not done.is_to_be_checked(TODAY + 13 * DAY)
    assert done.is_to_be_checked(TODAY + 14 * DAY)
    assert not done.is_due(TODAY)
    helped = verified(done, TODAY + 14 * DAY)
    assert (helped.state, helped.checked, helped.fixed, helped.note) == (CHECKED, TODAY + 14 * DAY, TODAY, "bought one")
    assert helped.check_on is None
    assert not helped.is_to_be_checked(date(2999, 1, 1))


@pytest.mark.parametrize(("risk", "days"), [("low", 30), ("medium", 14), ("high", 3)])
def test_what_did_not_help_is_open_once_more_with_a_new_day(risk: str, days: int) -> None:
    once = fixed(STOOL._replace(risk=risk), TODAY, "a cushion")
    for one in (once, verified(once, TODAY)):
        again = reopened(one, TODAY)
        assert (again.state, again.fixed, again.checked, again.due) == (OPEN, None, None, TODAY + days * DAY)
        assert again.note == "a cushion"
        assert not again.is_due(TODAY)


def test_each_step_is_refused_where_it_was_taken_or_does_not_come_yet() -> None:
    done = fixed(STOOL, TODAY)
    helped = verified(done, TODAY)
    assert refusal(fixed, done) == "“buy a chair” is fixed already."
    assert refusal(fixed, helped) == "“buy a chair” is checked already."
    assert refusal(verified, STOOL) == ("“buy a chair” isn't fixed yet; say that first: wfhdesk check actions fix a1")
    assert refusal(verified, helped) == "“buy a chair” is checked already."
    assert refusal(reopened, STOOL) == "“buy a chair” is open already."


ACTS = {"fix": fixed, "verify": verified, "reopen": reopened}
MOVES = {
    (OPEN, "fix"): FIXED,
    (FIXED, "verify"): CHECKED,
    (FIXED, "reopen"): OPEN,
    (CHECKED, "reopen"): OPEN,
}
"""Every way on there is."""


@given(
    st.sampled_from(RISKS),
    st.lists(st.tuples(st.sampled_from([*ACTS]), st.integers(0, 40), st.sampled_from(("", "note"))), max_size=12),
)
@settings(max_examples=200)
def test_whatever_is_done_it_is_where_its_life_says(risk: str, steps: list[tuple[str, int, str]]) -> None:
    action, day, state = STOOL._replace(risk=risk), TODAY, OPEN
    for act, days, _note in steps:
        day += timedelta(days=days)
        if (state, act) not in MOVES:
            assert refusal(ACTS[act], action)
            continue
        state = MOVES[state, act]
        action = ACTS[act](action, day)
        assert action.state == state
        assert (action.fixed is not None) == (state != OPEN)
        assert (action.checked is not None) == (state == CHECKED)
        assert (action.check_on is not None) == (state == FIXED)
        assert not (action.is_due(day) and action.is_to_be_checked(day))
    assert (action.text, action.made, action.risk, action.id) == (STOOL.text, STOOL.made, risk, STOOL.id)


def test_open_ones_come_by_day_then_what_is_to_be_checked_then_what_is_done() -> None:
    def open_by(text: str, days: int | None, risk: str = "low") -> Action:
        return Action(text, TODAY, None if days is None else TODAY + days * DAY, risk=risk)

    done = [fixed(open_by(f"fixed {n}", 0), TODAY - n * DAY) for n in (3, 1)]
    seen = [verified(fixed(open_by(f"checked {n}", 0), TODAY), TODAY + n * DAY) for n in (1, 3)]
    some = [
        *seen,
        *reversed(done),
        *(open_by("later", 5), open_by("low", 1), open_by("high", 1, "high"), open_by("made today", None)),
    ]
    assert [one.text for one in most_pressing_first(some)] == [
        *("made today", "high", "low", "later"),
        *("fixed 3", "fixed 1", "checked 3", "checked 1"),
    ]


def test_states_that_lost_their_day_are_sorted_all_the_same() -> None:
    broken = [Action("x", TODAY, state=state) for state in STATES]
    assert [one.state for one in most_pressing_first(broken[::-1])] == [*STATES]
    assert not any(one.is_to_be_checked(date(2999, 1, 1)) for one in broken)


@pytest.mark.parametrize("spoken", ["en", "nl"])
def test_owners_and_states_read_in_both_languages_and_are_typed_so(spoken: str) -> None:
    language.speak(spoken)
    assert len({shown_state(state) for state in STATES}) == len(STATES)
    for owner in OWNERS:
        assert parse_owner(shown_owner(owner)) == owner
        assert parse_owner(f" {owner.upper()} ") == owner
    for text in ("", "x" * 10_000, "boss\x1b[2J"):
        with pytest.raises(WrongInput) as caught:
            parse_owner(text)
        assert len(str(caught.value)) < 200
        assert str(caught.value).isprintable()


def test_the_usual_days_and_the_wait_are_the_ones_of_the_rules() -> None:
    assert [usual_due(risk, TODAY) - TODAY for risk in RISKS] == [30 * DAY, 14 * DAY, 3 * DAY]
    assert CHECKED_AFTER == 14 * DAY
