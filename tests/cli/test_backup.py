"""`wfhdesk backup` and `wfhdesk restore --from`, and the backup that a word has made beside itself."""

from __future__ import annotations

import json
import os
import time
import zipfile
from pathlib import Path

import pytest

from cli.conftest import Contents, Refused, Shown
from cli.terminal import on_a_terminal
from conftest import Run


@pytest.fixture
def used(run: Run, folder: Path) -> Path:
    run("log", "Fixed the export #billing")
    run("log", "Wrote the guide")
    run("config", "set", "me.name", "Ana")
    return folder


def test_a_backup_says_where_it_is_and_what_it_holds(run: Run, used: Path) -> None:
    done = run("backup")
    path = Path(done.stdout.strip())
    assert path.is_file()
    assert "backups" in path.parts
    assert used not in path.parents
    assert done.stderr == "Read back, and all there: entries (2), 1 file of settings.\n"
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
    listed = run("backup", "list")
    assert listed.stdout.split()[0] == path.stem
    assert str(path.parent) in listed.stderr
    assert listed.stderr.endswith(f"wfhdesk restore --from {path.stem}\n")
    (told,) = json.loads(run("backup", "list", "--json").stdout)
    assert told["path"] == str(path)


def test_where_there_is_none_the_list_says_how_to_make_one(run: Run, refused: Refused) -> None:
    assert "wfhdesk backup makes one" in run("backup", "list").stderr
    assert json.loads(run("backup", "list", "--json").stdout) == []
    assert "nothing on this desk" in refused("backup")
    assert "wfhdesk backup makes one" in refused("restore", "--from", "last", "--dry-run")


def test_a_copy_goes_where_it_was_asked_to(run: Run, used: Path, tmp_path: Path, refused: Refused) -> None:
    copy = tmp_path / "copy.zip"
    told = json.loads(run("backup", "--to", str(copy), "--json").stdout)
    assert told["path"] == str(copy)
    assert told["counts"] == {"accomplishments": 2}
    assert copy.stat().st_mode & 0o777 == 0o600
    assert run("backup", "list").stdout == ""
    assert "there already" in refused("backup", "--to", str(copy))


def test_a_dry_run_prints_what_would_change_and_changes_nothing(run: Run, used: Path, contents: Contents) -> None:
    run("backup")
    run("delete", "last")
    run("log", "A third")
    before = contents()
    done = run("restore", "--from", "last", "--dry-run")
    assert contents() == before
    assert "+ " in done.stdout
    assert "Wrote the guide" in done.stdout
    assert "A third" in done.stdout
    told = json.loads(run("restore", "--from", "last", "--dry-run", "--json").stdout)
    assert [one["told"].split("  ")[1] for one in told["tables"]["accomplishments"]["new"]] == ["Wrote the guide"]
    assert len(told["tables"]["accomplishments"]["gone"]) == 1
    assert told["tables"]["accomplishments"]["same"] == 1


def test_restored_and_undone(run: Run, used: Path, shown: Shown) -> None:
    run("backup")
    run("delete", "last")
    run("log", "A third")
    done = run("restore", "--from", "last", "--yes")
    assert "wfhdesk undo takes them back" in done.stderr
    assert [entry["text"] for entry in shown()] == ["Fixed the export", "Wrote the guide"]
    assert "restored the backup" in run("undo").stderr
    assert [entry["text"] for entry in shown()] == ["Fixed the export", "A third"]


def test_without_a_terminal_it_needs_yes(run: Run, used: Path, refused: Refused) -> None:
    run("backup")
    run("log", "A third")
    assert "--dry-run" in refused("restore", "--from", "last")


@pytest.mark.parametrize(("answer", "left"), [("y\n", 2), ("n\n", 3), ("\n", 3)])
def test_on_a_terminal_it_asks_first(run: Run, used: Path, shown: Shown, answer: str, left: int) -> None:
    run("backup")
    run("log", "A third")
    seen = on_a_terminal("restore", "--from", "last", typed=answer, WFHDESK_DIR=str(used))
    assert seen.text.index("A third") < seen.text.index("[y/N]")
    assert seen.code == (0 if left == 2 else 1)
    assert len(shown()) == left


def test_a_desk_that_is_gone_comes_back(run: Run, used: Path, shown: Shown) -> None:
    run("backup")
    for path in used.iterdir():
        path.unlink()
    run("restore", "--from", "last", "--settings", "--yes")
    assert len(shown()) == 2
    assert run("config", "get", "me.name").stdout == "Ana\n"


def test_settings_that_are_broken_come_back(run: Run, used: Path) -> None:
    run("backup")
    (used / "config.toml").write_text("[me\nbroken")
    assert run("show", check=False).returncode == 1
    run("restore", "--from", "last", "--settings", "--yes")
    assert run("config", "get", "me.name").stdout == "Ana\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("last", "--from", "last", "--yes"), "don't go together"),
        (("--yes",), "--from"),
        (("--settings",), "--from"),
        (("--from", "2020-01-01", "--yes"), "wfhdesk backup list"),
        (("--from", "", "--yes"), "wfhdesk backup list"),
    ],
)
def test_what_can_not_be_meant_is_refused(
    run: Run, used: Path, refused: Refused, words: tuple[str, ...], said: str
) -> None:
    run("backup")
    assert said in refused("restore", *words)


def test_a_hostile_file_is_refused_and_nothing_changes(run: Run, used: Path, refused: Refused, tmp_path: Path) -> None:
    evil = tmp_path / "evil.zip"
    with zipfile.ZipFile(evil, "w") as archive:
        archive.writestr("../../x", "x")
    assert "no backup of wfhdesk" in refused("restore", "--from", str(evil), "--yes", code=1)
    newer = tmp_path / "newer.zip"
    manifest = {"kind": "wfhdesk backup", "format": 2, "made": "2026-11-20T14:10:00+01:00", "counts": {}}
    with zipfile.ZipFile(newer, "w") as archive:
        archive.writestr("manifest.json", json.dumps(manifest))
    assert "upgrade wfhdesk" in refused("restore", "--from", str(newer), "--yes", code=1)


# --- beside a word --------------------------------------------------------------------------------------------------


def made_beside(run: Run, wanted: int) -> int:
    """Return how many backups there are as soon as there are as many as wanted."""
    for _time in range(200):
        found = len(json.loads(run("backup", "list", "--json").stdout))
        if found >= wanted:
            return found
        time.sleep(0.05)
    return found


def test_a_word_that_wrote_has_the_days_backup_made_beside_itself(run: Run, used: Path) -> None:
    assert json.loads(run("backup", "list", "--json").stdout) == []
    (due,) = Path(os.environ["XDG_STATE_HOME"], "wfhdesk").glob("backup-*.due")
    os.utime(due, (1, 1))
    run("show")
    assert json.loads(run("backup", "list", "--json").stdout) == []
    run("log", "One more")
    assert made_beside(run, 1) == 1
    run("log", "And one more")
    assert due.stat().st_mtime > time.time()


def test_nudge_notify_makes_it_itself(run: Run, used: Path) -> None:
    (due,) = Path(os.environ["XDG_STATE_HOME"], "wfhdesk").glob("backup-*.due")
    os.utime(due, (1, 1))
    run("nudge", "--notify", check=False)
    assert len(json.loads(run("backup", "list", "--json").stdout)) == 1
