"""The styles in which words are drawn, by what they mean. The colours are the theme's.

Not component classes of the style sheets: each widget would have each of them matched against every rule, which is a tenth
of the app's start.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rich.style import Style
from textual.app import App
from textual.color import Color

from wfhdesk.tui.themes import THEMES


class _Ink(NamedTuple):
    """A variable of the theme for the letters, one for the ground, and Rich's words for how the letters look."""

    letters: str = ""
    ground: str = ""
    look: str = ""


_INKS = {
    "cursor": _Ink(ground="cursor"),
    "head": _Ink("accent", look="bold"),
    "here": _Ink("foreground", look="bold underline"),
    "here_cell": _Ink("foreground", "cursor", "bold"),
    "key": _Ink("accent", look="bold"),
    "muted": _Ink("muted"),
    "rule": _Ink("rule"),
    "accent": _Ink("accent"),
    "good": _Ink("good"),
    "home": _Ink("soft"),
    "office": _Ink("accent"),
    "elsewhere": _Ink("accent"),
    "taken": _Ink("due"),
    "away": _Ink("muted"),
    "rest": _Ink("rule"),
    "core": _Ink("foreground", look="bold"),
    "shared": _Ink("good", look="bold"),
    "due": _Ink("due"),
    "late": _Ink("late", look="bold"),
    "number": _Ink("foreground"),
    "project": _Ink("accent"),
    "person": _Ink("foreground", look="underline"),
    "kind": _Ink("accent", look="bold"),
    "outcome": _Ink("muted"),
    "readers": _Ink("due"),
    "day": _Ink("accent"),
    "by": _Ink("due"),
    "found": _Ink("foreground", "cursor", "bold"),
}


def ink(app: App[str], name: str) -> Style:
    """Return the style of one kind of words in an app's theme."""
    return _mixed(app.theme, name)


@cache
def _mixed(theme: str, name: str) -> Style:
    letters, ground, look = _INKS[name]
    worn = THEMES[theme]
    if worn.ansi and ground:  # a terminal's own colours have no shade between ground and letters
        return Style.parse(f"{look} reverse")
    return Style.parse(look) + Style(
        color=Color.parse(_colour(theme, letters)).rich_color if letters else None,
        bgcolor=Color.parse(_colour(theme, ground)).rich_color if ground else None,
    )


def _colour(theme: str, variable: str) -> str:
    worn = THEMES[theme]
    return worn.variables.get(variable) or getattr(worn, variable)
