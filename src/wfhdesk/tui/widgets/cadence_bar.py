"""How far the days since the last contact have come along the cadence, as a bar of single cells."""

from __future__ import annotations

from collections.abc import Callable

from rich.style import Style
from rich.text import Text

from wfhdesk.domain.standings import AHEAD, DUE, NEVER, OVERDUE, PAUSED, SNOOZED, SOON, UNCOUNTED, Standing
from wfhdesk.tui.glyphs import Glyphs

BAR = 9
"""Cells: eight for the cadence, and one for what lies beyond it."""

_TONES = {NEVER: "muted", AHEAD: "good", SOON: "due", DUE: "due", OVERDUE: "late", SNOOZED: "muted", PAUSED: "muted"}


def tone(standing: Standing) -> str:
    """Return the ink in which it is told where one stands with somebody."""
    return _TONES.get(standing.state, "muted")


def cadence_bar(standing: Standing, style_of: Callable[[str], Style], glyphs: Glyphs) -> Text:
    """Return the bar; nothing but cells where nobody counts the days. Beyond the cadence it goes on with another sign."""
    if standing.state in ("", UNCOUNTED, PAUSED):
        return Text(" " * BAR)
    cells = BAR - 1
    # not the full block: bars below each other would be one
    full = min(int(standing.ratio * cells), cells)
    bar = Text().append(glyphs.heights[7] * full, style_of(tone(standing)))
    bar.append(glyphs.levels[0] * (cells - full), style_of("rule"))
    return bar.append(glyphs.here if standing.ratio > 1 else " ", style_of(tone(standing)))
