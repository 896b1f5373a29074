"""How well it stands with something, as a sign that tells it without colour: all is well, have a look, act."""

from __future__ import annotations

from wfhdesk.domain.checklists import HIGH, LOW, MEDIUM
from wfhdesk.domain.scoring import AMBER, GREEN, RED
from wfhdesk.tui.glyphs import Glyphs

_INKS = {GREEN: "good", AMBER: "due", RED: "late", LOW: "muted", MEDIUM: "due", HIGH: "late"}


def light_sign(light: str, glyphs: Glyphs) -> tuple[str, str]:
    """Return the sign of a score's light or of a risk, and the name of its ink; a blank where nothing is known."""
    signs = {GREEN: glyphs.done, AMBER: "!", RED: glyphs.dropped, LOW: glyphs.dot, MEDIUM: "!", HIGH: glyphs.dropped}
    return signs.get(light, " "), _INKS.get(light, "muted")
