"""Checklists that were made to do harm, or broken by chance: each is refused in words, at once, and nothing else happens."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.checklist_files import PATH, WHOLE, changed, refusal
from wfhdesk.domain.checklist_format import LONGEST_FILE, parse_checklist, parse_head
from wfhdesk.domain.checklists import Checklist
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.figures import parse_figures

PLACES = st.integers(0, len(WHOLE))
SIGNS = st.sampled_from([*"\"'\\#=[]{},.-0x\n\r\t\x00\x1b\ud800é", '"""', "[[items]]", "1e9", "true", "= ", "\r\n"])


def test_a_file_too_large_is_refused_by_name_before_it_is_read() -> None:
    large = f"{PATH} is too large; it can have 256 kB at most."
    assert refusal("[" * (LONGEST_FILE + 1)) == large
    assert refusal(WHOLE + "#" + "é" * (LONGEST_FILE // 2)) == large
    just = WHOLE + "#" * (LONGEST_FILE - len(WHOLE.encode()))
    assert parse_checklist(just, PATH) == parse_checklist(WHOLE, PATH)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a" + ".a" * 100_000 + " = 1", 1),
        ("\n\n[a" + " . a" * 50_000 + "]", 3),
        ('\n"a"' + '."="' * 50_000 + " = 1", 2),
        ("\n'a'" + ".'#'" * 50_000 + " = 1", 2),
        (("a" + ".a" * 40 + " = 1\n") * 2_500, 1),
    ],
    ids=["a key", "a header", "quoted", "plainly quoted", "many"],
)
def test_keys_without_end_are_refused_before_they_take_hours(text: str, line: int) -> None:
    assert refusal(text) == f"{PATH}, line {line}: a key has too many parts; two are enough for anything here."


@pytest.mark.parametrize(
    ("value", "before"),
    [("[" * 100_000, 1), ("{a = " * 40_000, 1), ("[{a=" * 40_000, 0), ("1" * 5_000, 2), ("-" + "9" * 200_000, 0)],
    ids=["lists", "tables", "both", "a number", "a long one"],
)
def test_values_without_end_are_refused_with_their_line(value: str, before: int) -> None:
    text = "# [[[[\n" * before + f"x = 'y[[['\nformat = {value}\n"
    what = "a value is far too long or nested too deep; a list with tables in it is enough for anything here."
    assert refusal(text) == f"{PATH}, line {before + 2}: {what}"


@pytest.mark.parametrize(
    "text",
    [
        *('""' * 100_000, "'" * 100_000, "=" * 100_000, "." * 200_000, "a. " * 60_000, "\n" * 200_000, "#" * 200_000),
        *(
            'x = "' + '\\"' * 100_000,
            'x = "' + '\\"' * 100_000 + '"',
            "[[items]]\n" * 20_000,
            "\x00",
            "\ud800",
            "x = '\ud800'",
        ),
        "format = 1\n" + "\n".join(f"k{number} = 1" for number in range(20_000)),
        "format = 1\n[[items]]\n" + "[[items.options]]\n" * 10_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_what_is_no_checklist_is_refused_with_a_line(text: str) -> None:
    assert refusal(text).startswith(f"{PATH}, line ")


def test_numbers_of_questions_options_and_letters_are_bounded() -> None:
    last = WHOLE[WHOLE.rindex("[[items]]") :]
    many = WHOLE + "".join(last.replace("NEXT", f"N{number}") for number in range(295))
    assert "this is one too many; “items” can have 300 at most." in refusal(many)
    light = '[[items.options]]\nid = "lamp"\ntext = "a lamp"\n'
    most = changed(light, light + "".join(light.replace("lamp", f"l{number}") for number in range(38)))
    assert len(parse_checklist(most, PATH).items[2].options) == 40
    assert "this is one too many; “options” can have 40 at most." in refusal(
        changed(light, light + light.replace("lamp", "x"), most)
    )
    assert parse_checklist(changed("Where?", "x" * 1_000), PATH)
    assert "“question” has to be a text of 1000 characters at most, not “xxx" in refusal(changed("Where?", "x" * 1_001))


def test_what_a_message_quotes_is_harmless_and_short() -> None:
    for text in (
        changed('risk = "yes"', r'"\u001b]0;x\u0007\u202e' + "y" * 500 + '" = 1'),
        changed('section = "last"', r'section = "\u001b[31m\n' + "z" * 500 + '"'),
        changed('"NEXT"', r'"\u001b[31m' + "z" * 500 + '"'),
        changed('item = "PAIN"', r'item = "\u001b[31m' + "z" * 500 + '"'),
        changed('id = "LIGHT"', 'id = "LIGHT"\x1b = 1'),
    ):
        told = refusal(text, "a\x1b[31m\nb.toml")
        assert told.isprintable()
        assert len(told) < 400


def only_refused(text: str) -> Checklist | None:
    """Return what a text holds, None where it is refused in words; any other error comes through."""
    try:
        return parse_checklist(text, PATH)
    except WrongInput as problem:
        told = str(problem)
    assert told.startswith(f"{PATH}, line ")
    return None


@given(PLACES, PLACES, SIGNS)
def test_a_file_with_something_else_in_it_is_read_or_refused(one: int, other: int, sign: str) -> None:
    start, end = sorted((one, other))
    for text in (WHOLE[:start] + sign + WHOLE[start:], WHOLE[:start] + sign + WHOLE[start + len(sign) :]):
        only_refused(text)
    only_refused(WHOLE[:start] + sign + WHOLE[end:])


@given(st.lists(st.tuples(PLACES, st.integers(0, 40)), min_size=1, max_size=6))
def test_a_file_with_parts_of_itself_elsewhere_is_read_or_refused(moves: list[tuple[int, int]]) -> None:
    text = WHOLE
    for place, length in moves:
        part = WHOLE[place : place + length]
        text = text[: place // 2] + part + text[place // 2 :].replace(part, "", 1)
    only_refused(text)


VALUES = st.sampled_from(
    ["1", "-1", "true", '"x"', '""', "[]", "{}", "[1]", "[[]]", "[{ x = 1 }]", "2026-01-02", "nan", "1e400", "12:00:00"]
)


@given(st.integers(0, WHOLE.count(" = ") - 1), VALUES)
def test_a_value_of_another_kind_is_read_or_refused(number: int, value: str) -> None:
    parts = WHOLE.split(" = ")
    head, _value, rest = parts[number + 1].partition("\n")
    parts[number + 1] = value + ("\n" + rest if _value else "")
    assert head
    text = " = ".join(parts)
    found = only_refused(text)
    if found:
        assert found._replace(items=()) == parse_head(text, PATH)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    only_refused(text)


@given(st.text(max_size=200))
def test_any_text_for_figures_is_read_or_refused(text: str) -> None:
    try:
        figures = parse_figures(text, PATH)
    except WrongInput as problem:
        told = str(problem)
    else:
        told = f"{PATH}, line" if not figures else ""
    assert told.startswith(f"{PATH}, line")
