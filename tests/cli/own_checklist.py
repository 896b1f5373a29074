"""A checklist of a person's own that asks in every way there is, and answers to checklists in which all is well."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from conftest import FRIDAY
from wfhdesk.domain.answering import parse_value, reply_to
from wfhdesk.domain.asking import asked
from wfhdesk.domain.assessments import Reply
from wfhdesk.domain.checklists import DATE, NOT_APPLICABLE, ONE, SCALE, SEVERAL, TEXT, YES_NO, Checklist, Item

EVERY_WAY = """
format = 1
id = "nook"
version = 1
about = "workstation"
title = "Nook"
purpose = "Finds what is wrong with the nook."
minutes = 1
triggers = ["chair", "pain"]
scoring = "answers"
closing = "Keep the nook tidy."

[[sections]]
id = "all"
title = "Everything"

[[items]]
id = "LIGHT"
section = "all"
question = "Is there light?"
why = "Eyes need light."
advice = "Buy a lamp."
risk = "no"
severity = "high"

[[items]]
id = "SEAT"
section = "all"
asks = "one"
question = "What do you sit on?"
why = "Backs need a rest."
advice = "Sit on a chair."
[[items.options]]
id = "chair"
text = "a chair"
[[items.options]]
id = "crate"
text = "a crate"
risk = "medium"

[[items]]
id = "CRATE"
section = "all"
question = "Does the crate hold?"
why = "Crates break."
advice = "Get another one."
risk = "no"
severity = "low"
when = [{ item = "SEAT", is = ["crate"] }]

[[items]]
id = "NOISE"
section = "all"
asks = "several"
question = "What do you hear?"
why = "Noise tires."
advice = "Close the door."
[[items.options]]
id = "street"
text = "the street"
risk = "low"
[[items.options]]
id = "birds"
text = "birds"

[[items]]
id = "PAIN"
section = "all"
asks = "scale"
question = "How much does it hurt?"
why = "Pain tells."
advice = "Move more."
severity = "medium"
[items.scale]
low = 0
high = 10
well = 0
risk_from = 4
low_label = "none"
high_label = "worst"

[[items]]
id = "WORDS"
section = "all"
asks = "text"
question = "What else?"
why = "You know best."
skip = true

[[items]]
id = "SINCE"
section = "all"
asks = "date"
question = "Since when do you sit there?"
why = "Habits grow."
"""
QUESTIONS = ("LIGHT", "SEAT", "NOISE", "PAIN", "WORDS", "SINCE")
"""Asked where one sits on a chair."""
WELL = {"LIGHT": "yes", "SEAT": "chair", "NOISE": [], "PAIN": 0, "WORDS": "-", "SINCE": "2026-01-05"}


def keep_own(folder: Path, text: str = EVERY_WAY, name: str = "nook.toml") -> Path:
    """Put a checklist where the person's own lie; return its path."""
    folder.mkdir(mode=0o700, exist_ok=True)
    own = folder / "checklists"
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
