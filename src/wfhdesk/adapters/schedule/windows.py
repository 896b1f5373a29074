"""The Task Scheduler of Windows: a task as XML, handed over by `schtasks`.

Source: [MS-TSCH] 2.5, XML Task Definition Format.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from wfhdesk.adapters.schedule.commands import asked, run
from wfhdesk.domain.schedules import Command, File, Job, Plan, Scheduled
from wfhdesk.language import gettext as _

TASK = "wfhdesk-nudge"
NAMESPACE = "http://schemas.microsoft.com/windows/2004/02/mit/task"
_ENCODING = "utf-16"
"""With a byte order mark, which schtasks goes by."""

_TASK = """<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="{namespace}">
  <RegistrationInfo>
    <Description>wfhdesk nudge</Description>
  </RegistrationInfo>
  <Triggers>
    <TimeTrigger>
      <Enabled>true</Enabled>
      <StartBoundary>2026-01-01T00:00:00</StartBoundary>
      <Repetition>
        <Interval>PT{every}M</Interval>
      </Repetition>
    </TimeTrigger>
  </Triggers>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <Enabled>true</Enabled>
    <ExecutionTimeLimit>PT2H</ExecutionTimeLimit>
  </Settings>
  <Principals>
    <Principal id="Author">
      <UserId>{user}</UserId>
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Actions Context="Author">
    <Exec>
      <Command>{command}</Command>
      <Arguments>{arguments}</Arguments>
    </Exec>
  </Actions>
</Task>
"""


class WindowsTasks:
    """The person's scheduled tasks."""

    name = "windows"

    def is_here(self) -> bool:
        """Return whether this is Windows with its schtasks."""
        return sys.platform == "win32" and shutil.which("schtasks") is not None

    def plan(self, job: Job) -> Plan:
        """Return what setting up a job does; a task has no environment of its own."""
        path = os.path.join(tempfile.gettempdir(), f"{TASK}.xml")
        file = File(path, task(job).encode(_ENCODING), _ENCODING, passes=True)
        command = Command(("schtasks", "/Create", "/TN", TASK, "/XML", path, "/F"))
        lost = [name for name, _value in job.environment]
        remark = _("A task can't be given {names}; set the language with: wfhdesk config set me.language")
        return Plan(self.name, (file,), (command,), remarks=(remark.format(names=", ".join(lost)),) if lost else ())

    def uninstall(self) -> list[str]:
        """Take the task away."""
        if not _found():
            return []
        run(Command(("schtasks", "/Delete", "/TN", TASK, "/F")))
        return [_("the task {name}").format(name=TASK)]

    def installed(self) -> Scheduled | None:
        """Return the job as the task tells it."""
        found = _found()
        if not found:
            return None
        job = job_of(found)
        return Scheduled(self.name, job.arguments, job.every, places=(_("the task {name}").format(name=TASK),))


def task(job: Job) -> str:
    """Return a task's definition; its command line is quoted as Microsoft's C runtime reads it."""
    user = "\\".join(filter(None, (os.environ.get("USERDOMAIN", ""), os.environ.get("USERNAME", ""))))
    return _TASK.format(
        namespace=NAMESPACE,
        every=job.every,
        user=escape(user),
        command=escape(job.arguments[0]),
        arguments=escape(subprocess.list2cmdline(job.arguments[1:])),
    )


def job_of(definition: str) -> Job:
    """Return the job of a task's definition, as far as it can be read: its arguments are one text there."""
    try:
        root = ElementTree.fromstring(definition)
    except ElementTree.ParseError:
        return Job((), 0)
    told = {element.tag.rpartition("}")[2]: element.text or "" for element in root.iter()}
    minutes = told.get("Interval", "").removeprefix("PT").removesuffix("M")
    words = tuple(filter(None, (told.get("Command", ""), told.get("Arguments", ""))))
    return Job(words, int(minutes) if minutes.isdecimal() else 0)


def _found() -> str:
    answer = asked(["schtasks", "/Query", "/TN", TASK, "/XML"])
    if answer.code:
        return ""
    is_wide = answer.out.startswith((b"\xff\xfe", b"\xfe\xff"))
    return answer.out.decode(_ENCODING if is_wide else "utf-8", "replace").strip()
