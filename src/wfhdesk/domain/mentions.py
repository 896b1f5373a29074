"""Who a line names, and what it says of them: just named, thanked, or spoken with.

Derived from an entry's text every time and stored nowhere, so that correcting the entry corrects them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from wfhdesk.domain.accomplishments import Accomplishment

NAME = r"[^\W\d_]\w*(?:[-.'’](?![sS]\b)\w+)*"
"""A person's name behind `@`: a letter first; ends before `'s` and before final punctuation."""

AT_SIGN_PLACE = r"(?<![^\s(])"
"""Where a sign may stand: at the start, behind white space, behind an opening bracket."""

RUN = rf"@{NAME}(?:(?:, (?:and |en )?| and | en | & )@{NAME})*"
"""Several names in a row."""

_MENTION = re.compile(rf"{AT_SIGN_PLACE}@({NAME})")
_RUN = re.compile(rf"{AT_SIGN_PLACE}{RUN}")
_LITERAL_AT = re.compile(rf"{AT_SIGN_PLACE}\\(\\*@(?=[^\W\d_]))")
_CLAUSE_END = re.compile(r"[.,;:!?](?=\s|$)|\b(?:but|maar)\b", re.IGNORECASE)
_NEGATION = re.compile(r"\b(?:not|without|never|cannot|niet|geen|zonder|nooit|\w+n['’]t)\b", re.IGNORECASE)
_SPOKE = re.compile(r"\b(?:with|met|called) $", re.IGNORECASE)
_MAY_TELL = re.compile(r"\b(?:with|met|called) @", re.IGNORECASE)
_THANKED = re.compile(r"\b(?:(?:thanks|dank|dankzij|bedankt)|thanks to|dank aan) $", re.IGNORECASE)


class Mention(NamedTuple):
    """A name in a line; `role` is `named`, `spoke` or `thanked`."""

    name: str
    role: str


def mentions(text: str) -> list[Mention]:
    """Return the people that a text names, in its order.

    A run of names (“@a, @b and @c”) shares the words before it. “With”, “met” or “called” directly before it say that
    there was contact, unless the clause denies it; “thanks” directly before it gives credit.
    """
    found: list[Mention] = []
    for run in _RUN.finditer(text):
        role = _role(text[: run.start()])
        found += [Mention(name, role) for name in _MENTION.findall(run[0])]
    return found


def _role(before: str) -> str:
    if _THANKED.search(before):
        return "thanked"
    spoke = _SPOKE.search(before)
    if spoke is None:
        return "named"
    clause = _CLAUSE_END.split(before)[-1]
    return "named" if _NEGATION.search(clause) else "spoke"


def people(entry: Accomplishment) -> list[str]:
    """Return everybody an entry names, each once, spelt as named first."""
    return _names(entry, "named", "spoke", "thanked")


def thanks(entry: Accomplishment) -> list[str]:
    """Return whom an entry gives credit."""
    return _names(entry, "thanked")


def contacts(entry: Accomplishment) -> list[str]:
    """Return with whom an entry tells there was contact on its day: only what is done or under way can tell."""
    return _names(entry, "spoke") if entry.kind in ("done", "progress") else []


def may_tell_contact(text: str) -> bool:
    """Return whether it can be that a text tells of contact: a look that costs a tenth of reading who is named."""
    return _MAY_TELL.search(text) is not None


def _names(entry: Accomplishment, *roles: str) -> list[str]:
    if "@" not in entry.text and "@" not in entry.outcome:
        return []
    found: dict[str, str] = {}
    for mention in mentions(entry.text) + mentions(entry.outcome):
        if mention.role in roles:
            found.setdefault(mention.name.casefold(), mention.name)
    return list(found.values())


def plain(text: str) -> str:
    """Return a text as a reader sees it: without the backslash that keeps an `@` from naming somebody."""
    return _LITERAL_AT.sub(r"\1", text) if "@" in text else text


def means(mention: str, full_name: str) -> bool:
    """Return whether a mention can mean the person of that full name: by the first name, or by all of it joined."""
    words = full_name.casefold().split()
    said = re.sub(r"[-.]", "", mention.casefold())
    return bool(words) and said in (words[0].replace("-", ""), "".join(words).replace("-", ""))
