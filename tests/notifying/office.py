"""A desk in the middle of a working day, on which nudges wait: what the tests of notifying start from."""

from __future__ import annotations

import json
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from conftest import FrozenClock, Run
from wfhdesk.cli.parser import build
from wfhdesk.desk.desk import Desk, open_desk


class Office(NamedTuple):
    """A desk in the middle of somebody's working day, wherever on earth it is noon now."""

    run: Run
    folder: Path
    zone: ZoneInfo

    @property
    def now(self) -> datetime:
        return datetime.now(self.zone)

    def day(self, ago: int) -> str:
        return (self.now.date() - timedelta(days=ago)).isoformat()

    def at(self, moment: datetime) -> Desk:
        """Return the desk as it is, or will be, at a moment."""
        return open_desk(str(self.folder), FrozenClock(moment))

    def type_at(self, moment: datetime, *words: str) -> None:
        """Type a command at another moment than now."""
        options = build(words[0]).parse_args([*words])
        assert options.run(self.at(moment), options) == 0

    def know(self, *names: str) -> None:
        """Know people whom one met last long ago."""
        for name in names:
            self.run("people", "add", name, "--relation", "team")
            self.run("met", name, "--on", self.day(30))

    def notify(self, environment: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
        """Notify as the scheduler does, until everything that is shown was pressed."""
        done = self.run("nudge", "--notify", *words, check=False, **environment)
        assert "Traceback" not in done.stderr
        return done

    def tells(self, *words: str) -> Any:
        return json.loads(self.run(*words, "--json").stdout)


def office_of(run: Run, folder: Path) -> Office:
    """Set up a desk by the clock of a zone in which it is noon now, so that it is a working hour whenever tests run."""
    ahead = 12 - datetime.now(UTC).hour
    name = f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT"  # which counts them the other way round
    run("config", "set", "me.timezone", name)
    run("hours", "set", "mon-sun 9-17")
    run("config", "set", "nudges.without", "week", "update")  # which come on some days of the week
    run("config", "set", "nudges.wait", "1")
    return Office(run, folder, ZoneInfo(name))
