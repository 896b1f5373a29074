"""The keys as a person knows them, and the palette of commands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.app import SystemCommand
from textual.binding import Binding
from textual.screen import Screen

from wfhdesk.language import gettext as _
from wfhdesk.tui.command import Command
from wfhdesk.tui.commands import BY_ID, GROUPS
from wfhdesk.tui.typed_keys import TypedKeys

if TYPE_CHECKING:
    from wfhdesk.tui.app import DeskApp


class KnownKeys(TypedKeys):
    """An app that tells which key does what, and finds commands by their words."""

    @property
    def _desk_app(self) -> DeskApp:
        return cast("DeskApp", self)

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
        group = getattr(screen, "GROUP", "") or getattr(screen, "PLACE", "")
        for command in (*GROUPS.get(group, ()), *GROUPS["app"]):
            yield SystemCommand(self._titled(command), command.id, self._runs(command, screen))

    def _titled(self, command: Command) -> str:
        """Return label and help, both of which it is found by, and the key."""
        label, told = command.label(), command.help()
        said = told if label.casefold() in told.casefold() else f"{label}: {told}"
        return f"{said}  ({self.key_of(command.id)})" if command.key else said

    def _runs(self, command: Command, screen: Screen[object]) -> Callable[[], object]:
        return partial(self.call_next, self.run_action, command.action, screen)
