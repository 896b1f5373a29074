"""Today's working hours, and where in them the day stands."""

from __future__ import annotations

from datetime import datetime

from rich.text import Text
from textual.widget import Widget

from wfhdesk.domain.hours import Stretch
from wfhdesk.language import gettext as _
from wfhdesk.tui.glyphs import UNICODE, Glyphs
from wfhdesk.tui.ink import ink


class DayBar(Widget, can_focus=False):
    """A bar from the day's first working hour to its last, breaks in it, and a mark for now."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._stretches: tuple[Stretch, ...] = ()
        self._now: datetime | None = None
        self._glyphs: Glyphs = UNICODE

    def show_day(self, stretches: tuple[Stretch, ...], now: datetime, glyphs: Glyphs) -> None:
        """Show the hours of today."""
        self._stretches, self._now, self._glyphs = stretches, now, glyphs
        self.refresh()

    def render(self) -> Text:
        """Return the bar and the line under it."""
        muted = ink(self.app, "muted")
        if self._now is None:
            return Text()
        if not self._stretches:
            return Text(_("No work today."), muted)
        first, last = self._stretches[0].start, self._stretches[-1].end
        start, end = first.hour * 60 + first.minute, last.hour * 60 + last.minute
        now = self._now.hour * 60 + self._now.minute
        room = max(self.content_size.width - 12, 4)
        step = (end - start) / room
        line = Text(f"{first:%H:%M} ", muted)
        for cell in range(room):
            works = any(_within(stretch, start + (cell + 0.5) * step) for stretch in self._stretches)
            line.append(
                self._glyphs.bar if works else self._glyphs.rest,
                ink(self.app, "accent") if works else muted,
            )
        line.append(f" {last:%H:%M}", muted)
        if not start <= now <= end:
            return line.append("\n")
        place = 6 + min(int((now - start) / step), room - 1)
        mark = _("now {time}").format(time=f"{self._now:%H:%M}")
        shown = f"{self._glyphs.now} {mark}"
        if place + len(shown) > self.content_size.width:
            shown, place = f"{mark} {self._glyphs.now}", place - len(mark) - 1
        return line.append(f"\n{' ' * place}{shown}", muted)


def _within(stretch: Stretch, minute: float) -> bool:
    return stretch.start.hour * 60 + stretch.start.minute <= minute < stretch.end.hour * 60 + stretch.end.minute
