"""What to do first about what a run found."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wfhdesk.domain.actions import OPEN, Action
from wfhdesk.domain.assessments import FINE_AS_IS, Reply

FIRST = 2
"""How many things are told to be done first."""
_END = re.compile(r"(?<=[.!?])\s")


def proposed(reply: Reply) -> str:
    """Return what to do about a risk in a few words: the first sentence of its advice, else the question itself."""
    return _END.split(reply.advice, maxsplit=1)[0].strip().rstrip(".") or reply.asked


def first_things(risks: Sequence[Reply], actions: Sequence[Action]) -> list[str]:
    """Return the first things to do, the worst risk's first: what was settled to be done, or else what is advised.

    `risks` stand worst first. What is fine as it is, and what was done since, is passed over.
    """
    planned = {one.item: one for one in actions}
    wanted = [one for one in risks if one.way != FINE_AS_IS and (one.item not in planned or _is_open(planned, one))]
    told = [planned[one.item].text if one.item in planned else proposed(one) for one in wanted]
    return list(dict.fromkeys(told))[:FIRST]


def _is_open(planned: dict[str, Action], reply: Reply) -> bool:
    return planned[reply.item].state == OPEN
