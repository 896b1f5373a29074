"""What works from every screen: log, say what one is doing, find, undo, go somewhere, change how the app looks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, cast

from textual import work

from wfhdesk.domain.errors import CannotBeUndone, DeskError
from wfhdesk.language import gettext as _
from wfhdesk.tui.beside import ask_beside, follow, tell_done, telling
from wfhdesk.tui.nudge_actions import NudgeActions
from wfhdesk.tui.run import AGAIN
from wfhdesk.tui.run_actions import RunActions
from wfhdesk.tui.screens.desk_screen import DeskScreen

if TYPE_CHECKING:
    from wfhdesk.domain.occasions import Occasion
    from wfhdesk.domain.standings import Standing


class AppActions(NudgeActions, RunActions):
    """The actions of `commands.ANYWHERE`.

    `names` are projects and people, with their signs, to complete a line with; `update_kind` is the kind of update that
    the composer opens with, empty for the usual one; `standings` is where one stood with people when that was read last.
    """

    names: Sequence[str] = ()
    standings: Sequence[Standing] = ()
    update_kind = ""

    async def action_go(self, place: str) -> None:
        """Go to another screen; keys that are typed meanwhile wait for it."""
        await self.switch_mode(place)

    async def action_back(self) -> None:
        """Go one step out: from a text to the lists beside it, from another screen to Today."""
        screen = cast("DeskScreen", self.screen)
        if not screen.step_out() and screen.PLACE != "today":
            await self.switch_mode("today")

    def action_log(self) -> None:
        """Go to the line of Today; from anywhere else, open the same line as a dialog."""
        screen = self.screen
        if hasattr(screen, "focus_line"):
            screen.focus_line()
        else:
            self._log_in_dialog()

    @work
    async def _log_in_dialog(self) -> None:
        from wfhdesk.tui.modals.log_line import LogLine

        told = await self.push_screen_wait(LogLine(self._desk_app.desk, names=tuple(self._desk_app.names)))
        if told:
            cast("DeskScreen", self.screen).done(told)

    async def action_find(self) -> None:
        """Go to the filter line of the screen, or else of the log."""
        if hasattr(self.screen, "focus_filter"):
            self.screen.focus_filter()
            return
        await self.switch_mode("log")
        from wfhdesk.tui.screens.log import LogScreen

        cast("LogScreen", self.screen).focus_filter()

    def action_update(self) -> None:
        """Go to the weekly update."""
        from wfhdesk.domain.updates import SUPERVISOR

        self.open_update(SUPERVISOR)

    @work
    async def action_status(self) -> None:
        """Say what one is doing right now."""
        from wfhdesk.tui.modals.status import QUIET, SayStatus

        if self.screen.is_modal:
            return
        with telling(self):
            words = await self.push_screen_wait(SayStatus(self._desk_app.desk))
            if words == QUIET:
                self.action_quiet()
            elif words:
                tell_done(self, words)
                follow(self)

    @work
    async def action_contact(self, by_key: bool = False) -> None:
        """Log that one was in touch, with whom the screen means.

        Where that is only who stands under the cursor of another list, a key leaves room for first letters of somebody else.
        """
        from wfhdesk.tui.modals.contact import LogContact

        if self.screen.is_modal:
            return
        screen = cast("DeskScreen", self.screen)
        people, is_sure = screen.people_meant(), screen.CHOOSES_PEOPLE or not by_key
        with telling(self):
            words = await self.push_screen_wait(LogContact(self._desk_app.desk, people, is_sure=is_sure))
            if words:
                screen.hold_place()
                tell_done(self, words)

    @work
    async def open_update(self, kind: str, absence: Occasion | None = None, run: str = "") -> None:
        """Open the next update of a kind, the message about an absence or a run; without a kind, the updates that went out."""
        from wfhdesk.tui.screens.updates import UpdatesScreen

        self._desk_app.update_kind = kind or self._desk_app.update_kind
        await self.switch_mode("updates")
        screen = cast("UpdatesScreen", self.screen)
        if kind:
            screen.open_kind(kind, absence, run)
        else:
            screen.action_past()

    async def open_week(self, day: date) -> None:
        """Open a week on the screen of availability."""
        from wfhdesk.tui.screens.availability import AvailabilityScreen

        await self.switch_mode("availability")
        cast("AvailabilityScreen", self.screen).go_to_day(day)

    @work
    async def open_actions(self, action_id: str = "") -> None:
        """Open the board of actions, at one of them."""
        from wfhdesk.tui.screens.actions import ActionsScreen

        await self.switch_mode("ergonomics")
        if not isinstance(self.screen, ActionsScreen):
            await self.push_screen(ActionsScreen())
        if action_id:
            cast("ActionsScreen", self.screen).go_to(action_id)

    def action_undo(self) -> None:
        """Take back the last act."""
        self._undo()

    @work
    async def _undo(self, *, before: bool = False) -> None:
        try:
            words = await ask_beside(self, lambda desk: desk.care.undo(before=before))
        except CannotBeUndone as problem:
            await self._ask_about_what_came_before(problem)
        except DeskError as problem:
            self.notify(str(problem), severity="warning", markup=False)
        else:
            self.clear_notifications()
            said = _("Taken back: {words}. {key} does it again.")
            self.notify(said.format(words=words, key=self.key_of("app.redo")), markup=False)
            self._desk_app.desk_changed()
            follow(self)

    async def _ask_about_what_came_before(self, problem: CannotBeUndone) -> None:
        """Ask whether to pass over what is final, and name what would be taken back then."""
        from wfhdesk.tui.modals.confirm import Confirm

        try:
            words = await ask_beside(self, lambda desk: desk.care.before_what_is_final())
        except DeskError:
            self.notify(str(problem), severity="warning", markup=False)
            return
        question = _("{problem} Take back what came before it: {words}?").format(problem=problem, words=words)
        if await self.push_screen_wait(Confirm(question, _("Take it back"))):
            self._undo(before=True)

    @work
    async def action_redo(self) -> None:
        """Do again what was taken back."""
        try:
            words = await ask_beside(self, lambda desk: desk.care.redo())
        except DeskError as problem:
            self.notify(str(problem), severity="warning", markup=False)
        else:
            self.clear_notifications()
            self.notify(_("Done again: {words}.").format(words=words), markup=False)
            self._desk_app.desk_changed()
            follow(self)

    def action_help(self) -> None:
        """Show what every key does."""
        from wfhdesk.tui.modals.help import Help

        self.push_screen(Help(getattr(self.screen, "PLACE", "today"), getattr(self.screen, "GROUP", "")))

    @work
    async def action_setup(self, *, uninvited: bool = False) -> None:
        """Ask the questions of the first start; the app opens it by itself on a new desk."""
        from wfhdesk.tui.modals.first_start import FirstStart

        questions = FirstStart(self._desk_app.desk)
        questions.is_uninvited = uninvited
        if await self.push_screen_wait(questions):
            self.exit(AGAIN)  # and open in the language that was chosen

    def action_settings(self) -> None:
        """Open the settings file in the person's editor."""
        try:
            with self.suspend():
                changed = self._desk_app.desk.settings.edit()
        except DeskError as problem:
            self.notify(str(problem), severity="error", markup=False)
        else:
            if changed:
                self.exit(AGAIN)

    @work
    async def action_doctor(self) -> None:
        """Show whether the desk is sound."""
        from wfhdesk.desk.examining import examined
        from wfhdesk.domain.health import Look
        from wfhdesk.tui.modals.doctor import Doctor

        with telling(self):
            found = await ask_beside(self, lambda desk: examined(desk, Look()))
            self.push_screen(Doctor(found, self._desk_app.desk.places.desk))

    @work
    async def action_theme(self) -> None:
        """Choose the colours."""
        from wfhdesk.tui.modals.choose import Choose
        from wfhdesk.tui.themes import THEMES

        named = {"dark": _("Dark"), "light": _("Light"), "mono": _("Shades of grey"), "ansi": _("Your terminal's own")}
        theme = await self.push_screen_wait(Choose(_("Colours"), [(name, named[name]) for name in THEMES]))
        if theme:
            self.theme = theme
            self._set("app.theme", theme)

    def action_glyphs(self) -> None:
        """Draw with the other set of signs."""
        now = "unicode" if self._desk_app.desk.settings.text("app.glyphs") == "ascii" else "ascii"
        self._set("app.glyphs", now)
        self.set_class(now == "ascii", "-ascii")
        self._desk_app.desk_changed()

    def _set(self, key: str, value: str) -> None:
        try:
            self._desk_app.desk.settings.set(key, [value])
        except DeskError as problem:
            self.notify(str(problem), severity="error", markup=False)
