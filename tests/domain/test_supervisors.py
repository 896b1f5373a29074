"""Who the supervisor is, among the people one knows and by the settings."""

from __future__ import annotations

import pytest

from wfhdesk.domain.people import SUPERVISOR, TEAM, Person
from wfhdesk.domain.supervisors import named_too, owner_of_address, passed_over, supervisors, the_supervisor

PETRA = Person("Petra Jansen", nicknames=("pj",), emails=("petra@example.org",), id="petra")
TOM = Person("Tom Baker", SUPERVISOR, id="tom")
OMAR = Person("Omar Haddad", TEAM, id="omar")


@pytest.mark.parametrize(
    ("name", "address"),
    [("Petra Jansen", ""), ("petra", ""), ("PJ", ""), ("", "Petra@Example.org"), ("P. J. Jansen", "petra@example.org")],
)
def test_the_settings_mean_somebody_one_knows_by_name_or_address(name: str, address: str) -> None:
    assert supervisors([OMAR, PETRA], name, address) == [PETRA]
    assert named_too([OMAR, PETRA], name, address) == [OMAR, PETRA]


def test_whoever_has_that_relation_is_one_too_and_comes_behind() -> None:
    assert supervisors([TOM, OMAR, PETRA], "Petra Jansen", "") == [PETRA, TOM]
    assert supervisors([TOM, OMAR], "", "") == [TOM]
    assert supervisors([TOM], "Tom Baker", "") == [TOM]


def test_a_name_that_two_have_means_neither_but_the_whole_name_decides() -> None:
    other = Person("Petra", id="other")
    assert supervisors([PETRA, Person("Petra Smit", id="smit")], "Petra", "") == []
    assert supervisors([PETRA, other], "Petra", "") == [other]


def test_a_beginning_of_a_name_isnt_enough_to_be_the_supervisor() -> None:
    assert supervisors([Person("Samantha Jones", id="sam")], "Sam", "") == []


def test_a_supervisor_whom_one_doesnt_know_can_be_named_all_the_same() -> None:
    smit = Person("Petra Smit", TEAM, id="smit")
    assert [one.name for one in named_too([smit], "Petra Jansen", "")] == ["Petra Smit", "Petra Jansen"]
    assert named_too([smit], "", "") == [smit]


def test_a_text_is_for_whom_the_settings_mean_and_for_no_other_supervisor() -> None:
    assert the_supervisor([TOM, PETRA], "Petra Jansen", "") == PETRA
    assert the_supervisor([TOM, PETRA], "", "petra@example.org") == PETRA
    assert the_supervisor([TOM], "Petra Jansen", "petra@example.org") is None
    assert the_supervisor([TOM], "", "") == TOM
    assert the_supervisor([TOM, OMAR._replace(relation=SUPERVISOR)], "", "") is None


def test_an_address_of_somebody_else_than_the_settings_name_is_found() -> None:
    """A new supervisor is easily named without the address, and the update goes to the old one."""
    assert owner_of_address([PETRA], "Rita Sousa", "petra@example.org") == PETRA
    assert owner_of_address([PETRA], "Petra", "Petra@Example.org") is None
    assert owner_of_address([PETRA], "", "petra@example.org") is None
    assert owner_of_address([PETRA], "Rita Sousa", "rita@example.org") is None


def test_a_supervisor_whom_the_settings_dont_mean_is_passed_over() -> None:
    assert passed_over([TOM, PETRA], "Petra Jansen", "") == [TOM]
    assert passed_over([TOM], "Rita Sousa", "") == [TOM]
    assert passed_over([TOM, PETRA], "Tom", "") == []
    assert passed_over([TOM, PETRA._replace(relation=SUPERVISOR)], "PJ", "") == []
    assert passed_over([PETRA, OMAR], "Rita Sousa", "") == []
    assert passed_over([TOM], "", "") == []
