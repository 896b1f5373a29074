"""What ROSA's bands and parts are called to a person."""

from __future__ import annotations

from collections.abc import Callable

from wfhdesk.domain.rosa import (
    ACT,
    ARMREST,
    BACK,
    CHAIR,
    GREEN,
    IMPROVE,
    KEYBOARD,
    MONITOR,
    MOUSE,
    PHONE,
    SEAT_DEPTH,
    SEAT_HEIGHT,
    SECTION_B,
    SECTION_C,
    SOON,
    URGENT,
)
from wfhdesk.language import gettext as _


def shown_band(name: str) -> str:
    """Return what a band asks for, in the person's language."""
    return {
        GREEN: _("good"),
        IMPROVE: _("can be better"),
        ACT: _("act"),
        SOON: _("act soon"),
        URGENT: _("act at once"),
    }[name]


def shown_part(name: str) -> str:
    """Return a part, a section or a time (`dur_chair`) of the score, in the person's language."""
    return _SHOWN[name]()


_SHOWN: dict[str, Callable[[], str]] = {
    CHAIR: lambda: _("chair"),
    SECTION_B: lambda: _("screen and telephone"),
    SECTION_C: lambda: _("mouse and keyboard"),
    SEAT_HEIGHT: lambda: _("seat height"),
    SEAT_DEPTH: lambda: _("seat depth"),
    ARMREST: lambda: _("armrests"),
    BACK: lambda: _("back support"),
    MONITOR: lambda: _("screen"),
    PHONE: lambda: _("telephone"),
    MOUSE: lambda: _("mouse"),
    KEYBOARD: lambda: _("keyboard"),
    "dur_chair": lambda: _("hours on the chair"),
    "dur_monitor": lambda: _("hours at the screen"),
    "dur_phone": lambda: _("hours on the telephone"),
    "dur_mouse": lambda: _("hours with the mouse"),
    "dur_keyboard": lambda: _("hours at the keyboard"),
}
