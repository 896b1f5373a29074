"""What a run came to, in words."""

from __future__ import annotations

import pytest

from domain.checklist_runs import ALL_BAD, desk_check, run_of
from wfhdesk.domain.assessments import FINE_AS_IS, FIXED_NOW, Run
from wfhdesk.domain.comparing import compare
from wfhdesk.domain.result_texts import best_told, change_lines

CHECK = desk_check()


def decided(run: Run, **ways: str) -> Run:
    return run._replace(replies=tuple(one._replace(way=ways.get(one.item, "")) for one in run.replies))


def test_what_changed_is_told_worse_before_better_and_the_rest_is_counted() -> None:
    before, after = run_of(CHECK, {**ALL_BAD, "HURTS": 2}), run_of(CHECK, {**ALL_BAD, "STAND": "yes", "HURTS": 9})
    worse, better, rest = change_lines(compare(before, after))
    assert worse == "Worse: How much does it hurt? 2 of 10 → 9 of 10"
    assert better == "Better: Does it stand high enough? No → Yes"
    assert rest == f"{len(after.replies) - 2} answers are neither better nor worse"


def test_the_same_answer_is_told_with_what_became_of_it() -> None:
    run = run_of(CHECK, ALL_BAD)
    then, now = decided(run, STAND=FIXED_NOW), decided(run, STAND=FINE_AS_IS)
    assert change_lines(compare(then, now))[0] == (
        "Worse: Does it stand high enough? No (fixed now) → No (fine as it is)"
    )
    assert change_lines(compare(run, then))[0] == "Better: Does it stand high enough? No → No (fixed now)"


def test_one_answer_is_one() -> None:
    run = run_of(CHECK, ALL_BAD)
    one = run._replace(replies=run.replies[:1])
    assert change_lines(compare(one, one)) == ["1 answer is neither better nor worse"]


@pytest.mark.parametrize(("scoring", "is_told"), [("rosa", True), ("answers", False)])
def test_only_of_rosa_it_says_what_the_best_is(scoring: str, is_told: bool) -> None:
    told = best_told(run_of(CHECK, ALL_BAD)._replace(scoring=scoring))
    assert told.startswith("3 is the best a whole day") == is_told
    assert bool(told) == is_told
