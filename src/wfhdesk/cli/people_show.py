"""`wfhdesk people show`: one person, with contacts and what to talk about."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from typing import Any

from wfhdesk.cli.completers import completed_by, person_names
from wfhdesk.cli.people_texts import fields
from wfhdesk.cli.speech import bold, print_json
from wfhdesk.cli.whom import whom
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.ids import SHORT
from wfhdesk.domain.contacts import Contact, shown_kind
from wfhdesk.domain.hours_text import reworded
from wfhdesk.domain.mentions import plain
from wfhdesk.domain.offers import Offer, shown_state
from wfhdesk.domain.people import LIST_FIELDS, Person, shown_cadence, shown_relation
from wfhdesk.domain.periods import day_span, short_day
from wfhdesk.domain.reach_texts import reach_told
from wfhdesk.domain.standings import Standing
from wfhdesk.domain.standings import shown_state as shown_standing
from wfhdesk.language import gettext as _

_MOST = 12
"""Contacts that are listed unless all are asked for."""


def add_acts(acts: Any) -> None:
    """Declare the word behind `people`."""
    parser = acts.add_parser("show", help=_("see all that is known of a person, and what to talk about"))
    completed_by(
        parser.add_argument("person", metavar=_("PERSON"), help=_("a name, its beginning, or an id")), person_names
    )
    parser.add_argument("--all", action="store_true", help=_("every contact there was"))
    parser.add_argument("--json", action="store_true", help=_("print JSON"))
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Print a person."""
    person = whom(desk, options.person)
    standing = desk.people.standing(person)
    offers = [one for one in desk.people.offers() if one.person == person.id]
    if options.json:
        contacts = desk.people.contacts_with(person)
        talk = desk.people.conversation(standing)
        between = {"open": talk.open, "openers": talk.openers, "offers": list(map(_offer_fields, offers))}
        print_json({**fields(standing), **_known(person), **between, "contacts": list(map(_contact_fields, contacts))})
        return 0
    print(bold(person.name))
    print("\n".join(_lines(desk, standing, offers)))
    told = desk.people.contacts_with(person) if options.all else desk.people.latest_with(person, _MOST)
    if told:
        print("\n" + "\n".join(_contact(one, desk) for one in told))
    return 0


def _lines(desk: Desk, standing: Standing, offers: list[Offer]) -> Iterator[str]:
    person, today = standing.person, desk.people.today()
    yield ", ".join(
        filter(
            None,
            (shown_relation(person.relation), shown_cadence(person.every), shown_standing(standing, today)),
        )
    )
    for text in (", ".join(filter(None, (person.role, person.organisation))), *person.emails, person.phone):
        if text:
            yield text
    if where := reach_told(desk.people.reach(person), desk.people.time_of(person)):
        yield where
    yield from _labelled(person, today)
    talk = desk.people.conversation(standing)
    yield from ("", *talk.open) if talk.open else ()
    yield from ("", *talk.openers) if talk.openers else ()
    if offers:
        yield ""
        yield from (f"{one.id[:SHORT]}  {shown_state(one.state)}  {one.text}" for one in offers)


def _labelled(person: Person, today: date) -> Iterator[str]:
    labelled = {
        _("Called"): ", ".join(person.nicknames),
        _("Reach by"): shown_kind(person.channel) if person.channel else "",
        _("Hours"): reworded(person.hours),
        _("Holidays"): person.holidays,
        _("Away"): ", ".join(day_span(away) for away in person.away if away.end >= today),
        _("Birthday"): person.birthday,
        _("Topics"): "; ".join(person.topics),
        _("Projects"): ", ".join(person.projects),
        _("Notes"): person.notes,
    }
    yield from (_("{label}: {text}").format(label=label, text=text) for label, text in labelled.items() if text)


def _contact(contact: Contact, desk: Desk) -> str:
    day = short_day(contact.day, desk.people.today())
    named = contact.entry or contact.id
    return "  ".join(filter(None, (named[:SHORT], day, shown_kind(contact.kind), plain(contact.note))))


def _contact_fields(contact: Contact) -> dict[str, object]:
    return {
        "id": contact.id or None,
        "day": contact.day.isoformat(),
        "kind": contact.kind or None,
        "note": contact.note or None,
        "people": list(contact.people),
        "entry": contact.entry or None,
    }


def _offer_fields(offer: Offer) -> dict[str, str]:
    return {"id": offer.id, "text": offer.text, "state": offer.state, "day": offer.day.isoformat()}


def _known(person: Person) -> dict[str, object]:
    texts = ("phone", "role", "organisation", "channel", "zone", "hours", "holidays", "birthday", "notes")
    away = [{"first": away.start.isoformat(), "last": away.end.isoformat()} for away in person.away]
    return {
        **{name: list(getattr(person, name)) for name in LIST_FIELDS},
        **{name: getattr(person, name) or None for name in texts},
        "away": away,
    }
