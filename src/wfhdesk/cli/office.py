"""`wfhdesk office`: a day that is worked elsewhere than usual."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date

from wfhdesk.cli.planned import add_cancel, cancel, check_alone, keep, list_ahead, planned_by, tell, when_of
from wfhdesk.cli.remarks import remark_on_clashes, remark_on_zone
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.hours import HOME, OFFICE, place_named
from wfhdesk.domain.moments import check_near
from wfhdesk.domain.occasions import WORKDAY, Occasion
from wfhdesk.domain.periods import Period, short_day
from wfhdesk.domain.planning import parse_day
from wfhdesk.language import gettext as _


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Plan a day at the office, or --at another place (home, a customer's site). --instead-of swaps: that day you stay at\n"
        "home, and both are one step for undo. Without days it lists them, with ids.\n\n"
        "  wfhdesk office wed\n"
        "  wfhdesk office wed 9-16 --instead-of thu\n"
        "  wfhdesk office tue --at 'Bakker & Zn'\n"
        "  wfhdesk office fri --at home\n"
        "  wfhdesk office --cancel 3k9"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    parser.add_argument(
        "words", nargs="*", default=[], metavar=_("DAYS"), help=_("the days; then hours such as 9-16, and a note")
    )
    parser.add_argument("--at", metavar=_("PLACE"), help=_("where you work: home, office, or a name"))
    parser.add_argument("--instead-of", metavar=_("DAY"), help=_("the day on which you stay at home in exchange"))
    add_cancel(parser)
    parser.add_argument("--json", action="store_true", help=_("print the list as JSON"))
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Plan where a day is worked, list such days, or take one away."""
    check_alone(options.words, options, "cancel", "json")
    if options.cancel is not None:
        return cancel(desk, "office", options.cancel)
    if not options.words:
        if options.at is not None or options.instead_of is not None:
            raise WrongInput(_("Say on which day: wfhdesk office wed"))
        return list_ahead(desk, [WORKDAY], options)
    occasion = planned_by(WORKDAY, when_of(desk, options.words))._replace(place=_place(options.at))
    if options.instead_of is None:
        keep(desk, occasion)
    else:
        _swap(desk, occasion, options.instead_of)
    return 0


def _place(named: str | None) -> str:
    if named is None:
        return OFFICE
    if not named.strip():
        raise WrongInput(_("--at needs a place: home, office, or a name."))
    return place_named(named)


def _swap(desk: Desk, occasion: Occasion, word: str) -> None:
    """Plan a day at one place and another day at home (or at the office), as one act."""
    today = desk.availability.today()
    other = parse_day(word, today, short_dutch=desk.accomplishments.short_dutch)
    if occasion.last > occasion.first or other == occasion.first:
        raise WrongInput(_("A swap is between two days: wfhdesk office wed --instead-of thu"))
    _check_worked(desk, other)
    place = OFFICE if occasion.place == HOME else HOME
    words = _("swapped {day} and {other}").format(day=short_day(occasion.first, today), other=short_day(other, today))
    both = desk.availability.plan_all([occasion, Occasion(WORKDAY, other, other, place=place)], words)
    for kept in both:
        tell(_("Planned"), kept, today)
        print(kept.id)
    remark_on_clashes(desk, both)
    remark_on_zone(desk)


def _check_worked(desk: Desk, day: date) -> None:
    """Raise WrongInput for a day that isn't worked anyway: staying at home on it would make it a working day."""
    check_near(day, desk.availability.today())
    (known,) = desk.availability.days(Period(day, day))
    if known.is_known and known.is_off:
        raise WrongInput(
            _("You don't work on {day} anyway, so there is nothing to swap; leave --instead-of out.").format(
                day=short_day(day, desk.availability.today())
            )
        )
