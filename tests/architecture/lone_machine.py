"""A machine with Python, wfhdesk from its wheel, what that says it needs, and nothing else: no checkout, an empty home."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
import venv
from collections.abc import Iterable
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

PATIENCE = 60.0
"""Seconds for what takes a few."""


class LoneMachine:
    """A virtual environment that finds nothing of the one the tests run in, and somebody's home."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self.home.mkdir()
        self.place = folder / "venv"
        venv.create(self.place, symlinks=True, with_pip=False)
        self.python = self.place / "bin" / "python"
        self.programs = folder / "programs"
        (self.packages,) = self.place.glob("lib/python*/site-packages")

    def installs(self, wheel: Path) -> None:
        """Install a wheel, and put there what it needs: the same files that the tests use, and no others."""
        self._pip("install", "--no-index", "--no-deps", "--no-compile", str(wheel))
        ask = "import importlib.metadata, json; print(json.dumps(importlib.metadata.requires('wfhdesk')))"
        for needed in closure(json.loads(self.said(str(self.python), "-c", ask))).values():
            for file in needed.files or ():
                there = self.packages / file
                if ".." not in file.parts and not there.exists():
                    there.parent.mkdir(parents=True, exist_ok=True)
                    there.symlink_to(str(needed.locate_file(file)))

    def uninstalls(self) -> None:
        """Take wfhdesk away, as `pip uninstall` does."""
        self._pip("uninstall", "--yes", "wfhdesk")

    def environment(self, **more: str) -> dict[str, str]:
        """Return all that a process on this machine has in its environment."""
        path = os.pathsep.join((str(self.programs), "/usr/bin", "/bin"))
        return {"HOME": str(self.home), "PATH": path, "LANG": "C.UTF-8", "TERM": "xterm-256color", **more}

    def runs(self, *words: str, stdin: str = "", check: bool = True, **more: str) -> subprocess.CompletedProcess[str]:
        """Run wfhdesk in the person's home, by the command that was installed."""
        done = subprocess.run(
            [str(self.place / "bin" / "wfhdesk"), *words],
            input=stdin,
            cwd=self.home,
            env=self.environment(**more),
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=PATIENCE,
        )
        assert not check or done.returncode == 0, done.stderr
        return done

    def said(self, *command: str) -> str:
        """Return what a command prints on this machine."""
        return subprocess.run(
            command, cwd=self.home, env=self.environment(), capture_output=True, text=True, check=True, timeout=PATIENCE
        ).stdout

    def shows(self, awaited: str, keys: str) -> tuple[int, str]:
        """Open the app on a terminal, wait until something stands there, press keys; return its exit code and all it drew."""
        pid, terminal = pty.fork()
        if pid == 0:
            os.chdir(self.home)
            os.execve(self.place / "bin" / "wfhdesk", ["wfhdesk"], self.environment())
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        drawn, pressed, until = b"", False, time.monotonic() + PATIENCE
        try:
            while time.monotonic() < until:
                if select.select([terminal], [], [], 0.5)[0]:
                    try:
                        drawn += os.read(terminal, 65536)
                    except OSError:  # Linux tells the end of the other side so
                        break
                elif awaited.encode() in drawn and not pressed:
                    pressed = bool(os.write(terminal, keys.encode()))
        finally:
            os.close(terminal)  # which ends it, if it still runs
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), drawn.decode("utf-8", "replace")

    def installed(self) -> set[str]:
        """Return the files of the environment, but for what Python compiles."""
        files = (path.relative_to(self.place) for path in self.place.rglob("*") if not path.is_dir())
        return {str(path) for path in files if "__pycache__" not in path.parts}

    def _pip(self, *words: str) -> None:
        subprocess.run(
            [sys.executable, "-m", "pip", "--python", str(self.python), "--disable-pip-version-check", *words],
            check=True,
            capture_output=True,
            timeout=PATIENCE,
        )


def closure(requirements: Iterable[str]) -> dict[str, Distribution]:
    """Return by name what requirements need here, and what that needs, extras that are named among it."""
    found: dict[str, Distribution] = {}
    seen: set[tuple[str, str]] = set()
    waiting = [(Requirement(one), "") for one in requirements]
    while waiting:
        need, extra = waiting.pop()
        if need.marker and not need.marker.evaluate({"extra": extra}):
            continue
        found[need.name] = distribution(need.name)
        for wanted in ({"", *need.extras}) - {extra for name, extra in seen if name == need.name}:
            seen.add((need.name, wanted))
            waiting += [(Requirement(one), wanted) for one in found[need.name].requires or ()]
    return found
