"""Accomplishments: one line each, of work that nobody would see otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.plaintext import shortened
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext

KINDS = ("done", "progress", "plan", "blocker", "learned")
VISIBILITIES = ("all", "supervisor", "team", "private")
SETTLEABLE = ("plan", "blocker")


class Move(NamedTuple):
    """A promise put off: when that was said, and why."""

    at: datetime
    why: str


# A NamedTuple, not a dataclass: importing dataclasses costs `wfhdesk log` 7 ms, half of what a bare Python takes.
class Accomplishment(NamedTuple):
    """One entry of the log.

    `text` is written as typed, mentions and thanks included, without the leading sign, the date, the project, the
    outcome and the visibility; an `@` that names nobody stands behind a backslash (see `capture`). `day` is the
    local day it is about, never later than the day it was written. `by` is set on blockers only, `settled` (the day
    it was resolved) on plans and blockers only. A plan may
    have been moved, each time for a reason, and `dropped` tells why it was given up, where it wasn't done.
    """

    text: str
    day: date
    kind: str = "done"
    project: str = ""
    outcome: str = ""
    visibility: str = "all"
    by: date | None = None
    pinned: bool = False
    settled: date | None = None
    moves: tuple[Move, ...] = ()
    dropped: str = ""
    logged: datetime | None = None
    id: str = ""

    @property
    def time(self) -> str | None:
        """The local time of logging as `HH:MM`; None where the entry is about another day than it was logged on."""
        if self.logged is None or self.logged.date() != self.day:
            return None
        return f"{self.logged:%H:%M}"

    @property
    def logged_on(self) -> date | None:
        """The local day on which it was logged; its names mean those who were known by then."""
        return self.logged.date() if self.logged else None

    @property
    def open(self) -> bool:
        """Whether this is a plan or a blocker that nobody has settled."""
        return self.kind in SETTLEABLE and self.settled is None


def in_order(entries: list[Accomplishment]) -> list[Accomplishment]:
    """Return entries by day, and within a day as they were logged."""
    return sorted(entries, key=lambda entry: (entry.day, logging_order(entry)))


def logging_order(entry: Accomplishment) -> str:
    """Return what sorts entries as they were logged: an id begins with the time, its fastest digit first."""
    return entry.id[9::-1]


def what(entries: Sequence[Accomplishment], longest: int) -> str:
    """Return how entries are called in a sentence: one by its text in at most `longest` characters, several by their number."""
    if len(entries) == 1:
        return f"“{shortened(entries[0].text, longest)}”"
    return ngettext("{n} entry", "{n} entries", len(entries)).format(n=len(entries))


def same_name(one: str, other: str) -> bool:
    """Return whether two names of projects or people mean the same: upper and lower case don't matter."""
    return one.casefold() == other.casefold()


def dated(entry: Accomplishment, day: date, today: date) -> Accomplishment:
    """Return the entry on another day. Raises WrongInput for a day that lies ahead: what is written is about the past."""
    return entry._replace(day=not_ahead(day, today))


def not_ahead(day: date, today: date) -> date:
    """Return `day`; raises WrongInput where it lies after `today`."""
    if day > today:
        raise WrongInput(
            _("{day} lies ahead. Log it when it is done, or log it today as a plan, with > in front.").format(day=day)
        )
    return day


def settled(entry: Accomplishment, day: date) -> Accomplishment:
    """Return a plan or blocker as settled on `day`. Raises WrongInput for other kinds and for one that is settled."""
    if entry.kind not in SETTLEABLE:
        raise WrongInput(_("{id} is no plan and no blocker; only these are resolved.").format(id=entry.id))
    if entry.settled is not None:
        raise WrongInput(_("{id} was resolved on {day} already.").format(id=entry.id, day=entry.settled))
    return entry._replace(settled=day)


def merged(entries: list[Accomplishment]) -> Accomplishment:
    """Return one entry that says what several said; the first gives id, day and project.

    Raises WrongInput where they can't be one: fewer than two, of different kinds, or for different readers.
    """
    if len(entries) < 2:
        raise WrongInput(_("To merge takes two entries or more."))
    first = entries[0]
    if any(entry.kind != first.kind for entry in entries):
        raise WrongInput(_("These are of different kinds; give them one kind with edit --kind first."))
    if any(entry.visibility != first.visibility for entry in entries):
        raise WrongInput(_("These are for different readers; give them one visibility with edit first."))
    dues = [entry.by for entry in entries if entry.by]
    return first._replace(
        text="; ".join(_each_once([entry.text for entry in entries])),
        outcome="; ".join(_each_once([entry.outcome for entry in entries if entry.outcome])),
        project=next((entry.project for entry in entries if entry.project), ""),
        by=min(dues, default=None),
        pinned=any(entry.pinned for entry in entries),
        settled=None if any(entry.open for entry in entries) else first.settled,
    )


def _each_once(texts: list[str]) -> list[str]:
    return list(dict.fromkeys(texts))
