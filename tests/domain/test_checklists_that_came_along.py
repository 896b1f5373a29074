"""The checklists and figures in `assets/checklists`: each is sound, and complete in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from wfhdesk.domain.body import REGIONS
from wfhdesk.domain.checklist_format import parse_checklist, parse_head
from wfhdesk.domain.checklists import Checklist, Said
from wfhdesk.domain.figures import Figure, parse_figures
from wfhdesk.domain.rosa import TIMED, score

FOLDER = Path(__file__).parents[2] / "assets" / "checklists"
FIGURES = FOLDER / "figures.toml"
NAMES = sorted(path.stem for path in FOLDER.glob("*.toml") if path != FIGURES)
BOTH_ALIKE = {"Laptop"}
"""What is called the same in Dutch."""


def checklist(name: str) -> Checklist:
    path = FOLDER / f"{name}.toml"
    return parse_checklist(path.read_text("utf-8"), str(path))


def figures() -> list[Figure]:
    return parse_figures(FIGURES.read_text("utf-8"), str(FIGURES))


def said(record: object) -> Iterator[Said]:
    """Yield every text in a record that is meant for both languages."""
    if isinstance(record, Said):
        yield record
    elif isinstance(record, tuple):
        for part in record:
            yield from said(part)


def test_all_that_the_design_names_came_along() -> None:
    assert {*NAMES} >= {
        *("workstation", "rosa", "home-safety", "security", "discomfort", "pulse", "formalities", "agreement"),
        "accident",
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_checklist_that_came_along_is_sound_and_its_head_too(name: str) -> None:
    found = checklist(name)
    path = FOLDER / f"{name}.toml"
    assert parse_head(path.read_text("utf-8"), str(path)) == found._replace(items=())


@pytest.mark.parametrize("name", NAMES)
def test_a_checklist_that_came_along_says_everything_in_both_languages(name: str) -> None:
    texts = [one for one in said(checklist(name)) if one]
    assert texts
    assert [one for one in texts if not one.en or not one.nl] == []
    assert [one for one in texts if one.en == one.nl and one.en not in BOTH_ALIKE] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_question_of_a_checklist_that_came_along_can_be_reached(name: str) -> None:
    """What it hangs on, and what that hangs on in turn, can all be answered so in one run."""
    found = checklist(name)
    needed: dict[str, dict[str, set[str]]] = {}
    for item in found.items:
        answers: dict[str, set[str]] = {}
        for condition in item.when:
            for earlier, said_there in [(condition.item, {*condition.answers}), *needed[condition.item].items()]:
                answers[earlier] = answers.get(earlier, said_there) & said_there
        assert all(answers.values()), item.id
        needed[item.id] = answers


def test_what_is_the_persons_own_business_is_private() -> None:
    assert {name for name in NAMES if checklist(name).private} == {"discomfort", "pulse"}


def test_every_region_of_the_body_is_asked_about_once() -> None:
    assert sorted(item.part for item in checklist("discomfort").items if item.part) == sorted(REGIONS)


WORKSHEET = {
    "seat_height": {"right": 1, "low": 2, "high": 2, "hanging": 3},
    "seat_height_add": {"legs": 1, "fixed": 1},
    "seat_depth": {"right": 1, "long": 2, "short": 2},
    "seat_depth_add": {"fixed": 1},
    "armrest": {"supported": 1, "high": 2, "unsupported": 2},
    "armrest_add": {"hard": 1, "wide": 1, "fixed": 1},
    "back": {"right": 1, "lumbar": 2, "leaning": 2, "none": 2},
    "back_add": {"high-desk": 1, "fixed": 1},
    "monitor": {"right": 1, "low": 2, "high": 3},
    "monitor_add": {"far": 1, "turned": 1, "glare": 1, "paper": 1},
    "phone": {"right": 1, "far": 2},
    "phone_add": {"shoulder": 2, "no-hands-free": 1},
    "mouse": {"right": 1, "reach": 2},
    "mouse_add": {"surfaces": 2, "pinch": 1, "palm-rest": 1},
    "keyboard": {"right": 1, "bent": 2},
    "keyboard_add": {"sideways": 1, "high": 1, "overhead": 1, "fixed": 1},
    **{f"dur_{part}": {"short": -1, "middle": 0, "long": 1} for part in TIMED},
}
"""The points of ROSA's worksheet (Sonne, Villalta and Andrews, Applied Ergonomics 43, 2012)."""


def test_rosa_scores_as_the_worksheet_does() -> None:
    parts = {item.part: item for item in checklist("rosa").items if item.part}
    assert {part: {one.id: one.points for one in item.options} for part, item in parts.items()} == WORKSHEET
    assert {part for part, item in parts.items() if item.asks == "several"} == {
        part for part in WORKSHEET if part.endswith("_add")
    }


def test_the_best_and_the_worst_answers_to_rosa_give_the_ends_of_its_scale() -> None:
    best, worst = {}, {}
    for part, points in WORKSHEET.items():
        is_added = part.endswith("_add")
        best[part] = 0 if is_added else min(points.values())
        worst[part] = sum(points.values()) if is_added else max(points.values())
    assert (score(best).final, score(worst).final) == (1, 10)


def test_a_risk_in_rosa_is_what_adds_points() -> None:
    for item in checklist("rosa").items:
        best = 0 if item.part.endswith("_add") else 1
        risky = [option for option in item.options if option.risk]
        if item.part and not item.part.startswith("dur_"):
            assert risky == [option for option in item.options if option.points > best], item.id
        else:
            assert risky == []


def test_figures_are_dated_told_in_both_languages_and_used_by_a_question() -> None:
    found = figures()
    assert [one for one in said(tuple(found)) if one and (not one.en or not one.nl)] == []
    assert all(one.what.en != one.what.nl and one.check.en != one.check.nl for one in found)
    assert all(one.check.en.startswith("Check") and one.dated <= date(2026, 12, 31) for one in found)
    wanted = {country for name in NAMES for item in checklist(name).items for country in item.figures}
    assert wanted == {one.country for one in found} == {"GB", "NL"}  # as the setting of the country has them


def test_the_figures_of_the_netherlands_are_those_of_the_years() -> None:
    amounts = {one.year: one.amount for one in figures() if one.country == "NL" and one.id.startswith("nl-home-day")}
    assert amounts == {2023: "2.15", 2024: "2.35", 2025: "2.40", 2026: "2.45"}
