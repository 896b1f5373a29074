"""`check report`, as it is typed: files, and the message."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from cli.conftest import Refused
from cli.nook import WELL, keep_nook
from conftest import Run
from own_checklists import all_well
from wfhdesk.desk.desk import Desk


@pytest.fixture
def done(run: Run, folder: Path) -> str:
    """The id of a run at which a risk was found."""
    keep_nook(folder)
    told = {**WELL, "LIGHT": {"answer": "no", "way": "action", "text": "Buy a lamp", "owner": "manager"}}
    found = json.loads(run("check", "run", "nook", "--json", stdin=json.dumps(told)).stdout)
    return str(found["id"])


@pytest.fixture
def pulse(run: Run, desk: Desk, done: str) -> str:
    """The id of a run that is private."""
    assert done
    answers = json.dumps(all_well(desk.assessments.checklists.whole("pulse")))
    return str(json.loads(run("check", "run", "pulse", "--json", stdin=answers).stdout)["id"])


def test_it_is_written_as_markdown_a_page_and_a_pdf(run: Run, done: str, tmp_path: Path) -> None:
    written = {}
    for form in ("md", "html", "pdf"):
        path = tmp_path / f"report.{form}"
        assert run("check", "report", done[:6], f"--{form}", str(path)).stdout == f"{path}\n"
        written[form] = path.read_bytes()
        assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
    assert b"Is there light?" in written["md"]
    assert b"<html" in written["html"]
    assert written["pdf"].startswith(b"%PDF-")
    piped = run("check", "report", done, "--markdown", "-")
    assert piped.stdout.encode() == written["md"]


def test_nothing_is_written_over(run: Run, done: str, refused: Refused, tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text("mine", encoding="utf-8")
    assert "is there already" in refused("check", "report", done, "--markdown", str(path))
    assert path.read_text(encoding="utf-8") == "mine"
    assert "could not be written" in refused("check", "report", done, "--pdf", str(tmp_path / "no" / "it.pdf"), code=1)


def test_what_is_private_stays_out_unless_it_is_taken_in(run: Run, done: str, pulse: str) -> None:
    without = run("check", "report", done, "--markdown", "-")
    assert "Weekly pulse" not in without.stdout
    assert f"Left out, for it is private: Weekly pulse ({pulse[:5]}). --with takes it in." in without.stderr
    along = run("check", "report", done, "--markdown", "-", "--with", pulse)
    assert "Weekly pulse" in along.stdout
    assert "Left out" not in along.stderr


def test_a_report_speaks_the_language_that_is_asked_for(run: Run, done: str) -> None:
    english, dutch = (run("check", "report", done, "--markdown", "-", "--lang", one).stdout for one in ("en", "nl"))
    assert english != dutch
    assert "Is there light?" in dutch  # the wording it was given to


def test_the_message_is_printed_first_and_then_written(run: Run, done: str, tmp_path: Path) -> None:
    run("config", "set", "me.email", "ana@example.org")
    run("config", "set", "supervisor.email", "petra@example.org")
    shown = run("check", "report", done)
    assert "Buy a lamp" in shown.stdout
    assert "nook-" in shown.stderr  # what is attached
    assert run("update", "list").stdout == ""
    path = tmp_path / "report.eml"
    assert run("check", "report", done, "--eml", str(path)).stdout == f"{path}\n"
    assert b"application/pdf" in path.read_bytes()
    assert "report" in run("update", "list").stdout


def test_an_accident_becomes_a_message_without_a_report(run: Run, desk: Desk, pulse: str, refused: Refused) -> None:
    answers = json.dumps(all_well(desk.assessments.checklists.whole("accident")))
    accident = json.loads(run("check", "run", "accident", "--json", stdin=answers).stdout)["id"]
    shown = run("check", "report", accident)
    assert "I am reporting what happened" in shown.stdout
    assert ".pdf" not in shown.stderr
    assert "leave --with out" in refused("check", "report", accident, "--with", pulse)


def test_what_cannot_be_reported_is_refused(run: Run, done: str, refused: Refused) -> None:
    assert "no run zz" in refused("check", "report", "zz", "--markdown", "-")
    assert "other runs, each once" in refused("check", "report", done, "--markdown", "-", "--with", done)
    assert "goes to nobody" in refused("check", "report", done, "--markdown", "-", "--to", "ana@example.org")
    assert "not allowed with" in refused("check", "report", done, "--markdown", "-", "--pdf", "-")
    run("check", "delete", done)
    assert "no run" in refused("check", "report", done, "--markdown", "-")


def test_a_run_that_is_not_finished_is_not_reported(refused: Refused, desk: Desk, folder: Path) -> None:
    keep_nook(folder)
    known = desk.assessments
    begun = known.begin(known.checklists.whole("nook"), known.place_for())
    told = "isn't finished yet; go on with it: wfhdesk check run nook --at 'Home desk'"
    assert told in refused("check", "report", begun.id)
    assert "isn't finished yet" in refused("check", "compare", begun.id, begun.id)


def test_a_checklist_means_its_last_finished_run(run: Run, done: str, pulse: str, refused: Refused) -> None:
    assert run("check", "report", "nook", "--md", "-").stdout == run("check", "report", done, "--md", "-").stdout
    assert "Weekly pulse" in run("check", "report", "pulse", "--md", "-").stdout
    assert refused("check", "report", "rosa") == "“ROSA score” wasn't finished yet: wfhdesk check run rosa"


def test_what_was_solved_since_counts_everywhere(run: Run, done: str) -> None:
    found = "Found: 1 high risk"
    assert f"{found}." in run("check", "report", done, "--md", "-").stdout
    assert f"{found}." in run("check", "report", done).stdout
    assert "1 high risk left" in run("check", "show").stdout
    run("check", "actions", "fix", "last")
    ways: tuple[tuple[str, ...], ...] = ((), ("--md", "-"))
    for words in ways:
        assert f"{found}; 1 fixed since, none left." in run("check", "report", done, *words).stdout
    shown = run("check", "show", done).stdout
    assert "Score: no risks left" in shown
    assert "To solve" not in shown
    assert "Solved since\n  Is there light? No\n    → fixed " in shown
    for word in ("show", "--all"):
        assert "no risks left" in run("check", word).stdout
    (listed,) = json.loads(run("check", "show", "--json").stdout)
    standing = next(one for one in json.loads(run("check", "--json").stdout) if one["checklist"] == "nook")
    assert listed["score"] == standing["score"]
    assert (standing["score"]["value"], standing["score"]["light"], standing["risks"]) == (0, "green", 0)
