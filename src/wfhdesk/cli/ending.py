"""Commands that wait, ended in good order by the system: what they show elsewhere is closed first."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Coroutine
from functools import partial
from typing import Any


def run_to_the_end(command: Coroutine[Any, Any, int]) -> int:
    """Run a command that waits, and return its exit code.

    What ends a session (SIGTERM, and SIGHUP where a terminal is closed) cancels it, as Ctrl-C does; once it has cleaned up,
    the process ends by that signal, so that whoever sent it finds what it expects.
    """
    ended_by: list[int] = []
    try:
        return asyncio.run(_cancelled_by_signals(command, ended_by))
    except asyncio.CancelledError:
        if not ended_by:
            raise
        signal.raise_signal(ended_by[0])  # asyncio took its handler away: this ends the process
        return 128 + ended_by[0]


async def _cancelled_by_signals(command: Coroutine[Any, Any, int], ended_by: list[int]) -> int:
    if sys.platform != "win32" and (task := asyncio.current_task()):

        def end(number: int) -> None:
            ended_by.append(number)
            task.cancel()

        for number in (signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) == signal.SIG_DFL:  # under nohup SIGHUP is to do nothing
                asyncio.get_running_loop().add_signal_handler(number, partial(end, number))
    return await command
