"""The app in a real terminal: tmux types, looks, kills, and sees whether the terminal is left as it was."""

from __future__ import annotations

import json
import os
import re
import select
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from conftest import Run

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="needs tmux")

PATIENCE = 30.0
"""Seconds for what takes one or two."""

CONF = """set -s escape-time 0
set -g default-shell /bin/sh
set -g default-terminal {terminal}
set -g history-limit 0
set -g status off
"""


NOT_OF_A_TERMINAL = ("TMUX", "COLUMNS", "LINES", "NO_COLOR", "COLORTERM")
"""What pytest's own processes have in their environment and a fresh terminal hasn't."""


class Terminal:
    """A tmux server of its own with one window, in which one thing runs."""

    def __init__(self, folder: Path, environment: dict[str, str], terminal: str = "tmux-256color") -> None:
        self.conf = folder / "tmux.conf"
        self.conf.write_text(CONF.format(terminal=terminal), encoding="utf-8")
        self.socket = str(folder / "socket")
        self.environment = {**os.environ, **environment, "TERM": "xterm-256color", "LANG": "C.UTF-8"}
        for name in NOT_OF_A_TERMINAL:
            self.environment.pop(name, None)

    def tmux(self, *words: str) -> str:
        done = subprocess.run(
            ["tmux", "-S", self.socket, "-f", str(self.conf), "-u", *words],
            env=self.environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
            timeout=PATIENCE,
        )
        return done.stdout

    def opens(self, *words: str, width: int = 100, height: int = 30) -> None:
        """Start wfhdesk with these words from a shell, as people do; the shell says how it left."""
        command = shlex.join([sys.executable, "-m", "wfhdesk", *words])
        self.tmux("new-session", "-d", "-x", str(width), "-y", str(height), f"{command}; echo left with $?; exec cat")

    @property
    def pid(self) -> int:
        """The app's process."""
        shell = self.tells("pane_pid")
        return int(Path(f"/proc/{shell}/task/{shell}/children").read_text(encoding="utf-8").split()[0])

    @property
    def screen(self) -> str:
        """What stands on the terminal."""
        return self.tmux("capture-pane", "-p")

    def tells(self, name: str) -> str:
        """Return what tmux knows of the window."""
        return self.tmux("display-message", "-p", f"#{{{name}}}").strip()

    def presses(self, *keys: str) -> None:
        """Press keys, by tmux's names of them."""
        self.tmux("send-keys", *keys)

    def starts_a_line(self) -> None:
        """Go to the line, and wait until it takes letters."""
        self.presses("a")
        self.waits_for(lambda: "a Log" not in self.screen, "the line to have the focus")

    def types(self, text: str) -> None:
        """Type a text."""
        self.tmux("send-keys", "-l", text)

    def sees(self, *texts: str) -> None:
        """Wait until texts stand there."""
        self.waits_for(lambda: all(text in self.screen for text in texts), f"{texts}")

    def waits_for(self, happened: Callable[[], bool], what: str) -> None:
        until = time.monotonic() + PATIENCE
        while not happened():
            assert time.monotonic() < until, f"waited for {what}:\n{self.screen}"
            time.sleep(0.05)  # between two looks

    def waits_to_leave(self) -> int:
        """Wait until the app has ended and the shell is back; return the exit code."""
        self.sees("left with ")
        return int(self.screen.rpartition("left with ")[2].split()[0])

    def is_left_clean(self) -> None:
        """Assert that nothing reports the mouse, and that the other screen is gone."""
        for flag in ("mouse_any_flag", "mouse_button_flag", "mouse_sgr_flag", "alternate_on", "keypad_flag"):
            assert self.tells(flag) == "0", flag
        assert self.tells("cursor_flag") == "1"

    def ends(self) -> None:
        subprocess.run(["tmux", "-S", self.socket, "kill-server"], capture_output=True, check=False, timeout=PATIENCE)


Open = Callable[..., Terminal]


@pytest.fixture
def terminal(folder: Path, tmp_path: Path) -> Iterator[Open]:
    """Open wfhdesk in a new terminal on the desk in `folder`."""
    opened: list[Terminal] = []

    def open_terminal(
        *words: str, width: int = 100, height: int = 30, term: str = "tmux-256color", **more: str
    ) -> Terminal:
        place = tmp_path / f"terminal-{len(opened)}"
        place.mkdir()
        one = Terminal(place, {"WFHDESK_DIR": str(folder), "PYTHONUTF8": "1", **more}, term)
        opened.append(one)
        one.opens(*words, width=width, height=height)
        return one

    yield open_terminal
    for one in opened:
        one.ends()


@pytest.fixture
def started(run: Run) -> Run:
    """A desk on which the first start is behind."""
    run("config", "set", "me.name", "Ana")
    return run


def test_a_first_morning(terminal: Open, run: Run) -> None:
    """First start, skipped; a line with a €; quit; the command line has it; the app opens with it again."""
    me = terminal()
    me.sees("Welcome to wfhdesk", "Your name")
    time.sleep(0.6)  # the questions came unasked and take no key in their first half second
    me.presses("Escape")
    me.waits_for(lambda: "Welcome" not in me.screen, "Today")
    me.starts_a_line()
    me.types("Saved 1,200 € on the lease #office")
    me.sees("done · project office")
    me.presses("Enter")
    me.sees("Logged under office", "✓ Saved 1,200 € on the lease")
    me.presses("Escape")
    me.sees("a Log")  # esc and a letter that come together are one key to a terminal
    me.presses("q")
    assert me.waits_to_leave() == 0
    me.is_left_clean()
    assert "Saved 1,200 € on the lease" in run("show").stdout
    again = terminal()
    again.sees("✓ Saved 1,200 € on the lease")
    assert "Welcome" not in again.screen


def test_the_terminal_that_is_killed_in_the_middle_of_typing_loses_nothing(terminal: Open, started: Run) -> None:
    """kill -9: at the next start the line is there, as far as it was typed."""
    me = terminal()
    me.sees("What did you get done?")
    me.starts_a_line()
    me.types("Half a sentence about the")
    me.sees("Half a sentence about the", "done · ")
    os.kill(me.pid, signal.SIGKILL)
    me.waits_for(lambda: me.tells("pane_current_command") == "cat", "its end")
    again = terminal()
    again.sees("Half a sentence about the")
    assert started("show").stdout.find("Half a sentence") == -1


def test_a_window_that_is_closed_loses_nothing(terminal: Open, started: Run) -> None:
    """The terminal goes away, as when its window is closed or the line breaks."""
    me = terminal()
    me.sees("What did you get done?")
    me.starts_a_line()
    me.types("Going")
    me.sees("done · ")
    pid = me.pid
    me.ends()
    until = time.monotonic() + PATIENCE
    while Path(f"/proc/{pid}").exists() and "Z" not in Path(f"/proc/{pid}/stat").read_text().split()[2]:
        assert time.monotonic() < until, "the app goes on without a terminal"
        time.sleep(0.05)  # between two looks
    again = terminal()
    again.sees("Going")


def test_it_opens_on_what_a_nudge_is_about(terminal: Open, started: Run) -> None:
    """As a notification's button starts it; what is no nudge, however long, opens Today."""
    started("people", "add", "Omar", "--relation", "team")
    started("met", "omar", "--on", f"{date.today() - timedelta(days=60)}")
    (omar,) = json.loads(started("people", "--json").stdout)
    me = terminal("--nudge", f"contact/{omar['id']}")
    me.sees("─ Omar ─", "To begin with")
    me.presses("Escape")
    me.sees("What did you get done?")
    other = terminal("--nudge", "config" * 1_000)
    other.sees("What did you get done?", "Omar")
    other.presses("q")
    assert other.waits_to_leave() == 0


def test_what_is_logged_outside_appears(terminal: Open, started: Run) -> None:
    """Without a key, while the app stands there."""
    me = terminal()
    me.sees("What did you get done?")
    started("log", "From the next terminal #billing")
    me.sees("✓ From the next terminal")


def test_the_window_can_be_drawn_bigger_and_smaller(terminal: Open, started: Run) -> None:
    """What there is room for shows."""
    started("log", "Fixed it #billing")
    me = terminal()
    me.sees("This week", "✓ Fixed it")
    me.tmux("resize-window", "-x", "60", "-y", "20")
    me.waits_for(lambda: "This week" not in me.screen and "✓ Fixed it" in me.screen, "the small screen")
    assert all(len(line) <= 60 for line in me.screen.splitlines())
    me.tmux("resize-window", "-x", "150", "-y", "40")
    me.sees("This week", "✓ Fixed it")


@pytest.mark.parametrize("term", ["screen", "xterm", "vt100"])
def test_it_runs_in_terminals_with_few_colours(terminal: Open, started: Run, term: str) -> None:
    """16 colours, 8, or none: it opens, takes a line and leaves."""
    me = terminal(term=term, COLORTERM="")
    me.sees("What did you get done?")
    me.starts_a_line()
    me.types("Plain")
    me.presses("Enter")
    me.sees("Plain")
    me.presses("F10")
    me.waits_to_leave()
    assert "Plain" in started("show").stdout


def test_the_demo_shows_a_sample_desk_and_leaves_nothing_behind(terminal: Open, folder: Path, tmp_path: Path) -> None:
    """It says that it is a sample, has something on every screen, and its folder goes with it."""
    place = tmp_path / "temporary"
    place.mkdir()
    me = terminal("demo", TMPDIR=str(place))
    me.sees("sample desk", "Weekly update")
    assert len(list(place.glob("wfhdesk-demo-*"))) == 1
    me.presses("2")
    me.sees("sample desk", "week")
    me.presses("3")
    me.sees("What goes in", "to read")
    me.presses("q")
    assert me.waits_to_leave() == 0
    assert list(place.glob("wfhdesk-demo-*")) == []
    assert not folder.exists()


def test_an_app_that_stands_there_keeps_the_processor_idle(terminal: Open, started: Run) -> None:
    """Over ten seconds it takes less than a fiftieth of one core; the bench has the real figure."""
    started("log", "Fixed it #billing")
    me = terminal()
    me.sees("✓ Fixed it", "Weekly update")
    pid = me.pid
    me.waits_for(lambda: _ticks_in(pid, 1.0) <= 2, "it to come to rest")
    assert _ticks_in(pid, 10.0) / os.sysconf("SC_CLK_TCK") / 10.0 < 0.02


def _ticks_in(pid: int, seconds: float) -> int:
    """Return how many ticks of the processor a process takes in so many seconds."""
    before = _ticks(pid)
    time.sleep(seconds)  # it is the time itself that is measured
    return _ticks(pid) - before


def _ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


# --- what is sent to the terminal -----------------------------------------------------------------------------------

_SGR = re.compile(rb"\x1b\[([0-9;:]*)m")


def sent(run_for: tuple[bytes, ...], folder: Path, **environment: str) -> bytes:
    """Open the app on a bare terminal, type these keys, and return every byte it sent until it left."""
    import pty

    pid, terminal = pty.fork()
    if pid == 0:
        for name in NOT_OF_A_TERMINAL:
            os.environ.pop(name, None)
        os.environ.update({"WFHDESK_DIR": str(folder), "PYTHONUTF8": "1", "TERM": "xterm-256color", **environment})
        os.execv(sys.executable, [sys.executable, "-m", "wfhdesk"])
    import fcntl
    import struct
    import termios

    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    seen, keys, until = b"", list(run_for), time.monotonic() + PATIENCE
    try:
        while time.monotonic() < until:
            if select.select([terminal], [], [], 0.5)[0]:
                try:
                    part = os.read(terminal, 65536)
                except OSError:  # Linux tells the end of the other side so
                    break
                if not part:
                    break
                seen += part
            elif keys:
                os.write(terminal, keys.pop(0))  # it has said all it had to say
        else:
            raise AssertionError("still running")
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(terminal)
    return seen


def colours(data: bytes) -> set[bytes]:
    """Return the parameters of styles that set a colour, of the letters or behind them."""
    found = set()
    for match in _SGR.finditer(data):
        parts = re.split(rb"[;:]", match[1])
        if any(re.fullmatch(rb"3[0-8]|4[0-8]|9[0-7]|10[0-7]", part) for part in parts):
            found.add(match[1])
    return found


KEYS = (b"2", b"3", b"1", b"q")


def test_no_color_sends_no_colour(started: Run, folder: Path) -> None:
    """NO_COLOR: on no screen a sequence that sets one; without it there are plenty, so this looks at the right thing."""
    started("log", "Fixed it #billing")
    assert colours(sent(KEYS, folder))
    assert colours(sent(KEYS, folder, NO_COLOR="1")) == set()


def test_whatever_is_switched_on_is_switched_off(started: Run, folder: Path) -> None:
    """Mouse, pasting in brackets, the other screen, the hidden cursor: each is as it was when the app has left."""
    data = sent(KEYS, folder)
    for mode in (b"1000", b"1002", b"1003", b"1006", b"1015", b"1016", b"1004", b"1049", b"2004", b"2031", b"2048"):
        on, off = data.rfind(b"\x1b[?" + mode + b"h"), data.rfind(b"\x1b[?" + mode + b"l")
        assert on <= off, mode
    assert data.rfind(b"\x1b[?1049h") > -1
    assert data.rfind(b"\x1b[?25h") > data.rfind(b"\x1b[?25l")
