"""systemd: units that it reads as they are meant, and what it is told."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.programs import HARD_WORDS, hard_job, put, put_systemctl
from wfhdesk.adapters.schedule.commands import carry_out
from wfhdesk.adapters.schedule.systemd import Systemd, command_of, environment_of, service_text, timer_text
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.schedules import Job, Scheduled

DIVISORS = (1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60)
WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs")))
JOB = Job(("/usr/bin/python3", "-m", "wfhdesk"), 10)

needs_systemd = pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd-analyze")


# --- what a service says ---------------------------------------------------------------------------------------------


def as_systemd_reads(service: str) -> list[str]:
    """Split a command line by the rules of systemd.service(5): quotes and escapes, then specifiers, then variables."""
    (line,) = (line.removeprefix("ExecStart=") for line in service.splitlines() if line.startswith("ExecStart="))
    words = [re.sub(r"\\(.)", r"\1", word) for word in re.findall(r'"((?:[^"\\]|\\.)*)"', line)]
    assert " ".join(f'"{word}"' for word in re.findall(r'"((?:[^"\\]|\\.)*)"', line)) == line
    assert not re.search(r'\\[^"\\]', line.replace("\\\\", "")), "an escape that would become another sign"
    words = [re.sub("%(.)", _specifier, word) for word in words]
    assert not set("\"'\\$") & set(words[0]), "systemd refuses such a program, and replaces nothing in its path"
    words = [re.sub(r"\$(.?)", _variable, word) for word in words]
    return words[3:] if words[:3] == ["/bin/sh", "-c", 'exec "$0" "$@"'] else words


def _specifier(found: re.Match[str]) -> str:
    assert found[1] == "%", f"{found[0]} would become something of systemd's"
    return "%"


def _variable(found: re.Match[str]) -> str:
    assert found[1] == "$", f"{found[0]} would become the value of a variable"
    return "$"


@given(WORDS.map("/{}".format), st.lists(WORDS))
def test_a_command_line_splits_into_the_words_that_were_meant(program: str, rest: list[str]) -> None:
    service = service_text(Job((program, *rest), 10))
    assert as_systemd_reads(service) == [program, *rest]
    assert command_of(service) == (program, *rest)


@given(st.lists(st.tuples(st.from_regex("[A-Z_]+", fullmatch=True), WORDS)))
def test_the_environment_is_read_back_as_it_was_meant(environment: list[tuple[str, str]]) -> None:
    assert environment_of(service_text(Job(("/python",), 10, tuple(environment)))) == tuple(environment)


def test_what_is_said_with_names_in_it_does_not_reach_the_journal() -> None:
    lines = service_text(Job(("/python",), 10)).splitlines()
    assert {"StandardOutput=null", "StandardError=null"} < set(lines)


@pytest.mark.parametrize("service", ["", "[Service]\n", 'ExecStart="/never closed\nEnvironment="nor this\n'])
def test_what_was_changed_by_hand_into_nonsense_is_no_command(service: str) -> None:
    assert command_of(service) == ()
    assert environment_of(service) == ()


# --- systemd itself -------------------------------------------------------------------------------------------------


def verified(folder: Path, job: Job) -> subprocess.CompletedProcess[str]:
    units = folder / "units"
    units.mkdir(exist_ok=True)
    for name, text in (("service", service_text(job)), ("timer", timer_text(job.every))):
        (units / f"wfhdesk-nudge.{name}").write_text(text, encoding="utf-8")
    return subprocess.run(
        ["systemd-analyze", "verify", "--user", "--man=no", "./wfhdesk-nudge.service", "./wfhdesk-nudge.timer"],
        cwd=units,
        env={**os.environ, "XDG_RUNTIME_DIR": str(folder)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@needs_systemd
@pytest.mark.parametrize("word", [word for word in HARD_WORDS if word.startswith("/")])
def test_systemd_finds_the_program_under_a_hard_name(tmp_path: Path, word: str) -> None:
    program = put(tmp_path / word.strip("/"), "py %h 50% ü", "exit 0")
    done = verified(tmp_path, hard_job(str(program)))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@needs_systemd
def test_systemd_would_tell_of_a_program_that_is_not_there(tmp_path: Path) -> None:
    done = verified(tmp_path, hard_job(str(tmp_path / "no 100% python")))
    assert done.returncode == 1
    assert f"Command {tmp_path}/no 100% python is not executable" in done.stderr


@needs_systemd
@pytest.mark.parametrize("every", DIVISORS)
def test_systemd_runs_it_at_the_minutes_that_the_interval_divides(every: int) -> None:
    (when,) = (line.removeprefix("OnCalendar=") for line in timer_text(every).splitlines() if "OnCalendar" in line)
    count = 60 // every + 1
    done = subprocess.run(
        ["systemd-analyze", "calendar", f"--iterations={count}", "--base-time=2026-11-20 14:00:30 UTC", when],
        env={**os.environ, "TZ": "UTC", "LC_ALL": "C"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    turns = [datetime.fromisoformat(found) for found in re.findall(r": \w{3} (\S+ \S+) UTC", done.stdout)]
    assert [turn.minute for turn in turns] == [minute % 60 for minute in range(every, every * count + 1, every)]
    assert {turn.second for turn in turns} == {0}


# --- what it is told ------------------------------------------------------------------------------------------------

Told = Callable[[], list[str]]


@pytest.fixture
def units(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where units of a person lie."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "my config"))
    return tmp_path / "my config/systemd/user"


@pytest.fixture
def told(tmp_path: Path, units: Path, monkeypatch: pytest.MonkeyPatch) -> Told:
    """Return what systemctl was told since the last look; it answers as one with a user manager does."""
    log = tmp_path / "told"
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=":")
    link = units / "timers.target.wants/wfhdesk-nudge.timer"
    shown = "\n".join(
        (
            "ActiveState=active",
            "ActiveEnterTimestamp=Fri 2026-11-20 08:00:01 UTC",
            "LastTriggerUSec=",
            "NextElapseUSecRealtime=Fri 2026-11-20 14:20:00 UTC",
        )
    )
    answers = [
        ("*' enable '*", f'/bin/mkdir -p "{link.parent}"; /bin/ln -sf ../wfhdesk-nudge.timer "{link}"'),
        ("*' disable '*", f'/bin/rm -f "{link}"'),
        ("*' show '*", f"echo '{shown}'"),
    ]
    put_systemctl(tmp_path / "bin", log, answers)

    def told() -> list[str]:
        lines = log.read_text().splitlines() if log.exists() else []
        log.unlink(missing_ok=True)
        return lines

    return told


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_installing_writes_two_units_and_starts_the_timer(told: Told, units: Path) -> None:
    carry_out(Systemd().plan(JOB))
    assert told() == [
        "--user daemon-reload",
        "--user enable wfhdesk-nudge.timer",
        "--user restart wfhdesk-nudge.timer",
    ]
    assert 'ExecStart="/usr/bin/python3" "-m" "wfhdesk"\n' in (units / "wfhdesk-nudge.service").read_text()
    assert "OnCalendar=*:0/10\n" in (units / "wfhdesk-nudge.timer").read_text()


def test_installing_again_changes_nothing_and_another_interval_only_that(told: Told, units: Path) -> None:
    carry_out(Systemd().plan(JOB))
    first = contents(units)
    carry_out(Systemd().plan(JOB))
    assert contents(units) == first
    carry_out(Systemd().plan(JOB._replace(every=5)))
    changed = {name for name, data in contents(units).items() if first[name] != data}
    assert changed == {"wfhdesk-nudge.timer", "timers.target.wants/wfhdesk-nudge.timer"}  # which is a link to it
    assert told()[-1] == "--user restart wfhdesk-nudge.timer"


def test_uninstalling_leaves_what_others_have_there(told: Told, units: Path) -> None:
    units.mkdir(parents=True)
    (units / "backup.timer").write_text("somebody else's")
    before = contents(units)
    carry_out(Systemd().plan(JOB))
    told()
    assert {Path(path).name for path in Systemd().uninstall()} == {"wfhdesk-nudge.service", "wfhdesk-nudge.timer"}
    assert contents(units) == before
    assert not (units / "timers.target.wants/wfhdesk-nudge.timer").is_symlink()
    assert told() == [
        "--user disable --now wfhdesk-nudge.timer",
        "--user clean --what=state wfhdesk-nudge.timer",
        "--user daemon-reload",
        "--user reset-failed wfhdesk-nudge.service",
    ]


def test_uninstalling_where_nothing_is_tells_systemd_nothing(told: Told) -> None:
    assert Systemd().uninstall() == []
    assert told() == []


def test_units_go_also_where_no_manager_answers(told: Told, units: Path, tmp_path: Path) -> None:
    carry_out(Systemd().plan(JOB))
    put(tmp_path / "bin", "systemctl", "echo 'Failed to connect to bus: No medium found' >&2; exit 1")
    told()
    found = Systemd().installed()
    assert found is not None
    assert (found.is_on, found.next) == (False, None)
    assert found.remarks == ("systemd doesn't answer here (Failed to connect to bus: No medium found).",)
    assert len(Systemd().uninstall()) == 3
    assert contents(units) == {}


def test_units_are_as_before_when_systemd_refuses(told: Told, units: Path, tmp_path: Path) -> None:
    carry_out(Systemd().plan(JOB))
    before = contents(units)
    put(tmp_path / "bin", "systemctl", 'case "$*" in *restart*) echo "Unit is masked." >&2; exit 5;; esac')
    with pytest.raises(DeskError, match=re.escape("systemctl --user restart ended with 5 (Unit is masked.)")):
        carry_out(Systemd().plan(JOB._replace(every=5)))
    assert contents(units) == before
    assert told()


def test_what_stands_there_is_told_with_its_times(told: Told, units: Path) -> None:
    assert Systemd().installed() is None
    job = hard_job("/opt/$x/python", every=60)
    carry_out(Systemd().plan(job))
    assert told()
    assert Systemd().installed() == Scheduled(
        "systemd",
        job.arguments,
        60,
        job.environment,
        is_on=True,
        since=datetime(2026, 11, 20, 8, 0, 1, tzinfo=UTC),
        last=None,
        next=datetime(2026, 11, 20, 14, 20, tzinfo=UTC),
        places=(str(units / "wfhdesk-nudge.service"), str(units / "wfhdesk-nudge.timer")),
    )


@pytest.mark.parametrize(("code", "is_here"), [("exit 0", True), ("exit 1", False)])
def test_systemd_is_here_where_the_manager_of_the_person_answers(
    told: Told, tmp_path: Path, code: str, is_here: bool
) -> None:
    put_systemctl(tmp_path / "bin", tmp_path / "told", [("*' show-environment'", code)])
    assert Systemd().is_here() is is_here
    assert told() == ["--user show-environment"]


def test_systemd_is_not_here_without_its_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not Systemd().is_here()
