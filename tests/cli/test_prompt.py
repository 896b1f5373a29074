"""`wfhdesk nudge --prompt` as shells call it: at once, in one line or none, and with nothing left behind in the terminal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from cli.terminal import on_a_terminal
from conftest import Run
from wfhdesk.adapters.clock import SystemClock
from wfhdesk.adapters.folders import folders
from wfhdesk.desk.prompt_answer import answer_path, lock_path, read

PATIENCE = 30.0
KEY = "Need the key"
PROMPT = ("nudge", "--prompt")


@pytest.fixture
def late(folder: Path, run: Run) -> str:
    """A desk in whose hours it is, with a late blocker; return the blocker's id."""
    run("config", "set", "nudges.without", "update", "week", "status")
    run("hours", "set", "mon-sun 0-24")
    today = SystemClock().now().date()
    return run("log", f"{today - timedelta(days=9)}: ? {KEY} by {today - timedelta(days=8)}").stdout.strip()


def answer(folder: Path) -> dict[str, Any]:
    return dict(json.loads(Path(answer_path(folders(str(folder)))).read_text()))


def until_it_says(run: Run, wanted: str) -> None:
    """Ask again and again, as a shell does, until the line is another."""
    until = time.monotonic() + PATIENCE
    while (found := run(*PROMPT).stdout) != wanted:
        assert time.monotonic() < until, found
        time.sleep(0.05)


# --- one line or nothing --------------------------------------------------------------------------------------------


def test_one_line_or_nothing_and_exit_code_0(run: Run, late: str) -> None:
    for _time in range(2):
        done = run(*PROMPT)
        assert (done.returncode, done.stdout, done.stderr) == (0, f"{KEY}\n", "")
    run("resolve", late)
    done = run(*PROMPT)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    until_it_says(run, "")


def test_outside_of_the_hours_it_says_nothing(run: Run, late: str) -> None:
    assert run(*PROMPT).stdout == f"{KEY}\n"
    run("leave", "today")
    assert run(*PROMPT).stdout == ""
    run("undo")
    until_it_says(run, f"{KEY}\n")
    run("finish")
    assert run(*PROMPT).stdout == ""


def test_quiet_ends_the_line_at_once_and_off_brings_it_back(run: Run, late: str) -> None:
    assert run(*PROMPT).stdout == f"{KEY}\n"
    run("quiet", "1h")
    assert run(*PROMPT).stdout == ""
    run("quiet", "off")
    until_it_says(run, f"{KEY}\n")


def test_the_desk_is_named_in_front_or_by_the_environment(run: Run, late: str, folder: Path, tmp_path: Path) -> None:
    elsewhere = str(tmp_path / "elsewhere")
    assert run("--desk", str(folder), *PROMPT, WFHDESK_DIR=elsewhere).stdout == f"{KEY}\n"
    assert run(f"--desk={folder}", *PROMPT, WFHDESK_DIR=elsewhere).stdout == f"{KEY}\n"
    assert run("--desk", elsewhere, *PROMPT).stdout == ""


def test_the_usual_desk_is_worked_out_beside_too(run: Run) -> None:
    today = SystemClock().now().date()
    for words in (("hours", "set", "mon-sun 0-24"), ("config", "set", "nudges.without", "update", "week"), PROMPT):
        assert run(*words, WFHDESK_DIR="").returncode == 0
    run("log", f"{today - timedelta(days=9)}: ? {KEY} by {today - timedelta(days=8)}", WFHDESK_DIR="")
    until = time.monotonic() + PATIENCE
    while not run(*PROMPT, WFHDESK_DIR="").stdout:
        assert time.monotonic() < until
        time.sleep(0.05)


def test_broken_settings_print_nothing_over_a_shell(run: Run, late: str, folder: Path) -> None:
    (folder / "config.toml").write_text("[me\n")
    for _time in range(2):
        done = run(*PROMPT)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert run("nudge", check=False).returncode == 1


def test_a_state_folder_that_is_none_prints_nothing(run: Run, late: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = run(*PROMPT, XDG_STATE_HOME=str(tmp_path / "file"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_controls_of_a_terminal_are_taken_out(run: Run, late: str, folder: Path) -> None:
    run(*PROMPT)
    path = Path(answer_path(folders(str(folder))))
    path.write_text(json.dumps({**answer(folder), "line": "\x1b]0;owned\x07\x1b[31mred\nmore"}))
    assert run(*PROMPT).stdout == "]0;owned[31mred\n"


def test_letters_that_a_terminal_has_not_got_do_no_harm(run: Run, late: str, folder: Path) -> None:
    run(*PROMPT)
    path = Path(answer_path(folders(str(folder))))
    path.write_text(json.dumps({**answer(folder), "line": "Zoë … 🙂"}))
    done = run(*PROMPT, PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert done.stdout == "Zo? ? ?\n"


# --- beside the fast way --------------------------------------------------------------------------------------------


def test_other_words_still_go_through_the_parser(run: Run, late: str) -> None:
    assert "--prompt" in run("nudge", "--prompt", "--help").stdout
    assert run("nudge", "--prompt", "--all", check=False).returncode == 2
    assert run("nudge", "--prompt", "--json", check=False).returncode == 2
    assert run("nudge", "--prompt", "more", check=False).returncode == 2
    assert run("--desk", "", *PROMPT, check=False).returncode == 2
    assert run("--desk", *PROMPT, check=False).returncode == 2


def test_the_parsers_way_says_the_same(run: Run, late: str) -> None:
    assert run("nudge", "--prom").stdout == run(*PROMPT).stdout == f"{KEY}\n"


# --- the process beside ---------------------------------------------------------------------------------------------


@contextmanager
def waiting_pipe(folder: Path) -> Iterator[Callable[[], None]]:
    """Put a file on the desk at which whoever reads it waits until the yielded call."""
    pipe = folder / "2019.zzzz.jsonl"
    os.mkfifo(pipe)
    ends: list[int] = []
    try:
        yield lambda: ends.append(os.open(pipe, os.O_RDWR))
    finally:
        if not ends:
            ends.append(os.open(pipe, os.O_RDWR))
        pipe.unlink()
        os.close(ends[0])


def renewals(folder: Path) -> list[int]:
    """Return the processes that work out the line of a desk."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if b"wfhdesk.desk.prompt_renewal" in words and os.fsencode(folder) in words:
            found.append(int(process.name))
    return found


def files_of(process: int) -> list[str]:
    """Return what a process holds open."""
    held = Path(f"/proc/{process}/fd")
    return [os.readlink(file) for file in held.iterdir() if file.is_symlink()]


def one_renewal(folder: Path) -> int:
    """Return the one process that is left once others saw that it works."""
    until = time.monotonic() + PATIENCE
    while len(found := renewals(folder)) != 1 or not _waits(found[0]):
        assert time.monotonic() < until, found
        time.sleep(0.02)
    return found[0]


def _waits(process: int) -> bool:
    """Whether a process has begun to read the desk: the line before it was asked of, it has gone to the root folder."""
    try:
        return Path(f"/proc/{process}/cwd").readlink() == Path("/")
    except OSError:
        return False


linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@linux
def test_nobody_waits_for_what_works_the_line_out(run: Run, late: str, folder: Path) -> None:
    """Who reads the prompt reads to the end of its output: what works beside holds neither that nor the terminal."""
    run(*PROMPT)
    with waiting_pipe(folder) as go_on:
        done = subprocess.run(
            [sys.executable, "-m", "wfhdesk", "--desk", str(folder), *PROMPT],
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
        process = one_renewal(folder)
        assert os.getsid(process) == process != os.getsid(0)
        lock = lock_path(folders(str(folder)))
        until = time.monotonic() + PATIENCE
        while lock not in (open_files := files_of(process)):  # it waits for other things on its way there, too
            assert time.monotonic() < until, open_files
            time.sleep(0.02)
        assert open_files.count("/dev/null") == 3
        assert {*open_files} <= {"/dev/null", lock}
        go_on()
    until_it_says(run, f"{KEY}\n")


@linux
def test_of_many_prompts_one_works_the_line_out(run: Run, late: str, folder: Path) -> None:
    run(*PROMPT)
    with waiting_pipe(folder) as go_on:
        for _time in range(5):
            assert run(*PROMPT).stdout == ""
        first = one_renewal(folder)
        for _time in range(3):
            assert run(*PROMPT).stdout == ""
        assert one_renewal(folder) == first
        go_on()
    until_it_says(run, f"{KEY}\n")


@linux
def test_a_terminal_closes_while_it_is_worked_out(run: Run, late: str, folder: Path) -> None:
    run(*PROMPT)
    with waiting_pipe(folder) as go_on:
        seen = on_a_terminal("--desk", str(folder), *PROMPT)  # fails where the terminal doesn't come to its end
        assert (seen.code, seen.text) == (0, "")
        assert one_renewal(folder)
        go_on()
    until_it_says(run, f"{KEY}\n")


@linux
def test_what_a_shell_has_open_is_not_held_open(run: Run, late: str, folder: Path) -> None:
    """A shell hands its own files on; somebody may read one of them to its end."""
    run(*PROMPT)
    read_end, write_end = os.pipe()
    with waiting_pipe(folder) as go_on:
        command = [sys.executable, "-m", "wfhdesk", "--desk", str(folder), *PROMPT]
        subprocess.run(command, pass_fds=(write_end,), timeout=PATIENCE, check=True)
        os.close(write_end)
        one_renewal(folder)
        with open(read_end, "rb") as ours:
            assert ours.read() == b""  # the end, at once
        go_on()


def test_it_writes_nothing_but_its_answer(run: Run, late: str, folder: Path) -> None:
    def all_files() -> dict[str, bytes]:
        state = Path(os.environ["XDG_STATE_HOME"])
        return {str(path): path.read_bytes() for root in (folder, state) for path in root.rglob("*") if path.is_file()}

    before = all_files()
    run(*PROMPT)
    places = folders(str(folder))
    after = all_files()
    own = {answer_path(places), lock_path(places)}
    assert after.keys() - before.keys() == own
    assert {path: data for path, data in after.items() if path not in own} == before
    found = read(answer_path(places))
    assert found is not None
    assert found.line == KEY
