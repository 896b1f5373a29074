"""Everything that a person reads is there in every language, and what is compiled is what was translated."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from catalogues import TRANSLATED, compiled, extracted, is_translated, po_path, read

_TAKES_SENTENCES = ("_", "gettext", "ngettext", "pgettext")
_PLACEHOLDER = re.compile(r"\{\w+\}|%\(\w+\)[sr]|%[sr]")


def forms(text: object) -> tuple[str, ...]:
    return text if isinstance(text, tuple) else (str(text),)


def placeholders(text: object) -> set[str]:
    """Return what is filled in in any of the forms: the one for a single thing may do without the number."""
    return {name for form in forms(text) for name in _PLACEHOLDER.findall(form)}


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_sentence_is_translated_and_none_is_left_over(language: str) -> None:
    wanted = {message.id for message in extracted() if message.id}
    there = {message.id for message in read(language) if message.id}
    assert wanted - there == set(), "make messages"
    assert there - wanted == set(), "make messages"
    assert [message.id for message in read(language) if message.id and not is_translated(message.string)] == []
    assert [message.id for message in read(language) if message.fuzzy and message.id] == []


def test_no_sentence_hides_in_a_formatted_string() -> None:
    """What takes the sentences out of the code doesn't look in there before Python 3.12: nobody would translate it."""
    hidden = [
        f"{path.name}:{call.lineno}"
        for path in (Path(po_path("nl")).parents[4] / "src").rglob("*.py")
        for text in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in _TAKES_SENTENCES
    ]
    assert hidden == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_fills_in_what_the_sentence_does(language: str) -> None:
    for message in read(language):
        if message.id:
            assert placeholders(message.id) == placeholders(message.string), message.id


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_program_reads_what_was_translated_last(language: str) -> None:
    assert po_path(language).with_suffix(".mo").read_bytes() == compiled(read(language)), "make messages"
