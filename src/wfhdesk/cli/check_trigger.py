"""`wfhdesk check trigger`: something changed, or hurts, and checks are due at once."""

from __future__ import annotations

import sys
from argparse import SUPPRESS, ArgumentParser, Namespace

from wfhdesk.cli.check_fields import checkup_fields, trigger_fields
from wfhdesk.cli.check_input import add_at, place_at
from wfhdesk.cli.check_texts import command_of
from wfhdesk.cli.completers import completed_by, one_of
from wfhdesk.cli.speech import columns, print_json, say
from wfhdesk.desk.checks import by_last_run
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.ids import SHORT, the_one
from wfhdesk.domain.assessment_texts import checkup_told
from wfhdesk.domain.assessments import OTHER, TRIGGERS, Trigger, shown_trigger, trigger_told
from wfhdesk.domain.capture import said_day
from wfhdesk.domain.checkups import Checkup
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.periods import short_day
from wfhdesk.language import gettext as _


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Say that something changed: a new chair, desk, screen or place, new tasks, or pain. The checks that it makes due are\n"
        "printed. Without words it lists what you said so far.\n\n"
        "  wfhdesk check trigger 'new chair'\n"
        "  wfhdesk check trigger 'my neck hurts (pain)' --at 'Kitchen table'\n"
        "  wfhdesk check trigger new screen --on yesterday\n"
        "  wfhdesk check trigger\n"
        "  wfhdesk check trigger --delete 3k9"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the words."""
    what = parser.add_argument("what", nargs="*", default=[], metavar=_("WHAT"), help=_("what changed, in a few words"))
    completed_by(what, one_of(TRIGGERS, shown_trigger))
    parser.gathers = "what"  # type: ignore[attr-defined]
    add_at(parser, _("at which workstation (else: at all of them)"))
    parser.add_argument("--on", metavar=_("DAY"), help=_("since when (else: today)"))
    gone = parser.add_argument("--delete", metavar=_("ID"), help=_("take back that it changed"))
    completed_by(gone, _trigger_ids)
    parser.add_argument("--json", action="store_true", default=SUPPRESS, help=_("print it as JSON"))
    parser.set_defaults(run=run)


def _trigger_ids(prefix: str, parsed_args: Namespace, **_rest: object) -> dict[str, str]:
    from wfhdesk.cli.completers import desk_of

    triggers = desk_of(parsed_args).assessments.triggers()
    return {one.id: trigger_told(one) for one in triggers if one.id.startswith(prefix)}


def run(desk: Desk, options: Namespace) -> int:
    """Keep a change, take one back, or list them."""
    if options.delete is not None:
        if options.what or options.on is not None or options.at is not None:
            raise WrongInput(_("--delete takes one back; it goes with nothing else."))
        return _delete(desk, options.delete)
    if not options.what:
        if options.on is not None:
            raise WrongInput(_("Say what changed, for example: wfhdesk check trigger 'new chair'"))
        return _list(desk, options)
    today, place = desk.assessments.today(), place_at(desk, options)
    day = None
    if options.on is not None:
        day = said_day(options.on, today, short_dutch=desk.accomplishments.short_dutch)
    before = {one.about for one in _pressing(desk)}
    trigger = desk.assessments.trigger(" ".join(options.what), place, day)
    due = [one for one in _pressing(desk) if one.about not in before]
    if options.json:
        print_json({**_fields(desk, trigger), "due": [checkup_fields(one) for one in by_last_run(desk, due)]})
        return 0
    if due:
        print(columns([one.checklist.id, checkup_told(one)] for one in due))
        sys.stdout.flush()  # before what is said beside it
    _tell(trigger, due)
    return 0


def _pressing(desk: Desk) -> list[Checkup]:
    return [one for one in desk.assessments.checkups() if one.is_pressing]


def _tell(trigger: Trigger, due: list[Checkup]) -> None:
    say(_("Noted: {what} ({id}).").format(what=trigger_told(trigger), id=trigger.id[:SHORT]))
    if due:
        first = due[0]
        say(_("Begin with: {command}").format(command=command_of(first.checklist, first.workstation)))
    else:
        say(_("It makes nothing due that wasn't. wfhdesk check tells what is."))
        if trigger.kind == OTHER:
            known = ", ".join(map(shown_trigger, (one for one in TRIGGERS if one != OTHER)))
            say(_("What makes checks due: {known}.").format(known=known))


def _list(desk: Desk, options: Namespace) -> int:
    place, today = place_at(desk, options), desk.assessments.today()
    triggers = [one for one in desk.assessments.triggers() if place is None or one.workstation in ("", place.id)]
    if options.json:
        print_json([_fields(desk, one) for one in triggers])
    elif triggers:
        print(
            columns(
                [
                    one.id[:SHORT],
                    short_day(one.day, today),
                    shown_trigger(one.kind),
                    desk.assessments.place_name(one.workstation),
                    one.text,
                ]
                for one in triggers
            )
        )
    else:
        say(_("Nothing changed so far. When it does: wfhdesk check trigger 'new chair'"))
    return 0


def _delete(desk: Desk, beginning: str) -> int:
    known = {one.id: one for one in desk.assessments.triggers()}
    none = _("There is no change {id}. wfhdesk check trigger lists them with their ids.")
    trigger = known[the_one(known, beginning, none)]
    desk.assessments.delete_trigger(trigger)
    say(_("Taken back: {what} (wfhdesk undo brings it back)").format(what=trigger_told(trigger)))
    return 0


def _fields(desk: Desk, trigger: Trigger) -> dict[str, object]:
    return trigger_fields(trigger, desk.assessments.place_name(trigger.workstation))
