"""What every key does, screen by screen; made from the commands, so it can't be wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import Static

from wfhdesk.language import gettext as _
from wfhdesk.tui.commands import GROUPS, OVER
from wfhdesk.tui.modals.dialog import Dialog
from wfhdesk.tui.widgets.frame import PLACES, place_name
from wfhdesk.tui.widgets.hung import hung
from wfhdesk.tui.widgets.wrapped import Wrapped

if TYPE_CHECKING:
    from wfhdesk.tui.app import DeskApp

_KEY_WIDTH = 14


class _Row(NamedTuple):
    """A key or a sign, what it does, and what it is called in the settings."""

    key: str
    means: str
    name: str = ""


class _Keys(Wrapped):
    """Keys and signs under headings, each with all that is said of it."""

    def __init__(self, groups: Sequence[tuple[str, Sequence[_Row]]]) -> None:
        super().__init__(id="help")
        self._groups = groups

    def texts(self, width: int) -> list[Text]:
        """Return the lines of all groups."""
        found: list[Text] = []
        for title, rows in self._groups:
            found += [
                Text(title, self.style_of("head")),
                *(line for row in rows for line in self._lines_of(row, width)),
            ]
        return found

    def _lines_of(self, row: _Row, width: int) -> list[Text]:
        lead = Text(f" {row.key:<{_KEY_WIDTH}}", self.style_of("accent"))
        lines = hung(self.app.console, lead, Text(row.means), width)
        if row.name:
            if width - lines[-1].cell_len - len(row.name) < 2:
                lines.append(Text(no_wrap=True))  # the settings ask for the name, so it is never left out
            room = width - lines[-1].cell_len - len(row.name)
            lines[-1].append(" " * room).append(row.name, self.style_of("muted"))
        return lines


class Help(Dialog[None]):
    """Every command with its key, those of the screen it was opened from first, and what a line can say."""

    def __init__(self, place: str, group: str = "") -> None:
        super().__init__(classes="-large")
        self.title_text = _("Help")
        self._place, self._is_board = place, group == "actions"

    def body(self) -> ComposeResult:
        """Yield the list."""
        signs = [] if self._place in OVER else [(_("In the line"), _signs())]
        yield _Keys([*self._commands(), *signs])
        yield Static(
            _("esc closes · another key for a command: wfhdesk config set keys.NAME KEY"), classes="hint", markup=False
        )

    def _commands(self) -> Iterator[tuple[str, list[_Row]]]:
        """Yield every group of commands with its name."""
        key_of = cast("DeskApp", self.app).key_of
        groups = self._groups_over() if self._place in OVER else self._groups()
        for group, title in groups:
            yield title, [_Row(key_of(one.id), one.help(), one.id) for one in GROUPS[group] if one.key]

    def _groups_over(self) -> Iterator[tuple[str, str]]:
        """Yield the groups of what stands over a screen: the app's own keys don't work there."""
        for group in (self._place, *(group for group in OVER if group != self._place)):
            yield group, _title(group)

    def _groups(self) -> Iterator[tuple[str, str]]:
        """Yield all groups, the nearest first."""
        places = [self._place, *(place for place in PLACES if place != self._place)]
        board = [("actions", _("Board of actions"))]
        yield from (
            *(board if self._is_board else []),
            *((place, _title(place)) for place in places[:1] if place in GROUPS),
            *(board if self._place == "ergonomics" and not self._is_board else []),
            ("app", _("Anywhere, except where text is typed")),
            *((place, place_name(place)) for place in places[1:]),
            *(board if self._place != "ergonomics" else []),
            *((group, _title(group)) for group in OVER if group != self._place),
            ("past", _("Updates that went out")),
        )


def _signs() -> list[_Row]:
    """Return what a line can say."""
    return [
        _Row("> ? + ~", _("first in the line: a plan, a blocker, something learned, something under way")),
        _Row("#name", _("the project")),
        _Row("@name", _("a person; “with @priya” also says that you spoke, “thanks @sam” gives credit")),
        _Row("=> text", _("at the end: what changed because of it, with the number")),
        _Row("!private", _("only for you; !supervisor and !team say who else may read it")),
        _Row("yesterday:", _("in front: another day; mon:, 2026-11-16: too")),
        _Row("by thu", _("at the end of a blocker: until when")),
        _Row("\\", _("before a sign makes it plain text")),
    ]


def _title(group: str) -> str:
    """Return what a group of commands is called."""
    over = {
        "run": _("While a checklist is asked"),
        "result": _("The result of a checklist"),
        "compare": _("Two times of a checklist side by side"),
    }
    return over.get(group) or place_name(group)
