"""Checks of what the desk runs in: the desktop that shows nudges, the system's scheduler, the terminal."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING

from wfhdesk.adapters import clipboard
from wfhdesk.adapters.terminal import terminal as terminal_here
from wfhdesk.desk import notifying
from wfhdesk.desk.scheduling import is_sound, starts_wfhdesk
from wfhdesk.domain import terminals
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.health import NOTE, NOTIFICATIONS, OK, PROBLEM, SCHEDULER, TERMINAL, Finding, Look, or_well
from wfhdesk.domain.notifications import NoDesktop
from wfhdesk.domain.periods import short_day
from wfhdesk.domain.schedules import Scheduled, desk_named, is_behind, shown_every
from wfhdesk.language import gettext as _

if TYPE_CHECKING:
    from datetime import datetime

    from wfhdesk.desk.desk import Desk

_ANEW = "wfhdesk nudge install"


def notifications(desk: Desk, _look: Look) -> list[Finding]:
    """Look what shows nudges on the desktop; where nothing does, they come another way, which is no problem."""
    if desk.is_sample:
        return [Finding(NOTIFICATIONS, OK, _("Left alone: this is the sample desk."))]
    try:
        service = asyncio.run(notifying.service(desk, may_ask=False))
    except NoDesktop as problem:
        return [Finding(NOTIFICATIONS, OK, str(problem))]
    except DeskError as problem:
        return [Finding(NOTIFICATIONS, NOTE, str(problem), _("Until then nudges come in the terminal and in the app."))]
    if not service.has_buttons:
        said = _("{service} shows them, without buttons.").format(service=service.name)
        return [Finding(NOTIFICATIONS, OK, said, _("Nudges are answered in the app, or with: wfhdesk nudge"))]
    said = _("{service} shows them, with buttons.").format(service=service.name)
    return [Finding(NOTIFICATIONS, OK, said, _("See one: wfhdesk nudge test"))]


# --- the scheduler --------------------------------------------------------------------------------------------------


def scheduler(desk: Desk, _look: Look) -> list[Finding]:
    """Look whether the system's scheduler nudges, when it last did, and whether what it runs is still there."""
    if desk.is_sample:
        return [Finding(SCHEDULER, OK, _("Left alone: this is the sample desk."))]
    jobs = desk.scheduling.status()
    if not jobs:
        said = _("None nudges; the app does while it is open.")
        return [Finding(SCHEDULER, OK, said, _("To change that: {words}").format(words=_ANEW))]
    return [finding for job in jobs for finding in or_well(_of_job(desk, job), SCHEDULER, _well_told(desk, job))]


def _of_job(desk: Desk, job: Scheduled) -> list[Finding]:
    anew = _("Set it up anew: {words}").format(words=_ANEW)
    if not is_sound(job):
        return [Finding(SCHEDULER, PROBLEM, remark) for remark in job.remarks[-1:]]
    if not starts_wfhdesk(job):
        said = _("{path}, which {scheduler} starts, has no wfhdesk any more.")
        return [Finding(SCHEDULER, PROBLEM, said.format(path=job.arguments[0], scheduler=job.scheduler), anew)]
    found = [Finding(SCHEDULER, NOTE if job.is_on else PROBLEM, remark) for remark in job.remarks]
    if not job.is_on and not job.remarks:
        said = _("The job of {scheduler} is switched off, so nothing nudges while the app is closed.")
        found.append(Finding(SCHEDULER, PROBLEM, said.format(scheduler=job.scheduler), anew))
    found += _of_desk(desk, job, anew)
    if is_behind(job, desk.clock.now()):
        found.append(_behind(desk, job))
    return found


def _behind(desk: Desk, job: Scheduled) -> Finding:
    said = (
        _("{scheduler} should look {every}, and last did {moment}.")
        if job.last
        else _("{scheduler} should look {every}, and never did since {moment}.")
    )
    moment = _moment(desk, job.last or job.since)
    told = said.format(scheduler=job.scheduler, every=shown_every(job.every), moment=moment)
    return Finding(SCHEDULER, NOTE, told, _("Did the computer sleep? Else: wfhdesk nudge status"))


def _of_desk(desk: Desk, job: Scheduled, anew: str) -> list[Finding]:
    """Return what there is to say of the desk that a job is about."""
    theirs, own = desk_named(job.arguments), "".join(desk.places.options[1:])
    if theirs == own:
        return []
    if theirs and not os.path.isdir(theirs):
        said = _("{scheduler} looks at the desk in {folder}, which isn't there any more.")
        return [Finding(SCHEDULER, PROBLEM, said.format(scheduler=job.scheduler, folder=theirs), anew)]
    said = _("{scheduler} looks at another desk than this one: {folder}.")
    told = said.format(scheduler=job.scheduler, folder=theirs or _("your usual one"))
    return [Finding(SCHEDULER, NOTE, told, _("To have this one nudge: {words}").format(words=_ANEW))]


def _well_told(desk: Desk, job: Scheduled) -> str:
    how = _("{scheduler} looks {every} whether there is a nudge.").format(
        scheduler=job.scheduler, every=shown_every(job.every)
    )
    if not job.last:
        return how
    return how + " " + _("Last: {moment}.").format(moment=_moment(desk, job.last))


def _moment(desk: Desk, moment: datetime | None) -> str:
    now = desk.clock.now()
    there = (moment or now).astimezone(now.tzinfo)
    return f"{short_day(there.date(), now.date())} {there:%H:%M}"


# --- the terminal ---------------------------------------------------------------------------------------------------


def terminal(desk: Desk, _look: Look) -> list[Finding]:
    """Look at the size of the terminal, its colours and signs, and whether what is copied gets out of it."""
    here = terminal_here()
    if here is None:
        return [Finding(TERMINAL, OK, _("This runs in none."))]
    in_ascii = desk.settings.text("app.glyphs") == "ascii"
    remarks = terminals.remarks(here, in_ascii=in_ascii, other_clipboard=clipboard.program())
    found = [Finding(TERMINAL, NOTE, one.text, one.advice) for one in remarks]
    return or_well(found, TERMINAL, f"{terminals.told(here)}.")
