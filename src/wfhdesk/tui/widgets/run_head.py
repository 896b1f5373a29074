"""What stands above a run of a checklist: which it is, where, and how far one is."""

from __future__ import annotations

from typing import NamedTuple

from rich.text import Text
from textual.widget import Widget

from wfhdesk.language import gettext as _
from wfhdesk.tui.glyphs import UNICODE, Glyphs
from wfhdesk.tui.ink import ink

_GAP = 3


class HowFar(NamedTuple):
    """Which question is asked, how many there are as far as one can tell, and how many have an answer."""

    here: int
    of: int
    done: int


class RunHead(Widget, can_focus=False):
    """A title, at its right end a word or how far one is, and a line that fills."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._end = "", ""
        self._far: HowFar | None = None
        self._glyphs: Glyphs = UNICODE

    def show(self, title: str, glyphs: Glyphs, *, end: str = "", far: HowFar | None = None) -> None:
        """Show a title, with a word at its end, or how far one is."""
        self._title, self._end, self._far, self._glyphs = title, end, far, glyphs
        self.refresh()

    def render(self) -> Text:
        """Return both lines."""
        width = self.content_size.width
        far = self._far
        end = Text(_("{n} of {of}").format(n=far.here, of=far.of) if far else self._end, ink(self.app, "core"))
        title = Text(self._title, ink(self.app, "key"), no_wrap=True)
        title.truncate(max(width - end.cell_len - _GAP, 0), overflow="ellipsis")
        line = title.append(" " * max(width - title.cell_len - end.cell_len, 0)).append_text(end)
        return Text("\n", no_wrap=True).join([line, self._bar(width)])

    def _bar(self, width: int) -> Text:
        far = self._far
        done = round(width * far.done / max(far.of, 1)) if far else 0
        bar = Text("▀" * done, ink(self.app, "accent"), no_wrap=True)
        return bar.append("▔" * (width - done), ink(self.app, "rule"))
