"""What the desk needs of the outside world; tests hand in fakes of these and of nothing else."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Return the moment as local time with its offset."""
