"""cron: the real crontab, in which nothing but our lines changes; and the real cron, which runs them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.programs import hard_job, put, put_crontab
from adapters.real_cron import RealCron, check_possible
from wfhdesk.adapters.schedule.commands import carry_out
from wfhdesk.adapters.schedule.cron import Cron
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.schedules import Job

JOB = Job(("/usr/bin/python3", "-m", "wfhdesk"), 10)
OTHERS = b"# mine, at the top\n\nMAILTO=ana@example.org\n0 3 * * * /home/ana/bin/backup \xe9t\xff --at \\%H\n  # done\n"
NOTHING_RUNS = "No cron seems to be running on this computer; until one does, nothing happens."


@pytest.fixture
def cron(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RealCron]:
    """A crontab of the test's own; nothing is in it."""
    check_possible()
    running = RealCron(tmp_path)
    monkeypatch.setenv("PATH", str(running.bin), prepend=":")
    yield running
    running.stop()


def test_where_nothing_was_nothing_is_left(cron: RealCron) -> None:
    assert Cron().installed() is None
    assert Cron().uninstall() == []
    carry_out(Cron().plan(JOB))
    assert (cron.kept() or b"").endswith(
        b"# >>> wfhdesk nudge >>>\n*/10 * * * * /usr/bin/python3 -m wfhdesk >/dev/null 2>&1\n# <<< wfhdesk nudge <<<\n"
    )
    assert Cron().uninstall() == ["the lines of wfhdesk in your crontab"]
    assert cron.kept() is None
    assert Cron().uninstall() == []


def test_what_others_have_there_stays_to_the_last_byte(cron: RealCron) -> None:
    assert cron.crontab("-", stdin=OTHERS).returncode == 0
    carry_out(Cron().plan(JOB))
    carry_out(Cron().plan(JOB))
    carry_out(Cron().plan(hard_job("/python", every=60)))
    kept = cron.crontab("-l").stdout
    assert kept.startswith(OTHERS)
    assert kept.count(b"wfhdesk nudge") == 2
    found = Cron().installed()
    assert found is not None
    assert Job(found.arguments, found.every, found.environment) == hard_job("/python", every=60)
    assert found.places == ("your crontab",)
    Cron().uninstall()
    assert cron.crontab("-l").stdout == OTHERS


def test_remarks_at_the_top_stay_where_no_crontab_command_wrote_them(cron: RealCron) -> None:
    cron.put_by_hand(b"# one\n# two\n# three\n" + OTHERS)
    assert cron.crontab("-l").stdout == OTHERS  # as Debian's has it
    carry_out(Cron().plan(JOB))
    Cron().uninstall()
    assert cron.crontab("-l").stdout == b"# one\n# two\n# three\n" + OTHERS


def test_lines_that_were_changed_by_hand_are_refused_and_left(cron: RealCron) -> None:
    damaged = OTHERS + b"# >>> wfhdesk nudge >>>\n"
    cron.crontab("-", stdin=damaged)
    for act in (lambda: Cron().plan(JOB), Cron().uninstall, Cron().installed):
        with pytest.raises(DeskError, match="changed by hand"):
            act()
    assert cron.crontab("-l").stdout == damaged


def test_a_line_that_cron_refuses_changes_nothing(cron: RealCron) -> None:
    cron.crontab("-", stdin=OTHERS)
    with pytest.raises(DeskError, match=r"crontab - ended with 1 \(.*command too long"):
        carry_out(Cron().plan(JOB._replace(arguments=("/" + "long" * 300,))))
    assert cron.crontab("-l").stdout == OTHERS


# --- also where the real one isn't ----------------------------------------------------------------------------------


@pytest.fixture
def tab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file in which the `crontab` of a test keeps the crontab."""
    put_crontab(tmp_path / "bin", tmp_path / "tab")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return tmp_path / "tab"


@pytest.mark.parametrize("before", [OTHERS, OTHERS.rstrip(b"\n"), b"\r\n\r\n"])
def test_every_byte_comes_back(tab: Path, before: bytes) -> None:
    tab.write_bytes(before)
    carry_out(Cron().plan(JOB))
    assert tab.read_bytes().startswith(before)
    Cron().uninstall()
    assert tab.read_bytes() == before


def test_a_crontab_that_cannot_be_read_is_left_alone(tab: Path) -> None:
    put(tab.parent / "bin", "crontab", "echo 'crontab: the disk is on fire' >&2; exit 1")
    for act in (lambda: Cron().plan(JOB), Cron().uninstall, Cron().installed):
        with pytest.raises(DeskError, match=re.escape("can't be read (crontab: the disk is on fire)")):
            act()


def test_whoever_may_have_no_crontab_has_none(tab: Path) -> None:
    put(tab.parent / "bin", "crontab", "echo 'You (me) are not allowed to use this program (crontab)' >&2; exit 1")
    assert Cron().installed() is None
    with pytest.raises(DeskError, match=r"crontab - ended with 1 \(You \(me\) are not allowed"):
        carry_out(Cron().plan(JOB))


@pytest.mark.usefixtures("tab")
def test_cron_is_here_where_there_is_a_crontab_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Cron().is_here()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not Cron().is_here()
    assert Cron().installed() is None


@pytest.mark.usefixtures("tab")
def test_the_next_turn_is_told_where_a_cron_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    carry_out(Cron().plan(JOB))
    monkeypatch.setattr("wfhdesk.adapters.schedule.cron._DAEMONS", frozenset({_own_name()}))
    found = Cron().installed()
    assert found is not None
    assert (found.is_on, found.remarks) == (True, ())
    assert found.next is not None
    assert found.next.minute % 10 == 0
    monkeypatch.setattr("wfhdesk.adapters.schedule.cron._DAEMONS", frozenset({b"no such daemon"}))
    found = Cron().installed()
    assert found is not None
    assert (found.is_on, found.next, found.remarks) == (False, None, (NOTHING_RUNS,))
    assert Cron().plan(JOB).remarks == (NOTHING_RUNS,)


def _own_name() -> bytes:
    return Path("/proc/self/comm").read_bytes().strip()
