"""Answers as a file tells them: all of them right and complete, or none is taken."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import FRIDAY
from domain.checklist_runs import (
    ALL_BAD,
    CAME_ALONG,
    STRAIGHT,
    TODAY,
    answers_for,
    came_along,
    checklists,
    desk_check,
    straight,
    values,
)
from wfhdesk.domain.answering import parse_value
from wfhdesk.domain.answers_told import Told, told
from wfhdesk.domain.asking import Replies
from wfhdesk.domain.checklists import Checklist
from wfhdesk.domain.deciding import Decision
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.plaintext import LONGEST_LINE, one_line

CHECK = desk_check()


def taken(answers: dict[str, Any], check: Checklist = CHECK) -> list[Told]:
    return told(check, answers, TODAY, FRIDAY)


def refusal(answers: dict[str, Any], check: Checklist = CHECK) -> str:
    with pytest.raises(WrongInput) as caught:
        taken(answers, check)
    assert len(str(caught.value)) < 600
    assert str(caught.value) == one_line(str(caught.value))
    return str(caught.value)


def chair(**more: Any) -> dict[str, Any]:
    """All right but for the chair, which is told with more than an answer."""
    return {**STRAIGHT, "CHAIR": {"answer": "stool", **more}}


# --- what is taken ----------------------------------------------------------------------------------------------------


def test_answers_are_taken_in_the_order_of_the_questions_whatever_theirs() -> None:
    turned = dict(reversed(STRAIGHT.items()))
    assert [one.item.id for one in taken(turned)] == [*STRAIGHT]
    assert [one.said for one in taken(turned)] == [*STRAIGHT.values()]


def test_an_answer_comes_alone_or_with_a_note_and_what_was_decided() -> None:
    found = {one.item.id: one for one in taken(chair(note="in the attic", way="fine", why="rarely"))}
    assert found["LAPTOP"] == Told(CHECK.items[0], "no")
    assert found["CHAIR"].note == "in the attic"
    assert found["CHAIR"].decision == Decision("fine", "rarely")
    (act,) = (
        one.decision
        for one in taken(chair(way="action", text="Buy one", owner="Manager", by="2026-12-04"))
        if one.decision
    )
    assert act == Decision("action", "", "Buy one", "manager", date(2026, 12, 4))
    (fixed,) = (one.decision for one in taken(chair(way="fixed")) if one.decision)
    assert fixed == Decision("fixed")


# --- what is refused --------------------------------------------------------------------------------------------------


def test_what_is_missing_or_asked_by_nobody_is_told_with_its_id() -> None:
    without = {item_id: said for item_id, said in STRAIGHT.items() if item_id not in ("CHAIR", "NEXT")}
    assert refusal(without) == "There is no answer to CHAIR, NEXT."
    assert refusal({}) == "There is no answer to LAPTOP, CHAIR, WHERE, HURTS, WORDS, NEXT."
    assert refusal({**STRAIGHT, "TABLE": 1, "A\x1b[2J": 2}) == "A[2J, TABLE: “Desk check” asks no such thing."
    assert refusal({**STRAIGHT, "LAPTOP": "yes"}) == "There is no answer to STAND."
    assert refusal({**STRAIGHT, "STAND": "yes"}) == "STAND: by the answers before it isn't asked; leave it out."


def test_very_many_strange_ids_are_told_in_a_few() -> None:
    assert refusal({f"{'x' * 5000}{number}": 1 for number in range(200)}).count("x, ") < 9


@pytest.mark.parametrize(
    ("more", "wrong"),
    [
        ({"remark": "x"}, "CHAIR: an answer has the keys answer, note, way, why, text, owner, by; "),
        ({"note": 1}, "CHAIR: note is a text."),
        ({"note": None}, "CHAIR: note is a text."),
        ({"note": "x" * (LONGEST_LINE + 1)}, "CHAIR: that is too long for a line."),
        ({"way": 1}, "CHAIR: way is a text."),
        ({"way": ""}, "CHAIR: what becomes of a risk is one of: fixed, action, fine."),
        ({"way": "later"}, "CHAIR: what becomes of a risk is one of: fixed, action, fine."),
        ({"way": "fine"}, "CHAIR: say why it is fine as it is."),
        ({"way": "fine", "why": ["x"]}, "CHAIR: why is a text."),
        ({"way": "action"}, "CHAIR: say what is to be done."),
        ({"way": "action", "text": "x", "owner": "boss"}, "“boss” can't own an action"),
        ({"way": "action", "text": "x", "by": "soon"}, "soon"),
        ({"way": "action", "text": "x", "by": "2026-02-30"}, "There is no day 2026-02-30."),
        ({"way": "action", "text": "x", "by": "9999-01-01"}, "centuries away"),
        ({"way": "fixed", "by": "2026-12-04"}, "CHAIR: by goes with the way “action”."),
        ({"way": "fixed", "text": "glue it"}, "CHAIR: text goes with the way “action”."),
        ({"way": "action", "text": "x", "why": "y"}, "CHAIR: why goes with the way “fine”."),
        ({"way": "fine", "why": "y", "owner": "me"}, "CHAIR: owner goes with the way “action”."),
        ({"why": "x"}, "CHAIR: why goes with “way”."),
        ({"answer": {"answer": "stool"}}, "CHAIR: "),
        ({"answer": "armchair"}, "CHAIR: “armchair” is no answer to it; it is office, stool or -."),
    ],
)
def test_an_object_that_is_wrong_says_what(more: dict[str, Any], wrong: str) -> None:
    assert wrong in refusal(chair(**more))


def test_an_object_without_an_answer_and_a_decision_without_a_risk_are_refused() -> None:
    assert refusal({**STRAIGHT, "CHAIR": {"note": "x"}}) == "CHAIR: “answer” is missing."
    assert refusal({**STRAIGHT, "CHAIR": {}}) == "CHAIR: “answer” is missing."
    none = {**STRAIGHT, "CHAIR": {"answer": "office", "way": "fixed"}}
    assert refusal(none) == "CHAIR: it tells no risk, so there is nothing to decide."


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda one: (
        st.lists(one, max_size=3)
        | st.dictionaries(
            st.sampled_from(("answer", "note", "way", "why", "text", "owner", "by", "x")), one, max_size=4
        )
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(("LAPTOP", "STAND", "CHAIR", "WHERE", "HURTS", "WORDS", "NEXT", "?")), _JSON))
@settings(max_examples=300)
def test_whatever_a_file_holds_is_taken_whole_or_refused(answers: dict[str, Any]) -> None:
    try:
        found = taken({**STRAIGHT, **answers})
    except WrongInput:
        assert refusal({**STRAIGHT, **answers})
        return
    assert {one.item.id for one in found} == {*STRAIGHT, *answers}


@pytest.mark.parametrize("checklist_id", CAME_ALONG)
@given(data=st.data())
@settings(max_examples=30)
def test_what_was_answered_straight_is_taken_as_it_is(checklist_id: str, data: st.DataObject) -> None:
    check = came_along(checklist_id)
    check_taken(check, straight(check, said := data.draw(answers_for(check))), said)


@given(checklists().flatmap(lambda one: st.tuples(st.just(one[1]), answers_for(one[1]))))
@settings(max_examples=80)
def test_so_it_is_with_any_checklist(found: tuple[Checklist, dict[str, Any]]) -> None:
    check, said = found
    check_taken(check, straight(check, said), said)


def check_taken(check: Checklist, replies: Replies, said: dict[str, Any]) -> None:
    asked_for = {item_id: said[item_id] for item_id in replies}
    found = taken(asked_for, check)
    assert {one.item.id: parse_value(one.item, one.said, TODAY) for one in found} == values(replies)
    for item in check.items:
        if item.id in replies:
            assert f"There is no answer to {item.id}" in refusal(
                {key: one for key, one in asked_for.items() if key != item.id}, check
            ) or any(condition.item == item.id for other in check.items for condition in other.when)
        else:
            assert f"{item.id}: by the answers before" in refusal({**asked_for, item.id: said[item.id]}, check)
            break
    assert {*ALL_BAD} == {one.id for one in CHECK.items}
