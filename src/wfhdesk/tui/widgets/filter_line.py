"""The line in which one searches."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
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

    def __init__(self, id: str | None = None, placeholder: str = "") -> None:
        super().__init__(
            placeholder=placeholder or _("words, #project, @person, 2024-03, > plans"),
            max_length=LONGEST_LINE,
            compact=True,
            id=id,
        )

    def action_leave(self) -> None:
        """Go to the list."""
        self.post_message(self.Left())

    async def action_submit(self) -> None:
        """Go to the list."""
        self.action_leave()
