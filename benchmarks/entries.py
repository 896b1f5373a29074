"""The entries that every tool is given: ten years of somebody's work, the same for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

YEARS = 10
MARK = "acme-"
"""How every project's name begins, and nothing else; counting it counts the entries that a tool lists."""

_TEXTS = (
    "Moved the nightly export of customer {n} to the new queue with @ana",
    "Reviewed and merged the change of the login page that came in as {n}",
    "Answered ticket {n} about the double invoice, thanks to @joris for the log",
    "Wrote the page on how to restore backup {n} and had it read by @mei",
    "Found out why report {n} was an hour late after the clocks went back",
    "Planned sprint {n} with @ana and @tom, cut it down to what fits in a week",
)
_PROJECTS = ("billing", "payroll", "onboarding", "website", "support")
_OUTCOME = " => nobody has had to phone about it since"


class Entry(NamedTuple):
    """What was done, for which project and when, and as one line the way it is typed."""

    moment: datetime
    project: str
    text: str

    @property
    def line(self) -> str:
        """The entry as it is typed into wfhdesk."""
        text, sign, outcome = self.text.partition(" => ")
        return f"{text} #{self.project}{sign}{outcome}"


def new_entry(now: datetime) -> Entry:
    """Return the entry that is added while that is measured."""
    return Entry(now, MARK + "billing", "Called the bank about the late payments and agreed on a new format")


def entries(count: int, now: datetime) -> Iterator[Entry]:
    """Yield entries, a tenth of them in each of the last ten calendar years, the newest just before `now`."""
    each = count // YEARS
    for place in range(each * YEARS):
        year = now.year - YEARS + 1 + place // each
        begin, end = datetime(year, 1, 1, tzinfo=UTC), min(datetime(year + 1, 1, 1, tzinfo=UTC), now)
        moment = begin + (end - begin) * (place % each + 1) / each - timedelta(seconds=1)
        outcome = _OUTCOME if place % 3 == 0 else ""
        text = _TEXTS[place % len(_TEXTS)].format(n=1000 + place) + outcome
        yield Entry(moment, MARK + _PROJECTS[place % len(_PROJECTS)], text)


def monday(now: datetime) -> datetime:
    """Return the beginning of the week."""
    return datetime(now.year, now.month, now.day, tzinfo=UTC) - timedelta(days=now.weekday())
