"""One entry in full."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import chain
from typing import Any

from rich.cells import cell_len
from rich.text import Text
from textual.events import Resize

from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.mentions import plain
from wfhdesk.language import gettext as _
from wfhdesk.tui.glyphs import UNICODE, Glyphs
from wfhdesk.tui.widgets.entry_facts import Fact, facts
from wfhdesk.tui.widgets.entry_line import coloured, sign_of
from wfhdesk.tui.widgets.lines import Lines


class Detail(Lines):
    """An entry's text, wrapped, and the facts under it; what doesn't fit is scrolled to."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._entry: Accomplishment | None = None
        self._facts: list[Fact] = []
        self._notes: Sequence[str] = ()
        self._glyphs: Glyphs = UNICODE
        self._made: list[Text] = []

    def show_entry(
        self,
        entry: Accomplishment | None,
        today: date,
        updates: Sequence[int],
        glyphs: Glyphs,
        notes: Sequence[str] = (),
    ) -> None:
        """Show an entry, the numbers of the updates it went out in, and notes that ask for something."""
        told = facts(entry, today, updates) if entry else []
        if (entry, told, notes, glyphs) == (self._entry, self._facts, self._notes, self._glyphs):
            return
        is_other = (entry and entry.id) != (self._entry and self._entry.id)
        self._entry, self._facts, self._notes, self._glyphs = entry, told, notes, glyphs
        self._make()
        if is_other:
            self.scroll_home(animate=False)

    def _make(self) -> None:
        """Wrap what there is to say to the width there is."""
        if not self.size:
            return  # nobody sees it; being shown, it is resized
        width = max(self.scrollable_content_region.width - 1, 8)
        self._made = list(chain.from_iterable(self._wrapped(text, width) for text in self._texts(width)))
        self.lines_changed()

    def _wrapped(self, text: Text, width: int) -> list[Text]:
        return list(text.wrap(self.app.console, width)) or [Text()]

    def _texts(self, width: int) -> list[Text]:
        entry = self._entry
        if entry is None:
            return [Text(_("No entry is chosen."), self.style_of("muted"))]
        first = Text().append(f"{sign_of(entry, self._glyphs)} ", self.style_of("kind"))
        first.append_text(coloured(entry.text, self.style_of))
        texts = [first]
        if entry.outcome:
            texts.append(Text(f"{self._glyphs.outcome} {plain(entry.outcome)}", self.style_of("outcome")))
        texts += [Text(note, self.style_of("due")) for note in self._notes]
        return [*texts, Text(), *self._told(width)]

    def _told(self, width: int) -> list[Text]:
        """Return the facts, their values in a column of their own where there is room for one."""
        names = max((cell_len(name) for name, _value in self._facts), default=0) + 2
        made = []
        for name, value in self._facts:
            room = width - names
            rows = self._wrapped(Text(value), room) if room >= 12 else [Text(value)]
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
        self._make()

    def action_move(self, way: int) -> None:
        """Scroll a line."""
        self.scroll_relative(y=way, animate=False)

    def action_page(self, way: int) -> None:
        """Scroll a page."""
        self.scroll_relative(y=way * max(1, self.size.height - 2), animate=False)

    def action_end(self, way: int) -> None:
        """Scroll to the end, or the beginning."""
        self.scroll_to(y=0 if way < 0 else self.count(), animate=False)
