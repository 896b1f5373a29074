"""Texts and documents without a person.

GDPR, article 17 (right to erasure), in spirit: nobody should be able to tell from what stays who was meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any
from unicodedata import normalize

from wfhdesk.domain.mentions import AT_SIGN_PLACE, NAME, RUN
from wfhdesk.domain.traces import Traces
from wfhdesk.language import gettext as _

_BLANK = "…"
"""What stands where an address or a number stood."""
_BEFORE_A_SENTENCE = (". ", "! ", "? ", "\n", "“", "„", '"')
_MONTHS = frozenset(("jan", "april", "may", "mei", "june", "juni", "july", "juli", "august", "augustus"))
"""Months that are names of people too, in the languages that are spoken here."""
_BEFORE_A_MONTH = tuple(f"{digit} " for digit in range(10))
_MENTION = re.compile(rf"@({NAME})")
_RUN = re.compile(rf"{AT_SIGN_PLACE}{RUN}")
_NAMED = re.compile(rf"{AT_SIGN_PLACE}@{NAME}")
_DAY_OR_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:T.*)?")
_NO_PROSE = frozenset(
    (
        *("day", "kind", "logged", "visibility", "by", "settled", "state", "start", "until", "made", "language", "way"),
        *("first", "last", "since", "end", "week", "form", "target", "level", "space", "device", "zone", "hours"),
        *("carries", "points", "closed", "left_out", "people", "person", "entry", "relation", "channel", "sender"),
        *("message_id", "birthday", "holidays", "uid", "run"),
    )
)
"""Fields of documents that hold ids, days, kinds and the like: no words of anybody's."""
OWN_FIELDS = ("name", "nicknames", "emails", "phone")
"""Fields by which another person is known, which are theirs whatever they share with the one who is erased."""


def without(text: str, traces: Traces, day: date | None = None) -> str:
    """Return a text without the person; byte for byte the same where nothing of them stands in it.

    `day` is when it was written. Addresses and numbers become `…`, names a word that names nobody. Whom else the text
    names, thanks or tells of a contact with stays as it was.
    """
    composed = text if text.isascii() else normalize("NFC", text)
    before, changed = composed, _once_without(composed, traces, day)
    while changed != before:  # what goes may uncover what it stood against
        before, changed = changed, _once_without(changed, traces, day)
    return text if changed == composed else changed


def _once_without(text: str, traces: Traces, day: date | None) -> str:
    if traces.outside:
        text = traces.outside.sub(_BLANK, text)
    if "@" in text:
        text = _RUN.sub(lambda run: _run_without(run[0], traces, day), text)
    text = _words_without(text, traces.spelt, traces, day)
    return _words_without(text, traces.loose, traces, day) if traces.is_any_case else text


def words_without(text: str, traces: Traces) -> str:
    """Return the words of an act without the person: they quote texts, and may have cut a name off in the middle."""
    return without(traces.cut_off.sub(lambda _found: stand_in(), text), traces)


def wholly_without(text: str, traces: Traces) -> str:
    """Return a text that is no prose (a damaged line) without the person, in any case."""
    return without(text, traces._replace(is_any_case=True))


def stand_in() -> str:
    """Return the word that stands where a name stood."""
    return _("someone")


def is_in_another_case(text: str, traces: Traces) -> bool:
    """Return whether a name stands in a text without its capital, or as a month; such a word stays."""
    return _words_without(text, traces.loose, traces, None) != text


def can_mean_others(text: str, traces: Traces) -> bool:
    """Return whether a text mentions somebody who may be this person or another; that stays."""
    found = (traces.names.candidates(name[0][1:]) for name in _NAMED.finditer(text))
    return any(len(meant) > 1 and traces.person.id in {one.id for one in meant} for meant in found)


def _is_meant(name: str, traces: Traces, day: date | None) -> bool:
    return [one.id for one in traces.names.candidates(name, day)] == [traces.person.id]


def _run_without(run: str, traces: Traces, day: date | None) -> str:
    """Return a run of mentions without the person, the others first: what stands before the run is said of them."""
    names = [mention[0] for mention in _MENTION.finditer(run)]
    kept = [name for name in names if not _is_meant(name[1:], traces, day)]
    if len(kept) == len(names):
        return run
    places = iter([*kept, *[stand_in()] * (len(names) - len(kept))])
    return _MENTION.sub(lambda _found: next(places), run)


def _words_without(text: str, pattern: re.Pattern[str], traces: Traces, day: date | None) -> str:
    """Return a text without the words of a pattern, but for those in a mention that means somebody."""
    if not pattern.search(text):
        return text
    others = [
        found.span() for found in _NAMED.finditer(text) if traces.names.candidates(found[0][1:], day)
    ]  # the person's own mentions are gone by now

    def replaced(found: re.Match[str]) -> str:
        start, end = found.span()
        if any(first < end and start < last for first, last in others) or _is_half(text, start, end):
            return found[0]
        if pattern is traces.spelt and _is_month(text, start, end):
            return found[0]
        begins = start == 0 or text[:start].endswith(_BEFORE_A_SENTENCE)
        word = stand_in()
        return word[:1].upper() + word[1:] if begins and found[0][:1].isupper() else word

    return pattern.sub(replaced, text)


def _is_month(text: str, start: int, end: int) -> bool:
    """Return whether a word is the month of a date, as in 3 Jan; as an everyday word it goes only where all of them do."""
    return text[start:end].casefold() in _MONTHS and text[:start].endswith(_BEFORE_A_MONTH)


def _is_half(text: str, start: int, end: int) -> bool:
    """Return whether a word is one half of another name: Anne in Anne-Marie, Marie in Anne-Marie."""
    after = text[end : end + 1] == "-" and text[end + 1 : end + 2].isupper()
    before = text[start - 1 : start] == "-" and start > 1 and text[start - 2].isalpha()
    return after or before


# --- documents without them -------------------------------------------------------------------------------------------


def document_without(doc: dict[str, Any], change: Callable[[str], str], kept: Iterable[str] = ()) -> dict[str, Any]:
    """Return a document with every text in it changed, in lists and nested documents too; the same one where none is.

    Keys stay, and so do ids, days and kinds, and the fields in `kept`.
    """
    changed = {
        name: part if name in _NO_PROSE or name in kept else _changed(part, change, is_name=name == "project")
        for name, part in doc.items()
    }
    return doc if changed == doc else changed


def _changed(value: Any, change: Callable[[str], str], *, is_name: bool = False) -> Any:
    if isinstance(value, str):
        if _DAY_OR_MOMENT.fullmatch(value):
            return value
        changed = change(value)
        return stand_in() if is_name and _BLANK in changed and _BLANK not in value else changed
    if isinstance(value, list):
        return [_changed(part, change) for part in value]
    return document_without(value, change) if isinstance(value, dict) else value


def differences(before: Any, after: Any) -> list[tuple[str, str]]:
    """Return the texts that differ between two forms of a document, each as it was and as it is."""
    if isinstance(before, str):
        return [(before, str(after))] if before != after else []
    if isinstance(before, dict) and isinstance(after, dict):
        return [pair for name in before if name in after for pair in differences(before[name], after[name])]
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        return [pair for one, other in zip(before, after, strict=True) for pair in differences(one, other)]
    return []
