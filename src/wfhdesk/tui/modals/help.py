"""What every key does, screen by screen; made from the commands, so it can't be wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import Static

from wfhdesk.language import gettext as _
from wfhdesk.tui.command import Command
from wfhdesk.tui.commands import GROUPS, OVER
from wfhdesk.tui.modals.dialog import Dialog
from wfhdesk.tui.widgets.frame import PLACES, place_name
from wfhdesk.tui.widgets.item_lines import ItemLines, Line

if TYPE_CHECKING:
    from wfhdesk.tui.app import DeskApp

_KEY_WIDTH = 14


class Help(Dialog[None]):
    """Every command with its key, those of the screen it was opened from first, and what a line can say."""

    def __init__(self, place: str) -> None:
        super().__init__(classes="-large")
        self.title_text = _("Help")
        self._place = place

    def body(self) -> ComposeResult:
        """Yield the list."""
        yield ItemLines(id="help")
        yield Static(
            _("esc closes · another key for a command: wfhdesk config set keys.NAME KEY"), classes="hint", markup=False
        )

    def on_mount(self) -> None:
        """Put the commands together."""
        lines = self.query_one(ItemLines)
        places = [self._place, *(place for place in PLACES if place != self._place)]
        shown: list[Line] = []
        for group, title in (
            *((place, _title(place)) for place in places[:1] if place in GROUPS),
            *([("actions", _("Board of actions"))] if self._place == "ergonomics" else []),
            ("app", _("Anywhere, except where text is typed")),
            *((place, place_name(place)) for place in places[1:]),
            *([("actions", _("Board of actions"))] if self._place != "ergonomics" else []),
            *((group, _title(group)) for group in OVER if group != self._place),
            ("past", _("Updates that went out")),
        ):
            shown += [lines.head(title), *(self._line(lines, command) for command in GROUPS[group] if command.key)]
        lines.show_lines([*shown, lines.head(_("In the line")), *self._signs(lines)])

    def _line(self, lines: ItemLines, command: Command) -> Line:
        key = cast("DeskApp", self.app).key_of(command.id)

        def text(width: int) -> Text:
            line = Text(end="").append(f" {key:<{_KEY_WIDTH}}", lines.style_of("accent"))
            line.append(command.help())
            if line.cell_len + len(command.id) + 2 <= width:
                line.append(" " * (width - line.cell_len - len(command.id)))
                line.append(command.id, lines.style_of("muted"))
            return line

        return Line(text, command)

    def _signs(self, lines: ItemLines) -> list[Line]:
        told = (
            ("> ? + ~", _("first in the line: a plan, a blocker, something learned, something under way")),
            ("#name", _("the project")),
            ("@name", _("a person; “with @priya” also says that you spoke, “thanks @sam” gives credit")),
            ("=> text", _("at the end: what changed because of it, with the number")),
            ("!private", _("only for you; !supervisor and !team say who else may read it")),
            ("yesterday:", _("in front: another day; mon:, 2026-11-16: too")),
            ("by thu", _("at the end of a blocker: until when")),
            ("\\", _("before a sign makes it plain text")),
        )
        return [self._sign(lines, sign, means) for sign, means in told]

    def _sign(self, lines: ItemLines, sign: str, means: str) -> Line:
        def text(_width: int) -> Text:
            return Text(end="").append(f" {sign:<{_KEY_WIDTH}}", lines.style_of("accent")).append(means)

        return Line(text, sign)


def _title(group: str) -> str:
    """Return what a group of commands is called."""
    over = {
        "run": _("While a checklist is asked"),
        "result": _("The result of a checklist"),
        "compare": _("Two times of a checklist side by side"),
    }
    return over.get(group) or place_name(group)
