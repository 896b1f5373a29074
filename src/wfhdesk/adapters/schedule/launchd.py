"""launchd: an agent of the person's own session on macOS.

Sources: launchd.plist(5), launchctl(1).
"""

from __future__ import annotations

import os
import plistlib
import shutil
import sys
from datetime import datetime
from typing import Any

from wfhdesk.adapters.files import plain_file
from wfhdesk.adapters.schedule.commands import asked, remove
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.schedules import Command, File, Job, Plan, Scheduled, next_turn
from wfhdesk.language import gettext as _

LABEL = "org.wfhdesk.nudge"


class Launchd:
    """The person's launch agents."""

    name = "launchd"

    def is_here(self) -> bool:
        """Return whether this is macOS with its launchctl."""
        return sys.platform == "darwin" and shutil.which("launchctl") is not None

    def plan(self, job: Job) -> Plan:
        """Return what setting up a job does; an agent that runs already has to go before it can come anew."""
        file = File(_path(), agent(job))
        commands = (
            Command(("launchctl", "bootout", f"{_domain()}/{LABEL}"), may_fail=True),
            Command(("launchctl", "bootstrap", _domain(), file.path)),
        )
        return Plan(self.name, (file,), commands)

    def uninstall(self) -> list[str]:
        """Stop the agent and take its file away."""
        if not os.path.lexists(_path()):
            return []
        asked(["launchctl", "bootout", f"{_domain()}/{LABEL}"])  # which fails where it isn't running
        return [_path()] if remove(_path()) else []

    def installed(self) -> Scheduled | None:
        """Return the job as its file tells it; launchd doesn't tell when it ran."""
        found = plain_file(_path())
        if found is None:
            return None
        job = job_of(found)
        is_on = asked(["launchctl", "print", f"{_domain()}/{LABEL}"]).code == 0
        return Scheduled(
            self.name,
            job.arguments,
            job.every,
            job.environment,
            is_on,
            since=datetime.fromtimestamp(os.path.getmtime(_path())).astimezone(),
            next=next_turn(job.every, datetime.now().astimezone()) if is_on and job.every else None,
            places=(_path(),),
        )


def agent(job: Job) -> bytes:
    """Return the agent's property list."""
    return plistlib.dumps(
        {
            "Label": LABEL,
            "ProgramArguments": list(job.arguments),
            **({"EnvironmentVariables": dict(job.environment)} if job.environment else {}),
            "StartCalendarInterval": [{"Minute": minute} for minute in range(0, 60, job.every)],
            "StandardOutPath": "/dev/null",
            "StandardErrorPath": "/dev/null",
            "ProcessType": "Background",
            "AbandonProcessGroup": True,  # a window that a button opened lives on
        },
        sort_keys=False,
    )


def job_of(data: bytes) -> Job:
    """Return the job of an agent's property list. Raises DeskError for what is none."""
    try:
        told: dict[str, Any] = plistlib.loads(data)
        turns = len(told["StartCalendarInterval"])
        arguments = tuple(map(str, told["ProgramArguments"]))
        environment = tuple(dict(told.get("EnvironmentVariables", {})).items())
    except Exception as problem:  # what is wrong with a property list has many types: parser, structure, values
        raise DeskError(_("{path} can't be read ({reason}).").format(path=_path(), reason=problem)) from problem
    return Job(arguments, 60 // turns if turns and 60 % turns == 0 else 0, environment)


def _path() -> str:
    return os.path.expanduser(f"~/Library/LaunchAgents/{LABEL}.plist")


def _domain() -> str:
    return f"gui/{os.getuid()}" if sys.platform != "win32" else ""
