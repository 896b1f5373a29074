"""`wfhdesk nudge`: what is worth a word now, why, and what can be done about it."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from datetime import datetime

from wfhdesk.cli import nudge_notify, nudge_schedule
from wfhdesk.cli.nudge_lines import lines, typed_name
from wfhdesk.cli.speech import print_json, say
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.nudge_texts import command_for, held_told
from wfhdesk.domain.nudges import Nudge
from wfhdesk.domain.nudging import Choice, Held
from wfhdesk.language import gettext as _


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "See what is worth a word now: why, since when, and the command that does something about it. Nudges come in your\n"
        "hours, three a day at most, once a day, and never while you are quiet, away or in focus.\n\n"
        "  wfhdesk nudge\n"
        "  wfhdesk nudge --all\n"
        "  wfhdesk nudge --json\n"
        "  wfhdesk nudge --notify\n"
        "  wfhdesk nudge --prompt\n"
        "  wfhdesk nudge test\n"
        "  wfhdesk nudge install\n"
        "  wfhdesk nudge status\n"
        "  wfhdesk nudge uninstall"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--json", action="store_true", help=_("print them as JSON"))
    way.add_argument("--notify", action="store_true", help=_("show what is new on the desktop, as the scheduler does"))
    way.add_argument("--prompt", action="store_true", help=_("print one short line for a shell's prompt, or nothing"))
    parser.add_argument("--all", action="store_true", help=_("also what is held, and why"))
    nudge_notify.add_wait(parser)
    parser.set_defaults(run=run)
    acts = parser.add_subparsers(metavar=_("[WHAT]"), title=_("how they come"), parser_class=type(parser))
    nudge_notify.add_words(acts)
    nudge_schedule.add_words(acts)


def run(desk: Desk, options: Namespace) -> int:
    """Print, show or tell in a line what is worth a word."""
    if options.all and (options.notify or options.prompt):
        raise WrongInput(_("--all prints what is held; it goes with --json, or alone."))
    if options.wait is not None and not options.notify:
        raise WrongInput(_("--wait is how long buttons work; it goes with --notify."))
    if options.notify:
        return nudge_notify.run(desk, options)
    if options.prompt:
        if line := desk.nudges.prompt():
            print(line)
        return 0
    choice = desk.nudges.choice()
    if options.json:
        print_json(_documents(desk, choice, with_held=options.all))
    else:
        _show(desk, choice, with_held=options.all)
    return 0


# --- for programs -----------------------------------------------------------------------------------------------


def _documents(desk: Desk, choice: Choice, *, with_held: bool) -> list[dict[str, object]]:
    now = desk.availability.now()
    told = [_fields(desk, nudge) for nudge in choice.today]
    if not with_held:
        return told
    held = [
        {**_fields(desk, one.nudge), "held": held_told(one, choice, now), "until": _end(one)} for one in choice.held
    ]
    return [{**one, "held": None, "until": None} for one in told] + held


def _fields(desk: Desk, nudge: Nudge) -> dict[str, object]:
    return {
        "kind": nudge.kind,
        "about": nudge.about,
        "text": nudge.text,
        "why": nudge.why,
        "since": (nudge.at.isoformat(timespec="minutes") if nudge.at else nudge.since.isoformat()),
        "acts": list(nudge.acts),
        "commands": {act: command_for(nudge, act, typed_name(desk, nudge)) for act in nudge.acts},
    }


def _end(held: Held) -> str | None:
    if held.until is not None:
        return held.until.isoformat(timespec="minutes")
    return held.day.isoformat() if held.day else None


# --- for people -------------------------------------------------------------------------------------------------


def _show(desk: Desk, choice: Choice, *, with_held: bool) -> None:
    now = desk.availability.now()
    for nudge in choice.today:
        print("\n".join(lines(desk, nudge, now)))
    for one in choice.held if with_held else ():
        held = _("held: {why}").format(why=held_told(one, choice, now))
        print("\n".join(lines(desk, one.nudge, now, held)))
    sys.stdout.flush()  # before what is said beside it
    if choice.held and not with_held:
        _tell_of_held(choice, now)
    elif not choice.today and not choice.held:
        say(_("Nothing to bring up: go on with what you are doing."))


def _tell_of_held(choice: Choice, now: datetime) -> None:
    """Say that there is more, and why it isn't told; a number would only look like a pile."""
    reasons = {held_told(one, choice, now) for one in choice.held}
    if choice.today:
        say(_("There is more: wfhdesk nudge --all shows what, and why not now."))
    elif len(reasons) == 1:
        say(_("Nothing now: {why}. wfhdesk nudge --all shows what waits.").format(why=reasons.pop()))
    else:
        say(_("Nothing now; wfhdesk nudge --all shows what waits, and why."))
