"""`wfhdesk check workstations`: where one works at a screen; each place has its own history."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, Namespace

from wfhdesk.cli.check_fields import workstation_fields
from wfhdesk.cli.completers import completed_by, one_of, workstation_names
from wfhdesk.cli.speech import columns, print_json, say
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.ids import SHORT
from wfhdesk.domain.assessments import HOME, PLACES, parse_place, shown_place
from wfhdesk.language import gettext as _


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Say where you work at a screen: each place has checks of its own. The first one is made by your first check. What\n"
        "you leave is never due again; what was found there stays.\n\n"
        "  wfhdesk check workstations\n"
        "  wfhdesk check workstations list --json\n"
        "  wfhdesk check workstations add 'Kitchen table'\n"
        "  wfhdesk check workstations add 'Bakker & Zn' --place elsewhere\n"
        "  wfhdesk check workstations rename 'Home desk' Attic\n"
        "  wfhdesk check workstations leave kitchen"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the words."""
    _add_json(parser)
    parser.set_defaults(run=show)
    acts = parser.add_subparsers(metavar=_("[WHAT]"), title=_("to change them"), parser_class=type(parser))
    every = acts.add_parser("list", help=_("list them, as without a word"))
    _add_json(every)
    every.set_defaults(run=show)
    new = acts.add_parser("add", help=_("add one"))
    new.add_argument("name", metavar=_("NAME"), help=_("what you call it"))
    _add_place(new)
    new.set_defaults(run=add)
    other = acts.add_parser("rename", help=_("call one otherwise, or say what kind of place it is"))
    _add_known(other)
    other.add_argument("new", nargs="?", metavar=_("NEW"), help=_("what you call it from now on"))
    _add_place(other)
    other.set_defaults(run=rename)
    gone = acts.add_parser("leave", help=_("say that you don't work there any more"))
    _add_known(gone)
    gone.set_defaults(run=leave)


def _add_json(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", default=SUPPRESS, help=_("print them as JSON"))


def _add_known(parser: ArgumentParser) -> None:
    known = parser.add_argument("name", metavar=_("NAME"), help=_("its name, a beginning of it, or its id"))
    completed_by(known, workstation_names)


def _add_place(parser: ArgumentParser) -> None:
    kind = parser.add_argument("--place", metavar=_("KIND"), help=_("home, office or elsewhere"))
    completed_by(kind, one_of(PLACES, shown_place))


def show(desk: Desk, options: Namespace) -> int:
    """List the workstations."""
    known = desk.assessments.workstations()
    if options.json:
        print_json([workstation_fields(one) for one in known])
    elif known:
        print(columns([one.id[:SHORT], one.name, shown_place(one.place)] for one in known))
    else:
        say(_("None yet: wfhdesk check workstations add 'Kitchen table', or wfhdesk check run workstation"))
    return 0


def add(desk: Desk, options: Namespace) -> int:
    """Add a workstation; print only the new id."""
    place = desk.assessments.add_workstation(options.name, parse_place(options.place) if options.place else HOME)
    say(_("Added {name} ({place}).").format(name=place.name, place=shown_place(place.place)))
    print(place.id)
    return 0


def rename(desk: Desk, options: Namespace) -> int:
    """Call a workstation otherwise."""
    place = desk.assessments.workstation(options.name)
    changed = place._replace(
        name=place.name if options.new is None else options.new,
        place=parse_place(options.place) if options.place else place.place,
    )
    changed = desk.assessments.change_workstation(changed)
    say(
        _("{before} is {name} ({place}) now.").format(
            before=place.name, name=changed.name, place=shown_place(changed.place)
        )
    )
    return 0


def leave(desk: Desk, options: Namespace) -> int:
    """Say that a workstation isn't used any more."""
    place = desk.assessments.workstation(options.name)
    desk.assessments.leave_workstation(place)
    say(_("You don't work at {name} any more (wfhdesk undo takes that back).").format(name=place.name))
    return 0
