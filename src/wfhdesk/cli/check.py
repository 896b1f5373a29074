"""`wfhdesk check`: how well and safely one works, what is due, and what is done about it."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from wfhdesk.cli import (
    check_actions,
    check_compare,
    check_delete,
    check_report,
    check_run,
    check_score,
    check_show,
    check_trigger,
    check_workstations,
)
from wfhdesk.cli.check_fields import Fields, checkup_fields
from wfhdesk.cli.check_texts import command_of, tell_problems
from wfhdesk.cli.help_layout import HelpLayout
from wfhdesk.cli.speech import columns, print_json, say
from wfhdesk.desk.checks import Check, by_last_run
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.actions import OPEN
from wfhdesk.domain.assessment_texts import checkup_told
from wfhdesk.domain.checklists import BY_ANSWERS, WORKSTATION
from wfhdesk.domain.checkups import NEVER, Checkup, most_pressing_first, state_told
from wfhdesk.domain.periods import short_day
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "See how well and safely you work, and what is due: checks of where you sit, of safety, of how you are. A check\n"
        "asks one question at a time, tells at once what to do about a risk, and can be left and taken up again. After a\n"
        "change, or when something hurts, it is due at once.\n\n"
        "  wfhdesk check\n"
        "  wfhdesk check --all\n"
        "  wfhdesk check run workstation\n"
        "  wfhdesk check run rosa --at 'Kitchen table'\n"
        "  wfhdesk check show last\n"
        "  wfhdesk check compare 3k9 a07\n"
        "  wfhdesk check actions\n"
        "  wfhdesk check report last --pdf workstation.pdf\n"
        "  wfhdesk check workstations add 'Kitchen table'\n"
        "  wfhdesk check trigger 'new chair'\n"
        "  wfhdesk check score rosa --json < inputs.json\n"
        "  wfhdesk check delete 3k9"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    parser.add_argument("--all", action="store_true", help=_("also what was never done, or isn't due"))
    parser.add_argument("--json", action="store_true", help=_("print every check as JSON"))
    parser.set_defaults(run=show)
    acts = parser.add_subparsers(metavar=_("[WHAT]"), title=_("to check, and to act on it"), parser_class=type(parser))
    for word, act, purpose in (
        ("run", check_run, _("go through a checklist, or go on with it")),
        ("show", check_show, _("list what was checked, or show a run or a checklist in full")),
        ("compare", check_compare, _("see what changed between two runs")),
        ("actions", check_actions, _("see and settle what is to be done about risks")),
        ("report", check_report, _("hand a run to your employer: a file, or a message")),
        ("workstations", check_workstations, _("say where you work at a screen")),
        ("trigger", check_trigger, _("say that something changed, which makes checks due")),
        ("score", check_score, _("score a workstation from its numbers alone")),
        ("delete", check_delete, _("take a run away")),
    ):
        act.arguments(acts.add_parser(word, help=purpose, description=act.describe(), formatter_class=HelpLayout))


def show(desk: Desk, options: Namespace) -> int:
    """List what is due, the most pressing first."""
    found = by_last_run(desk, _checkups(desk))
    if options.json:
        print_json([_fields(desk, one) for one in found])
        return 0
    told = [one for one in found if options.all or one.checkup.is_pressing or one.checkup.begun]
    if told:
        print(columns(_row(desk, one) for one in told))
        sys.stdout.flush()  # before what is said beside it
    _tell_of_the_rest(desk, found, is_any_told=bool(told))
    tell_problems(desk)
    return 0


def _checkups(desk: Desk) -> list[Checkup]:
    """Return every check there is, the most pressing first, then those that were begun."""
    known = desk.assessments
    found = known.checkups()
    if not known.workstations():  # nothing has a place yet, but all of it can be begun
        heads = [one for one in known.checklists.heads() if one.about == WORKSTATION]
        found = [*(Checkup(one, None, NEVER) for one in heads), *found]
    return sorted(most_pressing_first(found), key=lambda one: (not one.is_pressing, one.begun is None))


def _fields(desk: Desk, one: Check) -> Fields:
    return {**checkup_fields(one), "actions_open": len(one.open_actions), "actions_overdue": _overdue(desk, one)}


def _row(desk: Desk, one: Check) -> list[str]:
    today, found = desk.assessments.today(), one.score
    state = state_told(one.checkup, today)
    if begun := one.checkup.begun:
        told = _("begun {day}, not finished").format(day=short_day(begun.day, today))
        state = told if one.last is None else f"{state}, {told}"
    return [one.checkup.checklist.id, checkup_told(one.checkup), state, found.told if found else "–", _open(desk, one)]


def _overdue(desk: Desk, one: Check) -> int:
    return sum(action.is_overdue(desk.assessments.today()) for action in one.open_actions)


def _open(desk: Desk, one: Check) -> str:
    """Return how many risks are there still, where the score doesn't say so itself, and how many actions are late."""
    risks = one.staying if one.last and one.last.scoring != BY_ANSWERS else 0
    overdue = _overdue(desk, one)
    told = [
        ngettext("{n} risk open", "{n} risks open", risks).format(n=risks) if risks else "",
        ngettext("{n} action overdue", "{n} actions overdue", overdue).format(n=overdue) if overdue else "",
    ]
    return ", ".join(filter(None, told))


def _tell_of_the_rest(desk: Desk, found: Sequence[Check], *, is_any_told: bool) -> None:
    used = [one for one in found if one.last or one.checkup.begun]
    if not used:
        say(
            _("Nothing was checked yet. Begin with your desk, in five minutes: {command}").format(
                command="wfhdesk check run workstation"
            )
        )
        if not is_any_told:
            say(_("wfhdesk check --all lists all there is to check."))
    elif not is_any_told:
        say(_("Nothing is due{next}. wfhdesk check --all lists every check.").format(next=_next(desk, found)))
    else:
        pressing = next((one.checkup for one in found if one.checkup.is_pressing or one.checkup.begun), None)
        if pressing is not None:
            say(_("Go on with: {command}").format(command=command_of(pressing.checklist, pressing.workstation)))
    _tell_of_actions(desk)


def _next(desk: Desk, found: Sequence[Check]) -> str:
    coming = [one.checkup for one in found if one.checkup.due is not None]
    if not coming:
        return ""
    first = min(coming, key=lambda one: one.due or desk.assessments.today())
    assert first.due is not None
    day = short_day(first.due, desk.assessments.today())
    return _("; next {what}, {day}").format(what=checkup_told(first), day=day)


def _tell_of_actions(desk: Desk) -> None:
    today = desk.assessments.today()
    actions = [one for one in desk.assessments.actions() if one.state == OPEN or one.is_to_be_checked(today)]
    if not actions:
        return
    overdue = sum(one.is_overdue(today) for one in actions)
    told = ngettext("{n} action waits", "{n} actions wait", len(actions)).format(n=len(actions))
    if overdue:
        told += ngettext(", {n} of them overdue", ", {n} of them overdue", overdue).format(n=overdue)
    say(_("{told}: wfhdesk check actions").format(told=told))
