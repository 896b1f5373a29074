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
    """Return the bar; nothing but cells where nobody counts the days. Beyond the cadence it goes on with another sign.

    It is empty for somebody with whom there was no contact yet, until their first turn has come.
    """
    if standing.state in ("", UNCOUNTED, PAUSED):
        return Text(" " * BAR)
    cells = BAR - 1
    # not the full block: bars below each other would be one
    full = 0 if _waits_for_its_first_turn(standing) else min(int(standing.ratio * cells), cells)
    bar = Text().append(glyphs.heights[7] * full, style_of(tone(standing)))
    bar.append(glyphs.levels[0] * (cells - full), style_of("rule"))
    return bar.append(glyphs.here if full == cells and standing.ratio > 1 else " ", style_of(tone(standing)))


def _waits_for_its_first_turn(standing: Standing) -> bool:
    """Return whether there are no days to show yet: no contact, no cycle that was let pass, and no turn that has come."""
    person = standing.person
    is_new = standing.last is None and person.skipped is None
    return is_new and (not standing.is_pressing and (standing.state != SNOOZED or standing.overdue_days <= 0))
