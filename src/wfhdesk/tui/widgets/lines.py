"""A list that is drawn line by line as it is looked at: a hundred thousand lines open as fast as ten."""

from __future__ import annotations

from collections.abc import Hashable
from itertools import chain
from typing import Any, ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from wfhdesk.tui.ink import ink

NOWHERE = -1
"""The cursor of a list in which nothing can be chosen."""


class Lines(ScrollView, can_focus=True):
    """A list of lines with a cursor. Several lines may belong to one item; lines of no item are passed over.

    Who inherits says how many lines there are (`count`), which item a line belongs to (`item_at`, None for none), and
    what it says (`line`).
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home,g", "end(-1)", show=False),
        Binding("end,G", "end(1)", show=False),
        Binding("enter", "choose_item", show=False),
    ]

    cursor: reactive[int] = reactive(NOWHERE, repaint=False)
    """The line on which the cursor stands."""

    clicks = 2
    """How many clicks choose an item; none where the mouse only points."""

    class Moved(Message):
        """The cursor stands on another item, or on none."""

        def __init__(self, lines: Lines, item: Any) -> None:
            super().__init__()
            self.lines = lines
            self.item = item

        @property
        def control(self) -> Lines:
            """The list."""
            return self.lines

    class Chosen(Moved):
        """An item was chosen, by enter or a double click."""

    # --- what who inherits says ---------------------------------------------------------------------------------

    def count(self) -> int:
        """Return how many lines there are."""
        raise NotImplementedError

    def item_at(self, index: int) -> Any:
        """Return the item that a line belongs to; None for a line of no item."""
        raise NotImplementedError

    def key_of(self, item: Any) -> Hashable:
        """Return what tells that an item is the same one when the list is shown again."""
        key: Hashable = getattr(item, "id", item)
        return key

    def line(self, index: int, width: int) -> Text:
        """Return what a line says, in at most `width` cells; what is longer is cut."""
        raise NotImplementedError

    # --- showing ------------------------------------------------------------------------------------------------

    def style_of(self, name: str) -> Style:
        """Return the style of one kind of text in a line."""
        return ink(self.app, name)

    def lines_changed(self, item: Any = None) -> None:
        """Draw the list anew, with the cursor on `item` where it is still there, else where it was."""
        self._measure()
        wanted = None if item is None else self.index_of(self.key_of(item))
        place = min(self.cursor, self.count() - 1) if wanted is None else wanted
        self.set_reactive(Lines.cursor, self._near(place))
        self.refresh()
        self.post_message(self.Moved(self, self.current))

    def _measure(self) -> None:
        """Take the room and the number of lines; a list that fits counts as just filling it, so that none lays out anew."""
        room = self.scrollable_content_region
        self.virtual_size = Size(room.width, max(self.count(), room.height))

    def index_of(self, key: Hashable) -> int | None:
        """Return the first line of the item with a key."""
        for index in range(self.count()):
            item = self.item_at(index)
            if item is not None and self.key_of(item) == key:
                return index
        return None

    def _near(self, place: int) -> int:
        """Return the first line of an item at `place`, or else after it, or before it."""
        count = self.count()
        place = max(place, 0)
        for index in chain(range(place, count), range(place - 1, -1, -1)):
            if self.item_at(index) is not None:
                return self._first_line(index)
        return NOWHERE

    def _first_line(self, index: int) -> int:
        item = self.item_at(index)
        while index and self.item_at(index - 1) is item:
            index -= 1
        return index

    def _last_line(self, index: int) -> int:
        item = self.item_at(index)
        while index + 1 < self.count() and self.item_at(index + 1) is item:
            index += 1
        return index

    @property
    def current(self) -> Any:
        """The item under the cursor; None where there is none."""
        return self.item_at(self.cursor) if 0 <= self.cursor < self.count() else None

    def render_line(self, y: int) -> Strip:
        """Return a line as it shows on the screen."""
        index = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        base = self.rich_style
        if index >= self.count():
            return Strip.blank(width, base)
        text = self.line(index, width)
        text.no_wrap = True
        text.stylize_before(text.style)  # a text without spans is rendered without its own style
        text.truncate(width, overflow="ellipsis")
        item = self.item_at(index)
        under = self.style_of("cursor") if item is not None and self.has_focus and item is self.current else None
        strip = Strip(Segment.apply_style(text.render(self.app.console), base)).adjust_cell_length(width, base)
        return Strip(Segment.apply_style(strip, post_style=under)) if under else strip

    # --- moving -------------------------------------------------------------------------------------------------

    def on_resize(self, event: Resize) -> None:
        """Take the new width."""
        self._measure()
        self._show_cursor()

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.refresh()

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a line that is there."""
        return max(NOWHERE, min(cursor, self.count() - 1))

    def watch_cursor(self, before: int, now: int) -> None:
        """Draw what the cursor leaves and what it comes to."""
        self._refresh_item(before)
        self._refresh_item(now)
        self._show_cursor()
        self.post_message(self.Moved(self, self.current))

    def _refresh_item(self, index: int) -> None:
        if 0 <= index < self.count():
            for line in range(self._first_line(index), self._last_line(index) + 1):
                self.refresh_line(line)

    def _show_cursor(self) -> None:
        if self.cursor == NOWHERE:
            return
        first = self._first_line(self.cursor)
        if first and self.item_at(first - 1) is None:
            first -= 1  # with the heading above it
        height = self._last_line(self.cursor) - first + 1
        self.scroll_to_region(Region(0, first, 1, height), animate=False, force=True)

    def action_move(self, way: int) -> None:
        """Go to the next item, or the one before; a list in which nothing can be chosen scrolls."""
        if self.cursor == NOWHERE:
            self.scroll_relative(y=way, animate=False)
            return
        index = (self._last_line(self.cursor) if way > 0 else self._first_line(self.cursor)) + way
        while 0 <= index < self.count() and self.item_at(index) is None:
            index += way
        if 0 <= index < self.count():
            self.cursor = self._first_line(index)
        elif way < 0:
            self.scroll_home(animate=False)

    def action_page(self, way: int) -> None:
        """Go a page on, or back."""
        page = max(1, self.scrollable_content_region.height - 2)
        if self.cursor == NOWHERE:
            self.scroll_relative(y=way * page, animate=False)
        else:
            self.cursor = self._near(min(max(self.cursor + way * page, 0), self.count() - 1))

    def action_end(self, way: int) -> None:
        """Go to the last item, or the first."""
        if self.cursor == NOWHERE:
            self.scroll_relative(y=way * self.count(), animate=False)
        else:
            self.cursor = self._near(0 if way < 0 else self.count() - 1)

    def action_choose_item(self) -> None:
        """Choose the item under the cursor."""
        if self.current is not None:
            self.post_message(self.Chosen(self, self.current))

    def on_click(self, event: Click) -> None:
        """Put the cursor where the mouse points; choose at the second click, or as many as it takes."""
        place = event.get_content_offset(self)
        if place is None:
            return
        index = place.y + self.scroll_offset.y
        if index >= self.count() or self.item_at(index) is None:
            return
        self.cursor = self._first_line(index)
        if event.chain == self.clicks:
            self.action_choose_item()
