"""Desks on which somebody has lived for years, and the cells of commands on them beside a bare Python's."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.measure import Cell, measure
from benchmarks.report import BARE
from benchmarks.tools import Env, environment
from benchmarks.wfhdesk_tool import Wfhdesk


class Then:
    """A clock for the past."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        """Return a moment a little later than the one before."""
        self.moment += timedelta(milliseconds=1)
        return self.moment


def measured(tool: Wfhdesk, folder: Path, cells: Iterable[Cell], rounds: int, say: Callable[[str], None]) -> list[Cell]:
    """Measure cells, with a bare Python before them, and return all of them."""
    bare = Cell(BARE, 0, [str(tool.programs / "python"), "-c", "pass"], environment(folder))
    both = [bare, *cells]
    measure(both, rounds, say)
    return both


@contextmanager
def laid_out(tool: Wfhdesk, env: Env) -> Iterator[str]:
    """Make a desk's folder with its settings, and yield it to be written."""
    desk_folder, state = tool.places(env)
    desk_folder.mkdir(parents=True)
    (desk_folder / "config.toml").write_text('[me]\nname = "Ana Lima"\ntimezone = "Europe/Amsterdam"\n')
    with stating(env):
        yield str(desk_folder)
    assert state.exists()


@contextmanager
def stating(env: Env) -> Iterator[None]:
    """Let what is written meanwhile have its state where `env` says."""
    before = os.environ.get("XDG_STATE_HOME")
    os.environ["XDG_STATE_HOME"] = env["XDG_STATE_HOME"]
    try:
        yield
    finally:
        os.environ.pop("XDG_STATE_HOME") if before is None else os.environ.update(XDG_STATE_HOME=before)
