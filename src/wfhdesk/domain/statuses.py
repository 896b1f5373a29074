"""What one is doing right now, and until when: available, in focus, at lunch, away, finished for today."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.hours import DAY_END, parse_clock
from wfhdesk.domain.local_time import after
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.language import gettext as _

AVAILABLE, FOCUSED, LUNCH, AWAY, FINISHED = "available", "focus", "lunch", "away", "finished"
STATUSES = (AVAILABLE, FOCUSED, LUNCH, AWAY, FINISHED)

LONGEST = timedelta(hours=24)
"""A status is for now; what is longer is an absence."""
USUAL = {FOCUSED: timedelta(minutes=90), LUNCH: timedelta(minutes=45), AWAY: timedelta(minutes=30)}
"""How long it lasts where nobody says, by status."""

_DURATION = re.compile(
    r"(?:(\d{1,2})(?:[.,](\d))? ?(?:h|hrs?|hours?|u|uur|uren) ?)?(?:(\d{1,4}) ?(?:m|mins?|minutes?|minuut|minuten)?)?",
    re.I,
)
_LEADING = re.compile(rf"{_DURATION.pattern}(?= |$)", re.I)
_UNTIL = ("until", "till", "tot")
_HALVES = ("am", "pm")
_OTHER_UNITS = re.compile(
    r"\d (?:[ap]\.?m\.?|d|days?|dag(?:en)?|w|weeks?|wk|weken|months?|maand(?:en)?|years?|jaar"
    r"|s|secs?|seconds?|seconden?|kwartier(?:en)?|o'clock)(?= |$)",
    re.I,
)
"""Words behind a bare number with which it counts no minutes."""


class Status(NamedTuple):
    """What one said of oneself at the moment `since`; it ends `until`, and `available` without an end means by the pattern.

    `message` is for the person, and for those who see everything.
    """

    state: str
    since: datetime
    until: datetime | None = None
    message: str = ""
    id: str = ""

    def holds(self, moment: datetime) -> bool:
        """Whether it is what one is doing at a moment."""
        moment = moment.astimezone(UTC)  # moments of one zone compare by its clocks, which can show a time twice
        return self.since <= moment and (self.until is None or moment < self.until)

    def has_lapsed(self, moment: datetime) -> bool:
        """Whether its end has passed without a word: nobody knows whether the person is back."""
        is_over = self.until is not None and self.until <= moment.astimezone(UTC)
        return is_over and self.state not in (AVAILABLE, FINISHED)


def in_order(statuses: Iterable[Status]) -> list[Status]:
    """Return statuses in the order in which they were said; those of one moment as they come."""
    return sorted(statuses, key=lambda one: one.since.astimezone(UTC))


def shown_status(state: str) -> str:
    """Return a status in the person's language, as the beginning of a sentence."""
    names: dict[str, Callable[[], str]] = {
        AVAILABLE: lambda: _("Available"),
        FOCUSED: lambda: _("Focus"),
        LUNCH: lambda: _("Lunch"),
        AWAY: lambda: _("Away"),
        FINISHED: lambda: _("Finished for today"),
    }
    return names[state]()


def split_end(words: list[str], now: datetime) -> tuple[datetime | None, str]:
    """Return the end that words begin with (`30m`, `1 hour 30`, `until 2 pm`), and the rest of them as a text.

    No end where they begin with neither. Raises WrongInput for an end that can't be.
    """
    text = one_line(" ".join(words))
    first, _space, rest = text.partition(" ")
    if first.casefold() in _UNTIL:
        time, _space, rest = rest.partition(" ")
        half, _space, message = rest.partition(" ")
        return (_until(f"{time} {half}", now), message) if half.casefold() in _HALVES else (_until(time, now), rest)
    if first[:1].isdecimal():
        found = _LEADING.match(text)
        length = found[0] if found else first
        if other := _OTHER_UNITS.match(text, len(length) - 1):
            raise _no_duration(text[: other.end()])
        return after(now, parse_duration(length)), text[len(length) :].strip()
    return None, text


def parse_duration(text: str) -> timedelta:
    """Return how long `30`, `30m`, `1h30`, `1.5h` or `2h` is; a bare number counts minutes. Raises WrongInput."""
    found = _DURATION.fullmatch(one_line(text))
    if not found or not any(found.groups()):
        raise _no_duration(text)
    hours, tenths, minutes = (int(part or 0) for part in found.groups())
    length = timedelta(hours=hours, minutes=minutes + 6 * tenths)
    if not timedelta() < length <= LONGEST:
        raise _no_duration(text)
    return length


def _no_duration(text: str) -> WrongInput:
    return WrongInput(
        _("“{text}” is no length of time up to a day; write it like 30m, 1h30 or until 14:30.").format(
            text=shortened(text)
        )
    )


def _until(text: str, now: datetime) -> datetime:
    minute = parse_clock(text)
    if minute is None or minute == DAY_END:
        raise WrongInput(_("“{text}” is no time of day; write it like 14:30.").format(text=shortened(one_line(text))))
    wall = now.replace(hour=minute // 60, minute=minute % 60, second=0, microsecond=0)
    moments = (wall.replace(fold=fold).astimezone(UTC) for fold in (0, 1))  # once a year a time comes twice
    end = next((moment for moment in moments if moment > now.astimezone(UTC)), None)
    if end is None:
        raise WrongInput(_("{time} has passed already; it has to be later today.").format(time=one_line(text)))
    return end.astimezone(now.tzinfo)
