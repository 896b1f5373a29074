"""`wfhdesk people erase`: shown first, asked for by name, and nothing of it left."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from cli.conftest import Contents, Refused
from cli.terminal import on_a_terminal
from conftest import Run

NAME = "Priyanka Raghunathan"


@pytest.fixture
def known(run: Run, folder: Path) -> Path:
    run("people", "add", NAME, "--relation", "team", "--nickname", "Pinky", "--email", "p.raghu@example.org")
    run("log", "Fixed the export with @priyanka => Pinky is glad")
    run("log", "Wrote to p.raghu@example.org")
    run("log", "nobody at all")
    run("met", "pinky", "about her leave")
    return folder


def naming(folder: Path) -> list[str]:
    """Return the files of the desk and of this device's state in which they are named."""
    state = Path(os.environ["XDG_STATE_HOME"])
    files = [path for root in (folder, state) for path in root.rglob("*") if path.is_file()]
    traces = (b"priyanka", b"raghu", b"pinky")
    return [path.name for path in files if any(trace in path.read_bytes().lower() for trace in traces)]


def test_the_preview_comes_first_and_yes_erases(run: Run, known: Path) -> None:
    assert naming(known)
    done = run("people", "erase", "priyanka", "--yes")
    assert naming(known) == []
    lines = [line.strip() for line in done.stdout.splitlines()]
    assert "- Fixed the export with @priyanka" in lines
    assert "+ Fixed the export with someone" in lines
    assert "- Pinky is glad" in lines
    assert "+ Wrote to …" in lines
    assert "• 1 contact" in lines
    assert "nobody at all" not in done.stdout
    assert "What stays" in lines
    assert any("backups" in line and "until their date" in line for line in lines)
    assert lines[-1] == "Undo doesn't bring any of it back."
    assert done.stderr == f"{NAME} is erased from this device.\n"
    assert "All is well." in run("doctor").stdout
    assert [entry["text"] for entry in json.loads(run("show", "--all", "--json").stdout)] == [
        "Fixed the export with someone",
        "Wrote to …",
        "nobody at all",
    ]


def test_without_a_terminal_it_only_shows(run: Run, known: Path, contents: Contents) -> None:
    before = contents()
    done = run("people", "erase", "pinky", check=False)
    assert done.returncode == 2
    assert "+ Fixed the export with someone" in done.stdout
    assert "Without a terminal this needs --yes" in done.stderr
    assert contents() == before


def test_on_a_terminal_the_name_has_to_be_typed(known: Path, contents: Contents) -> None:
    before = contents()
    seen = on_a_terminal("people", "erase", "pinky", typed="y\n", WFHDESK_DIR=str(known), NO_COLOR="1")
    assert seen.code == 1
    assert f"Erase {NAME} for good? Type the name: " in seen.text
    assert "Nothing was erased." in seen.text
    assert contents() == before
    seen = on_a_terminal("people", "erase", "pinky", typed=f"{NAME.lower()}\n", WFHDESK_DIR=str(known))
    assert seen.code == 0
    assert naming(known) == []


def test_entries_are_kept_by_their_ids(run: Run, known: Path, refused: Refused) -> None:
    entry = json.loads(run("show", "--all", "--json").stdout)[0]
    assert "There is no zzz among" in refused("people", "erase", "pinky", "--yes", "--keep", "zzz")
    done = run("people", "erase", "pinky", "--yes", "--keep", entry["id"][:6])
    assert f"{entry['id'][:5]}, as you wish: Fixed the export with @priyanka" in done.stdout
    assert "+ Fixed" not in done.stdout
    assert run("show", "--all").stdout.count("@priyanka") == 1


def test_json_tells_the_same_and_erases_only_with_yes(run: Run, known: Path, contents: Contents) -> None:
    before = contents()
    told = json.loads(run("people", "erase", "pinky", "--json").stdout)
    assert contents() == before
    assert told["person"]["name"] == NAME
    assert told["contacts_gone"] == 1
    assert told["changes"][0]["texts"] == [
        {"before": "Fixed the export with @priyanka", "after": "Fixed the export with someone"},
        {"before": "Pinky is glad", "after": "Someone is glad"},
    ]
    assert {one["kind"] for one in told["stays"]} == {"outside"}
    assert json.loads(run("people", "erase", "pinky", "--json", "--yes").stdout) == told
    assert naming(known) == []


def test_a_name_that_stands_nowhere_is_refused(refused: Refused, known: Path) -> None:
    assert refused("people", "erase", "Omar Haddad", "--yes") == (
        "Nothing on this desk names “Omar Haddad”, so nothing was done."
    )
    assert known.exists()


def test_no_name_is_no_name(refused: Refused) -> None:
    assert "needs a name" in refused("people", "erase", " ", "--yes")


def test_it_cannot_be_undone(run: Run, known: Path) -> None:
    run("people", "erase", "pinky", "--yes")
    assert "logged “nobody at all”" in run("undo").stderr + run("undo").stderr
    run("redo")
    assert naming(known) == []
