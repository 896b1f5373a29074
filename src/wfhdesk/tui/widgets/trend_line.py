"""How a score went over time: a bar of one cell for each run, with the first and the last day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.text import Text

from wfhdesk.domain.comparing import Point
from wfhdesk.domain.counts import shown_number
from wfhdesk.domain.periods import short_day
from wfhdesk.language import gettext as _
from wfhdesk.tui.glyphs import Glyphs
from wfhdesk.tui.widgets.sheet import Sheet

_BESIDE = 20
"""Cells left beside the bars for the values."""
_HIGHEST_SCORE = 10


def bars(values: Sequence[float], glyphs: Glyphs, *, low: float = 0, high: float = 0) -> str:
    """Return a bar of one cell for each value, from `low` (the lowest that shows) to `high`, or to the most there is."""
    most = max(high, *values, low + 1) if values else high
    steps = len(glyphs.heights) - 2
    return "".join(glyphs.heights[1 + round((max(value, low) - low) / (most - low) * steps)] for value in values)


def shown_value(value: float) -> str:
    """Return a score as people write it."""
    return shown_number(int(value) if value == int(value) else value)


class TrendLine(Sheet):
    """The bars, the first and the last value, and their days; nothing where there is only one run."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._points: Sequence[Point] = ()
        self._low = self._high = self._well = 0.0
        self._today = date.min

    def show_trend(
        self, points: Sequence[Point], scale: tuple[float, float, float], today: date, glyphs: Glyphs
    ) -> None:
        """Show runs, the oldest first; `scale` is from where to where scores go, and at which end all is well."""
        self._points, self._today, self.glyphs = points, today, glyphs
        self._low, self._high, self._well = scale
        self.display = len(points) > 1
        self.show_anew()

    def texts(self, width: int) -> list[Text]:
        """Return the bars with the values, and the days below them."""
        if len(self._points) < 2:
            return []
        room = max(width - _BESIDE, 4)
        points = self._points[-room:]
        first, last = points[0], points[-1]
        line = Text(no_wrap=True).append_text(self._bars(points, is_wide=2 * len(points) <= room))
        line.append(f"  {shown_value(first.value)} {self.glyphs.outcome} ", self.style_of("muted"))
        line.append(shown_value(last.value), self.style_of("core"))
        line.append(f"  {self._told(first, last)}", self.style_of(self._tone(first, last)))
        days = f"{short_day(first.day, self._today)} {self.glyphs.dash} {short_day(last.day, self._today)}"
        head = Text(_("Over time"), self.style_of("head"))
        return [Text(), head, line, Text(days, self.style_of("muted"), no_wrap=True)]

    def _bars(self, points: Sequence[Point], *, is_wide: bool) -> Text:
        values = [one.value for one in points]
        is_counted = self._high > _HIGHEST_SCORE  # a number of risks: as many as ever were is the top
        drawn = bars(values, self.glyphs, low=self._low, high=0 if is_counted else self._high)
        gap = " " if is_wide else ""
        text = Text().append(gap.join([*drawn[:-1], ""]), self.style_of("home"))
        return text.append(drawn[-1:], self.style_of("accent"))

    def _gain(self, first: Point, last: Point) -> float:
        """Return by how much the score came nearer to the end at which all is well."""
        return abs(first.value - self._well) - abs(last.value - self._well)

    def _tone(self, first: Point, last: Point) -> str:
        gain = self._gain(first, last)
        return "good" if gain > 0 else "due" if gain < 0 else "muted"

    def _told(self, first: Point, last: Point) -> str:
        gain = self._gain(first, last)
        return _("better") if gain > 0 else _("worse") if gain < 0 else _("same")
