"""Markdown: how a text is written so that it shows as it stands."""

from __future__ import annotations

import re

# What CommonMark 0.31 takes for markup inside a line (section 2.4), and at its start (4.1 to 4.3, 5.1, 5.2).
_INLINE = re.compile(r"[`*_\[\]<>]|\\(?=[!-/:-@\[-`{-~]|$)|&(?=#?\w+;)")
_AT_START = re.compile(r"^(?=[#+=~|-])|^(\d{1,9})(?=[.)](?:\s|$))")


def escaped(text: str) -> str:
    """Return a text that Markdown shows as it stands, whatever signs are in it."""
    text = _INLINE.sub(r"\\\g<0>", text)
    return _AT_START.sub(lambda start: f"{start[1]}\\" if start[1] else "\\", text)
