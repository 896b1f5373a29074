"""`wfhdesk nudge install|uninstall|status`: the system's own scheduler nudges, also while no app is open."""

from __future__ import annotations

from argparse import SUPPRESS, Namespace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from wfhdesk.cli import nudge_notify
from wfhdesk.cli.speech import agrees, columns, is_interactive, print_json, say
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.notifications import Server
from wfhdesk.domain.periods import short_day
from wfhdesk.domain.schedules import (
    SCHEDULERS,
    USUAL_INTERVAL,
    Scheduled,
    parse_every,
    plan_text,
    shown_command,
    shown_every,
)
from wfhdesk.language import gettext as _

if TYPE_CHECKING:
    from wfhdesk.desk.scheduling import Intent


def add_words(acts: Any) -> None:
    """Declare the words behind `nudge` that are about the scheduler."""
    new = acts.add_parser("install", help=_("let the system's scheduler nudge, also while the app is closed"))
    new.add_argument(
        "--every",
        metavar=_("MINUTES"),
        default=str(USUAL_INTERVAL),
        help=_("how often it looks; it divides an hour ({n}, if not said)").format(n=USUAL_INTERVAL),
    )
    new.add_argument("--with", dest="scheduler", choices=SCHEDULERS, default="", help=_("by which scheduler"))
    new.add_argument("--dry-run", action="store_true", help=_("print what would be written and run, and do nothing"))
    new.add_argument("--yes", action="store_true", help=_("don't ask"))
    new.set_defaults(run=install)
    acts.add_parser("uninstall", help=_("take that away again")).set_defaults(run=uninstall)
    known = acts.add_parser("status", help=_("see which scheduler nudges, when it did and when it will"))
    known.add_argument("--json", action="store_true", default=SUPPRESS, help=_("print it as JSON"))
    known.set_defaults(run=status)


def install(desk: Desk, options: Namespace) -> int:
    """Show what will be written and run, ask, and do it."""
    every = parse_every(options.every)
    asks = not options.yes and not options.dry_run
    if asks and not is_interactive():
        raise WrongInput(_("Without a terminal this needs --yes; --dry-run prints what would be written and run."))
    intent = desk.scheduling.plan(every, options.scheduler)
    if options.dry_run:
        print(_told(intent))
        return 0
    say(_told(intent))
    if asks and not agrees(_("Set this up? [y/N] ")):
        say(_("Nothing was set up."))
        return 1
    _tell_of(desk, desk.scheduling.install(intent))
    return 0


def _told(intent: Intent) -> str:
    replaced = [
        _("The job that {scheduler} has goes, so that nothing runs twice.").format(scheduler=one)
        for one in intent.replaces
    ]
    return "\n".join([plan_text(intent.plan), *replaced])


def _tell_of(desk: Desk, found: Scheduled | None) -> None:
    if found is None:  # somebody else took it away at once
        return
    looks = (
        _("{scheduler} looks {every} whether there is a nudge.")
        if found.is_on
        else _("Once {scheduler} runs, it will look {every} whether there is a nudge.")
    )
    say(looks.format(scheduler=found.scheduler, every=shown_every(found.every)))
    if found.next:
        say(_("The first time is {moment}.").format(moment=_moment(desk, found.next)))
    if problem := nudge_notify.way(desk)[1]:
        say(f"! {problem}")
    say(_("See one: wfhdesk nudge test. Take it away again: wfhdesk nudge uninstall"))


def uninstall(desk: Desk, _options: Namespace) -> int:
    """Take the job away, and say what was removed."""
    removed = desk.scheduling.uninstall()
    for one in removed:
        say(_("Removed {what}").format(what=one))
    if not removed:
        say(_("No scheduler has a job of wfhdesk; there is nothing to take away."))
    return 0


def status(desk: Desk, options: Namespace) -> int:
    """Tell which scheduler nudges, and what there is to know of it."""
    found, (service, problem) = desk.scheduling.status(), nudge_notify.way(desk)
    if options.json:
        shown = {"service": service.name if service else None, "buttons": bool(service and service.has_buttons)}
        print_json({"schedulers": [_fields(desk, one) for one in found], "notifications": shown})
        return 0
    rows = [row for one in found for row in _rows(desk, one)]
    print(columns([*rows, (_("Notifications"), _told_way(service))]))
    if not found:
        say(_("No scheduler nudges; the app does while it is open. To change that: wfhdesk nudge install"))
    for remark in (*(remark for one in found for remark in one.remarks), *([problem] if problem else [])):
        say(f"! {remark}")
    return 0


def _told_way(service: Server | None) -> str:
    if service is None:
        return _("none; nudges come in the terminal and in the app")
    return _("{service}, with buttons").format(service=service.name) if service.has_buttons else service.name


def _rows(desk: Desk, one: Scheduled) -> list[tuple[str, str]]:
    how = ", ".join(filter(None, (one.scheduler, shown_every(one.every), "" if one.is_on else _("not running"))))
    environment = " ".join(f"{name}={value}" for name, value in one.environment)
    told = [
        (_("Scheduler"), how),
        (_("Command"), shown_command(one.arguments)),
        (_("With"), environment),
        (_("Since"), _moment(desk, one.since)),
        (_("Last run"), _moment(desk, one.last)),
        (_("Next run"), _moment(desk, one.next)),
        (_("Stands in"), ", ".join(one.places)),
    ]
    return [(name, value) for name, value in told if value]


def _moment(desk: Desk, moment: datetime | None) -> str:
    if moment is None:
        return ""
    now = desk.clock.now()
    there = moment.astimezone(now.tzinfo)
    return f"{short_day(there.date(), now.date())} {there:%H:%M}"


def _fields(desk: Desk, one: Scheduled) -> dict[str, object]:
    from wfhdesk.desk.scheduling import is_sound  # and with it every scheduler there is

    zone = desk.clock.now().tzinfo
    moments = {
        name: moment.astimezone(zone).isoformat(timespec="seconds") if moment else None
        for name, moment in (("since", one.since), ("last", one.last), ("next", one.next))
    }
    return {
        "scheduler": one.scheduler,
        "every": one.every or None,
        "command": list(one.arguments),
        "environment": dict(one.environment),
        "is_on": one.is_on,
        "is_sound": is_sound(one),
        **moments,
        "places": list(one.places),
        "remarks": list(one.remarks),
    }
