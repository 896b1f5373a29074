"""Text to read, wrapped to the width there is; what doesn't fit is scrolled to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

from rich.cells import cell_len
from rich.text import Text
from textual.events import Resize

from wfhdesk.tui.widgets.lines import Lines

_LEAST_ROOM = 12
"""Cells from which on values have a column of their own."""


class Wrapped(Lines):
    """Paragraphs, wrapped. Who inherits says which (`texts`), and calls `wrap_anew` when they are others."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._made: list[Text] = []

    def texts(self, width: int) -> list[Text]:
        """Return the paragraphs for a width; those that fit are left as they are."""
        raise NotImplementedError

    def wrap_anew(self, *, from_top: bool = False) -> None:
        """Wrap what there is to say to the width there is."""
        if not self.size:
            return  # nobody sees it; being shown, it is resized
        room = self.scrollable_content_region
        self._made = self._all_wrapped(room.width - 1)
        if len(self._made) > room.height and not self.show_vertical_scrollbar:
            self._made = self._all_wrapped(room.width - 1 - self.styles.scrollbar_size_vertical)
        self.lines_changed()
        if from_top:
            self.scroll_home(animate=False)

    def _all_wrapped(self, width: int) -> list[Text]:
        width = max(width, 8)
        return list(chain.from_iterable(self._wrapped(text, width) for text in self.texts(width)))

    def _wrapped(self, text: Text, width: int) -> list[Text]:
        return list(text.wrap(self.app.console, width)) or [Text()]

    def told(self, facts: Sequence[tuple[str, str]], width: int) -> list[Text]:
        """Return facts, each what it is about and what is so; these in a column of their own where there is room."""
        names = max((cell_len(name) for name, _value in facts), default=0) + 2
        made = []
        for name, value in facts:
            room = width - names
            rows = self._wrapped(Text(value), room) if room >= _LEAST_ROOM else [Text(value)]
            for place, row in enumerate(rows):
                shown = name if not place else ""
                line = Text(shown + " " * (names - cell_len(shown)), self.style_of("muted"))
                line.append(row.plain.rstrip())
                made.append(line)
        return made

    # --- what a list of lines asks ------------------------------------------------------------------------------

    def count(self) -> int:
        """Return how many lines it takes."""
        return len(self._made)

    def item_at(self, index: int) -> Any:
        """Return None: nothing here can be chosen."""
        return None

    def line(self, index: int, width: int) -> Text:
        """Return a wrapped line."""
        return Text(" ", end="").append_text(self._made[index])

    def on_resize(self, _event: Resize) -> None:
        """Wrap anew."""
        self.wrap_anew()

    def action_move(self, way: int) -> None:
        """Scroll a line."""
        self.scroll_relative(y=way, animate=False)

    def action_page(self, way: int) -> None:
        """Scroll a page."""
        self.scroll_relative(y=way * max(1, self.size.height - 2), animate=False)

    def action_end(self, way: int) -> None:
        """Scroll to the end, or the beginning."""
        self.scroll_to(y=0 if way < 0 else self.count(), animate=False)
