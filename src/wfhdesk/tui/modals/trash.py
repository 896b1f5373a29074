"""What was deleted in the last 30 days."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import date
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Click
from textual.widgets import Static

from wfhdesk.desk.finding import Trashed
from wfhdesk.domain.periods import short_day
from wfhdesk.language import gettext as _
from wfhdesk.tui.glyphs import Glyphs
from wfhdesk.tui.modals.dialog import Dialog
from wfhdesk.tui.widgets.entry_line import coloured, sign_of, tail_of, with_tail
from wfhdesk.tui.widgets.lines import Lines

_TALLEST = 14


class _Deleted(Lines):
    """The deleted entries, the one deleted last at the top."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "take", show=False)]

    def __init__(self, trash: Sequence[Trashed], today: date, glyphs: Glyphs) -> None:
        super().__init__()
        self.chosen: list[str] = []
        self._trash, self._today, self._glyphs = trash, today, glyphs

    def on_mount(self) -> None:
        """Take as many rows as it has lines."""
        self.styles.height = min(len(self._trash), _TALLEST)
        self.lines_changed()

    def count(self) -> int:
        """Return how many were deleted."""
        return len(self._trash)

    def item_at(self, index: int) -> Trashed:
        """Return what was deleted."""
        return self._trash[index]

    def key_of(self, item: Trashed) -> Hashable:
        """Return its id."""
        return item.entry.id

    def line(self, index: int, width: int) -> Text:
        """Return when it was deleted, and the entry."""
        entry, day = self._trash[index]
        line = Text(end="")
        line.append(self._glyphs.chosen if entry.id in self.chosen else " ", self.style_of("accent"))
        line.append(f"{short_day(day, self._today):<11}", self.style_of("muted"))
        line.append(f"{sign_of(entry, self._glyphs)} ", self.style_of("kind"))
        line.append_text(coloured(entry.text, self.style_of))
        return with_tail(line, tail_of(entry, self.style_of), width, self._glyphs)

    def action_take(self) -> None:
        """Choose an entry or let go of it, and go on to the next."""
        self._toggle(self.current.entry.id)
        self.action_move(1)

    def _toggle(self, doc_id: str) -> None:
        if doc_id in self.chosen:
            self.chosen.remove(doc_id)
        else:
            self.chosen.append(doc_id)
        self.refresh()

    def on_click(self, event: Click) -> None:
        """Choose with ctrl; what else a click does is the list's own."""
        place = event.get_content_offset(self)
        row = place.y + self.scroll_offset.y if place else self.count()
        if event.ctrl and row < self.count():
            self._toggle(self.item_at(row).entry.id)


class Trash(Dialog[list[str]]):
    """Ask what to bring back; the answer is the ids of those entries."""

    def __init__(self, trash: Sequence[Trashed], today: date, glyphs: Glyphs) -> None:
        super().__init__()
        self.title_text = _("Trash")
        self.add_class("-large")
        self._deleted = _Deleted(trash[::-1], today, glyphs)

    def body(self) -> ComposeResult:
        """Yield the deleted entries, and the keys."""
        yield self._deleted
        yield Static(
            _("enter brings an entry back, space chooses several. What was deleted stays here for 30 days."),
            classes="hint",
            markup=False,
        )

    def answer_label(self) -> str:
        """Return what the button says."""
        return _("Bring back")

    @on(Lines.Chosen)
    def action_answer(self) -> None:
        """Bring back what was chosen, or else the entry under the cursor."""
        self.dismiss(self._deleted.chosen or [self._deleted.current.entry.id])
