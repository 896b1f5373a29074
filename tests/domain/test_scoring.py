"""What a run comes to: by each rule, whatever was answered, and never worse for an answer made better."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.checklist_runs import (
    ALL_BAD,
    CAME_ALONG,
    STRAIGHT,
    answers_for,
    came_along,
    desk_check,
    reply,
    run_of,
    straight,
)
from wfhdesk import language
from wfhdesk.domain import rosa
from wfhdesk.domain.assessments import FIXED_NOW, Reply, Run
from wfhdesk.domain.checklists import DISCOMFORT, MEAN, ROSA, SCALE, Checklist, Item
from wfhdesk.domain.scoring import AMBER, GREEN, RED, Score, rosa_inputs, rosa_result, score

CHECK = desk_check()
LIGHTS = (GREEN, AMBER, RED)
ROSA_CHECK = came_along("rosa")


def way(run: Run, way: str, *item_ids: str) -> Run:
    found = [one._replace(way=way) if one.item in item_ids or not item_ids else one for one in run.replies]
    return run._replace(replies=tuple(one if one.risk else one._replace(way="") for one in found))


# --- by its answers ---------------------------------------------------------------------------------------------------


def test_without_risks_the_light_is_green() -> None:
    assert score(run_of(CHECK, STRAIGHT)) == Score(0, "no risks", GREEN, 0, 4, 0)
    assert score(run_of(CHECK, {})) == Score(0, "no risks", GREEN, 0, 1, 0)


def test_the_worst_risk_that_stays_sets_the_light() -> None:
    bad = run_of(CHECK, ALL_BAD)
    assert score(bad) == Score(4, "4 risks left: 1 high, 3 medium", RED, 0, 5, 0)
    assert score(way(bad, "action")).light == score(way(bad, "fine")).light == RED
    assert score(way(bad, FIXED_NOW, "STAND")) == Score(3, "3 medium risks left", AMBER, 0, 5, 0)
    assert score(way(bad, FIXED_NOW)) == Score(0, "no risks left", GREEN, 0, 5, 0)
    low = run_of(CHECK, {**STRAIGHT, "WHERE": ["cables"]})
    assert (score(low).told, score(low).light) == ("1 low risk left", GREEN)


# --- by the mean ------------------------------------------------------------------------------------------------------


def pulse(*numbers: int | str) -> Run:
    check = came_along("pulse")
    return run_of(check, {item.id: number for item, number in zip(check.items, numbers, strict=False)})


def test_the_mean_is_of_what_was_answered_and_low_answers_are_counted() -> None:
    assert score(pulse(5, 4, 4)) == Score(4.3, "4.3 of 5", GREEN, 1, 5, 5)
    with language.spoken("nl"):
        assert score(pulse(5, 4, 4)).told.startswith("4,3 ")
    assert score(pulse(1, 2, 5)) == Score(2.7, "2.7 of 5, 2 low", AMBER, 1, 5, 5)


def test_nothing_answered_has_no_mean() -> None:
    check = came_along("pulse")
    skipped = [reply(check, item.id, 3)._replace(value=("-",), points=0) for item in check.items]
    for replies in ((), tuple(skipped)):
        assert score(run_of(check, {}, replies=replies)).value is None


# --- by what hurts ----------------------------------------------------------------------------------------------------


def hurts(**regions: int) -> Run:
    check = came_along("discomfort")
    parts = {one.part: one.id for one in check.items if one.part}
    return run_of(check, {parts[region.replace("_", "-")]: number for region, number in regions.items()})


def test_what_hurts_most_is_told() -> None:
    assert score(hurts()) == Score(0, "nothing hurts", GREEN, 0, 10, 0)
    assert score(hurts(neck=0, eyes=0)).told == "nothing hurts"
    assert score(hurts(neck=2, lower_back=6)).told == "lower back 6 of 10, and 1 more"
    assert score(hurts(neck=2, lower_back=6)).value == 6
    assert score(hurts(neck=2)).told == "neck 2 of 10"


def test_a_region_that_nobody_has_counts_for_nothing() -> None:
    strange = reply(came_along("discomfort"), "PAIN-1", "yes")._replace(part="tail", points=9)
    assert score(hurts()._replace(replies=(strange,))).value == 0


# --- by ROSA ----------------------------------------------------------------------------------------------------------


def best(item: Item) -> Any:
    if item.asks in ("several",):
        return []
    return min(item.options, key=lambda one: (one.points, bool(one.risk))).id if item.options else "-"


def seated(**said: Any) -> Run:
    answers = {item.id: best(item) for item in ROSA_CHECK.items} | {"PHONE": "no"} | said
    return run_of(ROSA_CHECK, {one.item: answers[one.item] for one in straight(ROSA_CHECK, answers).values()})


def item_of(part: str) -> Item:
    return next(one for one in ROSA_CHECK.items if one.part == part)


def test_at_its_best_a_workstation_scores_as_the_worksheet_says() -> None:
    run = seated()
    assert rosa_inputs(run)["phone"] is None
    assert score(run).value == rosa.score(rosa_inputs(run)).final == 1
    assert (score(run).low, score(run).high, score(run).well) == (1, 10, 1)
    assert score(run).light == GREEN


def test_what_was_fixed_on_the_spot_is_scored_at_its_best() -> None:
    worst: dict[str, Any] = {}
    for item in ROSA_CHECK.items:
        if item.part and not item.part.startswith("dur_") and item.asks == "one":
            worst[item.id] = max(item.options, key=lambda one: one.points).id
        elif item.part:
            worst[item.id] = [one.id for one in item.options] if item.asks == "several" else item.options[-1].id
    bad = seated(**{item_id: said for item_id, said in worst.items() if "PHONE" not in item_id})
    found, untouched = rosa_result(way(bad, FIXED_NOW)), rosa_result(bad)
    assert found is not None
    assert untouched is not None
    assert found.answered.final > found.now.final
    assert found.now == rosa.score({**rosa_inputs(seated()), **durations(bad)})
    assert not found.ways_down
    assert untouched.now == untouched.answered
    assert 1 <= len(untouched.ways_down) <= 3


def test_a_run_whose_answer_was_lost_has_no_score_but_can_be_shown() -> None:
    run = seated()
    lost = run._replace(replies=tuple(one for one in run.replies if one.part != "back"))
    assert rosa_result(lost) is None
    assert (score(lost).value, score(lost).told) == (None, "can't be scored: an answer is missing")
    strange = run.replies[0]._replace(part="elbow")
    assert score(run._replace(replies=(*run.replies, strange))).value is None


def durations(run: Run) -> dict[str, object]:
    return {name: value for name, value in rosa_inputs(run).items() if name.startswith("dur_")}


# --- any answers ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("checklist_id", CAME_ALONG)
@given(data=st.data())
@settings(max_examples=40)
def test_every_checklist_that_came_along_is_scored_whatever_is_answered(checklist_id: str, data: st.DataObject) -> None:
    check = came_along(checklist_id)
    run = run_of(check, {}, replies=tuple(straight(check, data.draw(answers_for(check))).values()))
    found = score(run)
    assert found.light in LIGHTS
    assert found.told
    if found.value is not None:
        assert found.low <= found.value <= found.high
        assert found.well in (found.low, found.high)
    for one in run.replies:
        if one.risk:
            assert better(score(way(run, FIXED_NOW, one.item)), found), one.item
    everything = score(way(run, FIXED_NOW))
    if check.scoring not in (MEAN, DISCOMFORT, ROSA):
        assert (everything.value, everything.light) == (0, GREEN)


def better(one: Score, other: Score) -> bool:
    """Whether a score is as good or better, in number and light."""
    if LIGHTS.index(one.light) > LIGHTS.index(other.light):
        return False
    if one.value is None or other.value is None:
        return one.value == other.value
    return abs(one.value - one.well) <= abs(other.value - other.well)


def improved(check: Checklist, one: Reply) -> Reply | None:
    """The same question answered a step better; None where it was at its best."""
    item = check.item(one.item)
    assert item is not None
    if item.asks == SCALE and item.scale and one.applies:
        step = -1 if item.scale.well == item.scale.low else 1
        number = int(one.value[0]) + step
        return reply(check, item.id, number) if item.scale.low <= number <= item.scale.high else None
    if item.asks == "several" and one.chosen:
        worst = max(one.chosen, key=lambda option: (bool(option.risk), option.points))
        return reply(check, item.id, [option.id for option in one.chosen if option != worst])
    if item.asks in ("one", "yes-no") and (one.risk or one.points):
        others = [option for option in item.options if not option.risk and option.points <= max(one.points, 0)]
        return reply(check, item.id, others[0].id) if others else None
    return None


@pytest.mark.parametrize("checklist_id", CAME_ALONG)
@given(data=st.data())
@settings(max_examples=60)
def test_an_answer_made_better_never_worsens_the_score(checklist_id: str, data: st.DataObject) -> None:
    check = came_along(checklist_id)
    replies = straight(check, data.draw(answers_for(check)))
    one = data.draw(st.sampled_from([*replies.values()]))
    changed = improved(check, one)
    gates = {condition.item for item in check.items for condition in item.when}
    if changed is None or one.item in gates:  # another answer to a gate asks something else
        return
    before = run_of(check, {}, replies=tuple(replies.values()))
    after = run_of(check, {}, replies=tuple({**replies, one.item: changed}.values()))
    assert better(score(after), score(before)), (one.item, one.value, changed.value)
