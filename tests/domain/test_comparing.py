"""Two runs of a checklist side by side: better one way is worse the other way, and nothing is left out."""

from __future__ import annotations

from datetime import timedelta
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
    desk_check,
    run_of,
    straight,
)
from wfhdesk import language
from wfhdesk.domain.assessments import Reply, Run
from wfhdesk.domain.comparing import (
    BETTER,
    CHANGES,
    GONE,
    NEW,
    OTHER,
    SAME,
    WORSE,
    compare,
    former_of,
    regions,
    shown_change,
)
from wfhdesk.domain.errors import WrongInput

CHECK = desk_check()
TURNED = {BETTER: WORSE, WORSE: BETTER, NEW: GONE, GONE: NEW, OTHER: OTHER, SAME: SAME}


def changes(before: Run, after: Run) -> dict[str, str]:
    found = compare(before, after)
    return {one.item: each.change for each in found for one in [each.after or each.before] if one}


def way(run: Run, item_id: str, way: str) -> Run:
    return run._replace(replies=tuple(one._replace(way=way) if one.item == item_id else one for one in run.replies))


def test_each_question_tells_how_it_changed() -> None:
    good, bad = run_of(CHECK, STRAIGHT), run_of(CHECK, ALL_BAD)
    assert changes(good, bad) == {
        "LAPTOP": OTHER,
        "STAND": NEW,
        "CHAIR": WORSE,
        "WHERE": WORSE,
        "HURTS": WORSE,
        "WORDS": SAME,
        "NEXT": SAME,
    }
    assert changes(bad, good)["CHAIR"] == BETTER
    assert changes(bad, bad) == dict.fromkeys(ALL_BAD, SAME)


def test_what_was_asked_only_once_has_one_answer() -> None:
    found = {one.asked: one for one in compare(run_of(CHECK, ALL_BAD), run_of(CHECK, STRAIGHT))}
    stand = found["Does it stand high enough?"]
    assert stand.after is None
    assert stand.before is not None
    assert (stand.change, stand.section) == (GONE, "All of it")
    assert [*found][-1] == "Does it stand high enough?"  # the later run's order comes first


def test_what_was_fixed_on_the_spot_is_better_than_what_stayed() -> None:
    bad = run_of(CHECK, ALL_BAD)
    assert changes(bad, way(bad, "CHAIR", "fixed"))["CHAIR"] == BETTER
    assert changes(way(bad, "CHAIR", "fixed"), way(bad, "CHAIR", "action"))["CHAIR"] == WORSE
    assert changes(way(bad, "CHAIR", "fine"), way(bad, "CHAIR", "action"))["CHAIR"] == SAME


def test_a_graver_risk_is_worse_and_another_of_the_same_weight_is_other() -> None:
    boxes, cables = (run_of(CHECK, {**STRAIGHT, "WHERE": [one]}) for one in ("boxes", "cables"))
    assert changes(cables, boxes)["WHERE"] == WORSE
    both = run_of(CHECK, {**STRAIGHT, "WHERE": ["boxes", "cat"]})
    assert changes(boxes, both)["WHERE"] == OTHER


@pytest.mark.parametrize(
    ("checklist_id", "item_id", "less", "more", "change"),
    [("pulse", "WEL-1", 3, 5, BETTER), ("pulse", "WEL-1", 1, 2, BETTER), ("discomfort", "R-NECK", 1, 3, WORSE)],
)
def test_within_the_same_risk_the_number_decides(
    checklist_id: str, item_id: str, less: int, more: int, change: str
) -> None:
    check = came_along(checklist_id)
    item = check.item(item_id) or next(one for one in check.items if one.part == "neck")
    before, after = (run_of(check, {item.id: one}) for one in (less, more))
    assert changes(before, after)[item.id] == change
    assert changes(after, before)[item.id] == TURNED[change]


def test_where_nobody_knows_which_end_is_well_a_number_is_only_another_one() -> None:
    """A scale of one's own may have its well end at 10; the answer doesn't tell."""
    check = desk_check(("well = 0\nrisk_from = 4", "well = 10\nrisk_from = 4"))
    before, after = (run_of(check, {"HURTS": number}) for number in (6, 9))
    assert changes(before, after)["HURTS"] == OTHER
    assert changes(run_of(check, {"HURTS": 3}), after)["HURTS"] == BETTER


def test_what_does_not_apply_any_more_is_other_or_better() -> None:
    before = run_of(CHECK, {"HURTS": 8, "CHAIR": "office"})
    after = run_of(CHECK, {"HURTS": "-", "CHAIR": "-"})
    assert changes(before, after) == {"HURTS": BETTER, "CHAIR": OTHER}


def test_runs_of_different_checklists_are_not_compared() -> None:
    with pytest.raises(WrongInput, match="“Desk check” and “Weekly pulse” ask different things"):
        compare(run_of(CHECK, STRAIGHT), run_of(came_along("pulse"), {}))


@pytest.mark.parametrize("checklist_id", CAME_ALONG)
@given(data=st.data())
@settings(max_examples=30)
def test_the_other_way_round_everything_turns(checklist_id: str, data: st.DataObject) -> None:
    check = came_along(checklist_id)
    before, after = (any_run(check, data) for _ in range(2))
    there, back = changes(before, after), changes(after, before)
    assert back == {item_id: TURNED[change] for item_id, change in there.items()}
    assert {*there} == {one.item for run in (before, after) for one in run.replies}
    assert {*there.values()} <= {*CHANGES}
    assert {*changes(before, before).values()} <= {SAME}


def any_run(check: Any, data: st.DataObject) -> Run:
    replies = straight(check, data.draw(answers_for(check)))
    ways = data.draw(st.lists(st.sampled_from(("", "fixed", "action", "fine")), min_size=1))
    decided: list[Reply] = [
        one._replace(way=ways[place % len(ways)]) if one.risk else one for place, one in enumerate(replies.values())
    ]
    return run_of(check, {}, replies=tuple(decided))


@pytest.mark.parametrize("spoken", ["en", "nl"])
def test_each_change_has_a_word_of_its_own(spoken: str) -> None:
    language.speak(spoken)
    assert len({shown_change(one) for one in CHANGES}) == len(CHANGES)


# --- the run before ---------------------------------------------------------------------------------------------------


def test_the_run_before_is_the_last_finished_one_of_the_same_place() -> None:
    def at(days: int, **more: Any) -> Run:
        return run_of(CHECK, {}, TODAY + timedelta(days=days), id=str(days), **more)

    this = at(0)
    others = [at(-300), at(-20), at(5), this, at(-10, workstation="w2"), at(-9, finished=None)]
    others.append(at(-8)._replace(checklist="x"))
    assert former_of(this, others) == at(-20)
    assert former_of(at(-300), others) is None
    begun_long_ago = this._replace(started=FRIDAY - timedelta(days=400))
    assert former_of(begun_long_ago, others) == at(-20)


def test_regions_are_those_that_were_asked_about() -> None:
    check = came_along("discomfort")
    parts = {one.part: one.id for one in check.items if one.part}
    run = run_of(check, {parts["neck"]: 4, parts["eyes"]: 0})
    assert regions(run) == {"neck": 4, "eyes": 0}
    strange = run.replies[0]._replace(part="tail")
    assert regions(run._replace(replies=(strange,))) == {}
