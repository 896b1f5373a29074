"""Which entries a person means."""

from __future__ import annotations

import pytest

from conftest import FRIDAY
from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.search import Wanted, folded, matching

TODAY = FRIDAY.date()
ENTRIES = [
    Accomplishment("Fixed the payroll export with @priya", TODAY, project="Billing", outcome="a day earlier"),
    Accomplishment("Café met @priya.shah in de Straße", TODAY, project="billing-eu"),
    Accomplishment("Payroll guide", TODAY, kind="plan", project="onboarding"),
    Accomplishment("Told @Anne-Marie of \\@sam and 100%", TODAY, kind="learned"),
]


def found(wanted: Wanted) -> list[int]:
    return [ENTRIES.index(entry) for entry in matching(ENTRIES, wanted)]


@pytest.mark.parametrize(
    ("words", "places"),
    [
        (["payroll"], [0, 2]),
        (["PAYROLL", "export"], [0]),
        (["payroll export"], [0]),
        (["export", "payroll"], [0]),
        (["payroll", "café"], []),
        (["cafe"], [1]),
        (["CAFÉ"], [1]),
        (["cafe\u0301"], [1]),
        (["strasse"], [1]),
        (["STRAẞE"], [1]),
        (["earlier"], [0]),
        (["#billing"], [0, 1]),
        (["#billing-"], [1]),
        (["billing"], [0, 1]),
        (["@priya"], [0, 1]),
        (["@sam"], [3]),
        (["\\@sam"], []),
        (["100%"], [3]),
        (["."], [1]),
        (["plan"], []),
        ([], [0, 1, 2, 3]),
        ([" "], [0, 1, 2, 3]),
    ],
)
def test_all_words_have_to_be_there_whatever_their_case_and_accents(words: list[str], places: list[int]) -> None:
    assert found(Wanted(words)) == places


@pytest.mark.parametrize(
    ("wanted", "places"),
    [
        (Wanted(project="billing"), [0]),
        (Wanted(project="#BILLING"), [0]),
        (Wanted(project="bill"), []),
        (Wanted(person="priya"), [0, 1]),
        (Wanted(person="@Priya"), [0, 1]),
        (Wanted(person="anne"), [3]),
        (Wanted(person="pri"), []),
        (Wanted(person="sam"), []),
        (Wanted(kind="plan"), [2]),
        (Wanted(["payroll"], kind="done"), [0]),
        (Wanted(["payroll"], project="onboarding", kind="plan"), [2]),
        (Wanted(project="onboarding", person="priya"), []),
    ],
)
def test_project_person_and_kind_narrow_down(wanted: Wanted, places: list[int]) -> None:
    assert found(wanted) == places


def test_folding_takes_case_and_accents_away() -> None:
    assert folded("ÀÉîõÜ Straße ﬁ") == "aeiou strasse fi"
    assert folded("ABC") == "abc"
    assert folded("İ") == "i"
