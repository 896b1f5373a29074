"""`wfhdesk check run`: one time through a checklist, at a terminal or with answers as JSON."""

from __future__ import annotations

import sys
from argparse import SUPPRESS, ArgumentParser, Namespace

from wfhdesk.cli.check_asking import answered, asked_place
from wfhdesk.cli.check_fields import run_fields
from wfhdesk.cli.check_input import STDIN, add_at, check_place, checklist_named, object_told
from wfhdesk.cli.check_result import result_lines
from wfhdesk.cli.check_texts import command_of, wrapped
from wfhdesk.cli.check_typed import Left
from wfhdesk.cli.completers import checklist_ids, completed_by
from wfhdesk.cli.speech import is_interactive, print_json, say
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.ids import SHORT
from wfhdesk.domain.answers_told import told
from wfhdesk.domain.asking import progress, replies_of
from wfhdesk.domain.assessments import Run, Workstation
from wfhdesk.domain.checklists import WORKSTATION, Checklist
from wfhdesk.domain.errors import WrongInput
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext

_STOPPED = 130
"""The exit code after Ctrl-C, as shells have it."""


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Go through a checklist. At a terminal it asks one question at a time; every answer is kept at once, and what was\n"
        "left is taken up where it was. Otherwise it reads the answers as JSON from a file or stdin, an object with the ids\n"
        "of the questions (wfhdesk check show ID lists them), and takes in all of them or none:\n\n"
        "  wfhdesk check run workstation\n"
        "  wfhdesk check run rosa --at 'Kitchen table'\n"
        "  wfhdesk check run workstation answers.json\n"
        "  wfhdesk check run pulse --json < answers.json\n\n"
        "An answer is yes, no or -, the id of an option or a list of them, a number, a day or a text. With more to say it is\n"
        "an object, of which only answer is needed; way is fixed, action or fine, and a fine one says why:\n\n"
        '  {"KBD-1": "yes", "SCR-1": {"answer": "no", "note": "low", "way": "action",\n'
        '                             "text": "Raise it", "owner": "me", "by": "2026-12-01"}}'
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the words."""
    one = parser.add_argument("checklist", metavar=_("ID"), help=_("the checklist's id, or a beginning of it"))
    completed_by(one, checklist_ids)
    parser.add_argument("file", nargs="?", metavar=_("FILE"), help=_("answers as JSON; - reads stdin"))
    add_at(parser, _("the workstation that it is about, where you have several"))
    parser.add_argument("--json", action="store_true", default=SUPPRESS, help=_("print the result as JSON"))
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Ask or read, keep, and print what it came to."""
    checklist = checklist_named(desk, options.checklist)
    if options.file is None and sys.stdin.isatty():
        if not is_interactive():
            raise WrongInput(_("To be asked you need a terminal; answers as JSON come from a file, or from stdin (-)."))
        return _asked(desk, checklist, options)
    check_place(desk, checklist, options.at)
    answers = object_told(options.file or STDIN)
    told(checklist, answers, desk.assessments.today(), desk.assessments.now())  # before even a workstation is made
    return _tell(
        desk, options, checklist, desk.assessments.take_in(checklist, _place(desk, checklist, options), answers)
    )


def _place(desk: Desk, checklist: Checklist, options: Namespace) -> Workstation | None:
    return desk.assessments.place_for(options.at or "") if checklist.about == WORKSTATION else None


def _asked(desk: Desk, checklist: Checklist, options: Namespace) -> int:
    try:
        options.at = asked_place(desk, checklist, options.at)
    except Left:
        return 1
    except KeyboardInterrupt:
        return _STOPPED
    check_place(desk, checklist, options.at)
    place = _place(desk, checklist, options)
    begun = desk.assessments.begin(checklist, place)
    _greet(checklist, place, begun)
    try:
        done = desk.assessments.finish(checklist, answered(desk, checklist, begun))
    except Left:
        return _leave(checklist, place, 0)
    except KeyboardInterrupt:
        return _leave(checklist, place, _STOPPED)
    return _tell(desk, options, checklist, done)


def _greet(checklist: Checklist, place: Workstation | None, begun: Run) -> None:
    where = f", {place.name}" if place else ""
    minutes = ngettext("about {n} minute", "about {n} minutes", checklist.minutes).format(n=checklist.minutes)
    say(f"{checklist.title}{where}: {minutes}")
    say(wrapped(str(checklist.purpose)))
    if begun.replies:
        far = progress(checklist, replies_of(begun))
        say(
            _("You began it before: {done} of {of} are answered, and it goes on there.").format(
                done=far.done, of=far.of
            )
        )
    say(
        wrapped(_("An empty line asks the question again, back goes one back, stop leaves; what you answered is kept."))
    )


def _leave(checklist: Checklist, place: Workstation | None, code: int) -> int:
    say("")
    say(_("Left; what you answered is kept. Go on with: {command}").format(command=command_of(checklist, place)))
    return code


def _tell(desk: Desk, options: Namespace, checklist: Checklist, done: Run) -> int:
    if options.json:
        print_json(run_fields(desk, done))
    else:
        print("\n".join(result_lines(desk, done)))
    sys.stdout.flush()  # before what is said beside it
    if checklist.closing:
        say("")
        say(wrapped(str(checklist.closing)))
    if checklist.ends_with:
        say(_("The message to your supervisor is ready: wfhdesk check report {id}").format(id=done.id[:SHORT]))
        say(
            _("Send it: wfhdesk check report {id} --send (or --draft, --mailto, --copy, --eml FILE)").format(
                id=done.id[:SHORT]
            )
        )
    say(_("All of it: wfhdesk check show {id}").format(id=done.id[:SHORT]))
    return 0
