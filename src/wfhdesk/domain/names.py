"""Names as a reader expects them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wfhdesk.language import gettext as _


def shown_name(name: str) -> str:
    """Return a mentioned name as a reader expects it: `ana.lima` is Ana Lima; capitals that were typed stay."""
    if name != name.lower():
        return name
    return re.sub(r"(^|[\s-])(\w)", lambda start: start[1] + start[2].upper(), name.replace(".", " "))


def joined(names: Sequence[str]) -> str:
    """Return names as one says them: `Priya, Sam and Omar`."""
    if len(names) < 2:
        return "".join(names)
    return _("{some} and {last}").format(some=", ".join(names[:-1]), last=names[-1])
