"""Which entries go into an update, and in which order it tells them.

Nothing unreported, nothing twice within a kind; nobody reads what isn't for them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import NamedTuple

from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.periods import DAY, WEEK, Period, week_of
from wfhdesk.domain.updates import KINDS, Update, gone_out, visible

MOST_OUTCOMES = 5
LATE = 4 * WEEK
"""How far back of its days an update tells what was logged too late for the one before."""
_NEWS = ("done", "progress", "learned")


class Selection(NamedTuple):
    """What goes into an update, in the order of the days.

    `news` is done, under way and learned; `late` the same from weeks that an earlier update covered; `plans` and
    `blockers` are open and told for the first time; `promised` are the plans of earlier updates, `standing` their
    blockers, each open or settled since. `left_out` are entries of these days that it doesn't carry.
    """

    period: Period
    news: list[Accomplishment]
    late: list[Accomplishment]
    plans: list[Accomplishment]
    blockers: list[Accomplishment]
    promised: list[Accomplishment]
    standing: list[Accomplishment]
    left_out: list[Accomplishment]
    last: datetime | None = None
    """When the last update of the kind was made; None before the first."""
    order: tuple[str, ...] = ()
    """The ids of news in the order in which the person wants them told, ahead of all others."""

    @property
    def carries(self) -> tuple[str, ...]:
        """The ids of the entries that are told for the first time."""
        return tuple(entry.id for entry in (*self.news, *self.late, *self.plans, *self.blockers))

    @property
    def points(self) -> tuple[str, ...]:
        """The ids of the open plans and blockers that are told for the first time."""
        return tuple(entry.id for entry in (*self.plans, *self.blockers) if entry.open)

    @property
    def closed(self) -> tuple[str, ...]:
        """The ids of plans and blockers whose end is told."""
        ended = (*self.promised, *self.standing, *self.blockers, *self.news, *self.late)
        return tuple(entry.id for entry in ended if entry.settled or (entry in self.promised and not entry.open))

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all to tell."""
        return not (self.carries or self.promised or self.standing)


def nothing_selected(period: Period) -> Selection:
    """Return a selection that tells nothing of some days."""
    return Selection(period, [], [], [], [], [], [], [])


def select(
    kind: str,
    entries: Collection[Accomplishment],
    updates: Collection[Update],
    period: Period,
    taken_out: Collection[str] = (),
) -> Selection:
    """Return what the update of a kind tells about a period.

    Told once: what an earlier update of the kind carried, or the person took out of one, doesn't come back, except as
    a promise or a blocker that is open or was settled since. Told at all: an entry of days that an earlier update
    covered, logged too late for it, comes now; and so does the news of the week before the first weekly update.
    """
    before, audience = _Before.of(gone_out(updates, kind), kind), KINDS[kind].audience
    due = _due(kind, entries, period, before)
    fresh = [entry for entry in due if visible(entry, audience) and entry.id not in taken_out]
    fresh_ids = {entry.id for entry in fresh}
    news = [entry for entry in fresh if _is_news(entry)]
    late_before = min(period.start, week_of(period.end).start)
    waiting = before.carried - before.closed - before.left_out - {*taken_out}
    recalled = [entry for entry in entries if entry.id in waiting and visible(entry, audience)]
    return Selection(
        period=period,
        news=[entry for entry in news if entry.day >= late_before],
        late=[entry for entry in news if entry.day < late_before],
        plans=[entry for entry in fresh if entry.kind == "plan" and entry.open],
        blockers=[entry for entry in fresh if entry.kind == "blocker"],
        promised=[entry for entry in recalled if _is_promised(entry, before.points)],
        standing=[entry for entry in recalled if entry.kind == "blocker"],
        left_out=[entry for entry in due if entry.id not in fresh_ids and entry.day >= late_before],
        last=before.last,
    )


class _Before(NamedTuple):
    """What the earlier updates of a kind settled, as ids of entries; `first` is their first day, `last` when one was made.

    Of a kind whose updates may tell a thing again nothing counts as carried, and none of them as the first.
    """

    carried: set[str]
    left_out: set[str]
    points: set[str]
    closed: set[str]
    first: date | None
    last: datetime | None

    @classmethod
    def of(cls, updates: Collection[Update], kind: str) -> _Before:
        """Return what some updates of a kind settled."""
        once = updates if KINDS[kind].once else ()
        return cls(
            carried={doc_id for update in once for doc_id in update.carries},
            left_out={doc_id for update in updates for doc_id in update.left_out},
            points={doc_id for update in updates for doc_id in update.points},
            closed={doc_id for update in updates for doc_id in update.closed},
            first=min((update.start for update in once), default=None),
            last=max((update.made for update in updates), default=None),
        )


def _due(kind: str, entries: Iterable[Accomplishment], period: Period, before: _Before) -> list[Accomplishment]:
    """Return the entries that an update of a kind about a period is about, in the order of the days."""
    first = before.first or period.start
    span = Period(min(first, period.start), period.end)
    back = first - WEEK if KINDS[kind].back and first == week_of(first).start else first
    decided = before.carried | before.left_out
    by_end = sorted(map(_on_day_of_end, entries), key=lambda entry: entry.day)
    return [
        entry for entry in by_end if entry.id not in decided and _is_due(entry, span, back) and _is_told(entry, kind)
    ]


def _is_promised(entry: Accomplishment, points: Collection[str]) -> bool:
    """Return whether what an earlier update carried was a promise: a plan, or an open point of it that is news by now."""
    return entry.kind == "plan" or (entry.id in points and entry.kind in _NEWS)


def _is_due(entry: Accomplishment, span: Period, back: date) -> bool:
    """Return whether an entry belongs to these days.

    What is open belongs to every day since it was logged; what was logged in these days about the weeks before them
    belongs to them too, but not a history that somebody brings along when beginning with wfhdesk: of that, the news
    since day `back`.
    """
    if entry.day > span.end:
        return False
    late = entry.logged is not None and entry.logged.date() >= span.start and entry.day >= span.start - LATE
    return entry.day in span or entry.open or late or (back <= entry.day < span.start and _is_news(entry))


def _is_told(entry: Accomplishment, kind: str) -> bool:
    return entry.kind in KINDS[kind].open_points or _is_news(entry)


def _is_news(entry: Accomplishment) -> bool:
    return entry.kind in _NEWS or _is_done_plan(entry)


def _on_day_of_end(entry: Accomplishment) -> Accomplishment:
    return entry._replace(day=max(entry.day, entry.settled)) if entry.settled and _is_done_plan(entry) else entry


def _is_done_plan(entry: Accomplishment) -> bool:
    return entry.kind == "plan" and not entry.open and not entry.dropped


# --- how it is told -----------------------------------------------------------------------------------------------


def big_thing(selection: Selection) -> Accomplishment | None:
    """Return the pinned entry among the news; the latest where several are."""
    return next((entry for entry in reversed(selection.news) if entry.pinned), None)


def outcomes(selection: Selection) -> tuple[list[Accomplishment], list[Accomplishment]]:
    """Return the news as at most five outcomes and the rest; the one big thing is in neither.

    Those come first that the person put first, then those with a result.
    """
    big = big_thing(selection)
    places = {doc_id: place for place, doc_id in enumerate(selection.order)}
    # sorted keeps the order of the days among equals
    news = sorted(
        (entry for entry in selection.news if entry is not big), key=lambda entry: places.get(entry.id, len(places))
    )
    done = [entry for entry in news if entry.kind in ("done", "plan")]
    first = sorted(done, key=lambda entry: entry.id not in places and not entry.outcome)[:MOST_OUTCOMES]
    return first, [entry for entry in news if entry not in first]


def in_told_order(selection: Selection) -> list[Accomplishment]:
    """Return the news in the order in which an update tells it: the one big thing, the outcomes, the rest."""
    big = big_thing(selection)
    first, others = outcomes(selection)
    return [*([big] if big else []), *first, *others]


def by_week(entries: Iterable[Accomplishment]) -> list[tuple[date, list[Accomplishment]]]:
    """Return entries by the Monday of their week, oldest first."""
    weeks: dict[date, list[Accomplishment]] = {}
    for entry in entries:
        weeks.setdefault(week_of(entry.day).start, []).append(entry)
    return sorted(weeks.items())


def shown_weeks(selection: Selection) -> Period:
    """Return the working days to name in the subject: Monday to Friday of the weeks told of, longer for a weekend's work."""
    days = [entry.day for entry in selection.news or selection.late] or [selection.period.end]
    last = max(days)
    return Period(week_of(min(days)).start, max(week_of(last).start + 4 * DAY, last))
