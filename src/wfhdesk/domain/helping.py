"""Whom a line tells that its writer helped: a closed list of words right beside a name; nothing is guessed.

English has the word before the name (“Helped @priya with the tests”), Dutch behind it (“@priya geholpen met de tests”).
“Helped by @priya” is no help given.
"""

from __future__ import annotations

import re

from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.mentions import RUN, mentions

_CLAUSE = r"(?:^|[.,;:] |\b(?:and|en) )"
_HELPED = re.compile(
    rf"{_CLAUSE}(?:I )?(?:helped|unblocked|coached|mentored|trained|taught|onboarded) ({RUN})"
    rf"|{_CLAUSE}(?:(?:ik )?heb )?({RUN}) (?:geholpen|ingewerkt|begeleid|opgeleid)\b",
    re.IGNORECASE,
)


def helped(entry: Accomplishment) -> list[str]:
    """Return whom an entry tells help was given to; only what is done or under way can tell."""
    if entry.kind not in ("done", "progress") or "@" not in entry.text:
        return []
    runs = [found[1] or found[2] for found in _HELPED.finditer(entry.text)]
    names = {mention.name.casefold(): mention.name for run in runs for mention in mentions(run)}
    return list(names.values())
