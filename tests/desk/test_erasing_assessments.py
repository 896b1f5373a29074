"""Erasing a person from self-assessments: out of notes, answers, reasons, actions and changes, and no id is harmed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desk.test_assessments import answer, item
from desk.test_erasing import erased, searched
from domain.checklist_runs import ALL_BAD, DESK
from own_checklists import keep_own
from wfhdesk.desk.assessment_results import result_of
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.actions import fixed
from wfhdesk.domain.deciding import Decision
from wfhdesk.domain.people import Person

OpenAgain = Callable[[], Desk]
NAME = "Priyanka Raghunathan"


@pytest.fixture
def assessed(desk: Desk, folder: Path) -> Desk:
    """Name a person wherever an assessment can name one."""
    desk.people.add(Person(NAME, "team", nicknames=("Pinky",)))
    keep_own(folder, DESK, "desk.toml")
    found = desk.assessments
    check, place = found.checklists.whole("desk"), found.add_workstation("Pinky's desk")
    run = answer(desk, check, found.begin(check, place), **{**ALL_BAD, "WORDS": "Priyanka took my chair"})
    run = found.answer(check, run, item(check, "CHAIR"), "stool", "Pinky sits on the other")
    run = found.decide(run, "CHAIR", Decision("action", text="ask Priyanka for it"))
    run = found.decide(run, "STAND", Decision("fine", "Pinky likes it so"))
    run = found.note(run, "HURTS", "as Raghunathan said")
    found.finish(check, run)
    action = found.action("last")
    found.change_action(fixed(action, found.today(), "Pinky brought it"))
    found.trigger("Pinky moved out", place)
    found.delete_run(found.take_in(check, place, {**ALL_BAD, "WORDS": "Priyanka once more"}))
    return desk


def test_nothing_of_an_assessment_names_them_afterwards(assessed: Desk, open_again: OpenAgain) -> None:
    assert {Path(path).name.split(".")[0] for path in searched(assessed)} == {"2026", "lasting"}
    erased(assessed, assessed.people.named("pinky"))
    assert searched(assessed) == {}
    found = open_again().assessments
    run = found.run("last")
    assert {one.item: one.note for one in run.replies if one.note} == {
        "CHAIR": "Someone sits on the other",
        "HURTS": "as someone said",
    }
    said = {one.item: (one.value, one.said, one.why) for one in run.replies}
    assert said["WORDS"] == (("Someone took my chair",), "Someone took my chair", "")
    assert said["STAND"] == (("no",), "No", "Someone likes it so")
    assert said["CHAIR"][:2] == (("stool",), "a stool")
    (action,) = found.actions()
    assert (action.text, action.note) == ("ask someone for it", "Someone brought it")
    assert [one.text for one in found.triggers()] == ["Someone moved out"]
    assert [one.name for one in found.workstations()] == ["Someone's desk"]
    assert open_again().unreadable() == []
    assert result_of(found, run).score.told == "3 risks left: 1 high, 2 medium"  # an action is done


@pytest.mark.parametrize("name", ["Rosa", "Desk", "Stool Chair", "High", "No", "Manager", "Home", "Pain", "Seat", "W1"])
@pytest.mark.parametrize("is_any_case", [False, True])
def test_a_name_that_is_an_id_or_a_word_of_ours_too_harms_no_record(
    desk: Desk, folder: Path, open_again: OpenAgain, name: str, is_any_case: bool
) -> None:
    keep_own(folder, DESK, "desk.toml")
    found = desk.assessments
    place = found.add_workstation("Corner")
    check, rosa = found.checklists.whole("desk"), found.checklists.whole("rosa")
    run = found.take_in(
        check, place, {**ALL_BAD, "HURTS": {"answer": 9, "way": "action", "text": "x", "owner": "manager"}}
    )
    begun = found.begin(rosa, place)
    for one in rosa.items[:4]:
        begun = answer(
            desk, rosa, begun, **{one.id: [one.options[0].id] if one.asks == "several" else one.options[0].id}
        )
    found.trigger("pain")
    erased(desk, desk.people.add(Person(name, "team")), is_any_case=is_any_case)
    again = open_again()
    assert again.unreadable() == []
    after = again.assessments.run(run.id)
    assert [(one.item, one.value, one.risk, one.points, one.part) for one in after.replies] == [
        (one.item, one.value, one.risk, one.points, one.part) for one in run.replies
    ]
    assert [[chosen.id for chosen in one.chosen] for one in after.replies] == [
        [chosen.id for chosen in one.chosen] for one in run.replies
    ]
    assert (after.checklist, after.scoring, after.workstation) == ("desk", "answers", place.id)
    kept = again.assessments.run(begun.id)
    assert (kept.checklist, kept.scoring) == ("rosa", "rosa")
    assert [(one.item, one.value, one.part) for one in kept.replies] == [
        (one.item, one.value, one.part) for one in begun.replies
    ]
    (action,) = again.assessments.actions()
    assert (action.owner, action.item, action.risk, action.workstation) == ("manager", "HURTS", "medium", place.id)
    assert [(one.kind, one.workstation) for one in again.assessments.triggers()] == [("pain", "")]
    assert again.assessments.workstations() == [place]
