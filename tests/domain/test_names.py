"""Names as a reader expects them."""

from __future__ import annotations

import pytest

from wfhdesk import language
from wfhdesk.domain.names import joined, shown_name


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("priya", "Priya"),
        ("ana.lima", "Ana Lima"),
        ("anne-marie", "Anne-Marie"),
        ("o'neill", "O'neill"),
        ("zoë", "Zoë"),
        ("émile.östlund", "Émile Östlund"),
        ("deVries", "deVries"),
        ("SAM", "SAM"),
        ("李", "李"),
    ],
)
def test_a_typed_name_gets_its_capitals_unless_it_has_some(typed: str, shown: str) -> None:
    assert shown_name(typed) == shown


@pytest.mark.parametrize(
    ("names", "said"),
    [([], ""), (["Ana"], "Ana"), (["Ana", "Sam"], "Ana and Sam"), (["Ana", "Sam", "Omar"], "Ana, Sam and Omar")],
)
def test_names_are_joined_as_one_says_them(names: list[str], said: str) -> None:
    assert joined(names) == said


def test_names_are_joined_in_dutch_too() -> None:
    with language.spoken("nl"):
        assert joined(["Ana", "Sam", "Omar"]) == "Ana, Sam en Omar"
