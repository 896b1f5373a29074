"""The subject and the text of an update, to be changed by hand."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, TextArea

from wfhdesk.language import gettext as _


class DraftText(Vertical):
    """Two fields that know what was put there, and so whether the person typed since."""

    class Changed(Message):
        """Somebody typed."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._put = ("", "")  # the subject and the text that were put there, or taken from there last

    def compose(self) -> ComposeResult:
        """Put the subject above the text; nothing can be typed before there is something to change."""
        yield Input(id="subject", placeholder=_("Subject"), compact=True, select_on_focus=False, disabled=True)
        yield TextArea(id="words", soft_wrap=True, show_line_numbers=False, compact=True, read_only=True)

    def on_mount(self) -> None:
        """Let the cursors stand still: blinking takes more of a processor than all the rest while nobody types."""
        self.query_one(Input).cursor_blink = self.query_one(TextArea).cursor_blink = False

    @property
    def _now(self) -> tuple[str, str]:
        return self.query_one(Input).value, self.query_one(TextArea).text

    @property
    def is_changed(self) -> bool:
        """Whether the person typed since; also where the message that says so is still on its way."""
        return self._now != self._put and not self.query_one(TextArea).read_only

    def taken(self) -> tuple[str, str]:
        """Return subject and text as they stand, and count them as known."""
        self._put = self._now
        return self._put

    def show(self, subject: str, text: str) -> None:
        """Put a subject and a text there, the cursor where it was."""
        line, words = self.query_one(Input), self.query_one(TextArea)
        with self.prevent(Input.Changed, TextArea.Changed):
            if line.value != subject:
                line.value = subject
            if words.text != text:
                place = words.cursor_location
                words.load_text(text)  # and forget what came before: ctrl+z would bring back what tells something else
                words.move_cursor(place)
        line.disabled = words.read_only = False
        self.taken()

    def close(self) -> None:
        """Empty both; nothing can be typed until something is put there again."""
        with self.prevent(Input.Changed, TextArea.Changed):
            self.query_one(Input).clear()
            self.query_one(TextArea).clear()
        self.query_one(Input).disabled = self.query_one(TextArea).read_only = True
        self.taken()

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _typed(self, event: Message) -> None:
        event.stop()
        self.post_message(self.Changed())

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one(TextArea).focus()
