"""One entry in full."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.text import Text

from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.mentions import plain
from wfhdesk.language import gettext as _
from wfhdesk.tui.glyphs import UNICODE, Glyphs
from wfhdesk.tui.widgets.entry_facts import Fact, facts
from wfhdesk.tui.widgets.entry_line import coloured, sign_of
from wfhdesk.tui.widgets.wrapped import Wrapped


class Detail(Wrapped):
    """An entry's text, and the facts under it."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._entry: Accomplishment | None = None
        self._facts: list[Fact] = []
        self._notes: Sequence[str] = ()
        self._glyphs: Glyphs = UNICODE

    def show_entry(
        self,
        entry: Accomplishment | None,
        today: date,
        updates: Sequence[int],
        glyphs: Glyphs,
        notes: Sequence[str] = (),
    ) -> None:
        """Show an entry, the numbers of the updates it went out in, and notes that ask for something."""
        told = facts(entry, today, updates) if entry else []
        if (entry, told, notes, glyphs) == (self._entry, self._facts, self._notes, self._glyphs):
            return
        is_other = (entry and entry.id) != (self._entry and self._entry.id)
        self._entry, self._facts, self._notes, self._glyphs = entry, told, notes, glyphs
        self.wrap_anew(from_top=is_other)

    def texts(self, width: int) -> list[Text]:
        """Return the entry's text, its outcome, the notes and the facts."""
        entry = self._entry
        if entry is None:
            return [Text(_("No entry is chosen."), self.style_of("muted"))]
        first = Text().append(f"{sign_of(entry, self._glyphs)} ", self.style_of("kind"))
        first.append_text(coloured(entry.text, self.style_of))
        texts = [first]
        if entry.outcome:
            texts.append(Text(f"{self._glyphs.outcome} {plain(entry.outcome)}", self.style_of("outcome")))
        texts += [Text(note, self.style_of("due")) for note in self._notes]
        return [*texts, Text(), *self.told(self._facts, width)]
