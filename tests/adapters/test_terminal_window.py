"""A terminal window is opened with what runs in it, word for word, by whatever terminal there is."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import time
from pathlib import Path

import pytest

from wfhdesk.adapters import terminal_window
from wfhdesk.adapters.terminal_window import open_window
from wfhdesk.domain.errors import DeskError

pytestmark = pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="what other systems have is one program")

WORDS = ["/opt/my tools/wfhdesk", "log contact", 'it\'s $HOME; `x` %s "a\\b"', "", "-e"]


class Machine:
    """A machine that has the terminals a test puts on it; each writes down the words it was started with."""

    def __init__(self, folder: Path) -> None:
        self.programs = folder / "bin"
        self.programs.mkdir()
        self._told = folder / "told"

    def has(self, name: str, code: int = 0) -> Path:
        path = self.programs / name
        path.write_text(f"#!/bin/sh\nfor word; do printf '%s\\n' \"$word\"; done >'{self._told}'\nexit {code}\n")
        path.chmod(stat.S_IRWXU)
        return path

    @property
    def told(self) -> list[str]:
        return self._told.read_text().splitlines()


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    made = Machine(tmp_path)
    monkeypatch.setenv("PATH", str(made.programs))
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("TERMINAL", raising=False)
    return made


@pytest.mark.parametrize(
    ("name", "before"),
    [
        ("xdg-terminal-exec", []),
        ("x-terminal-emulator", ["-e"]),
        ("gnome-terminal", ["--"]),
        ("konsole", ["-e"]),
        ("xfce4-terminal", ["-x"]),
        ("kitty", []),
        ("wezterm", ["start", "--"]),
        ("xterm", ["-e"]),
    ],
)
def test_every_terminal_gets_the_words_as_they_are(machine: Machine, name: str, before: list[str]) -> None:
    machine.has(name)
    open_window(WORDS)
    assert machine.told == [*before, *WORDS]


def test_the_terminal_of_ones_own_choice_comes_first(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    machine.has("xdg-terminal-exec")
    own = machine.has("gnome-terminal")
    monkeypatch.setenv("TERMINAL", f"'{own}' --window")
    open_window(WORDS)
    assert machine.told == ["--window", "--", *WORDS]
    machine.has("my-terminal")
    monkeypatch.setenv("TERMINAL", "my-terminal")
    open_window(WORDS)
    assert machine.told == ["-e", *WORDS]


@pytest.mark.parametrize("choice", ["gone-terminal", "'half", " "])
def test_a_choice_that_is_not_there_is_passed_over(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, choice: str
) -> None:
    machine.has("xterm")
    monkeypatch.setenv("TERMINAL", choice)
    open_window(["wfhdesk"])
    assert machine.told == ["-e", "wfhdesk"]


def test_without_a_terminal_it_says_what_to_set(machine: Machine) -> None:
    with pytest.raises(DeskError, match="set TERMINAL"):
        open_window(["wfhdesk"])


def test_without_a_desktop_there_is_no_window(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    machine.has("xterm")
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with pytest.raises(DeskError, match="no desktop"):
        open_window(["wfhdesk"])


def test_a_terminal_that_fails_at_once_is_told_of(machine: Machine) -> None:
    machine.has("xterm", code=3)
    with pytest.raises(DeskError, match=r"xterm opened no window \(exit code 3\)"):
        open_window(["wfhdesk"])
    machine.has("xterm").write_bytes(b"\x7fELF is what it is not")
    with pytest.raises(DeskError, match="xterm opened no window"):
        open_window(["wfhdesk"])


def test_a_terminal_that_stays_is_not_waited_for_and_leaves_nothing_behind(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(terminal_window, "_AT_ONCE", 0.1)
    stays, goes = tmp_path / "stays", tmp_path / "goes"
    sleep = shutil.which("sleep", path=os.defpath)
    script = f"#!/bin/sh\necho $$ >'{stays}'\nwhile ! [ -e '{goes}' ]; do {sleep} 0.05; done\n"
    machine.has("xterm").write_text(script)
    open_window(["wfhdesk"])
    until = time.monotonic() + 10
    while not (stays.exists() and stays.read_text().strip()) and time.monotonic() < until:
        time.sleep(0.02)
    process = int(stays.read_text())
    assert os.getsid(process) == process  # Ctrl-C in our terminal doesn't reach it
    goes.touch()
    while Path(f"/proc/{process}").exists() and time.monotonic() < until:
        time.sleep(0.02)
    assert not Path(f"/proc/{process}").exists()
