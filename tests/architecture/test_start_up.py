"""What `wfhdesk log` loads: every module costs whoever types a line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

# Runs the command as `python -m wfhdesk` does, and writes at the very end what was loaded beyond a bare Python.
SPY = """
import atexit, sys
out, sys.argv = sys.argv[1], ["wfhdesk", *sys.argv[2:]]
bare = set(sys.modules)
atexit.register(lambda: open(out, "w").write("\\n".join(set(sys.modules) - bare)))
import runpy
runpy.run_module("wfhdesk", run_name="__main__", alter_sys=True)
"""

OURS = {
    "wfhdesk",
    *(f"wfhdesk.{name}" for name in ("adapters", "assets", "cli", "desk", "domain", "language", "store", "__main__")),
    *(f"wfhdesk.adapters.{name}" for name in ("clock", "config_file", "folders")),
    *(
        f"wfhdesk.cli.{name}"
        for name in ("help_layout", "log", "main", "options", "parser", "speech", "typed", "words")
    ),
    *(
        f"wfhdesk.desk.{name}"
        for name in ("accomplishments", "desk", "finding", "ids", "known_settings", "outside", "records", "settings")
    ),
    *(
        f"wfhdesk.domain.{name}"
        for name in (
            *("accomplishments", "capture", "errors", "mentions", "names", "periods", "plaintext"),
            *("signs", "understood"),
        )
    ),
    *(
        f"wfhdesk.store.{name}"
        for name in ("device", "files", "lines", "migrations", "reading", "stamps", "storage", "tables", "versions")
    ),
}
NAMING = {"wfhdesk.cli.names", "wfhdesk.desk.naming_lines", "wfhdesk.domain.named_people"}
"""What finds out whom a line means; a desk without people needs no more of people than that."""
THEIRS = {"tinydb", *(f"tinydb.{name}" for name in ("database", "queries", "storages", "table", "utils", "version"))}
PYTHONS = {
    *(
        "future",
        "argparse",
        "gettext",
        "json",
        "datetime",
        "re",
        "contextlib",
        "contextvars",
        "typing",
        "collections",
        "functools",
    ),
    *(
        "enum",
        "types",
        "copyreg",
        "operator",
        "keyword",
        "reprlib",
        "warnings",
        "errno",
        "fcntl",
        "gc",
        "math",
        "itertools",
    ),
    *(
        "shutil",
        "fnmatch",
        "bz2",
        "lzma",
        "zlib",
        "compression",
        "importlib",
        "runpy",
        "pkgutil",
        "locale",
        "struct",
        "encodings",
        "sre",
    ),
}
"""What of Python's own it takes; shutil and the packers come with argparse's help."""
COSTLY = {
    *(
        "asyncio",
        "csv",
        "dataclasses",
        "decimal",
        "difflib",
        "email",
        "hashlib",
        "http",
        "inspect",
        "logging",
        "pathlib",
        "random",
    ),
    *("socket", "ssl", "subprocess", "tempfile", "tomllib", "unicodedata", "urllib", "uuid", "zoneinfo"),
    *("argcomplete", "jinja2", "keyring", "markdown_it", "platformdirs", "rich", "textual", "tomlkit"),
}


def loaded(tmp_path: Path, *arguments: str, **environment: str) -> set[str]:
    """Return what a command loads that a bare Python hasn't loaded."""
    out = tmp_path / "modules"
    done = subprocess.run(
        [sys.executable, "-c", SPY, str(out), *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {*out.read_text().split("\n")}


def tops(modules: set[str]) -> set[str]:
    return {module.split(".")[0].strip("_") for module in modules}


LINE = "Fixed it with @priya, thanks @sam #billing => sooner"


@pytest.mark.parametrize(("line", "more"), [(LINE, NAMING), ("yesterday: ? Need it by thu !team", set())])
def test_log_loads_what_it_needs_and_nothing_else(tmp_path: Path, line: str, more: set[str]) -> None:
    modules = loaded(tmp_path, "--desk", str(tmp_path / "desk"), "log", line)
    ours = {module for module in modules if module.split(".")[0] == "wfhdesk"}
    theirs = {module for module in modules if module.split(".")[0] == "tinydb"}
    assert ours <= OURS | more
    assert {"wfhdesk.cli.log", "wfhdesk.store.tables"} <= ours
    assert theirs <= THEIRS
    assert not tops(modules) & COSTLY
    assert tops(modules - ours - theirs) <= PYTHONS


def test_the_second_line_loads_no_more_than_the_first(tmp_path: Path) -> None:
    first = loaded(tmp_path, "--desk", str(tmp_path / "desk"), "log", LINE)
    assert loaded(tmp_path, "--desk", str(tmp_path / "desk"), "log", LINE) <= first


def test_a_line_that_names_somebody_loads_people_and_no_more_of_the_desk(tmp_path: Path) -> None:
    desk = str(tmp_path / "desk")
    loaded(tmp_path, "--desk", desk, "people", "add", "Priya Nair")
    assert "wfhdesk.domain.people" not in loaded(tmp_path, "--desk", desk, "log", "Fixed it #billing")
    modules = loaded(tmp_path, "--desk", desk, "log", LINE)
    assert "wfhdesk.domain.people" in modules
    assert not modules & {"wfhdesk.desk.people", "wfhdesk.desk.acquaintance", "wfhdesk.desk.availability"}


def test_settings_cost_tomllib_and_a_zone_zoneinfo(tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    (desk / "config.toml").write_text('[me]\nname = "Ana"\n')
    modules = loaded(tmp_path, "--desk", str(desk), "log", LINE)
    assert tops(modules) & COSTLY == {"tomllib"}
    (desk / "config.toml").write_text('[me]\ntimezone = "Europe/Amsterdam"\n')
    assert "zoneinfo" in loaded(tmp_path, "--desk", str(desk), "log", LINE)


OF_A_PROMPT = {
    "wfhdesk",
    *(f"wfhdesk.{name}" for name in ("adapters", "assets", "cli", "desk", "domain", "language")),
    *("wfhdesk.adapters.folders", "wfhdesk.domain.errors", "wfhdesk.domain.plaintext"),
    *(f"wfhdesk.cli.{name}" for name in ("main", "prompt", "speech", "typed", "words")),
    *("wfhdesk.desk.prompt", "wfhdesk.desk.prompt_answer"),
}


def test_a_prompt_loads_nothing_of_the_desk(tmp_path: Path) -> None:
    """It is drawn at every line that somebody types, and a moment later they type the next."""
    desk = str(tmp_path / "desk")
    loaded(tmp_path, "--desk", desk, "log", LINE)
    words = ["--desk", desk, "nudge", "--prompt"]
    assert "wfhdesk.domain.nudging" in loaded(tmp_path, *words)  # the very first time
    modules = loaded(tmp_path, *words)
    ours = {module for module in modules if module.split(".")[0] == "wfhdesk"}
    assert ours == OF_A_PROMPT
    assert tops(modules - ours) <= PYTHONS - {"argparse", "datetime", "shutil", "fcntl", "locale", "struct"}
    loaded(tmp_path, "--desk", desk, "log", "another line")
    assert loaded(tmp_path, *words) == modules  # also where it has the line worked out anew


@pytest.mark.skipif(sys.platform != "linux", reason="other systems' folders are platformdirs' to know")
def test_the_usual_desk_costs_no_more_than_a_named_one(tmp_path: Path) -> None:
    usual = loaded(tmp_path, "log", LINE, HOME=str(tmp_path), WFHDESK_DIR="")
    assert usual <= loaded(tmp_path, "--desk", str(tmp_path / "desk"), "log", LINE)


@pytest.mark.parametrize("words", ["away 30m", "back", "finish", "status", "hours"])
def test_what_one_does_now_loads_no_calendar(tmp_path: Path, words: str) -> None:
    """A status is said in passing; public holidays cost a tenth of a second, where a country is set."""
    desk = tmp_path / "desk"
    desk.mkdir()
    (desk / "config.toml").write_text('[me]\ntimezone = "Europe/Amsterdam"\n')
    loaded(tmp_path, "--desk", str(desk), "hours", "set", "mon-fri 9-17")
    modules = loaded(tmp_path, "--desk", str(desk), *words.split())
    costly = {"icalendar", "holidays", "jinja2", "markdown_it", "textual", "tzlocal", "email", "subprocess", "asyncio"}
    assert not tops(modules) & costly
    if words != "hours":
        assert "wfhdesk.desk.accomplishments" not in modules


@pytest.mark.parametrize("words", ["nudge", "nudge --notify"])
def test_looking_for_nudges_loads_no_scheduler_and_no_desktop(tmp_path: Path, words: str) -> None:
    """It runs every ten minutes, and as a rule finds nothing that is new."""
    desk = str(tmp_path / "desk")
    loaded(tmp_path, "--desk", desk, "log", LINE)
    loaded(tmp_path, "--desk", desk, "nudge", "--notify")  # makes the day's backup, and tells what there is
    modules = loaded(tmp_path, "--desk", desk, *words.split())
    assert "wfhdesk.desk.nudges" in modules
    assert not tops(modules) & {"asyncio", "email", "http", "icalendar", "jinja2", "ssl", "textual", "xml"}
    assert not modules & {"wfhdesk.desk.scheduling", "wfhdesk.domain.checklist_format"}


# Opens the app until its first screen stands. What is looked ahead afterwards is put off: a machine may be slow.
FIRST_SCREEN = """
import asyncio, sys
from wfhdesk.desk.desk import open_desk
from wfhdesk.tui.app import DeskApp
from wfhdesk.tui.screens import today
out, folder, width, height = sys.argv[1:]
today._AFTERWARDS = 600.0

async def look():
    async with DeskApp(open_desk(folder)).run_test(size=(int(width), int(height))):
        open(out, "w").write("\\n".join(sys.modules))

asyncio.run(look())
"""


@pytest.mark.parametrize("size", ["80 24", "120 36"])
def test_the_first_screen_loads_only_what_it_shows(tmp_path: Path, size: str) -> None:
    desk, out = tmp_path / "desk", tmp_path / "of the app"
    loaded(tmp_path, "--desk", str(desk), "log", LINE)
    command = [sys.executable, "-c", FIRST_SCREEN, str(out), str(desk), *size.split()]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    modules = {*out.read_text().split("\n")}
    assert "wfhdesk.tui.widgets.next_list" in modules
    parts = ("assessments", "availability", "care", "checklists", "keeping_safe", "nudges", "people", "updates")
    assert not modules & {f"wfhdesk.desk.{part}" for part in parts}
    assert not modules & {"wfhdesk.domain.actions", "wfhdesk.domain.checklists", "wfhdesk.domain.days"}
    assert not tops(modules) & {"holidays", "icalendar", "jinja2", "keyring", "tomlkit", "tzlocal"}


@pytest.mark.parametrize("words", ["show", "undo", "projects", "restore", "config path"])
def test_no_everyday_word_loads_what_mail_needs(tmp_path: Path, words: str) -> None:
    desk = str(tmp_path / "desk")
    loaded(tmp_path, "--desk", desk, "log", LINE)
    modules = loaded(tmp_path, "--desk", desk, *words.split())
    assert not tops(modules) & {"jinja2", "markdown_it", "email", "asyncio", "keyring", "textual", "ssl", "tomlkit"}
