"""What works from every screen about nudges: go to them, open what one is about, be quiet."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import work

from wfhdesk.language import gettext as _
from wfhdesk.tui.beside import tell_done, telling
from wfhdesk.tui.known_keys import KnownKeys

if TYPE_CHECKING:
    from wfhdesk.domain.nudges import Nudge
    from wfhdesk.tui.screens.today import TodayScreen


class NudgeActions(KnownKeys):
    """The actions of `commands.ANYWHERE` that are about nudges."""

    async def action_nudges(self) -> None:
        """Go to the first of the nudges in Today's list; pressed again, to the next one."""
        if self.screen.is_modal:
            return
        is_there = self.current_mode == "today"
        await self.switch_mode("today")
        nudging = self._desk_app.nudging
        if not nudging.keys:
            self.notify(self._why_none(), markup=False)
        today = cast("TodayScreen", self.screen)
        if is_there:
            today.go_to_next_nudge()
        else:
            today.go_to_nudge()

    def _why_none(self) -> str:
        from wfhdesk.domain.nudge_texts import quiet_told

        quiet = self._desk_app.nudging.quiet
        if quiet is None:
            return _("No nudges now.")
        told = quiet_told(quiet, self._desk_app.desk.availability.now())
        return _("No nudges: {quiet}.").format(quiet=told)

    def open_nudge(self, nudge: Nudge | None) -> None:
        """Show what a nudge is about; the list of nudges where it is about several."""
        self._open_nudge(nudge)

    @work
    async def _open_nudge(self, nudge: Nudge | None) -> None:
        if self.screen.is_modal:
            key = self.key_of("app.nudges")
            self.notify(_("Finish what is open here first; then {key} shows it.").format(key=key), markup=False)
            return
        await self.switch_mode("today")
        cast("TodayScreen", self.screen).go_to_nudge(nudge.key if nudge else None, opens=nudge is not None)

    @work
    async def action_quiet(self) -> None:
        """Let nothing speak up for a while, or end that."""
        from wfhdesk.domain.nudge_texts import quiet_told
        from wfhdesk.domain.quiet import parse_quiet
        from wfhdesk.tui.modals.quiet import END, BeQuiet

        if self.screen.is_modal:
            return
        desk, nudging = self._desk_app.desk, self._desk_app.nudging
        with telling(self):
            said = await self.push_screen_wait(BeQuiet(desk))
            if said == END:
                desk.nudges.end_quiet()
                nudging.look_at_quiet()
                tell_done(self, _("Quiet is over"))
            elif said:
                now = desk.availability.now()
                quiet = desk.nudges.be_quiet(parse_quiet(said.split(), now))
                nudging.look_at_quiet()
                tell_done(self, quiet_told(quiet, now))
