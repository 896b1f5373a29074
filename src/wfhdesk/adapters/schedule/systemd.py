"""systemd: a service and a timer of the person's own manager.

Sources: systemd.service(5) (command lines), systemd.unit(5) (specifiers, load path), systemd.timer(5), systemd.time(7).
"""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from wfhdesk.adapters.schedule.commands import asked, remove
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.schedules import BY_SHELL, Command, Environment, File, Job, Plan, Scheduled
from wfhdesk.language import gettext as _

_NAME = "wfhdesk-nudge"
_SERVICE, _TIMER = f"{_NAME}.service", f"{_NAME}.timer"
_SYSTEMCTL = ("systemctl", "--user")
_QUICK = 5.0
"""Seconds in which a manager that is there has answered."""

_ACCURACY = "15s"
"""systemd's own minute would let two looks of one minute fall together."""

_REFUSED = "\"'\\$"
"""Signs that the path of a program can't have: quotes and backslashes are refused, and no variable is replaced in it."""


class Systemd:
    """The timers of the person's user manager."""

    name = "systemd"

    def is_here(self) -> bool:
        """Return whether a user manager answers; in a container, over `su` or without systemd none does."""
        return (
            sys.platform == "linux"
            and shutil.which(_SYSTEMCTL[0]) is not None
            and asked([*_SYSTEMCTL, "show-environment"], patience=_QUICK).code == 0
        )

    def plan(self, job: Job) -> Plan:
        """Return what setting up a job does."""
        files = tuple(
            File(os.path.join(_folder(), name), text.encode())
            for name, text in ((_SERVICE, service_text(job)), (_TIMER, timer_text(job.every)))
        )
        # `enable --now` leaves a timer that runs already at its old interval.
        acts = (["daemon-reload"], ["enable", _TIMER], ["restart", _TIMER])
        return Plan(self.name, files, tuple(Command((*_SYSTEMCTL, *act)) for act in acts))

    def uninstall(self) -> list[str]:
        """Stop the timer and take away its files, and what systemd keeps of when it ran."""
        link = os.path.join(_folder(), "timers.target.wants", _TIMER)
        paths = [path for path in (*_paths(), link) if os.path.lexists(path)]
        if not paths:
            return []
        for act in (["disable", "--now", _TIMER], ["clean", "--what=state", _TIMER]):
            asked([*_SYSTEMCTL, *act])  # where no manager answers the files go all the same
        removed = [path for path in paths if remove(path) or path == link]
        for act in (["daemon-reload"], ["reset-failed", _SERVICE]):
            asked([*_SYSTEMCTL, *act])
        return removed

    def installed(self) -> Scheduled | None:
        """Return the job as its files and the manager tell it."""
        service, timer = (_text(path) for path in _paths())
        if not service and not timer:
            return None
        every = next((n for n in range(1, 61) if f"OnCalendar={_calendar(n)}" in timer.splitlines()), 0)
        found = Scheduled(self.name, command_of(service), every, environment_of(service), places=tuple(_paths()))
        return self._with_times(found)

    def _with_times(self, found: Scheduled) -> Scheduled:
        asks = ("ActiveState", "ActiveEnterTimestamp", "LastTriggerUSec", "NextElapseUSecRealtime")
        answer = asked([*_SYSTEMCTL, "show", _TIMER, f"--property={','.join(asks)}"], patience=_QUICK)
        told = dict(line.split("=", 1) for line in answer.out.decode("utf-8", "replace").splitlines() if "=" in line)
        if answer.code:
            remark = _("systemd doesn't answer here ({said}).").format(said=answer.said or "–")
            return found._replace(is_on=False, remarks=(remark,))
        _state, since, last, coming = (_moment(told, name) for name in asks)
        is_on = told.get("ActiveState") == "active"
        return found._replace(is_on=is_on, since=since if is_on else None, last=last, next=coming if is_on else None)


def service_text(job: Job) -> str:
    """Return the service's file.

    What is said has names in it, and others may read the journal. `KillMode` lets a window live on that a button opened.
    """
    lines = [
        _("# wfhdesk nudge install wrote this; wfhdesk nudge uninstall takes it away."),
        "[Unit]",
        "Description=wfhdesk nudge",
        "",
        "[Service]",
        "Type=oneshot",
        *(f"Environment={_quoted(f'{name}={value}')}" for name, value in job.environment),
        f"ExecStart={_command(job.arguments)}",
        "StandardOutput=null",
        "StandardError=null",
        "KillMode=process",
    ]
    return "\n".join(lines) + "\n"


def timer_text(every: int) -> str:
    """Return the timer's file. `Persistent`: what was missed while the computer slept is made up for at once, in one run."""
    lines = [
        _("# wfhdesk nudge install wrote this; wfhdesk nudge uninstall takes it away."),
        "[Unit]",
        "Description=wfhdesk nudge",
        "",
        "[Timer]",
        f"OnCalendar={_calendar(every)}",
        f"AccuracySec={_ACCURACY}",
        "Persistent=true",
        "",
        "[Install]",
        "WantedBy=timers.target",
    ]
    return "\n".join(lines) + "\n"


def command_of(service: str) -> tuple[str, ...]:
    """Return the words of the command in a service's file; none where there is nothing that we would have written."""
    line = next((line for line in service.splitlines() if line.startswith("ExecStart=")), "=").split("=", 1)[1]
    try:
        words = tuple(word.replace("%%", "%").replace("$$", "$") for word in shlex.split(line))
    except ValueError:
        return ()
    return words[len(BY_SHELL) :] if words[: len(BY_SHELL)] == BY_SHELL else words


def environment_of(service: str) -> Environment:
    """Return what a service's file puts into the environment."""
    found = [line.split("=", 1)[1] for line in service.splitlines() if line.startswith("Environment=")]
    try:
        said = [word.replace("%%", "%").partition("=") for line in found for word in shlex.split(line)]
    except ValueError:
        return ()
    return tuple((name, value) for name, _equals, value in said)


def _command(arguments: Sequence[str]) -> str:
    """Return a command line. A program of a name that systemd refuses, or reads otherwise, is started by a shell instead."""
    is_refused = any(sign in arguments[0] for sign in _REFUSED)
    words = [*BY_SHELL, *arguments] if is_refused else arguments
    return " ".join(_quoted(word).replace("$", "$$") for word in words)


def _quoted(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{escaped}"'


def _calendar(every: int) -> str:
    return "*:00" if every == 60 else f"*:0/{every}"


def _folder() -> str:
    base = os.environ.get("XDG_CONFIG_HOME", "")
    return os.path.join(base if os.path.isabs(base) else os.path.expanduser("~/.config"), "systemd", "user")


def _paths() -> list[str]:
    return [os.path.join(_folder(), name) for name in (_SERVICE, _TIMER)]


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except FileNotFoundError:
        return ""
    except OSError as problem:
        raise DeskError(
            _("{path} can't be read ({reason}).").format(path=path, reason=problem.strerror or problem)
        ) from problem


def _moment(told: Mapping[str, str], name: str) -> datetime | None:
    """Return a moment as `systemctl show` tells it: `Sun 2026-11-22 09:30:00 UTC`."""
    words = told.get(name, "").split()
    try:
        return datetime.fromisoformat(f"{words[1]} {words[2]}").replace(tzinfo=UTC)
    except (IndexError, ValueError):
        return None
