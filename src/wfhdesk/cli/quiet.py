"""`wfhdesk quiet`: nothing speaks up for a while; it always ends by itself."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from wfhdesk.cli.speech import print_json, say
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.availability_texts import time_told
from wfhdesk.domain.nudge_texts import quiet_told
from wfhdesk.domain.quiet import Quiet, parse_quiet
from wfhdesk.language import gettext as _

_OFF = ("off", "uit")


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Let no nudge speak up for a while. It always ends by itself, and what was held comes together afterwards. Without\n"
        "more it says whether it is quiet.\n\n"
        "  wfhdesk quiet 1h\n"
        "  wfhdesk quiet until 14:00\n"
        "  wfhdesk quiet off\n"
        "  wfhdesk quiet"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    parser.add_argument("words", nargs="*", metavar=_("LENGTH"), help=_("30m, 1h30 or until 15:00; off ends it"))
    parser.add_argument("--json", action="store_true", help=_("print it as JSON"))
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Be quiet, end it, or say whether it is quiet."""
    words, was_quiet = [word for word in options.words if word.strip()], False
    if [word.casefold() for word in words] in ([word] for word in _OFF):
        was_quiet = desk.quieting.end_quiet()
    elif words:
        desk.quieting.be_quiet(parse_quiet(words, desk.availability.now()))
    quiet = desk.quieting.quiet()
    if options.json:
        print_json({"quiet": quiet is not None, "until": quiet.until.isoformat(timespec="seconds") if quiet else None})
    elif quiet is not None:
        _tell(desk, quiet)
    else:
        over, never = (
            _("Quiet is over: nudges speak up at their time."),
            _("It isn't quiet: nudges speak up at their time."),
        )
        say(over if was_quiet else never)
    return 0


def _tell(desk: Desk, quiet: Quiet) -> None:
    now = desk.availability.now()
    told = quiet_told(quiet, now)
    say(_("{quiet}; wfhdesk quiet off ends it.").format(quiet=told[:1].upper() + told[1:]))
    check_in = desk.availability.next_check_in()
    if check_in is not None and check_in < quiet.until:  # of which somebody else knows, and waits
        say(_("Your check-in of {time} waits until then, too.").format(time=time_told(check_in, now)))
