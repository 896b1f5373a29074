"""What happens without a key: another process wrote, another day began, time went by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfhdesk.domain.errors import DeskError
from wfhdesk.tui.beside import follow

if TYPE_CHECKING:
    from wfhdesk.tui.app import DeskApp


class Watching:
    """Keeps an eye on the desk while the app is open."""

    def __init__(self, app: DeskApp) -> None:
        self._app = app
        self._marks = self._seen()

    def look(self) -> None:
        """Let the screens follow what has happened."""
        app = self._app
        has_changed = self._seen() != self._marks
        if has_changed:
            app.desk_changed()
            follow(app)  # another day is in sight, or something was said elsewhere
        if app.right_now.look():
            app.refresh_heads()
            if not has_changed:  # else all is read anew as it is
                app.nudging.time_went_by()
        app.nudging.look()

    def notice(self) -> None:
        """Take the desk as it is now for what the screens show."""
        self._marks = self._seen()

    def _seen(self) -> object:
        """Return what differs once another process wrote, or another day began."""
        desk = self._app.desk
        try:
            marks = desk.marks()
        except DeskError as problem:
            marks = str(problem)  # something else than before: the screens look again, and tell it once
        return marks, desk.accomplishments.today()
