"""`wfhdesk doctor`: whether the desk is sound, and what to do where it isn't."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from adapters.programs import put
from cli.conftest import Contents, Refused
from cli.terminal import on_a_terminal
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


# --- every subject --------------------------------------------------------------------------------------------------


def test_all_tells_every_subject_in_a_line_the_problems_first(run: Run, folder: Path) -> None:
    run("log", "x")
    folder.chmod(0o755)
    (folder / ".stfolder").mkdir()
    done = run("doctor", "--all", check=False, PYTHON_KEYRING_BACKEND="keyring.backends.fail.Keyring")
    assert done.returncode == 1
    desk, settings, state, *lines = done.stdout.splitlines()
    assert desk == f"The desk is in {folder}"
    assert settings == f"Settings, own templates and checklists are in {folder}"
    assert state == f"This device's state and its backups are in {Path(os.environ['XDG_STATE_HOME']) / 'wfhdesk'}"
    assert [line[:1] for line in lines] == ["!", "-", "-", *" " * 12]
    width = lines[0].index(str(folder))
    names = [line[2:width].strip() for line in lines]
    assert names[:3] == ["Readable by others", "Synced", "Keyring"]
    assert sorted(names) == sorted(
        [
            "Folder",
            "Settings",
            "Own templates and checklists",
            "Readable by others",
            "Synced",
            "Time zone",
            "Mail",
            "Keyring",
            "Notifications",
            "Scheduler",
            "Terminal",
            "Backups",
            "Version",
            "Files",
            "Second versions",
        ]
    )


def test_notes_are_told_by_themselves_and_are_no_reason_to_fail(run: Run, folder: Path) -> None:
    run("log", "x")
    (folder / ".stfolder").mkdir()
    lines = run("doctor").stdout.splitlines()
    assert lines[1].startswith("Note: Syncthing keeps the desk in step")
    assert lines[2:] == ["All is well."]


def test_json_tells_every_subject_with_state_text_and_advice(run: Run, folder: Path) -> None:
    run("log", "x")
    found = json.loads(run("doctor", "--json").stdout)
    assert all(list(one) == ["subject", "state", "text", "advice"] for one in found)
    assert {one["state"] for one in found} == {"ok"}
    assert {one["subject"] for one in found} >= {"folder", "files", "keyring", "mail", "own files", "backups"}
    folder.chmod(0o777)
    done = run("doctor", "--json", check=False)
    assert done.returncode == 1
    assert json.loads(done.stdout)[0] == {
        "subject": "readable",
        "state": "problem",
        "text": f"{folder} can be read by others",
        "advice": f"chmod go= {folder}",
    }


@pytest.mark.parametrize("with_it", ["--all", "--online", "--json"])
def test_settling_is_done_alone(refused: Refused, with_it: str) -> None:
    assert "--keep only" in refused("doctor", "--settle", "x", with_it)


def test_settings_that_are_broken_leave_the_other_subjects_to_be_looked_at(run: Run, folder: Path) -> None:
    run("log", "x")
    (folder / "config.toml").write_text("[me\n")
    done = run("doctor", "--json", check=False)
    found = json.loads(done.stdout)
    assert [(one["subject"], one["state"]) for one in found if one["state"] != "ok"] == [("settings", "problem")]
    assert len(found) == 15


# --- where it runs --------------------------------------------------------------------------------------------------


def terminal_told(folder: Path, **environment: str) -> str:
    told = on_a_terminal("doctor", "--all", WFHDESK_DIR=str(folder), **environment).text
    return next(line for line in told.splitlines() if line[2:].startswith("Terminal"))


def test_a_terminal_is_told_by_its_size_and_name(folder: Path) -> None:
    told = terminal_told(folder, TERM="xterm-256color", COLORTERM="", NO_COLOR="", COLUMNS="", LINES="")
    assert told.endswith("  xterm-256color, UTF-8, 256 colours.")  # a size of 0×0, as this one has, is none
    assert terminal_told(folder, TERM="dumb").startswith("- Terminal")


@pytest.mark.skipif(sys.platform != "linux" or not shutil.which("tmux"), reason="needs tmux")
@pytest.mark.parametrize(
    ("value", "program", "is_told"),
    [("external", "", True), ("off", "", True), ("on", "", False), ("external", "wl-copy", False)],
)
def test_tmux_says_whether_it_passes_on_what_is_copied(  # noqa: PLR0917 - fixtures come by position
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str, program: str, is_told: bool
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX"):
        monkeypatch.delenv(name, raising=False)
    if program:
        put(tmp_path / "bin", program, "true")
        monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
        monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-9")
    out, socket = tmp_path / "out", str(tmp_path / "socket")
    word = f"{sys.executable} -m wfhdesk --desk {folder} doctor --all > {out}.new; mv {out}.new {out}"
    tmux = ["tmux", "-S", socket, "-f", "/dev/null"]
    session = ["new-session", "-d", "-x", "100", "-y", "30", f"tmux wait-for begin; {word}; tmux wait-for -S over"]
    try:
        subprocess.run([*tmux, *session], check=True, timeout=20)
        subprocess.run([*tmux, "set", "-s", "set-clipboard", value], check=True, timeout=20)
        subprocess.run([*tmux, "wait-for", "-S", "begin"], check=True, timeout=20)
        subprocess.run([*tmux, "wait-for", "over"], check=False, timeout=30)
        told = next(line for line in out.read_text().splitlines() if line[2:].startswith("Terminal"))
    finally:
        subprocess.run([*tmux, "kill-server"], check=False, capture_output=True, timeout=20)
    if is_told:
        assert f"tmux doesn't pass on what wfhdesk copies (its set-clipboard is {value})." in told
    else:
        assert "in tmux" in told
        assert "100×30" in told


def on_a_disk_of_its_own(mount: str, place: Path, words: str) -> subprocess.CompletedProcess[str]:
    """Run a shell script in a namespace of its own, in which a disk that `mount` makes lies at a place."""
    unshare = ["unshare", "--mount", "--map-root-user"]
    if sys.platform != "linux" or not shutil.which("unshare"):
        pytest.skip("needs namespaces")
    made = subprocess.run(
        [*unshare, "sh", "-c", f"mount -t tmpfs {mount} tmpfs {place}"], capture_output=True, timeout=20, check=False
    )
    if made.returncode:
        pytest.skip("needs a mount namespace of its own")
    script = f"mount -t tmpfs {mount} tmpfs {place} && {words}"
    return subprocess.run(
        [*unshare, "sh", "-c", script], capture_output=True, text=True, encoding="utf-8", timeout=60, check=False
    )


def test_a_disk_that_is_full_is_told(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    word = f"{sys.executable} -m wfhdesk --desk {disk}/desk"
    done = on_a_disk_of_its_own(
        "-o size=2m", disk, f"{word} log x && {{ cat /dev/zero > {disk}/full 2>/dev/null; {word} doctor; }}"
    )
    assert done.returncode == 1, done.stderr
    assert f"The disk of {disk}/desk has 0 MB left. Make room: what can't be written is not kept." in done.stdout
    assert "All is well" not in done.stdout


def test_a_disk_that_cant_be_written_is_told(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    word = f"{sys.executable} -m wfhdesk --desk {disk}/desk"
    script = f"mkdir -m 700 {disk}/desk && mount -o remount,ro {disk} && {word} doctor"
    done = on_a_disk_of_its_own("-o size=300m", disk, script)
    assert done.returncode == 1, done.stderr
    told = f"{disk}/desk can't be written, so nothing can be kept; look who owns it: ls -ld {disk}/desk"
    assert told in done.stdout
