"""The log from newest to oldest, drawn as it is looked at."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from datetime import date
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.message import Message

from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.periods import DAY, short_day, week_number
from wfhdesk.language import gettext as _
from wfhdesk.tui.glyphs import UNICODE, Glyphs
from wfhdesk.tui.widgets.choosing import ChoosingLines
from wfhdesk.tui.widgets.entry_line import entry_line
from wfhdesk.tui.widgets.lines import NOWHERE, Lines
from wfhdesk.tui.widgets.timeline_rows import Rows

_PAGES_AHEAD = 2
"""Pages before the end at which older entries are asked for."""


class Timeline(ChoosingLines):
    """Entries under the headings of their days. Several can be chosen; those that are gone are let go of."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose_item", id="log.details"),
    ]

    class NearEnd(Message):
        """The person comes near the last line."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows = Rows()
        self._notes: Sequence[str] = ()
        self._words = re.compile("(?!)")
        self._today = date.min
        self._glyphs: Glyphs = UNICODE
        self._to_end = False

    # --- what is shown ------------------------------------------------------------------------------------------

    def show_rows(
        self, rows: Rows, notes: Sequence[str], today: date, glyphs: Glyphs, *, from_top: bool = False
    ) -> None:
        """Show entries, and notes below them; the cursor stays on its entry, and that where it was on the screen."""
        item, before, top = self.current, self.cursor, self.scroll_offset.y
        self._rows, self._notes, self._today, self._glyphs = rows, notes, today, glyphs
        if from_top:
            self._to_end = False
            self.set_reactive(Lines.cursor, NOWHERE)
            self.lines_changed()
            self.scroll_home(animate=False)
            return
        self.lines_changed(item)
        if top and self.cursor != before and item is not None and rows.row_of(item.id) is not None:
            self.scroll_to(y=max(top + self.cursor - before, 0), animate=False, force=True)
        elif self.cursor != before:
            self.call_after_refresh(self._show_cursor)
        if self._to_end and not notes:
            self.action_end(1)

    def highlight(self, words: Sequence[str]) -> None:
        """Let these words stand out where they are found."""
        self._words = re.compile("|".join(map(re.escape, words)) or "(?!)", re.IGNORECASE)

    def go_to_day(self, day: date) -> None:
        """Put the cursor on the first entry of a day, or of the one before it that has any."""
        row = self._rows.row_of_day(day)
        if row is not None:
            self.scroll_to(y=row - 1, animate=False, force=True)  # its heading at the top, what follows below
            self.cursor = row

    @property
    def near_end(self) -> bool:
        """Whether the cursor, or what is looked at, is within two pages of the end."""
        page = max(self.scrollable_content_region.height, 1)
        return max(self.cursor, self.scroll_offset.y + page) >= self.count() - _PAGES_AHEAD * page

    # --- what a list of lines asks ------------------------------------------------------------------------------

    def count(self) -> int:
        """Return how many lines there are, the notes below included."""
        return len(self._rows) + len(self._notes)

    def item_at(self, index: int) -> Accomplishment | None:
        """Return the entry on a line."""
        return self._rows.entry_at(index)

    def index_of(self, key: Hashable) -> int | None:
        """Return the line of the entry with an id."""
        return self._rows.row_of(str(key))

    def line(self, index: int, width: int) -> Text:
        """Return a heading, an entry, or a note."""
        if index >= len(self._rows):
            return Text(f"  {self._notes[index - len(self._rows)]}", self.style_of("muted"), end="")
        entry = self._rows.entry_at(index)
        if entry is None:
            return self._heading(index, width)
        line = entry_line(entry, width, self.style_of, self._glyphs, chosen=entry.id in self.chosen)
        for found in self._words.finditer(line.plain):
            line.stylize(self.style_of("found"), *found.span())
        return line

    def _heading(self, index: int, width: int) -> Text:
        head = self._rows.head_at(index)
        text = Text(f" {short_day(head.day, self._today)}", self.style_of("head"), end="")
        near = {self._today: _("today"), self._today - DAY: _("yesterday")}.get(head.day)
        if near:
            text.append(f" {self._glyphs.dot} {near}", self.style_of("muted"))
        if head.is_new_week:
            text.append(
                f" {self._glyphs.dot} " + _("week {week}").format(week=week_number(head.day)), self.style_of("muted")
            )
        number = f" {head.entries} "
        rest = width - text.cell_len - len(number) - 2
        text.append(" " + self._glyphs.rule * max(rest, 0), self.style_of("rule"))
        return text.append(number, self.style_of("muted"))

    # --- moving -------------------------------------------------------------------------------------------

    def watch_scroll_y(self, before: float, now: float) -> None:
        """Ask for older entries in time."""
        super().watch_scroll_y(before, now)
        if self._notes and self.near_end:
            self.post_message(self.NearEnd())

    def action_end(self, way: int) -> None:
        """Go to the first entry, or to the last there is, as soon as that is read."""
        super().action_end(way)
        self._to_end = way > 0 and bool(self._notes) and len(self._rows) > 0

    def action_move(self, way: int) -> None:
        """Go to the next entry, or the one before."""
        self._to_end = False
        super().action_move(way)

    def action_page(self, way: int) -> None:
        """Go a page on, or back."""
        self._to_end = False
        super().action_page(way)
