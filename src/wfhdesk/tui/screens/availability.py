"""Availability: the week as it will be, the month beside it, and what is planned ahead."""

from __future__ import annotations

from datetime import date

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from wfhdesk.domain.day_slots import occasion_told, occasion_when, slot_told, weeks_of_month
from wfhdesk.domain.days import Day
from wfhdesk.domain.occasions import Occasion
from wfhdesk.domain.periods import DAY, WEEK, Period, week_of
from wfhdesk.language import gettext as _
from wfhdesk.tui.commands import AVAILABILITY, bindings
from wfhdesk.tui.ink import ink
from wfhdesk.tui.screens.together_acts import TogetherActs
from wfhdesk.tui.slots import legend
from wfhdesk.tui.widgets.item_lines import ItemLines, Line
from wfhdesk.tui.widgets.lines import Lines
from wfhdesk.tui.widgets.month import Month
from wfhdesk.tui.widgets.week_grid import WeekGrid
from wfhdesk.tui.widgets.week_title import WeekTitle

_SEEN_EVERY = 30
"""Seconds after which the mark for now moves."""


class AvailabilityScreen(TogetherActs):
    """The week with a cursor, the month, and what is planned."""

    PLACE = "availability"
    CSS_PATH = "../styles/availability.tcss"
    BINDINGS = bindings(AVAILABILITY)
    AUTO_FOCUS = "#grid"

    def __init__(self) -> None:
        super().__init__()
        self._month: list[Day] = []

    def body(self) -> ComposeResult:
        """Yield the week on the left, the month and what is planned on the right."""
        with Horizontal(id="availability"):
            with Vertical(id="week"):
                yield WeekTitle(id="title")
                yield WeekGrid(id="grid")
                yield Static("", id="empty", markup=False)
                yield Static("", id="cell", markup=False)
                yield Static("", id="legend", markup=False)
            with Vertical(id="aside"):
                yield Month(id="month")
                yield ItemLines(empty=_("Nothing is planned."), id="ahead")
                yield ItemLines(id="shared")

    def on_mount(self) -> None:
        """Begin at this moment."""
        self.query_one("#ahead").border_title = _("Planned ahead")
        self.go_to_now()
        self.set_interval(_SEEN_EVERY, self._follow_the_time)

    def on_screen_resume(self) -> None:
        """Show where the moment stands now."""
        self._follow_the_time()

    def _follow_the_time(self) -> None:
        if self.app.screen is self:
            self.show_week()

    # --- showing --------------------------------------------------------------------------------------------------

    def show_desk(self) -> None:
        """Show the week, the month and what is planned as they are now."""
        self._month = []
        availability = self.desk.availability
        is_empty = not availability.patterns() and not availability.occasions()
        self.grid.display = not is_empty
        self.set_class(is_empty, "-empty")
        empty = self.query_one("#empty", Static)
        empty.display = is_empty
        empty.update(_how_to_begin(self.desk_app.key_of("hours.pattern")))
        today, lines = availability.today(), self.query_one("#ahead", ItemLines)
        lines.show_lines([line for one in availability.ahead() for line in self._planned(lines, one, today)])
        self.show_week()

    def show_week(self) -> None:
        """Show the week that the cursor stands in."""
        with self.telling():
            self._show_week()

    def _show_week(self) -> None:
        availability = self.desk.availability
        self.read_shared()
        self.grid.show_days(availability.days(week_of(self.monday)), availability.now(), self.glyphs, self.spans)
        today, is_confirmed = availability.today(), availability.is_confirmed(self.monday)
        key_of = self.desk_app.key_of
        keys = key_of("hours.before"), key_of("hours.after"), key_of("hours.confirm")
        title = self.query_one(WeekTitle)
        title.display = self.grid.display
        title.show_week(self.monday, today, keys, self.glyphs, is_confirmed=is_confirmed, names=self.names)
        signs = legend(self.grid.slots, self.glyphs)
        told = (Text().append(f"{sign * 2} ", ink(self.app, name)).append(words) for sign, name, words in signs)
        self.query_one("#legend", Static).update(Text("   ").join(told) if self.grid.display else Text())

    def _planned(self, lines: ItemLines, occasion: Occasion, today: date) -> list[Line]:
        when, what = occasion_when(occasion, today), occasion_told(occasion)
        return [
            Line(lambda _width: Text(f" {when}", lines.style_of("accent"), end=""), occasion),
            Line(lambda _width: Text(f"   {what}", end=""), occasion),
        ]

    @on(WeekGrid.Moved)
    def _moved(self) -> None:
        """Tell the cell under the cursor, and show its month."""
        day = self.grid.day
        if day is None or not self.grid.display:
            self.query_one("#cell", Static).update("")
        else:
            told = slot_told(day, self.grid.part, self.desk.availability.today())
            if shared := self.shared_told(day.date):
                told = f"{told}\n{shared}" if self.has_class("-high") else shared
            self.query_one("#cell", Static).update(Text(told))
            self._show_month(day.date)
        self.refresh_bindings()

    def _show_month(self, here: date) -> None:
        mondays = weeks_of_month(here)
        if not self._month or self._month[0].date != mondays[0]:
            with self.telling():
                self._month = self.desk.availability.days(Period(mondays[0], mondays[-1] + 6 * DAY))
        self.query_one(Month).show_days(self._month, here, self.desk.availability.today(), self.glyphs)

    @on(Month.Picked)
    def _picked(self, event: Month.Picked) -> None:
        self.go_to_day(event.day)
        self.grid.focus()

    @on(WeekGrid.Left)
    def _left(self, event: WeekGrid.Left) -> None:
        self.monday += event.way * WEEK
        self.grid.weekday = 0 if event.way > 0 else 6
        self.show_week()

    @on(Lines.Moved, "#ahead")
    def _ahead_moved(self) -> None:
        self.refresh_bindings()

    def step_out(self) -> bool:
        """Leave what is planned for the week; then the comparison with others."""
        if self.grid.has_focus and self.names:
            self.end_together()
            return True
        was_aside = not self.grid.has_focus and self.grid.display
        self.grid.focus()
        return was_aside


def _how_to_begin(key: str) -> str:
    return _(
        "Here stands your week: when you work, where, and what is different.\n\n{key} begins it with your usual hours, "
        "for example\nmon-thu 9:00-12:30,13:00-17:30 home; fri 9-13 office"
    ).format(key=key)
