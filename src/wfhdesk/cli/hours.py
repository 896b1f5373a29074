"""`wfhdesk hours`: when one can be reached, this week, another one, or at a moment."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from wfhdesk.cli import hours_set, hours_share
from wfhdesk.cli.answers import answer_fields, day_fields
from wfhdesk.cli.plan_texts import days_told, described
from wfhdesk.cli.remarks import remark_on_zone
from wfhdesk.cli.speech import print_json, say
from wfhdesk.desk.availability_sharing import no_hours
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.availability_texts import told, week_table
from wfhdesk.domain.days import zone_on
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.moments import parse_moment, parse_week
from wfhdesk.domain.occasions import Occasion, shown_occasion
from wfhdesk.domain.periods import Period
from wfhdesk.language import gettext as _


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "See when you can be reached: your pattern, and all that is different. This shows what only you may know; table,\n"
        "line, signature and card are for others.\n\n"
        "  wfhdesk hours\n"
        "  wfhdesk hours --week next\n"
        "  wfhdesk hours --at fri 10:00\n"
        "  wfhdesk hours set 'mon-thu 9:00-12:30,13:00-17:30 home core 10-15; fri 9-13 office'\n"
        "  wfhdesk hours set 'mon-fri 9-17 / mon-thu 9-17' --from 2027-01-04\n"
        "  wfhdesk hours patterns\n"
        "  wfhdesk hours patterns --delete 3k9\n"
        "  wfhdesk hours plans\n"
        "  wfhdesk hours week\n"
        "  wfhdesk hours table --week next\n"
        "  wfhdesk hours copy table\n"
        "  wfhdesk hours line\n"
        "  wfhdesk hours signature\n"
        "  wfhdesk hours card"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    hours_share.add_week(parser, default="")
    parser.add_argument(
        "--at", metavar=_("TIME"), nargs="+", help=_("answer for one moment: 14:30, fri 10:00, 2026-11-23T14:30+01:00")
    )
    parser.add_argument("--json", action="store_true", help=_("print JSON, every time with its offset"))
    parser.set_defaults(run=show)
    acts = parser.add_subparsers(
        metavar=_("[WHAT]"), title=_("to set them, and to share them"), parser_class=type(parser)
    )
    hours_set.add_acts(acts)
    hours_share.add_acts(acts)


def show(desk: Desk, options: Namespace) -> int:
    """Print a week, or the answer for a moment."""
    if options.at is not None:
        if options.week:
            raise WrongInput(_("--at asks for a moment, --week for a week; leave one of them out."))
        return _show_moment(desk, options)
    period = parse_week(options.week, desk.availability.today(), short_dutch=desk.accomplishments.short_dutch)
    days = desk.availability.days(period)
    if options.json:
        print_json([day_fields(day) for day in days])
        return 0
    table = week_table(desk.settings.text("me.name"), days, for_others=False)
    if table:
        print(table)
        for one in desk.availability.occasions(period):
            print(f"{days_told(one, period.start)}: {_named(one)}")
        remark_on_zone(desk)
    else:
        say(str(no_hours(desk, period.start)))
    return 0


def _named(occasion: Occasion) -> str:
    said = described(occasion)
    return f"{shown_occasion(occasion.kind)}, {said}" if said else shown_occasion(occasion.kind)


def _show_moment(desk: Desk, options: Namespace) -> int:
    availability = desk.availability
    at = parse_moment(
        options.at,
        availability.today(),
        lambda day: zone_on(availability.agenda(Period(day, day)), day),
        short_dutch=desk.accomplishments.short_dutch,
    )
    found = availability.answer(at)
    if options.json:
        print_json(answer_fields(found))
    else:
        print(told(found))
        remark_on_zone(desk)
    return 0
