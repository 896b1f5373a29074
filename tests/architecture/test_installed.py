"""The wheel where there is nothing else: everything works that needs something of it, and it goes without a trace."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from adapters.programs import put_crontab
from architecture.conftest import ROOT
from architecture.lone_machine import LoneMachine
from own_checklists import all_well
from wfhdesk import __version__
from wfhdesk.desk.desk import Desk


@pytest.fixture(scope="module")
def machine(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> LoneMachine:
    machine = LoneMachine(tmp_path_factory.mktemp("machine"))
    machine.installs(wheel)
    return machine


@pytest.fixture
def at_home(machine: LoneMachine) -> LoneMachine:
    """That machine, with an empty home."""
    shutil.rmtree(machine.home)
    machine.home.mkdir()
    return machine


def test_it_finds_nothing_but_itself_and_what_it_says_it_needs(at_home: LoneMachine) -> None:
    told = at_home.said(str(at_home.python), "-c", "import sys, wfhdesk; print(wfhdesk.__file__, *sys.path)").split()
    assert told[0] == str(at_home.packages / "wfhdesk" / "__init__.py")
    assert not [path for path in told if path.startswith(str(ROOT))]
    there = {path.name for path in at_home.packages.iterdir()}
    assert {"tinydb", "textual", "fpdf", "icalendar"} <= there
    assert there.isdisjoint({"pytest", "mypy", "babel", "hatchling", "hypothesis", "mkdocs", "pip"})


def test_a_week_by_its_command(at_home: LoneMachine) -> None:
    me = at_home
    assert me.runs("--version").stdout == f"wfhdesk {__version__}\n"
    said = me.runs("log", "Fixed the export with @priya #billing => sooner").stderr
    assert said.startswith("Logged under billing")
    assert "Fixed the export" in me.runs("show").stdout
    for kind in ("weekly-supervisor", "weekly-team", "monthly", "review"):
        texts = {me.runs("update", "--kind", kind, "--lang", language).stdout for language in ("en", "nl")}
        assert len(texts) == 2
        assert all("sooner" in text.lower() for text in texts)
    me.runs("update", "--eml", "week.eml")
    assert b"Fixed the export" in (me.home / "week.eml").read_bytes()
    assert [*Path(me.runs("update", "templates").stdout.strip()).rglob("*.j2")]
    me.runs("hours", "set", "mon-fri 9-17")
    me.runs("people", "add", "Priya Nair", "--relation", "team")
    assert me.runs("publish", "week.ics", "--yes").returncode == 0
    assert b"BEGIN:VCALENDAR" in (me.home / "week.ics").read_bytes()
    assert "Priya Nair" in me.runs("people").stdout
    assert "complete" in me.runs("completion", "bash").stdout
    assert me.runs("doctor").stdout.endswith("All is well.\n")
    assert ".TH WFHDESK" in (me.place / "share" / "man" / "man1" / "wfhdesk.1").read_text()


def test_checks_scores_and_reports(at_home: LoneMachine, desk: Desk) -> None:
    me = at_home
    assert "KBD-1" in me.runs("check", "show", "workstation").stdout
    first = json.loads((ROOT / "tests" / "domain" / "rosa_vectors.json").read_text(encoding="utf-8"))["vectors"][0]
    scored = me.runs("check", "score", "rosa", "--json", stdin=json.dumps(first["input"]))
    assert json.loads(scored.stdout) == first["expected"]
    answers = json.dumps(all_well(desk.assessments.checklists.whole("workstation")))
    me.runs("check", "run", "workstation", "--json", stdin=answers)
    me.runs("check", "report", "last", "--pdf", "report.pdf")
    pdf = (me.home / "report.pdf").read_bytes()
    assert pdf.startswith(b"%PDF-")
    assert b"DeskSans" in pdf


def test_it_speaks_dutch_and_reads_dutch(at_home: LoneMachine) -> None:
    dutch = "nl_NL.UTF-8"
    assert at_home.runs("log", "Gedaan #facturen", LANG=dutch).stderr == "Genoteerd bij facturen\n"
    assert at_home.runs("log", "gisteren: Ook gedaan", LANG=dutch).returncode == 0
    assert "Toetsenbord" in at_home.runs("check", "show", "workstation", LANG=dutch).stdout
    assert ".TH WFHDESK" in (at_home.place / "share" / "man" / "nl" / "man1" / "wfhdesk.1").read_text()


def test_the_tour_of_the_sample_desk(at_home: LoneMachine) -> None:
    told = at_home.runs("demo", "--tour").stdout
    assert "## Outcomes" in told
    assert not (at_home.home / ".local" / "share" / "wfhdesk").exists()


def test_the_app_opens_and_leaves(at_home: LoneMachine) -> None:
    at_home.runs("config", "set", "me.name", "Ana")
    at_home.runs("log", "Seen from the app")
    code, drawn = at_home.shows("Seen from the app", "q")
    assert code == 0
    assert "What did you get done?" in drawn


def test_it_goes_and_leaves_what_doctor_named(wheel: Path, tmp_path: Path) -> None:
    """No job, no file of the program, nothing in the home but three folders; other jobs are there to the byte."""
    me = LoneMachine(tmp_path)
    table, others = tmp_path / "crontab", "# mine\n5 4 * * *  echo 100\\%  \n"
    table.write_text(others)
    put_crontab(me.programs, table)
    me.installs(wheel)
    needed = {path for path in me.installed() if not re.search(r"wfhdesk", path)}
    me.runs("config", "set", "me.name", "Ana")
    me.runs("log", "Fixed it")
    me.runs("update", "templates")
    me.runs("backup")
    me.runs("nudge", "install", "--with", "cron", "--yes")
    assert "wfhdesk" in table.read_text()
    named = re.findall(r"(?:is|are) in (/.*)$", me.runs("doctor", "--all", check=False).stdout, re.MULTILINE)
    assert len(named) == 3
    me.runs("nudge", "uninstall")
    me.uninstalls()
    assert table.read_text() == others
    assert me.installed() == needed
    left = [path for path in me.home.rglob("*") if path.is_file()]
    assert {folder for folder in named if any(path.is_relative_to(folder) for path in left)} == {*named}
    assert [path for path in left if not any(path.is_relative_to(folder) for folder in named)] == []
