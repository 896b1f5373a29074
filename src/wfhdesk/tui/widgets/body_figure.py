"""The figure of a body, seen from the front, as a grid of the regions that discomfort is asked about."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rich.style import Style
from rich.text import Text

from wfhdesk.tui.glyphs import ASCII, Glyphs

_PIXELS = (
    "......HHHHHH......",
    ".....HHHHHHHH.....",
    ".....HEEHHEEH.....",
    ".....HHHHHHHH.....",
    ".....HHHHHHHH.....",
    "......HHHHHH......",
    ".......NNNN.......",
    ".......NNNN.......",
    "..RRRRUUUUUULLLL..",
    ".RRRRRUUUUUULLLLL.",
    ".RRRRUUUUUUUULLLL.",
    ".AAA.UUUUUUUU.aaa.",
    ".AAA.UUUUUUUU.aaa.",
    ".AAA.UUUUUUUU.aaa.",
    ".AAA.BBBBBBBB.aaa.",
    ".AAA.BBBBBBBB.aaa.",
    ".AAA..BBBBBB..aaa.",
    ".WWW..BBBBBB..www.",
    ".WWW.PPPPPPPP.www.",
    ".WWW.PPPPPPPP.www.",
    ".....PPPPPPPP.....",
    ".....---..---.....",
    ".....---..---.....",
    ".....---..---.....",
    ".....KKK..KKK.....",
    ".....KKK..KKK.....",
    ".....---..---.....",
    ".....---..---.....",
    ".....FFF..FFF.....",
    "....FFFF..FFFF....",
)
"""Two of these rows are one line of the screen, so that each is about as high as wide."""
_REGIONS = {
    "H": "head",
    "E": "eyes",
    "N": "neck",
    "R": "shoulder-right",
    "L": "shoulder-left",
    "A": "arm-right",
    "a": "arm-left",
    "U": "upper-back",
    "B": "lower-back",
    "W": "wrist-right",
    "w": "wrist-left",
    "P": "hips",
    "K": "knees",
    "F": "feet",
}
"""The person's right is on the left, as of somebody who stands before one."""
_UPPER, _LOWER = "▀", "▄"
WIDTH = len(_PIXELS[0])
HEIGHT = len(_PIXELS) // 2
ON_THE_LEFT = ("eyes", "shoulder-right", "upper-back", "arm-right", "wrist-right", "hips")
"""Regions that are told on the left of the figure where there is room on both sides."""


def row_of(region: str) -> int:
    """Return the line of the figure beside which a region is told: the middle of where it is."""
    sign = next(sign for sign, name in _REGIONS.items() if name == region)
    rows = [place // 2 for place, pixels in enumerate(_PIXELS) if sign in pixels]
    return rows[len(rows) // 2]


def figure(values: Mapping[str, int], ink_of: Callable[[int], Style], glyphs: Glyphs) -> list[Text]:
    """Return the lines of the figure, each region in the ink of its value; in ASCII in signs that tell it."""
    rows = zip(_PIXELS[::2], _PIXELS[1::2], strict=True)
    if glyphs is ASCII:
        return [_in_ascii(upper, lower, values, ink_of, glyphs) for upper, lower in rows]
    return [_in_halves(upper, lower, values, ink_of) for upper, lower in rows]


def _in_halves(upper: str, lower: str, values: Mapping[str, int], ink_of: Callable[[int], Style]) -> Text:
    text = Text(no_wrap=True)
    for above, below in zip(upper, lower, strict=True):
        style, under = (None if sign == "." else ink_of(_value(sign, values)) for sign in (above, below))
        if style is None and under is None:
            text.append(" ")
        elif style is None or under is None:
            text.append(_LOWER if style is None else _UPPER, style or under)
        else:
            text.append(_UPPER, style + Style(bgcolor=under.color))
    return text


def _in_ascii(
    upper: str, lower: str, values: Mapping[str, int], ink_of: Callable[[int], Style], glyphs: Glyphs
) -> Text:
    text = Text(no_wrap=True)
    for signs in zip(upper, lower, strict=True):
        worst = max((_value(sign, values) for sign in signs if sign != "."), default=None)
        text.append(" " if worst is None else glyphs.levels[degree(worst)], None if worst is None else ink_of(worst))
    return text


def _value(sign: str, values: Mapping[str, int]) -> int:
    return values.get(_REGIONS.get(sign, ""), 0)


def degree(value: int) -> int:
    """Return how much something hurts in four degrees: 0 not at all, then 1 to 3, 4 to 6, 7 to 10, as 1 to 4 but one."""
    return 0 if value <= 0 else 1 if value < 4 else 2 if value < 7 else 4


def labels(wanted: Sequence[tuple[int, Text]]) -> dict[int, Text]:
    """Return on which line each label stands: as near to the line it is wanted on as others leave room for, none twice."""
    placed: dict[int, Text] = {}
    for row, text in sorted(wanted, key=lambda one: one[0]):
        placed[max(row, *(taken + 1 for taken in placed), 0)] = text
    return placed
