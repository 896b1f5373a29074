"""The signs that the app draws: each one cell wide, with an ASCII set for terminals that draw others badly."""

from __future__ import annotations

from typing import NamedTuple


class Glyphs(NamedTuple):
    """One set of signs. `levels` go from nothing to the most there is, `heights` likewise.

    `open`, `half` and `shut` say whether one can be reached. What a part of a day holds is drawn with `home`, `office`,
    `elsewhere`, `taken`, `away` and `rest`; `core` marks core hours, `here` the line of the moment;
    `shared` is drawn where one and others can be reached; `nudge` stands before what nudges.
    """

    done: str
    dropped: str
    pinned: str
    chosen: str
    outcome: str
    more: str
    rule: str
    bar: str
    levels: str
    heights: str
    dot: str
    now: str
    dash: str
    open: str
    half: str
    shut: str
    home: str
    office: str
    elsewhere: str
    taken: str
    away: str
    rest: str
    core: str
    here: str
    shared: str
    nudge: str


UNICODE = Glyphs("✓", "✗", "*", "▪", "→", "…", "─", "█", "·░▒▓█", " ▁▂▃▄▅▆▇█", "·", "▲", "–", *"●◐○█▓▒░╱·┃▸≡▸")
ASCII = Glyphs("v", "x", "*", "o", "=>", "~", "-", "#", ".-+#@", " .:-=+*#@", "-", "^", "-", *"*%o#=+:/.|>@>")

IN_ASCII = str.maketrans(
    {
        **dict.fromkeys("·–—─━┄▔▁", "-"),
        **dict.fromkeys("│┃▏▎▍▌▕▐", "|"),
        **dict.fromkeys("╭╮╰╯┌┐└┘├┤┬┴┼", "+"),
        **dict.fromkeys("▂▃▄▅▆▇█▉▊▋▀░▒▓", "#"),
        **dict.fromkeys("“”„", '"'),
        **dict.fromkeys("‘’", "'"),
        **dict.fromkeys("•▪", "*"),
        **dict(zip("…→←↑↓✓✗▲▼●◐○╱▸≡", "~><^vvx^v*%o/>@", strict=True)),
    }
)
"""What stands for signs that sentences, borders and bars are drawn with, where there is to be ASCII only."""

SIGNS = {"progress": "~", "plan": ">", "blocker": "?", "learned": "+"}
"""The signs of kinds, as they are typed; what is done has the set's own."""


def glyphs(named: str) -> Glyphs:
    """Return the set that the settings name: `ascii`, or anything else for Unicode."""
    return ASCII if named == "ascii" else UNICODE
