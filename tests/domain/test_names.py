"""Names as a reader expects them."""

from __future__ import annotations

import pytest

from wfhdesk import language
from wfhdesk.domain.names import at_most, joined, shown_name


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
        ("Ana.Lima", "Ana Lima"),
        ("Jan.van.der.Berg", "Jan van der Berg"),
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


@pytest.mark.parametrize(
    ("most", "said"), [(3, "Ana, Sam and Omar"), (2, "Ana, Sam and 1 other person"), (1, "Ana and 2 others")]
)
def test_of_many_names_the_first_are_said_and_the_rest_counted(most: int, said: str) -> None:
    assert joined(at_most(["Ana", "Sam", "Omar"], most)) == said


def test_names_are_joined_in_dutch_too() -> None:
    with language.spoken("nl"):
        assert joined(["Ana", "Sam", "Omar"]) == "Ana, Sam en Omar"
