"""One of a few things, said by a letter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.events import Key
from textual.widgets import Input, Static

from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.plaintext import LONGEST_LINE
from wfhdesk.language import gettext as _
from wfhdesk.tui.modals.choose import Options
from wfhdesk.tui.modals.dialog import Answer, Dialog
from wfhdesk.tui.widgets.lines import Lines
from wfhdesk.tui.widgets.text_line import TextLine


class Letter(NamedTuple):
    """A choice: its name, the letter that says it, what it says to a person, and whether a line has to follow."""

    name: str
    letter: str
    told: str
    asks: str = ""


class Letters(Dialog[Answer]):
    """A list of choices that a letter, enter or a click says at once; one that asks is followed by a line."""

    choices: Sequence[Letter] = ()
    hint = ""

    def __init__(self) -> None:
        super().__init__()
        self._asking = ""  # the choice of which a line is being typed
        self._ask = Static("", id="ask", classes="label", markup=False)
        self._line = TextLine(max_length=LONGEST_LINE, compact=True)
        self._hint = Static("", id="told", classes="hint", markup=False)

    def said(self, name: str, line: str) -> None:
        """Answer with a choice and the line that followed. Raises DeskError for a line that can't be."""
        raise NotImplementedError

    def body(self) -> ComposeResult:
        """Yield the choices, and the line for those that ask."""
        options = [(one.name, f"{one.letter}  {one.told}") for one in self.choices]
        yield Options(options, clicks=1)
        yield self._ask
        yield self._line
        yield self._hint

    def on_mount(self) -> None:
        """Begin with the choices."""
        super().on_mount()
        self._begin()

    def answer_label(self) -> str:
        """Return what the button says once a line is asked for."""
        return _("Save")

    def _begin(self) -> None:
        self._show("", self.hint)
        self.query_one(Options).focus()

    def _show(self, asking: str, hint: str) -> None:
        self._asking = asking
        self._ask.display = self._line.display = bool(asking)
        self.query_one(Options).display = not asking
        self.query_one("#answer").display = bool(asking)
        self._hint.display = bool(hint)
        self._tell(hint)

    def _tell(self, text: str, *, wrong: bool = False) -> None:
        self._hint.update(text)
        self._hint.display = bool(text)
        self._hint.set_class(wrong, "-wrong")

    def on_key(self, event: Key) -> None:
        """Take a letter."""
        found = next((one for one in self.choices if one.letter == event.character), None)
        if found is not None and not self._asking:
            event.stop()
            self._take(found)

    @on(Lines.Chosen)
    def _chosen(self, event: Lines.Chosen) -> None:
        self._take(next(one for one in self.choices if one.name == event.item[0]))

    def _take(self, choice: Letter) -> None:
        if choice.asks:
            self._ask.update(choice.asks)
            self._show(choice.name, "")
            self.set_focus(self._line)
        else:
            self._say(choice.name, "")

    @on(Input.Submitted)
    def action_answer(self) -> None:
        """Answer with the line."""
        self._say(self._asking, self._line.value)

    def _say(self, name: str, line: str) -> None:
        try:
            self.said(name, line)
        except DeskError as problem:
            self._tell(str(problem), wrong=True)

    def action_leave(self) -> None:
        """Go back to the choices, or close."""
        if self._asking:
            self._begin()
        else:
            super().action_leave()
