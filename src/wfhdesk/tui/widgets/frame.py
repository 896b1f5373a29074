"""What stands around every screen: the day and the screens there are above it, the keys that work below it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, cast

from rich.style import Style
from rich.text import Text
from textual.widget import Widget

from wfhdesk.domain.periods import short_day, week_number
from wfhdesk.language import gettext as _
from wfhdesk.tui.commands import BY_ID, Command
from wfhdesk.tui.ink import ink

if TYPE_CHECKING:
    from wfhdesk.tui.app import DeskApp

_GAP = Text("  ")

PLACES = ("today", "log", "updates")
"""The screens, in the order of their numbers."""


def place_name(place: str) -> str:
    """Return a screen's name in the person's language."""
    return {"today": _("Today"), "log": _("Log"), "updates": _("Updates")}[place]


class _Part(Widget, can_focus=False):
    auto_links = False  # what can be clicked here is no link in a text

    @property
    def desk_app(self) -> DeskApp:
        return cast("DeskApp", self.app)

    def _style(self, name: str) -> Style:
        return ink(self.app, name)


class Head(_Part):
    """The day and the week; the screens to go to."""

    def __init__(self, here: str) -> None:
        super().__init__()
        self.here = here

    def render(self) -> Text:
        """Return both lines."""
        width = self.content_size.width
        day = self.desk_app.desk.accomplishments.today()
        first = Text().append("wfhdesk", self._style("key"))
        first.append("   " + _day_shown(day, width), self._style("muted"))
        told = _("sample desk: nothing here is real") if self.desk_app.desk.is_sample else ""
        if told and first.cell_len + len(told) + 3 <= width:
            first.append(" " * (width - first.cell_len - len(told)))
            first.append(told, self._style("key"))
        return Text("\n").join([first, self._places(width)])

    def _places(self, width: int) -> Text:
        gap = "   " if width >= 60 else "  "
        parts = [
            Text(
                f"{number} {place_name(place)}",
                self._style("here" if place == self.here else "muted"),
            ).on({"@click": f"app.go('{place}')"})
            for number, place in enumerate(PLACES, 1)
        ]
        return Text(gap).join(parts)


def _day_shown(day: date, width: int) -> str:
    return _("{day} · week {week}").format(day=short_day(day), week=week_number(day))


class Foot(_Part):
    """The keys that work here and now, as many as there is room for."""

    def on_mount(self) -> None:
        """Keep up with the focus."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh())

    def render(self) -> Text:
        """Return one line of keys and what they do; help and palette always stand at its end."""
        width = self.content_size.width
        keys = {command.id: self._key(key, command.label(), command.action) for key, command in self._active()}
        last = [keys.pop("app.help", Text()), self._key("^p", _("Commands"), "app.command_palette")]
        end = _GAP.join(filter(None, last))
        line = Text()
        for part in keys.values():
            if line.cell_len + part.cell_len + len(_GAP) > width - end.cell_len:
                break
            line.append_text(part).append_text(_GAP)
        return line.append(" " * max(width - line.cell_len - end.cell_len, 0)).append_text(end)

    def _key(self, key: str, label: str, action: str) -> Text:
        text = Text().append(key, self._style("key"))
        text.append(f" {label}", self._style("muted"))
        return text.on({"@click": _from_here(action)})

    def _active(self) -> Iterator[tuple[str, Command]]:
        """Yield the commands that work now with their keys, those of this place first."""
        told: set[str] = set()
        for active in self.screen.active_bindings.values():
            command = BY_ID.get(active.binding.id or "")
            if command is None or not command.shown or not active.enabled or command.id in told:
                continue
            key = self.app.get_key_display(active.binding)
            if not self._is_typed(key):
                told.add(command.id)
                yield key, command

    def _is_typed(self, key: str) -> bool:
        """Return whether a key is a letter of the text that has the focus."""
        focused = self.screen.focused
        letter = " " if key == "space" else key
        is_letter = len(letter) == 1 and (letter.isascii() or letter.isalpha())  # an arrow is a sign, but no letter
        return is_letter and focused is not None and focused.check_consume_key(key, letter)


def _from_here(action: str) -> str:
    return action if action.startswith("app.") else f"screen.{action}"
