"""The app: which screens there are, and what they share. Wiring only."""

from __future__ import annotations

import gc
import os
from collections.abc import Sequence
from functools import partial

from textual.filter import LineFilter

from wfhdesk.desk.desk import Desk
from wfhdesk.tui import backing_up, keys
from wfhdesk.tui.actions import AppActions
from wfhdesk.tui.beside import Beside, follow
from wfhdesk.tui.commands import ANYWHERE, bindings
from wfhdesk.tui.keeping import Keeping
from wfhdesk.tui.nudging import Nudging
from wfhdesk.tui.other_settings import OtherSettings
from wfhdesk.tui.places import FIRST, SCREENS
from wfhdesk.tui.plain import AsciiSigns
from wfhdesk.tui.right_now import RightNow
from wfhdesk.tui.screens.desk_screen import DeskScreen
from wfhdesk.tui.screens.today import TodayScreen
from wfhdesk.tui.themes import wear
from wfhdesk.tui.watching import Watching
from wfhdesk.tui.widgets.frame import Head

_LOOK = 0.5
"""Seconds between two looks at whether another process wrote."""
_LATER = 3.0
"""Seconds after which what is published follows the days that went by since the app was open last."""


class DeskApp(AppActions):
    """wfhdesk in a terminal. `state` counts the changes of the desk that were noticed."""

    TITLE = "wfhdesk"
    NOTIFICATION_TIMEOUT = 4
    CSS_PATH = ["styles/frame.tcss", "styles/today.tcss"]  # both at once: another sheet has all of them read again
    MODES = SCREENS
    DEFAULT_MODE = FIRST
    BINDINGS = bindings(ANYWHERE)

    def __init__(self, desk: Desk, nudge: str = "") -> None:
        no_color = bool(os.environ.get("NO_COLOR"))  # Textual takes it out of the environment
        super().__init__(ansi_color=True if no_color else None)
        self.desk = desk
        self.keymap = keys.keymap(desk.settings.keys())
        self.state = 0
        self.beside = Beside(desk)
        self.keeping = Keeping(self, desk)
        self.right_now = RightNow(self)
        self.nudging = Nudging(self, opens=nudge)
        self.watching = Watching(self)
        self.set_class(desk.settings.text("app.glyphs") == "ascii", "-ascii")
        wear(self, "ansi" if no_color else desk.settings.text("app.theme") or "dark")

    def get_default_screen(self) -> TodayScreen:
        """Return the first screen: as one of `MODES` it would be drawn twice, and all sheets read thrice, before it shows."""
        return TodayScreen()

    def on_mount(self) -> None:
        """Give the commands their keys, and keep an eye on the desk."""
        self.add_mode(FIRST, TodayScreen)  # so that one can come back to it
        self.set_keymap(self.keymap.keys)
        for warning in (*self.keymap.warnings, *self.desk.settings.warnings):
            self.notify(warning, severity="warning", markup=False, timeout=15)
        self.set_interval(_LOOK, self.watching.look)
        self.set_interval(_LOOK, OtherSettings(self).look)
        if self.desk.is_new and not self.desk.is_sample:
            self.action_setup(uninvited=True)

    def on_ready(self) -> None:
        """Do what was put off until the first screen stands."""
        gc.freeze()
        gc.enable()
        self.right_now.begin()
        self.refresh_heads()
        self.set_timer(_LATER, partial(follow, self))
        backing_up.begin(self)
        self.nudging.begin()

    async def on_unmount(self) -> None:
        """Leave nothing behind."""
        await self.nudging.end()

    def refresh_heads(self) -> None:
        """Draw what stands above the screen in front anew; the others do so when they come to the front."""
        for head in self.screen.query(Head):
            head.refresh()

    def desk_changed(self) -> None:
        """Let every screen show the desk as it is now: the one in front at once, the others when they come to the front."""
        self.state += 1
        self.right_now.forget()
        self.nudging.desk_changed()
        self.watching.notice()
        for screen in self.screen_stack:
            if isinstance(screen, DeskScreen):
                screen.look_again()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what every line goes through before it is drawn: signs become ASCII where that is asked for."""
        filters = super().get_line_filters()
        return [*filters, AsciiSigns()] if self.has_class("-ascii") else filters
