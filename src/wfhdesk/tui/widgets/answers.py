"""The answers to a question, to be given by keys or the mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.text import Text
from textual.events import Key
from textual.geometry import Region, Spacing

from wfhdesk.domain.checklists import ONE, SCALE, SEVERAL, YES_NO, Item
from wfhdesk.language import gettext as _
from wfhdesk.tui.glyphs import Glyphs
from wfhdesk.tui.widgets.asking import UNSAID, Asking, Look, Options, YesOrNo
from wfhdesk.tui.widgets.asking_scale import OnAScale
from wfhdesk.tui.widgets.page import Page
from wfhdesk.tui.widgets.sheet import Sheet

_KINDS: dict[str, type[Asking]] = {YES_NO: YesOrNo, ONE: Options, SEVERAL: Options, SCALE: OnAScale}
_AROUND = Spacing(2, 0, 2, 0)
"""How many lines above and below the cursor are seen with it."""


class Answers(Sheet, can_focus=True):
    """What can be answered, told to `given` at once; a line of text has a widget of its own."""

    def __init__(self, given: Callable[[object], object], id: str | None = None) -> None:
        super().__init__(id=id)
        self._given = given  # no message: the next key may be on its way already
        self._asking: Asking | None = None

    def show(self, item: Item, value: Sequence[str], glyphs: Glyphs) -> bool:
        """Show the answers to a question with the one it has; return whether it is answered here."""
        self._asking = _KINDS[item.asks](item, value) if item.asks in _KINDS else None
        self.glyphs = glyphs
        self.display = self._asking is not None
        self.show_anew()
        return self.display

    @property
    def hint(self) -> str:
        """What the keys do, where that isn't to be seen."""
        return self._asking.hint if self._asking else ""

    def texts(self, width: int) -> Sequence[Text]:
        """Return the answers, and under them what the keys do."""
        if self._asking is None:
            return []
        texts = self._asking.texts(width, Look(self.app.console, self.style_of, self.glyphs))
        if self._asking.is_missed:
            missed = _("These keys answer: {keys}").format(keys=" ".join(self._asking.keys()))
            return [*texts, Text(), Text(missed, self.style_of("late"))]
        return [*texts, Text(), Text(self.hint, self.style_of("muted"))] if self.hint else texts

    def on_key(self, event: Key) -> None:
        """Take a key that means something to the question."""
        key = event.character if event.character and event.character.isprintable() else event.key
        if self._asking is None:
            return
        self._asking.is_missed = False
        if self._asking.press(key):
            event.stop()
            event.prevent_default()
            self._go_on()
        elif (event.is_printable or key == "enter") and event.key not in self.screen.active_bindings:
            self._asking.is_missed = True
            self.app.bell()
            self.show_anew()

    def action_pick(self, key: str) -> None:
        """Take what was clicked."""
        if self._asking is not None and self._asking.pick(key):
            self._go_on()

    def _go_on(self) -> None:
        found = self._asking
        if found is None:
            return
        if found.said is UNSAID:
            self.show_anew()
            self.call_after_refresh(self._show_cursor)
            return
        said, found.said = found.said, UNSAID
        self.show_anew()
        self._given(said)

    def _show_cursor(self) -> None:
        """Scroll so far that what the cursor stands on is seen, with a little around it."""
        row = self._asking.row if self._asking else None
        if row is not None:
            page = self.query_ancestor(Page)
            top = self.region.y - page.region.y + page.scroll_offset.y
            page.scroll_to_region(Region(0, top + row, 1, 1), spacing=_AROUND, animate=False)
