"""What every dialog has: a box with a title, an answer, and a way out without one."""

from __future__ import annotations

from asyncio import CancelledError
from collections.abc import Callable, Iterable
from math import inf
from time import monotonic
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button

from wfhdesk.desk.desk import Desk
from wfhdesk.language import gettext as _
from wfhdesk.tui.beside import ask_beside

Answer = TypeVar("Answer")
Found = TypeVar("Found")

UNREAD = 0.5
"""Seconds in which nobody can have read what the program put on the screen by itself."""


def now() -> float:
    """Return the time in seconds by which one tells how long something could be read."""
    return monotonic()


class Dialog(ModalScreen["Answer | None"], Generic[Answer]):
    """A box over the screen; esc closes it without an answer.

    One with `DELAYED` is a question whether to send or delete, or was opened by the program itself: it takes no key in its
    first half second, so that typing can't answer what one hasn't read.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]
    CSS_PATH = "../styles/dialogs.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]
    DELAYED: ClassVar[bool] = False

    title_text = ""
    """What stands in the box's edge."""
    is_uninvited = False
    """Whether the program opened it by itself."""

    _opened = inf  # before it stands there nobody has read it
    is_answered = False
    """Whether the answer is given: what is still on its way to the dialog then comes too late."""
    _waiting: tuple[Answer | None] | None = None

    def compose(self) -> ComposeResult:
        """Put a box around what is asked, with buttons for whoever uses the mouse."""
        with VerticalScroll(classes="dialog", can_focus=False) as box:
            box.border_title = Content(self.title_text)  # a name in it is no markup
            yield from self.body()
            with Horizontal(classes="buttons"):
                if label := self.answer_label():
                    yield Button(label, id="answer", variant="primary", compact=True)
                yield from self.more_buttons()
                yield Button(self.leave_label(), id="leave", compact=True)

    async def ask_beside(self, ask: Callable[[Desk], Found]) -> Found:
        """Ask the desk something beside the screen; where the dialog closed meanwhile, whoever asked goes no further."""
        found = await ask_beside(self.app, ask)
        if self not in self.app.screen_stack:
            raise CancelledError
        return found

    def answer_label(self) -> str:
        """Return what the button says that gives the answer; nothing where the answer is chosen from a list."""
        return ""

    def more_buttons(self) -> Iterable[Button]:
        """Return buttons for other answers; who inherits listens to them."""
        return ()

    def leave_label(self) -> str:
        """Return what the button says that closes the dialog."""
        return _("Back")

    def action_answer(self) -> None:
        """Give the answer, where that can be done."""
        raise NotImplementedError

    @on(Button.Pressed, "#answer")
    def _answered(self) -> None:
        self.action_answer()

    @on(Button.Pressed, "#leave")
    def _left(self) -> None:
        self.action_leave()

    def body(self) -> ComposeResult:
        """Yield what is in the box."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Remember when it stood there to be read."""
        self._opened = monotonic()

    @property
    def is_unread(self) -> bool:
        """Whether a key could answer what nobody has read yet."""
        return (self.DELAYED or self.is_uninvited) and monotonic() - self._opened < UNREAD

    def action_leave(self) -> None:
        """Close without an answer."""
        self.dismiss(None)

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Close with an answer, once; where something else stands over the dialog, as soon as that is gone."""
        if self.is_answered:
            return AwaitComplete()
        self.is_answered = True
        if self.is_active:
            return super().dismiss(result)
        self._waiting = (result,)
        return AwaitComplete()

    def on_screen_resume(self) -> None:
        """Close where the answer was given while something else stood over the dialog."""
        if self._waiting is not None:
            super().dismiss(self._waiting[0])
