"""What to talk about with somebody whose turn it is, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button, Static

from wfhdesk.domain.mentions import plain
from wfhdesk.domain.periods import short_day
from wfhdesk.domain.standings import Standing, shown_state
from wfhdesk.language import gettext as _
from wfhdesk.tui.glyphs import Glyphs
from wfhdesk.tui.modals.dialog import Dialog

if TYPE_CHECKING:
    from wfhdesk.domain.openers import Conversation

CONTACT, SNOOZE = "contact", "snooze"
"""What the person wants to do."""
_MOST = 5
"""Points of one kind that are shown; the screen of people has them all."""


class Openers(Dialog[str]):
    """Show what there is to talk about with somebody; the answer is CONTACT or SNOOZE.

    `reach` says how they are best reached, and whether now.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "answer", id="app.contact", show=False),
        Binding("z", "snooze", id="today.snooze", show=False),
    ]

    def __init__(self, standing: Standing, talk: Conversation, reach: str, today: date, glyphs: Glyphs) -> None:
        super().__init__()
        self.title_text = standing.person.name
        self._standing, self._talk, self._reach = standing, talk, reach
        self._today, self._glyphs = today, glyphs

    def body(self) -> ComposeResult:
        """Yield how due they are and how to reach them, what it was about, what is open, and what to begin with."""
        state = [shown_state(self._standing, self._today), self._reach]
        yield Static(f" {self._glyphs.dot} ".join(filter(None, state)), id="state", markup=False)
        for title, points in self._parts():
            yield Static(title, classes="label", markup=False)
            yield from self._points(points)

    def _parts(self) -> Iterator[tuple[str, Sequence[str]]]:
        last = self._talk.last
        if last is not None:
            day = short_day(last.day, self._today)
            yield _("Last talked about, {day}").format(day=day), [plain(last.note)]
        elif self._standing.last:
            yield _("Last contact"), [short_day(self._standing.last, self._today)]
        if self._talk.open:
            yield _("Open between you"), self._talk.open[:_MOST]
        if self._talk.openers:
            yield _("To begin with"), self._talk.openers
        if not (self._talk.open or self._talk.openers):
            yield _("To begin with"), [_("Nothing is noted; on their screen t notes a topic to come back to.")]

    def _points(self, points: Sequence[str]) -> Iterator[Horizontal]:
        """Yield points that wrap behind their dot."""
        for point in points:
            yield Horizontal(
                Static(f"{self._glyphs.dot} ", classes="dot", markup=False),
                Static(point, classes="point", markup=False),
                classes="row",
            )

    def answer_label(self) -> str:
        """Return what the first button says."""
        return _("Log contact")

    def more_buttons(self) -> Iterator[Button]:
        """Yield the button that puts them off."""
        yield Button(_("Put off"), id="snooze", compact=True)

    def action_answer(self) -> None:
        """Go on to log a contact."""
        self.dismiss(CONTACT)

    @on(Button.Pressed, "#snooze")
    def action_snooze(self) -> None:
        """Go on to put them off."""
        self.dismiss(SNOOZE)
