"""launchd: an agent's property list, held against its format, and what launchctl is told."""

from __future__ import annotations

import os
import plistlib
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.programs import hard_job, put
from wfhdesk.adapters.schedule.commands import carry_out
from wfhdesk.adapters.schedule.launchd import Launchd, agent, job_of
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.schedules import Job

DIVISORS = (1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60)
WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")))

pytestmark = pytest.mark.skipif(not hasattr(os, "getuid"), reason="needs a system with user numbers")


@given(st.lists(WORDS, min_size=1), st.sampled_from(DIVISORS), st.dictionaries(st.just("TZ"), WORDS))
def test_an_agent_is_read_back_as_the_job_it_runs(words: list[str], every: int, variables: dict[str, str]) -> None:
    job = Job(tuple(words), every, tuple(variables.items()))
    assert job_of(agent(job)) == job


def test_an_agent_has_the_keys_of_launchd() -> None:
    job = hard_job("/usr/bin/python3", every=20)
    assert plistlib.loads(agent(job)) == {
        "Label": "org.wfhdesk.nudge",
        "ProgramArguments": list(job.arguments),
        "EnvironmentVariables": dict(job.environment),
        "StartCalendarInterval": [{"Minute": 0}, {"Minute": 20}, {"Minute": 40}],
        "StandardOutPath": "/dev/null",
        "StandardErrorPath": "/dev/null",
        "ProcessType": "Background",
        "AbandonProcessGroup": True,
    }
    assert "EnvironmentVariables" not in plistlib.loads(agent(job._replace(environment=())))


@pytest.mark.parametrize(
    "command",
    [["plutil", "-lint"], ["plistutil", "-o", "/dev/null", "-f", "bin", "-i"], ["xmllint", "--nonet", "--noout"]],
)
def test_other_readers_of_property_lists_take_it(command: list[str], tmp_path: Path) -> None:
    if not shutil.which(command[0]):
        pytest.skip(f"needs {command[0]}")
    path = tmp_path / "agent.plist"
    path.write_bytes(agent(hard_job("/opt/<&>\"'/python")))
    done = subprocess.run([*command, path], capture_output=True, text=True, timeout=20, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("data", [b"", b"<plist>", b"bplist00", plistlib.dumps([]), plistlib.dumps({"Label": "x"})])
def test_what_is_no_agent_of_ours_is_refused(data: bytes) -> None:
    with pytest.raises(DeskError, match=r"org\.wfhdesk\.nudge\.plist can't be read"):
        job_of(data)


Told = Callable[[], list[str]]


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Told:
    """Return what launchctl was told; it fails to end what doesn't run, as the real one does."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    log = tmp_path / "told"
    put(tmp_path / "bin", "launchctl", f'echo "$*" >> {log}; case "$1" in bootout) exit 3;; esac')
    return lambda: log.read_text().splitlines()


def test_an_agent_comes_and_goes(told: Told, tmp_path: Path) -> None:
    path = tmp_path / "Library/LaunchAgents/org.wfhdesk.nudge.plist"
    job = Job(("/usr/bin/python3", "-m", "wfhdesk"), 30)
    domain = f"gui/{os.getuid()}"
    assert Launchd().installed() is None
    carry_out(Launchd().plan(job))
    first = path.read_bytes()
    carry_out(Launchd().plan(job))
    assert path.read_bytes() == first
    assert told() == [f"bootout {domain}/org.wfhdesk.nudge", f"bootstrap {domain} {path}"] * 2
    found = Launchd().installed()
    assert found is not None
    assert (found.arguments, found.every, found.is_on, found.places) == (job.arguments, 30, True, (str(path),))
    assert found.next is not None
    assert found.next.minute in (0, 30)
    assert told()[-1] == f"print {domain}/org.wfhdesk.nudge"
    assert Launchd().uninstall() == [str(path)]
    assert told()[-1] == f"bootout {domain}/org.wfhdesk.nudge"
    assert not path.exists()
    assert Launchd().uninstall() == []
