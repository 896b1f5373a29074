"""Checklists of a person's own, put where they lie, and answers to any checklist in which all is well."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from conftest import FRIDAY
from wfhdesk.domain.answering import parse_value, reply_to
from wfhdesk.domain.asking import asked
from wfhdesk.domain.assessments import Reply
from wfhdesk.domain.checklists import DATE, NOT_APPLICABLE, ONE, SCALE, SEVERAL, TEXT, YES_NO, Checklist, Item


def keep_own(folder: Path, text: str, name: str) -> Path:
    """Put a checklist where the person's own lie, beside the settings in `folder`; return its path."""
    own = folder / "checklists"
    folder.mkdir(mode=0o700, exist_ok=True)
    own.mkdir(exist_ok=True)
    path = own / name
    path.write_text(text, encoding="utf-8")
    return path


def all_well(checklist: Checklist, own: Mapping[str, object] = MappingProxyType({})) -> dict[str, object]:
    """Return answers to all that a checklist asks, of which none tells a risk as far as one can do without, but for `own`."""
    found: dict[str, object] = {}
    replies: dict[str, Reply] = {}
    for item in checklist.items:
        if item in asked(checklist, replies):
            found[item.id] = answer = own.get(item.id, _well(item))
            value = parse_value(item, answer["answer"] if isinstance(answer, dict) else answer, FRIDAY.date())
            replies[item.id] = reply_to(checklist, item, value, FRIDAY)
    return found


def _well(item: Item) -> object:
    best = next((one.id for one in item.options if not one.risk), NOT_APPLICABLE)
    return {
        YES_NO: best,
        ONE: item.options[0].id if best == NOT_APPLICABLE and item.options else best,
        SEVERAL: [],
        SCALE: item.scale.well if item.scale else 0,
        TEXT: "nothing",
        DATE: "2026-11-20",
    }[item.asks]
