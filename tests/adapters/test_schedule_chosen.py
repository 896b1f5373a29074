"""Which scheduler is taken, and what a job needs that the terminal knows."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from adapters.programs import put, put_crontab, put_systemctl
from wfhdesk.adapters.schedule import surroundings
from wfhdesk.adapters.schedule.commands import asked, carry_out
from wfhdesk.adapters.schedule.scheduler import all_schedulers, chosen
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.schedules import SCHEDULERS, Command, File, Plan

linux = pytest.mark.skipif(sys.platform != "linux", reason="the schedulers of Linux")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one folder in which programs are found; it is empty."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return tmp_path / "bin"


@linux
def test_systemd_goes_before_cron_and_cron_before_nothing(programs: Path, tmp_path: Path) -> None:
    with pytest.raises(DeskError, match=r"no systemd that answers you, and no crontab.*nudge --prompt"):
        chosen()
    put_crontab(programs, tmp_path / "tab")
    assert chosen().name == "cron"
    put_systemctl(programs, tmp_path / "told")
    assert chosen().name == "systemd"
    assert chosen("cron").name == "cron"
    put(programs, "systemctl", "exit 1")
    assert chosen().name == "cron"


@linux
@pytest.mark.parametrize("name", SCHEDULERS)
@pytest.mark.usefixtures("programs")
def test_a_scheduler_that_is_not_here_cannot_be_asked_for(name: str) -> None:
    with pytest.raises(DeskError, match=f"^{name} doesn't answer here; leave --with out to take what is.$"):
        chosen(name)


@pytest.mark.parametrize(
    ("platform", "names"),
    [("linux", ["systemd", "cron"]), ("darwin", ["launchd", "cron"]), ("win32", ["windows"])],
)
def test_each_system_has_its_own(monkeypatch: pytest.MonkeyPatch, platform: str, names: list[str]) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert [one.name for one in all_schedulers()] == names
    assert {*names} <= {*SCHEDULERS}


# --- surroundings ---------------------------------------------------------------------------------------------------


def test_this_python_is_named_by_its_own_path_links_and_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = tmp_path / "python"
    link.symlink_to(sys.executable)
    monkeypatch.setattr(sys, "executable", str(link))
    assert surroundings.python() == str(link)
    assert surroundings.is_program(str(link))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "executable", "python")
    assert surroundings.python() == str(link)
    link.unlink()
    assert not surroundings.is_program(str(link))
    assert not surroundings.is_program(str(tmp_path))
    monkeypatch.setattr(sys, "executable", None)
    with pytest.raises(DeskError, match="Python doesn't know where it lies"):
        surroundings.python()


def test_the_language_is_the_one_that_wins_in_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("LANG", "nl_NL.UTF-8"), ("LC_MESSAGES", "en_GB.UTF-8"), ("LC_ALL", "nl_BE.UTF-8")):
        monkeypatch.setenv(name, value)
        assert surroundings.locale() == (("LC_ALL", value),)
    for name in ("LANG", "LC_MESSAGES", "LC_ALL"):
        monkeypatch.setenv(name, "")
    assert surroundings.locale() == ()


def test_folders_are_told_where_they_are_not_the_usual_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / ".config"))
    monkeypatch.setenv("XDG_STATE_HOME", "relative")
    assert surroundings.places() == (("XDG_DATA_HOME", str(tmp_path / "data")),)


def test_zone_and_terminal_are_told_where_they_are_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, told in (("TZ", surroundings.zone), ("TERMINAL", surroundings.own_terminal)):
        monkeypatch.delenv(name, raising=False)
        assert told() == ()
        monkeypatch.setenv(name, "value")
        assert told() == ((name, "value"),)


@linux
def test_the_way_to_the_desktop_is_the_terminals_or_the_usual_one(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    runtime = ("XDG_RUNTIME_DIR", f"/run/user/{os.getuid()}")
    assert surroundings.session() == (runtime,)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/run/user/7/bus")
    monkeypatch.setenv("DISPLAY", ":0")
    told = surroundings.session()
    assert told == (("DBUS_SESSION_BUS_ADDRESS", "unix:path=/run/user/7/bus"), runtime, ("DISPLAY", ":0"))
    assert surroundings.is_lasting(told)
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/tmp/run")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/tmp/dbus-x,guid=12")
    told = surroundings.session()
    assert told[:2] == (("DBUS_SESSION_BUS_ADDRESS", "unix:path=/tmp/dbus-x"), ("XDG_RUNTIME_DIR", "/tmp/run"))
    assert not surroundings.is_lasting(told)
    assert surroundings.is_lasting((("TZ", "UTC"),))


# --- carrying a plan out --------------------------------------------------------------------------------------------


def test_what_hangs_or_is_not_there_is_an_answer_too(programs: Path) -> None:
    put(programs, "hangs", "exec /bin/sleep 30")
    assert asked(["hangs"], patience=0.2) == (127, b"", "no answer within 0 seconds")
    assert asked(["isn't there"]).code == 127
    put(programs, "tells", "printf '\\033[31mred\\n\\nand more' >&2; printf '%s' \"$LC_ALL $TZ $OWN\"; exit 3")
    assert asked(["tells"], OWN="x") == (3, b"C UTC x", "[31mred and more")


def test_a_plan_that_fails_leaves_the_files_as_they_were(programs: Path, tmp_path: Path) -> None:
    put(programs, "fails", "echo no >&2; exit 4")
    old, new, passing = (tmp_path / "deep" / name for name in ("old", "new", "passing"))
    old.parent.mkdir()
    old.write_bytes(b"before")
    files = (File(str(old), b"after"), File(str(new), b"after"), File(str(passing), b"after", passes=True))
    with pytest.raises(DeskError, match=r"^fails one ended with 4 \(no\)\.$"):
        carry_out(Plan("x", files, (Command(("fails",), may_fail=True), Command(("fails", "one")))))
    assert old.read_bytes() == b"before"
    assert not new.exists()
    assert not passing.exists()
    carry_out(Plan("x", files, (Command(("fails",), may_fail=True),)))
    assert old.read_bytes() == new.read_bytes() == b"after"
    assert not passing.exists()
    assert old.parent.stat().st_mode & 0o777 == 0o755
