"""Whether two names can be one person's."""

from __future__ import annotations

import pytest

from wfhdesk.domain.likeness import is_alike
from wfhdesk.domain.people import Person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jon Smith", "Jonathan Smith"),
        ("Jon", "Jon Smith"),
        ("P. Nair", "Priya Nair"),
        ("Smith, Jon", "Jon Smith"),
        ("Eva Jansen", "Eva Jansen de Vries"),
        ("Dr. Ana Lima", "Aná LIMA"),
        ("ana@example.org", "Nobody Else"),
    ],
)
def test_names_with_a_word_in_common_can_be_one_persons(one: str, other: str) -> None:
    assert is_alike(Person(one), Person(other))
    assert is_alike(Person(other), Person(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Eva Jansen", "Frank Bos"),
        ("Eva Jansen", "Frank Jansen"),
        ("Jan de Vries", "Eva de Boer"),
        ("Dr. Eva Jansen", "Dr. Frank Bos"),
        ("Jan", "Jansen Bos"),
        ("Jan Bos", "Jan Jansen"),
    ],
)
def test_names_with_one_of_several_words_or_a_title_in_common_are_two_peoples(one: str, other: str) -> None:
    assert not is_alike(Person(one), Person(other))
    assert not is_alike(Person(other), Person(one))


def test_a_nickname_is_a_name_too() -> None:
    assert is_alike(Person("Robert Smith", nicknames=("Bob",)), Person("Bob Smith"))
    assert not is_alike(Person("Robert Smith"), Person("Bob Smith"))
