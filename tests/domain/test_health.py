"""Findings: what is told, in which order, and what counts as something to do something about."""

from __future__ import annotations

import pytest

from wfhdesk.domain.health import (
    FILES,
    FOLDER,
    MAIL,
    NOTE,
    OK,
    PROBLEM,
    Finding,
    or_well,
    problems,
    worst_first,
    worth_telling,
)

WELL = Finding(FOLDER, OK, "There.")
NOTED = Finding(MAIL, NOTE, "Both are set.", "Take one out.")
WRONG = Finding(FILES, PROBLEM, "A line can't be read.")
WORSE = Finding(FOLDER, PROBLEM, "Gone.")


def test_problems_come_first_then_notes_and_each_kind_stays_in_its_order() -> None:
    assert worst_first([WELL, WRONG, NOTED, WORSE]) == [WRONG, WORSE, NOTED, WELL]


def test_only_problems_are_something_to_do_something_about() -> None:
    assert problems([WELL, NOTED]) == []
    assert problems([WELL, WRONG, NOTED]) == [WRONG]


def test_what_is_well_is_told_only_to_who_asks() -> None:
    assert worth_telling([WELL, NOTED, WRONG]) == [WRONG, NOTED]


@pytest.mark.parametrize(
    ("text", "advice", "told"),
    [
        ("Gone.", "", "Gone."),
        ("Gone.", "Look.", "Gone. Look."),
        ("Why?", "Look.", "Why? Look."),
        ("it is open", "chmod go= it", "it is open; chmod go= it"),
    ],
)
def test_advice_follows_what_was_found(text: str, advice: str, told: str) -> None:
    assert Finding(FOLDER, PROBLEM, text, advice).told == told


def test_a_subject_without_findings_is_well() -> None:
    assert or_well([], FOLDER, "There.") == [WELL]
    assert or_well([WORSE], FOLDER, "There.") == [WORSE]
