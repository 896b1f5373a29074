"""The real cron with a crontab of a test's own: both live in a mount namespace, so that no crontab of this machine is touched.

Whatever becomes of the test, nothing stays behind: the folder of crontabs goes with the last process in the namespace.
"""

from __future__ import annotations

import grp
import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from adapters.programs import put

SPOOL = "/var/spool/cron/crontabs"
PATIENCE = 20.0
_NAMESPACE = """\
mount -t tmpfs -o mode=1730,gid={group} tmpfs {spool}
mount -t tmpfs tmpfs /run
echo ready
exec sleep 600
"""


def _path(tool: str) -> str:
    """Return where a tool lies, also one for whoever runs the system; empty where it isn't installed."""
    return shutil.which(tool, path=f"{os.environ['PATH']}:/usr/local/sbin:/usr/sbin:/sbin") or ""


def check_possible() -> None:
    """Skip a test where no real cron can be had; on CI its programs have to be there."""
    missing = [tool for tool in ("cron", "crontab", "unshare", "nsenter", "mount") if not _path(tool)]
    if missing:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(f"needs {', '.join(missing)}")
    made = subprocess.run(["unshare", "--mount", "true"], capture_output=True, timeout=PATIENCE, check=False)
    if os.geteuid() or made.returncode or not os.path.isdir(SPOOL):
        pytest.skip("needs root, and a mount namespace of its own")


class RealCron:
    """A namespace with an empty folder of crontabs; `crontab` in `bin` works in there. No cron runs before `start`."""

    def __init__(self, folder: Path) -> None:
        script = _NAMESPACE.format(group=grp.getgrnam("crontab").gr_gid, spool=SPOOL)
        self._holder = subprocess.Popen(
            ["unshare", "--mount", "--propagation", "private", "sh", "-e", "-c", script],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
        )
        assert self._holder.stdout is not None
        assert self._holder.stdout.readline() == b"ready\n"
        self._cron: subprocess.Popen[bytes] | None = None
        self._inside = [_path("nsenter"), f"--mount=/proc/{self._holder.pid}/ns/mnt"]
        self.bin = folder / "bin"
        put(self.bin, "crontab", f'exec {" ".join(self._inside)} {_path("crontab")} "$@"')

    def start(self) -> None:
        """Start cron; it looks at the beginning of every minute."""
        self._cron = subprocess.Popen(
            [*self._inside, _path("cron"), "-f"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def stop(self) -> None:
        """End cron and the namespace."""
        for process in (self._cron, self._holder):
            if process:
                process.kill()
                process.wait()
        assert self._holder.stdout is not None
        self._holder.stdout.close()

    def crontab(self, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        """Run the real crontab."""
        return subprocess.run(
            [self.bin / "crontab", *arguments], input=stdin, capture_output=True, timeout=PATIENCE, check=False
        )

    def kept(self) -> bytes | None:
        """Return the file in which cron keeps the crontab; None where there is none."""
        done = subprocess.run(
            [*self._inside, "cat", f"{SPOOL}/root"], capture_output=True, timeout=PATIENCE, check=False
        )
        return None if done.returncode else done.stdout

    def put_by_hand(self, crontab: bytes) -> None:
        """Put a crontab there as no `crontab` did."""
        subprocess.run([*self._inside, "tee", f"{SPOOL}/root"], input=crontab, stdout=subprocess.DEVNULL, check=True)


def wait_until(condition: Callable[[], bool], patience: float = PATIENCE) -> None:
    """Wait until a condition is true; fail where it doesn't become so in that many seconds."""
    until = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.1)
