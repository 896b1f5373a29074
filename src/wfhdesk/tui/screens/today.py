"""Today: what comes next, what was logged, the week at a glance, and the line that is always there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from wfhdesk.desk.unfinished import LINE
from wfhdesk.domain.accomplishments import Accomplishment, logging_order
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.periods import Period, week_of, weekday_name
from wfhdesk.domain.understood import understood
from wfhdesk.language import gettext as _
from wfhdesk.tui.commands import TODAY, bindings
from wfhdesk.tui.screens.today_acts import TodayActs
from wfhdesk.tui.widgets.capture_line import CaptureLine
from wfhdesk.tui.widgets.day_bar import DayBar
from wfhdesk.tui.widgets.entry_line import entry_line
from wfhdesk.tui.widgets.glance import Glance, nothing_yet
from wfhdesk.tui.widgets.item_lines import ItemLines, Line
from wfhdesk.tui.widgets.next_list import NextList
from wfhdesk.tui.widgets.remarks import Remarks

if TYPE_CHECKING:
    from wfhdesk.domain.next_steps import NextStep

_AFTERWARDS = 0.1
"""Seconds after which it is looked ahead: by then the screen stands."""


class TodayScreen(TodayActs):
    """What a person sees in the morning and leaves open."""

    PLACE = "today"
    CSS_PATH = "../styles/today.tcss"
    BINDINGS = bindings(TODAY)

    def __init__(self) -> None:
        super().__init__()
        self._line = ""  # what is kept of the line

    def body(self) -> ComposeResult:
        """Yield the panels and the line."""
        key = self.desk_app.key_of("app.log")
        with Horizontal(id="columns"):
            with Vertical(id="left"):
                yield Glance(is_strip=True, id="strip")
                yield NextList(empty=_("Looking …"), id="next")
                yield ItemLines(empty=nothing_yet(key), id="logged")
            with Vertical(id="right"):
                yield DayBar(id="day")
                yield Glance(id="week")
                yield Remarks(id="lacks")
        yield CaptureLine(
            self.desk.accomplishments, placeholder=_("What did you get done?  ({key})").format(key=key), id="line"
        )

    def on_mount(self) -> None:
        """Begin with what comes next, and with the line as it was left."""
        for name, title in (
            ("next", _("Next")),
            ("logged", _("Logged today")),
            ("day", _("Today")),
            ("week", _("This week")),
            ("lacks", _("The next update")),
        ):
            self.query_one(f"#{name}").border_title = title
        self.query_one("#next").focus()
        self.set_interval(60, self._show_hours)

    def on_screen_resume(self) -> None:
        """Show the line as it was left: it may have been logged from the dialog of another screen."""
        self.call_after_refresh(self._restore_line)

    def _restore_line(self) -> None:
        waiting = self.desk.unfinished.text(LINE)
        if waiting != self._line:
            self._line = waiting
            self.query_one(CaptureLine).restore(waiting)

    def focus_line(self) -> None:
        """Type into the line."""
        self.query_one(CaptureLine).focus_line()

    def step_out(self) -> bool:
        """Leave the line for the list of what comes next."""
        is_typing = self.query_one(CaptureLine).has_focus_within
        self.query_one("#next").focus()
        return is_typing

    # --- showing ------------------------------------------------------------------------------------------------

    def show_desk(self) -> None:
        """Show today and this week at once; what comes next as soon as it is known."""
        today = self.desk.accomplishments.today()
        entries = self.desk.accomplishments.within(week_of(today))
        of_today = sorted(self.desk.accomplishments.of_day(today), key=logging_order, reverse=True)
        self.query_one("#logged", ItemLines).show_lines([self._entry(entry) for entry in of_today])
        for glance in self.query(Glance):
            glance.show_week(entries, today, self.glyphs)
        self._show_hours()
        # The thread would take its time from what is drawn first.
        self.set_timer(_AFTERWARDS, self._look_ahead)

    def _show_hours(self) -> None:
        now = self.desk.availability.now()
        (day,) = self.desk.availability.days(Period(now.date(), now.date()))
        bar = self.query_one(DayBar)
        bar.display = day.is_known
        bar.show_day(day, now, self.glyphs)

    def _entry(self, entry: Accomplishment) -> Line:
        style_of = self.query_one("#logged", ItemLines).style_of
        day = weekday_name(entry.day)
        return Line(lambda width: entry_line(entry, width, style_of, self.glyphs, untimed=day), entry)

    @work(thread=True, exclusive=True, group="ahead")
    def _look_ahead(self) -> None:
        from wfhdesk.desk.history import RECENT, names_used
        from wfhdesk.desk.next_steps import steps_of, upcoming  # and with it all that updates are made of

        with self.telling_beside():
            with self.desk_app.beside() as desk:
                coming = upcoming(desk)
                steps = steps_of(desk, coming)
                entries = desk.accomplishments.all()
            names = names_used(entries[: -RECENT - 1 : -1])
            self.app.call_from_thread(self._show_ahead, steps, coming[0].lacks if entries else (), names, not entries)

    def _show_ahead(self, steps: list[NextStep], lacks: Sequence[str], names: list[str], is_new: bool) -> None:
        if not self.query(NextList):
            return  # the app is closing
        self.desk_app.names = names
        self.query_one(CaptureLine).suggest(names)
        today = self.desk.accomplishments.today()
        keys = self.desk_app.key_of("app.log"), self.desk_app.key_of("app.update")
        self.query_one(NextList).show_steps(steps, today, self.glyphs, begin=keys if is_new else None)
        self.query_one(Remarks).show_remarks(lacks, self.glyphs)

    # --- the line -----------------------------------------------------------------------------------------------

    @on(CaptureLine.Typed)
    def _typed(self, event: CaptureLine.Typed) -> None:
        self._line = event.line
        self.desk_app.keeping.keep(LINE, event.line)

    @on(CaptureLine.Entered)
    def _entered(self, event: CaptureLine.Entered) -> None:
        line = self.query_one(CaptureLine)
        try:
            entry = self.desk.accomplishments.log(event.line)
        except DeskError as problem:
            line.refuse(str(problem))
        else:
            line.clear()
            self.done(understood(entry))
