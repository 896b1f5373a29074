"""`wfhdesk publish`: let others see when you can be reached, and nothing you didn't look at."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, Namespace

from wfhdesk.cli.speech import agrees, columns, complain, is_interactive, print_json, say
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.publication_files import Outcome
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.domain.publications import EVENTS, FOLDER, FREEBUSY, HOURS, Publication
from wfhdesk.domain.sharing import KIND, LEVELS, level_told
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Publish the next eight weeks of your availability as a calendar file that any program imports, as a folder that\n"
        "vdirsyncer carries to a CalDAV server, as free/busy time, or as a VAVAILABILITY. Publishing again changes only what\n"
        "changed. Without a target, everything is published again that was before.\n\n"
        "  wfhdesk publish my-week.ics\n"
        "  wfhdesk publish my-week.ics --level busy\n"
        "  wfhdesk publish --vdir ~/calendars/availability --keep\n"
        "  wfhdesk publish --freebusy ~/public/ana.ifb\n"
        "  wfhdesk publish --preview --level full my-week.ics\n"
        "  wfhdesk publish\n"
        "  wfhdesk publish list\n\n"
        "Levels: busy tells only when you can't be reached; kind also where you work; full also your notes. That an absence\n"
        "is sickness is never told."
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    parser.add_argument("target", nargs="?", metavar=_("FILE"), help=_("the .ics file to write; or: list"))
    form = parser.add_mutually_exclusive_group()
    for name, metavar, purpose in (
        (FOLDER, _("DIR"), _("write a folder with a file for each event, for vdirsyncer")),
        (FREEBUSY, _("FILE"), _("write when you are busy, and nothing of what you do")),
        (HOURS, _("FILE"), _("write your hours as a VAVAILABILITY (RFC 7953)")),
    ):
        form.add_argument(f"--{name}", metavar=metavar, help=purpose)
    parser.add_argument("--level", choices=LEVELS, default=None, help=_("how much others may know (else: kind)"))
    parser.add_argument(
        "--outside", action="store_true", default=None, help=_("also tell the time outside your hours, as away")
    )
    keep = parser.add_mutually_exclusive_group()
    keep.add_argument(
        "--keep", action="store_true", default=None, help=_("follow every change by itself from now on, at this level")
    )
    keep.add_argument("--no-keep", dest="keep", action="store_false", default=None, help=_("stop following by itself"))
    parser.add_argument("--preview", action="store_true", help=_("print what would leave, and write nothing"))
    parser.add_argument("--yes", action="store_true", help=_("don't ask"))
    parser.add_argument("--json", action="store_true", default=SUPPRESS, help=_("with list: print it as JSON"))
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Publish at one place, or again everywhere."""
    if options.target == "list":
        return _list(desk, is_json=getattr(options, "json", False))
    one = _wanted(desk, options)
    if one is None:
        return _again(desk)
    _check_hours(desk)
    if options.preview:
        print("\n".join(desk.publishing.preview(one)))
        say(_told(one))
        return 0
    if not _may_leave(desk, one, agreed=options.yes):
        say(_("Nothing was published."))
        return 1
    print(_published(desk.publishing.publish(one)))
    return 0


def _wanted(desk: Desk, options: Namespace) -> Publication | None:
    targets = {name: getattr(options, name) for name in (FOLDER, FREEBUSY, HOURS)} | {EVENTS: options.target}
    named = {form: target for form, target in targets.items() if target is not None}
    if not named:
        return None
    if len(named) > 1 or not all(named.values()):
        raise WrongInput(_("Name one place: a file, or --vdir DIR, or --freebusy FILE, or --vavailability FILE."))
    ((form, target),) = named.items()
    before = desk.publishing.there(form, target)
    level = options.level or (before.level if before else KIND)
    outside = before.outside if before and options.outside is None else bool(options.outside)
    keep = before.kept if before and options.keep is None else bool(options.keep)
    return desk.publishing.wanted(form, target, level=level, outside=outside, kept=keep)


def _told(one: Publication) -> str:
    return _("When you are busy, and nothing of what you do.") if one.form == FREEBUSY else level_told(one.level)


def _check_hours(desk: Desk) -> None:
    if not desk.availability.patterns():
        raise WrongInput(_("There are no hours to publish yet: wfhdesk hours set 'mon-fri 9-17 home'"))


def _may_leave(desk: Desk, one: Publication, *, agreed: bool) -> bool:
    """Show what leaves. Ask a person before it does so for the first time like this; what goes further by itself, always."""
    goes_on = one.form == FOLDER or one.kept
    asks = desk.publishing.there(one.form, one.target) != one and not agreed and (goes_on or is_interactive())
    if asks and not is_interactive():
        raise WrongInput(_("Without a terminal this needs --yes; --preview prints what would leave."))
    for line in desk.publishing.preview(one) if is_interactive() else ():
        say(f"  {line}")
    say(_told(one))
    if not asks:
        return True
    if one.kept:
        say(_("From now on every change of your availability goes there by itself, told like this."))
    return agrees(_("Publish this? [y/N] "))


def _again(desk: Desk) -> int:
    known = desk.publishing.all()
    if not known:
        raise WrongInput(_("Nothing is published yet. Name a file: wfhdesk publish my-week.ics"))
    return max([_publish_again(desk, one) for one in known])


def _publish_again(desk: Desk, one: Publication) -> int:
    """Publish one of several; what can't be written keeps none of the others from it."""
    try:
        print(_published(desk.publishing.publish(one)))
    except DeskError as problem:
        complain(str(problem))
        return 1
    return 0


def _published(outcome: Outcome) -> str:
    """Say on stderr what changed, and return the target."""
    one = outcome.publication
    parts = [
        ngettext("{n} new event", "{n} new events", outcome.came).format(n=outcome.came) if outcome.came else "",
        ngettext("{n} changed", "{n} changed", outcome.changed).format(n=outcome.changed) if outcome.changed else "",
        ngettext("{n} withdrawn", "{n} withdrawn", outcome.went).format(n=outcome.went) if outcome.went else "",
    ]
    told = ", ".join(filter(None, parts)) or (_("written") if outcome.is_written else _("nothing changed"))
    say(f"{one.target}: {told}")
    if outcome.warning:
        say(outcome.warning)
    return one.target


def _list(desk: Desk, *, is_json: bool) -> int:
    known = desk.publishing.all()
    if is_json:
        fields = ("id", "form", "target", "level", "outside", "kept")
        print_json([{name: getattr(one, name) for name in fields} for one in known])
    elif known:
        followed = {True: _("follows every change"), False: ""}
        print(columns((one.id, one.form, one.level, one.target, followed[one.kept]) for one in known))
    else:
        say(_("Nothing is published."))
    return 0
