"""cron: a block in the person's crontab, read and written by the `crontab` command."""

from __future__ import annotations

import os
import shutil
import sys
from datetime import datetime

from wfhdesk.adapters.schedule.commands import Answer, asked, run
from wfhdesk.adapters.schedule.crontab import block_of, job_in, line_in, with_job, without_header, without_job
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.schedules import Command, Job, Plan, Scheduled, next_turn
from wfhdesk.language import gettext as _

_CRONTAB = "crontab"
_NOTHING_YET = ("no crontab", "no such file", "not allowed")
"""What the crons say, in English, where a person has no crontab, or may have none."""

_DAEMONS = frozenset((b"cron", b"crond", b"fcron", b"busybox", b"anacron"))


class Cron:
    """The person's crontab."""

    name = "cron"

    def is_here(self) -> bool:
        """Return whether there is a crontab command."""
        return shutil.which(_CRONTAB) is not None

    def plan(self, job: Job) -> Plan:
        """Return what setting up a job does."""
        whole = with_job(_read(), job)
        command = Command((_CRONTAB, "-"), stdin=whole)
        return Plan(self.name, (), (command,), lines=block_of(job), remarks=_remarks())

    def uninstall(self) -> list[str]:
        """Take our block out; a crontab in which nothing else stands goes as a whole."""
        before = _read()
        if not line_in(before):
            return []
        rest = without_job(before)
        run(Command((_CRONTAB, "-"), stdin=rest) if rest else Command((_CRONTAB, "-r")))
        return [_("the lines of wfhdesk in your crontab")]

    def installed(self) -> Scheduled | None:
        """Return the job as its line tells it; cron keeps no record of when it ran."""
        line = line_in(_read()) if self.is_here() else ""
        if not line:
            return None
        job = job_in(line)
        coming = next_turn(job.every, datetime.now().astimezone()) if job.every else None
        remarks = _remarks()
        return Scheduled(
            self.name,
            job.arguments,
            job.every,
            job.environment,
            is_on=not remarks,
            next=None if remarks else coming,
            places=(_("your crontab"),),
            remarks=remarks,
        )


def _read() -> bytes:
    """Return the person's crontab, empty where there is none. Raises DeskError where it can't be read.

    Debian's cron leaves up to three comments at the top out, also the person's own, unless it is asked not to.
    """
    answer = asked([_CRONTAB, "-l"], CRONTAB_NOHEADER="N")
    if answer.code and _is_nothing_yet(answer):
        return b""
    if answer.code:
        raise DeskError(_("Your crontab can't be read ({said}).").format(said=answer.said or "–"))
    return without_header(answer.out)


def _is_nothing_yet(answer: Answer) -> bool:
    return any(words in answer.said.lower() for words in _NOTHING_YET)


def _remarks() -> tuple[str, ...]:
    if _is_running():
        return ()
    return (_("No cron seems to be running on this computer; until one does, nothing happens."),)


def _is_running() -> bool:
    """Return whether a cron is running, as far as one can see here: on Linux, and where others' processes show."""
    if sys.platform != "linux" or not os.path.exists("/proc/1/comm"):
        return True
    return any(_name_of(process) in _DAEMONS for process in os.listdir("/proc") if process.isdecimal())


def _name_of(process: str) -> bytes:
    try:
        with open(f"/proc/{process}/comm", "rb") as file:
            return file.read().strip()
    except OSError:
        return b""
