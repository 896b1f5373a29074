"""The ROSA score: every input that can be, against the worksheet's tables."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.rosa import BEST_ALL_DAY, RosaScore, band, checked, score

WORKSHEET = json.loads(Path(__file__).with_name("rosa_vectors.json").read_text("utf-8"))
MOST = {  # the highest base, and the most that additions come to
    "seat_height": (3, 2),
    "seat_depth": (2, 1),
    "armrest": (2, 3),
    "back": (2, 2),
    "monitor": (3, 4),
    "phone": (2, 3),
    "mouse": (2, 4),
    "keyboard": (2, 4),
}
VALUES = {
    **{part: range(1, base + 1) for part, (base, _most) in MOST.items()},
    **{f"{part}_add": range(most + 1) for part, (_base, most) in MOST.items()},
    **{f"dur_{name}": range(-1, 2) for name in ("chair", "monitor", "phone", "mouse", "keyboard")},
}
"""Every value of every input."""
Given = dict[str, int | None]
BEST: Given = {name: values[0] for name, values in VALUES.items()}
SEAT, REST = (
    ("seat_height", "seat_height_add", "seat_depth", "seat_depth_add"),
    ("armrest", "armrest_add", "back", "back_add"),
)
CHAIR = (*SEAT, *REST, "dur_chair")
MONITOR, PHONE = ("monitor", "monitor_add", "dur_monitor"), ("phone", "phone_add", "dur_phone")
MOUSE, KEYBOARD = ("mouse", "mouse_add", "dur_mouse"), ("keyboard", "keyboard_add", "dur_keyboard")
UNUSED: Given = dict.fromkeys(PHONE)


def inputs() -> st.SearchStrategy[Given]:
    """Everything that can be answered, now and then without a telephone."""
    used = st.fixed_dictionaries({name: st.sampled_from(values) for name, values in VALUES.items()})
    return st.builds(
        lambda known, without: {**known, **(UNUSED if without else {})}, used, st.sampled_from([False, True])
    )


def every(*names: str) -> list[Given]:
    """Every choice of values of some inputs."""
    return [dict(zip(names, values, strict=True)) for values in product(*(VALUES[name] for name in names))]


def total(known: Given, *names: str) -> int:
    return sum(known[name] or 0 for name in names)


def cell(table: str, row: int, column: int) -> int:
    return int(WORKSHEET["tables"][table][row][column])


# --- the worksheet ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("vector", WORKSHEET["vectors"], ids=lambda one: one["name"])
def test_known_workstations_score_as_they_should(vector: dict[str, Any]) -> None:
    assert score(vector["input"])._asdict() == vector["expected"]
    assert list(RosaScore._fields) == list(vector["expected"])


def test_a_published_sheet_scores_seven_whatever_its_keyboard() -> None:
    """A filled-in worksheet of 2018: the chair's sums are 4, 3, 3 and 3; screen, telephone and mouse come to 3, 2 and 2."""
    sheet = {"seat_height": 3, "seat_height_add": 1, "seat_depth": 2, "seat_depth_add": 1}
    sheet |= {"armrest": 2, "armrest_add": 1, "back": 2, "back_add": 1, "dur_chair": 0}
    sheet |= {"monitor": 3, "dur_monitor": 0, "phone": 2, "dur_phone": 0, "mouse": 2, "dur_mouse": 0}
    for keyboard in every(*KEYBOARD):
        found = score({**sheet, **keyboard})
        assert (found.seat, found.armback, found.table_a, found.chair, found.final) == (7, 6, 7, 7, 7)


def test_every_chair_scores_by_its_table() -> None:
    cells = set()
    for known in every(*CHAIR):
        found = score({**BEST, **known})
        seat, armback = total(known, *SEAT), total(known, *REST)
        table_a = cell("section_a", seat - 2, armback - 2)
        expected = (seat, armback, table_a, table_a + total(known, "dur_chair"))
        assert (found.seat, found.armback, found.table_a, found.chair) == expected
        cells.add((seat, armback))
    assert cells == {*product(range(2, 9), range(2, 10))}


def test_every_screen_and_telephone_scores_by_its_table() -> None:
    cells = set()
    for screen, telephone in product(every(*MONITOR), [*every(*PHONE), UNUSED]):
        found = score({**BEST, **screen, **telephone})
        monitor, phone = min(total(screen, *MONITOR), 7), total(telephone, *PHONE)
        assert (found.monitor, found.phone, found.section_b) == (monitor, phone, cell("section_b", phone, monitor))
        cells.add((phone, monitor))
    assert cells == {*product(range(7), range(8))}


def test_every_mouse_and_keyboard_scores_by_its_table() -> None:
    cells = set()
    for pointer, keys in product(every(*MOUSE), every(*KEYBOARD)):
        found = score({**BEST, **pointer, **keys})
        mouse, keyboard = total(pointer, *MOUSE), total(keys, *KEYBOARD)
        assert (found.mouse, found.keyboard, found.section_c) == (mouse, keyboard, cell("section_c", mouse, keyboard))
        cells.add((mouse, keyboard))
    assert cells == {*product(range(8), range(8))}


def test_the_sections_are_joined_by_the_larger_of_them() -> None:
    """Tried with every value that a section can have, beside every value of the others."""
    chairs = {score({**BEST, **one}).chair: one for one in every(*CHAIR)}
    screens = {score({**BEST, **one}).section_b: one for one in every(*MONITOR, *PHONE)}
    pointers = {score({**BEST, **one}).section_c: one for one in every(*MOUSE, *KEYBOARD)}
    assert (sorted(chairs), sorted(screens), sorted(pointers)) == ([*range(1, 11)], [*range(1, 10)], [*range(1, 10)])
    for chair, section_b, section_c in product(chairs, screens, pointers):
        found = score({**chairs[chair], **screens[section_b], **pointers[section_c]})
        assert (found.chair, found.section_b, found.section_c) == (chair, section_b, section_c)
        assert found.monitor_peripherals == max(section_b, section_c)
        assert found.final == max(chair, section_b, section_c)


def test_a_perfect_workstation_used_all_day_scores_three() -> None:
    all_day = {**BEST, **{name: 1 for name in VALUES if name.startswith("dur_")}}
    assert score(all_day).final == BEST_ALL_DAY == 3
    assert score(BEST).final == 1


# --- what holds for every workstation --------------------------------------------------------------------------


@given(inputs())
@settings(max_examples=400)
def test_no_answer_made_better_raises_any_score(known: Given) -> None:
    """Each answer is made better alone, to every value below its own."""
    before = score(known)
    for name, values in VALUES.items():
        now = known[name]
        for better in [value for value in values if now is not None and value < now]:
            after = score({**known, name: better})
            assert all(new <= old for new, old in zip(after, before, strict=True))


@given(inputs())
def test_a_telephone_given_up_raises_no_score(known: Given) -> None:
    before, after = score(known), score({**known, **UNUSED})
    assert after.phone == 0
    assert all(new <= old for new, old in zip(after, before, strict=True))


@given(inputs())
def test_a_score_is_between_one_and_ten_and_none_of_its_parts_is_above_it(known: Given) -> None:
    found = score(known)
    assert 1 <= found.final <= 10
    assert found.final in {found.chair, found.section_b, found.section_c}
    assert found.final >= max(found.chair, found.section_b, found.section_c, found.monitor_peripherals)


# --- what is taken, and what is refused ------------------------------------------------------------------------


def test_a_missing_addition_is_none() -> None:
    known = {**BEST, "monitor": 3, "dur_chair": 0}
    without = {name: value for name, value in known.items() if not name.endswith("_add")}
    assert len(without) == 13
    assert checked(without) == known
    assert score(without) == score(known)


@pytest.mark.parametrize("said", [{}, {"phone_add": None}, {"dur_phone": None}, {"phone_add": 3, "dur_phone": 1}])
def test_of_a_telephone_that_is_not_used_nothing_counts(said: Given) -> None:
    worst = {name: values[-1] for name, values in VALUES.items() if name not in PHONE}
    known = {**worst, "phone": None, **said}
    assert checked(known) == {**worst, **UNUSED}
    assert score(known).phone == 0
    assert score(known).section_b == cell("section_b", 0, 7) == 6


@pytest.mark.parametrize("name", VALUES)
@pytest.mark.parametrize("used", [True, False])
def test_a_value_that_an_input_can_not_have_is_refused_by_name(name: str, used: bool) -> None:
    known = BEST if used or name == "phone" else {**BEST, "phone": None}
    first, last = VALUES[name][0], VALUES[name][-1]
    right = ", ".join(map(str, VALUES[name]))
    for value in (first - 1, last + 1, 10**30, True, False, 1.0, 0.5, float("nan"), "1", "", [1], {"1": 1}):
        with pytest.raises(WrongInput, match=rf"^“{name}” can't be .+ one of {right}[.,]") as refused:
            score({**known, name: value})
        assert len(str(refused.value)) < 200
    for value in VALUES[name]:
        assert score({**BEST, name: value})


@pytest.mark.parametrize("name", [name for name in VALUES if name != "phone" and name not in PHONE])
def test_only_of_the_telephone_null_is_an_answer(name: str) -> None:
    with pytest.raises(WrongInput, match=f"^“{name}” can't be null"):
        score({**BEST, **UNUSED, name: None})


@pytest.mark.parametrize("name", ["phone_add", "dur_phone"])
def test_a_telephone_in_use_needs_its_own_answers(name: str) -> None:
    with pytest.raises(WrongInput, match=f"^“{name}” can't be null; it is a whole number, one of -?[01], [01], "):
        score({**BEST, name: None})


@pytest.mark.parametrize("name", [name for name in VALUES if not name.endswith("_add")])
def test_a_missing_answer_is_named(name: str) -> None:
    with pytest.raises(WrongInput, match=f"^“{name}” is missing; it is one of -?1, "):
        score({other: value for other, value in BEST.items() if other != name})


def test_that_no_telephone_is_used_has_to_be_said() -> None:
    with pytest.raises(
        WrongInput, match=r"^“phone” is missing; it is one of 1, 2, or null where no telephone is used\.$"
    ):
        score({name: value for name, value in BEST.items() if name not in PHONE})


@pytest.mark.parametrize("name", ["seat", "telephone", "Monitor", "dur_seat_height", "", "phone_add_add", "x" * 9_000])
def test_an_input_that_there_is_not_is_refused_by_name(name: str) -> None:
    with pytest.raises(WrongInput, match=f"^“{name[:50]}.*” is no input of ROSA; they are: .*seat_height, .*keyboard"):
        score({**BEST, name: 1})


@pytest.mark.parametrize("known", [{"\x1b[2Jmouse\n": 1}, {"mouse": "\x1b[2J1\n\u202e2"}])
def test_what_is_refused_is_told_without_its_terminal_codes(known: dict[str, object]) -> None:
    with pytest.raises(WrongInput) as refused:
        score({**BEST, **known})
    assert str(refused.value).isprintable()


# --- the band --------------------------------------------------------------------------------------------------


def test_five_asks_to_act_and_six_to_act_soon() -> None:
    expected = ["green", "green", "improve", "improve", "act", "soon", "soon", "soon", "urgent", "urgent"]
    assert [band(final) for final in range(1, 11)] == expected
