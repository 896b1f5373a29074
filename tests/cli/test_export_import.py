"""`wfhdesk export` and `wfhdesk import`: all of it out, and the same desk again elsewhere."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from cli.conftest import Contents, Refused, Shown
from cli.terminal import on_a_terminal
from conftest import Run


@pytest.fixture
def used(run: Run, folder: Path) -> Path:
    run("log", "Fixed the export with @priya #billing => they pay again")
    run("log", "=SUM(A1) is a formula")
    run("log", "Thrown away")
    run("delete", "last")
    run("people", "add", "Priya Nair", "--relation", "team", "--topic", "her report")
    run("met", "priya", "--by", "call", "about *the* report")
    run("projects", "set", "billing", "--status", "on track", "--line", "nearly there")
    run("hours", "set", "mon-fri 9-17")
    run("config", "set", "me.name", "Ana")
    return folder


@pytest.fixture
def elsewhere(tmp_path: Path) -> str:
    return str(tmp_path / "elsewhere")


def test_the_same_desk_elsewhere(run: Run, used: Path, tmp_path: Path, elsewhere: str) -> None:
    path = tmp_path / "desk.json"
    assert run("export", str(path)).stdout == f"{path}\n"
    assert path.stat().st_mode & 0o777 == 0o600
    done = run("--desk", elsewhere, "import", str(path), "--settings", "--yes")
    assert "wfhdesk undo takes them back" in done.stderr
    for words in ("show --all --json", "people --json", "projects --json", "restore --json", "config --json"):
        ours, theirs = (json.loads(run("--desk", desk, *words.split()).stdout) for desk in (str(used), elsewhere))
        assert ours == theirs or words == "restore --json"
        assert [one["id"] for one in ours] == [one["id"] for one in theirs] if words == "restore --json" else True
    again = json.loads(run("--desk", elsewhere, "export", "-").stdout)
    assert {**again, "made": ""} == {**json.loads(path.read_text()), "made": ""}
    assert "took in the export" in run("--desk", elsewhere, "undo").stderr
    assert run("--desk", elsewhere, "show", "--all", "--json").stdout.strip() == "[]"


def test_stdout_is_the_export_and_nothing_else(run: Run, used: Path) -> None:
    done = run("export", "-")
    told = json.loads(done.stdout)
    assert done.stderr == ""
    assert [*told] == ["kind", "format", "made", "tables", "trash", "files"]
    assert [doc["text"] for doc in told["trash"].values()] == ["Thrown away"]


def test_a_pipe_carries_it_over(run: Run, used: Path, elsewhere: str) -> None:
    run("--desk", elsewhere, "import", "-", "--yes", stdin=run("export", "-").stdout)
    assert len(json.loads(run("--desk", elsewhere, "show", "--all", "--json").stdout)) == 2


def test_the_preview_changes_nothing_and_says_that_settings_stay(
    run: Run, used: Path, tmp_path: Path, elsewhere: str
) -> None:
    run("export", str(tmp_path / "desk.json"))
    done = run("--desk", elsewhere, "import", str(tmp_path / "desk.json"), "--dry-run")
    assert "Priya Nair" in done.stdout
    assert "--settings takes these too: config.toml" in done.stdout
    with_settings = run("--desk", elsewhere, "import", str(tmp_path / "desk.json"), "--dry-run", "--settings")
    assert '+ [me] name = "Ana"' in with_settings.stdout
    assert not Path(elsewhere).exists()
    told = json.loads(run("--desk", elsewhere, "import", str(tmp_path / "desk.json"), "--dry-run", "--json").stdout)
    assert len(told["tables"]["people"]["new"]) == 1
    assert len(told["trash"]) == 1


def test_what_differs_stays_unless_theirs_is_to_win(run: Run, used: Path, tmp_path: Path, shown: Shown) -> None:
    path = str(tmp_path / "desk.json")
    run("export", path)
    entry = shown()[0]["id"]
    run("edit", entry, "Mine")
    assert "yours stays" in run("import", path, "--dry-run").stdout
    assert "nothing to take in" in run("import", path, "--yes").stderr
    assert shown()[0]["text"] == "Mine"
    run("import", path, "--overwrite", "--yes")
    assert shown()[0]["text"].startswith("Fixed the export")


@pytest.mark.parametrize(("answer", "left"), [("y\n", 2), ("n\n", 0)])
def test_on_a_terminal_it_asks_first(run: Run, used: Path, elsewhere: str, answer: str, left: int) -> None:
    path = used.with_name("desk.json")
    run("export", str(path))
    seen = on_a_terminal("import", str(path), typed=answer, WFHDESK_DIR=elsewhere)
    assert seen.code == (0 if left else 1)
    assert len(json.loads(run("--desk", elsewhere, "show", "--all", "--json").stdout)) == left


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("", 2, "no export of wfhdesk"),
        ("[[[[", 2, "no export of wfhdesk"),
        ('{"kind": "wfhdesk export", "format": 2}', 1, "upgrade wfhdesk"),
        (
            '{"kind": "wfhdesk export", "format": 1, "made": "2026-11-20T14:00+01:00", "tables": {"a": 1}}',
            2,
            "Nothing was changed",
        ),
    ],
)
def test_what_is_no_export_is_refused(refused: Refused, tmp_path: Path, text: str, code: int, said: str) -> None:
    (tmp_path / "evil.json").write_text(text)
    assert said in refused("import", str(tmp_path / "evil.json"), "--yes", code=code)
    assert said in refused("import", "-", "--yes", stdin=text, code=code)


def test_what_can_not_be_meant_is_refused(run: Run, used: Path, refused: Refused, tmp_path: Path) -> None:
    assert "--csv DIR" in refused("export")
    assert "--csv DIR" in refused("export", "")
    assert "--dry-run" in refused("import", str(tmp_path / "x.json"))
    assert "can't be read" in refused("import", str(tmp_path / "none.json"), "--yes", code=1)
    run("export", str(tmp_path / "x.json"))
    assert "there already" in refused("export", str(tmp_path / "x.json"))
    run("export", str(tmp_path / "x.json"), "--force")


def test_tables_for_a_spreadsheet(run: Run, used: Path, tmp_path: Path, contents: Contents) -> None:
    before = contents()
    paths = [Path(line) for line in run("export", "--csv", str(tmp_path / "tables")).stdout.splitlines()]
    assert contents() == before
    assert [path.stem for path in paths] == ["accomplishments", "projects", "people", "contacts", "patterns"]
    with paths[0].open(newline="") as file:
        texts = [row["text"] for row in csv.DictReader(file)]
    assert texts == ["Fixed the export with @priya", "'=SUM(A1) is a formula"]


def test_markdown_to_be_read(run: Run, used: Path, tmp_path: Path) -> None:
    text = run("export", "--markdown", "-").stdout
    headings = [line for line in text.splitlines() if line.startswith(("# ", "## "))]
    assert headings[0].startswith("# The desk of Ana, ")
    assert headings[1:] == ["## Log", "## Projects", "## People", "## Working hours"]
    assert "- Fixed the export with @priya → they pay again *(billing)*" in text
    assert "- **billing** (on track): nearly there" in text
    assert "### Priya Nair" in text
    assert "- Topics: her report" in text
    assert "call, about \\*the\\* report" in text
    assert "Thrown away" not in text
    run("export", "--markdown", str(tmp_path / "desk.md"))
    assert (tmp_path / "desk.md").read_text() == text


def test_an_empty_desk_has_an_export_too(run: Run, elsewhere: str) -> None:
    assert json.loads(run("--desk", elsewhere, "export", "-").stdout)["tables"] == {}
    assert run("--desk", elsewhere, "export", "--markdown", "-").stdout.startswith("# The desk")
    assert not Path(elsewhere).exists()
