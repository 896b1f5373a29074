"""JSON that is handed over: one object, or a sentence with the line."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.json_told import LARGEST, object_of

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(st.text(), VALUES, max_size=5))
def test_every_object_is_read_as_it_was_written(found: dict[str, object]) -> None:
    assert object_of(json.dumps(found, ensure_ascii=True).encode(), "stdin") == found


@given(st.binary(max_size=200))
def test_whatever_comes_is_an_object_or_a_sentence(data: bytes) -> None:
    told: object = ""
    try:
        told = object_of(data, "stdin")
    except WrongInput as problem:
        told = str(problem)
    assert isinstance(told, dict) or (isinstance(told, str) and told.startswith(("stdin", "Nothing came from stdin")))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Nothing came from it; it takes an object as JSON."),
        (b'{"a": 1,\n "b"}', "it, line 2: it is no JSON (Expecting ':' delimiter, column 5)."),
        (b'{"a": 1,\n\xff}', "it, line 2: it isn't UTF-8."),
        (b"null", "it: it takes an object as JSON, in braces."),
        (b'{"a": {"b": 1, "b": 1}}', "it: “b” stands there twice."),
        (b'{"a": -Infinity}', "it: -Infinity is no number in JSON."),
        (b'{"a": ' + b"[" * 50_000, "it: that is no JSON one can make sense of."),
        (b" " * (LARGEST + 1), "it is too large; it may have 1000000 bytes."),
    ],
    ids=range(8),
)
def test_what_is_wrong_is_told_with_its_line(data: bytes, sentence: str) -> None:
    with pytest.raises(WrongInput) as told:
        object_of(data, "it")
    assert str(told.value) == sentence


def test_a_byte_order_mark_is_no_part_of_it() -> None:
    assert object_of(b"\xef\xbb\xbf{}", "it") == {}


def test_a_terminal_escape_in_a_name_stays_out_of_the_sentence() -> None:
    with pytest.raises(WrongInput) as told:
        object_of(b'{"\\u001b[31m": 1, "\\u001b[31m": 2}', "it")
    assert "\x1b" not in str(told.value)
