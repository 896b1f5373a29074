"""A checklist in a real terminal: killed in the middle, and gone on with."""

from __future__ import annotations

import os
import shutil
import signal

import pytest

from conftest import Run
from end_to_end.test_in_a_terminal import Open, started, terminal

__all__ = ["started", "terminal"]

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="needs tmux")


def test_a_run_that_is_killed_goes_on_with_every_answer(terminal: Open, started: Run) -> None:
    """kill -9 at the fourth question: the next window asks the fourth."""
    me = terminal()
    me.sees("What did you get done?")
    me.presses("5")
    me.sees("Ergonomics", "begins the check under the cursor")
    me.presses("Enter")
    me.sees("1 of ", "Do you work on a laptop here?")
    me.presses("y", "n", "n")
    me.sees("4 of ")
    os.kill(me.pid, signal.SIGKILL)
    me.waits_for(lambda: me.tells("pane_current_command") == "cat", "its end")
    again = terminal()
    again.sees("What did you get done?")
    again.presses("5")
    again.sees("Workstation check")
    again.presses("Enter")
    again.sees("4 of ")
    again.presses("Escape")
    again.sees("It is kept; enter goes on where you left.")
