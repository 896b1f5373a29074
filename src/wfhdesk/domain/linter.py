"""What keeps an update from being read: remarks for its writer, which warn and never block.

Sources: Amazon's rules of writing for the thirty words, the 15Five and 5-15 practice for five minutes and five points. All of
it is practice, not proof.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.counts import shown_number
from wfhdesk.domain.mail_text import readable
from wfhdesk.domain.mentions import people, thanks
from wfhdesk.domain.monthly_sections import picked
from wfhdesk.domain.periods import WEEK
from wfhdesk.domain.plaintext import shortened
from wfhdesk.domain.promises import wants_splitting
from wfhdesk.domain.ranking import has_number
from wfhdesk.domain.selections import Selection, big_thing, outcomes
from wfhdesk.domain.understood import misspelt_readers
from wfhdesk.domain.updates import AUDIENCES, MESSAGES, MONTHLY, REVIEW, visible, word_count
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext

MOST_BULLETS = 5
LONGEST_BULLET = 30
"""Words."""
LONGEST_READING = 5
"""Minutes."""
WORDS_A_MINUTE = 200
WORDS_A_PAGE = 500
MOST_PAGES = 4
THANKS_WITHIN = 3 * WEEK

_BULLET = re.compile(r"^(?:[-*+]|\d+[.)]) +(.*)$", re.MULTILINE)
_HEADING = re.compile(r"^#+ +(.*)$", re.MULTILINE)


def _reading_minutes(text: str) -> int:
    """Return how many minutes a text takes to read, at 200 words a minute; at least one."""
    return max(1, round(word_count(text) / WORDS_A_MINUTE))


def summary(kind: str, text: str, selection: Selection) -> str:
    """Return an update in numbers: words, minutes to read, and what is left out of it."""
    words, minutes = word_count(text), _reading_minutes(text)
    said = [
        ngettext("{n} word", "{n} words", words).format(n=shown_number(words)),
        ngettext("{n} minute to read", "{n} minutes to read", minutes).format(n=minutes),
    ]
    if left_out := len(selection.left_out):
        said.append(ngettext("{n} entry left out", "{n} entries left out", left_out).format(n=left_out))
    if selection.is_empty and kind not in MESSAGES:
        said.append(_("nothing to tell yet"))
    return " · ".join(said)


def remarks(kind: str, text: str, selection: Selection, entries: Collection[Accomplishment]) -> list[str]:
    """Return what to mend in an update, most telling first; `entries` is the whole log."""
    if kind == REVIEW:
        return [*_about_readers(text, selection), *_about_long_bullets(text), *_about_pages(text)]
    return [
        *_about_readers(text, selection),
        *_about_outcomes(_told(kind, selection)),
        *(_about_numbers(selection) if kind == MONTHLY else ()),
        *_about_blockers(selection),
        *_about_promises(selection),
        *_about_length(text),
        *_about_thanks(kind, selection, entries),
    ]


def _about_readers(text: str, selection: Selection) -> list[str]:
    """Return what is told although a misspelt `!private` may have meant to keep it back."""
    entries = (*selection.news, *selection.late, *selection.plans, *selection.blockers)
    found = [(entry, *one) for entry in entries for one in misspelt_readers(f"{entry.text} {entry.outcome}")]
    return [
        _("This is told, for “!{word}” is text; did you mean !{readers}? {text}").format(
            word=shortened(word, 30), readers=meant, text=_short(entry)
        )
        for entry, word, meant in found
        if f"!{word}" in text
    ]


def _told(kind: str, selection: Selection) -> list[Accomplishment]:
    if kind == MONTHLY:
        big, first, _others = picked(selection)
    else:
        big, first = big_thing(selection), outcomes(selection)[0]
    return [*([big] if big else []), *first]


def _about_outcomes(told: list[Accomplishment]) -> list[str]:
    bare = [entry for entry in told if not entry.outcome]
    if not told or not bare:
        return []
    if len(bare) == len(told):
        return [_("No outcome: say what changed because of your work, behind =>.")]
    return [_("No outcome: {text}").format(text=_short(entry)) for entry in bare]


def _about_numbers(selection: Selection) -> list[str]:
    told = [entry.outcome for entry in selection.news if entry.outcome]
    if not told or any(map(has_number, told)):
        return []
    return [_("No outcome has a number: say how many, how long or how much.")]


def _about_blockers(selection: Selection) -> list[str]:
    found = []
    for entry in (*selection.blockers, *selection.standing):
        if entry.open and not people(entry):
            found.append(_("Nobody is named who could help: {text}").format(text=_short(entry)))
        if entry.open and entry.by is None:
            found.append(_("No day until when it can wait: {text}").format(text=_short(entry)))
    return found


def _about_promises(selection: Selection) -> list[str]:
    return [
        _("Moved {n} times; split it or drop it: {text}").format(n=len(entry.moves), text=_short(entry))
        for entry in selection.promised
        if wants_splitting(entry)
    ]


def _about_length(text: str) -> list[str]:
    found = []
    parts = _HEADING.split(text)
    for heading, body in zip(parts[1::2], parts[2::2], strict=True):
        bullets = len(_BULLET.findall(body))
        if bullets > MOST_BULLETS:
            found.append(_("{n} points under “{heading}”; five are read.").format(n=bullets, heading=heading))
    found += _about_long_bullets(text)
    minutes = _reading_minutes(text)
    if minutes > LONGEST_READING:
        found.append(
            ngettext("{n} minute to read; five is the most.", "{n} minutes to read; five is the most.", minutes).format(
                n=minutes
            )
        )
    return found


def _about_long_bullets(text: str) -> list[str]:
    found = []
    for bullet in _BULLET.findall(text):
        words = word_count(bullet)
        if words > LONGEST_BULLET:
            found.append(
                _("{n} words in one point, more than {most}: {text}").format(
                    n=words, most=LONGEST_BULLET, text=shortened(bullet, 50)
                )
            )
    return found


def _about_pages(text: str) -> list[str]:
    words = word_count(text)
    if words <= MOST_PAGES * WORDS_A_PAGE:
        return []
    return [_("{n} words are more than four pages; leave some of it out.").format(n=words)]


def _about_thanks(kind: str, selection: Selection, entries: Collection[Accomplishment]) -> list[str]:
    since = selection.period.end - THANKS_WITHIN
    recent = [entry for entry in entries if since < entry.day <= selection.period.end]
    if not recent or any(thanks(entry) and visible(entry, AUDIENCES[kind]) for entry in recent):
        return []
    return [_("Nobody was thanked in three weeks; did nobody help?")]


def _short(entry: Accomplishment) -> str:
    return shortened(readable(entry.text), 50)
