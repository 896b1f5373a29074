"""The job with which the system's scheduler serves the desk."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from adapters.programs import put, put_crontab, put_systemctl
from wfhdesk.adapters.folders import Folders
from wfhdesk.desk.desk import Desk, open_desk
from wfhdesk.desk.scheduling import Scheduling, is_sound
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.schedules import Environment, Scheduled

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the schedulers of Linux")

PYTHON = (sys.executable, "-P", "-m", "wfhdesk")


@pytest.fixture(autouse=True)
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which programs are found: there is a crontab in it, and no systemd. Little is set in the terminal."""
    put_crontab(tmp_path / "bin", tmp_path / "tab")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.delenv("XDG_STATE_HOME")
    for name in ("TZ", "LANG", "TERMINAL", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/run/user/7")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/run/user/7/bus")
    return tmp_path / "bin"


SESSION: Environment = (("DBUS_SESSION_BUS_ADDRESS", "unix:path=/run/user/7/bus"), ("XDG_RUNTIME_DIR", "/run/user/7"))


def installed(desk: Desk, every: int = 10, wanted: str = "") -> Scheduled:
    found = desk.scheduling.install(desk.scheduling.plan(every, wanted))
    assert found is not None
    return found


def test_the_usual_desk_is_found_without_a_name() -> None:
    found = installed(open_desk())
    assert found.arguments == (*PYTHON, "nudge", "--notify")
    assert (found.scheduler, found.every, found.environment) == ("cron", 10, SESSION)


def test_another_desk_is_named(desk: Desk, folder: Path) -> None:
    assert installed(desk).arguments == (*PYTHON, "--desk", str(folder), "nudge", "--notify")


def test_a_desk_that_is_named_has_its_own_settings_also_where_the_usual_one_lies() -> None:
    usual = open_desk().places.desk
    assert installed(open_desk(usual)).arguments == (*PYTHON, "--desk", usual, "nudge", "--notify")


def test_the_terminals_language_and_zone_come_along_unless_the_settings_say_them(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    assert installed(desk).environment == (("LC_ALL", "nl_NL.UTF-8"), ("TZ", "Asia/Kolkata"), *SESSION)
    desk.settings.set("me.language", ["nl"])
    assert installed(desk).environment == (("TZ", "Asia/Kolkata"), *SESSION)
    desk.settings.set("me.timezone", ["Europe/Amsterdam"])
    assert installed(desk).environment == SESSION


def test_systemd_starts_it_in_the_session_and_needs_no_way_there(desk: Desk, programs: Path, tmp_path: Path) -> None:
    put_systemctl(programs, tmp_path / "told")
    assert installed(desk).environment == ()


def test_a_bus_that_goes_with_the_session_is_remarked_on(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/tmp/dbus-1")
    assert desk.scheduling.plan().plan.remarks[-1].startswith("The bus of your notifications is this session's only")


def test_a_better_scheduler_takes_the_job_over(desk: Desk, programs: Path, tmp_path: Path) -> None:
    installed(desk)
    put_systemctl(programs, tmp_path / "told")
    intent = desk.scheduling.plan()
    assert (intent.plan.scheduler, intent.replaces) == ("systemd", ("cron",))
    desk.scheduling.install(intent)
    assert [one.scheduler for one in desk.scheduling.status()] == ["systemd"]
    assert not (tmp_path / "tab").exists()


def test_what_fails_leaves_nothing(desk: Desk, programs: Path, tmp_path: Path) -> None:
    link = Path.home() / ".config/systemd/user/timers.target.wants/wfhdesk-nudge.timer"
    enable = f"*enable*) /bin/mkdir -p {link.parent}; /bin/ln -s ../wfhdesk-nudge.timer {link} ;;"
    put(programs, "systemctl", f'case "$*" in {enable} *restart*) echo masked >&2; exit 1;; esac')
    installed(desk, wanted="cron")
    before = (tmp_path / "tab").read_bytes()
    with pytest.raises(DeskError, match="masked"):
        installed(desk)
    assert not link.is_symlink()
    assert [one.scheduler for one in desk.scheduling.status()] == ["cron"]
    assert (tmp_path / "tab").read_bytes() == before


def test_lines_that_somebody_writes_meanwhile_stay(desk: Desk, tmp_path: Path) -> None:
    intent = desk.scheduling.plan()
    (tmp_path / "tab").write_text("0 3 * * * backup\n")
    with pytest.raises(DeskError, match="changed there meanwhile"):
        desk.scheduling.install(intent)
    assert (tmp_path / "tab").read_text() == "0 3 * * * backup\n"
    desk.scheduling.install(desk.scheduling.plan())
    assert (tmp_path / "tab").read_text().startswith("0 3 * * * backup\n# >>> wfhdesk nudge >>>\n")


def test_what_was_set_up_is_taken_away_everywhere(desk: Desk, programs: Path, tmp_path: Path) -> None:
    installed(desk)
    put_systemctl(programs, tmp_path / "told")
    assert desk.scheduling.uninstall() == ["the lines of wfhdesk in your crontab"]
    installed(desk)
    assert len(desk.scheduling.uninstall()) == 2
    assert desk.scheduling.uninstall() == []
    assert desk.scheduling.status() == []


def test_a_python_that_has_gone_is_told(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = tmp_path / "my python"
    link.symlink_to(sys.executable)
    monkeypatch.setattr(sys, "executable", str(link))
    assert is_sound(installed(desk))
    link.unlink()
    (found,) = desk.scheduling.status()
    assert not is_sound(found)
    assert found.remarks[-1] == f"There is no program {link} any more; set it up anew: wfhdesk nudge install"


def test_a_line_that_says_nothing_any_more_is_told(desk: Desk, tmp_path: Path) -> None:
    installed(desk)
    tab = tmp_path / "tab"
    tab.write_text(tab.read_text().replace("nudge --notify", "'nudge"))
    (found,) = desk.scheduling.status()
    assert not is_sound(found)
    assert found.remarks[-1] == "What it runs can't be read; set it up anew: wfhdesk nudge install"


def test_a_folder_with_a_line_break_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match=r"No scheduler takes “.*two lines”"):
        open_desk(str(tmp_path / "two\nlines")).scheduling.plan()
    assert not (tmp_path / "tab").exists()


def test_the_sample_desk_schedules_nothing(desk: Desk, tmp_path: Path) -> None:
    installed(desk)
    before = (tmp_path / "tab").read_bytes()
    sample = Scheduling(Folders("/sample", "/sample/config.toml", "/state"), desk.settings, is_sample=True)
    intent = desk.scheduling.plan()
    for act in (sample.plan, sample.uninstall, lambda: sample.install(intent)):
        with pytest.raises(DeskError, match="This is the sample desk"):
            act()
    assert (tmp_path / "tab").read_bytes() == before
