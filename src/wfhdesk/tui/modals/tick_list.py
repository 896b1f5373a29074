"""A list of what could be taken in, of which one ticks what is wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from wfhdesk.language import gettext as _
from wfhdesk.tui.modals.dialog import Dialog
from wfhdesk.tui.widgets.item_lines import ItemLines, Line
from wfhdesk.tui.widgets.lines import Lines


@dataclass(eq=False)
class Offered:
    """Something that can be taken in: its `item`, what it says, what there is to say beside that, and whether it is ticked."""

    item: Any
    text: str
    notes: Sequence[str] = ()
    is_on: bool = True


class Heading(NamedTuple):
    """A line between them."""

    text: str


class Note(NamedTuple):
    """A line that says something, and can't be ticked."""

    text: str


Row = Offered | Heading | Note


class TickList(Dialog[list[Any]]):
    """Show what could be taken in; the answer are the items that stay ticked.

    `others` are keys with what they do, for another look at it all: the answer is none then, and `wants` the key.
    """

    BINDINGS = [
        Binding("space", "tick", show=False),
        Binding("a", "tick_all", show=False),
        Binding("f9,ctrl+s", "answer", show=False),
    ]

    def __init__(
        self,
        title: str,
        rows: Sequence[Row],
        *,
        told: str,
        yes: Callable[[int], str],
        others: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__()
        self.title_text = title
        self._rows, self._told, self._yes = rows, told, yes
        self._others = others
        self.wants = ""
        """The key of the other look that was asked for; none where the answer is given."""

    def body(self) -> ComposeResult:
        """Yield the list and what can be done."""
        yield ItemLines(id="offered")
        hint = [self._told, _("space ticks one or not, a all or none; enter takes in what is ticked")]
        yield Static("\n".join(filter(None, hint)), classes="hint", markup=False)
        for key, told in self._others:
            yield Static(Text(f"{key}  {told}").on({"@click": f"screen.other('{key}')"}), classes="other", markup=False)

    def on_mount(self) -> None:
        """Show what there is."""
        super().on_mount()
        self._list.clicks = 1
        self._list.show_lines([line for row in self._rows for line in self._lines(row)])
        self._list.focus()

    @property
    def _list(self) -> ItemLines:
        return self.query_one(ItemLines)

    @property
    def _wanted(self) -> list[Any]:
        return [row.item for row in self._rows if isinstance(row, Offered) and row.is_on]

    @property
    def left_out(self) -> list[Any]:
        """The items that aren't ticked."""
        return [row.item for row in self._rows if isinstance(row, Offered) and not row.is_on]

    def answer_label(self) -> str:
        """Return what the button says."""
        return self._yes(len(self._wanted))

    def _lines(self, row: Row) -> list[Line]:
        if isinstance(row, Heading):
            return [self._list.head(f" {row.text}")]
        if isinstance(row, Note):
            return [Line(lambda _width: Text(f"    {row.text}", self._list.style_of("muted"), end=""))]

        def first(_width: int) -> Text:
            return Text("[x] " if row.is_on else "[ ] ", end="").append(row.text)

        def note(text: str) -> Line:
            return Line(lambda _width: Text(f"      {text}", self._list.style_of("muted"), end=""), row)

        return [Line(first, row), *map(note, row.notes)]

    def action_tick(self) -> None:
        """Leave one out, or take it in."""
        row = self._list.current
        if row is not None:
            row.is_on = not row.is_on
            self._ticked()

    def action_tick_all(self) -> None:
        """Take in all there is; where that is so already, none of it."""
        offered = [row for row in self._rows if isinstance(row, Offered)]
        is_on = not all(row.is_on for row in offered)
        for row in offered:
            row.is_on = is_on
        self._ticked()

    def _ticked(self) -> None:
        self._list.refresh()
        self.query_one("#answer").label = self.answer_label()  # type: ignore[attr-defined]

    def on_key(self, event: Any) -> None:
        """Answer at enter; and ask for another look, where there is one."""
        if event.key == "enter" and self._list.has_focus:
            event.stop()
            self.action_answer()
        elif event.character in dict(self._others):
            event.stop()
            self.action_other(event.character)

    def action_other(self, key: str) -> None:
        """Ask for another look."""
        self.wants = key
        self.dismiss([])

    @on(Lines.Chosen)
    def _clicked(self) -> None:
        self.action_tick()

    def action_answer(self) -> None:
        """Take in what is ticked."""
        self.dismiss(self._wanted)
