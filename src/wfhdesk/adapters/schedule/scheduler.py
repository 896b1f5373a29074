"""What every scheduler can do, and which of them this system has."""

from __future__ import annotations

import sys
from typing import Protocol

from wfhdesk.adapters.schedule.cron import Cron
from wfhdesk.adapters.schedule.launchd import Launchd
from wfhdesk.adapters.schedule.systemd import Systemd
from wfhdesk.adapters.schedule.windows import WindowsTasks
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.schedules import Job, Plan, Scheduled
from wfhdesk.language import gettext as _


class Scheduler(Protocol):
    """One scheduler of the system; it keeps one job of ours."""

    @property
    def name(self) -> str:
        """The word for it on the command line."""

    def is_here(self) -> bool:
        """Return whether it can be used here and now."""

    def plan(self, job: Job) -> Plan:
        """Return what setting up a job does. Raises DeskError where what stands there can't be read."""

    def uninstall(self) -> list[str]:
        """Take the job away; return what was removed, nothing where nothing was there. Raises DeskError."""

    def installed(self) -> Scheduled | None:
        """Return the job that stands there. Raises DeskError where that can't be read."""


def all_schedulers() -> list[Scheduler]:
    """Return the schedulers that a system like this one may have, the better ones first."""
    if sys.platform == "darwin":
        return [Launchd(), Cron()]
    if sys.platform == "win32":
        return [WindowsTasks()]
    return [Systemd(), Cron()]


def chosen(wanted: str = "") -> Scheduler:
    """Return the scheduler that was asked for, else the best that is here. Raises DeskError where there is none."""
    for scheduler in all_schedulers():
        if wanted in ("", scheduler.name) and scheduler.is_here():
            return scheduler
    if wanted:
        raise DeskError(
            _("{scheduler} doesn't answer here; leave --with out to take what is.").format(scheduler=wanted)
        )
    raise DeskError(
        _(
            "There is no scheduler here: no systemd that answers you, and no crontab. The app nudges while it is open, "
            "and wfhdesk nudge --prompt tells in your shell's prompt."
        )
    )
