"""The tools: how each is told to add an entry and to list the week, and how its data are written."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import uuid
from abc import ABC, abstractmethod
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.entries import Entry, monday
from benchmarks.installs import asked, install, version

Env = dict[str, str]


def environment(home: Path) -> Env:
    """Return the environment of somebody whose home is empty but for what is measured."""
    folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    return {"HOME": str(home), "LANG": "C.UTF-8", "TZ": "UTC", "PATH": os.environ["PATH"], **folders}


class Tool(ABC):
    """A tool as it is installed.

    `add_shown` and `week_shown` are its commands as the table names them; `version` is empty where it isn't installed;
    wfhdesk expects to be ahead of it from `ahead_from` entries on. `own_sizes` are measured for it alone.
    """

    name = ""
    add_shown = ""
    week_shown = ""
    version = ""
    ahead_from = 0
    own_sizes: tuple[int, ...] = ()

    @abstractmethod
    def seed(self, env: Env, entries: Iterable[Entry]) -> None:
        """Write its settings, and the entries in its own format."""

    @abstractmethod
    def count(self, env: Env) -> int:
        """Return how many entries there are, by its data."""

    @abstractmethod
    def add(self, entry: Entry) -> list[str]:
        """Return the command that adds an entry of now."""

    @abstractmethod
    def week(self, now: datetime) -> list[str]:
        """Return the command that lists this week's entries."""


class Jrnl(Tool):
    """jrnl, its journal a text file, with the settings it makes itself."""

    name = "jrnl"
    add_shown = "jrnl TEXT"
    week_shown = "jrnl -from MONDAY --short"

    def __init__(self) -> None:
        self._programs = install("jrnl", "jrnl==4.6")
        self.version = version(self._programs, "jrnl")

    def seed(self, env: Env, entries: Iterable[Entry]) -> None:
        """Write the journal, and let jrnl write its settings."""
        code = (
            "from jrnl import config as c; c.save_config({**c.get_default_config(), 'colors': c.get_default_colors()})"
        )
        asked(self._programs, code, env)
        journal = self._journal(env)
        journal.parent.mkdir(parents=True, exist_ok=True)
        with journal.open("w", encoding="utf-8") as file:
            file.writelines(f"[{one.moment:%Y-%m-%d %I:%M:%S %p}] {one.text} #{one.project}\n\n" for one in entries)

    def count(self, env: Env) -> int:
        """Count the lines that begin with a date."""
        with self._journal(env).open(encoding="utf-8") as file:
            return sum(line.startswith("[2") for line in file)

    def _journal(self, env: Env) -> Path:
        return Path(env["XDG_DATA_HOME"], "jrnl", "journal.txt")

    def add(self, entry: Entry) -> list[str]:
        """Write the text, its project as a tag."""
        return [str(self._programs / "jrnl"), f"{entry.text} #{entry.project}"]

    def week(self, now: datetime) -> list[str]:
        """List a line an entry."""
        return [str(self._programs / "jrnl"), "-from", f"{monday(now):%Y-%m-%d}", "--short"]


class Watson(Tool):
    """Watson; it keeps no text, so an entry is a frame of a second with a project and a tag."""

    name = "Watson"
    add_shown = "watson add"
    week_shown = "watson log --week"

    def __init__(self) -> None:
        self._programs = install("watson", "td-watson==2.1.0")
        self.version = version(self._programs, "td-watson")

    def seed(self, env: Env, entries: Iterable[Entry]) -> None:
        """Write the frames."""
        frames = self._frames(env)
        frames.parent.mkdir(parents=True)
        made = [_frame(one) for one in entries]
        frames.write_text(json.dumps(made, indent=1), encoding="utf-8")

    def count(self, env: Env) -> int:
        """Count the frames."""
        return len(json.loads(self._frames(env).read_text(encoding="utf-8")))

    def _frames(self, env: Env) -> Path:
        return Path(env["XDG_CONFIG_HOME"], "watson", "frames")

    def add(self, entry: Entry) -> list[str]:
        """Add a frame of the last second."""
        began = f"{entry.moment - timedelta(seconds=1):%Y-%m-%d %H:%M:%S}"
        ended = f"{entry.moment:%Y-%m-%d %H:%M:%S}"
        return [str(self._programs / "watson"), "add", "--from", began, "--to", ended, entry.project, "+bank"]

    def week(self, now: datetime) -> list[str]:
        """List the frames."""
        return [str(self._programs / "watson"), "log", "--week", "--no-pager"]


def _frame(entry: Entry) -> list[int | str | list[str]]:
    """Return a frame of a second: Watson leaves one out of its week that began in the week before."""
    end = int(entry.moment.timestamp()) + 1
    return [end - 1, end, entry.project, uuid.uuid4().hex, ["work"], end]


class Taskwarrior(Tool):
    """taskwarrior; entries are completed tasks, and `task log` adds one that is completed already."""

    name = "taskwarrior"
    add_shown = "task log"
    week_shown = "task end.after:MONDAY completed"
    ahead_from = 10_000

    def __init__(self) -> None:
        self._task = shutil.which("task") or ""
        self.version = self._asked(None, "--version").strip() if self._task else ""

    def _asked(self, env: Env | None, *words: str) -> str:
        done = subprocess.run([self._task, *words], check=True, capture_output=True, text=True, env=env)
        return done.stdout

    def seed(self, env: Env, entries: Iterable[Entry]) -> None:
        """Let taskwarrior import the tasks, since its format changed with version 3."""
        home = Path(env["HOME"])
        (home / ".taskrc").write_text("confirmation=off\nverbose=nothing\nnews.version=99\n", encoding="utf-8")
        (home / ".task").mkdir()
        tasks = home / "tasks.json"
        with tasks.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(_task(one)) + "\n" for one in entries)
        if tasks.stat().st_size:
            self._asked(env, "import", str(tasks))
        tasks.unlink()

    def count(self, env: Env) -> int:
        """Ask taskwarrior."""
        return int(self._asked(env, "count"))

    def add(self, entry: Entry) -> list[str]:
        """Log a task that is done."""
        return [self._task, "log", f"project:{entry.project}", entry.text]

    def week(self, now: datetime) -> list[str]:
        """List the tasks that were completed."""
        return [self._task, f"end.after:{monday(now):%Y-%m-%d}", "completed"]


def _task(entry: Entry) -> dict[str, str]:
    moment = f"{entry.moment:%Y%m%dT%H%M%SZ}"
    task = {"description": entry.text, "project": entry.project, "status": "completed", "uuid": str(uuid.uuid4())}
    return task | {"entry": moment, "end": moment, "modified": moment}
