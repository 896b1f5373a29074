"""Which question comes next: for any checklist, any answers, and any order in which they are given and changed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.checklist_runs import (
    CAME_ALONG,
    Question,
    answer,
    answered,
    answers_for,
    answers_to,
    came_along,
    checklist_of,
    checklists,
    desk_check,
    is_asked,
    reply,
    run_of,
    straight,
    values,
)
from wfhdesk.domain.asking import (
    Progress,
    asked,
    carried_over,
    dropped_out,
    neighbour,
    next_item,
    progress,
    replies_of,
)
from wfhdesk.domain.assessments import FIXED_NOW, Reply
from wfhdesk.domain.checklists import Checklist

Any_ = tuple[list[Question], Checklist]


def ids(checklist: Checklist, replies: dict[str, Reply]) -> list[str]:
    return [item.id for item in asked(checklist, replies)]


# --- a small one ------------------------------------------------------------------------------------------------------


def test_what_hangs_on_an_answer_is_asked_only_after_that_answer() -> None:
    check = desk_check()
    behind = ["CHAIR", "WHERE", "HURTS", "WORDS", "NEXT"]
    assert ids(check, {}) == ["LAPTOP", *behind]
    assert ids(check, answered(check, {"LAPTOP": "yes"})) == ["LAPTOP", "STAND", *behind]
    assert ids(check, answered(check, {"LAPTOP": "no"})) == ["LAPTOP", *behind]
    assert ids(check, answered(check, {"LAPTOP": "-"})) == ["LAPTOP", *behind]


def test_a_changed_answer_drops_what_hung_on_it() -> None:
    check = desk_check()
    replies = answered(check, {"LAPTOP": "yes", "STAND": "no", "CHAIR": "office"})
    assert dropped_out(check, replies) == []
    replies["LAPTOP"] = reply(check, "LAPTOP", "no")
    assert [one.item for one in dropped_out(check, replies)] == ["STAND"]


def test_a_risk_that_is_not_decided_comes_again_only_where_that_is_wanted() -> None:
    check = desk_check()
    replies = answered(check, {"LAPTOP": "yes", "STAND": "no"})
    first, second = next_item(check, replies), next_item(check, replies, decided=False)
    assert first is not None
    assert second is not None
    assert (first.id, second.id) == ("STAND", "CHAIR")
    replies["STAND"] = replies["STAND"]._replace(way=FIXED_NOW)
    third = next_item(check, replies)
    assert third is not None
    assert third.id == "CHAIR"


def test_one_goes_back_and_forth_among_what_is_asked_and_stops_at_the_ends() -> None:
    check = desk_check()
    replies = answered(check, {"LAPTOP": "no"})
    at = neighbour(check, replies, "LAPTOP", 1)
    assert at is not None
    assert at.id == "CHAIR"
    back = neighbour(check, replies, "CHAIR", -1)
    assert back is not None
    assert back.id == "LAPTOP"
    assert neighbour(check, replies, "LAPTOP", -1) is None
    assert neighbour(check, replies, "NEXT", 1) is None


def test_what_may_yet_be_asked_counts_until_it_is_ruled_out() -> None:
    check = desk_check()
    assert progress(check, {}) == Progress(0, 7)
    assert progress(check, answered(check, {"LAPTOP": "no"})) == Progress(1, 6)
    assert progress(check, answered(check, {"LAPTOP": "yes"})) == Progress(1, 7)


def test_what_hangs_on_what_was_ruled_out_is_ruled_out_too() -> None:
    chain = [
        Question("Q0", "yes-no", ("yes", "no")),
        Question("Q1", "yes-no", ("yes", "no"), (("Q0", ("yes",)),)),
        Question("Q2", "yes-no", ("yes", "no"), (("Q1", ("no",)),)),
        Question("Q3", "text", (), (("Q2", ("yes",)), ("Q0", ("yes",)))),
    ]
    check = checklist_of(chain)
    replies = answered(check, {"Q0": "yes", "Q1": "no", "Q2": "yes", "Q3": "x"})
    assert ids(check, replies) == ["Q0", "Q1", "Q2", "Q3"]
    replies["Q0"] = reply(check, "Q0", "no")
    assert ids(check, replies) == ["Q0"]
    assert [one.item for one in dropped_out(check, replies)] == ["Q1", "Q2", "Q3"]
    assert progress(check, replies) == Progress(1, 1)


# --- a checklist that changed -----------------------------------------------------------------------------------------


def carried(check: Checklist, said: dict[str, Any], *changes: tuple[str, str]) -> list[str]:
    return [one.item for one in carried_over(desk_check(*changes), run_of(check, said))]


SAID = {"LAPTOP": "yes", "STAND": "no", "CHAIR": "stool", "WHERE": ["cables", "cat"], "HURTS": 9, "WORDS": "x"}


@pytest.mark.parametrize(
    ("old", "new", "gone"),
    [
        ('"Which chair?"', '"What chair?"', {"CHAIR"}),
        ('id = "CHAIR"', 'id = "SEAT"', {"CHAIR"}),
        ('id = "stool"', 'id = "kruk"', {"CHAIR"}),
        ('id = "cat"', 'id = "dog"', {"WHERE"}),
        ("high = 10", "high = 8", {"HURTS"}),
        ('asks = "text"', 'asks = "date"', {"WORDS"}),
        ("Looks at the desk", "Looks at it", set[str]()),
        ("Get a chair with a back", "Buy one", set[str]()),
    ],
)
def test_an_answer_holds_as_long_as_its_question_and_itself_do(old: str, new: str, gone: set[str]) -> None:
    assert {*SAID} - {*carried(desk_check(), SAID, (old, new))} == gone


def test_not_applicable_holds_only_where_it_still_can_be_said() -> None:
    said = {"CHAIR": "-", "LAPTOP": "-"}
    changes = ('question = "Which chair?"\nskip = true', 'question = "Which chair?"')
    assert carried(desk_check(), said) == ["LAPTOP", "CHAIR"]
    assert carried(desk_check(), said, changes) == ["LAPTOP"]


def test_an_answer_given_in_another_language_holds() -> None:
    check = desk_check()
    dutch = run_of(check, {"LAPTOP": "yes"})
    dutch = dutch._replace(replies=(dutch.replies[0]._replace(asked="Gebruik je een laptop?"),))
    assert carried_over(check, dutch) == [*dutch.replies]
    other = dutch._replace(replies=(dutch.replies[0]._replace(asked="Werk je op een laptop?"),))
    assert carried_over(check, other) == []


# --- any checklist, any answers ---------------------------------------------------------------------------------------


@given(checklists().flatmap(lambda one: st.tuples(st.just(one), answers_for(one[1]))), st.data())
@settings(max_examples=150)
def test_what_is_asked_is_what_its_conditions_say(found: tuple[Any_, dict[str, Any]], data: st.DataObject) -> None:
    (known, check), said = found
    some = data.draw(st.sets(st.sampled_from([*said])))
    replies = answered(check, {item_id: said[item_id] for item_id in some})
    wanted = [one.id for one in known if is_asked(known, one.id, values(replies))]
    assert ids(check, replies) == wanted
    assert {one.item for one in dropped_out(check, replies)} == {*replies} - {*wanted}


@given(checklists().flatmap(lambda one: st.tuples(st.just(one), answers_for(one[1]), answers_for(one[1]))), st.data())
@settings(max_examples=150)
def test_whether_something_is_asked_never_depends_on_a_later_answer(
    found: tuple[Any_, dict[str, Any], dict[str, Any]], data: st.DataObject
) -> None:
    (known, check), said, other = found
    place = data.draw(st.integers(0, len(known)))
    late = {one.id for one in known[place:]}
    mixed = {item_id: other[item_id] if item_id in late else one for item_id, one in said.items()}
    before = ids(check, answered(check, said))
    after = ids(check, answered(check, mixed))
    ahead = {one.id for one in known[: place + 1]}
    assert [one for one in before if one in ahead] == [one for one in after if one in ahead]


@given(checklists().flatmap(lambda one: st.tuples(st.just(one), answers_for(one[1]))), st.data())
@settings(max_examples=150)
def test_answering_in_any_order_with_second_thoughts_ends_as_answering_straight(
    found: tuple[Any_, dict[str, Any]], data: st.DataObject
) -> None:
    (_known, check), said = found
    replies: dict[str, Reply] = {}
    for _ in range(data.draw(st.integers(0, 12))):
        item = data.draw(st.sampled_from(asked(check, replies)))
        replies = answer(check, replies, item.id, data.draw(answers_to(item)))
        assert dropped_out(check, replies) == []
        done = progress(check, replies)
        assert done.done == len(replies) <= done.of
    todo = asked(check, replies)
    while todo:
        item = data.draw(st.sampled_from(todo))
        replies = answer(check, replies, item.id, said[item.id])
        todo = [one for one in asked(check, replies) if values(replies).get(one.id) != wanted(check, one.id, said)]
    assert next_item(check, replies, decided=False) is None
    assert values(replies) == values(straight(check, said))
    assert progress(check, replies) == Progress(len(replies), len(replies))


def wanted(check: Checklist, item_id: str, said: dict[str, Any]) -> tuple[str, ...]:
    return reply(check, item_id, said[item_id]).value


@given(checklists().flatmap(lambda one: st.tuples(st.just(one), answers_for(one[1]))))
@settings(max_examples=150)
def test_going_on_gets_to_the_end_and_the_end_never_moves_away(found: tuple[Any_, dict[str, Any]]) -> None:
    (_known, check), said = found
    replies: dict[str, Reply] = {}
    of = progress(check, replies).of
    while (item := next_item(check, replies, decided=False)) is not None:
        assert progress(check, replies).done < progress(check, replies).of
        replies = answer(check, replies, item.id, said[item.id])
        assert progress(check, replies).of <= of
        of = progress(check, replies).of
    assert progress(check, replies) == Progress(len(replies), len(replies)) == Progress(of, of)


@given(checklists().flatmap(lambda one: st.tuples(st.just(one), answers_for(one[1]))))
@settings(max_examples=60)
def test_stepping_through_visits_what_is_asked_both_ways(found: tuple[Any_, dict[str, Any]]) -> None:
    (_known, check), said = found
    replies = straight(check, said)
    there = [asked(check, replies)[0]]
    while (item := neighbour(check, replies, there[-1].id, 1)) is not None:
        there.append(item)
    back = [there[-1]]
    while (item := neighbour(check, replies, back[-1].id, -1)) is not None:
        back.append(item)
    assert there == asked(check, replies) == back[::-1]


@pytest.mark.parametrize("checklist_id", CAME_ALONG)
@given(data=st.data())
@settings(max_examples=25)
def test_every_checklist_that_came_along_comes_to_an_end(checklist_id: str, data: st.DataObject) -> None:
    check = came_along(checklist_id)
    replies: dict[str, Reply] = {}
    steps = 0
    while (item := next_item(check, replies, decided=False)) is not None:
        replies = answer(check, replies, item.id, data.draw(answers_to(item)))
        steps += 1
        assert steps <= len(check.items)
    assert {*replies_of(run_of(check, {}, replies=tuple(replies.values())))} == {*ids(check, replies)}
    assert progress(check, replies) == Progress(steps, steps)
    assert carried_over(check, run_of(check, {}, replies=tuple(replies.values()))) == [*replies.values()]
    for one in replies.values():
        assert not one.risk or one.advice, one.item
