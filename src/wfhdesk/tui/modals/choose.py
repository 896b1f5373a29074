"""One of several."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from wfhdesk.tui.modals.dialog import Dialog
from wfhdesk.tui.widgets.lines import Lines

Option = tuple[str, str]
"""What a choice is called inside the program, and what it says to a person."""


class Options(Lines):
    """The choices, one a line."""

    def __init__(self, options: Sequence[Option], chosen: str = "", *, clicks: int = 2) -> None:
        super().__init__()
        self.clicks = clicks
        self._options = options
        self._chosen = chosen
        self._mark = ">"  # tells what is chosen while another field has the focus

    def on_mount(self) -> None:
        """Begin at what is chosen now."""
        self.styles.height = min(len(self._options), 14)
        chosen = next((option for option in self._options if option[0] == self._chosen), None)
        self.lines_changed(chosen)

    def count(self) -> int:
        """Return how many choices there are."""
        return len(self._options)

    def item_at(self, index: int) -> Option:
        """Return a choice."""
        return self._options[index]

    def key_of(self, item: Option) -> Hashable:
        """Return a choice's name."""
        return item[0]

    def line(self, index: int, width: int) -> Text:
        """Return what a choice says."""
        mark = self._mark if index == self.cursor else " "
        return Text(f"{mark} {self._options[index][1]}", end="")


class Choose(Dialog[str]):
    """Ask for one of several; the answer is the choice's name."""

    def __init__(self, title: str, options: Sequence[Option], chosen: str = "", hint: str = "") -> None:
        super().__init__()
        self.title_text = title
        self._options, self._chosen, self._hint = options, chosen, hint

    def body(self) -> ComposeResult:
        """Yield the choices."""
        if self._hint:
            yield Static(self._hint, classes="hint", markup=False)
        yield Options(self._options, self._chosen, clicks=1)  # there is nothing else to do with a choice

    @on(Lines.Chosen)
    def _answer(self, event: Lines.Chosen) -> None:
        self.dismiss(event.item[0])
