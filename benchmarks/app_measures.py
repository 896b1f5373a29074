"""What is measured of the apps, on terminals of their own: all of them take turns, round by round."""

from __future__ import annotations

import os
import random
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from benchmarks.apps import App, Apps, Step, Typing, places, to_filter, to_oldest, to_text
from benchmarks.terminal import Terminal

Size = tuple[int, int]
TERMINALS: tuple[Size, ...] = ((80, 24), (120, 36))
REST = 20.0
"""Seconds that an app is left alone."""

_STARTED = 15.0
"""Seconds after which all that an app does once when it starts is over; wfhdesk looks for nudges after ten."""
_TICKS = os.sysconf("SC_CLK_TCK")


class Cell(NamedTuple):
    """What was measured: of which app with how many entries, what, and how large its terminal was."""

    app: str
    entries: int | None
    what: str
    size: Size


class Memory(NamedTuple):
    """Megabytes: what is held, and the most that ever was."""

    held: float
    peak: float


class Measured(NamedTuple):
    """Milliseconds of every time; per cent of a core at rest; memory."""

    times: dict[Cell, list[float]]
    idle: dict[str, float]
    memory: dict[tuple[str, int | None], Memory]


def measure(apps: Apps, rounds: int, blocks: int, say: Callable[[str], None]) -> Measured:
    """Measure everything."""
    times: dict[Cell, list[float]] = defaultdict(list)
    order = random.Random(0)
    for size in TERMINALS:
        for number in range(rounds + 1):  # the first round only warms
            say(f"Starts on {size[0]} × {size[1]}, round {number} of {rounds}")
            for app in order.sample(apps.all, len(apps.all)):
                took = _start(app, size)
                for what, milliseconds in took.items() if number else ():
                    times[Cell(app.name, app.entries, what, size)].append(milliseconds)
        typings = list(apps.typings())
        for number in range(blocks):
            say(f"Keys on {size[0]} × {size[1]}, round {number + 1} of {blocks}")
            for typing in order.sample(typings, len(typings)):
                for what, more in _keys(typing, size, order).items():
                    times[Cell(typing.name, typing.app.entries, what, size)] += more
    say("Memory")
    memory = {(app.name, app.entries): _memory(app) for app in apps.all}
    say(f"{REST:.0f} s of rest")
    return Measured(dict(times), _idle(apps), memory)


def _open(app: App, size: Size) -> Terminal:
    """Start an app with nothing left from typing before."""
    for left in Path(app.env["XDG_STATE_HOME"], "wfhdesk").glob("typing-*"):
        left.unlink()
    return Terminal(app.command, app.env, size)


def _go(terminal: Terminal, way: list[Step]) -> None:
    for key, shown in way:
        terminal.press(key)
        terminal.until(shown)
        terminal.settle()


def _start(app: App, size: Size) -> dict[str, float]:
    """Start an app and go to its screens; return milliseconds."""
    with _open(app, size) as terminal:
        took = {"first": terminal.until(app.first) - terminal.began}
        if app.then:
            took["then"] = terminal.until(app.then) - terminal.began
        terminal.settle()
        for name, (key, shown) in places(app):
            took[name] = terminal.press(key)
            took[name] = terminal.until(shown) - took[name]
            terminal.settle()
    return {what: seconds * 1000 for what, seconds in took.items()}


def _keys(typing: Typing, size: Size, order: random.Random) -> dict[str, list[float]]:
    """Start an app, go to where one types, and press keys as fast as a person can; return milliseconds."""
    times: dict[str, list[float]] = {"key": [], "found": []}
    with _open(typing.app, size) as terminal:
        terminal.until(typing.app.then or typing.app.first)
        terminal.settle()
        _go(terminal, typing.way)
        for key, shown in typing.keys:
            terminal.rest(order.uniform(0.05, 0.1))
            pressed = terminal.press(key)
            times["key"].append((terminal.until(shown) - pressed) * 1000)
            if typing.found:
                times["found"].append((terminal.until(typing.found) - pressed) * 1000)
    return {what: some for what, some in times.items() if some}


def _memory(app: App) -> Memory:
    """Return what an app holds; wfhdesk at the oldest entry of its log."""
    with _open(app, TERMINALS[0]) as terminal:
        terminal.until(app.then or app.first)
        terminal.settle()
        _go(terminal, to_oldest(app))
        told = Path(f"/proc/{terminal.pid}/status").read_text(encoding="utf-8")
    facts = dict(line.split(":", 1) for line in told.splitlines())
    return Memory(*(int(facts[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM")))


def _idle(apps: Apps) -> dict[str, float]:
    """Leave apps alone, all side by side; return which share of a core each took."""
    ours = apps.ours[max(size for size in apps.ours if size <= 12_500)]
    left: list[tuple[str, App, list[Step]]] = [
        *((app.name, app, []) for app in (apps.smallest, apps.line, apps.posting)),
        ("wfhdesk, Today", ours, []),
        ("wfhdesk, the line of Today", ours, [("a", r"\S")]),
        ("wfhdesk, the log", ours, to_oldest(ours)),
        ("wfhdesk, the filter of the log", ours, to_filter(ours)),
        ("wfhdesk, the text of an update", ours, to_text(ours)),
    ]
    with ExitStack() as opened:
        terminals = {}
        for name, app, way in left:
            terminals[name] = opened.enter_context(_open(app, TERMINALS[0]))
            terminals[name].until(app.then or app.first)
            terminals[name].settle()
            _go(terminals[name], way)
        _rest(list(terminals.values()), _STARTED)
        before = {name: _used(terminal) for name, terminal in terminals.items()}
        began = time.perf_counter()
        _rest(list(terminals.values()), REST)
        took = time.perf_counter() - began
        return {name: (_used(terminal) - before[name]) / took * 100 for name, terminal in terminals.items()}


def _rest(terminals: list[Terminal], seconds: float) -> None:
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        for terminal in terminals:
            terminal.rest(0.02)


def _used(terminal: Terminal) -> float:
    """Return the seconds of a core that a program has had."""
    told = Path(f"/proc/{terminal.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / _TICKS
