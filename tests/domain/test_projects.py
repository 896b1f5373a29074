"""Where the work went, and what has gone quiet."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from conftest import FRIDAY
from wfhdesk import language
from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.projects import STATUSES, Project, ProjectState, shown_status, states, status_named

TODAY = FRIDAY.date()


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ("on track", "on track"),
        ("On-Track", "on track"),
        ("ontrack", "on track"),
        ("at_risk", "at risk"),
        ("OFF TRACK", "off track"),
        ("waiting", "waiting"),
        ("Paused", "paused"),
        ("done", "done"),
    ],
)
def test_a_status_may_be_typed_so(typed: str, status: str) -> None:
    assert status_named(typed) == status


@pytest.mark.parametrize("typed", ["", "green", "on", "risk", "done!", "x" * 500])
def test_another_status_is_refused_with_the_six(typed: str) -> None:
    with pytest.raises(WrongInput, match="one of: on track, at risk, off track, waiting, paused, done") as refused:
        status_named(typed)
    assert len(str(refused.value)) < 200


def test_every_status_is_shown_in_both_languages() -> None:
    assert [shown_status(status) for status in STATUSES] == list(STATUSES)
    with language.spoken("nl"):
        dutch = [shown_status(status) for status in STATUSES]
    assert len({*dutch}) == len(STATUSES)
    assert not {*dutch} & {*STATUSES}
    assert shown_status("") == shown_status("green") == ""


@pytest.mark.parametrize(
    ("days", "status", "quiet"),
    [
        (20, "", False),
        (21, "", True),
        (21, "at risk", True),
        (400, "waiting", True),
        (400, "paused", False),
        (400, "done", False),
    ],
)
def test_a_project_is_quiet_after_three_weeks_unless_it_rests(days: int, status: str, quiet: bool) -> None:
    state = ProjectState(Project("billing", status), 1, TODAY - timedelta(days=days))
    assert state.is_quiet(TODAY) is quiet


def test_a_project_without_entries_is_not_quiet() -> None:
    assert not ProjectState(Project("billing"), 0, None).is_quiet(TODAY)


def entry(project: str, day: int) -> Accomplishment:
    return Accomplishment("x", date(2026, 11, day), project=project)


def test_projects_are_counted_and_the_one_touched_last_comes_first() -> None:
    entries = [entry("billing", 3), entry("Audit", 9), entry("billing", 12), entry("payroll", 9), entry("", 20)]
    found = states([Project("new")], entries)
    assert [(one.project.name, one.entries, one.last) for one in found] == [
        ("billing", 2, date(2026, 11, 12)),
        ("Audit", 1, date(2026, 11, 9)),
        ("payroll", 1, date(2026, 11, 9)),
        ("new", 0, None),
    ]


def test_upper_and_lower_case_are_one_project_spelt_as_last_or_as_it_was_set() -> None:
    entries = [entry("BILLING", 12), entry("Billing", 12), entry("billing", 3)]
    assert [(one.project.name, one.entries) for one in states([], entries)] == [("Billing", 3)]
    set_one = Project("BiLLing", "at risk")
    assert states([set_one], entries)[0] == ProjectState(set_one, 3, date(2026, 11, 12))
