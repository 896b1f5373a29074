"""`wfhdesk people add|edit|delete`: say who somebody is, and how often there should be contact."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import Any

from wfhdesk.cli.completers import completed_by, person_names
from wfhdesk.cli.people_texts import names_of
from wfhdesk.cli.person_options import add_options, is_anything_said, told_by
from wfhdesk.cli.speech import say
from wfhdesk.cli.whom import each_whom
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.nicknames import nickname_remarks
from wfhdesk.domain.people import Person, shown_cadence, shown_relation
from wfhdesk.language import gettext as _

_OF_ONE = ("name", "nickname", "email", "phone", "birthday")
"""What several people can't be given at once."""


def add_acts(acts: Any) -> None:
    """Declare the words behind `people` that change what is known."""
    new = acts.add_parser("add", help=_("add somebody"))
    new.add_argument("name", metavar=_("NAME"), help=_("their whole name, such as 'Priya Nair'"))
    add_options(new)
    new.set_defaults(run=add)
    change = acts.add_parser("edit", help=_("change what is known of people; what you don't say stays"))
    _add_people(change)
    change.add_argument("--name", metavar=_("NAME"), help=_("their whole name"))
    add_options(change)
    change.set_defaults(run=edit)
    gone = acts.add_parser("delete", help=_("take people off the desk; undo brings them back"))
    _add_people(gone)
    gone.set_defaults(run=delete)


def _add_people(parser: ArgumentParser) -> None:
    people = parser.add_argument("people", nargs="+", metavar=_("PERSON"), help=_("a name, its beginning, or an id"))
    completed_by(people, person_names)


def add(desk: Desk, options: Namespace) -> int:
    """Add somebody; print only the new id."""
    before = desk.people.all()
    person = desk.people.add(told_by(desk, Person(options.name), options))
    say(_("Added {name}{told}.").format(name=person.name, told=_counted(person)))
    _tell_of_names(person, before)
    print(person.id)
    return 0


def edit(desk: Desk, options: Namespace) -> int:
    """Change what is known of people, all of them alike."""
    if not is_anything_said(options):
        raise WrongInput(_("Say what changes: --relation, --every, --email and others; see wfhdesk people edit --help"))
    people = _people(desk, options)
    if len(people) > 1 and any(getattr(options, part) is not None for part in _OF_ONE):
        raise WrongInput(_("A name, nickname, address, number or birthday is one person's; name only that one."))
    before, told = desk.people.all(), [told_by(desk, person, options) for person in people]
    if options.name is not None:
        desk.people.check_name(told[0])
    kept = desk.people.keep_all(told)
    if len(kept) == 1:
        say(_("Changed {name}{told}.").format(name=kept[0].name, told=_counted(kept[0])))
        _tell_of_names(kept[0], before)
    else:
        say(_("Changed {names}.").format(names=names_of(desk, kept)))
    return 0


def delete(desk: Desk, options: Namespace) -> int:
    """Take people off the desk."""
    people = _people(desk, options)
    names = names_of(desk, people)
    desk.people.delete(people)
    say(
        _("Deleted {names} (wfhdesk undo brings them back). Contacts stay; people erase leaves nothing.").format(
            names=names
        )
    )
    return 0


def _tell_of_names(person: Person, before: Sequence[Person]) -> None:
    for remark in nickname_remarks(person, before):
        say(remark)


def _people(desk: Desk, options: Namespace) -> list[Person]:
    return each_whom(desk, options.people)


def _counted(person: Person) -> str:
    if not person.every:
        return ""
    return f" ({', '.join(filter(None, (shown_relation(person.relation), shown_cadence(person.every))))})"
