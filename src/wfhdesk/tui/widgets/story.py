"""What there is to read, in which some lines can be chosen; it scrolls with what stands beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, NamedTuple

from rich.console import Console
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.events import Click
from textual.geometry import Region
from textual.message import Message

from wfhdesk.tui.widgets.hung import hung, wrapped
from wfhdesk.tui.widgets.sheet import Sheet


class Part(NamedTuple):
    """Some lines, made for a width in cells, and what is chosen with them; None where nothing is."""

    lines: Callable[[Console, int], Sequence[Text]]
    item: Any = None


class Story(Sheet, can_focus=True):
    """Parts one below the other. The arrows go from one that can be chosen to the next, and beyond the last they scroll."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
    ]

    class Moved(Message):
        """Something else is chosen."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._parts: Sequence[Part] = ()
        self._here = 0
        self._starts: list[tuple[int, int]] = []  # of each part: its first line, and how many it has

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show other parts; what is chosen stays where it was."""
        self._parts = parts
        self._here = max(0, min(self._here, len(self._chosen) - 1))
        self.show_anew()

    @property
    def _chosen(self) -> list[int]:
        return [place for place, part in enumerate(self._parts) if part.item is not None]

    @property
    def current(self) -> Any:
        """What is chosen; None where nothing can be."""
        return self._parts[self._chosen[self._here]].item if self._chosen else None

    def texts(self, width: int) -> Sequence[Text]:
        """Return all lines, those of what is chosen on another ground."""
        texts: list[Text] = []
        self._starts = []
        here = self._chosen[self._here] if self._chosen and self.has_focus else -1
        for place, part in enumerate(self._parts):
            lines = [line.copy() for line in part.lines(self.app.console, width)]
            self._starts.append((len(texts), len(lines)))
            if place == here:
                for line in lines:
                    line.append(" " * (width - line.cell_len))
                    line.stylize(self.style_of("cursor"))
            texts += lines
        return texts

    def action_move(self, way: int) -> None:
        """Go to the next that can be chosen, or the one before; where there is none, scroll."""
        place = self._here if self._is_out_of_sight else self._here + way
        if 0 <= place < len(self._chosen):
            self._go_to(place)
        elif way < 0:
            self._page.scroll_to(y=0 if self._is_high else self._page.scroll_offset.y - 1, animate=False)
        else:
            self._page.scroll_relative(y=way, animate=False)

    @property
    def _is_high(self) -> bool:
        """Whether the first that can be chosen is on the first page."""
        return bool(self._chosen) and self._starts[self._chosen[0]][0] < self._page.size.height

    @property
    def _page(self) -> VerticalScroll:
        return next(one for one in self.ancestors if isinstance(one, VerticalScroll))

    @property
    def _is_out_of_sight(self) -> bool:
        """Whether what is chosen stands outside of what shows of the page."""
        if not self._chosen:
            return False
        lines, shown = self._lines_of(self._here), self._page.scroll_offset.y
        return lines.bottom <= shown or lines.y >= shown + self._page.size.height

    def _lines_of(self, place: int) -> Region:
        """Return where on the page stands what can be chosen."""
        first, height = self._starts[self._chosen[place]]
        top = self.region.y - self._page.content_region.y + self._page.scroll_offset.y
        return Region(0, top + first, 1, height)

    def _go_to(self, place: int) -> None:
        self._here = place
        self.refresh()
        self._page.scroll_to_region(self._lines_of(place), animate=False)
        self.post_message(self.Moved())

    def on_click(self, event: Click) -> None:
        """Choose what the mouse points at."""
        at = event.get_content_offset(self)
        for place, part in enumerate(self._chosen):
            first, height = self._starts[part]
            if at is not None and first <= at.y < first + height:
                self._go_to(place)

    def on_focus(self) -> None:
        """Show what is chosen."""
        self.refresh()

    def on_blur(self) -> None:
        """Show nothing chosen while keys go elsewhere."""
        self.refresh()


def paragraph(text: Text) -> Part:
    """Return a text that is wrapped."""
    return Part(lambda console, width: wrapped(console, text, width))


def point(sign: Text, text: Text, item: Any = None) -> Part:
    """Return a text that hangs behind its sign."""
    return Part(lambda console, width: hung(console, sign, text, width), item)


def blank() -> Part:
    """Return an empty line."""
    return paragraph(Text())
