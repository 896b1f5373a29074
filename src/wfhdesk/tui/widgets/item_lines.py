"""Short lists, whose lines are made at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from rich.text import Text

from wfhdesk.tui.widgets.lines import Lines


class Line(NamedTuple):
    """A line: what it says in a given width of cells, and the item it belongs to; None for a heading."""

    text: Callable[[int], Text]
    item: Any = None


class ItemLines(Lines):
    """A list of lines that were put together beforehand; `empty` is what stands there without any."""

    def __init__(self, *, empty: str = "", id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: Sequence[Line] = ()
        self._empty = empty

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines, with the cursor on the item where it was."""
        item = self.current
        self._lines = lines
        self.lines_changed(item)

    def when_empty(self, text: str) -> None:
        """Say what stands there without any lines."""
        self._empty = text

    def count(self) -> int:
        """Return how many lines there are; what stands in an empty list counts."""
        return len(self._lines) or len(self._empty.splitlines())

    def item_at(self, index: int) -> Any:
        """Return the item of a line."""
        return self._lines[index].item if index < len(self._lines) else None

    def line(self, index: int, width: int) -> Text:
        """Return a line's text."""
        if not self._lines:
            return Text(f" {self._empty.splitlines()[index]}", self.style_of("muted"), end="")
        return self._lines[index].text(width)

    def head(self, text: str) -> Line:
        """Return a heading."""
        return Line(lambda _width: Text(text, self.style_of("head"), end=""))
