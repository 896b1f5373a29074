"""Settings that were changed in another terminal count from the next thing one does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfhdesk.domain.errors import DeskError
from wfhdesk.tui.run import AGAIN

if TYPE_CHECKING:
    from wfhdesk.tui.app import DeskApp

_READ_AT_THE_START = ("me.language", "me.timezone", "app.theme", "keys.")
"""What the app has to open again for."""


class OtherSettings:
    """Looks whether the settings file was written by somebody else."""

    def __init__(self, app: DeskApp) -> None:
        self._app = app
        self._mark = app.desk.settings.mark()
        self._has_to_open_again = False

    def look(self) -> None:
        """Take settings that changed. A file that is broken at this moment is told once, and what was read before counts."""
        settings = self._app.desk.settings
        mark = settings.mark()
        if mark != self._mark:
            self._mark = mark
            told = list(settings.warnings)
            try:
                changed = settings.read_again()
            except DeskError as problem:
                self._app.notify(str(problem), severity="error", markup=False, timeout=15)
                return
            self._take(changed)
            for warning in settings.warnings:
                if warning not in told:
                    self._app.notify(warning, severity="warning", markup=False, timeout=15)
        if self._has_to_open_again and not self._app.screen.is_modal:  # what is typed in a dialog is left alone
            self._app.exit(AGAIN)

    def _take(self, changed: set[str]) -> None:
        if not changed:
            return
        self._has_to_open_again |= any(key.startswith(_READ_AT_THE_START) for key in changed)
        self._app.set_class(self._app.desk.settings.text("app.glyphs") == "ascii", "-ascii")
        self._app.desk_changed()
