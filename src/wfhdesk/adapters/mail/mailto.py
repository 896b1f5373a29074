"""A `mailto:` address that opens the person's mail program with an update in it (RFC 6068)."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from urllib.parse import quote

LONGEST = 1_800
"""Characters of the whole address; Windows and some web mailers cut off what is longer."""


def address(to: Sequence[str], cc: Sequence[str], subject: str, text: str) -> str | None:
    """Return the address, None where it would be too long for some mail programs to take."""
    fields = [("cc", ",".join(cc)), ("subject", subject), ("body", text.replace("\n", "\r\n"))]
    asked = "&".join(f"{name}={quote(value, safe='')}" for name, value in fields if value)
    made = f"mailto:{','.join(quote(one, safe='@') for one in to)}?{asked}"
    return made if len(made) <= LONGEST else None


def open_address(made: str) -> bool:
    """Open the person's mail program with the address; return whether the system has one."""
    import webbrowser

    if sys.platform.startswith("linux") and not any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))):
        return False  # what it would open then is a browser in this very terminal
    return webbrowser.open(made)
