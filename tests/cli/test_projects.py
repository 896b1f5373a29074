"""`wfhdesk projects`: where the work went, and where it stands."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta

import pytest

from cli.conftest import Refused
from conftest import Run
from wfhdesk.domain.periods import following, short_day

TODAY = date.today()
LONG_AGO = TODAY - timedelta(days=21)


@pytest.fixture
def filled(run: Run) -> Run:
    run("log", "-", stdin=f"one #Billing\n2024-01-02: two #billing\n{LONG_AGO}: three #audit\nfour\n")
    return run


def test_projects_are_listed_with_what_the_log_tells(filled: Run) -> None:
    said = ("--status", "at risk", "--line", "no test server", "--next", "rehearsal", "--by", "2999-11-30")
    filled("projects", "set", "payroll", *said)
    lines = [re.split(r"\s{2,}", line) for line in filled("projects").stdout.splitlines()]
    assert lines == [
        ["Billing", "2", short_day(TODAY)],
        ["audit", "1", short_day(LONG_AGO, TODAY), "quiet"],
        ["payroll", "0", "–", "at risk", "no test server; next: rehearsal (Sat 30 Nov 2999)"],
    ]


def test_json_says_everything(filled: Run) -> None:
    filled(
        "projects", "set", "billing", "--status", "on-track", "--next", "run", "--by", "fri", "--objective", "faster"
    )
    billing, audit = json.loads(filled("projects", "--json").stdout)
    assert billing == {
        "name": "billing",
        "status": "on track",
        "line": None,
        "next": "run",
        "by": str(following(4, TODAY)),
        "objective": "faster",
        "entries": 2,
        "last": str(TODAY),
        "quiet": False,
    }
    assert (audit["name"], audit["quiet"], audit["status"]) == ("audit", True, None)


def test_a_quiet_project_that_rests_isnt_marked(filled: Run) -> None:
    filled("projects", "set", "audit", "--status", "done")
    assert "quiet" not in filled("projects").stdout


def test_what_isnt_said_stays_and_an_empty_text_takes_away(filled: Run) -> None:
    done = filled(
        "projects", "set", "billing", "--status", "at risk", "--line", "late", "--next", "run", "--by", "2999-11-30"
    )
    assert (done.stdout, done.stderr) == ("", "billing: at risk – late\n")
    filled("projects", "set", "#BILLING", "--line", "later")
    (billing, _audit) = json.loads(filled("projects", "--json").stdout)
    assert (billing["status"], billing["line"], billing["next"], billing["by"]) == (
        "at risk",
        "later",
        "run",
        "2999-11-30",
    )
    filled("projects", "set", "billing", "--by", "", "--status", "")
    (billing, _audit) = json.loads(filled("projects", "--json").stdout)
    assert (billing["status"], billing["line"], billing["next"], billing["by"]) == (None, "later", "run", None)


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["set"], "required: NAME"),
        (["set", "billing"], "Say something of it: --status, --line, --next, --by or --objective."),
        (["set", "two words", "--line", "x"], "can't be a project"),
        (["set", "billing", "--status", "green"], "“green” is no status; it is one of: on track, at risk, off track"),
        (["set", "billing", "--by", "soon"], "“soon” is no day. Try friday or 2026-11-30."),
        (["set", "billing", "--by", "2026-02-30"], "There is no day 2026-02-30."),
        (["set", "billing", "--line", "x" * 4001], "at most 4000 characters"),
        (["unset"], "“unset” can't follow wfhdesk projects; it is one of: set."),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else "",
)
def test_what_cant_be_said_is_refused(refused: Refused, arguments: list[str], why: str) -> None:
    assert why in refused("projects", *arguments)


def test_without_projects_it_says_how_to_name_one(run: Run) -> None:
    done = run("projects")
    assert done.stdout == ""
    assert done.stderr == "No projects yet; name one in an entry: wfhdesk log 'Fixed the export #billing'\n"
    assert json.loads(run("projects", "--json").stdout) == []


def test_a_dutch_reader_reads_the_status_in_dutch(filled: Run) -> None:
    filled("projects", "set", "billing", "--status", "at risk")
    dutch = filled("projects", LANG="nl_NL.UTF-8").stdout
    assert "at risk" not in dutch
    assert "quiet" not in dutch
    assert json.loads(filled("projects", "--json", LANG="nl_NL.UTF-8").stdout)[0]["status"] == "at risk"
