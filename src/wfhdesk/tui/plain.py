"""ASCII instead of the signs that a terminal may draw badly, wherever they come from."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from wfhdesk.tui.glyphs import IN_ASCII


class AsciiSigns(LineFilter):
    """Puts another sign of the same width in the place of each in the table; a person's own letters stay."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the pieces of a line with other signs."""
        return [
            segment if segment.text.isascii() else Segment(segment.text.translate(IN_ASCII), segment.style)
            for segment in segments
        ]
