"""The week at a glance: what each day has, and where the work went."""

from __future__ import annotations

from datetime import date

from rich.style import Style
from rich.text import Text
from textual.widget import Widget

from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.counts import by_day, by_project
from wfhdesk.domain.periods import DAY, week_of, weekday_name
from wfhdesk.language import gettext as _
from wfhdesk.tui.glyphs import UNICODE, Glyphs
from wfhdesk.tui.ink import ink

_MOST_SIGNS = 5
_WIDEST_NAME = 14


class Glance(Widget, can_focus=False):
    """Days and projects of a week; in one line where it is only one line high."""

    def __init__(self, *, is_strip: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self._is_strip = is_strip
        self._is_brief = False
        self._days: dict[date, int] = {}
        self._projects: list[tuple[str, int]] = []
        self._today: date | None = None
        self._glyphs: Glyphs = UNICODE

    def show_week(self, entries: list[Accomplishment], today: date, glyphs: Glyphs) -> None:
        """Show the entries of a week."""
        self._days, self._projects = by_day(entries), by_project(entries)
        self._today, self._glyphs = today, glyphs
        self.refresh(layout=True)

    def be_brief(self, is_brief: bool) -> None:
        """Take less height, so that others have room beside it, or take as much as one likes."""
        if is_brief != self._is_brief:
            self._is_brief = is_brief
            self.refresh(layout=True)

    def _style(self, name: str) -> Style:
        return ink(self.app, name)

    def render(self) -> Text:
        """Return the strip, or the days and below them the projects."""
        if self._today is None:
            return Text()
        if self._is_strip:
            return Text("  ").join(self._day(day) for day in self._shown_days())
        width = self.content_size.width
        days = [self._day(day) for day in self._shown_days()]
        lines = [Text(" ").join(days)] if self._is_brief else days
        return Text("\n").join([*lines, Text(), *self._bars(width)] if self._projects else lines)

    def _shown_days(self) -> list[date]:
        assert self._today is not None
        monday = week_of(self._today).start
        days = [monday + DAY * place for place in range(7)]
        return [day for day in days if day.weekday() < 5 or day == self._today or self._days.get(day)]

    def _day(self, day: date) -> Text:
        number = self._days.get(day, 0)
        name = Text(weekday_name(day), self._style("accent" if day == self._today else "muted"))
        if number > (1 if self._is_brief else 3 if self._is_strip else _MOST_SIGNS):
            signs = f"{self._glyphs.done}{number}"
        elif number:
            signs = self._glyphs.done * number
        else:
            signs = self._glyphs.dash if self._today and day < self._today else ""
        return name.append(f" {signs}", self._style("good" if number else "muted"))

    def _bars(self, width: int) -> list[Text]:
        widest = min(max(len(name) for name, _number in self._projects), _WIDEST_NAME)
        most = self._projects[0][1]
        room = max(width - widest - 5, 1)
        lines = []
        for name, number in self._projects[: 4 if self._is_brief else 6]:
            bar = self._glyphs.bar * max(1, round(number / most * min(room, most * 2)))
            line = Text(f"{name[:widest]:<{widest}} ", self._style("project"))
            lines.append(line.append(f"{bar} ", self._style("accent")).append(str(number), self._style("muted")))
        return lines


def nothing_yet(key: str) -> str:
    """Return what stands where nobody logged anything yet; `key` goes to the line."""
    return _("Nothing yet. Press {key}, type what you did, enter.").format(key=key)
