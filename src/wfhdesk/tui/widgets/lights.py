"""How well it stands with something, as a sign that tells it without colour: all is well, have a look, act."""

from __future__ import annotations

from wfhdesk.domain.checklists import HIGH, LOW, MEDIUM
from wfhdesk.domain.scoring import AMBER, GREEN, RED
from wfhdesk.tui.glyphs import Glyphs

LIGHT_INKS = {GREEN: "good", AMBER: "due", RED: "late"}
"""The inks of what is told of a score."""
_SIGN_INKS = {**LIGHT_INKS, LOW: "muted", MEDIUM: "due", HIGH: "late"}
RISK_INKS = {LOW: "number", MEDIUM: "due", HIGH: "late"}
"""The inks of the words that tell how much a risk matters."""


def light_sign(light: str, glyphs: Glyphs) -> tuple[str, str]:
    """Return the sign of a score's light or of a risk, and the name of its ink; a blank where nothing is known."""
    signs = {GREEN: glyphs.done, AMBER: "!", RED: glyphs.dropped, LOW: glyphs.dot, MEDIUM: "!", HIGH: glyphs.dropped}
    return signs.get(light, " "), _SIGN_INKS.get(light, "muted")
