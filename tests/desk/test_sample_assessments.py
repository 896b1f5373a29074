"""The self-assessments of the sample desk: one story in both languages, and something to see in every part of the screen."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from conftest import FRIDAY, SampleOn
from desk.test_sample import LANGUAGES, MOMENTS, TODAY, told
from wfhdesk.desk.assessment_results import body_over_time, finished, result_of, trend
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.actions import CHECKED, FIXED, OPEN, OWNERS
from wfhdesk.domain.assessments import WAYS_ON, Run
from wfhdesk.domain.checkups import DONE, DUE, NEVER, Checkup
from wfhdesk.domain.comparing import BETTER


@pytest.fixture
def friday(sample_on: SampleOn) -> Desk:
    return sample_on(FRIDAY).desk


def stands(desk: Desk, checklist: str, place: str = "") -> Checkup:
    return next(
        one
        for one in desk.assessments.checkups()
        if (one.checklist.id, one.workstation.name if one.workstation else "") == (checklist, place)
    )


def runs_of(desk: Desk, checklist: str, place: str = "") -> list[Run]:
    place_id = desk.assessments.workstation(place).id if place else ""
    return finished(desk.assessments, checklist, place_id)


def test_both_languages_went_through_the_same() -> None:
    def shape(spoken: str) -> list[Any]:
        file = told(spoken)
        named = {one["name"]: str(number) for number, one in enumerate(file["workstations"])}
        kept = {"answer", "way", "owner", "due", "fixed_after", "checked_after"}

        def said(answer: Any) -> Any:
            if isinstance(answer, dict):
                return [sorted(answer), {name: what for name, what in answer.items() if name in kept}]
            return "a text" if isinstance(answer, str) and " " in answer else answer

        runs = [
            [
                {name: what for name, what in run.items() if name not in ("answers", "place")},
                named.get(run.get("place", "")),
                {item: said(answer) for item, answer in run["answers"].items()},
            ]
            for run in file["runs"]
        ]
        weeks = [[one["back"], *map(said, one["answers"])] for one in file["pulse"]["weeks"]]
        return [[one["back"] for one in file["workstations"]], file["triggers"], runs, weeks]

    assert shape("en") == shape("nl")


def test_two_workstations_and_every_way_a_check_can_stand(friday: Desk) -> None:
    assert [place.name for place in friday.assessments.workstations()] == ["Home desk", "Kitchen table"]
    assert stands(friday, "workstation", "Home desk").state == DONE
    assert stands(friday, "home-safety", "Home desk").state == DONE
    assert stands(friday, "formalities").state == DUE
    assert stands(friday, "pulse").state == DUE
    assert stands(friday, "security", "Home desk").state == NEVER
    assert stands(friday, "security", "Kitchen table").state == NEVER
    assert not any(one.state == "overdue" for one in friday.assessments.checkups())


def test_the_kitchen_table_waits_to_be_finished(friday: Desk) -> None:
    begun = stands(friday, "workstation", "Kitchen table").begun

    assert begun is not None
    assert [one.id for one in friday.assessments.begun()] == [begun.id]
    run = friday.assessments.whole(begun)
    assert len(run.replies) == 12
    assert not any(reply.is_open for reply in run.replies)


def test_the_home_desk_got_better_within_a_year(friday: Desk) -> None:
    before, now = runs_of(friday, "workstation", "Home desk")
    result = result_of(friday.assessments, now)

    assert (now.day - before.day).days > 365
    assert len(before.risks) > 2 * len(result.risks)
    assert len(result.risks) == 3
    assert result.former is not None
    assert result.former.id == before.id
    assert sum(one.change == BETTER for one in result.differences) >= 3
    assert {reply.way for reply in before.risks} == set(WAYS_ON)
    assert now.reply("PAIN-1") is not None
    assert any(reply.note for reply in now.replies)


def test_rosa_fell_from_seven_to_four_and_a_new_screen_makes_it_due(friday: Desk) -> None:
    runs = runs_of(friday, "rosa", "Home desk")
    checkup = stands(friday, "rosa", "Home desk")

    assert [point.value for point in trend(runs)] == [7, 4]
    assert result_of(friday.assessments, runs[0]).rosa is not None
    assert checkup.state == DUE
    assert checkup.trigger is not None
    assert checkup.trigger.kind == "screen"
    assert [one.kind for one in friday.assessments.triggers()] == ["pain", "chair", "screen"]


def test_the_lower_back_gets_better(friday: Desk) -> None:
    moments = body_over_time(runs_of(friday, "discomfort"))

    assert [moment.regions["lower-back"] for moment in moments] == [7, 5, 4, 2]
    assert all(len(moment.regions) > 1 for moment in moments)


def test_five_months_of_weeks_have_a_dip_and_stay_private(friday: Desk) -> None:
    runs = runs_of(friday, "pulse")
    points = [point.value for point in trend(runs)]
    lowest = points.index(min(points))

    assert (runs[-1].day - runs[0].day).days > 135
    assert len(points) == 19
    assert len(points) - 7 < lowest < len(points) - 2
    assert points[lowest] < 3
    assert min(points[0], points[-1]) >= 4
    assert all(run.private for run in [*runs, *runs_of(friday, "discomfort")])
    of_them = {run.id for run in runs}
    assert {one.private for one in friday.assessments.actions() if one.run in of_them} == {True}


def test_the_board_has_something_in_every_column(friday: Desk) -> None:
    actions = friday.assessments.actions()

    assert {one.state for one in actions} == {OPEN, FIXED, CHECKED}
    assert {one.owner for one in actions} == set(OWNERS)
    assert [one.is_overdue(TODAY) for one in actions if one.state == OPEN] == [True, False]
    assert [one.is_to_be_checked(TODAY) for one in actions if one.state == FIXED] == [True, False]
    assert sum(one.state == CHECKED for one in actions) > 8
    undecided = [one.item for run in friday.assessments.runs(whole=True) for one in run.replies if one.is_open]
    assert undecided == []


def test_it_tells_of_what_is_due_among_the_nudges(friday: Desk) -> None:
    choice = friday.nudges.choice()
    kinds = {nudge.kind for nudge in (*choice.today, *(held.nudge for held in choice.held))}

    assert kinds >= {"action", "assessment", "contact", "update"}


@pytest.mark.parametrize("spoken", LANGUAGES)
@pytest.mark.parametrize("moment", MOMENTS, ids=lambda moment: f"{moment:%a-%d-%b}")
def test_on_any_day_nothing_lies_ahead(sample_on: SampleOn, moment: datetime, spoken: str) -> None:
    desk = sample_on(moment, spoken).desk
    runs = desk.assessments.runs(whole=True)
    actions = desk.assessments.actions()

    assert len(runs) == 30
    assert all(run.finished is None or run.started <= run.finished <= moment for run in runs)
    assert all(run.started.weekday() < 5 and run.language == spoken for run in runs)
    assert all(reply.at and reply.at <= moment for run in runs for reply in run.replies)
    days = [day for one in actions for day in (one.made, one.fixed, one.checked) if day]
    assert max(days) <= moment.date()
    assert {one.state for one in actions} == {OPEN, FIXED, CHECKED}
    assert any(one.is_overdue(moment.date()) for one in actions)
    assert any(one.is_to_be_checked(moment.date()) for one in actions)
    home = desk.assessments.workstations()[0].name
    assert stands(desk, "workstation", home).state == DONE
    assert stands(desk, "rosa", home).state == DUE
    assert stands(desk, "formalities").state == DUE
    assert desk.unreadable() == []
