"""How what a part of a day holds is drawn: a sign, so that it is told without colours, and an ink."""

from __future__ import annotations

from collections.abc import Iterable

from wfhdesk.domain.availability import ABSENT, OFF, Answer
from wfhdesk.domain.day_slots import AWAY, REST, SHARED, TAKEN, WORKED, Slot, short_told
from wfhdesk.domain.days import Day
from wfhdesk.domain.hours import HOME, OFFICE, shown_place
from wfhdesk.domain.statuses import FINISHED
from wfhdesk.language import gettext as _
from wfhdesk.tui.glyphs import Glyphs

_KINDS = {TAKEN: "taken", AWAY: "away", REST: "rest", SHARED: "shared"}
Legend = tuple[str, str, str]
"""A sign, its ink, and what it means."""


def drawn(slot: Slot, glyphs: Glyphs) -> tuple[str, str]:
    """Return the sign of a slot and the name of its ink; a blank where there is nothing."""
    named = _named(slot)
    return (getattr(glyphs, named), named) if named else (" ", "muted")


def _named(slot: Slot) -> str:
    if slot.kind == WORKED:
        return {HOME: "home", OFFICE: "office"}.get(slot.place, "elsewhere")
    return _KINDS.get(slot.kind, "")


def name_of(slot: Slot, day: Day) -> str:
    """Return what is written over a slot: what was planned of it, or the holiday; nothing where it is worked."""
    if slot.kind not in (TAKEN, AWAY):
        return ""
    return short_told(slot.occasion) if slot.occasion else day.holiday


def legend(slots: Iterable[Slot], glyphs: Glyphs) -> list[Legend]:
    """Return what the signs mean that stand in a grid; home, office and away always."""
    known = list(slots)
    names = {_named(slot) for slot in known} | {"home", "office", "away"}
    elsewhere = sorted({slot.place for slot in known if _named(slot) == "elsewhere"})
    told = {
        "shared": _("All of you"),
        "home": shown_place(HOME),
        "office": shown_place(OFFICE),
        "elsewhere": elsewhere[0] if len(elsewhere) == 1 else _("Elsewhere"),
        "away": _("Away"),
        "taken": _("Taken"),
    }
    found = [(getattr(glyphs, name), name, words) for name, words in told.items() if name in names]
    return [*found, *([(glyphs.core, "core", _("core hours"))] if any(slot.is_core for slot in known) else [])]


def sign_of(answer: Answer, glyphs: Glyphs) -> tuple[str, str]:
    """Return the sign of what one is doing right now, and the name of its ink."""
    if answer.has_lapsed:
        return "?", "due"
    if answer.is_reachable:
        return glyphs.open, "good"
    is_off = answer.back is None or answer.state in (OFF, ABSENT, FINISHED)
    return (glyphs.shut, "muted") if is_off else (glyphs.half, "accent")
