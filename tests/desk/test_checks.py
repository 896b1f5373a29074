"""What the app reads of all checks at once, and of one in full."""

from __future__ import annotations

import pytest

from conftest import FrozenClock
from tui.assessed_desk import assess, at, go_through
from wfhdesk.desk.action_acts import fix, open_again, say_it_helped
from wfhdesk.desk.checks import Check, checks, closely
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.actions import CHECKED, FIXED, OPEN, Action
from wfhdesk.domain.checkups import NEVER
from wfhdesk.domain.errors import WrongInput


def one(desk: Desk, checklist_id: str, place: str = "") -> Check:
    for check in checks(desk).checks:
        name = check.checkup.workstation.name if check.checkup.workstation else ""
        if check.checkup.checklist.id == checklist_id and place in ("", name):
            return check
    raise AssertionError(checklist_id)


def test_a_new_desk_is_empty_and_has_the_checks_about_the_person(desk: Desk) -> None:
    found = checks(desk)
    assert found.is_empty
    assert {check.checkup.checklist.id for check in found.checks} >= {"pulse", "discomfort"}
    assert all(check.checkup.state == NEVER and not check.runs for check in found.checks)


@pytest.mark.parametrize("what", ["workstation", "run", "action"])
def test_whatever_is_there_makes_it_no_empty_desk(desk: Desk, what: str) -> None:
    if what == "workstation":
        desk.assessments.add_workstation("Home desk")
    elif what == "run":
        go_through(desk, "pulse", stop=1)
    else:
        desk.assessments.add_action(Action("Buy a lamp", desk.assessments.today()))
    assert not checks(desk).is_empty


def test_each_check_has_its_runs_oldest_first_with_what_the_last_came_to(desk: Desk, clock: FrozenClock) -> None:
    assess(desk, clock)
    check = one(desk, "workstation", "Home desk")
    assert [run.day.year for run in check.runs] == [2025, 2026]
    assert check.score is not None
    assert (check.staying, check.score.value) == (1, 1)
    assert {action.text for action in check.actions} == {"See to KBD-1", "See to SCR-5", "See to SCR-8"}
    assert one(desk, "workstation", "Desk 3.12").actions == []


def test_how_far_one_is_with_a_run_that_was_begun(desk: Desk, clock: FrozenClock) -> None:
    assess(desk, clock)
    begun = one(desk, "home-safety", "Home desk")
    assert begun.progress is not None
    assert (begun.progress.done, begun.runs) == (7, [])


def test_one_check_in_full_has_its_trend_and_what_hurt_when(desk: Desk, clock: FrozenClock) -> None:
    assess(desk, clock)
    found = closely(desk, one(desk, "discomfort"))
    assert [point.value for point in found.points] == [8, 5]
    assert [moment.regions for moment in found.moments] == [
        {"neck": 7, "lower-back": 8, "wrist-right": 4},
        {"neck": 5, "eyes": 2, "shoulder-left": 3},
    ]
    assert found.result is not None
    assert found.result.run.day == at(2026, 10, 5).date()


def test_a_check_that_was_never_done_has_no_result(desk: Desk) -> None:
    desk.assessments.add_workstation("Home desk")
    assert closely(desk, one(desk, "rosa")).result is None


def test_an_action_is_fixed_then_helped_or_not(desk: Desk) -> None:
    assessments = desk.assessments
    action = assessments.add_action(Action("Buy a lamp", assessments.today()))
    assert "you look whether it helped" in fix(assessments, action)
    assert assessments.action(action.id).state == FIXED
    assert "It helped" in say_it_helped(assessments, assessments.action(action.id))
    assert assessments.action(action.id).state == CHECKED
    assert "Open again" in open_again(assessments, assessments.action(action.id))
    assert assessments.action(action.id).state == OPEN
    for refused in (say_it_helped, open_again):
        with pytest.raises(WrongInput):
            refused(assessments, assessments.action(action.id))
    desk.care.undo()
    assert assessments.action(action.id).state == CHECKED
