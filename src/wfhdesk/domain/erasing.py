"""What of a person may stand in texts, and the same texts without it.

GDPR, article 17 (right to erasure), in spirit: nobody should be able to tell from what stays who was meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple
from unicodedata import normalize

from wfhdesk.domain.mentions import AT_SIGN_PLACE, NAME, RUN
from wfhdesk.domain.naming import KnownNames, bare
from wfhdesk.domain.people import Person
from wfhdesk.language import gettext as _

_BLANK = "…"
"""What stands where an address or a number stood."""
_LEAST_DIGITS = 7
"""Digits from which on a number is looked for without its country; fewer could be anything."""
_LEAST_CUT = 3
"""Letters of a name that was cut off (`Priy…`) from which on they tell whose it was."""
_BETWEEN = r"[\s._\-]+"
_GAP = r"[\s.\-/()]*"
_MENTION = re.compile(rf"@({NAME})")
_RUN = re.compile(rf"{AT_SIGN_PLACE}{RUN}")
_NAMED = re.compile(rf"{AT_SIGN_PLACE}@{NAME}")
_DAY_OR_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:T.*)?")
_NO_PROSE = frozenset(
    (
        *("day", "kind", "logged", "visibility", "by", "settled", "state", "start", "until", "made", "language", "way"),
        *("first", "last", "since", "end", "week", "form", "target", "level", "space", "device", "zone", "hours"),
        *("carries", "points", "closed", "left_out", "people", "person", "entry", "relation", "channel", "sender"),
        *("message_id", "birthday", "holidays", "uid"),
    )
)
"""Fields of documents that hold ids, days, kinds and the like: no words of anybody's."""
OWN_FIELDS = ("name", "nicknames", "emails", "phone")
"""Fields by which another person is known, which are theirs whatever they share with the one who is erased."""


class Traces(NamedTuple):
    """What of a person may stand in texts, as patterns; `names` knows everybody, to tell whom a mention means.

    `spelt` finds names as they are written with their capitals, `loose` the same words in any case. `is_any_case` takes
    those out too: a word such as “will” or “mark” is more often no name.
    """

    person: Person
    names: KnownNames
    spelt: re.Pattern[str]
    loose: re.Pattern[str]
    outside: re.Pattern[str] | None
    cut_off: re.Pattern[str]
    is_any_case: bool = False


def traces_of(
    forms: Sequence[Person], everybody: Sequence[Person], own_name: str = "", *, is_any_case: bool = False
) -> Traces:
    """Return what to look for. `forms` are the person as they are known now and, behind, as they were known once.

    A name that somebody else on the desk has too, or the desk's owner (`own_name`), is no trace of this person.
    """
    person = forms[0]
    others = [other for other in everybody if other.id != person.id]
    theirs = {bare(name) for other in others for name in _all_names(other)} | set(map(bare, _parts(own_name)))
    wholes = [name for name in _longest_first(map(_wholes, forms)) if bare(name) not in theirs]
    words = [word for word in _longest_first(map(_words, forms)) if bare(word) not in theirs]
    addresses = _longest_first(form.emails for form in forms)
    numbers = _longest_first((form.phone,) for form in forms)
    spelt = [_spread(name) for name in wholes] + [re.escape(form) for word in words for form in _spellings(word)]
    loose = [re.escape(word) for word in words]
    at = f"(?i:{'|'.join([*map(_spread, wholes), *loose])})" if wholes or words else "(?!)"
    return Traces(
        person,
        KnownNames([person, *others]),
        _whole_words([rf"(?:(?<![^\s(])\\*@){at}", *spelt]),
        _whole_words([*(_spread(name) for name in wholes), *loose], re.IGNORECASE),
        _outside(addresses, numbers),
        _cut_off([*wholes, *words, *addresses]),
        is_any_case,
    )


def _parts(name: str) -> tuple[str, ...]:
    """Return a name, what follows its first word, and its words."""
    words = name.split()
    return (name, " ".join(words[1:]), *words) if words else ()


def _all_names(person: Person) -> list[str]:
    return [part for name in (person.name, *person.nicknames) for part in _parts(name) if part]


def _wholes(person: Person) -> list[str]:
    """Return the names of several words."""
    return [name for name in _all_names(person) if " " in name]


def _words(person: Person) -> list[str]:
    """Return the names of one word: the first, the last, nicknames; no `de` or `van` between them, and no initials."""
    names = (person.name, *person.nicknames)
    return [word for name in names for word in (name.split()[:1] + name.split()[-1:]) if len(bare(word)) > 1]


def _longest_first(found: Iterable[Iterable[str]]) -> list[str]:
    each = {one for some in found for one in some if one}
    return sorted(each, key=lambda one: (-len(one), one))


def _spellings(word: str) -> list[str]:
    """Return a word as it was given, where that has a capital, and as the beginning of a name."""
    capital = word[:1].upper() + word[1:]
    return list(dict.fromkeys([word, capital] if word != word.lower() else [capital]))


def _spread(name: str) -> str:
    """Return the pattern of several words in any case, whatever stands between them; joined only with their capitals."""
    words = [re.escape(word) for word in name.split()]
    joined = "".join(re.escape(word[:1].upper() + word[1:]) for word in name.split())
    return f"(?i:{_BETWEEN.join(words)})|(?-i:{joined})"


def _whole_words(forms: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(forms) or '(?!)'})(?![^\W_])", flags)


def _outside(addresses: Iterable[str], numbers: Iterable[str]) -> re.Pattern[str] | None:
    """Return the pattern of addresses and numbers; None where there are none."""
    forms = [rf"(?<![\w.+\-]){re.escape(address)}(?![\w\-]|\.\w)" for address in addresses]
    forms += [form for number in numbers for form in _number(number)]
    return re.compile("|".join(forms), re.IGNORECASE) if forms else None


def _number(phone: str) -> list[str]:
    """Return the patterns of a phone number with its country and without, however it is grouped."""
    digits = re.sub(r"\D", "", phone)
    if len(digits) < _LEAST_DIGITS:
        return [rf"(?<![\w]){re.escape(phone)}(?![\w])"] if digits else []
    is_whole = phone.lstrip().startswith("+") or digits.startswith("00")
    national = digits.lstrip("0")
    forms = [rf"(?:\+|00)?{_GAP}{_spaced(national)}"]
    if is_whole:
        rests = [national[length:].lstrip("0") for length in (1, 2, 3)]
        forms += [rf"0?{_GAP}{_spaced(rest)}" for rest in rests if len(rest) >= _LEAST_DIGITS]
        forms.insert(0, rf"(?:\+|00){_GAP}{_spaced(national[:2])}{_GAP}(?:\(0\))?{_GAP}{_spaced(national[2:])}")
    else:
        forms = [rf"(?:\+|00)\d{{1,3}}{_GAP}(?:\(0\))?{_GAP}{_spaced(national)}", rf"0?{_GAP}{_spaced(national)}"]
    return [rf"(?<![\w+]){form}(?![\w])" for form in forms]


def _spaced(digits: str) -> str:
    return _GAP.join(digits)


def _cut_off(names: Iterable[str]) -> re.Pattern[str]:
    beginnings = {name[:length] for name in names for length in range(_LEAST_CUT, len(name) + 1)}
    longest = sorted(beginnings, key=lambda name: (-len(name), name))
    forms = "|".join(map(re.escape, longest)) or "(?!)"
    return re.compile(rf"(?<![^\W_])@?(?:{forms})(?=…)", re.IGNORECASE)


# --- texts without them -----------------------------------------------------------------------------------------------


def without(text: str, traces: Traces, day: date | None = None) -> str:
    """Return a text without the person; byte for byte the same where nothing of them stands in it.

    `day` is when it was written. Addresses and numbers become `…`, names a word that names nobody. Whom else the text
    names, thanks or tells of a contact with stays as it was.
    """
    composed = text if text.isascii() else normalize("NFC", text)
    changed = composed
    if traces.outside:
        changed = traces.outside.sub(_BLANK, changed)
    if "@" in changed:
        changed = _RUN.sub(lambda run: _run_without(run[0], traces, day), changed)
    changed = _words_without(changed, traces.spelt, traces, day)
    if traces.is_any_case:
        changed = _words_without(changed, traces.loose, traces, day)
    return text if changed == composed else changed


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
    """Return whether a name stands in a text without its capital; it may be an everyday word, and so it stays."""
    return _words_without(text, traces.loose, traces, None) != text


def can_mean_others(text: str, traces: Traces, day: date | None = None) -> bool:
    """Return whether a text mentions somebody who may be this person or another; that stays."""
    found = (traces.names.candidates(name[0][1:], day) for name in _NAMED.finditer(text))
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
        begins = start == 0 or text[:start].endswith((". ", "! ", "? ", "\n"))
        word = stand_in()
        return word[:1].upper() + word[1:] if begins and found[0][:1].isupper() else word

    return pattern.sub(replaced, text)


def _is_half(text: str, start: int, end: int) -> bool:
    """Return whether a word is one half of another name: Anne in Anne-Marie, Marie in Anne-Marie."""
    after = text[end : end + 1] == "-" and text[end + 1 : end + 2].isupper()
    before = text[start - 1 : start] == "-" and start > 1 and text[start - 2].isalpha()
    return after or before


# --- documents without them -------------------------------------------------------------------------------------------


def document_without(
    doc: dict[str, Any], change: Callable[[str], str], kept: Iterable[str] = ()
) -> dict[str, Any]:
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
