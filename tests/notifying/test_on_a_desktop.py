"""Real programs show our notifications on a screen, and a mouse presses on them."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from notifying.conftest import StartCall, needs, told_to
from notifying.desktop import Desktop
from notifying.session_bus import wait_until
from wfhdesk.adapters.terminal_window import open_window

ONE = ("priya", "Talk to <b>Priya</b> & co", "You last talked <i>3 weeks</i> ago & more.\nShe is in São Paulo.")
TWO = ("week", "Confirm week 48", "It starts on Monday.")


def test_each_button_does_what_stands_on_it(desktop: Desktop, start_call: StartCall) -> None:
    process = start_call(desktop.environment, "60", *ONE, *TWO)
    upper, lower = desktop.messages(2)
    desktop.press(lower, 0)
    (left,) = desktop.messages(1)
    desktop.press(left, 1)
    assert left[2:] == upper[2:]
    told = told_to(process)
    assert told.lines[0] == ["server", {"name": "Xfce Notify Daemon", "has_buttons": True, "reads_markup": True}]
    assert told.lines[1:] == [["pressed", ["week", "contact"]], ["pressed", ["priya", "snooze"]], ["ended", ""]]
    assert told.err == ""


def test_a_message_that_is_clicked_away_does_nothing(desktop: Desktop, start_call: StartCall) -> None:
    process = start_call(desktop.environment, "60", *ONE)
    (message,) = desktop.messages(1)
    desktop.click(message.left + 20, message.top + 10)
    assert told_to(process).lines[1:] == [["ended", ""]]
    desktop.messages(0)


def test_a_message_without_buttons_opens_when_it_is_pressed(plain_desktop: Desktop, start_call: StartCall) -> None:
    process = start_call(plain_desktop.environment, "60", *ONE)
    (message,) = plain_desktop.messages(1)
    plain_desktop.click(message.left + 20, message.top + 10, button=2)
    told = told_to(process)
    assert told.of("pressed") == [["priya", "open"]]
    assert told.err == ""


def test_a_window_opens_on_it_with_a_program(desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Xterm is on every desktop that has X; the program writes down what it got, and that it has a terminal."""
    needs(*(tool for tool in ("xterm",) if not shutil.which(tool)))
    for name in ("DISPLAY", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS"):
        monkeypatch.setenv(name, desktop.environment[name])
    monkeypatch.setenv("TERMINAL", "xterm")
    told = tmp_path / "told"
    program = "import os, sys; open(sys.argv[1], 'w').write(repr([sys.argv[2:], os.isatty(0), os.isatty(1)]) + '\\n')"
    words = ["it's $HOME; `x`", "two words", ""]
    open_window([sys.executable, "-c", program, str(told), *words])
    wait_until(lambda: told.exists() and told.read_text().endswith("\n"), Path(os.devnull))
    assert told.read_text() == f"{[words, True, True]}\n"
