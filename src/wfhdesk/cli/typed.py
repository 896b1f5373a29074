"""What was typed, as far as it has to be known before the parsers are built: which desk, which word."""

from __future__ import annotations

import os
from collections.abc import Sequence

from wfhdesk.domain.errors import WrongInput
from wfhdesk.language import gettext as _

_LONGEST_KEY = 200
"""Characters of a nudge's kind and id; an id takes some thirty."""


def used_word(arguments: Sequence[str]) -> str:
    """Return the word that a command line uses; empty where it uses none."""
    rest = iter(arguments)
    for argument in rest:
        if argument == "--desk":
            next(rest, None)
        elif not argument.startswith("-"):
            return argument
    return ""


def named_desk(arguments: Sequence[str]) -> str | None:
    """Return the desk that a command line or the environment names; it has to be known before anything is said."""
    named: str | None = None
    rest = iter(arguments)
    for argument in rest:
        if argument == "--desk":
            named = next(rest, None)
        elif argument.startswith("--desk="):
            named = argument.removeprefix("--desk=")
        elif not argument.startswith("-"):
            break
    if named == "":  # a script's empty variable must not end up on the person's own desk
        raise WrongInput(_("--desk needs the name of a folder."))
    return named or os.environ.get("WFHDESK_DIR") or None


def opens_the_app(arguments: Sequence[str]) -> bool:
    """Return whether a command line names nothing but perhaps a desk."""
    rest = iter(arguments)
    for argument in rest:
        if argument == "--desk":
            if next(rest, None) is None:
                return False
        elif not argument.startswith("--desk="):
            return False
    return True


def nudge_to_open(arguments: Sequence[str]) -> tuple[list[str], str]:
    """Return a command line without the nudge at its end that the app is to open (`--nudge KIND/ABOUT`), and that nudge.

    A notification's button types it. Where more is named than perhaps a desk, it is left to the parsers, which refuse it.
    """
    *rest, option, key = ["", "", *arguments]
    if option != "--nudge" or not opens_the_app(rest[2:]):
        return list(arguments), ""
    return rest[2:], key if len(key) <= _LONGEST_KEY else ""


def asks_for_prompt(arguments: Sequence[str]) -> bool:
    """Return whether a command line is `nudge --prompt` and names nothing else but perhaps a desk."""
    return [*arguments[-2:]] == ["nudge", "--prompt"] and opens_the_app(arguments[:-2])
