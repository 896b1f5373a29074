"""The app: which screens there are, and what they share. Wiring only."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Lock

from textual.app import SystemCommand
from textual.binding import Binding
from textual.screen import Screen

from wfhdesk.desk.desk import Desk
from wfhdesk.tui import keys
from wfhdesk.tui.actions import AppActions
from wfhdesk.tui.commands import ANYWHERE, BY_ID, bindings
from wfhdesk.tui.screens.desk_screen import DeskScreen
from wfhdesk.tui.screens.today import TodayScreen
from wfhdesk.tui.themes import THEMES

_LOOK = 0.5
"""Seconds between two looks at whether another process wrote."""

_BY_NAME = ("enter", "up", "down", "left", "right")


def _log() -> Screen[None]:
    from wfhdesk.tui.screens.log import LogScreen

    return LogScreen()


def _updates() -> Screen[None]:
    from wfhdesk.tui.screens.updates import UpdatesScreen

    return UpdatesScreen()


class DeskApp(AppActions):
    """wfhdesk in a terminal. `state` counts the changes of the desk that were noticed."""

    TITLE = "wfhdesk"
    CSS_PATH = ["styles/frame.tcss", "styles/today.tcss"]  # both at once: another sheet has all of them read again
    MODES = {"today": TodayScreen, "log": _log, "updates": _updates}
    DEFAULT_MODE = "today"
    BINDINGS = bindings(ANYWHERE)

    def __init__(self, desk: Desk) -> None:
        no_color = bool(os.environ.get("NO_COLOR"))  # Textual takes it out of the environment
        super().__init__(ansi_color=True if no_color else None)
        self.desk = desk
        self.state = 0
        self.names: list[str] = []  # projects and people, to complete a line with
        self._marks = desk.marks()
        self._beside = desk.beside()
        self._beside_lock = Lock()
        self._wear("ansi" if no_color else desk.settings.text("app.theme") or "dark")
        self.set_class(desk.settings.text("app.glyphs") == "ascii", "-ascii")

    def _wear(self, theme: str) -> None:
        for one in THEMES.values():
            self.register_theme(one)
        if THEMES[theme].ansi:
            self.theme = theme
        else:  # before anything is drawn: a change of themes would have every style sheet read once more
            self.set_reactive(DeskApp.theme, theme)
            self.stylesheet.set_variables(self.get_css_variables())

    def on_mount(self) -> None:
        """Give the commands their keys, and keep an eye on the desk."""
        self.keymap = keys.keymap(self.desk.settings.keys())
        self.set_keymap(self.keymap.keys)
        for warning in (*self.keymap.warnings, *self.desk.settings.warnings):
            self.notify(warning, severity="warning", markup=False, timeout=15)
        self.set_interval(_LOOK, self._look)
        if self.desk.is_new and not self.desk.is_sample:
            self.action_setup(uninvited=True)

    def _look(self) -> None:
        if self.desk.marks() != self._marks:
            self.desk_changed()

    def desk_changed(self) -> None:
        """Let every screen show the desk as it is now: the one in front at once, the others when they come to the front."""
        self.state += 1
        self._marks = self.desk.marks()
        for screen in self.screen_stack:
            if isinstance(screen, DeskScreen):
                screen.look_again()

    @contextmanager
    def beside(self) -> Iterator[Desk]:
        """Lend the desk to a worker's thread: opened once more, and to one of them at a time."""
        with self._beside_lock:
            yield self._beside

    def key_of(self, command: str) -> str:
        """Return the key of a command as it is shown."""
        key = self.keymap.keys.get(command, BY_ID[command].key).split(",")[0]
        return self.get_key_display(Binding(key, ""))

    def get_key_display(self, binding: Binding) -> str:
        """Return a key as people call it; for some Textual draws signs that many fonts lack."""
        return binding.key if binding.key in _BY_NAME else super().get_key_display(binding)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Return every command that works here, for the palette."""
        yield from self.palette(screen)
