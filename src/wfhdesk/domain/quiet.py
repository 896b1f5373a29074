"""Quiet: for a while nothing speaks up. It always ends by itself, and what was held comes afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.statuses import split_end
from wfhdesk.language import gettext as _


class Quiet(NamedTuple):
    """What the person said at the moment `since`: nothing speaks up `until` a moment; at once for quiet that is over."""

    since: datetime
    until: datetime
    id: str = ""

    def holds(self, moment: datetime) -> bool:
        """Whether it is quiet at a moment."""
        moment = moment.astimezone(UTC)  # moments of one zone compare by its clocks, which can show a time twice
        return self.since <= moment < self.until.astimezone(UTC)


def quiet_at(said: Iterable[Quiet], moment: datetime) -> Quiet | None:
    """Return the quiet that holds at a moment, by what was said of it last; None where it isn't quiet."""
    before = [one for one in said if one.since <= moment.astimezone(UTC)]
    last = sorted(before, key=lambda one: one.since.astimezone(UTC))[-1:]  # of those of one moment as they come
    return next((one for one in last if one.holds(moment)), None)


def parse_quiet(words: list[str], now: datetime) -> datetime:
    """Return until when `1h`, `30m` or `until 14:00` is quiet. Raises WrongInput: quiet lasts a day at most."""
    until, rest = split_end(words, now)
    if until is None or rest:
        raise WrongInput(_("Say how long it is to be quiet, such as 1h, 30m or until 14:00."))
    return until
