"""Programs of a test's own, put where they are found before those of the system."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

from wfhdesk.domain.schedules import Job

_CRONTAB = """\
PATH=/usr/bin:/bin
case "$1" in
-l) cat {tab} 2>/dev/null || {{ echo 'no crontab for me' >&2; exit 1; }} ;;
-r) rm {tab} ;;
-) cat > {tab} ;;
esac
"""
_SYSTEMCTL = """\
printf '%s\\n' "$*" >> {log}
case "$*" in
{answers}
esac
"""

HARD_WORDS = (
    "/home/ana lima/venv/bin/python",
    '/home/it\'s "me"/py',
    "/opt/100%/%h/%%/py",
    "/opt/$HOME/${x}/$$/py",
    "/opt/back\\slash\\\\two\\",
    "/opt/back\\%percent\\$dollar\\'quote\\\"",
    "/opt/Zoë/日本/🎉",
    "/opt/ends with;&|<>(){}*?[]~#!`a`",
    "-m",
    "a=b",
    "",
    "%",
    "\\",
)
"""Words that some scheduler, or the shell behind it, reads as something else unless they are quoted for it."""


def hard_job(program: str, every: int = 10) -> Job:
    """Return a job with such words behind a program, and in its environment."""
    return Job((program, *HARD_WORDS), every, (("LC_ALL", "nl_NL.UTF-8"), ("XDG_DATA_HOME", '/my "100%" $data\\of 🎉')))


def put(folder: Path, name: str, body: str) -> Path:
    """Write a shell script that can be run."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def put_crontab(folder: Path, tab: Path) -> None:
    """Put a `crontab` there that keeps the crontab in a file (POSIX, crontab)."""
    put(folder, "crontab", _CRONTAB.format(tab=shlex.quote(str(tab))))


def put_systemctl(folder: Path, log: Path, answers: Sequence[tuple[str, str]] = ()) -> None:
    """Put a `systemctl` there that writes down what it is told; an answer is a pattern of that, and shell code."""
    told = "\n".join(f"{pattern}) {code} ;;" for pattern, code in answers)
    put(folder, "systemctl", _SYSTEMCTL.format(log=shlex.quote(str(log)), answers=told))
