"""Today: what comes next, what was logged, the week at a glance, and the line that is always there."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.css.query import NoMatches

from wfhdesk.domain.accomplishments import Accomplishment, logging_order
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.periods import Period, week_of, weekday_name
from wfhdesk.language import gettext as _
from wfhdesk.tui.commands import TODAY, bindings
from wfhdesk.tui.modals.naming import made_sure, told
from wfhdesk.tui.screens.today_acts import TodayActs
from wfhdesk.tui.widgets.capture_line import CaptureLine
from wfhdesk.tui.widgets.day_bar import DayBar
from wfhdesk.tui.widgets.entry_line import entry_line
from wfhdesk.tui.widgets.glance import Glance, nothing_yet
from wfhdesk.tui.widgets.item_lines import ItemLines, Line
from wfhdesk.tui.widgets.next_list import NextList
from wfhdesk.tui.widgets.people_glance import PeopleGlance
from wfhdesk.tui.widgets.remarks import Remarks

if TYPE_CHECKING:
    from wfhdesk.desk.look_ahead import Ahead
    from wfhdesk.domain.named_people import Unsure

_LEAVES = "esc"
"""The key that leaves the line."""
_ROOMY = 36
"""Lines of a terminal in which everything on the right has its room."""
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
                yield PeopleGlance(id="people")
                yield Remarks(id="lacks")
        yield CaptureLine(self.desk, placeholder=_("What did you get done?  ({key})").format(key=key), id="line")

    def on_mount(self) -> None:
        """Begin with what comes next, and with the line as it was left."""
        for name, title in (
            ("next", _("Next")),
            ("logged", _("Logged today")),
            ("day", _("Today")),
            ("week", _("This week")),
            ("people", _("People")),
            ("lacks", _("The next update")),
        ):
            self.query_one(f"#{name}").border_title = title
        self.query_one("#next").focus()
        self.query_one(DayBar).display = False  # until one's hours are read, which the first screen doesn't wait for
        self.set_interval(60, self._show_hours)

    def on_screen_resume(self) -> None:
        """Show the line as it was left: it may have been logged from the dialog of another screen."""
        self.call_after_refresh(self._restore_line)

    def _restore_line(self) -> None:
        from wfhdesk.desk.unfinished import LINE  # and with it what locks and signs files

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
        self.call_after_refresh(self._show_hours)  # hours, plans and what was said lately are read for it
        # The thread would take its time from what is drawn first.
        self.set_timer(_AFTERWARDS, self.look_ahead)

    def _show_hours(self) -> None:
        if not self.query(DayBar):
            return  # the app is closing
        bar = self.query_one(DayBar)
        if not self.desk.says_when:
            bar.display = False
            return
        now = self.desk.availability.now()
        (day,) = self.desk.availability.days(Period(now.date(), now.date()))
        bar.display = day.is_known
        bar.show_day(day, now, self.glyphs)

    def _entry(self, entry: Accomplishment) -> Line:
        style_of = self.query_one("#logged", ItemLines).style_of
        day = weekday_name(entry.day)
        return Line(lambda width: entry_line(entry, width, style_of, self.glyphs, untimed=day), entry)

    @work(thread=True, exclusive=True, group="ahead")
    def look_ahead(self) -> None:
        """Read beside the screen what comes next."""
        from wfhdesk.desk.look_ahead import look_ahead  # and with it all that updates are made of

        with self.telling_beside():
            with self.desk_app.beside() as desk:
                ahead = look_ahead(desk)
            self.app.call_from_thread(self._show_ahead, ahead)

    def _show_ahead(self, ahead: Ahead) -> None:
        with suppress(NoMatches):  # the app is closing, and takes the screen apart
            self._show_all_ahead(ahead)

    def _show_all_ahead(self, ahead: Ahead) -> None:
        self.desk_app.names = ahead.names
        self.query_one(CaptureLine).suggest(ahead.names)
        today = self.desk.accomplishments.today()
        keys = self.desk_app.key_of("app.log"), self.desk_app.key_of("app.update")
        self.query_one(NextList).show_steps(ahead.steps, today, self.glyphs, begin=keys if ahead.is_new else None)
        self.query_one(Remarks).show_remarks(ahead.lacks, self.glyphs)
        self.query_one(PeopleGlance).show_people(ahead.people, today, self.glyphs)
        self.desk_app.nudging.take(ahead.choice)
        self._share_the_height()
        self.open_what_was_asked_for()

    def on_resize(self) -> None:
        """Share the height of the terminal as it is now."""
        self._share_the_height()

    def _share_the_height(self) -> None:
        """Let the week be brief where people stand below it and there isn't room for all."""
        if self.query("#week"):
            is_low = self.app.size.height < _ROOMY and self.query_one(PeopleGlance).display
            self.query_one("#week", Glance).be_brief(is_low)

    # --- the line -----------------------------------------------------------------------------------------------

    @on(CaptureLine.Typed)
    def _typed(self, event: CaptureLine.Typed) -> None:
        from wfhdesk.desk.unfinished import LINE

        self._line = event.line
        self.desk_app.keeping.keep(LINE, event.line)

    @on(CaptureLine.Entered)
    def _entered(self, event: CaptureLine.Entered) -> None:
        line = self.query_one(CaptureLine)
        try:
            found = line.named(event.line)
            if found is None or not found.unsure:
                self._log(event.line)
            else:
                self._ask_whom(event.line, found.unsure)
        except DeskError as problem:
            line.refuse(str(problem))

    @work
    async def _ask_whom(self, typed: str, unsure: Sequence[Unsure]) -> None:
        line = self.query_one(CaptureLine)
        try:
            sure = await made_sure(self.app, self.desk, typed, unsure)
            if sure is None:
                line.go_on()
            else:
                self._log(sure)
        except DeskError as problem:
            line.refuse(str(problem))

    def _log(self, line: str) -> None:
        words = told(self.app, self.desk, self.desk.accomplishments.log(line), first=_LEAVES)
        self.query_one(CaptureLine).clear()
        self.done(words)
