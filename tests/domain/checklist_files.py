"""Checklists as files, for tests of their format: one that has everything, and ones of which a single thing is wrong."""

from __future__ import annotations

import pytest

from wfhdesk.domain.checklist_format import parse_checklist
from wfhdesk.domain.errors import WrongInput

PATH = "/home/ana/checklists/desk.toml"

WHOLE = '''\
# A comment with [[items]] in it.
format = 1
id = "desk"
version = 3
about = "person"
title = { en = "Desk", nl = "Bureau" }
purpose = "Looks at the desk."
minutes = 4
private = true
every_months = 6
review_item = "NEXT"
triggers = ["chair", "pain"]
scoring = "answers"
ends_with = "message"
closing = """
That was it.
[[items]]
id = "nothing"
"""

[[sections]]
id = "first"
title = "First"

[[sections]]
id = "last"
title = { en = "Last", nl = "Laatst" }

[[items]]
id = "LAPTOP"
section = "first"
question = { en = "A laptop?", nl = "Een laptop?" }
why = "It is low."
advice = "Put it on a stand."
risk = "yes"
severity = "high"
figures = ["NL", "GB"]
source = "Ours"

[[items]]
id = "CHAIR"
section = "first"
asks = "one"
question = "Which chair?"
advice = "Get a good one."
when = [
    { item = "LAPTOP", is = ["yes"] },  # only with a laptop
]

[[items.options]]
id = "office"
text = "an office chair"

[[items.options]]
id = "stool"
text = "a stool"
risk = "low"
points = 2
advice = "Not a stool."

[[items]]
id = "LIGHT"
section = "first"
asks = "several"
question = "What light?"
skip = true

[[items.options]]
id = "lamp"
text = "a lamp"

[[items.options]]
id = "sun"
text = "the sun"
risk = "medium"
advice = "Draw the curtain."

[[items]]
id = "PAIN"
section = "last"
asks = "scale"
question = "How much does it hurt?"
advice = "Stand up now and then."
severity = "low"

[items.scale]
low = 0
high = 10
well = 0
risk_from = 4
low_label = { en = "none", nl = "geen" }
high_label = "worst"

[[items]]
id = "WHERE"
section = "last"
asks = "text"
question = "Where?"
when = [{ item = "PAIN", is = ["9", "10"] }, { item = "CHAIR", is = ["stool"] }]

[[items]]
id = "NEXT"
section = "last"
asks = "date"
question = "When again?"
'''


def changed(old: str, new: str, text: str = WHOLE) -> str:
    """Return a file with the first place where it says `old` saying `new`."""
    assert old in text
    return text.replace(old, new, 1)


def refusal(text: str, path: str = PATH) -> str:
    """Return why a file is refused."""
    with pytest.raises(WrongInput) as caught:
        parse_checklist(text, path)
    return str(caught.value)


def line_of(text: str, marker: str) -> int:
    """Return the line in which a text has a marker for the first time."""
    return text[: text.index(marker)].count("\n") + 1
