"""`wfhdesk check actions`: what is to be done about risks, by whom and by when, and whether it helped."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Iterator

from wfhdesk.cli import check_actions_edit
from wfhdesk.cli.check_fields import actions_fields
from wfhdesk.cli.check_input import add_at, place_at
from wfhdesk.cli.check_texts import action_row, standing_told, wrapped
from wfhdesk.cli.completers import action_ids, completed_by, one_of
from wfhdesk.cli.speech import bold, columns, print_json, say
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.ids import SHORT
from wfhdesk.domain.actions import CHECKED, OWNERS, Action, parse_owner, shown_owner
from wfhdesk.domain.assessments import shown_risk
from wfhdesk.domain.periods import short_day
from wfhdesk.language import gettext as _


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "See and settle what is to be done about risks. An action is open until it is fixed; two weeks later you look whether\n"
        "that helped: verify says so, reopen says that it didn't. Several ids settle several at once.\n\n"
        "  wfhdesk check actions\n"
        "  wfhdesk check actions list --all --owner manager\n"
        "  wfhdesk check actions add 'Ask for a footrest' --owner manager --by 2026-12-15\n"
        "  wfhdesk check actions fix 3k9 a07 --note 'put a book under it'\n"
        "  wfhdesk check actions verify 3k9\n"
        "  wfhdesk check actions reopen 3k9\n"
        "  wfhdesk check actions edit 3k9 --owner me --by fri\n"
        "  wfhdesk check actions show 3k9\n"
        "  wfhdesk check actions delete 3k9"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the words."""
    _add_choice(parser, None)
    parser.set_defaults(run=show_list)
    acts = parser.add_subparsers(metavar=_("[WHAT]"), title=_("to settle them"), parser_class=type(parser))
    every = acts.add_parser("list", help=_("list them, as without a word"))
    _add_choice(every, SUPPRESS)
    every.set_defaults(run=show_list)
    one = acts.add_parser("show", help=_("all there is to know of some"))
    completed_by(one.add_argument("ids", nargs="+", metavar=_("ID"), help=_("their ids, or last")), action_ids)
    one.add_argument("--json", action="store_true", default=SUPPRESS, help=_("print them as JSON"))
    one.set_defaults(run=show)
    check_actions_edit.add_acts(acts)


def _add_choice(parser: ArgumentParser, default: str | None) -> None:
    parser.add_argument("--all", action="store_true", default=SUPPRESS, help=_("also those that are done and checked"))
    owner = parser.add_argument(
        "--owner", metavar=_("WHO"), default=default, help=_("only those of me, manager or assessor")
    )
    completed_by(owner, one_of(OWNERS, shown_owner))
    add_at(parser, _("only those of a workstation"), default)
    parser.add_argument("--json", action="store_true", default=SUPPRESS, help=_("print every action as JSON"))


def show_list(desk: Desk, options: Namespace) -> int:
    """List actions, the most pressing first."""
    owner = parse_owner(options.owner) if options.owner is not None else ""
    place = place_at(desk, options)
    actions = [
        one
        for one in desk.assessments.actions()
        if owner in ("", one.owner) and (place is None or one.workstation == place.id)
    ]
    if options.json:
        print_json(actions_fields(desk, actions))
        return 0
    told = [one for one in actions if options.all or one.state != CHECKED]
    if told:
        print(columns(action_row(desk, one) for one in told))
    elif actions:
        say(_("Nothing is to be done; wfhdesk check actions --all lists what was."))
    else:
        say(_("There is no action. A check finds what to do, or: wfhdesk check actions add 'Ask for a footrest'"))
    return 0


def show(desk: Desk, options: Namespace) -> int:
    """Print all there is to know of actions."""
    actions = [desk.assessments.action(beginning) for beginning in options.ids]
    if options.json:
        print_json(actions_fields(desk, actions))
    else:
        print("\n\n".join("\n".join(_lines(desk, one)) for one in actions))
    return 0


def _lines(desk: Desk, action: Action) -> Iterator[str]:
    today = desk.assessments.today()
    yield bold(wrapped(f"{action.text}  ({action.id[:SHORT]})"))
    found_in = f" ({action.run[:SHORT]})" if action.run else ""
    labelled = {
        _("State"): standing_told(action, today),
        _("By whom"): shown_owner(action.owner),
        _("Risk"): shown_risk(action.risk),
        _("About"): f"{action.about}{found_in}" if action.about else "",
        _("Workstation"): desk.assessments.place_name(action.workstation),
        _("Since"): short_day(action.made, today),
        _("Note"): action.note,
    }
    yield from (_("{label}: {text}").format(label=label, text=text) for label, text in labelled.items() if text)
