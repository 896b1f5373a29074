"""`wfhdesk met`: log that there was contact."""

from __future__ import annotations

import re
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import date

from wfhdesk.cli.completers import completed_by, contact_ids, one_of, person_names
from wfhdesk.cli.people_texts import due_next, names_of
from wfhdesk.cli.speech import say
from wfhdesk.cli.whom import each_whom
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.capture import said_day
from wfhdesk.domain.contacts import KINDS, parse_kind, shown_kind
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.people import Person
from wfhdesk.domain.periods import short_day
from wfhdesk.domain.plaintext import one_line
from wfhdesk.language import gettext as _

_APART = re.compile(r"\s*,\s*")


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Log that you were in touch, with whom, how, and what it was about. That is for you alone, but for help given and\n"
        "received: the monthly update and the review tell with whom and how often. Several people are one word with commas,\n"
        "or each with an @ in front. Their turn comes again a full cadence after the day of the contact.\n\n"
        "  wfhdesk met priya --by call 'holiday in Leeds; her report is stuck on approvals'\n"
        "  wfhdesk met priya,omar --on yesterday --by coffee\n"
        "  wfhdesk met --change last --by coffee --on monday\n"
        "  wfhdesk met --cancel last\n\n"
        "Kinds are: chat, call, video, mail, in person, coffee, walk, 1:1, meeting, help given, help received."
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    words = parser.add_argument(
        "words", nargs="*", default=[], metavar=_("PERSON"), help=_("with whom; behind that what it was about")
    )
    completed_by(words, person_names)
    parser.gathers = "words"  # type: ignore[attr-defined]
    way = parser.add_argument("--by", metavar=_("KIND"), default="", help=_("how: chat, call, video, coffee, 1:1, ..."))
    completed_by(way, one_of(KINDS, shown_kind))
    parser.add_argument("--on", metavar=_("DAY"), help=_("the day: yesterday, a weekday, 2026-11-20"))
    change = parser.add_argument(
        "--change", metavar=_("ID"), help=_("correct a contact: how, the day, what it was about")
    )
    cancel = parser.add_argument("--cancel", metavar=_("ID"), help=_("take a contact away; there was none"))
    for one in (change, cancel):
        completed_by(one, contact_ids)
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Log a contact, and print only its id; or correct one, or take one away."""
    if options.change is not None:
        return _change(desk, options)
    if options.cancel is not None:
        return _cancel(desk, options)
    people, note = with_whom(desk, options.words)
    day = _day(desk, options)
    contact = desk.people.met(people, parse_kind(options.by), note, day)
    told = _("Logged {kind} with {names}").format(kind=shown_kind(contact.kind), names=names_of(desk, people))
    coming = due_next(desk, people[0]) if len(people) == 1 else ""
    on = (
        ""
        if contact.day == desk.people.today()
        else _("on {day}").format(day=short_day(contact.day, desk.people.today()))
    )
    say(" · ".join(filter(None, (told, on, coming))))
    print(contact.id)
    return 0


def _day(desk: Desk, options: Namespace) -> date | None:
    """Return the day that was said; none where nothing was. Raises WrongInput."""
    short_dutch = desk.accomplishments.short_dutch
    return said_day(options.on, desk.people.today(), short_dutch=short_dutch) if options.on else None


def _change(desk: Desk, options: Namespace) -> int:
    """Correct a contact; what isn't said stays."""
    if options.cancel is not None:
        raise WrongInput(_("--cancel takes one contact away; leave the rest out."))
    before = desk.people.contact(options.change)
    note = one_line(" ".join(options.words)) if options.words else before.note
    kind = parse_kind(options.by) or before.kind
    contact = before._replace(kind=kind, note=note, day=_day(desk, options) or before.day)
    if contact == before:
        raise WrongInput(_("Say what was otherwise: --by KIND, --on DAY, or what it was about."))
    contact = desk.people.correct(contact)
    told = (desk.people.with_id(doc_id) for doc_id in contact.people)
    names = names_of(desk, [person for person in told if person]) or _("somebody who is gone")
    say(
        _("Changed: {kind} with {names} on {day}").format(
            kind=shown_kind(contact.kind), names=names, day=short_day(contact.day, desk.people.today())
        )
    )
    print(contact.id)
    return 0


def with_whom(desk: Desk, words: Sequence[str]) -> tuple[list[Person], str]:
    """Return the people that words begin with, and the note that follows. Raises WrongInput."""
    if not words:
        raise WrongInput(_("Say with whom: wfhdesk met priya 'what it was about'"))
    first, *rest = words
    while first.endswith(",") and rest:
        first += rest.pop(0)
    names = [name for name in _APART.split(first) if name]
    while rest and rest[0].startswith("@"):
        names.append(rest.pop(0))
    people = each_whom(desk, names)
    note = one_line(" ".join(rest))
    if note and " " not in note and desk.people.names().candidates(note):
        raise WrongInput(
            _("Is “{word}” a person? Name several as one word: {names},{word}").format(word=note, names=first)
        )
    return people, note


def _cancel(desk: Desk, options: Namespace) -> int:
    if options.words or options.by or options.on:
        raise WrongInput(_("--cancel takes one contact away; leave the rest out."))
    contact = desk.people.contact(options.cancel)
    desk.people.take_back(contact)
    told = (desk.people.with_id(doc_id) for doc_id in contact.people)
    names = names_of(desk, [person for person in told if person]) or _("somebody who is gone")
    say(
        _("Deleted {kind} with {names} on {day} (wfhdesk undo brings it back).").format(
            kind=shown_kind(contact.kind), names=names, day=short_day(contact.day)
        )
    )
    return 0
