"""The Task Scheduler of Windows: a task's definition, held against its schema ([MS-TSCH] 2.5), and what schtasks is told."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.programs import hard_job, put
from wfhdesk.adapters.schedule.commands import carry_out
from wfhdesk.adapters.schedule.windows import WindowsTasks, job_of, task
from wfhdesk.domain.schedules import Job

DIVISORS = (1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60)
PYTHON = r"C:\Users\Ana Lima & Co\venv\Scripts\pythonw.exe"
JOB = Job((PYTHON, "-m", "wfhdesk", "--desk", 'D:\\my "desk" 100%\\', "nudge"), 10)

SCHEMA: dict[str, tuple[bool, tuple[str, ...]]] = {
    "Task": (False, ("RegistrationInfo", "Triggers", "Settings", "Data", "Principals", "Actions")),
    "RegistrationInfo": (
        False,
        ("URI", "SecurityDescriptor", "Source", "Date", "Author", "Version", "Description", "Documentation"),
    ),
    "Triggers": (True, ("TimeTrigger",)),
    "TimeTrigger": (
        True,
        ("Enabled", "StartBoundary", "EndBoundary", "Repetition", "ExecutionTimeLimit", "RandomDelay"),
    ),
    "Repetition": (False, ("Interval", "Duration", "StopAtDurationEnd")),
    "Settings": (
        False,
        (
            *("AllowStartOnDemand", "RestartOnFailure", "MultipleInstancesPolicy", "DisallowStartIfOnBatteries"),
            *("StopIfGoingOnBatteries", "AllowHardTerminate", "StartWhenAvailable", "NetworkProfileName"),
            *("RunOnlyIfNetworkAvailable", "WakeToRun", "Enabled", "Hidden", "DeleteExpiredTaskAfter"),
            *("IdleSettings", "NetworkSettings", "ExecutionTimeLimit", "Priority", "RunOnlyIfIdle"),
        ),
    ),
    "Principals": (True, ("Principal",)),
    "Principal": (False, ("UserId", "LogonType", "GroupId", "DisplayName", "RunLevel")),
    "Actions": (True, ("Exec",)),
    "Exec": (False, ("Command", "Arguments", "WorkingDirectory")),
}
"""Of each element with others in it: whether these have an order (xs:sequence, else xs:all), and which there may be."""


@pytest.fixture(autouse=True)
def _a_person(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USERDOMAIN", "HOME&OFFICE")
    monkeypatch.setenv("USERNAME", "ana")


def check(element: ElementTree.Element) -> None:
    namespace, _brace, name = element.tag.rpartition("}")
    assert namespace == "{http://schemas.microsoft.com/windows/2004/02/mit/task"
    if name not in SCHEMA:
        assert len(element) == 0
        assert element.text
        assert element.text.strip()
        return
    is_ordered, known = SCHEMA[name]
    children = [child.tag.rpartition("}")[2] for child in element]
    assert len({*children}) == len(children)
    assert {*children} <= {*known}
    if is_ordered:
        assert children == sorted(children, key=known.index)
    for child in element:
        check(child)


@pytest.mark.parametrize("every", DIVISORS)
def test_a_task_has_what_its_schema_knows_in_the_order_it_asks_for(every: int) -> None:
    root = ElementTree.fromstring(task(JOB._replace(every=every)))
    check(root)
    assert root.get("version") == "1.2"
    told = {element.tag.rpartition("}")[2]: element.text for element in root.iter()}
    assert told["UserId"] == "HOME&OFFICE\\ana"
    assert told["Interval"] == f"PT{every}M"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:00:00", told["StartBoundary"] or "")
    assert (told["LogonType"], told["RunLevel"]) == ("InteractiveToken", "LeastPrivilege")
    assert told["Command"] == PYTHON
    assert told["Arguments"] == '-m wfhdesk --desk "D:\\my \\"desk\\" 100%\\\\" nudge'
    actions = root[-1]
    assert actions.get("Context") == root[3][0].get("id")


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")), min_size=1), st.sampled_from(DIVISORS))
def test_a_task_is_read_back_with_its_command(program: str, every: int) -> None:
    program = f"C:\\{program}.exe"
    assert job_of(task(Job((program, "-m", "wfhdesk"), every))) == Job((program, "-m wfhdesk"), every)


def test_what_is_no_task_is_no_job() -> None:
    assert job_of("no task") == job_of("<Task/>") == Job((), 0)


def test_the_file_is_utf_16_with_a_byte_order_mark_and_well_formed(tmp_path: Path) -> None:
    (file,) = WindowsTasks().plan(hard_job(PYTHON)).files
    assert file.data.startswith((b"\xff\xfe", b"\xfe\xff"))
    assert file.text.startswith('<?xml version="1.0" encoding="UTF-16"?>\n')
    if not shutil.which("xmllint"):
        pytest.skip("needs xmllint")
    path = tmp_path / "task.xml"
    path.write_bytes(file.data)
    done = subprocess.run(["xmllint", "--nonet", "--noout", path], capture_output=True, timeout=20, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_plan_says_what_a_task_cannot_be_given() -> None:
    (remark,) = WindowsTasks().plan(hard_job(PYTHON)).remarks
    assert remark.startswith("A task can't be given LC_ALL, XDG_DATA_HOME")
    assert WindowsTasks().plan(JOB).remarks == ()


def test_a_task_comes_and_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept, log = (shlex.quote(str(tmp_path / name)) for name in ("kept", "told"))
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    script = (
        f'echo "$1 $2 $3" >> {log}; case "$1" in\n/Create) cp "$5" {kept} ;;\n/Query) cat {kept} 2>&1 ;;\n'
        f"/Delete) rm {kept} ;;\nesac"
    )
    put(tmp_path / "bin", "schtasks", script)
    assert WindowsTasks().installed() is None
    plan = WindowsTasks().plan(JOB)
    carry_out(plan)
    assert not Path(plan.files[0].path).exists()
    found = WindowsTasks().installed()
    assert found is not None
    assert (found.arguments[0], found.every, found.places) == (PYTHON, 10, ("the task wfhdesk-nudge",))
    assert WindowsTasks().uninstall() == ["the task wfhdesk-nudge"]
    assert WindowsTasks().uninstall() == []
    assert (tmp_path / "told").read_text().splitlines()[1] == "/Create /TN wfhdesk-nudge"
