"""What a new nickname does to the names of others."""

from __future__ import annotations

import pytest

from wfhdesk.domain.nicknames import nickname_remarks
from wfhdesk.domain.people import Person

OMAR = Person("Omar Diaz", nicknames=("om",), id="o")
ADA = Person("Ada Byron", id="a")
PRIYANKA = Person("Priyanka Shah", id="p")
EVERYBODY = [OMAR, ADA, PRIYANKA]


def told(person: Person) -> list[str]:
    return nickname_remarks(person, EVERYBODY)


def test_a_nickname_that_somebody_has_already_means_either() -> None:
    assert told(Person("Priya Nair", nicknames=("OM",), id="n")) == [
        "Omar Diaz: called “OM” too. From now on you are asked whom it means."
    ]


@pytest.mark.parametrize(
    ("nickname", "known"), [("ada", "Ada Byron"), ("oma", "Omar Diaz"), ("priyank", "Priyanka Shah")]
)
def test_a_nickname_takes_a_first_name_or_a_beginning_from_somebody_else(nickname: str, known: str) -> None:
    assert told(Person("Xi Wu", nicknames=(nickname,), id="x")) == [
        f"“{nickname}” was {known}. From now on it means Xi Wu, also in lines you wrote before."
    ]


def test_a_nickname_out_of_ones_own_name_needs_no_word() -> None:
    everybody = [PRIYANKA, Person("Priya Nair", id="n")]
    assert nickname_remarks(Person("Priya Nair", nicknames=("pri",), id="n"), everybody) == []


def test_a_first_name_that_two_have_is_told_when_one_takes_it_for_their_own() -> None:
    anas = [Person("Ana Lima", id="l"), Person("Ana Sousa", id="s")]
    assert nickname_remarks(anas[0]._replace(nicknames=("ana",)), anas) == [
        "“ana” was Ana Sousa. From now on it means Ana Lima, also in lines you wrote before."
    ]


def test_what_was_a_nickname_before_and_what_nobody_has_is_told_no_second_time() -> None:
    twin = Person("Omar Bos", nicknames=("om",), id="b")
    assert nickname_remarks(twin._replace(nicknames=("Om", "bossy")), [*EVERYBODY, twin]) == []
