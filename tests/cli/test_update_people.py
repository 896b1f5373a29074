"""What is known of people in the updates, as a person types it."""

from __future__ import annotations

import json

import pytest

from conftest import Run


@pytest.fixture
def known(run: Run) -> Run:
    run("people", "add", "Priya Nair", "--nickname", "pri")
    run("people", "add", "Petra Jansen", "--relation", "supervisor", "--nickname", "pj", "--asked", "the costs")
    run("log", "Fixed the export with @pri, thanks @priya.nair")
    return run


def test_a_team_reads_names_and_what_is_offered_to_everybody(known: Run) -> None:
    known("offers", "add", "a second pair of eyes on SQL")
    known("offers", "add", "--to", "priya", "her approvals")

    told = known("update", "--kind", "weekly-team").stdout

    assert "- Fixed the export with Priya, thanks Priya." in told
    assert "## I can help with\n\n- A second pair of eyes on SQL.\n" in told
    assert "approvals" not in told


def test_help_logged_of_people_is_told_in_the_monthly_without_its_note(known: Run) -> None:
    known("met", "pj", "--by", "help given", "a delicate matter")

    told = known("update", "--kind", "monthly").stdout

    assert "- I helped Petra.\n" in told
    assert "delicate" not in told


def test_a_blocker_on_a_known_supervisor_is_a_decision_wanted(known: Run) -> None:
    known("log", "? A yes from @pj")

    assert "## Decisions wanted\n\n- A yes from Petra" in known("update").stdout


def test_topics_have_what_the_supervisor_asked_for(known: Run) -> None:
    told = known("update", "topics").stdout

    assert told.startswith("# 1:1 with Petra · ")
    assert "## Asked of you\n\n- The costs\n" in told
    assert json.loads(known("update", "topics", "--json").stdout)["asked"] == ["The costs"]
