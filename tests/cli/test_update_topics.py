"""`wfhdesk update topics`, and the kinds that came with it, as a person uses them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from cli.conftest import Contents, Refused
from conftest import Run


def a_desk(run: Run) -> None:
    run("config", "set", "supervisor.name", "Sam de Vries")
    run("log", "Cut the report #audit => read by all 6 managers")
    run("log", "? Need a yes from @sam by tomorrow #audit")
    run("log", "Booked the dentist !private")


def test_topics_print_markdown_and_record_nothing(run: Run, contents: Contents) -> None:
    a_desk(run)
    before = contents()

    done = run("update", "topics")

    assert contents() == before
    assert done.stderr == ""
    assert done.stdout.startswith("# 1:1 with Sam · ")
    assert "- Need a yes from Sam – by " in done.stdout
    assert "- **Read by all 6 managers.** Cut the report. *(audit)*\n" in done.stdout
    assert "dentist" not in done.stdout


def test_topics_as_json_have_the_same_content(run: Run) -> None:
    a_desk(run)

    told = json.loads(run("update", "topics", "--json").stdout)

    assert told["reader"] == "Sam"
    (decision,) = told["decisions"]
    assert (decision["text"], decision["project"], decision["overdue"]) == ("Need a yes from Sam", "audit", False)
    assert [point["text"] for point in told["well"]] == ["Cut the report."]
    assert told["blockers"] == told["promises"] == told["projects"] == told["learned"] == []


def test_topics_in_dutch(run: Run) -> None:
    a_desk(run)

    assert run("update", "topics", "--lang", "nl").stdout.startswith("# Gesprek met Sam · ")


def test_an_empty_desk_has_nothing_to_talk_about(run: Run, folder: Path) -> None:
    done = run("update", "topics")

    assert done.stdout.startswith("# 1:1 · ")
    assert done.stderr == "Nothing waits, nothing moved, nothing new; ask how things are going.\n"
    assert not folder.exists()


def test_the_kinds_can_be_asked_for(run: Run, refused: Refused) -> None:
    a_desk(run)
    year = date.today().year

    monthly = json.loads(run("update", "--kind", "monthly", "--json").stdout)
    review = json.loads(run("update", "--kind", "review", "--period", str(year), "--json").stdout)

    assert (monthly["kind"], review["kind"]) == ("monthly", "review")
    assert monthly["subject"].endswith(": read by all 6 managers")
    assert review["subject"] == f"Review {year}"
    assert (review["from"], review["until"]) == (f"{year}-01-01", f"{year}-12-31")
    assert "monthly" in refused("update", "--kind", "yearly")


def test_a_review_promises_nothing(run: Run, refused: Refused) -> None:
    a_desk(run)

    assert "review" in refused("update", "promises", "--kind", "review")
    assert run("update", "promises", "--kind", "monthly").stdout == ""


def test_what_was_noted_of_another_supervisor_is_not_in_the_points_for_this_one(run: Run) -> None:
    a_desk(run)
    run("people", "add", "Tina Baker", "--relation", "supervisor", "--asked", "a plan", "--topic", "her move")

    assert "plan" not in run("update", "topics").stdout

    run("people", "add", "Sam de Vries", "--asked", "the budget", "--topic", "his talk")
    told = run("update", "topics").stdout
    assert "- The budget" in told
    assert "- His talk" in told
    assert "plan" not in told
