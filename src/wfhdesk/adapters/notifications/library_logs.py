"""What the libraries say while they notify, kept off the screen."""

from __future__ import annotations

import logging

_LIBRARIES = ("desktop_notifier", "dbus_fast")


def silence_libraries() -> None:
    """Let the libraries' warnings, which come with tracebacks, go nowhere: what they tell of is told by us."""
    for name in _LIBRARIES:
        logger = logging.getLogger(name)
        logger.propagate = False
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
