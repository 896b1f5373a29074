"""The apps that are measured: how each starts, what of it shows first, and how one gets to where one types."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from re import escape
from typing import NamedTuple

from benchmarks.installs import install, version
from benchmarks.ten_years import live
from benchmarks.tools import Env, environment
from benchmarks.wfhdesk_tool import Wfhdesk

SIZES = (0, 12_500, 100_000)

_SMALLEST = Path(__file__).with_name("smallest_app.py")
_ROW = "✓"  # stands in every row of an entry
_LOGGED = r"─ Logged today ─+╮.*\s+│ +\S"
_NEXT = r"─ Next[^─╮]*─+╮.*\s+│ +(?!Looking …)\S"
_OLDEST = "customer 1000 "
_TYPED = "oved it @mei #acme-billing"
_LOOKED_FOR = "restore backup and had it "
_URL, _CLEAR, _TAB, _PAGE_DOWN = "\x0c", "\x15", "\t", "\x1b[6~"

KEYS = 25
"""Keys pressed after one start, as many as there are letters to type."""

SCREENS = ("Log", "Updates", "People", "Ergonomics", "Availability")
"""The screens to go to, in the order of their keys."""
Step = tuple[str, str]
"""A key, and the pattern of what shows then."""


class App(NamedTuple):
    """An app as it is started, and the pattern of what it shows first; `then` follows once it has looked further."""

    name: str
    entries: int | None
    command: list[str]
    env: Env
    first: str
    then: str = ""


class Typing(NamedTuple):
    """Where keys are pressed: the way there, and the keys with what each shows; `found` shows later, after each."""

    name: str
    app: App
    way: list[Step]
    keys: list[Step]
    found: str = ""


class Apps:
    """The apps, installed, with the entries that they show."""

    def __init__(self, folder: Path, sizes: tuple[int, ...]) -> None:
        desk, posting = Wfhdesk(), install("posting", "posting==2.11.1", "tree-sitter==0.25.0")
        python, env = str(desk.programs / "python"), environment(folder / "smallest")
        self.versions = {
            "wfhdesk": desk.version,
            "Textual": version(desk.programs, "textual"),
            "posting": f"{version(posting, 'posting')} with Textual {version(posting, 'textual')}",
        }
        self.smallest = App("smallest app of Textual", None, [python, str(_SMALLEST)], env, "Here it is")
        self.line = App("smallest app with a line", None, [python, str(_SMALLEST), "line"], env, "Type here")
        self.posting = App("posting", None, [str(posting / "posting")], environment(folder / "posting"), "Enter a URL")
        self.ours = {size: _ours(desk, size, folder) for size in sizes}
        for app in self.all:
            Path(app.env["HOME"]).mkdir(exist_ok=True)

    @property
    def all(self) -> list[App]:
        """All that are started."""
        return [self.smallest, self.line, self.posting, *self.ours.values()]

    def typings(self) -> Iterator[Typing]:
        """Yield where keys are pressed; in wfhdesk, where there is something to move in."""
        yield Typing("smallest app with a line", self.line, [("zq", "zq")], _letters("zq"))
        yield Typing("posting, the URL", self.posting, [(_URL, r"\S"), ("zq", "zq")], _letters("zq"))
        for size, app in self.ours.items():
            if size:
                yield from _ours_typed(app)


def _ours(desk: Wfhdesk, size: int, folder: Path) -> App:
    env = environment(folder / f"app-{size}")
    Path(env["HOME"]).mkdir()
    if size:
        live(desk, env, size)
    program = str(desk.programs / "wfhdesk")
    subprocess.run([program, "config", "set", "me.name", "Ana"], env=env, check=True, capture_output=True)
    return App("wfhdesk", size, [program], env, _LOGGED, _NEXT)


def places(app: App) -> list[tuple[str, Step]]:
    """Return the names of the screens to go to, and how."""
    if app.entries is None:
        return []
    return [
        ("Log", ("2", _ROW if app.entries else "is logged yet")),
        ("Updates", ("3", _ROW if app.entries else "Nothing to tell")),
        ("People", ("4", "Ana Lima" if app.entries else "Here stand the people")),
        ("Ergonomics", ("5", "Workstation check")),
        ("Availability", ("6", r"Tue \d" if app.entries else "Here stands your week")),
    ]


def to_oldest(app: App) -> list[Step]:
    """Return the way to the oldest entry in the log."""
    log = [key for _name, key in places(app)][:1]
    return [*log, ("G", _OLDEST)] if app.entries else log


def to_text(app: App) -> list[Step]:
    """Return the way to the text of an update, and two letters there."""
    return [places(app)[1][1], (_TAB, r"\S"), ("zq", "zq")]


def to_filter(app: App) -> list[Step]:
    """Return the way to the filter of the log, with all entries read."""
    return [places(app)[0][1], ("/", r"\S"), ("r", " of "), (_CLEAR, f"{app.entries:,} entries")]


def _ours_typed(app: App) -> Iterator[Typing]:
    log = [places(app)[0][1]]
    yield Typing("wfhdesk, the line of Today", app, [("a", r"\S"), ("zq", "zq")], _letters("zq"))
    yield Typing("wfhdesk, the text of an update", app, to_text(app), _letters("zq"))
    yield Typing("wfhdesk, the log, down", app, log, [("j", _ROW)] * KEYS)
    yield Typing("wfhdesk, the log, a page down", app, log, [(_PAGE_DOWN, _ROW)] * KEYS)
    yield Typing("wfhdesk, the filter of the log", app, to_filter(app), _filtered(), r"\d of \d")


def _letters(before: str) -> list[Step]:
    """Return letters to type, each of which shows at the end of what was typed before it."""
    return [(letter, escape(before + _TYPED[: place + 1].rstrip())) for place, letter in enumerate(_TYPED[:KEYS])]


def _filtered() -> list[Step]:
    typed = ((letter, _LOOKED_FOR[: place + 1]) for place, letter in enumerate(_LOOKED_FOR[:KEYS]))
    return [(letter, rf"(?m)^(?:  / )?{escape(shown.rstrip())}\s") for letter, shown in typed]
