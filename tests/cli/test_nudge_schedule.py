"""`wfhdesk nudge install|uninstall|status`: shown before it is done, and taken away without a trace."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.programs import put, put_crontab, put_systemctl
from cli.conftest import Refused
from cli.terminal import on_a_terminal
from conftest import Run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the schedulers of Linux")

OTHERS = b"# mine\n0 3 * * * /home/ana/bin/backup\n"


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which programs are found; it is empty."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "TERMINAL", "TZ"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/run/user/7")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/run/user/7/bus")
    return tmp_path / "bin"


@pytest.fixture
def cron() -> Iterator[None]:
    """A process that has the name of cron, so that one runs on every computer."""
    program = "open('/proc/self/comm', 'w').write('cron'); print(flush=True); input()"
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout
        process.stdout.readline()
        yield
        process.kill()


@pytest.fixture
def tab(programs: Path, tmp_path: Path, cron: None) -> Path:
    """The file in which the person's crontab is kept; something of theirs is in it, and a cron runs."""
    put_crontab(programs, tmp_path / "tab")
    (tmp_path / "tab").write_bytes(OTHERS)
    return tmp_path / "tab"


def line(folder: Path, every: str = "*/10") -> str:
    words = shlex.join([sys.executable, "-P", "-m", "wfhdesk", "--desk", str(folder), "nudge", "--notify"])
    session = "DBUS_SESSION_BUS_ADDRESS=unix:path=/run/user/7/bus XDG_RUNTIME_DIR=/run/user/7"
    return f"{every} * * * * env LC_ALL=C.UTF-8 XDG_STATE_HOME={folder.parent}/state {session} {words} >/dev/null 2>&1"


@pytest.fixture(autouse=True)
def _state(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", f"{folder.parent}/state")


def test_a_dry_run_prints_what_would_be_done_and_does_nothing(run: Run, tab: Path, folder: Path) -> None:
    done = run("nudge", "install", "--dry-run", "--every", "5")
    assert done.stdout.splitlines()[:7] == [
        "Puts this into your crontab, every other line stays as it is:",
        "    # >>> wfhdesk nudge >>>",
        f"    {line(folder, '*/5')}",
        "    # <<< wfhdesk nudge <<<",
        "Runs:",
        "    crontab -",
        *done.stdout.splitlines()[6:7],
    ]
    assert tab.read_bytes() == OTHERS


def test_it_is_set_up_and_taken_away_again(run: Run, tab: Path, folder: Path) -> None:
    done = run("nudge", "install", "--yes")
    assert done.stdout == ""
    assert f"    {line(folder)}\n" in done.stderr
    assert "cron looks every 10 minutes whether there is a nudge.\n" in done.stderr
    assert done.stderr.splitlines()[-2:] == [
        "! There is no desktop here to show notifications on; nudges come in the terminal and in the app.",
        "See one: wfhdesk nudge test. Take it away again: wfhdesk nudge uninstall",
    ]
    kept = tab.read_bytes()
    assert kept == OTHERS + f"# >>> wfhdesk nudge >>>\n{line(folder)}\n# <<< wfhdesk nudge <<<\n".encode()
    run("nudge", "install", "--yes")
    assert tab.read_bytes() == kept
    run("nudge", "install", "--yes", "--every", "60")
    assert tab.read_bytes() == kept.replace(b"*/10", b"0")
    assert run("nudge", "uninstall").stderr == "Removed the lines of wfhdesk in your crontab\n"
    assert tab.read_bytes() == OTHERS


def test_nothing_to_take_away_is_fine(run: Run, tab: Path) -> None:
    done = run("nudge", "uninstall")
    assert done.stderr == "No scheduler has a job of wfhdesk; there is nothing to take away.\n"
    assert tab.read_bytes() == OTHERS


@pytest.mark.parametrize(
    ("typed", "code", "said"), [("y\n", 0, "cron looks"), ("n\n", 1, "Nothing was set up."), ("\n", 1, "Nothing was")]
)
def test_at_a_terminal_it_is_shown_and_asked_for(tab: Path, folder: Path, typed: str, code: int, said: str) -> None:
    seen = on_a_terminal("nudge", "install", typed=typed, WFHDESK_DIR=str(folder))
    assert (seen.code, said in seen.text) == (code, True)
    assert seen.text.index(line(folder)) < seen.text.index("Set this up? [y/N]")
    assert (tab.read_bytes() != OTHERS) is (code == 0)


def test_without_a_terminal_it_takes_a_yes(refused: Refused, tab: Path) -> None:
    assert refused("nudge", "install").startswith("Without a terminal this needs --yes; --dry-run prints")
    assert tab.read_bytes() == OTHERS


@pytest.mark.parametrize("every", ["7", "0", "61", "120", "-5", "ten", ""])
def test_an_interval_that_does_not_divide_an_hour_is_refused(refused: Refused, tab: Path, every: str) -> None:
    assert "divides an hour" in refused("nudge", "install", "--yes", f"--every={every}")
    assert tab.read_bytes() == OTHERS


def test_lines_changed_by_hand_are_refused(refused: Refused, tab: Path) -> None:
    damaged = OTHERS + b"# >>> wfhdesk nudge >>>\n"
    tab.write_bytes(damaged)
    for words in (("install", "--yes"), ("uninstall",), ("status",)):
        assert "were changed by hand" in refused("nudge", *words, code=1)
    assert tab.read_bytes() == damaged


@pytest.mark.usefixtures("programs")
def test_where_there_is_no_scheduler_the_other_ways_are_named(refused: Refused) -> None:
    said = refused("nudge", "install", "--yes", code=1)
    assert said.startswith("There is no scheduler here")
    assert "wfhdesk nudge --prompt" in said
    assert "systemd doesn't answer here" in refused("nudge", "install", "--yes", "--with", "systemd", code=1)


def test_a_folder_with_a_line_break_is_refused(refused: Refused, tab: Path, tmp_path: Path) -> None:
    assert "No scheduler takes" in refused("--desk", str(tmp_path / "a\nb"), "nudge", "install", "--yes", code=1)
    assert tab.read_bytes() == OTHERS


def test_units_are_shown_whole_before_they_are_written(run: Run, programs: Path, tmp_path: Path) -> None:
    put_systemctl(programs, tmp_path / "told")
    done = run("nudge", "install", "--dry-run")
    home = Path.home()
    assert f"Writes {home}/.config/systemd/user/wfhdesk-nudge.service:\n" in done.stdout
    assert "    OnCalendar=*:0/10\n" in done.stdout
    assert done.stdout.endswith("    systemctl --user restart wfhdesk-nudge.timer\n")
    assert not (home / ".config").exists()


@pytest.mark.parametrize(
    ("state", "said"), [("active", "systemd looks every"), ("inactive", "Once systemd runs, it will look every")]
)
def test_a_scheduler_that_does_not_run_will_look(
    run: Run, programs: Path, tmp_path: Path, state: str, said: str
) -> None:
    put_systemctl(programs, tmp_path / "told", [("*' show '*", f"printf 'ActiveState={state}\\n'")])
    assert f"{said} 10 minutes whether there is a nudge.\n" in run("nudge", "install", "--yes").stderr


def test_status_tells_what_is_set_up(run: Run, tab: Path, folder: Path) -> None:
    assert run("nudge", "status").stderr.startswith("No scheduler nudges; the app does while it is open.")
    assert json.loads(run("nudge", "status", "--json").stdout)["schedulers"] == []
    run("nudge", "install", "--yes", "--every", "30")
    rows = dict(row.split("  ", 1) for row in run("nudge", "status").stdout.splitlines())
    assert rows["Scheduler"].strip().startswith("cron, every 30 minutes")
    assert rows["Command"].strip() == f"{sys.executable} -P -m wfhdesk --desk {folder} nudge --notify"
    assert rows["Stands in"].strip() == "your crontab"
    assert tab.exists()


def test_status_as_json_has_every_time_with_its_offset(run: Run, programs: Path, tmp_path: Path, folder: Path) -> None:
    shown = "ActiveState=active\\nLastTriggerUSec=Fri 2026-11-20 13:10:00 UTC"
    put_systemctl(programs, tmp_path / "told", [("*' show '*", f"printf '{shown}\\n'")])
    run("nudge", "install", "--yes")
    run("config", "set", "me.timezone", "Europe/Amsterdam")
    (found,) = json.loads(run("nudge", "status", "--json").stdout)["schedulers"]
    units = Path.home() / ".config/systemd/user"
    assert found == {
        "scheduler": "systemd",
        "every": 10,
        "command": [sys.executable, "-P", "-m", "wfhdesk", "--desk", str(folder), "nudge", "--notify"],
        "environment": {"LC_ALL": "C.UTF-8", "XDG_STATE_HOME": f"{folder.parent}/state"},
        "is_on": True,
        "is_sound": True,
        "since": None,
        "last": "2026-11-20T14:10:00+01:00",
        "next": None,
        "places": [f"{units}/wfhdesk-nudge.service", f"{units}/wfhdesk-nudge.timer"],
        "remarks": [],
    }
    assert "Last run" in run("nudge", "status").stdout
    put(programs, "systemctl", "exit 1")
    assert "! systemd doesn't answer here (–)." in run("nudge", "status").stderr
