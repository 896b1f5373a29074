"""What goes wrong in a calendar file that others wrote."""

from __future__ import annotations

MISTAKES = (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError, RecursionError, ArithmeticError)
"""What comes of hostile or broken dates; `icalendar` and `recurring_ical_events` raise these or heirs of theirs."""


class CannotBeRead(Exception):
    """An event can't be read; `why` is one of `domain.meetings`."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why
