"""A desktop without a monitor: a screen, a session bus, and a real program that shows notifications on it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from notifying.session_bus import SessionBus, wait_until

PROGRAMS = ("Xvfb", "dbus-daemon", "xdotool", "scrot")
DAEMONS = {"xfce4-notifyd": "/usr/lib/x86_64-linux-gnu/xfce4/notifyd/xfce4-notifyd", "dunst": "dunst"}

_NARROWEST = 40
"""Pixels; no button is narrower, and no stroke of a letter is longer."""


class Window(NamedTuple):
    """A message as it stands on the screen, in pixels."""

    left: int
    top: int
    width: int
    height: int


def what_is_missing(daemon: str) -> list[str]:
    """Return the programs that a desktop with this daemon needs and that aren't here."""
    return [tool for tool in (*PROGRAMS, DAEMONS[daemon]) if not shutil.which(tool)]


class Desktop:
    """What a person would look at and press on."""

    def __init__(self, folder: Path, display: str, bus: SessionBus, daemon: str) -> None:
        self._folder = folder
        self._bus = bus
        self._display = display
        self._daemon = daemon

    @property
    def environment(self) -> dict[str, str]:
        """What a program has to be told to be on this desktop."""
        return {**self._bus.environment, "DISPLAY": self._display}

    def messages(self, count: int) -> list[Window]:
        """Wait until so many messages stand on the screen, and return them from top to bottom."""
        wait_until(lambda: len(self._windows()) == count, self._folder / "daemon.log")
        return self._windows()

    def press(self, message: Window, number: int) -> None:
        """Press a button of a message, counted from the left, from 0."""
        found: list[tuple[int, int]] = []

        def is_drawn() -> bool:
            found[:] = self._buttons(message)
            return len(found) > number

        wait_until(is_drawn, self._folder / "daemon.log")
        self.click(*found[number])

    def click(self, left: int, top: int, button: int = 1) -> None:
        self._run("xdotool", "mousemove", str(left), str(top), "click", str(button))

    def picture(self, path: Path) -> None:
        """Take a picture of the screen."""
        self._run("scrot", "--overwrite", "--silent", str(path))

    def _windows(self) -> list[Window]:
        name = os.path.basename(self._daemon)
        found = self._run("xdotool", "search", "--onlyvisible", "--class", name).split()
        return sorted((window for number in found if (window := self._window(number))), key=lambda window: window.top)

    def _window(self, number: str) -> Window | None:
        said = self._run("xdotool", "getwindowgeometry", "--shell", number)
        places = dict(line.split("=", 1) for line in said.splitlines() if "=" in line)
        if not places:  # it closed between the two questions
            return None
        return Window(*(int(places[name]) for name in ("X", "Y", "WIDTH", "HEIGHT")))

    def _buttons(self, message: Window) -> list[tuple[int, int]]:
        """Return the middles of a message's buttons: the lowest long strokes inside it are their lower edges."""
        self.picture(self._folder / "screen.png")
        inside = (message.left + 4, message.top + 4, message.left + message.width - 4, message.top + message.height - 4)
        with Image.open(self._folder / "screen.png") as screen:
            picture = screen.convert("L").crop(inside)
        for row in reversed(range(picture.height)):
            strokes = _strokes([picture.getpixel((column, row)) for column in range(picture.width)])
            if strokes:
                return [(inside[0] + (start + end) // 2, inside[1] + row - 12) for start, end in strokes]
        return []

    def _run(self, *command: str) -> str:
        done = subprocess.run(
            command,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
        return done.stdout


def _strokes(row: list[object]) -> list[tuple[int, int]]:
    """Return where a row of grey values stays different from its first, which is the ground, for long."""
    found, start = [], 0
    for is_ground, part in groupby(row, lambda value: value == row[0]):
        end = start + len(list(part))
        if not is_ground and end - start >= _NARROWEST:
            found.append((start, end))
        start = end
    return found


@contextmanager
def desktop_with(daemon: str, folder: Path) -> Iterator[Desktop]:
    """Start a screen, a bus and a daemon in a folder with a short path; all of them end with the block."""
    with ExitStack() as started:
        display = _screen(started, folder)
        bus = SessionBus(folder, starts_services=True)
        started.callback(bus.stop)
        desktop = Desktop(folder, display, bus, daemon)
        with (folder / "daemon.log").open("wb") as log:
            _start(started, [DAEMONS[daemon]], desktop.environment, log.fileno())
        wait_until(lambda: bus.has("org.freedesktop.Notifications"), folder / "daemon.log")
        yield desktop


def _screen(started: ExitStack, folder: Path) -> str:
    """Start a screen and return its name; which number is free, it finds out itself."""
    reading, writing = os.pipe()
    try:
        with (folder / "screen.log").open("wb") as log:
            command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x720x24", "-nolisten", "tcp"]
            _start(started, command, dict(os.environ), log.fileno(), writing)
    finally:
        os.close(writing)
    with open(reading, encoding="ascii") as told:
        number = told.readline().strip()
    assert number, (folder / "screen.log").read_text(errors="replace")
    return f":{number}"


def _start(started: ExitStack, command: list[str], environment: dict[str, str], log: int, *kept: int) -> None:
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environment, pass_fds=kept
    )
    started.callback(process.wait)
    started.callback(process.kill)
