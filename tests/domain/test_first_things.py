"""What to do first about what was found."""

from __future__ import annotations

from datetime import date

import pytest

from wfhdesk.domain.actions import CHECKED, FIXED, OPEN, Action
from wfhdesk.domain.assessments import FINE_AS_IS, NEEDS_ACTION, Reply
from wfhdesk.domain.first_things import first_things, proposed


def risk(item: str, advice: str = "", way: str = "") -> Reply:
    return Reply(item, ("no",), f"{item}?", "No", risk="high", advice=advice, way=way)


@pytest.mark.parametrize(
    ("advice", "told"),
    [
        ("Raise the screen. Then sit back.", "Raise the screen"),
        ("Is it yours? Ask first.", "Is it yours?"),
        ("Raise the screen by 5.5 cm", "Raise the screen by 5.5 cm"),
        ("", "A?"),
    ],
)
def test_an_action_begins_as_the_advice_does(advice: str, told: str) -> None:
    assert proposed(risk("A", advice)) == told


def test_the_first_two_are_told_in_their_order() -> None:
    assert first_things([risk("A", "Do A."), risk("B", "Do B."), risk("C", "Do C.")], []) == ["Do A", "Do B"]


def test_what_is_fine_as_it_is_or_done_since_isnt_told() -> None:
    risks = [
        risk("A", "Do A.", FINE_AS_IS),
        risk("B", "Do B.", NEEDS_ACTION),
        risk("C", "Do C.", NEEDS_ACTION),
        risk("D", "Do D.", NEEDS_ACTION),
        risk("E", "Do E."),
    ]
    day = date(2026, 11, 20)
    actions = [
        Action("was B", day, item="B", state=FIXED),
        Action("was C", day, item="C", state=CHECKED),
        Action("my own words for D", day, item="D", state=OPEN),
    ]
    assert first_things(risks, actions) == ["my own words for D", "Do E"]


def test_the_same_advice_about_two_risks_is_told_once() -> None:
    assert first_things([risk("A", "Ask."), risk("B", "Ask."), risk("C", "Sit.")], []) == ["Ask", "Sit"]
