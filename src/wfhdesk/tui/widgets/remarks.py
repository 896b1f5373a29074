"""What to mend, one remark after the other, wrapped."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from rich.text import Text
from textual.events import Resize

from wfhdesk.language import gettext as _
from wfhdesk.tui.glyphs import UNICODE, Glyphs
from wfhdesk.tui.widgets.item_lines import ItemLines, Line

_NARROWEST = 16


class Remarks(ItemLines):
    """Remarks on an update; they warn and never block. Nothing can be done with them but read on, by key and mouse."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._remarks: Sequence[str] = ()
        self._glyphs: Glyphs = UNICODE

    def show_remarks(self, remarks: Sequence[str], glyphs: Glyphs) -> None:
        """Show other remarks."""
        self._remarks, self._glyphs = remarks, glyphs
        self.when_empty(_("Nothing to mend."))
        self.show_lines([line for remark in remarks for line in self._wrapped(remark)])

    def on_resize(self, _event: Resize) -> None:
        """Wrap to the new width."""
        self.show_lines([line for remark in self._remarks for line in self._wrapped(remark)])

    def _wrapped(self, remark: str) -> list[Line]:
        width = max(self.scrollable_content_region.width - 2, _NARROWEST)
        return [
            self._row(row, f"{self._glyphs.dot} " if not place else "  ")
            for place, row in enumerate(wrap(remark, width))
        ]

    def _row(self, row: str, sign: str) -> Line:
        return Line(lambda _width: Text().append(sign, self.style_of("due")).append(row, self.style_of("muted")))
