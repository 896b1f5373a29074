"""`wfhdesk people`: the co-workers one stays in touch with, and whose turn it is."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import Any

from wfhdesk.cli import (
    people_edit,
    people_erase,
    people_export,
    people_import,
    people_join,
    people_meetings,
    people_show,
)
from wfhdesk.cli.help_layout import HelpLayout
from wfhdesk.cli.people_texts import fields, row
from wfhdesk.cli.speech import columns, print_json, say
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.people import RELATIONS
from wfhdesk.domain.people_found import PeopleIndex
from wfhdesk.domain.standings import UNCOUNTED, Standing
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext

_ORDERS = ("urgency", "name", "relation")


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "See whom you stay in touch with and whose turn it is, most pressing first. A relation gives somebody a cadence:\n"
        "supervisor and key co-worker 7 days, team and partner 14, mentor 30, weak tie 45, former 90. Any contact, of any\n"
        "kind, starts it anew.\n\n"
        "  wfhdesk people\n"
        "  wfhdesk people add 'Priya Nair' --relation team --email priya@example.org --zone Asia/Kolkata\n"
        "  wfhdesk people edit priya omar lena --relation 'weak tie'\n"
        "  wfhdesk people edit priya --every 10d --topic 'her report' --away 2026-12-21..2027-01-02\n"
        "  wfhdesk people show priya\n"
        "  wfhdesk people import contacts.vcf\n"
        "  wfhdesk people meetings calendar.ics\n"
        "  wfhdesk people export people.vcf\n"
        "  wfhdesk people join 3k9 a07\n"
        "  wfhdesk people delete omar\n"
        "  wfhdesk people erase omar\n\n"
        "A name is a nickname, a first name, or a beginning that only one person's name has."
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    parser.add_argument("--all", action="store_true", help=_("also those whose days nobody counts"))
    parser.add_argument(
        "--find",
        metavar=_("WORDS"),
        nargs="+",
        default=[],
        help=_("only those of whom a name, relation, project or organisation begins so"),
    )
    parser.add_argument("--order", choices=_ORDERS, default="urgency", help=_("what comes first"))
    parser.add_argument("--json", action="store_true", help=_("print everybody as JSON"))
    parser.set_defaults(run=show)
    acts = parser.add_subparsers(metavar=_("[WHAT]"), title=_("to know them better"), parser_class=type(parser))
    people_edit.add_acts(acts)
    people_show.add_acts(acts)
    for word, act, purpose in (
        ("import", people_import, _("take people in from an address book")),
        ("meetings", people_meetings, _("log meetings of a calendar file as contacts")),
        ("export", people_export, _("write everybody to a file or folder of cards")),
        ("join", people_join, _("make one person of two who are the same")),
        ("erase", people_erase, _("take a person out of everything, for good")),
    ):
        act.arguments(_parser(acts, word, act.describe(), purpose))


def _parser(acts: Any, word: str, told: str, purpose: str) -> ArgumentParser:
    found: ArgumentParser = acts.add_parser(word, help=purpose, description=told, formatter_class=HelpLayout)
    return found


def show(desk: Desk, options: Namespace) -> int:
    """List people."""
    found = desk.people.standings()
    if options.find:
        words = " ".join(options.find)
        wanted = {person.id for person in PeopleIndex([one.person for one in found]).find(words)}
        found = [one for one in found if one.person.id in wanted]
    found = _ordered(found, options.order)
    if options.json:
        print_json([fields(one) for one in found])
        return 0
    told = [one for one in found if options.all or options.find or one.state != UNCOUNTED]
    if told:
        print(columns(row(one, desk.people.today()) for one in told))
    _tell_of_others(desk, len(found) - len(told), bool(told))
    people_join.tell_who_stands_twice(one.person for one in found)
    return 0


def _ordered(found: Sequence[Standing], order: str) -> list[Standing]:
    if order == "name":
        return sorted(found, key=lambda one: one.person.name.casefold())
    if order == "relation":
        places = {relation: place for place, relation in enumerate(RELATIONS)}
        return sorted(found, key=lambda one: places.get(one.person.relation, len(places)))
    return list(found)


def _tell_of_others(desk: Desk, others: int, are_some_told: bool) -> None:
    if others:
        counted = ngettext("{n} person whose days nobody counts", "{n} people whose days nobody counts", others)
        advice = _("{people}: wfhdesk people --all lists them; wfhdesk people edit NAME --relation team counts.")
        say(advice.format(people=counted.format(n=others)))
    elif not are_some_told and not desk.people.all() and not desk.people.unreadable:
        say(_("You know nobody yet: wfhdesk people add 'Priya Nair' --relation team, or wfhdesk people import FILE"))
