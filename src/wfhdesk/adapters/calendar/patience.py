"""Work that is given up after a while: a rule of a calendar can be made so that nobody ever finishes with it."""

from __future__ import annotations

import _thread
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class OutOfPatience(Exception):
    """It took too long."""


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """Raise OutOfPatience within what is done here once it has taken some seconds.

    This works where Python handles signals, in the main thread of a process; elsewhere it takes as long as it takes.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    alarm = _Alarm(seconds)
    before = signal.signal(signal.SIGINT, alarm.interrupted)
    alarm.start()
    try:
        yield
    finally:
        try:
            alarm.stop()
        finally:  # the time may be up at this very moment
            signal.signal(signal.SIGINT, before)


class _Alarm:
    """Interrupts the main thread once the time is up, by the same signal as somebody who types ^C."""

    def __init__(self, seconds: float) -> None:
        self._is_up = threading.Event()
        self._timer = threading.Timer(seconds, self._end)

    def start(self) -> None:
        """Let the time begin."""
        self._timer.start()

    def stop(self) -> None:
        """Stop the time; nothing interrupts any more from here on."""
        self._timer.cancel()
        self._timer.join()

    def interrupted(self, _number: int, _frame: FrameType | None) -> None:
        """Raise what the interruption means."""
        if self._is_up.is_set():
            raise OutOfPatience
        raise KeyboardInterrupt

    def _end(self) -> None:
        self._is_up.set()
        _thread.interrupt_main()
