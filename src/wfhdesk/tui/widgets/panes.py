"""The names of panes, of which a narrow terminal shows one at a time."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.message import Message
from textual.widget import Widget

from wfhdesk.tui.ink import ink


class PaneNames(Widget, can_focus=False):
    """A line of names; a click goes to the pane."""

    auto_links = False

    class Chosen(Message):
        """A name was clicked."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, names: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._names = names
        self._here = names[0][0]

    def show(self, here: str) -> None:
        """Mark the pane that shows."""
        self._here = here
        self.refresh()

    def render(self) -> Text:
        """Return the names."""
        parts = []
        for name, shown in self._names:
            style = ink(self.app, "here" if name == self._here else "muted")
            parts.append(Text().append(shown, style).on({"@click": f"choose('{name}')"}))
        return Text("   ").join(parts)

    def action_choose(self, name: str) -> None:
        """Go to a pane."""
        self.post_message(self.Chosen(name))
