"""What can be said of a person on the command line: to add them, and to change what is known."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import Any

from wfhdesk.cli.completers import completed_by, one_of, project_names
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.away_days import parse_away
from wfhdesk.domain.contacts import KINDS, parse_kind, shown_kind
from wfhdesk.domain.people import RELATIONS, Person, parse_cadence, parse_relation, shown_relation
from wfhdesk.domain.periods import Period
from wfhdesk.language import gettext as _

_TEXTS = ("name", "phone", "role", "organisation", "zone", "hours", "holidays", "birthday", "notes")
_LISTS = {"nickname": "nicknames", "email": "emails", "topic": "topics", "asked": "asked", "project": "projects"}


def add_options(parser: ArgumentParser) -> None:
    """Declare what can be said of a person. What is said of a list comes to it; an empty text empties it first."""
    add_cadence(parser)
    for option, metavar, told in (
        ("nickname", _("NAME"), _("what else they are called; again for another")),
        ("email", _("ADDRESS"), _("an e-mail address; again for another")),
        ("topic", _("TEXT"), _("a topic to come back to; again for another")),
        ("asked", _("TEXT"), _("what they asked you for; again for another")),
        ("project", _("NAME"), _("a project you share; again for another")),
    ):
        one = parser.add_argument(f"--{option}", metavar=metavar, action="append", help=told)
        if option == "project":
            completed_by(one, project_names)
    for option, metavar, told in (
        ("phone", _("NUMBER"), _("their phone number")),
        ("role", _("TEXT"), _("what they do")),
        ("organisation", _("TEXT"), _("where they work")),
        ("by", _("KIND"), _("how they like to be reached: chat, call, video, mail, coffee, ...")),
        ("zone", _("ZONE"), _("their time zone, such as Asia/Kolkata")),
        ("hours", _("HOURS"), _("their hours, such as 'mon-fri 9-17'")),
        ("holidays", _("COUNTRY"), _("whose public holidays they have: NL, GB-ENG")),
        ("birthday", "MM-DD", _("their birthday, without the year")),
        ("notes", _("TEXT"), _("anything else, for you alone")),
    ):
        one = parser.add_argument(f"--{option}", metavar=metavar, help=told)
        if option == "by":
            completed_by(one, one_of(KINDS, shown_kind))
    parser.add_argument(
        "--away", metavar=_("DAYS"), action="append", help=_("when they are on leave: 2026-12-21..2027-01-02")
    )


def add_cadence(parser: ArgumentParser) -> None:
    """Declare what says how often there should be contact."""
    relation = parser.add_argument(
        "--relation",
        metavar=_("RELATION"),
        help=_("supervisor, key co-worker, team, partner, mentor, weak tie, former, or none: nobody counts the days"),
    )
    completed_by(relation, one_of(RELATIONS, shown_relation))
    parser.add_argument(
        "--every", metavar=_("DAYS"), help=_("the cadence where it isn't the relation's own: 10d, 2w, none, usual")
    )


def is_anything_said(options: Namespace) -> bool:
    """Return whether the options say anything of a person."""
    names = (*_TEXTS, *_LISTS, "relation", "every", "by", "away")
    return any(getattr(options, name, None) is not None for name in names)


def told_by(desk: Desk, person: Person, options: Namespace) -> Person:
    """Return a person as the options tell; what they don't tell stays. Raises WrongInput."""
    said: dict[str, Any] = {name: text for name in _TEXTS if (text := getattr(options, name, None)) is not None}
    if options.relation is not None:
        said["relation"] = parse_relation(options.relation)
    if options.every is not None:
        said["cadence"] = parse_cadence(options.every)
    if options.by is not None:
        said["channel"] = parse_kind(options.by)
    for option, field in _LISTS.items():
        if (texts := getattr(options, option)) is not None:
            said[field] = _with(getattr(person, field), texts)
    if options.away is not None:
        said["away"] = _away(desk, person, options.away)
    return person._replace(**said)


def _with(known: Sequence[str], said: Sequence[str]) -> tuple[str, ...]:
    for text in said:
        known = (*known, text) if text.strip() else ()
    return tuple(dict.fromkeys(known))


def _away(desk: Desk, person: Person, said: Sequence[str]) -> tuple[Period, ...]:
    away = person.away
    for text in said:
        found = parse_away(text, desk.people.today(), short_dutch=desk.accomplishments.short_dutch)
        away = (*away, *found) if found else ()
    return tuple(sorted(set(away)))
