"""`wfhdesk status`: what one is doing now, and until when."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from wfhdesk.cli.answers import moment_told
from wfhdesk.cli.now import reminder
from wfhdesk.cli.plan_texts import fields
from wfhdesk.cli.remarks import remark_on_zone
from wfhdesk.cli.speech import print_json, say
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.availability import Answer
from wfhdesk.domain.availability_texts import told
from wfhdesk.domain.statuses import Status
from wfhdesk.language import gettext as _


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Say what you are doing now by your hours, your plans and what you said: away, in focus, available, until when.\n"
        "Beside it stands what waits for you to check in, and until when it is quiet.\n\n"
        "  wfhdesk status\n"
        "  wfhdesk status --json"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    parser.add_argument("--json", action="store_true", help=_("print it as JSON"))
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Print the status."""
    found = desk.availability.answer()
    overdue = [one.occasion for one in desk.availability.overdue_check_ins()]
    quiet = desk.quieting.quiet()
    if options.json:
        quiet_until = moment_told(quiet.until if quiet else None)
        print_json({**_fields(found), "quiet_until": quiet_until, "check_ins": [fields(one) for one in overdue]})
        return 0
    message = found.by.message if isinstance(found.by, Status) and not found.has_lapsed else ""
    print(f"{told(found)} ({message})" if message else told(found))
    if quiet:
        from wfhdesk.domain.nudge_texts import quiet_told

        say(_("Nudges: {quiet}; wfhdesk quiet off ends it.").format(quiet=quiet_told(quiet, desk.availability.now())))
    for one in overdue:
        say(reminder(one, desk))
    remark_on_zone(desk)
    return 0


def _fields(found: Answer) -> dict[str, object]:
    said = found.by if isinstance(found.by, Status) else None
    return {
        "state": found.state,
        "place": found.place or None,
        "since": moment_told(said.since if said else None),
        "until": moment_told(said.until if said and found.has_lapsed else found.until),
        "message": (said.message if said else "") or None,
        "lapsed": found.has_lapsed,
        "back": moment_told(found.back),
        "quiet": found.is_quiet,
    }
