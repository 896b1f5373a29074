"""The last year at a glance: how much was logged, by day or by week. A click goes there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.events import Click, Resize
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from wfhdesk.domain.counts import LEVELS, by_week, level
from wfhdesk.domain.periods import DAY, short_day, week_number, week_of, weekday_name
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext
from wfhdesk.tui.glyphs import UNICODE, Glyphs
from wfhdesk.tui.widgets.heat_layout import HeatLayout, heat_layout, height_of, month_names, most_of

_BESIDE = 3
"""Cells between the weeks and what is said beside them."""


class HeatMap(Widget, can_focus=False):
    """A bar for every week, or with `by_weekday` a sign for every day; the day of the list's cursor is marked."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "heat--name",
        "heat--here",
        *(f"heat--{number}" for number in range(LEVELS + 1)),
    }

    class Picked(Message):
        """A day was clicked; of a week, its last one."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.by_weekday = False
        self._counts: Mapping[date, int] = {}
        self._today = date.min
        self._day: date | None = None
        self._key = ""
        self._glyphs: Glyphs = UNICODE
        self._layout = HeatLayout([], 0, 1)

    # --- what is shown ------------------------------------------------------------------------------------------

    def show_counts(self, counts: Mapping[date, int], today: date, glyphs: Glyphs, key: str) -> None:
        """Show how many entries each day has; `key` is the one that switches between days and weeks."""
        self._counts, self._today, self._glyphs, self._key = counts, today, glyphs, key
        self._lay_out()

    def show_by(self, *, weekday: bool, rows: int) -> None:
        """Show days or weeks, in so many rows."""
        self.by_weekday = weekday
        self.styles.height = rows
        self._lay_out()

    def mark(self, day: date | None) -> None:
        """Mark the day of the list's cursor."""
        if day != self._day:
            self._day = day
            self.refresh()

    def on_resize(self, _event: Resize) -> None:
        """Show as many weeks as fit now."""
        self._lay_out()

    def _lay_out(self) -> None:
        if self._today > date.min:
            self._layout = heat_layout(self._today, self.content_size.width, by_weekday=self.by_weekday)
            self.refresh()

    # --- drawing ------------------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Return one row."""
        width = self.size.width
        text = Text(end="", no_wrap=True)
        if self.by_weekday:
            self._months(text) if y == 0 else self._weekday(text, y - 1)
        else:
            self._weeks(text) if y == 0 else self._months(text)
        said = self._said(y)
        if said and text.cell_len <= self._layout.width and self._layout.width + _BESIDE + len(said) <= width:
            text.append(" " * (self._layout.width - text.cell_len + _BESIDE))
            text.append(said, self._style("name"))
        text.truncate(width)
        strip = Strip(Segment.apply_style(text.render(self.app.console), self.rich_style))
        return strip.adjust_cell_length(width, self.rich_style)

    def _months(self, text: Text) -> None:
        text.append(month_names(self._layout), self._style("name"))

    def _weekday(self, text: Text, weekday: int) -> None:
        mondays, step = self._layout.mondays, self._layout.step
        most = most_of(self._counts, mondays)
        text.append(
            f"{weekday_name(self._today - DAY * (self._today.weekday() - weekday)):<{self._layout.left}.3}",
            self._style("name"),
        )
        for monday in mondays:
            day = monday + DAY * weekday
            if day <= self._today:
                at = level(self._counts.get(day, 0), most)
                here = day == self._day
                text.append(
                    self._glyphs.now if here else self._glyphs.levels[at], self._style("here" if here else str(at))
                )
                text.append(" " * (step - 1))

    def _weeks(self, text: Text) -> None:
        numbers = by_week(self._counts, self._layout.mondays)
        most = max(numbers, default=0)
        here = self._day and week_of(self._day).start
        for monday, number in zip(self._layout.mondays, numbers, strict=True):
            sign = height_of(number, most, self._glyphs.heights)
            text.append(sign, self._style("here" if monday == here else str(LEVELS)))

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"heat--{name}", partial=True)

    def _said(self, y: int) -> str:
        """Return what stands beside a row: the number that is marked, and how to see more."""
        other = _("{key} week by week") if self.by_weekday else _("{key} day by day")
        signs = self._glyphs.levels
        rows = {1: self._marked(), 3: _("few {signs} many").format(signs=signs[1:]), 5: other} if self.by_weekday else {
            0: self._marked(), 1: other}  # fmt: skip
        return rows.get(y, "").format(key=self._key)

    def _marked(self) -> str:
        if self._day is None or self._layout.x_of(self._day) is None:
            return ""
        if self.by_weekday:
            where, number = short_day(self._day, self._today), self._counts.get(self._day, 0)
        else:
            where = _("week {week}").format(week=week_number(self._day))
            number = by_week(self._counts, [week_of(self._day).start])[0]
        return ngettext("{where}: {n} entry", "{where}: {n} entries", number).format(where=where, n=number)

    # --- the mouse ----------------------------------------------------------------------------------------------

    def on_click(self, event: Click) -> None:
        """Go to the day, or the week, under the mouse."""
        place = event.get_content_offset(self)
        monday = self._layout.week_at(place.x) if place else None
        if place is None or monday is None:
            return
        weekday = place.y - 1 if self.by_weekday and place.y else 6
        self.post_message(self.Picked(min(monday + DAY * weekday, self._today)))
