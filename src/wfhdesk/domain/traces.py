"""What of a person may stand in texts: names, nicknames, addresses, numbers, as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wfhdesk.domain.naming import KnownNames, bare
from wfhdesk.domain.people import Person

_LEAST_DIGITS = 7
"""Digits from which on a number is looked for without its country; fewer could be anything."""
_LEAST_CUT = 3
"""Letters of a name that was cut off (`Priy…`) from which on they tell whose it was."""
_BETWEEN = r"[\s._\-]+"
_GAP = r"[\s.\-/()]*"


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
