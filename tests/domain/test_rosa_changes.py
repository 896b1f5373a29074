"""What drives a ROSA score, and what brings it down."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.rosa import RosaScore, score
from wfhdesk.domain.rosa_changes import Change, Driver, Excess, WayDown, drivers, ways_down
from wfhdesk.domain.rosa_texts import shown_part

Given = dict[str, int | None]
BASES = {
    "seat_height": 3,
    "seat_depth": 2,
    "armrest": 2,
    "back": 2,
    "monitor": 3,
    "phone": 2,
    "mouse": 2,
    "keyboard": 2,
}
ADDITIONS = {
    "seat_height": (1, 1),
    "seat_depth": (1,),
    "armrest": (1, 1, 1),
    "back": (1, 1),
    "monitor": (1, 1, 1, 1),
    "phone": (2, 1),
    "mouse": (2, 1, 1),
    "keyboard": (1, 1, 1, 1),
}
TIMES = ("dur_chair", "dur_monitor", "dur_phone", "dur_mouse", "dur_keyboard")
BEST: Given = {**dict.fromkeys(BASES, 1), **dict.fromkeys(TIMES, 0)}
UNUSED: Given = {"phone": None, "phone_add": None, "dur_phone": None}


@st.composite
def workstations(draw: st.DrawFn) -> tuple[Given, list[Change]]:
    """A workstation as it was answered, and what is wrong there, in any order."""
    known: Given = {name: draw(st.integers(-1, 1)) for name in TIMES}
    changes = []
    for part, worst in BASES.items():
        base = draw(st.integers(1, worst))
        ticked = [points for points in ADDITIONS[part] if draw(st.booleans())]
        known |= {part: base, f"{part}_add": sum(ticked)}
        changes += [Change(part, part, base - 1)] if base > 1 else []
        changes += [Change(f"{part}-{number}", f"{part}_add", points) for number, points in enumerate(ticked)]
    if draw(st.booleans()):
        known |= UNUSED
        changes = [change for change in changes if not change.part.startswith("phone")]
    return known, draw(st.permutations(changes))


def worst_case(**known: int | None) -> Given:
    worst = {**BASES, **{f"{part}_add": sum(points) for part, points in ADDITIONS.items()}, **dict.fromkeys(TIMES, 1)}
    return {**worst, **known}


def after(known: Given, changes: Iterable[Change]) -> RosaScore:
    """The score when some things are made good, worked out anew."""
    made = {name: value or 0 for name, value in known.items()}
    for change in changes:
        made[change.part] -= change.points
    return score({**made, **(UNUSED if known["phone"] is None else {})})


def largest_first(found: RosaScore) -> list[int]:
    return sorted((found.chair, found.section_b, found.section_c), reverse=True)


def order(way: WayDown) -> tuple[int, list[int], int]:
    return way.score.final, largest_first(way.score), -sum(change.points for change in way.changes)


# --- what lowers it --------------------------------------------------------------------------------------------


@given(workstations())
@settings(max_examples=300)
def test_every_way_down_really_lowers_the_score_and_the_best_comes_first(case: tuple[Given, list[Change]]) -> None:
    known, changes = case
    ways = ways_down(known, changes)
    for way in ways:
        assert way.score == after(known, way.changes)
        assert way.score.final < score(known).final
        assert set(way.changes) <= set(changes)
        assert len(set(way.changes)) == len(way.changes)
    assert [order(way) for way in ways] == sorted(order(way) for way in ways)


@given(workstations())
@settings(max_examples=300)
def test_all_singles_that_lower_it_are_told_and_where_there_are_none_all_pairs(
    case: tuple[Given, list[Change]],
) -> None:
    known, changes = case
    final = score(known).final
    told = {way.changes for way in ways_down(known, changes)}
    for number in (1, 2):
        expected = {some for some in combinations(changes, number) if after(known, some).final < final}
        if expected:
            assert told == expected
            return
    assert len(told) <= 1
    assert all(len(some) > 2 for some in told)


@given(workstations(), st.integers(3, 9))
@settings(max_examples=300)
def test_no_smaller_set_than_the_one_told_lowers_it(case: tuple[Given, list[Change]], possible: int) -> None:
    """With only some of the changes possible, so that every set can be tried."""
    known, changes = case[0], case[1][:possible]
    final = score(known).final
    ways = ways_down(known, changes)
    sizes = (
        size
        for size in range(1, len(changes) + 1)
        for some in combinations(changes, size)
        if after(known, some).final < final
    )
    smallest = next(sizes, None)
    assert {len(way.changes) for way in ways} == ({smallest} if smallest else set())


def test_of_two_changes_that_lead_to_the_same_score_the_one_that_takes_more_off_the_largest_part_comes_first() -> None:
    known = BEST | {"monitor": 3, "monitor_add": 3, "keyboard": 2, "keyboard_add": 2}
    assert largest_first(score(known)) == [5, 4, 2]
    low, glare = Change("screen", "monitor", 2), Change("glare", "monitor_add", 1)
    found = ways_down(known, [glare, low])
    assert [(way.changes, largest_first(way.score)) for way in found] == [((low,), [4, 3, 2]), ((glare,), [4, 4, 2])]


def test_of_changes_that_lead_to_the_same_scores_the_one_that_takes_off_most_comes_first() -> None:
    known = BEST | {"mouse_add": 3, "dur_mouse": -1, "keyboard": 2, "keyboard_add": 3}
    small, apart = Change("small", "mouse_add", 1), Change("apart", "mouse_add", 2)
    first, second = ways_down(known, [small, apart])
    assert largest_first(first.score) == largest_first(second.score) == [5, 2, 1]
    assert [first.changes, second.changes] == [(apart,), (small,)]


def test_of_changes_that_are_alike_in_all_this_the_earlier_question_comes_first() -> None:
    known = BEST | {"seat_height": 2, "armrest": 2, "armrest_add": 3, "back": 2, "seat_depth": 2}
    changes = [Change(item, "armrest_add", 1) for item in ("wide", "hard", "high")]
    assert [way.changes for way in ways_down(known, changes)] == [(change,) for change in changes]


def test_where_no_single_change_helps_the_pairs_that_do_are_told() -> None:
    """Screen and keyboard both reach the score, so neither alone brings it down."""
    known = BEST | {"monitor": 3, "monitor_add": 3, "keyboard": 2, "keyboard_add": 3}
    before = score(known)
    assert (before.section_b, before.section_c, before.final) == (5, 5, 5)
    screen, keys = Change("screen", "monitor", 2), Change("keys", "keyboard_add", 1)
    assert [way.changes for way in ways_down(known, [keys, screen])] == [(keys, screen)]
    assert ways_down(known, [keys]) == []


def test_where_no_pair_helps_the_smallest_set_that_does_is_told() -> None:
    """All three sections reach the score, and each needs a change in its table's rows and one in its columns."""
    known = worst_case(dur_chair=0)
    before = score(known)
    assert (before.chair, before.section_b, before.section_c) == (9, 9, 9)
    (way,) = ways_down(known, [Change(part, part, base - 1) for part, base in BASES.items()])
    expected = ["seat_height", "armrest", "phone", "monitor", "mouse", "keyboard"]
    assert [change.part for change in way.changes] == expected
    assert largest_first(way.score) == [8, 8, 8]


def test_the_smallest_set_has_the_changes_that_take_off_most_whatever_their_order() -> None:
    """Three points off the seat's height are needed: by the two larger changes, not the three smaller ones."""
    known = worst_case(**UNUSED, dur_chair=0)
    small = [Change(item, "seat_height_add", 1) for item in ("legs", "fixed")] + [Change("deep", "seat_depth_add", 1)]
    high, mouse, keys = Change("high", "seat_height", 2), Change("mouse", "mouse", 1), Change("keys", "keyboard", 1)
    (way,) = ways_down(known, [*small, high, mouse, keys])
    assert way.changes == (high, small[0], mouse, keys)


def test_nothing_is_told_where_nothing_lowers_it() -> None:
    all_day = BEST | dict.fromkeys(TIMES, 1)
    assert ways_down(all_day, []) == []
    assert ways_down({**all_day, "mouse": 2}, [Change("mouse", "mouse", 1)]) == []


def test_a_change_of_a_part_that_is_good_already_or_not_used_is_passed_over() -> None:
    known = BEST | {"monitor": 3, "monitor_add": 4, **UNUSED}
    screen, hold, glare = Change("s", "monitor", 2), Change("p", "phone_add", 2), Change("g", "keyboard_add", 1)
    assert [way.changes for way in ways_down(known, [hold, glare, screen])] == [(screen,)]


def test_wrong_answers_are_refused() -> None:
    with pytest.raises(WrongInput, match=r"^“mouse” can't be 3"):
        ways_down({**BEST, "mouse": 3}, [])
    with pytest.raises(WrongInput, match=r"^“dur_chair” is missing"):
        drivers({name: value for name, value in BEST.items() if name != "dur_chair"})


# --- what drives it --------------------------------------------------------------------------------------------


def test_the_section_that_reaches_the_score_is_told_with_what_is_wrong_there_the_worst_first() -> None:
    known = BEST | {"seat_height": 2, "seat_height_add": 1, "back": 2, "back_add": 2, "armrest": 2, "dur_chair": 1}
    excesses = [("back", 3), ("seat_height", 2), ("armrest", 1), ("dur_chair", 1)]
    assert drivers({**known, "mouse": 2}) == [Driver("chair", tuple(Excess(*one) for one in excesses))]


def test_sections_that_reach_it_together_are_all_told() -> None:
    known = BEST | {"monitor": 3, "monitor_add": 3, "dur_phone": 1, "keyboard": 2, "keyboard_add": 4}
    assert drivers(known) == [
        Driver("section_b", (Excess("monitor", 5), Excess("dur_phone", 1))),
        Driver("section_c", (Excess("keyboard", 5),)),
    ]


def test_the_best_workstation_is_driven_by_its_hours_alone() -> None:
    all_day = BEST | dict.fromkeys(TIMES, 1)
    assert drivers(all_day) == [Driver("chair", (Excess("dur_chair", 1),))]
    assert drivers(BEST | dict.fromkeys(TIMES, -1)) == [
        Driver(name, ()) for name in ("chair", "section_b", "section_c")
    ]


def test_a_telephone_that_is_not_used_drives_nothing() -> None:
    known = BEST | {"monitor": 3, "monitor_add": 4, "phone": 2, "phone_add": 1, "dur_phone": 1}
    in_use = (Excess("monitor", 6), Excess("phone", 2), Excess("dur_phone", 1))
    assert drivers(known) == [Driver("section_b", in_use)]
    assert drivers({**known, **UNUSED}) == [Driver("section_b", (Excess("monitor", 6),))]


@given(workstations())
def test_what_drives_a_score_reaches_it_and_can_be_told_in_words(case: tuple[Given, list[Change]]) -> None:
    known, _changes = case
    found = score(known)
    reached = {"chair": found.chair, "section_b": found.section_b, "section_c": found.section_c}
    told = drivers(known)
    assert [driver.section for driver in told] == [name for name, value in reached.items() if value == found.final]
    for driver in told:
        points = [excess.points for excess in driver.excesses]
        assert points == sorted(points, reverse=True)
        assert all(number > 0 for number in points)
        assert shown_part(driver.section)
        assert all(shown_part(excess.part) for excess in driver.excesses)
