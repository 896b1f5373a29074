"""What works from every screen: log, say what one is doing, find, undo, go somewhere, change how the app looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, cast

from textual import work
from textual.app import SystemCommand
from textual.binding import Binding
from textual.screen import Screen

from wfhdesk.domain.errors import CannotBeUndone, DeskError
from wfhdesk.domain.occasions import Occasion
from wfhdesk.language import gettext as _
from wfhdesk.tui.beside import ask_beside, follow, tell_done, telling
from wfhdesk.tui.commands import BY_ID, GROUPS, Command
from wfhdesk.tui.run import AGAIN
from wfhdesk.tui.screens.desk_screen import DeskScreen
from wfhdesk.tui.typed_keys import TypedKeys

if TYPE_CHECKING:
    from wfhdesk.tui.app import DeskApp


class AppActions(TypedKeys):
    """The actions of `commands.ANYWHERE`.

    `names` are projects and people, with their signs, to complete a line with; `update_kind` is the kind of update that
    the composer opens with, empty for the usual one.
    """

    names: Sequence[str] = ()
    update_kind = ""

    @property
    def _desk_app(self) -> DeskApp:
        return cast("DeskApp", self)

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
        """Go to the log's filter line."""
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
        from wfhdesk.tui.modals.status import SayStatus

        if self.screen.is_modal:
            return
        with telling(self):
            words = await self.push_screen_wait(SayStatus(self._desk_app.desk))
            if words:
                tell_done(self, words)
                follow(self)

    @work
    async def open_update(self, kind: str, absence: Occasion | None = None) -> None:
        """Open the next update of a kind, the message about an absence; without a kind, the updates that went out."""
        from wfhdesk.tui.screens.updates import UpdatesScreen

        self._desk_app.update_kind = kind or self._desk_app.update_kind
        await self.switch_mode("updates")
        screen = cast("UpdatesScreen", self.screen)
        if kind:
            screen.open_kind(kind, absence)
        else:
            screen.action_past()

    async def open_week(self, day: date) -> None:
        """Open a week on the screen of availability."""
        from wfhdesk.tui.screens.availability import AvailabilityScreen

        await self.switch_mode("availability")
        cast("AvailabilityScreen", self.screen).go_to_day(day)

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

        self.push_screen(Help(getattr(self.screen, "PLACE", "today")))

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

    # --- keys and palette ---------------------------------------------------------------------------------------

    def key_of(self, command: str) -> str:
        """Return the key of a command as it is shown."""
        key = self._desk_app.keymap.keys.get(command, BY_ID[command].key).split(",")[0]
        return self.get_key_display(Binding(key, ""))

    def get_key_display(self, binding: Binding) -> str:
        """Return a key as people call it; for some Textual draws signs that many fonts lack."""
        names = {"space": _("space"), "enter": _("enter"), "up": _("up"), "down": _("down")}
        return names.get(binding.key) or super().get_key_display(binding)

    def action_command_palette(self) -> None:
        """Find a command by its words."""
        from textual.command import CommandPalette

        if not self.screen.is_modal:
            self.push_screen(CommandPalette(placeholder=_("Find a command …"), id="--command-palette"))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Yield what works on a screen and everywhere, each with its key, and with the name that the settings give it."""
        place = getattr(screen, "PLACE", "")
        for command in (*GROUPS.get(place, ()), *GROUPS["app"]):
            yield SystemCommand(self._titled(command), command.id, self._runs(command, screen))

    def _titled(self, command: Command) -> str:
        return f"{command.help()}  ({self.key_of(command.id)})" if command.key else command.help()

    def _runs(self, command: Command, screen: Screen[object]) -> Callable[[], object]:
        return partial(self.call_next, self.run_action, command.action, screen)
