"""Lines to read that take the height they need, wrapped to the width there is; several of them scroll together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple, TypeAlias

from rich.style import Style
from rich.text import Text
from textual.geometry import Size
from textual.widget import Widget

from wfhdesk.tui.glyphs import UNICODE, Glyphs
from wfhdesk.tui.ink import ink

_LEAST = 8
"""Cells below which nothing is wrapped any narrower."""


class Hung(NamedTuple):
    """A text behind a sign; where it takes several lines, all of them begin below the first."""

    sign: Text
    text: Text


Told: TypeAlias = Text | Hung


class Sheet(Widget, can_focus=False):
    """Lines of text. Who inherits says which (`texts`), and calls `show_anew` when they are others."""

    DEFAULT_CSS = "Sheet { height: auto; width: 1fr; }"
    auto_links = False

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.glyphs: Glyphs = UNICODE

    def texts(self, width: int) -> Sequence[Told]:
        """Return the lines for a width; those that are longer are wrapped."""
        raise NotImplementedError

    def show_anew(self) -> None:
        """Take the height that what there is to say needs now, and draw it."""
        self.refresh(layout=True)

    def style_of(self, name: str) -> Style:
        """Return the style of one kind of words."""
        return ink(self.app, name)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines it takes in a width of cells."""
        return len(self._wrapped(width))

    def render(self) -> Text:
        """Return the lines."""
        return Text("\n").join(self._wrapped(self.content_size.width))

    def _wrapped(self, width: int) -> list[Text]:
        room = max(width, _LEAST)
        return list(chain.from_iterable(self._fitted(text, room) for text in self.texts(room)))

    def _fitted(self, told: Told, width: int) -> list[Text]:
        if isinstance(told, Hung):
            lead = told.sign.cell_len
            rows = self._fitted(told.text, max(width - lead, _LEAST))
            signs = [told.sign, *[Text(" " * lead)] * (len(rows) - 1)]
            return [sign.copy().append_text(row) for sign, row in zip(signs, rows, strict=True)]
        if told.no_wrap:
            told.truncate(width, overflow="ellipsis")
            return [told]
        return list(told.wrap(self.app.console, width)) or [Text()]


class Words(Sheet):
    """Lines that were put together beforehand."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._texts: Sequence[Told] = ()

    def show_texts(self, texts: Sequence[Told]) -> None:
        """Show these lines."""
        self._texts = texts
        self.display = bool(texts)
        self.show_anew()

    def texts(self, width: int) -> Sequence[Told]:
        """Return the lines."""
        return [one.copy() if isinstance(one, Text) else one for one in self._texts]
