"""A checklist of a person's own that asks in every way there is, and answers to it in which all is well."""

from __future__ import annotations

from pathlib import Path

from own_checklists import keep_own

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


def keep_nook(folder: Path) -> None:
    """Put it where the person's own lie."""
    keep_own(folder, EVERY_WAY, "nook.toml")
