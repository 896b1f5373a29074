"""`wfhdesk people join`: who stands on the desk twice becomes one person."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable

from wfhdesk.cli.completers import completed_by, person_names
from wfhdesk.cli.speech import say
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.ids import SHORT
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.joining import standing_twice
from wfhdesk.domain.people import Person
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext

_MOST = 3
"""Of so many people it is told that they stand here twice; one act joins them all."""


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Make one person of two. The first stays: what is empty is filled, lists are joined, contacts and offers go over, and\n"
        "what the two say differently is kept in the notes. An address book that was taken in on two devices gives everybody\n"
        "twice; --all joins those who share its UID, or an address and a name. It is one act; undo takes it back.\n\n"
        "  wfhdesk people join 'Jon Smith' jonathan\n"
        "  wfhdesk people join 3k9 a07\n"
        "  wfhdesk people join --all"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    people = parser.add_argument("people", nargs="*", metavar=_("PERSON"), help=_("who is one; the first stays"))
    completed_by(people, person_names)
    parser.add_argument("--all", action="store_true", dest="everybody", help=_("join everybody who stands here twice"))
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Join people."""
    if options.everybody == bool(options.people) or len(options.people) == 1:
        raise WrongInput(_("Name the people who are one, wfhdesk people join A B, or say --all."))
    if not options.everybody:
        (person,) = desk.people.join([[desk.people.named(name) for name in options.people]])
        say(_("{name} is one person now.").format(name=person.name))
        return 0
    groups = standing_twice(desk.people.all())
    if not groups:
        say(_("Nobody stands here twice."))
        return 0
    joined = desk.people.join(groups)
    say(ngettext("Joined {n} person.", "Joined {n} people.", len(joined)).format(n=len(joined)))
    return 0


def tell_who_stands_twice(people: Iterable[Person]) -> None:
    """Say on stderr who stands on the desk twice, and what joins them."""
    groups = standing_twice(people)
    for group in groups[:_MOST]:
        ids = " ".join(one.id[:SHORT] for one in group)
        say(_("{name} stands here twice: wfhdesk people join {ids}").format(name=group[0].name, ids=ids))
    if len(groups) > _MOST:
        left = len(groups) - _MOST
        told = ngettext(
            "{n} more person stands here twice: wfhdesk people join --all joins everybody",
            "{n} more people stand here twice: wfhdesk people join --all joins everybody",
            left,
        )
        say(told.format(n=left))
