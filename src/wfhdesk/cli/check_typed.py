"""A line that a person types at a terminal while questions are asked: an answer, or a word that goes elsewhere."""

from __future__ import annotations

import sys

from wfhdesk.language import pgettext


class Left(Exception):
    """The person stops here; what was answered is kept."""


class Back(Exception):
    """The person goes one back."""


class Next(Exception):
    """The person lets an answer stand and goes on."""


def typed(question: str, *, goes_on: bool = False) -> str:
    """Return the line that a person types. Raises Left, Back, or, where an answer may stand (`goes_on`), Next."""
    sys.stderr.write(question)
    sys.stderr.flush()
    line = sys.stdin.readline()
    word = line.strip().casefold()
    if not line or word in ("stop", pgettext("typed", "stop")):
        raise Left
    if word in ("back", pgettext("typed", "back")):
        raise Back
    if goes_on and word in ("next", pgettext("typed", "next")):
        raise Next
    return line.rstrip("\n")
