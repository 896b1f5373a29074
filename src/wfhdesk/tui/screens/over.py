"""A screen that stands over the one it was opened from until one leaves it, with all keys its own."""

from __future__ import annotations

from contextlib import suppress

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.screen import ModalScreen

from wfhdesk.language import gettext as _
from wfhdesk.tui.screens.desk_screen import DeskScreen
from wfhdesk.tui.widgets.frame import Foot
from wfhdesk.tui.widgets.run_head import RunHead
from wfhdesk.tui.widgets.story import Story

WAY_OUT: list[BindingType] = [
    Binding("escape", "leave", id="app.back"),
    Binding("question_mark,f1", "app.help", id="app.help"),
]


class KeysHere(Foot):
    """The keys that work on this screen alone: there is no palette of commands here."""

    def palette(self) -> list[Text]:
        """Return none."""
        return []


class Over(DeskScreen, ModalScreen[None]):
    """A title, what is to be read or answered, and the keys."""

    CSS_PATH = "../styles/run.tcss"

    def compose(self) -> ComposeResult:
        """Put the title above what the screen is about, and the keys below."""
        self._know_size()
        yield RunHead()
        yield from self.body()
        yield KeysHere()

    @property
    def head(self) -> RunHead:
        """The title."""
        return self.query_one(RunHead)

    def look_again(self) -> None:
        """Show the desk as it is now; where a dialog stands over it, once that is gone."""
        if self.is_active:
            with suppress(NoMatches):  # the app is closing, and takes the screen apart
                super().look_again()

    def step_out(self) -> bool:
        """Leave."""
        self.action_leave()
        return True

    def on_mount(self) -> None:
        """Let the keys go to what can be chosen, with the page at its beginning."""
        for story in self.query(Story):
            self.set_focus(story, scroll_visible=False)

    def action_leave(self) -> None:
        """Go back to the screen that it was opened from."""
        self.dismiss(None)

    def gone(self, problem: str = "") -> None:
        """Leave because what it is about isn't there any more, and say so."""
        self.notify(problem or _("That isn't on the desk any more."), severity="warning", markup=False)
        self.dismiss(None)
