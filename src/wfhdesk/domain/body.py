"""The regions of the body, as discomfort is asked about and drawn."""

from __future__ import annotations

from collections.abc import Callable

from wfhdesk.language import gettext as _

_SHOWN: dict[str, Callable[[], str]] = {
    "eyes": lambda: _("eyes"),
    "head": lambda: _("head"),
    "neck": lambda: _("neck"),
    "shoulder-left": lambda: _("left shoulder"),
    "shoulder-right": lambda: _("right shoulder"),
    "arm-left": lambda: _("left arm"),
    "arm-right": lambda: _("right arm"),
    "wrist-left": lambda: _("left wrist"),
    "wrist-right": lambda: _("right wrist"),
    "upper-back": lambda: _("upper back"),
    "lower-back": lambda: _("lower back"),
    "hips": lambda: _("hips"),
    "knees": lambda: _("knees"),
    "feet": lambda: _("feet"),
}
REGIONS = tuple(_SHOWN)
"""From head to foot; left and right as the person has them."""


def shown_region(region: str) -> str:
    """Return what one of REGIONS is called, in the person's language."""
    return _SHOWN[region]()
