"""The line in which one searches."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.message import Message

from wfhdesk.domain.plaintext import LONGEST_LINE
from wfhdesk.language import gettext as _
from wfhdesk.tui.widgets.text_line import TextLine


class FilterLine(TextLine):
    """What entries have to have; enter and down go to what was found."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "leave", id="log.list"),
        Binding("pagedown", "leave", show=False),
    ]

    class Left(Message):
        """The person is done typing and goes to the list."""

    def __init__(self, id: str | None = None, examples: str = "") -> None:
        super().__init__(max_length=LONGEST_LINE, compact=True, id=id)
        self._examples = (examples or _("words, #project, @person, 2024-03, > plans")).split(", ")

    def on_resize(self, event: Resize) -> None:
        """Show as many examples of what one can search for as stand there whole."""
        shown = list(self._examples)
        while len(shown) > 1 and cell_len(", ".join(shown)) > event.size.width:
            shown.pop()
        self.placeholder = ", ".join(shown)

    def action_leave(self) -> None:
        """Go to the list."""
        self.post_message(self.Left())

    async def action_submit(self) -> None:
        """Go to the list."""
        self.action_leave()
