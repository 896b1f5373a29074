"""Updates: their kinds, whose eyes each is for, which days the next one is about, and what is kept of one that left.

Which entries go into one is `domain.selections`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import NamedTuple

from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.delivery import WENT_OUT
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.periods import DAY, FIRST_YEAR, LAST_YEAR, Period, month_of, quarter_of, week_of
from wfhdesk.domain.plaintext import shortened
from wfhdesk.language import gettext as _

SUPERVISOR = "weekly-supervisor"
TEAM = "weekly-team"
MONTHLY = "monthly"
REVIEW = "review"
ABSENCE = "absence"
"""No update of what was done but a message that one is away; it goes the same ways."""
REPORT = "report"
ACCIDENT = "accident"
ABOUT_RUNS = (REPORT, ACCIDENT)
"""Messages about one time that a checklist was gone through: the report of a self-assessment, and that something happened."""
MESSAGES = (ABSENCE, *ABOUT_RUNS)
"""What goes the ways of an update and tells no entries."""


class Kind(NamedTuple):
    """A kind of update: whose eyes it is for (`supervisor`, `team`, `both`), and the days it is about without a former one.

    `open_points` are the kinds of entries that it tells while they are open; one that tells `once` tells no entry again.
    The first one that looks `back` also tells the news of the week before, for whoever begins in the middle of a week.
    """

    audience: str
    whole: Callable[[date], Period]
    open_points: tuple[str, ...] = ("plan", "blocker")
    once: bool = True
    back: bool = False


KINDS = {
    SUPERVISOR: Kind("supervisor", week_of, back=True),
    TEAM: Kind("team", week_of, back=True),
    MONTHLY: Kind("both", month_of, ("plan",)),
    REVIEW: Kind("supervisor", quarter_of, (), once=False),
}
WEEKLY = (SUPERVISOR, TEAM)
AUDIENCES = {name: kind.audience for name, kind in KINDS.items()}
"""The kinds of update, and whose eyes each is for."""


class Update(NamedTuple):
    """An update as it went out, word for word.

    It covers the days `start` to `until` and was made on local day `day`. `carries` are the ids of the entries that it
    tells for the first time, `points` those among them that were open plans and blockers, `closed` those of promises
    and blockers that it tells the end of, `left_out` those that the person took out, `projects` the names and statuses
    of the projects that a monthly one told. `way` says how it left: a file (`eml`, `html`), `copy`, `mailto`, `imap`,
    `smtp` or `pipe`. `refused` are the recipients that the server didn't take; `asked` says that the person was asked
    whether it went out. `run` is what a message about a self-assessment was about, `attached` are the names of its files.
    """

    number: int
    kind: str
    state: str
    start: date
    until: date
    day: date
    made: datetime
    subject: str
    text: str
    language: str = ""
    sender: str = ""
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    carries: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    projects: tuple[tuple[str, str], ...] = ()
    way: str = ""
    message_id: str = ""
    refused: tuple[str, ...] = ()
    asked: bool = False
    run: str = ""
    attached: tuple[str, ...] = ()
    id: str = ""


def checked_kind(kind: str) -> str:
    """Return a kind of update. Raises WrongInput for another word."""
    if kind not in AUDIENCES:
        raise WrongInput(
            _("“{kind}” is no kind of update; it is one of: {known}.").format(
                kind=shortened(kind), known=", ".join(AUDIENCES)
            )
        )
    return kind


def audience_of(kind: str) -> str:
    """Return whose eyes a kind of update is for, or a message: that is for the supervisor's."""
    return "supervisor" if kind in MESSAGES else AUDIENCES[kind]


def visible(entry: Accomplishment, audience: str) -> bool:
    """Return whether an audience (`supervisor`, `team`, or `both` of them at once) may read an entry."""
    return entry.visibility in ("all", audience)


def checked_period(period: Period) -> Period:
    """Return the period that somebody wants an update of. Raises WrongInput for one at the calendar's end: weeks leave it."""
    if period.start.year < FIRST_YEAR or period.end.year > LAST_YEAR:
        raise WrongInput(
            _("An update can be about the years {first} to {last}.").format(first=FIRST_YEAR, last=LAST_YEAR)
        )
    return period


def gone_out(updates: Iterable[Update], kind: str) -> list[Update]:
    """Return the updates of a kind that went out, or may have, oldest first."""
    return sorted(
        (update for update in updates if update.kind == kind and update.state in WENT_OUT),
        key=lambda update: (update.until, update.made.timestamp()),
    )


def next_period(updates: Iterable[Update], kind: str, today: date) -> Period:
    """Return the days for the next update: since the last of its kind went out; without one, this week or month; until today.

    A review is about the whole of this quarter, whatever went out before.
    """
    row = KINDS[kind]
    if not row.once:
        return row.whole(today)
    before = gone_out(updates, kind)
    start = before[-1].until + DAY if before else row.whole(today).start
    return Period(min(start, today), today)


def word_count(text: str) -> int:
    """Return how many words a Markdown text has; a bare sign is none."""
    return sum(any(letter.isalnum() for letter in word) for word in text.split())
