"""`wfhdesk doctor`: whether the desk is sound, and what to do where it isn't."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import Contents, Refused
from conftest import Run


def test_all_is_well(run: Run, folder: Path, contents: Contents) -> None:
    assert run("doctor").stdout == f"The desk is in {folder}\nAll is well.\n"
    assert not folder.exists()
    run("log", "x")
    before = contents()
    done = run("doctor")
    assert (done.stdout, done.stderr) == (f"The desk is in {folder}\nAll is well.\n", "")
    assert contents() == before


def test_what_others_can_read_is_told_with_what_to_do(run: Run, folder: Path) -> None:
    run("log", "x")
    folder.chmod(0o755)
    done = run("doctor", check=False)
    assert done.returncode == 1
    assert f"{folder} can be read by others; chmod go= {folder}" in done.stdout
    assert "All is well" not in done.stdout


def test_damage_is_told_put_aside_and_costs_no_entry(run: Run, folder: Path) -> None:
    run("log", "one")
    (file,) = folder.glob("2*.jsonl")
    with file.open("ab") as lines:
        lines.write(b'{"at": "\x1b[2J"}\n')
    run("log", "two")
    assert "1 line of" in run("show", "--all").stderr
    first = run("doctor", check=False)
    assert first.returncode == 1
    assert f"{file.name}: 1 line can't be read." in first.stdout
    aside = f"{file}.damaged holds lines that could not be read; look whether you miss anything, then delete the file."
    assert aside in first.stdout
    assert first.stderr == ""
    again = run("show", "--all")
    assert again.stderr == ""
    assert "one" in again.stdout
    assert "two" in again.stdout
    assert aside in run("doctor", check=False).stdout
    Path(f"{file}.damaged").unlink()
    assert run("doctor").stdout.endswith("All is well.\n")


def by_hand(folder: Path, doc_id: str, doc: object, table: str = "accomplishments") -> None:
    folder.mkdir(exist_ok=True, mode=0o700)
    line = {"at": 1_700_000_000_000_000, "act": "hand", "table": table, "id": doc_id, "doc": doc}
    path = folder / ("2023.hand.jsonl" if table in ("accomplishments", "updates") else "lasting.hand.jsonl")
    path.write_text(json.dumps({"format": 1}) + "\n" + json.dumps(line) + "\n")
    path.chmod(0o600)


@pytest.mark.parametrize(
    ("table", "doc"),
    [("accomplishments", {"text": 5}), ("projects", {"name": []}), ("updates", {"number": "one"})],
)
def test_what_cant_be_read_is_named(run: Run, folder: Path, table: str, doc: object) -> None:
    by_hand(folder, "bad\x1b[2Jone", doc, table)
    done = run("doctor", check=False)
    assert done.returncode == 1
    assert "Entry bad[2Jone holds something that is no entry; it is left as it is." in done.stdout
    assert done.stderr == ""
    if table == "accomplishments":
        assert run("show", "--all").stderr.splitlines()[-1] == done.stdout.splitlines()[-1]


@pytest.mark.parametrize(
    "doc",
    [
        {"day": "2023-11-14", "kind": "done", "text": "a\x1b[2Jb", "outcome": "\x07c", "project": "d\u202ee"},
        {"day": "2023-11-14", "kind": "done", "text": "a\ud800b"},
    ],
)
def test_what_a_file_holds_never_reaches_the_terminal_raw(run: Run, folder: Path, doc: object) -> None:
    by_hand(folder, "abc", doc)
    for form in ([], ["--json"], ["--csv"], ["--markdown"]):
        done = run("show", "--all", *form)
        assert not {"\x1b", "\x07", "\u202e"} & {*done.stdout, *done.stderr}
        assert done.stdout
    for arguments in (["delete", "abc"], ["restore"], ["restore", "abc"], ["resolve", "abc"], ["undo"], ["projects"]):
        done = run(*arguments, check=False)
        assert not {"\x1b", "\x07", "\u202e"} & {*done.stdout, *done.stderr}
        assert "Traceback" not in done.stderr


def test_a_files_name_never_reaches_the_terminal_raw(run: Run, folder: Path) -> None:
    folder.mkdir(mode=0o700)
    (folder / "2026.hand.\x1b[2J.jsonl").write_text('{"format": 1}\nno json\n')
    for done in (run("show", "--all"), run("doctor", check=False)):
        assert "2026.hand.[2J.jsonl" in done.stdout + done.stderr
        assert "\x1b" not in done.stdout + done.stderr


def test_a_desk_of_a_newer_wfhdesk_is_left_alone(run: Run, folder: Path, refused: Refused) -> None:
    folder.mkdir()
    (folder / "2026.hand.jsonl").write_text('{"format": 99}\n')
    for arguments in (["show", "--all"], ["doctor"], ["undo"], ["update"]):
        assert "newer wfhdesk (format 99" in refused(*arguments, code=1)


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--settle", "x"], "Nothing has a second version."),
        (["--settle"], "expected one argument"),
        (["--keep", "one"], "invalid int value: 'one'"),
        (["x"], "nrecognized arguments: x"),
    ],
    ids=str,
)
def test_what_cant_be_settled_is_refused(refused: Refused, arguments: list[str], why: str) -> None:
    assert why in refused("doctor", *arguments)
