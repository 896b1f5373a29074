"""One line of text, into which more can be pasted than fits: what becomes of it is told."""

from __future__ import annotations

from textual.events import Key, Paste
from textual.message import Message
from textual.widgets import Input

from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext


class TextLine(Input):
    """A line. Of what is pasted several lines become one, and what is too long is cut; `told` says so."""

    class Pasted(Message):
        """Something was pasted; the line may be the same."""

    _told: tuple[str, str] | None = None  # of which line, and what

    def on_mount(self) -> None:
        """Let the cursor stand still: blinking takes more of a processor than all the rest while nobody types."""
        self.cursor_blink = False

    @property
    def told(self) -> str:
        """What became of the text that was pasted; empty once the line was changed again."""
        return self._told[1] if self._told is not None and self._told[0] == self.value else ""

    async def on_key(self, event: Key) -> None:
        """Be done with the line at once; a binding would hear of enter only after the letters that were typed behind it."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            await self.action_submit()

    def on_paste(self, event: Paste) -> None:
        """Take a text in as one line, as much of it as fits."""
        event.stop()
        event.prevent_default()
        lines = event.text.splitlines()
        parts = [line.strip() for line in lines if line.strip()]
        text = " ".join(parts) if len(lines) > 1 else event.text
        start, end = sorted(self.selection)
        room = max(self.max_length - len(self.value) + end - start, 0) if self.max_length else len(text)
        if text[:room]:
            self.replace(text[:room], start, end)
        self._told = self.value, _told(len(parts), len(text) - room)
        self.post_message(self.Pasted())


def _told(lines: int, too_many: int) -> str:
    told = []
    if lines > 1:
        told.append(_("What you pasted became one line."))
    if too_many > 0:
        cut = ngettext("The last {n} character didn't fit.", "The last {n} characters didn't fit.", too_many)
        told.append(cut.format(n=too_many))
    return " ".join(told)
