"""Live on a desk with an earlier wfhdesk, by its own command line, so that tests can open what it left.

    python tests/end_to_end/live.py NAME PYTHON

`desks/NAME/lived.txt` says what was typed and when, on two devices, `here` and `there`, and what was asked at the end.
PYTHON is one into which that wfhdesk was installed. The desk that it left and its answers (told.json) lie beside lived.txt.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

DESKS = Path(__file__).parent / "desks"
DEVICES = {"here": "h3r3", "there": "th3r"}
ENDED = "2026-10-16 17:00"
"""The Friday afternoon, in Amsterdam, on which each of these months ends."""
AT_A_MOMENT = """
import json, sys
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo
from wfhdesk.adapters.clock import SystemClock
from wfhdesk.cli.main import main

moment = datetime.fromisoformat(sys.argv[1]).replace(tzinfo=ZoneInfo("Europe/Amsterdam"))

def now(self):
    global moment
    moment += timedelta(microseconds=7)
    return moment

SystemClock.now = now
sys.exit(main(sys.argv[2:]))
"""
KEEP_ID = "import json; from wfhdesk.store.device import host; print(json.dumps({'device': %r, 'host': host()}))"
LINE = re.compile(r"(?P<moment>\d{4}-\d\d-\d\d \d\d:\d\d) (?:(?P<name>\w+) = )?(?P<device>here|there): (?P<words>.*)")


class Life:
    """Two devices with one desk, each with a copy of it that the other's files come to when they are in step."""

    def __init__(self, python: str, place: Path) -> None:
        self.python = python
        self.place = place
        self.told = {"place": str(place)}
        self.answers: dict[str, str] = {}
        for device, known_as in DEVICES.items():
            state = place / device / "state" / "wfhdesk"
            state.mkdir(parents=True)
            (state / "device.json").write_text(self._said([python, "-c", KEEP_ID % known_as], device))

    def folder(self, device: str) -> Path:
        """Return where a device has its copy of the desk."""
        return self.place / device / "desk"

    def does(self, line: str) -> None:
        """Do what one line of a life says."""
        if line == "sync":
            self._sync()
        elif line.startswith("asks: "):
            self.answers[line[6:]] = self._types(ENDED, "here", line[6:])
        elif line.startswith("$ "):
            subprocess.run(["sh", "-ec", line[2:]], cwd=self.folder("here"), check=True)
        elif found := LINE.fullmatch(line):
            said = self._types(found["moment"], found["device"], found["words"])
            if found["name"]:
                self.told[found["name"]] = said.split()[0]
        else:
            raise SystemExit(f"not understood: {line}")

    def _types(self, moment: str, device: str, line: str) -> str:
        words = [word.format(**self.told) if "{" in word else word for word in shlex.split(line)]
        return self._said([self.python, "-c", AT_A_MOMENT, moment, *words], device)

    def _said(self, command: list[str], device: str) -> str:
        home = self.place / device
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "XDG_STATE_HOME": str(home / "state"),
            "WFHDESK_DIR": str(self.folder(device)),
            "LANG": "C.UTF-8",
            "TZ": "Europe/Amsterdam",
        }
        done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False)
        if done.returncode:
            raise SystemExit(f"{command[3:]} ended with {done.returncode}: {done.stderr.decode()}")
        return done.stdout.decode()

    def _sync(self) -> None:
        for device, other in (("here", "there"), ("there", "here")):
            self.folder(other).mkdir(exist_ok=True)
            for file in self.folder(device).glob(f"*.{DEVICES[device]}.jsonl"):
                shutil.copy(file, self.folder(other))


def live(name: str, python: str) -> None:
    """Make `desks/NAME` anew from its lived.txt."""
    kept = DESKS / name
    with tempfile.TemporaryDirectory() as place:
        life = Life(python, Path(place))
        for line in (kept / "lived.txt").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                life.does(line)
        for old in [path for path in kept.iterdir() if path.name != "lived.txt"]:
            shutil.rmtree(old) if old.is_dir() else old.unlink()
        shutil.copytree(life.folder("here"), kept, dirs_exist_ok=True)
    (kept / "told.json").write_text(json.dumps(life.answers, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    live(*sys.argv[1:])
