"""Names as a reader expects them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext


def shown_name(name: str) -> str:
    """Return a mentioned name as a reader expects it: `ana.lima` is Ana Lima; capitals that were typed stay."""
    words = name.replace(".", " ")
    if name != name.lower():
        return words
    return re.sub(r"(^|[\s-])(\w)", lambda start: start[1] + start[2].upper(), words)


def joined(names: Sequence[str]) -> str:
    """Return names as one says them: `Priya, Sam and Omar`."""
    if len(names) < 2:
        return "".join(names)
    return _("{some} and {last}").format(some=", ".join(names[:-1]), last=names[-1])


def at_most(names: Sequence[str], most: int) -> list[str]:
    """Return the first `most` of some names, and as the last one how many others there are."""
    more = len(names) - most
    if more <= 0:
        return list(names)
    return [*names[:most], ngettext("{n} other person", "{n} others", more).format(n=more)]
