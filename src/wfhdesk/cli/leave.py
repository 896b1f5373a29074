"""`wfhdesk leave`: days off, or hours."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from wfhdesk.cli.planned import add_cancel, cancel, check_alone, keep, list_ahead, planned_by, when_of
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.occasions import LEAVE
from wfhdesk.language import gettext as _


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Plan leave: a day, several, or hours of one. Words behind are for you alone; others read Away, or your --label.\n"
        "Without days it lists the leave ahead, with ids.\n\n"
        "  wfhdesk leave 2026-12-24..2027-01-02 'Leeds'\n"
        "  wfhdesk leave fri 13-17\n"
        "  wfhdesk leave next week --tentative\n"
        "  wfhdesk leave\n"
        "  wfhdesk leave --cancel 3k9\n\n"
        "Days are: today, tomorrow, a weekday (the next such day), a date, FROM..TO, mon until wed, 2026-W52, next week."
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    parser.add_argument(
        "words", nargs="*", default=[], metavar=_("DAYS"), help=_("the days; then hours such as 13-17, and a note")
    )
    parser.add_argument("--label", metavar=_("TEXT"), help=_("what others read in place of Away"))
    parser.add_argument("--tentative", action="store_true", help=_("it isn't certain yet"))
    add_cancel(parser)
    parser.add_argument("--json", action="store_true", help=_("print the list as JSON"))
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Plan leave, list it, or take it away."""
    check_alone(options.words, options, "cancel", "json")
    if options.cancel is not None:
        return cancel(desk, "leave", options.cancel)
    if options.words:
        occasion = planned_by(LEAVE, when_of(desk, options.words))
        keep(desk, occasion._replace(label=options.label or "", tentative=options.tentative))
        return 0
    if options.label is not None or options.tentative:
        raise WrongInput(_("Say on which days: wfhdesk leave 2026-12-24..2027-01-02"))
    return list_ahead(desk, [LEAVE], options)
