"""A week as a grid: half hours down, days across, with a cursor on one of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.events import Click, MouseScrollDown, MouseScrollUp, Resize
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from wfhdesk.domain.busy_time import Span
from wfhdesk.domain.day_slots import Slot, day_told, shown_part, slot_at
from wfhdesk.domain.days import Day
from wfhdesk.domain.hours import Minutes, clock
from wfhdesk.domain.local_time import minute_of
from wfhdesk.domain.periods import weekday_name
from wfhdesk.tui.glyphs import UNICODE, Glyphs
from wfhdesk.tui.ink import ink
from wfhdesk.tui.slots import drawn, name_of

_HALF = 30
_LEFT = 7
"""Cells of the times on the left."""
_HEADS = 2
"""Lines of the days' names; they stay where they are."""
_MORE = "↑↓"


class WeekGrid(Widget, can_focus=True):
    """Seven days. What doesn't fit is scrolled to; the heads and the times stay."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(0, -1)", show=False),
        Binding("down", "move(0, 1)", show=False),
        Binding("left", "move(-1, 0)", show=False),
        Binding("right", "move(1, 0)", show=False),
    ]

    class Moved(Message):
        """The cursor stands somewhere else."""

    class Chosen(Message):
        """What is under the cursor was chosen by a double click."""

    class Left(Message):
        """The cursor goes over the edge of the week, `way` -1 or 1."""

        def __init__(self, way: int) -> None:
            super().__init__()
            self.way = way

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._days: Sequence[Day] = ()
        self._slots: list[list[Slot]] = []
        self._now: datetime | None = None
        self._glyphs: Glyphs = UNICODE
        self._part = Minutes(0, 0)
        self._top = 0  # the first line of times that shows
        self.weekday = 0
        self.minute = 9 * 60

    # --- what shows -----------------------------------------------------------------------------------------------

    def show_days(self, days: Sequence[Day], now: datetime, glyphs: Glyphs, shared: Sequence[Span] = ()) -> None:
        """Show seven days, and the moment where it lies in them; `shared` is when others can be reached too."""
        self._days, self._now, self._glyphs, self._part = days, now, glyphs, shown_part(days)
        times = range(self._part.start, self._part.end, _HALF)
        self._slots = [[slot_at(day, minute + _HALF // 2, shared) for minute in times] for day in days]
        self._put(self.weekday, self.minute)

    @property
    def slots(self) -> list[Slot]:
        """Everything that stands in the grid."""
        return [slot for column in self._slots for slot in column]

    @property
    def day(self) -> Day | None:
        """The day under the cursor."""
        return self._days[self.weekday] if self._days else None

    @property
    def part(self) -> Minutes:
        """The half hour under the cursor."""
        return Minutes(self.minute, self.minute + _HALF)

    # --- the cursor -----------------------------------------------------------------------------------------------

    def action_move(self, days: int, halves: int) -> None:
        """Go to another day or half hour; over the edge lies another week."""
        weekday = self.weekday + days
        if not 0 <= weekday < 7:
            self.post_message(self.Left(days))
            return
        self._put(weekday, self.minute + halves * _HALF)

    def _put(self, weekday: int, minute: int) -> None:
        self.weekday = weekday
        last = max(self._part.end - _HALF, self._part.start)
        self.minute = min(max(minute // _HALF * _HALF, self._part.start), last)
        self._follow()
        self.refresh()
        self.post_message(self.Moved())

    def _follow(self) -> None:
        """Scroll so that the cursor shows."""
        if not self.size:
            return  # nobody sees it; being shown, it is resized
        room = max(self.size.height - _HEADS, 1)
        row = (self.minute - self._part.start) // _HALF
        self._show_from(min(max(self._top, row - room + 1), row))

    def _show_from(self, top: int) -> None:
        rows = (self._part.end - self._part.start) // _HALF
        self._top = max(min(top, rows - max(self.size.height - _HEADS, 1)), 0)
        self.refresh()

    def on_resize(self, _event: Resize) -> None:
        """Keep the cursor in sight."""
        self._follow()

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Show it as it is while another part has the keys."""
        self.refresh()

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Show later hours."""
        event.stop()
        self._show_from(self._top + 2)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Show earlier hours."""
        event.stop()
        self._show_from(self._top - 2)

    def on_click(self, event: Click) -> None:
        """Put the cursor where the mouse points; a second click chooses."""
        place = event.get_content_offset(self)
        if place is None or place.x < _LEFT or not self._days:
            return
        weekday = min((place.x - _LEFT) // self._width, 6)
        row = max(place.y - _HEADS, 0) + self._top
        self._put(weekday, self._part.start + row * _HALF if place.y >= _HEADS else self.minute)
        if event.chain == 2:
            self.post_message(self.Chosen())

    # --- drawing --------------------------------------------------------------------------------------------------

    @property
    def _width(self) -> int:
        """Return the cells of a column, with the one before it."""
        return max((self.size.width - _LEFT) // 7, 3)

    def _ink(self, name: str) -> Style:
        return ink(self.app, name)

    def render_line(self, y: int) -> Strip:
        """Return a line."""
        base = self.rich_style
        segments: list[Segment] = []
        if y < _HEADS and self._days:
            segments = self._heads(y)
        elif self._days:
            minute = self._part.start + (row := y - _HEADS + self._top) * _HALF
            if minute < self._part.end:
                segments = [self._time(minute, y), *self._row(row, minute)]
        return Strip(Segment.apply_style(segments, base)).adjust_cell_length(self.size.width, base)

    def _heads(self, y: int) -> list[Segment]:
        room = self._width - 1
        segments = [Segment(" " * _LEFT)]
        for day in self._days:
            is_today = self._now is not None and day.date == self._now.date()
            text = day_told(day) if y else f"{weekday_name(day.date)} {day.date.day}"
            segments.append(Segment(self._glyphs.here if is_today and not y else " ", self._ink("key")))
            style = self._ink("taken" if day.absence or day.holiday else "muted") if y else self._ink(
                "here" if is_today else "accent")  # fmt: skip
            shown = _fitted(text, room)
            segments += [Segment(shown, style), Segment(" " * (room - len(shown)))]
        return segments

    def _time(self, minute: int, y: int) -> Segment:
        """Return the time of a line; beside the first and the last one whether there is more."""
        now = self._minute_now()
        is_now = now is not None and minute <= now < minute + _HALF
        shown = clock(now) if is_now and now is not None else clock(minute) if minute % 60 == 0 else ""
        above = y == _HEADS and self._top > 0
        below = y == self.size.height - 1 and minute + _HALF < self._part.end
        more = _MORE[0] if above else _MORE[1] if below else " "
        return Segment(f"{shown:<{_LEFT - 2}}{more} ", self._ink("key" if is_now else "muted"))

    def _minute_now(self) -> int | None:
        """Return the minute that a clock shows now, where today stands in the grid."""
        today = self._today
        return minute_of(self._now, today.zone) if self._now is not None and today is not None else None

    @property
    def _today(self) -> Day | None:
        day: date | None = self._now.date() if self._now is not None else None
        return next((one for one in self._days if one.date == day), None)

    def _row(self, row: int, minute: int) -> list[Segment]:
        segments = []
        now = self._minute_now()
        for weekday, column in enumerate(self._slots):
            is_now = now is not None and self._days[weekday] is self._today and minute <= now < minute + _HALF
            segments.append(Segment(self._glyphs.here if is_now else " ", self._ink("key")))
            segments += self._cell(weekday, row, column[row], minute)
        return segments

    def _cell(self, weekday: int, row: int, slot: Slot, minute: int) -> list[Segment]:
        room = self._width - 1
        sign, name = drawn(slot, self._glyphs)
        is_here = weekday == self.weekday and minute == self.minute
        body = sign * room
        if label := self._label(weekday, row, room - 2 if is_here else room):
            body = f"{sign if is_here else ''}{label}{body}"[:room]
        elif sign == " " and minute % 60 == 0:
            body, name = f"{self._glyphs.dot}{body[1:]}", "rest"
        style = self._ink(name)
        if is_here:
            mark = self._ink("here_cell" if self.has_focus else "key")
            under = style + Style(bgcolor=mark.bgcolor)
            return [Segment("[", mark), Segment(body[1:-1], under), Segment("]", mark)]
        if slot.is_core:
            return [Segment(self._glyphs.core, self._ink("core")), Segment(body[1:], style)]
        return [Segment(body, style)]

    def _label(self, weekday: int, row: int, room: int) -> str:
        """Return the name of what begins on a line, as much of it as there is room for."""
        column = self._slots[weekday]
        day = self._days[weekday]
        name = name_of(column[row], day)
        if not name or any(name_of(slot, day) == name for slot in column[:row]):
            return ""
        return _fitted(name, room) if len(name) >= room else f"{name} "


def _fitted(text: str, room: int) -> str:
    return text if len(text) <= room else f"{text[: max(room - 1, 0)]}…"
