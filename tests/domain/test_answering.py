"""What is typed, or stands in a file, becomes an answer: read exactly, worded as it was asked, refused where it is none."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import FRIDAY
from domain.checklist_runs import CAME_ALONG, TODAY, answers_to, came_along, desk_check, reply
from wfhdesk import language
from wfhdesk.domain.answering import answers_told, parse_value, reply_to
from wfhdesk.domain.assessments import counted_risks
from wfhdesk.domain.checklists import ONE, RISKS, SCALE, SEVERAL, TEXT, Item
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.plaintext import LONGEST_LINE

HUGE = 10**5000
CHECK = desk_check()


def item(item_id: str) -> Item:
    found = CHECK.item(item_id)
    assert found is not None
    return found


def parsed(item_id: str, said: object) -> tuple[str, ...]:
    return parse_value(item(item_id), said, TODAY)


def refusal(item_id: str, said: object, one: Item | None = None) -> str:
    with pytest.raises(WrongInput) as caught:
        parse_value(one or item(item_id), said, TODAY)
    return str(caught.value)


# --- what is understood -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["yes", "YES", " y ", "j", "ja", "Ja", True])
def test_yes_in_both_languages_and_as_json(said: object) -> None:
    assert parsed("LAPTOP", said) == ("yes",)


@pytest.mark.parametrize("said", ["no", "No", "n ", "nee", "NEE", False])
def test_no_in_both_languages_and_as_json(said: object) -> None:
    assert parsed("LAPTOP", said) == ("no",)


@pytest.mark.parametrize("said", ["stool", "2", 2, "a st", "A STOOL", " stool "])
def test_an_option_by_its_id_its_number_or_the_beginning_of_its_words(said: object) -> None:
    assert parsed("CHAIR", said) == ("stool",)


def test_a_beginning_that_several_options_have_is_none_of_them() -> None:
    assert refusal("CHAIR", "a") == "CHAIR: “a” is no answer to it; it is office, stool or -."


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("boxes, cables", ("cables", "boxes")),
        ("2 1 2", ("cables", "boxes")),
        ([3], ("cat",)),
        (["cat", 1], ("cables", "cat")),
        (("boxes",), ("boxes",)),
        ([], ()),
        ("none", ()),
        ("geen", ()),
        ("", ()),
        ("0", ()),
    ],
)
def test_several_in_the_order_of_the_question_each_once(said: object, value: tuple[str, ...]) -> None:
    assert parsed("WHERE", said) == value


@pytest.mark.parametrize(("said", "value"), [(0, "0"), ("10", "10"), (" 7 ", "7"), ("007", "7"), (10, "10")])
def test_a_whole_number_on_the_scale(said: object, value: str) -> None:
    assert parsed("HURTS", said) == (value,)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026-12-01", "2026-12-01"),
        ("today", "2026-11-20"),
        ("morgen", "2026-11-21"),
        ("gisteren", "2026-11-19"),
        (" 2026-12-01\n", "2026-12-01"),
    ],
)
def test_a_day(said: str, day: str) -> None:
    assert parsed("NEXT", said) == (day,)


@pytest.mark.parametrize("said", ["friday", "vr", "last week", "2026-02-30", "0001-01-01", "9999-12-31", "1 dec", ""])
def test_a_day_that_could_be_two_or_is_none_is_refused(said: str) -> None:
    assert refusal("NEXT", said)


def test_a_text_becomes_one_clean_line() -> None:
    assert parsed("WORDS", "  a\x1b[31m\nb\u202e ") == ("a[31m b",)
    assert parsed("WORDS", "\u200e \n") == ("-",)
    assert parsed("WORDS", "x" * LONGEST_LINE) == ("x" * LONGEST_LINE,)
    assert refusal("WORDS", "x" * (LONGEST_LINE + 1)) == "WORDS: that is too long for a line."


# --- not applicable ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["-", None, " - ", "-\n", "\u200e-"])
@pytest.mark.parametrize("item_id", ["LAPTOP", "CHAIR", "HURTS", "WORDS", "NEXT"])
def test_not_applicable_where_that_is_an_answer(item_id: str, said: object) -> None:
    assert parsed(item_id, said) == ("-",)


@pytest.mark.parametrize("said", ["-", None, " - ", "-\n", "\u200e-"])
@pytest.mark.parametrize("item_id", ["LAPTOP", "CHAIR", "WHERE", "HURTS", "WORDS", "NEXT"])
def test_not_applicable_is_refused_where_everybody_can_answer(item_id: str, said: object) -> None:
    assert "“-” is no answer to it" in refusal(item_id, said, item(item_id)._replace(can_skip=False))


def test_an_empty_text_is_none_where_everybody_can_answer() -> None:
    assert "is no answer to it; it is a text." in refusal("", " ", item("WORDS")._replace(can_skip=False))


# --- what is refused --------------------------------------------------------------------------------------------------

WRONG: dict[str, list[object]] = {
    "LAPTOP": [1, 0, 1.0, "1", "true", "yes no", "", "maybe", ["yes"], [], {"answer": "yes"}, HUGE],
    "CHAIR": [True, False, 1.0, 0, 3, -1, "0", "3", "", " ", "²", "١", ["stool"], {}, HUGE, -HUGE, "9" * 5000],
    "WHERE": [True, 2, 1.0, "4", ["4"], [["cat"]], [None], [True], ["-"], {"cat": 1}, [HUGE], ["9" * 5000], [""]],
    "HURTS": [True, False, 1.0, "1.0", -1, 11, "-1", "+1", "1e1", "", "١", [1], {}, HUGE, "9" * 5000, "0000" + "9" * 50,
              "00050", float("nan"), float("inf")],
    "WORDS": [True, 1, 1.5, ["x"], {}, HUGE],
    "NEXT": [True, 20261201, 1.5, ["2026-12-01"], {}, date(2026, 12, 1), "x" * 10**6],
}  # fmt: skip


@pytest.mark.parametrize("item_id", WRONG)
def test_whatever_else_comes_is_refused_in_a_short_line_that_says_what_is_right(item_id: str) -> None:
    for said in WRONG[item_id]:
        told = refusal(item_id, said)
        assert told.startswith(f"{item_id}: ")
        assert told.endswith(f"; it is {answers_told(item(item_id))}.")
        assert len(told) < 200
        assert told.isprintable()


def test_it_says_what_can_be_answered() -> None:
    assert {one.id: answers_told(one) for one in CHECK.items} == {
        "LAPTOP": "yes, no or -",
        "STAND": "yes, no or -",
        "CHAIR": "office, stool or -",
        "WHERE": "a list of: cables, boxes, cat",
        "HURTS": "a number from 0 to 10 or -",
        "WORDS": "a text or -",
        "NEXT": "a day, such as 2026-12-01 or -",
    }


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda one: st.lists(one, max_size=3) | st.dictionaries(st.text(max_size=3), one, max_size=3),
    max_leaves=6,
)


@pytest.mark.parametrize("item_id", [one.id for one in CHECK.items])
@given(said=_JSON)
@settings(max_examples=80)
def test_anything_in_json_is_an_answer_or_refused(item_id: str, said: Any) -> None:
    try:
        value = parsed(item_id, said)
    except WrongInput:
        return
    one = item(item_id)
    known = {option.id for option in one.options} | {"-"}
    if one.scale:
        assert value == ("-",) or 0 <= int(value[0]) <= 10
    elif one.options:
        assert {*value} <= known
        assert len(value) == 1 or one.asks == SEVERAL


@pytest.mark.parametrize("checklist_id", CAME_ALONG)
@given(data=st.data())
@settings(max_examples=40)
def test_what_was_answered_reads_back_as_itself(checklist_id: str, data: st.DataObject) -> None:
    one = data.draw(st.sampled_from(came_along(checklist_id).items))
    value = parse_value(one, data.draw(answers_to(one)), TODAY)
    told: Any = [*value] if one.asks == SEVERAL and value != ("-",) else value[0]
    assert parse_value(one, told, TODAY) == value
    if one.asks == SCALE and value != ("-",):
        assert parse_value(one, int(value[0]), TODAY) == value
    if one.asks == SEVERAL and value != ("-",):
        assert parse_value(one, ", ".join(value), TODAY) == value
    if one.asks in (ONE, SEVERAL):
        for number, option in enumerate(one.options, 1):
            assert parse_value(one, option.id if one.asks == ONE else [option.id], TODAY) == (option.id,)
            assert parse_value(one, str(option.text) if one.asks == ONE else [str(option.text)], TODAY) == (option.id,)
            if not any(other.id == str(number) for other in one.options):
                assert parse_value(one, number if one.asks == ONE else [number], TODAY) == (option.id,)


# --- the answer with its wording --------------------------------------------------------------------------------------


def test_an_answer_keeps_the_words_it_was_given_to_in_the_language_spoken() -> None:
    first = reply(CHECK, "LAPTOP", "yes", note=" on \x1b the\nkitchen table ")
    assert (first.asked, first.said, first.section) == ("Do you use a laptop?", "Yes", "All of it")
    assert (first.note, first.risk, first.advice, first.place, first.at) == ("on the kitchen table", "", "", 0, FRIDAY)
    language.speak("nl")
    dutch = reply(CHECK, "LAPTOP", "yes")
    assert (dutch.asked, dutch.said, dutch.value) == ("Gebruik je een laptop?", "Ja", ("yes",))


def test_a_risk_comes_with_what_to_do_about_it() -> None:
    assert reply(CHECK, "STAND", "yes").risk == reply(CHECK, "STAND", "-").risk == ""
    bad = reply(CHECK, "STAND", "no")
    assert (bad.risk, bad.advice, bad.chosen) == ("high", "Put it on a stand.", ())
    stool = reply(CHECK, "CHAIR", "stool")
    assert (stool.risk, stool.advice, stool.said) == ("medium", "Get a chair with a back.", "a stool")
    assert [one.id for one in stool.chosen] == ["stool"]


def test_of_several_the_worst_counts_and_each_advice_is_told_once() -> None:
    both = reply(CHECK, "WHERE", ["cat", "boxes", "cables"])
    assert (both.risk, both.said) == ("medium", "cables; boxes; a cat")
    assert both.advice == "Clear it away. Stack them elsewhere."
    assert (reply(CHECK, "WHERE", []).said, reply(CHECK, "WHERE", []).risk) == ("none", "")
    assert reply(CHECK, "WHERE", ["cat"]).advice == ""


@pytest.mark.parametrize(("number", "risk"), [(0, ""), (3, ""), (4, "medium"), (10, "medium")])
def test_on_a_scale_the_bad_end_is_a_risk(number: int, risk: str) -> None:
    one = reply(CHECK, "HURTS", number)
    assert (one.risk, one.points, one.said) == (risk, number, f"{number} of 10")
    assert bool(one.advice) == bool(risk)


@pytest.mark.parametrize(("number", "risk"), [(1, "medium"), (2, "medium"), (3, ""), (5, "")])
def test_on_a_scale_on_which_much_is_well_the_low_end_is(number: int, risk: str) -> None:
    assert reply(came_along("pulse"), "WEL-1", number).risk == risk


def test_what_does_not_apply_is_no_risk_and_counts_for_nothing() -> None:
    for item_id in ("LAPTOP", "CHAIR", "HURTS", "WORDS", "NEXT"):
        one = reply(CHECK, item_id, "-")
        assert (one.risk, one.points, one.chosen, one.said, one.applies) == ("", 0, (), "not applicable", False)


def test_a_note_that_is_too_long_is_refused() -> None:
    assert reply_to(CHECK, item("LAPTOP"), ("yes",), FRIDAY, "x" * LONGEST_LINE).note == "x" * LONGEST_LINE
    with pytest.raises(WrongInput, match="LAPTOP: that is too long for a line"):
        reply_to(CHECK, item("LAPTOP"), ("yes",), FRIDAY, "x" * (LONGEST_LINE + 1))


@pytest.mark.parametrize("checklist_id", CAME_ALONG)
@given(data=st.data())
@settings(max_examples=40)
def test_every_answer_to_every_question_has_its_words(checklist_id: str, data: st.DataObject) -> None:
    check = came_along(checklist_id)
    place = data.draw(st.integers(0, len(check.items) - 1))
    one = check.items[place]
    found = reply(check, one.id, data.draw(answers_to(one)))
    assert found.asked
    assert found.said
    assert found.section
    assert found.place == place
    assert found.risk in ("", *RISKS)
    assert bool(found.advice) == bool(found.risk)
    assert one.asks != TEXT or not found.risk


def test_risks_are_counted_the_worst_first() -> None:
    replies = [reply(CHECK, "CHAIR", "stool"), reply(CHECK, "STAND", "no"), reply(CHECK, "HURTS", 9)]
    assert counted_risks([one.risk for one in [*replies, reply(CHECK, "LAPTOP", "yes")]]) == "1 high, 2 medium"
    assert counted_risks([]) == ""
