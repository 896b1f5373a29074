"""What somebody may have meant by a word that wfhdesk hasn't got."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wfhdesk.cli.words import WORDS
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.language import gettext as _

_ELSEWHERE = {
    "add": "log",
    "assessment": "check",
    "call": "met",
    "contact": "met",
    "contacts": "people",
    "find": "show --find",
    "help": "--help",
    "holiday": "leave",
    "list": "show",
    "mail": "update",
    "new": "log",
    "person": "people show",
    "remove": "delete",
    "report": "update",
    "rm": "delete",
    "search": "show --find",
    "send": "update --send",
    "settings": "config",
    "vacation": "leave",
    "week": "show week",
}
"""How other programs call what wfhdesk has, each with its word here."""
_ALIKE = 0.65
"""How much of two words must be the same (0 to 1), for one to be meant by the other: `lgo` is log."""


def not_a_word(word: str) -> WrongInput:
    """Return what to say of a first word that isn't one of wfhdesk's."""
    from difflib import get_close_matches

    near = _ELSEWHERE.get(word.lower()) or next(iter(get_close_matches(word.lower(), WORDS, 1, _ALIKE)), "")
    if near:
        return WrongInput(
            _("There is no word “{word}”; did you mean wfhdesk {near}? wfhdesk --help lists them all.").format(
                word=shortened(word, 40), near=near
            )
        )
    return WrongInput(
        _("There is no word “{word}”; wfhdesk --help lists all there are.").format(word=shortened(word, 40))
    )


def not_what_follows(word: str, command: str, known: Iterable[str]) -> WrongInput:
    """Return what to say of a word that can't stand behind a command such as `wfhdesk nudge`."""
    return WrongInput(
        _("“{word}” can't follow {command}; it is one of: {known}.").format(
            word=shortened(word, 40), command=command, known=", ".join(known)
        )
    )


def not_a_choice(word: str, option: str, known: Iterable[str]) -> WrongInput:
    """Return what to say of a word that can't stand behind an option such as `--kind`."""
    return WrongInput(
        _("“{word}” can't be {option}; it is one of: {known}.").format(
            word=shortened(one_line(word), 40), option=option, known=", ".join(known)
        )
    )


def no_such_project(name: str, known: Sequence[str]) -> str:
    """Return what to say of a project that isn't there, with the one that may be meant."""
    from difflib import get_close_matches

    small = {one.casefold(): one for one in known}
    begun = [one for one in small if one.startswith(name.casefold())]
    near = next(iter(begun or get_close_matches(name.casefold(), small, 1, _ALIKE)), "")
    told = (
        _("There is no project “{name}”; did you mean {near}?")
        if near
        else _("There is no project “{name}”; wfhdesk projects lists them all.")
    )
    return told.format(name=shortened(one_line(name), 40), near=small.get(near, ""))
