"""A list in which several items can be chosen at once."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Click
from textual.message import Message

from wfhdesk.tui.widgets.lines import NOWHERE, Lines


class ChoosingLines(Lines):
    """Lines of which several can be chosen; `chosen` are the keys of their items."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("shift+up,K", "extend(-1)", show=False),
        Binding("shift+down,J", "extend(1)", show=False),
    ]

    class Choice(Message):
        """Other items are chosen now."""

    class Opened(Message):
        """An item was clicked twice."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.chosen: set[str] = set()

    def action_extend(self, way: int) -> None:
        """Go to the next item with what the cursor leaves and comes to chosen."""
        before = self.current
        self.action_move(way)
        if before is not None and self.current is not None:
            self.choose(str(self.key_of(before)), str(self.key_of(self.current)))

    def choose(self, *keys: str) -> None:
        """Choose these too."""
        self.chosen.update(keys)
        self._chosen_changed()

    def toggle(self, key: str) -> None:
        """Choose an item, or let go of it."""
        self.chosen ^= {key}
        self._chosen_changed()

    def let_go(self) -> None:
        """Let go of all that was chosen."""
        self.chosen.clear()
        self._chosen_changed()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether there is an item to open."""
        return self.current is not None if action == "choose_item" else super().check_action(action, parameters)

    def _chosen_changed(self) -> None:
        self.refresh()
        self.post_message(self.Choice())

    def on_click(self, event: Click) -> None:
        """Choose with ctrl, up to the mouse with shift; open at the second click."""
        event.prevent_default()
        place = event.get_content_offset(self)
        row = NOWHERE if place is None else place.y + self.scroll_offset.y
        item = self.item_at(row) if 0 <= row < self.count() else None
        if item is None:
            return
        if event.shift:
            between = map(self.item_at, range(min(row, self.cursor), max(row, self.cursor) + 1))
            self.choose(*(str(self.key_of(one)) for one in between if one is not None))
        elif event.ctrl:
            self.toggle(str(self.key_of(item)))
        self.cursor = row
        if event.chain == 2:
            self.post_message(self.Opened())
