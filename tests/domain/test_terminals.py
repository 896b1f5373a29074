"""Terminals: what is worth knowing of one, and what is not."""

from __future__ import annotations

import pytest

from wfhdesk.domain.terminals import Terminal, colours, is_utf8, remarks, told

GOOD = Terminal(80, 24, "xterm-256color", "truecolor", "utf-8")


def said(terminal: Terminal, *, in_ascii: bool = False, other: str = "") -> list[str]:
    return [remark.text for remark in remarks(terminal, in_ascii=in_ascii, other_clipboard=other)]


def test_a_terminal_of_the_least_size_is_good() -> None:
    assert said(GOOD) == []


@pytest.mark.parametrize(("columns", "rows"), [(79, 24), (80, 23), (40, 10)])
def test_one_that_is_too_small_is_told_with_its_size(columns: int, rows: int) -> None:
    (text,) = said(GOOD._replace(columns=columns, rows=rows))
    assert f"{columns}×{rows}" in text
    assert "80×24" in text


def test_a_size_that_nobody_knows_is_no_small_one() -> None:
    assert said(GOOD._replace(columns=0, rows=0)) == []


@pytest.mark.parametrize("name", ["", "dumb", "unknown"])
def test_one_that_draws_nothing_is_told(name: str) -> None:
    (text,) = said(GOOD._replace(name=name))
    assert f"“{name}”" in text


def test_letters_that_cant_be_shown_are_told_unless_the_app_draws_in_ascii() -> None:
    latin = GOOD._replace(encoding="ISO-8859-1")
    assert "ISO-8859-1" in said(latin)[0]
    assert said(latin, in_ascii=True) == []


@pytest.mark.parametrize(("name", "is_one"), [("UTF-8", True), ("utf8", True), ("UTF_8", True), ("ISO-8859-15", False)])
def test_utf8_has_many_names(name: str, is_one: bool) -> None:
    assert is_utf8(name) is is_one


@pytest.mark.parametrize(("clipboard", "is_told"), [("external", True), ("off", True), ("on", False), ("", False)])
def test_what_tmux_keeps_to_itself_is_told(clipboard: str, is_told: bool) -> None:
    inside = GOOD._replace(multiplexer="tmux", clipboard=clipboard)
    assert bool(said(inside)) is is_told
    assert said(inside, other="wl-copy") == []


@pytest.mark.parametrize(
    ("terminal", "words"),
    [
        (GOOD, "all colours"),
        (GOOD._replace(name="xterm-direct", colorterm=""), "all colours"),
        (GOOD._replace(colorterm=""), "256 colours"),
        (GOOD._replace(name="linux", colorterm=""), "16 colours"),
        (GOOD._replace(name="vt220"), "no colours"),
        (GOOD._replace(is_without_color=True), "no colours, as NO_COLOR asks"),
    ],
)
def test_colours_are_told_by_name(terminal: Terminal, words: str) -> None:
    assert colours(terminal) == words


def test_a_terminal_is_told_in_a_few_words() -> None:
    assert told(GOOD) == "80×24, xterm-256color, UTF-8, all colours"
    assert told(GOOD._replace(multiplexer="tmux")).endswith(", in tmux")
