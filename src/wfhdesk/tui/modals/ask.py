"""One line of text."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.plaintext import LONGEST_LINE
from wfhdesk.language import gettext as _
from wfhdesk.tui.modals.dialog import Dialog
from wfhdesk.tui.widgets.capture_line import Names
from wfhdesk.tui.widgets.text_line import TextLine


class Ask(Dialog[str]):
    """Ask for a line; the answer is what was typed. `check` raises DeskError for what can't be: it is told in the box."""

    def __init__(  # noqa: PLR0913 - a question is asked in several ways, each named
        self,
        title: str,
        value: str = "",
        *,
        hint: str = "",
        names: tuple[str, ...] = (),
        check: Callable[[str], object] = lambda _text: None,
        secret: bool = False,
    ) -> None:
        super().__init__()
        self.title_text = title
        self._check = check
        self._line = TextLine(
            value,
            suggester=Names(names, bare=True) if names else None,
            max_length=LONGEST_LINE,
            password=secret,
            compact=True,
        )
        self._hint = Static(hint, classes="hint", markup=False)

    def body(self) -> ComposeResult:
        """Yield the line and the hint."""
        yield self._line
        yield self._hint

    def answer_label(self) -> str:
        """Return what the button says."""
        return _("Save")

    @on(Input.Submitted)
    def action_answer(self) -> None:
        """Answer with what was typed, where it can be."""
        try:
            self._check(self._line.value)
        except DeskError as problem:
            self._tell(str(problem))
        else:
            self.dismiss(self._line.value)

    @on(TextLine.Pasted)
    def _pasted(self) -> None:
        if self._line.told:
            self._tell(self._line.told)

    def _tell(self, problem: str) -> None:
        self._hint.update(problem)
        self._hint.add_class("-wrong")
