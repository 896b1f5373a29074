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
    is_up = threading.Event()

    def end() -> None:
        is_up.set()
        _thread.interrupt_main()

    def interrupted(number: int, frame: FrameType | None) -> None:
        if is_up.is_set():
            raise OutOfPatience
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, interrupted)
    timer = threading.Timer(seconds, end)
    timer.start()
    try:
        yield
    finally:
        try:
            timer.cancel()
            timer.join()
        finally:  # the time may be up at this very moment
            signal.signal(signal.SIGINT, before)
