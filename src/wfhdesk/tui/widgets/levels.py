"""How much is told, as a row of words of which one holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.text import Text
from textual.message import Message
from textual.widget import Widget

from wfhdesk.tui.ink import ink


class Levels(Widget, can_focus=False):
    """A row of levels; a click takes one, and so do the dialog's own keys. The one that holds stands in brackets."""

    auto_links = False

    class Picked(Message):
        """A level was clicked."""

        def __init__(self, level: str) -> None:
            super().__init__()
            self.level = level

    def __init__(self, label: str, levels: Sequence[str], named: Callable[[str], str], *, id: str) -> None:
        super().__init__(id=id)
        self._label, self._levels, self._named = label, levels, named
        self._here = levels[0]

    def show(self, here: str) -> None:
        """Mark the level that holds."""
        self._here = here
        self.refresh()

    def render(self) -> Text:
        """Return the label and the levels."""
        row = Text(no_wrap=True, overflow="ellipsis").append(self._label, ink(self.app, "muted"))
        for level in self._levels:
            name = self._named(level)
            is_here = level == self._here
            said = Text(f"[{name}]" if is_here else f" {name} ", ink(self.app, "here") if is_here else "")
            row.append(" ").append_text(said.on({"@click": f"pick('{level}')"}))
        return row

    def action_pick(self, level: str) -> None:
        """Take a level."""
        self.post_message(self.Picked(level))
