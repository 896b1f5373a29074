"""Text from outside, made harmless."""

from __future__ import annotations

import unicodedata

from hypothesis import example, given, settings
from hypothesis import strategies as st

from wfhdesk.domain.plaintext import one_line, several_lines, shortened

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
any_text = st.text(st.characters(), max_size=40) | st.text(
    "a\u0301 \t\n\r\x1b\x9b\x85\u2028\udc80\ud800" + BIDI, max_size=20
)


def is_harmless(text: str) -> bool:
    return not any(unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") or sign in BIDI for sign in text)


@given(any_text)
@example("a\udc80\u202eb")
@settings(max_examples=600)
def test_one_line_is_harmless_one_line_and_stays_as_it_is(text: str) -> None:
    line = one_line(text)
    assert is_harmless(line)
    assert line == line.strip()
    assert "  " not in line
    assert len(line.splitlines()) <= 1
    assert one_line(line) == line


@given(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z", "M")), max_size=30))
@settings(max_examples=300)
def test_one_line_leaves_plain_letters_and_signs_as_they_are(text: str) -> None:
    assert one_line(text) == unicodedata.normalize("NFC", text)


@given(any_text)
@settings(max_examples=300)
def test_several_lines_keep_their_breaks_and_nothing_else(text: str) -> None:
    lines = several_lines(text).split("\n")
    assert all(is_harmless(line.encode("utf-8", "replace").decode()) for line in lines)
    assert len(lines) == len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def test_several_lines_take_any_kind_of_break() -> None:
    assert several_lines("a \r\nb\rc\n\n\x1b[1md\te") == "a\nb\nc\n\n[1md e"


def test_bytes_of_another_locale_are_read_as_utf_8() -> None:
    assert one_line("caf\udcc3\udca9") == "café"
    assert one_line("caf\udce9") == "caf�"
    assert one_line("a\ud800b") == "a?b"


def test_a_short_text_stays_and_a_long_one_is_cut() -> None:
    assert shortened("abc", 3) == "abc"
    assert shortened("abcd", 3) == "ab…"
    assert shortened("a   d", 3) == "a…"
    assert len(shortened("x" * 100)) == 60
