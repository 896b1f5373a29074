"""How each kind of question takes keys, and how its answers are drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.console import Console
from rich.style import Style
from rich.text import Text

from wfhdesk import language
from wfhdesk.domain.checklists import NO, NOT_APPLICABLE, ONE, SEVERAL, YES, Item
from wfhdesk.language import gettext as _
from wfhdesk.language import pgettext
from wfhdesk.tui.glyphs import Glyphs
from wfhdesk.tui.widgets.hung import hung

UNSAID = object()
"""Nothing was answered yet: None can't say so, being an answer."""
_GAP = 4
_SIGNS = "123456789abcdefghiklmnopqrsuvwxyz"
"""A key for each option: `t` writes a note, and `j` is yes in Dutch. Further options have the arrows and the mouse."""


class Look(NamedTuple):
    """What answers are drawn with."""

    console: Console
    style_of: Callable[[str], Style]
    glyphs: Glyphs


class Asking:
    """One question being asked. `said` is the answer once it is given, for `domain.answering.parse_value`."""

    hint = ""
    is_missed = False
    """Whether the last key meant nothing to the question."""
    row: int | None = None
    """Which line the cursor stands on, as it was drawn last."""

    def __init__(self, item: Item, value: Sequence[str] = ()) -> None:
        self.item = item
        self.value = tuple(value)
        self.said: object = UNSAID

    def press(self, key: str) -> bool:
        """Take a key, by its sign or else its name; return whether it means anything to this question."""
        if key == NOT_APPLICABLE and self.item.can_skip:
            self.said = NOT_APPLICABLE
            return True
        return False

    def pick(self, key: str) -> bool:
        """Take what the mouse points at."""
        return self.press(key)

    def keys(self) -> list[str]:
        """Return the keys that answer, as a person reads them."""
        return [NOT_APPLICABLE] if self.item.can_skip else []

    def texts(self, width: int, look: Look) -> list[Text]:
        """Return the answers there are, as lines of at most `width` cells."""
        raise NotImplementedError

    def skips(self, look: Look) -> list[Text]:
        """Return the answer that it doesn't apply, where that is one."""
        if not self.item.can_skip:
            return []
        return [pressed(NOT_APPLICABLE, _("doesn't apply"), look, is_here=self.value == (NOT_APPLICABLE,))]


class YesOrNo(Asking):
    """Yes or no, each by its letter."""

    @property
    def _keys(self) -> dict[str, str]:
        own = {"j": YES} if language.current() == "nl" else {}
        return {**own, "y": YES, "n": NO}

    def press(self, key: str) -> bool:
        """Take `y`, `n`, in Dutch `j`, and `-`."""
        if key.lower() in self._keys:
            self.said = self._keys[key.lower()]
            return True
        return super().press(key)

    def keys(self) -> list[str]:
        """Return yes and no first."""
        return [next(iter(self._keys)), "n", *super().keys()]

    def texts(self, width: int, look: Look) -> list[Text]:
        """Return them beside each other."""
        yes = next(iter(self._keys))
        parts = [
            pressed(yes, pgettext("answer", "yes"), look, is_here=self.value == (YES,)),
            pressed("n", pgettext("answer", "no"), look, is_here=self.value == (NO,)),
            *self.skips(look),
        ]
        row = Text(" " * _GAP).join(parts)
        return [row] if row.cell_len <= width else parts


class Options(Asking):
    """One of several, or several of them: by their numbers, or with the arrows."""

    def __init__(self, item: Item, value: Sequence[str] = ()) -> None:
        super().__init__(item, value)
        self._ids = [one.id for one in item.options]
        self._ticked = {one for one in self.value if one in self._ids}
        self._here = self._ids.index(self.value[0]) if item.asks == ONE and self._ticked else -1

    @property
    def _takes_several(self) -> bool:
        return self.item.asks == SEVERAL

    @property
    def hint(self) -> str:  # type: ignore[override]
        """Return what the keys do."""
        if self._takes_several:
            return _("a number ticks one or not; nothing ticked is an answer too")
        return ""

    def press(self, key: str) -> bool:
        """Take the sign of an option, the arrows, space and enter, and `-`."""
        if len(key) == 1 and key.lower() in _SIGNS[: len(self._ids)]:
            self._take(_SIGNS.index(key.lower()))
        elif key in ("up", "down"):
            step = 1 if key == "down" else -1
            self._here = max(0, min(self._here + step, len(self._ids) - 1))
        elif key in (" ", "space") and self._here >= 0:
            self._take(self._here)
        elif key == "enter" and self._takes_several:
            self.said = [one for one in self._ids if one in self._ticked]
        elif key == "enter" and self._here >= 0:
            self._take(self._here)
        else:
            return super().press(key)
        return True

    def pick(self, key: str) -> bool:
        """Take what the mouse points at: an option by its number."""
        if not key.isdecimal():
            return self.press(key)
        self._take(int(key) - 1)
        return True

    def keys(self) -> list[str]:
        """Return the signs of the options, and what keeps several."""
        return [*_SIGNS[: len(self._ids)], *([_("enter")] if self._takes_several else []), *super().keys()]

    def _take(self, place: int) -> None:
        chosen = self._ids[place]
        if self._takes_several:
            self._ticked ^= {chosen}
            self._here = place
        else:
            self.said = chosen

    def texts(self, width: int, look: Look) -> list[Text]:
        """Return them one below the other, each with its number."""
        made: list[Text] = []
        for place, option in enumerate(self.item.options):
            key = _SIGNS[place : place + 1]
            sign = Text().append(self._mark(option.id, look)).append(f"{key:>2}  ", look.style_of("key"))
            lines = hung(look.console, sign, Text(str(option.text)), width)
            if place == self._here:
                self.row = len(made)
            for line in lines:
                if place == self._here:
                    line.append(" " * (width - line.cell_len))
                    line.stylize(look.style_of("cursor"))
                made.append(line.on({"@click": f"pick('{place + 1}')"}))
        ends = self.skips(look)
        if self._takes_several:
            ends.insert(0, pressed(_("enter"), _("go on"), look, is_here=False, key="enter"))
        return [*made, Text(), Text(" " * _GAP).join(ends)] if ends else made

    def _mark(self, option_id: str, look: Look) -> str:
        is_ticked = option_id in self._ticked
        if self._takes_several:
            return "[x]" if is_ticked else "[ ]"
        return look.glyphs.nudge if is_ticked else " "


def pressed(shown: str, told: str, look: Look, *, is_here: bool, key: str = "") -> Text:
    """Return an answer with the key that gives it; the one that holds stands in brackets."""
    text = Text("[" if is_here else " ", look.style_of("here") if is_here else "")
    text.append(shown, look.style_of("key")).append(f"  {told}", look.style_of("here") if is_here else "")
    text.append("]" if is_here else " ", look.style_of("here") if is_here else "")
    return text.on({"@click": f"pick('{key or shown}')"})
