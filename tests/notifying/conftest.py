"""What the tests of notifications share: a bus, somebody on it who shows them, and a desktop with a real daemon."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from conftest import Run
from notifying.desktop import Desktop, desktop_with, what_is_missing
from notifying.office import Office, office_of
from notifying.session_bus import SessionBus, wait_until

HERE = Path(__file__).parent


class Service:
    """Somebody who shows notifications; `shown` is what was shown so far, `closed` which of them it was asked to close."""

    def __init__(self, process: subprocess.Popen[bytes], log: Path) -> None:
        self._process = process
        self._log = log

    @property
    def shown(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self._log.read_text().splitlines() if line.startswith('{"app"')]

    @property
    def closed(self) -> list[int]:
        return [
            json.loads(line)["closed"] for line in self._log.read_text().splitlines() if line.startswith('{"closed"')
        ]

    def wait_for_closed(self, *numbers: int) -> None:
        """Wait until it was asked to close these, counted from 1 as they were shown, and no others."""
        wait_until(lambda: len(self.closed) >= len(numbers), self._log)
        assert sorted(self.closed) == sorted(numbers)

    def wait_for(self, count: int) -> list[dict[str, Any]]:
        """Wait until so many were shown."""
        wait_until(lambda: len(self.shown) >= count, self._log)
        return self.shown


class Told(NamedTuple):
    """What came back to whoever called: pairs of what and how, and what was written on stderr."""

    lines: list[list[Any]]
    err: str

    def of(self, what: str) -> list[Any]:
        return [how for kind, how in self.lines if kind == what]


Serve = Callable[..., Service]
Call = Callable[..., Told]
StartCall = Callable[..., "subprocess.Popen[str]"]
StartNudging = Callable[..., "subprocess.Popen[str]"]


def needs(*missing: str) -> None:
    """Skip a test for what isn't installed; on CI it has to be."""
    if missing:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(f"needs {', '.join(missing)}")


@pytest.fixture
def runtime(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for a session's sockets: of the person alone, and of a short name, for sockets have to have one."""
    folder = tmp_path_factory.mktemp("run of me")
    folder.chmod(0o700)
    return folder


@pytest.fixture
def bus(runtime: Path) -> Iterator[SessionBus]:
    needs(*(tool for tool in ("dbus-daemon", "dbus-send") if not shutil.which(tool)))
    running = SessionBus(runtime)
    yield running
    running.stop()


@pytest.fixture
def serve(bus: SessionBus) -> Iterator[Serve]:
    """Start somebody who shows notifications; `notification_service.py` says what can be asked of it."""
    with ExitStack() as started:

        def serve(*options: str) -> Service:
            log = bus.folder / "service.log"
            with log.open("wb") as out:
                process = subprocess.Popen(
                    [sys.executable, str(HERE / "notification_service.py"), *options],
                    stdin=subprocess.DEVNULL,
                    stdout=out,
                    stderr=out,
                    env=bus.environment,
                )
            started.callback(process.wait)
            started.callback(process.kill)
            wait_until(lambda: "there" in log.read_text() or process.poll() is not None, log)
            assert process.poll() is None, log.read_text()
            return Service(process, log)

        yield serve


@pytest.fixture
def start_call() -> Iterator[StartCall]:
    """Start whoever shows notifications (`caller.py`) and leave it running; nothing that Python warns of is passed over."""
    with ExitStack() as running:

        def start(environment: dict[str, str], wait: str, *texts: str) -> subprocess.Popen[str]:
            process = subprocess.Popen(
                [sys.executable, "-W", "default", str(HERE / "caller.py"), wait, *texts],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                env=environment,
            )
            running.enter_context(process)
            running.callback(process.kill)
            return process

        yield start


@pytest.fixture
def call(start_call: StartCall) -> Call:
    """Show notifications from a program of its own, wait for its end, and return what it was told."""
    return lambda environment, wait, *texts: told_to(start_call(environment, wait, *texts))


def told_to(process: subprocess.Popen[str]) -> Told:
    """Wait for the end of `caller.py` and return what it was told."""
    out, err = process.communicate(timeout=60)
    return Told([json.loads(line) for line in out.splitlines()], err)


@pytest.fixture
def desktop(runtime: Path) -> Iterator[Desktop]:
    """A desktop whose notifications have buttons."""
    needs(*what_is_missing("xfce4-notifyd"))
    with desktop_with("xfce4-notifyd", runtime) as running:
        yield running


@pytest.fixture
def plain_desktop(runtime: Path) -> Iterator[Desktop]:
    """A desktop whose notifications can only be clicked on."""
    needs(*what_is_missing("dunst"))
    with desktop_with("dunst", runtime) as running:
        yield running


@pytest.fixture
def office(run: Run, folder: Path) -> Office:
    return office_of(run, folder)


@pytest.fixture
def start_nudging(folder: Path) -> Iterator[StartNudging]:
    """Start `wfhdesk nudge --notify` and leave it running."""
    with ExitStack() as running:

        def start(environment: dict[str, str], *words: str) -> subprocess.Popen[str]:
            process = subprocess.Popen(
                [sys.executable, "-m", "wfhdesk", "nudge", "--notify", *words],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                env={**environment, "WFHDESK_DIR": str(folder)},
            )
            running.enter_context(process)
            running.callback(process.kill)
            return process

        yield start
