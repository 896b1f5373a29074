"""Self-assessments in words, wherever they are told: what a check is called and where, and why it is time for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from wfhdesk.domain.actions import Action
from wfhdesk.domain.assessments import Run, trigger_told
from wfhdesk.domain.checkups import Checkup
from wfhdesk.domain.names import joined
from wfhdesk.domain.periods import short_day
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext


def checkup_told(checkup: Checkup) -> str:
    """Return what is checked, and where: `Workstation check, Home desk`."""
    title = str(checkup.checklist.title)
    return f"{title}, {checkup.workstation.name}" if checkup.workstation else title


def reason_told(checkup: Checkup, today: date) -> str:
    """Return why it is time for a check: something changed, its time has come, or it was begun and left."""
    was_left = checkup.is_begun_told(today) and not checkup.is_told(today)
    if checkup.trigger is not None and checkup.is_pressing and not was_left:
        day = short_day(checkup.trigger.day, today)
        return _("something changed on {day}: {what}").format(day=day, what=trigger_told(checkup.trigger))
    if checkup.is_pressing and checkup.last is not None and not was_left:
        return _("time to look again; last done {day}").format(day=short_day(checkup.last.day, today))
    if checkup.begun is not None:
        return _("begun on {day} and not finished").format(day=short_day(checkup.begun.day, today))
    return str(checkup.checklist.purpose)


def made_due_told(made_due: Sequence[Checkup]) -> str:
    """Return which checks pain made due: `Workstation check, Home desk is due: you told of pain`."""
    told = ngettext("{what} is due: you told of pain.", "{what} are due: you told of pain.", len(made_due))
    return told.format(what=joined([checkup_told(one) for one in made_due]))


def help_asked(text: str) -> str:
    """Return the question whether what was done helped."""
    return _("Did it help? {what}").format(what=text)


def fixed_told(action: Action, today: date) -> str:
    """Return when an action was done."""
    assert action.fixed is not None
    return _("fixed on {day}; see whether that solved it").format(day=short_day(action.fixed, today))


def run_told(run: Run, place: str, today: date) -> str:
    """Return what was checked, where and when: `Workstation check, Home desk, Tue 3 Nov`."""
    return ", ".join(filter(None, (run.title, place, short_day(run.day, today))))
