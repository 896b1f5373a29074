"""Versions of an entry that were made apart, of which one is to stay."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import chain
from typing import Any, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.widgets import Static

from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.capture import render
from wfhdesk.language import gettext as _
from wfhdesk.tui.glyphs import Glyphs
from wfhdesk.tui.modals.dialog import Dialog
from wfhdesk.tui.widgets.lines import Lines


class _Versions(Lines):
    """Each version in full, under its number."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(str(number), f"number({number})", show=False) for number in range(1, 10)
    ]

    def __init__(self, versions: Sequence[Accomplishment | None], glyphs: Glyphs) -> None:
        super().__init__()
        self._versions, self._glyphs = versions, glyphs
        self._made: list[tuple[int | None, Text]] = []

    def on_resize(self, _event: Resize) -> None:
        """Wrap every version to the width there is."""
        width = max(self.scrollable_content_region.width - 4, 8)
        made = [self._lines_of(number, version, width) for number, version in enumerate(self._versions, 1)]
        self._made = list(chain.from_iterable(made))[:-1]
        self.styles.height = min(len(self._made), 16)
        self.lines_changed(self.current)

    def _lines_of(self, number: int, version: Accomplishment | None, width: int) -> list[tuple[int | None, Text]]:
        title = _("{n}, which shows now") if number == 1 else _("{n}")
        said = _("It was deleted.") if version is None else self._said(version)
        rows = Text(said).wrap(self.app.console, width)
        head = Text(f" {title.format(n=number)}", self.style_of("head"))
        return [(number, head), *((number, Text("   ").append_text(row)) for row in rows), (None, Text())]

    def _said(self, version: Accomplishment) -> str:
        said = [render(version)]
        if version.pinned:
            said.append(_("the one big thing"))
        if version.dropped:
            said.append(_("dropped: {why}").format(why=version.dropped))
        elif version.settled:
            said.append(_("settled on {day}").format(day=version.settled))
        return f" {self._glyphs.dot} ".join(said)

    def count(self) -> int:
        """Return how many lines all versions take."""
        return len(self._made)

    def item_at(self, index: int) -> Any:
        """Return the number of the version that a line belongs to."""
        return self._made[index][0]

    def key_of(self, item: int) -> Hashable:
        """Return a version's number."""
        return item

    def line(self, index: int, width: int) -> Text:
        """Return a line of a version."""
        return self._made[index][1].copy()

    def action_number(self, number: int) -> None:
        """Choose a version by its number."""
        if number <= len(self._versions):
            self.post_message(self.Chosen(self, number))


class Versions(Dialog[int]):
    """Ask which version stays; the answer is its number, the one that shows now being the first."""

    def __init__(self, versions: Sequence[Accomplishment | None], glyphs: Glyphs) -> None:
        super().__init__()
        self.title_text = _("Versions")
        self.add_class("-large")
        self._versions = _Versions(versions, glyphs)

    def body(self) -> ComposeResult:
        """Yield the versions, and what choosing does."""
        yield Static(_("This entry was changed in two places at once. Which version stays?"), markup=False)
        yield self._versions
        yield Static(
            _("enter keeps the version under the cursor; esc leaves it for later."), classes="hint", markup=False
        )

    def answer_label(self) -> str:
        """Return what the button says."""
        return _("Keep this one")

    def action_answer(self) -> None:
        """Keep the version under the cursor."""
        self.dismiss(self._versions.current)

    @on(Lines.Chosen)
    def _chosen(self, event: Lines.Chosen) -> None:
        self.dismiss(event.item)
