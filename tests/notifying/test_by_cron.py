"""The real cron nudges: it runs what `wfhdesk nudge install` wrote, a notification comes once, and its button acts.

Takes two minutes, for cron looks at the clock once a minute.
"""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.programs import put
from adapters.real_cron import RealCron, check_possible, wait_until
from notifying.conftest import Serve, Service
from notifying.session_bus import SessionBus
from wfhdesk.desk.desk import Desk, open_desk
from wfhdesk.domain.nudges import CONTACTED
from wfhdesk.domain.people import Person

TWO_MINUTES = 140.0


@pytest.fixture
def cron(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RealCron]:
    check_possible()
    running = RealCron(tmp_path)
    monkeypatch.setenv("PATH", f"{running.bin}:/usr/bin:/bin")
    yield running
    running.stop()


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with the words of each time that this Python was started under a hard name, as it is from now on."""
    lines = tmp_path / "runs"
    python = put(
        tmp_path / '100% "my" $HOME\\\'s \\% folder',
        "py é",
        f'echo "$*" >> {shlex.quote(str(lines))}; exec {shlex.quote(sys.executable)} "$@"',
    )
    monkeypatch.setattr(sys, "executable", str(python))
    return lines


@pytest.fixture
def owing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The desk, at this very moment, of somebody who works round the clock and should call Priya."""
    monkeypatch.delenv("XDG_STATE_HOME")
    desk = open_desk(str(folder))
    desk.settings.set("me.timezone", ["UTC"])
    desk = open_desk(str(folder))
    desk.availability.set_hours("mon-sun 0:00-24:00 home core 0:00-24:00")
    priya = desk.people.add(Person("Priya Nair", relation="team"))
    desk.people.met([priya], day=desk.people.today() - timedelta(days=40))
    return desk


@pytest.fixture
def service(bus: SessionBus, serve: Serve, monkeypatch: pytest.MonkeyPatch) -> Service:
    """Somebody who shows notifications in the person's session, and presses the button of the first."""
    for name in ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(name, bus.environment[name])
    return serve("--able", "actions", "--able", "body", "--end", CONTACTED)


def test_cron_nudges_once_and_the_button_acts(cron: RealCron, runs: Path, owing: Desk, service: Service) -> None:
    before = cron.crontab("-l").stdout
    owing.scheduling.install(owing.scheduling.plan(1, "cron"))
    cron.start()

    wait_until(lambda: runs.exists() and runs.read_text().count("nudge --notify") >= 2, TWO_MINUTES)

    wait_until(lambda: len(owing.beside().people.contacts()) == 2)
    (shown,) = service.shown
    assert "Priya" in shown["title"] + shown["body"]
    assert owing.beside().people.contacts()[0].day == owing.people.today()
    assert owing.scheduling.uninstall() == ["the lines of wfhdesk in your crontab"]
    assert cron.crontab("-l").stdout == before
