"""What wfhdesk made of a line, told in a few words: under the line while it is typed, and once it is logged."""

from __future__ import annotations

import re
from collections.abc import Mapping

from wfhdesk.domain import mentions
from wfhdesk.domain.accomplishments import VISIBILITIES, Accomplishment
from wfhdesk.domain.names import joined, shown_name
from wfhdesk.domain.periods import short_day
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.domain.signs import DATE
from wfhdesk.language import gettext as _
from wfhdesk.language import pgettext

_READERS = VISIBILITIES[1:]
_LIKE_READERS = re.compile(rf"{mentions.AT_SIGN_PLACE}!([^\W\d_][\w-]*)")
_AHEAD = ("tomorrow", "morgen")
_NOBODY: Mapping[str, str] = {}


def understood(entry: Accomplishment, done: str = "", known: Mapping[str, str] = _NOBODY) -> str:
    """Return in a line what was logged; `done` says what was done, where it wasn't logged anew.

    `known` are the whole names of people by their mention in small letters: with them contact is down, with others it is text.
    """
    kinds = {
        "done": _("Logged"),
        "progress": _("Logged as in progress"),
        "plan": _("Logged as a plan"),
        "blocker": _("Logged as a blocker"),
        "learned": _("Logged as learned"),
    }
    said = done or kinds[entry.kind]
    if entry.project:
        said = _("{logged} under {project}").format(logged=said, project=entry.project)
    is_of_today = entry.logged is not None and entry.day == entry.logged.date()
    return " · ".join([said, *([] if is_of_today else [_on(entry)]), *_facts(entry, known)])


def foreseen(entry: Accomplishment, known: Mapping[str, str] = _NOBODY) -> str:
    """Return in a line what will be stored of a line that is not logged yet; `known` as in `understood`."""
    project = [_("project {project}").format(project=entry.project)] if entry.project else []
    return " · ".join([shown_kind(entry.kind), *project, _on(entry), *_facts(entry, known)])


def doubts(line: str) -> list[str]:
    """Return what in a line looks like a sign and stays text, each in a sentence; behind a backslash text is meant."""
    clean = one_line(line)
    found = []
    day = DATE.match(clean)
    if day and not day[1] and day[2].lower() in _AHEAD:
        found.append(_("“{word}:” lies ahead, so it stays text; a plan has > in front.").format(word=day[2]))
    for word, meant in misspelt_readers(clean):
        found.append(_("“!{word}” is text; did you mean !{readers}?").format(word=shortened(word, 30), readers=meant))
    return found


def misspelt_readers(text: str) -> list[tuple[str, str]]:
    """Return the words of a text that look like readers behind a `!` and are none, each with the readers it is like."""
    likely = [(word, _readers_meant(word)) for word in _LIKE_READERS.findall(text)]
    return [(word, meant) for word, meant in likely if meant]


def _readers_meant(word: str) -> str:
    """Return the readers that somebody may have meant by a word; nothing where it names some, or is none like them."""
    lower = word.lower()
    if lower in _READERS:
        return ""
    from difflib import get_close_matches  # hardly ever wanted, and every start would pay for it

    begun = [readers for readers in _READERS if lower.startswith(readers[:4])]
    return next(iter(begun or get_close_matches(lower, _READERS, 1, 0.75)), "")


def shown_kind(kind: str) -> str:
    """Return the name of a kind of entry in the reader's language."""
    return {
        "done": pgettext("kind of entry", "done"),
        "progress": _("in progress"),
        "plan": _("plan"),
        "blocker": _("blocker"),
        "learned": _("learned"),
    }[kind]


def shown_readers(visibility: str) -> str:
    """Return who may read an entry, in the reader's language; nothing where everybody may."""
    readers = {
        "private": _("only for you"),
        "supervisor": _("for your supervisor only"),
        "team": _("for the team only"),
    }
    return readers.get(visibility, "")


def _on(entry: Accomplishment) -> str:
    return _("on {day}").format(day=short_day(entry.day))


def _facts(entry: Accomplishment, known: Mapping[str, str]) -> list[str]:
    parts = []
    if entry.by:
        parts.append(_("wanted by {day}").format(day=short_day(entry.by)))
    spoken = mentions.contacts(entry)
    if names := [name for name in spoken if name.casefold() in known]:
        parts.append(_("contact with {names}").format(names=_called(names, known)))
    if names := [name for name in spoken if name.casefold() not in known]:
        parts.append(_("spoke with {names}").format(names=_called(names, known)))
    if names := mentions.thanks(entry):
        parts.append(_("thanks to {names}").format(names=_called(names, known)))
    if entry.outcome:
        parts.append(_("outcome: {outcome}").format(outcome=mentions.plain(entry.outcome)))
    return [*parts, *filter(None, [shown_readers(entry.visibility)])]


def _called(names: list[str], known: Mapping[str, str]) -> str:
    return joined(list(dict.fromkeys(known.get(name.casefold()) or shown_name(name) for name in names)))
