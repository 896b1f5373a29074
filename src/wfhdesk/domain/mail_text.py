"""Sentences of an update: how an entry, a name and a subject read in a mail."""

from __future__ import annotations

import re

from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.mentions import AT_SIGN_PLACE, NAME, plain
from wfhdesk.domain.names import shown_name
from wfhdesk.domain.periods import Period, day_span, week_number
from wfhdesk.domain.selections import Selection, big_thing, outcomes, shown_weeks
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext

LONGEST_NEWS = 70
"""Characters of the news in a subject; lists of mails show about as many."""

_MENTION = re.compile(rf"{AT_SIGN_PLACE}@({NAME})")


def readable(text: str) -> str:
    """Return a text for a mail: people by their names, without the signs of the log."""
    return plain(_MENTION.sub(lambda mention: shown_name(mention[1]), text))


def first_name(name: str) -> str:
    """Return the first of somebody's names; empty where there is none."""
    return name.split(maxsplit=1)[0] if name else ""


def sentence(text: str) -> str:
    """Return a text as a sentence: a capital first, a full stop at the end."""
    return capital(phrase(text))


def phrase(text: str) -> str:
    """Return a text as it goes on behind a colon or a dash: as it was typed, with a full stop at the end."""
    return stopped(readable(text))


def stopped(text: str) -> str:
    """Return a text with a full stop at the end, where it has no sign of its own there."""
    return text if text[-1:] in ".!?…:" else text + "."


def headline(entry: Accomplishment) -> str:
    """Return what an entry's news is: the outcome where it has one, else what was done."""
    return readable(entry.outcome or entry.text).rstrip(".!")


def subject(name: str, selection: Selection, decisions: int) -> str:
    """Return a subject that says the news: `Ana · week 47 (16–20 Nov): guide shipped, 1 decision wanted`."""
    news = [_news(selection)]
    if decisions:
        news.append(ngettext("{n} decision wanted", "{n} decisions wanted", decisions).format(n=decisions))
    said = ", ".join(part for part in news if part)
    start = f"{name} · {weeks(shown_weeks(selection))}" if name else capital(weeks(shown_weeks(selection)))
    return f"{start}: {said}" if said else start


def weeks(period: Period) -> str:
    """Return the weeks of a period, by number and day: `week 47 (16–20 Nov)`."""
    first, last = week_number(period.start), week_number(period.end)
    if first == last:
        return _("week {number} ({days})").format(number=first, days=day_span(period))
    return _("weeks {first}–{last} ({days})").format(first=first, last=last, days=day_span(period))


def _news(selection: Selection) -> str:
    first, others = outcomes(selection)
    big = big_thing(selection)
    for entry in ([big] if big else []) + first + others + selection.late:
        return cut(headline(entry))
    plans = len(selection.plans)
    return ngettext("{n} plan", "{n} plans", plans).format(n=plans) if plans else ""


def cut(text: str) -> str:
    """Return a text short enough for a subject, cut between words."""
    if len(text) <= LONGEST_NEWS:
        return text
    return text[:LONGEST_NEWS].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def capital(text: str) -> str:
    """Return a text with a capital first."""
    return text[:1].upper() + text[1:]
