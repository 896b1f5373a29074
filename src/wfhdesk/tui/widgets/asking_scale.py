"""How a question on a scale takes keys, and how its numbers are drawn."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from wfhdesk.domain.checklists import NOT_APPLICABLE, Item
from wfhdesk.language import gettext as _
from wfhdesk.tui.widgets.asking import Asking, Look


class OnAScale(Asking):
    """A number: by its digits, or with the arrows and enter."""

    def __init__(self, item: Item, value: Sequence[str] = ()) -> None:
        super().__init__(item, value)
        assert item.scale is not None
        self._low, self._high = item.scale.low, item.scale.high
        self._here = int(self.value[0]) if self.value and self.value[0] != NOT_APPLICABLE else None
        self._begun = ""  # digits of a number that can have more of them

    @property
    def hint(self) -> str:  # type: ignore[override]
        """Return what the keys do, where a digit alone doesn't answer."""
        if self._begun:
            more = [number for number in self._numbers if self._goes_on(number)]
            return _("enter takes {n}; it can become {more}").format(n=self._begun, more=", ".join(map(str, more)))
        return ""

    @property
    def _numbers(self) -> range:
        return range(self._low, self._high + 1)

    def _goes_on(self, number: int) -> bool:
        return str(number).startswith(self._begun) and str(number) != self._begun

    def press(self, key: str) -> bool:
        """Take digits, the arrows and enter, and `-`."""
        if key.isdecimal() and key.isascii():
            return self._typed(key)
        if key in ("left", "right"):
            step = 1 if key == "right" else -1
            self._here = self._low if self._here is None else max(self._low, min(self._here + step, self._high))
            self._begun = ""
            return True
        if key == "backspace" and self._begun:
            self._begun, self._here = "", None
            return True
        if key == "enter" and self._here is not None:
            self.said = str(self._here)
            return True
        return super().press(key)

    def pick(self, key: str) -> bool:
        """Take a whole number at once."""
        if key == NOT_APPLICABLE:
            return self.press(key)
        self.said = key
        return True

    def keys(self) -> list[str]:
        """Return the ends of the scale."""
        return [f"{self._low}–{self._high}", *super().keys()]

    def _typed(self, digit: str) -> bool:
        """Take a digit; one that leads to no number on the scale is missed."""
        before, self._begun = self._begun, self._begun + digit
        known = [number for number in self._numbers if str(number).startswith(self._begun)]
        if not known:
            self._begun, self.is_missed = before, True
            return True
        if known == [int(self._begun)] and str(known[0]) == self._begun:
            self.said = self._begun
        self._here = int(self._begun) if int(self._begun) in self._numbers else None
        return True

    def texts(self, width: int, look: Look) -> list[Text]:
        """Return the numbers in a row, with what the ends mean below them."""
        cell = max(4, min(width // len(self._numbers), 6))
        row, ends = Text(no_wrap=True), self._ends(cell * len(self._numbers))
        for number in self._numbers:
            is_here = number == self._here
            told = Text(f"[{number}]" if is_here else str(number), look.style_of("here_cell" if is_here else "key"))
            told.align("center", cell)
            row.append_text(told.on({"@click": f"pick('{number}')"}))
        more = [Text(), *self.skips(look)] if self.item.can_skip else []
        return [row, *(Text(end, look.style_of("muted")) for end in ends), *more]

    def _ends(self, width: int) -> list[str]:
        assert self.item.scale is not None
        low, high = str(self.item.scale.low_label), str(self.item.scale.high_label)
        told = f"{self._low} {low}", f"{high} {self._high}"
        room = width - len(told[0]) - len(told[1])
        if not low and not high:
            return []
        return [told[0] + " " * room + told[1]] if room > 1 else [told[0], f"{self._high} {high}"]
