"""What one is doing right now, said in two keys: a letter, and for some how long."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input, Static

from wfhdesk.desk.desk import Desk
from wfhdesk.domain.availability_texts import told
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.occasions import Occasion
from wfhdesk.domain.plaintext import LONGEST_LINE
from wfhdesk.domain.statuses import AVAILABLE, AWAY, FINISHED, FOCUSED, LUNCH, USUAL, split_end
from wfhdesk.language import gettext as _
from wfhdesk.tui.modals.choose import Options
from wfhdesk.tui.modals.dialog import Dialog
from wfhdesk.tui.widgets.lines import Lines
from wfhdesk.tui.widgets.text_line import TextLine

_LETTERS = {"a": AWAY, "f": FOCUSED, "l": LUNCH, "b": AVAILABLE, "x": FINISHED}
QUIET = "quiet"
"""The answer of who doesn't say what they do, but wants no nudges for a while."""
_ASKED = (AWAY, FOCUSED)
"""States of which one says how long."""
_CHOICES = {**_LETTERS, "q": QUIET}


class SayStatus(Dialog[str]):
    """Say what one is doing; the answer is what that comes to, in words."""

    BINDINGS = [Binding(letter, f"choose('{state}')", show=False) for letter, state in _CHOICES.items()]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.title_text = _("Right now")
        self._desk = desk
        self._state = ""  # of which it is asked how long
        self._hint = Static("", id="told", classes="hint", markup=False)
        self._ask = Static("", id="ask", classes="label", markup=False)
        self._line = TextLine(max_length=LONGEST_LINE, compact=True)

    def body(self) -> ComposeResult:
        """Yield what is so now, the choices, and a line for how long."""
        named = {
            AWAY: _("Away …"),
            FOCUSED: _("Focus …"),
            LUNCH: _("Lunch"),
            AVAILABLE: _("Back, available"),
            FINISHED: _("Finished for today"),
            QUIET: _("Quiet …"),
        }
        yield Static(told(self._desk.availability.answer()), id="now", markup=False)
        yield Options([(state, f"{letter}  {named[state]}") for letter, state in _CHOICES.items()], clicks=1)
        yield self._ask
        yield self._line
        yield self._hint

    def on_mount(self) -> None:
        """Begin with the choices."""
        super().on_mount()
        self._begin()

    def _begin(self) -> None:
        self._state = ""
        self._show("", _("A letter says it at once; away and focus then take how long."))
        self.query_one(Options).focus()

    def _show(self, question: str, hint: str) -> None:
        """Show the choices, or a question with its line."""
        asks = bool(question)
        self._ask.update(question)
        self._ask.display = self._line.display = asks
        self.query_one(Options).display = not asks
        self.query_one("#answer").display = asks
        self._hint.remove_class("-wrong")
        self._hint.update(hint)

    def answer_label(self) -> str:
        """Return what the button says once it is asked how long."""
        return _("Say it")

    @on(Lines.Chosen)
    def _chosen(self, event: Lines.Chosen) -> None:
        self.action_choose(event.item[0])

    def action_choose(self, state: str) -> None:
        """Say a state at once, or ask how long."""
        if state == QUIET:
            self.dismiss(QUIET)
            return
        if state not in _ASKED:
            self._say(state, "")
            return
        self._state = state
        question = _("Away for how long?") if state == AWAY else _("Focus for how long?")
        self._show(question, _("30, 1h30 or until 14:30; a few words may follow: 30 school run"))
        self._line.value = str(int(USUAL[state].total_seconds()) // 60)
        self.set_focus(self._line)

    @on(Input.Submitted)
    def action_answer(self) -> None:
        """Say it for as long as the line says."""
        self._say(self._state, self._line.value)

    def _say(self, state: str, line: str) -> None:
        availability = self._desk.availability
        try:
            until, message = split_end(line.split(), availability.now()) if line.strip() else (None, "")
            availability.say(state, until, message)
            now = availability.answer()
            words = told(now)
            if state == AVAILABLE and isinstance(now.by, Occasion):
                words = _("{told}, as planned; Availability shows the plan, and takes it away").format(told=words)
        except DeskError as problem:
            self._hint.update(str(problem))
            self._hint.add_class("-wrong")
        else:
            self.dismiss(f"{words} · {message}" if message else words)

    def action_leave(self) -> None:
        """Go back to the choices, or close."""
        if self._state:
            self._begin()
        else:
            super().action_leave()
