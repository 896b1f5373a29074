"""What tests share: a clock that stands still, a desk in a temporary folder, the command as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, settings

from wfhdesk import language
from wfhdesk.desk.desk import Desk, open_desk
from wfhdesk.desk.sample import Sample, lay_out

settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")  # else an example that waits its turn on a busy machine counts as a fault

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
FRIDAY = datetime(2026, 11, 20, 14, 10, tzinfo=AMSTERDAM)
"""Friday 20 November 2026, in ISO week 47."""


class FrozenClock:
    """A clock that a test sets; every look at it is a microsecond later, unless it `stands`."""

    def __init__(self, moment: datetime = FRIDAY, *, stands: bool = False) -> None:
        self.moment = moment
        self.stands = stands

    def now(self) -> datetime:
        if not self.stands:
            self.moment += timedelta(microseconds=1)
        return self.moment

    def set(self, moment: datetime) -> None:
        self.moment = moment

    def forward(self, **parts: float) -> None:
        self.moment += timedelta(**parts)


@pytest.fixture(autouse=True)
def _apart_from_the_person(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep every test away from the real home and desktop, and speak English unless it asks for something else."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    for name in [name for name in os.environ if name.startswith(("XDG_", "WFHDESK_", "LC_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(home / "run"))  # else the bus of the person's desktop is found
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    language.speak("en")
    yield
    language.speak("en")


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The desk's folder; it isn't there before something is kept."""
    return tmp_path / "desk"


@pytest.fixture
def open_again(folder: Path, clock: FrozenClock) -> Callable[[], Desk]:
    """Open the desk as another process would: nothing of it is remembered."""
    return lambda: open_desk(str(folder), clock)


@pytest.fixture
def desk(open_again: Callable[[], Desk]) -> Desk:
    return open_again()


SampleOn = Callable[..., Sample]


@pytest.fixture(scope="session")
def sample_on(tmp_path_factory: pytest.TempPathFactory) -> SampleOn:
    """Return the sample desk of a moment in a language, which is spoken from then on; laid out once, so it is only read."""

    @cache
    def laid_out(moment: datetime, spoken: str) -> Sample:
        return lay_out(str(tmp_path_factory.mktemp("sample")), FrozenClock(moment, stands=True))

    def sample_on(moment: datetime, spoken: str = "en") -> Sample:
        language.speak(spoken)
        return laid_out(moment, spoken)

    return sample_on


Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(folder: Path) -> Run:
    """Run wfhdesk as a person does, in a process of its own, on the desk in `folder`; `check=False` lets it fail."""

    def run(
        *arguments: str, stdin: str = "", check: bool = True, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "wfhdesk", *arguments],
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**os.environ, "WFHDESK_DIR": str(folder), "PYTHONUTF8": "1", **environment},
            check=False,
        )
        assert not check or done.returncode == 0, done.stderr
        return done

    return run
