"""What becomes of a risk: fixed now, an action, or fine as it is with the reason."""

from __future__ import annotations

from datetime import date

import pytest

from conftest import FRIDAY
from domain.checklist_runs import ALL_BAD, TODAY, desk_check, reply, run_of
from wfhdesk.domain.actions import ME, OPEN, Action, usual_due
from wfhdesk.domain.deciding import Decision, action_of, check_decision, decided
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.periods import DAY
from wfhdesk.domain.plaintext import LONGEST_LINE

CHECK = desk_check()
STOOL = reply(CHECK, "CHAIR", "stool")


def refusal(decision: Decision, one: object = None) -> str:
    with pytest.raises(WrongInput) as caught:
        check_decision(STOOL if one is None else one, decision)  # type: ignore[arg-type]
    return str(caught.value)


def test_a_risk_that_was_fixed_now_stays_no_longer() -> None:
    assert (STOOL.is_open, STOOL.stays) == (True, True)
    found = decided(STOOL, Decision("fixed"))
    assert (found.is_open, found.stays, found.risk) == (False, False, "medium")


def test_what_is_fine_as_it_is_stays_with_its_reason() -> None:
    found = decided(STOOL, Decision("fine", "only\n for an hour \x1b"))
    assert (found.is_open, found.stays, found.why) == (False, True, "only for an hour")
    other = decided(found, Decision("fixed", "not a reason any more"))
    assert (other.way, other.why) == ("fixed", "")


@pytest.mark.parametrize("why", ["", "  ", "\n\u200e"])
def test_nothing_is_fine_without_a_reason(why: str) -> None:
    assert refusal(Decision("fine", why)) == "CHAIR: say why it is fine as it is."


@pytest.mark.parametrize("text", ["", " \t", "\u202e"])
def test_an_action_says_what_is_to_be_done(text: str) -> None:
    assert refusal(Decision("action", text=text)) == "CHAIR: say what is to be done."


def test_nothing_is_decided_where_there_is_no_risk() -> None:
    told = "it tells no risk, so there is nothing to decide."
    assert refusal(Decision("fixed"), reply(CHECK, "CHAIR", "office")) == f"CHAIR: {told}"
    assert refusal(Decision("fixed"), reply(CHECK, "CHAIR", "-")) == f"CHAIR: {told}"


@pytest.mark.parametrize(
    "decision",
    [Decision(""), Decision("done"), Decision("FIXED"), Decision("action", text="x", owner="boss"), Decision("fixed ")],
)
def test_there_are_three_ways_on_and_three_owners(decision: Decision) -> None:
    assert refusal(decision) == "CHAIR: what becomes of a risk is one of: fixed, action, fine."


def test_what_is_too_long_or_centuries_away_is_refused() -> None:
    long = "x" * (LONGEST_LINE + 1)
    assert refusal(Decision("fine", long)) == "CHAIR: that is too long for a line."
    assert refusal(Decision("action", text=long)) == "CHAIR: that is too long for a line."
    assert "centuries away" in refusal(Decision("action", text="x", due=date(3000, 1, 1)))
    assert "centuries away" in refusal(Decision("action", text="x", due=date(1, 1, 1)))


@pytest.mark.parametrize(("item_id", "days"), [("STAND", 3), ("CHAIR", 14), ("HURTS", 14)])
def test_an_action_remembers_where_it_came_from_and_has_a_usual_day(item_id: str, days: int) -> None:
    run = run_of(CHECK, ALL_BAD, id="r1", private=True)
    one = run.reply(item_id)
    assert one is not None
    assert action_of(run, one, Decision("action", text=" raise\n it "), TODAY) == Action(
        *("raise it", TODAY, TODAY + days * DAY, ME, OPEN, one.risk, one.asked),
        *("w1", "r1", item_id, True),
    )


def test_a_low_risk_has_a_month_and_a_day_that_was_said_comes_first() -> None:
    assert usual_due("low", TODAY) == TODAY + 30 * DAY
    run = run_of(CHECK, ALL_BAD)
    made = action_of(run, STOOL, Decision("action", text="x", owner="manager", due=TODAY), FRIDAY.date())
    assert (made.due, made.owner) == (TODAY, "manager")
