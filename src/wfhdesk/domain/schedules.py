"""What the system's own scheduler does for the desk: a job, how it gets there, and what stands there now."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import NamedTuple
from unicodedata import category

from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext

SCHEDULERS = ("systemd", "launchd", "windows", "cron")

USUAL_INTERVAL = 10
"""Minutes between two looks, where the person says nothing else."""

_HOUR = 60
_TURNS_MISSED = 4

BY_SHELL = ("/bin/sh", "-c", 'exec "$0" "$@"')
"""What starts a program by a name that a scheduler itself can't start."""

Environment = tuple[tuple[str, str], ...]


class Job(NamedTuple):
    """What is run: the words of a command, at the minutes of the hour that `every` divides, and what its environment needs."""

    arguments: tuple[str, ...]
    every: int
    environment: Environment = ()


class File(NamedTuple):
    """A file that a scheduler reads, whole. One that `passes` is only handed over, and gone afterwards."""

    path: str
    data: bytes
    encoding: str = "utf-8"
    passes: bool = False

    @property
    def text(self) -> str:
        """What stands in it."""
        return self.data.decode(self.encoding)


class Command(NamedTuple):
    """A command that tells a scheduler something; one that `may_fail` clears away what need not be there."""

    arguments: tuple[str, ...]
    stdin: bytes = b""
    may_fail: bool = False


class Plan(NamedTuple):
    """All that setting up a job does: files written, then commands run. `lines` is what a crontab gets beside its own."""

    scheduler: str
    files: tuple[File, ...]
    commands: tuple[Command, ...]
    lines: str = ""
    remarks: tuple[str, ...] = ()


class Scheduled(NamedTuple):
    """A job that stands with a scheduler. What isn't known is empty, 0 or None; times are those of the system's zone.

    `is_on` says whether the scheduler minds it; `places` are the files it stands in.
    """

    scheduler: str
    arguments: tuple[str, ...]
    every: int
    environment: Environment = ()
    is_on: bool = True
    since: datetime | None = None
    last: datetime | None = None
    next: datetime | None = None
    places: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def parse_every(text: str) -> int:
    """Return the minutes that a text says. Raises WrongInput unless they divide an hour: each hour is to be like the others."""
    digits = text.strip()
    minutes = int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= 2 else 0
    if minutes == 0 or _HOUR % minutes:
        raise WrongInput(
            _("“{text}” is no number of minutes that divides an hour; write one of {known}.").format(
                text=shortened(one_line(text)),
                known=", ".join(str(number) for number in range(1, _HOUR + 1) if _HOUR % number == 0),
            )
        )
    return minutes


def shown_every(minutes: int) -> str:
    """Return an interval as a person reads it; empty where it isn't known."""
    return ngettext("every minute", "every {n} minutes", minutes).format(n=minutes) if minutes else ""


def next_turn(every: int, now: datetime) -> datetime:
    """Return when a job is run next that is run at the minutes of the hour which `every` divides."""
    return now.replace(second=0, microsecond=0) + timedelta(minutes=every - now.minute % every)


def check_words(job: Job) -> None:
    """Raise DeskError for a word that not every scheduler's file can hold: one with a line break, a control sign, no UTF-8."""
    for word in (*job.arguments, *(value for _name, value in job.environment)):
        if any(category(letter) in ("Cc", "Cs") for letter in word):
            raise DeskError(
                _(
                    "No scheduler takes “{text}”: there is a sign in it that can't be written. Rename that folder."
                ).format(text=shortened(one_line(word), 200))
            )


def plan_text(plan: Plan) -> str:
    """Return what a plan writes and runs, to the letter, as a person reads it."""
    parts = [_part(_("Writes {path}").format(path=file.path), file.text) for file in plan.files]
    if plan.lines:
        parts.append(_part(_("Puts this into your crontab, every other line stays as it is"), plan.lines))
    if plan.commands:
        parts.append(_part(_("Runs"), "\n".join(shlex.join(command.arguments) for command in plan.commands)))
    return "\n".join([*parts, *(f"! {remark}" for remark in plan.remarks)])


def _part(heading: str, text: str) -> str:
    return "\n".join([f"{heading}:", *(f"    {line}".rstrip() for line in text.splitlines())])


def shown_command(arguments: Sequence[str]) -> str:
    """Return a command as one would type it."""
    return shlex.join(arguments)


def desk_named(arguments: Sequence[str]) -> str:
    """Return the desk that a job names; empty where it is the person's usual one."""
    return next((after for word, after in pairwise(arguments) if word == "--desk"), "")


def is_behind(found: Scheduled, now: datetime) -> bool:
    """Return whether a job should have run several times since it last did. Only some schedulers tell when that was.

    What was missed while the computer slept is made up for at once, so more than one turn has to be missing.
    """
    known = [moment for moment in (found.last, found.since) if moment]
    if not found.is_on or not found.every or not known:
        return False
    return now - max(known) > timedelta(minutes=_TURNS_MISSED * found.every)
