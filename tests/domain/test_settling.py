"""What was solved since a run: it counts for the risks that are left, and for no measurement."""

from __future__ import annotations

import pytest

from domain.checklist_runs import ALL_BAD, TODAY, came_along, desk_check, reply, run_of
from wfhdesk.domain.actions import CHECKED, FIXED, OPEN, Action
from wfhdesk.domain.assessments import Run
from wfhdesk.domain.scoring import score
from wfhdesk.domain.settling import settled, solved_since, staying

CHECK = desk_check()


def bad(**ways: str) -> Run:
    run = run_of(CHECK, ALL_BAD)._replace(id="r1")
    return run._replace(replies=tuple(one._replace(way=ways.get(one.item, "action")) for one in run.replies))


def done(item: str, state: str = FIXED, run: str = "r1") -> Action:
    return Action("See to it", TODAY, state=state, run=run, item=item)


@pytest.mark.parametrize("state", [FIXED, CHECKED])
def test_a_risk_is_solved_once_its_action_is_done(state: str) -> None:
    actions = [done("STAND", state), done("HURTS", run="r2"), done("CHAIR", OPEN)]
    assert [(reply.item, action) for reply, action in solved_since(bad(), actions)] == [("STAND", actions[0])]
    assert "STAND" not in [one.item for one in staying(bad(), actions)]
    assert score(settled(bad(), actions)).told == "3 medium risks left"
    assert settled(bad(), []) == bad()


def test_it_is_not_solved_while_another_action_is_open_or_where_none_is_wanted() -> None:
    assert solved_since(bad(), [done("STAND"), done("STAND", OPEN)]) == []
    assert solved_since(bad(STAND="fine"), [done("STAND")]) == []


def test_what_was_measured_stays_so() -> None:
    measured = bad()._replace(scoring="rosa")
    assert settled(measured, [done("STAND")]) == measured
    assert "STAND" not in [one.item for one in staying(measured, [done("STAND")])]


def test_own_words_and_days_are_neither_fine_nor_not() -> None:
    said = {"LAPTOP": "yes", "CHAIR": "office", "WHERE": [], "HURTS": 0, "WORDS": "112", "NEXT": "2026-12-01"}
    found = [reply(CHECK, item, one) for item, one in said.items()]
    assert [one.item for one in found if one.is_fine] == ["LAPTOP", "CHAIR", "WHERE", "HURTS"]
    assert [one.item for one in found if one.is_words] == ["WORDS"]
    assert not reply(CHECK, "WORDS", "-").is_words


def test_no_question_that_can_be_a_risk_counts_as_words() -> None:
    pulse = came_along("pulse")
    assert not any(reply(pulse, one.id, 3).is_words for one in pulse.items if one.scale)
