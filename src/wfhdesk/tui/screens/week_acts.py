"""What one does about the week as a whole: go to another, say the usual hours, confirm the week ahead, share it."""

from __future__ import annotations

from datetime import date

from textual import work

from wfhdesk.domain.hours import parse_hours
from wfhdesk.domain.hours_text import shown_hours
from wfhdesk.domain.local_time import minute_of
from wfhdesk.domain.patterns import pattern_on
from wfhdesk.domain.periods import WEEK, short_day, week_of
from wfhdesk.language import gettext as _
from wfhdesk.tui.beside import follow
from wfhdesk.tui.modals.ask import Ask
from wfhdesk.tui.screens.desk_screen import DeskScreen
from wfhdesk.tui.widgets.week_grid import WeekGrid


class WeekActs(DeskScreen):
    """The actions of `commands.AVAILABILITY` that are about weeks. `monday` begins the one that shows."""

    def __init__(self) -> None:
        super().__init__()
        self.monday = date.min

    def done(self, words: str) -> None:
        """Say what was changed, and let what is published follow."""
        super().done(words)
        follow(self.app)

    @property
    def grid(self) -> WeekGrid:
        """The week."""
        return self.query_one(WeekGrid)

    def show_week(self) -> None:
        """Show the week that the cursor stands in."""
        raise NotImplementedError

    # --- going about ----------------------------------------------------------------------------------------------

    def go_to_now(self) -> None:
        """Put the cursor on this moment."""
        now = self.desk.availability.now()
        self.monday = week_of(now.date()).start
        self.grid.weekday, self.grid.minute = now.weekday(), minute_of(now, now.tzinfo) if now.tzinfo else 0

    def go_to_day(self, day: date) -> None:
        """Put the cursor on a day, at the hour where it stands."""
        self.monday = week_of(day).start
        self.grid.weekday = day.weekday()
        self.show_week()

    def action_now(self) -> None:
        """Go back to this week."""
        self.go_to_now()
        self.show_week()

    def action_week(self, way: int) -> None:
        """Go to another week."""
        self.monday += way * WEEK
        self.show_week()

    # --- the pattern, and the week ahead --------------------------------------------------------------------------

    @work
    async def action_pattern(self) -> None:
        """Say when one works, from today on."""
        availability = self.desk.availability
        pattern = pattern_on(availability.patterns(), availability.today())
        before = shown_hours(pattern.weeks) if pattern else ""
        hint = _("mon-thu 9:00-12:30,13:00-17:30 home core 10-15; fri 9-13 office. Two weeks in turn: … / …")
        text = await self.app.push_screen_wait(
            Ask(_("Your hours, from today on"), before, hint=hint, check=parse_hours)
        )
        if text is None or (pattern and parse_hours(text) == pattern.weeks):
            return
        with self.telling():
            kept = availability.set_hours(text)
            self.done(_("Your hours from today: {hours}").format(hours=shown_hours(kept.weeks)))

    def action_confirm(self) -> None:
        """Confirm next week, which one has to have seen: where it doesn't show, go there first."""
        coming = week_of(self.desk.availability.today() + WEEK).start
        if self.monday != coming:
            self.go_to_day(coming)
            return
        with self.telling():
            self.desk.availability.confirm(coming)
            self.done(_("Next week is confirmed, {day} and on").format(day=short_day(coming)))

    # --- sharing --------------------------------------------------------------------------------------------------

    @work
    async def action_share(self) -> None:
        """Show what each form of the week looks like, and let one of them leave."""
        from wfhdesk.tui.modals.share import Share
        from wfhdesk.tui.sharing import shared

        app, week = self.app, week_of(self.monday)
        what = await app.push_screen_wait(Share(self.desk, week))
        if what is None:
            return

        def by_terminal(text: str) -> bool:
            app.call_from_thread(app.copy_to_clipboard, text)
            return True

        with self.telling():
            said, warning = await self.ask_beside(lambda desk: shared(desk, what, week, by_terminal))
            self.notify(said, markup=False)
            if warning:
                self.notify(warning, severity="warning", markup=False, timeout=15)
            self.desk_app.desk_changed()
