"""`wfhdesk visitor`: somebody comes, or the person goes to see somebody; who knows of it, and that all went well."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from wfhdesk.cli.plan_texts import days_told
from wfhdesk.cli.planned import (
    add_cancel,
    cancel,
    check_alone,
    keep,
    list_ahead,
    occasion_ids,
    planned_by,
    tell,
    when_of,
)
from wfhdesk.cli.speech import say
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.ids import SHORT
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.hours import parse_clock
from wfhdesk.domain.occasions import LONE_WORK, VISIT, VISITOR, Occasion
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.language import gettext as _

_ONLY = ""
"""What `--checked-in` is worth without an id."""


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Plan a visitor at your home, or with --visit that you go to see somebody. Say who was told of it, and by when you\n"
        "say that all is well: past that, wfhdesk reminds you. Others read Unavailable. Without days it lists them.\n\n"
        "  wfhdesk visitor fri 9-11 'boiler man' --told sam --check-in 11:30\n"
        "  wfhdesk visitor tue 14-16 'survey in Leeds' --visit --told sam --check-in 16:30\n"
        "  wfhdesk visitor --checked-in\n"
        "  wfhdesk visitor --cancel 3k9"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    parser.add_argument(
        "words", nargs="*", default=[], metavar=_("DAYS"), help=_("the days; then hours such as 9-11, and who it is")
    )
    parser.add_argument("--visit", action="store_true", help=_("you go to see somebody"))
    parser.add_argument("--told", metavar=_("NAME"), help=_("who knows of it"))
    parser.add_argument("--check-in", metavar=_("TIME"), help=_("by when you say that all is well, on the last day"))
    done = parser.add_argument(
        "--checked-in",
        metavar=_("ID"),
        nargs="?",
        const=_ONLY,
        help=_("all is well; the only one that has begun needs no id"),
    )
    done.completer = occasion_ids  # type: ignore[attr-defined]
    add_cancel(parser)
    parser.add_argument("--json", action="store_true", help=_("print the list as JSON"))
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Plan a visitor or a visit, check in after one, list them, or take one away."""
    check_alone(options.words, options, "cancel", "json")
    if options.cancel is not None:
        return cancel(desk, "visitor", options.cancel)
    if options.checked_in is not None:
        return _check_in(desk, options)
    if not options.words:
        if options.visit or options.told is not None or options.check_in is not None:
            raise WrongInput(_("Say on which day: wfhdesk visitor fri 9-11 'boiler man'"))
        return list_ahead(desk, LONE_WORK, options)
    occasion = planned_by(VISIT if options.visit else VISITOR, when_of(desk, options.words))
    if occasion.part is None and not options.visit:
        raise WrongInput(_("Say from when until when they are there: wfhdesk visitor fri 9-11 'boiler man'"))
    kept = keep(desk, occasion._replace(told=options.told or "", check_in=_minute(options.check_in, occasion)))
    _doubt(kept)
    return 0


def _minute(time: str | None, occasion: Occasion) -> int | None:
    if time is None:
        return None
    minute = parse_clock(time)
    if minute is None:
        raise WrongInput(_("“{text}” is no time of day; write it like 14:30.").format(text=shortened(one_line(time))))
    if occasion.part and minute <= occasion.part.start:
        raise WrongInput(_("You can't check in before it has begun; --check-in is the time after it."))
    return minute


def _doubt(occasion: Occasion) -> None:
    """Say what is missing where only one of the two is there: nobody to miss one, or no time at which."""
    if occasion.check_in is not None and not occasion.told:
        say(_("Nobody knows of it yet; say whom you told: --told NAME"))
    elif occasion.told and occasion.check_in is None:
        say(_("There is no time to check in by; wfhdesk reminds you with: --check-in 11:30"))


def _check_in(desk: Desk, options: Namespace) -> int:
    if options.words or options.visit or options.told is not None or options.check_in is not None:
        raise WrongInput(_("--checked-in stands alone; leave it out, or the days."))
    occasion = _only_open(desk) if options.checked_in == _ONLY else desk.availability.occasion(options.checked_in)
    if occasion.kind not in LONE_WORK:
        raise WrongInput(_("{id} is no visit and no visitor.").format(id=occasion.id[:SHORT]))
    tell(_("All is well"), desk.availability.check_in(occasion), desk.availability.today())
    return 0


def _only_open(desk: Desk) -> Occasion:
    today, waiting = desk.availability.today(), desk.availability.open_check_ins()
    if not waiting:
        raise WrongInput(
            _("No check-in is open. For what hasn't begun yet, name its id: wfhdesk visitor --checked-in 3k9")
        )
    if len(waiting) > 1:
        some = "; ".join(f"{one.id[:SHORT]} {days_told(one, today)}" for one in waiting)
        raise WrongInput(_("Several are open; say which one: {some}").format(some=some))
    return waiting[0]
