"""What a person says of projects."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from conftest import FRIDAY, FrozenClock
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.projects import Project

OpenAgain = Callable[[], Desk]
MONTH_END = date(2026, 11, 30)


def test_what_is_said_of_a_project_is_there_when_the_desk_is_opened_again(desk: Desk, open_again: OpenAgain) -> None:
    said = desk.projects.set(
        "#billing",
        MONTH_END,
        status="At-Risk",
        line=" export  is live ",
        next="month-end run",
        objective="faster invoices",
    )
    assert said == Project(
        "billing", "at risk", "export is live", "month-end run", MONTH_END, "faster invoices", said.id
    )
    assert open_again().projects.all() == [said]


def test_what_isnt_said_stays_and_an_empty_text_takes_away(desk: Desk, open_again: OpenAgain) -> None:
    desk.projects.set("billing", MONTH_END, status="at risk", line="live", next="run", objective="faster")
    desk.projects.set("billing", status="on track")
    (one,) = open_again().projects.all()
    assert (one.status, one.line, one.next, one.by, one.objective) == ("on track", "live", "run", MONTH_END, "faster")
    desk.projects.set("billing", status="", line="", objective="")
    (one,) = open_again().projects.all()
    assert (one.status, one.line, one.next, one.by, one.objective) == ("", "", "run", MONTH_END, "")


def test_a_milestone_takes_its_date_along(desk: Desk) -> None:
    desk.projects.set("billing", MONTH_END, next="run")
    assert desk.projects.set("billing", next="").by is None


def test_a_date_can_be_taken_away_alone(desk: Desk) -> None:
    desk.projects.set("billing", MONTH_END, next="run")
    said = desk.projects.set("billing", undated=True)
    assert (said.next, said.by) == ("run", None)


def test_a_date_without_a_milestone_stays_too(desk: Desk) -> None:
    desk.projects.set("billing", MONTH_END)
    assert desk.projects.set("billing", line="live").by == MONTH_END


def test_a_project_is_the_same_whatever_its_case(desk: Desk) -> None:
    first = desk.projects.set("Billing", line="one")
    assert desk.projects.set("BILLING", status="done") == first._replace(status="done")
    assert len(desk.projects.all()) == 1


@pytest.mark.parametrize(
    ("name", "said"),
    [("two words", {}), ("", {}), ("1st", {}), ("billing", {"status": "green"}), ("billing", {"line": "x" * 4001})],
)
def test_what_cant_be_said_is_refused_and_changes_nothing(
    desk: Desk, folder: Path, name: str, said: dict[str, Any]
) -> None:
    with pytest.raises(WrongInput):
        desk.projects.set(name, **said)
    assert not folder.exists()


def test_states_count_what_was_logged(desk: Desk, clock: FrozenClock) -> None:
    desk.accomplishments.log_lines("mon: one #Billing\ntwo #billing\nyesterday: three #audit\nfour")
    desk.projects.set("payroll", status="waiting")
    found = [(state.project.name, state.entries, state.last) for state in desk.projects.states()]
    today = FRIDAY.date()
    assert found == [("billing", 2, today), ("audit", 1, today - timedelta(days=1)), ("payroll", 0, None)]
    clock.forward(days=20)
    assert [state.is_quiet(desk.projects.today()) for state in desk.projects.states()] == [False, True, False]
    clock.forward(days=1)
    assert [state.is_quiet(desk.projects.today()) for state in desk.projects.states()] == [True, True, False]


def test_setting_can_be_undone_and_done_again(desk: Desk) -> None:
    desk.projects.set("billing", status="at risk")
    desk.projects.set("billing", status="done")
    assert desk.care.undo() == "set project billing"
    assert [one.status for one in desk.projects.all()] == ["at risk"]
    desk.care.undo()
    assert desk.projects.all() == []
    desk.care.redo()
    desk.care.redo()
    assert [one.status for one in desk.projects.all()] == ["done"]


@pytest.mark.parametrize(
    "wrong", [{"name": 5}, {"status": []}, {"by": "soon"}, {"by": 5}, {"line": {}}, {"next": None}], ids=str
)
def test_a_project_that_cant_be_one_is_named_and_costs_no_other(
    folder: Path, open_again: OpenAgain, wrong: dict[str, Any]
) -> None:
    folder.mkdir()
    docs = {"goodone": {"name": "billing"}, "badone": {"name": "payroll", **wrong}}
    lines = [
        {"at": 1_795_000_000_000_000 + at, "act": "hand", "table": "projects", "id": doc_id, "doc": doc}
        for at, (doc_id, doc) in enumerate(docs.items())
    ]
    text = "".join(json.dumps(line) + "\n" for line in [{"format": 1}, *lines])
    (folder / "lasting.hand.jsonl").write_text(text)
    desk = open_again()
    assert [one.name for one in desk.projects.all()] == ["billing"]
    assert [state.project.name for state in desk.projects.states()] == ["billing"]
    assert any("badone" in warning for warning in desk.warnings())
