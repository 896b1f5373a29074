"""What to talk about with somebody: what it was last about, what is open between both, and two things to begin with.

Everything is taken from what the desk knows of this very person. Where it knows nothing it says nothing: a phrase that fits
everybody helps nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import NamedTuple

from wfhdesk.domain.accomplishments import Accomplishment, same_name
from wfhdesk.domain.birthdays import is_birthday
from wfhdesk.domain.contacts import Contact
from wfhdesk.domain.mentions import plain
from wfhdesk.domain.offers import ACCEPTED, DONE, OFFERED, Offer
from wfhdesk.domain.people import Person
from wfhdesk.domain.periods import DAY, short_day
from wfhdesk.domain.plaintext import shortened
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext

MOST = 2
"""Openers at once; more are a questionnaire."""
RECENT = 28 * DAY
"""How far back work is worth telling of."""
_NEWS = ("done", "progress", "learned")
_REMEMBERED = 4
"""Contacts within which a topic that was talked about doesn't come again."""
_LONG_GAP = 2
"""Cadences without a contact after which a longer talk is better than a word (Bhattacharya and others, 2016)."""
_LONGEST = 90


class Conversation(NamedTuple):
    """What there is to talk about: the last contact that says something, what is open between both, and what to begin with."""

    last: Contact | None
    open: tuple[str, ...]
    openers: tuple[str, ...]


class Known(NamedTuple):
    """What the desk knows: contacts with the person, the newest first; entries; which of them name the person; offers."""

    contacts: Sequence[Contact]
    entries: Sequence[Accomplishment]
    names: Callable[[Accomplishment], bool]
    offers: Collection[Offer]


def conversation(person: Person, known: Known, today: date, ratio: float = 0.0) -> Conversation:
    """Return what to talk about with a person; `ratio` is days since the last contact to their cadence."""
    last = next((one for one in known.contacts if one.note), None)
    topics, news, offered = _topics(person, known.contacts), _news(person, known, today), _offered(person, known.offers)
    # One of each kind first: two topics in a row are an interrogation.
    turns = [found[place] for place in range(MOST) for found in (topics, news, offered) if place < len(found)]
    gap = [_gap(known.contacts[0].day, today)] if ratio >= _LONG_GAP and known.contacts else []
    wish = [_("It is their birthday today")] if is_birthday(person, today) else []
    return Conversation(last, tuple(_open(person, known, today)), tuple([*wish, *gap, *turns][:MOST]))


def _topics(person: Person, contacts: Sequence[Contact]) -> list[str]:
    """Return the topics to come back to, those first that the last contacts were not about."""
    said = " ".join(contact.note for contact in contacts[:_REMEMBERED]).casefold()
    fresh = [topic for topic in person.topics if topic.casefold() not in said]
    start = len(contacts) % len(fresh) if fresh else 0
    return [
        _("Come back to: {topic}").format(topic=shortened(topic, _LONGEST))
        for topic in (*fresh[start:], *fresh[:start])
    ]


def _news(person: Person, known: Known, today: date) -> list[str]:
    """Return recent work that touches the person and that they may not know of: about a project of theirs; the newest first."""
    since = max([today - RECENT, *(contact.day for contact in known.contacts[:1])])
    shared = {*map(str.casefold, person.projects), *(e.project.casefold() for e in known.entries if known.names(e))}
    return [
        _told(entry)
        for entry in reversed(known.entries)
        if entry.kind in _NEWS
        and entry.visibility != "private"
        and entry.day >= since
        and not known.names(entry)  # they know of it, being part of it
        and entry.project.casefold() in shared - {""}
    ]


def _told(entry: Accomplishment) -> str:
    text = shortened(plain(entry.text), _LONGEST)
    if entry.project and not same_name(entry.project, text):
        return _("Tell of {project}: {text}").format(project=entry.project, text=text)
    return _("Tell of: {text}").format(text=text)


def _offered(person: Person, offers: Collection[Offer]) -> list[str]:
    taken = {offer.text for offer in offers if offer.person == person.id and offer.state in (ACCEPTED, DONE)}
    fitting = [
        offer
        for offer in offers
        if offer.state == OFFERED and offer.person in ("", person.id) and offer.text not in taken
    ]
    own_first = sorted(fitting, key=lambda offer: not offer.person)
    return [_("Offer: {text}").format(text=shortened(offer.text, _LONGEST)) for offer in own_first]


def _gap(day: date, today: date) -> str:
    days = (today - day).days
    return ngettext(
        "{n} day without a word: take time for it", "{n} days without a word: take half an hour", days
    ).format(n=days)


def _open(person: Person, known: Known, today: date) -> list[str]:
    """Return what is open between both: what you need of them, what they asked for, what you promised."""
    found = [_("They asked for: {text}").format(text=shortened(text, _LONGEST)) for text in person.asked]
    for entry in known.entries:
        if entry.open and known.names(entry):
            text = shortened(plain(entry.text), _LONGEST)
            due = _(", wanted by {day}").format(day=short_day(entry.by, today)) if entry.by else ""
            said = _("You wait: {text}{due}") if entry.kind == "blocker" else _("You plan: {text}{due}")
            found.append(said.format(text=text, due=due))
    accepted = [offer for offer in known.offers if offer.state == ACCEPTED and offer.person == person.id]
    return [*found, *(_("You promised: {text}").format(text=shortened(offer.text, _LONGEST)) for offer in accepted)]
