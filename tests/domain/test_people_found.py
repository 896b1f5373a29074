"""People found as one types."""

from __future__ import annotations

import pytest
from hypothesis import given

from domain.test_naming import CIRCLE, OMAR, circles
from wfhdesk import language
from wfhdesk.domain.people import Person
from wfhdesk.domain.people_found import PeopleIndex

LENA = Person("Lena Vos", "weak tie", nicknames=("lee",), projects=("Road map",), organisation="Acme B.V.", id="lena")
OMAR_B = Person("Omar Bos", "team", id="omar-b")


def found(typed: str, *people: Person, by_name: bool = False) -> list[str]:
    return [one.id for one in PeopleIndex(people, by_name=by_name).find(typed)]


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("", ["priya", "ana", "ana-s", "omar", "omara", "zoe"]),
        ("-", ["priya", "ana", "ana-s", "omar", "omara", "zoe"]),
        ("a", ["ana", "ana-s"]),
        ("vries", ["zoe"]),
        ("de vries", ["zoe"]),
        ("zo vr", ["zoe"]),
        ("zoedev", ["zoe"]),
        ("s", ["priya", "ana-s"]),
        ("sou ana", ["ana-s"]),
        ("PRI", ["priya"]),
        ("riya", []),
        ("nobody", []),
        ("ana nobody", []),
    ],
)
@pytest.mark.parametrize("by_name", [True, False])
def test_every_part_of_a_name_is_found_by_its_beginning(typed: str, ids: list[str], by_name: bool) -> None:
    assert found(typed, *CIRCLE, by_name=by_name) == ids


def test_who_is_called_so_comes_before_whose_last_name_is() -> None:
    assert found("om", Person("Kim Omar", id="kim"), OMAR) == ["omar", "kim"]
    assert found("lee", Person("Kim Lee", id="kim"), LENA) == ["lena", "kim"]


@pytest.mark.parametrize("typed", ["tie", "weak t", "road", "map", "acme", "bv", "vos acme"])
def test_relations_projects_and_organisations_are_found_unless_only_names_are_looked_at(typed: str) -> None:
    assert found(typed, OMAR_B, LENA) == ["lena"]
    assert found(typed, OMAR_B, LENA, by_name=True) == []


def test_a_relation_is_found_in_ones_own_language_and_in_english() -> None:
    language.speak("nl")
    boss = Person("Sam Li", "supervisor", id="sam")
    assert found("leiding", OMAR_B, boss) == found("superv", OMAR_B, boss) == ["sam"]


@given(circles())
def test_everybody_is_found_by_their_whole_name(people: list[Person]) -> None:
    index = PeopleIndex(people, by_name=True)
    assert all(one in index.find(one.name) for one in people)
