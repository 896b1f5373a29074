"""A month at a glance: on which days one is away, at the office, or has something planned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.text import Text
from textual.events import Click
from textual.message import Message
from textual.widget import Widget

from wfhdesk.domain.days import Day
from wfhdesk.domain.hours import HOME, OFFICE
from wfhdesk.domain.periods import DAY, month_name, week_number, weekday_name
from wfhdesk.tui.glyphs import UNICODE, Glyphs
from wfhdesk.tui.ink import ink

_LEFT = 4
"""Cells of the week's number on the left."""
_DAY = 4
"""Cells of a day: its number, a sign behind it, a gap."""
_HEADS = 2


class Month(Widget, can_focus=False):
    """The weeks of a month; a click goes to a day."""

    class Picked(Message):
        """A day was clicked."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._days: Sequence[Day] = ()
        self._here = self._today = date.min
        self._glyphs: Glyphs = UNICODE

    def show_days(self, days: Sequence[Day], here: date, today: date, glyphs: Glyphs) -> None:
        """Show whole weeks of days, in which `here` is the day of the cursor."""
        is_taller = len(days) != len(self._days)
        self._days, self._here, self._today, self._glyphs = days, here, today, glyphs
        self.refresh(layout=is_taller)

    def render(self) -> Text:
        """Return the month's name, the days' names, and the weeks."""
        if not self._days:
            return Text()
        accent, muted = ink(self.app, "accent"), ink(self.app, "muted")
        title = Text(" " * _LEFT).append(f"{month_name(self._here)} {self._here.year}", accent)
        names = "".join(f"{weekday_name(day.date)[:2]:>2}  " for day in self._days[:7])
        lines = [title, Text(f"{' ' * _LEFT}{names}".rstrip(), muted)]
        return Text("\n").join([*lines, *map(self._week, range(0, len(self._days), 7))])

    def _week(self, place: int) -> Text:
        days = self._days[place : place + 7]
        is_here = days[0].date <= self._here <= days[-1].date
        line = Text(end="").append(self._glyphs.here if is_here else " ", ink(self.app, "key"))
        line.append(f"{week_number(days[0].date):<{_LEFT - 1}}", ink(self.app, "muted"))
        for day in days:
            line.append_text(self._day(day))
        return line

    def _day(self, day: Day) -> Text:
        sign, name = self._mark(day)
        tone = "muted" if day.date.month != self._here.month or day.is_off else "number"
        style = ink(self.app, "here" if day.date == self._today else tone)
        return Text(end="").append(f"{day.date.day:>2}", style).append(f"{sign} ", ink(self.app, name))

    def _mark(self, day: Day) -> tuple[str, str]:
        if day.absence or (day.holiday and day.plan.stretches):
            return self._glyphs.away, "taken"
        if day.busy:
            return self._glyphs.dot, "taken"
        others = [place for place in day.places if place != HOME]
        if not others:
            return " ", "muted"
        return (self._glyphs.office, "office") if OFFICE in others else (self._glyphs.elsewhere, "elsewhere")

    def on_click(self, event: Click) -> None:
        """Go to the day under the mouse."""
        place = event.get_content_offset(self)
        if place is None or place.y < _HEADS or place.x < _LEFT:
            return
        number = (place.y - _HEADS) * 7 + min((place.x - _LEFT) // _DAY, 6)
        if self._days and number < len(self._days):
            self.post_message(self.Picked(self._days[0].date + number * DAY))
