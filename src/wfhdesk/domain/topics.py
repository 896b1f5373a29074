"""Topics for the 1:1 with the supervisor: what to decide, what waits, what moved, what went well."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date
from typing import NamedTuple

from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.mail_text import capital, readable
from wfhdesk.domain.periods import short_day
from wfhdesk.domain.projects import ProjectState, in_trouble
from wfhdesk.domain.promises import promised
from wfhdesk.domain.ranking import ranked
from wfhdesk.domain.selections import select
from wfhdesk.domain.update_sections import Item, Party, ProjectLine, item_of, project_lines
from wfhdesk.domain.updates import AUDIENCES, SUPERVISOR, Update, next_period, visible
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext

MOST_TOPICS = 5
"""Points of a sort: a talk of half an hour has no room for more."""
MOST_WELL = 3


class Waiting(NamedTuple):
    """An open blocker: since when, until when it can wait, and whether that day has gone by."""

    text: str
    project: str
    since: str
    by: str
    overdue: bool


class OpenPromise(NamedTuple):
    """A promise that is open: since when, how often it was moved (in words), and why the last time."""

    text: str
    project: str
    since: str
    moved: str
    why: str


class Topics(NamedTuple):
    """Points for the talk. Every text is as a reader sees it.

    `asked` is what the supervisor asked for, `come_back` are the topics to come back to with them.
    """

    me: str
    reader: str
    day: str
    decisions: list[Waiting]
    blockers: list[Waiting]
    promises: list[OpenPromise]
    projects: list[ProjectLine]
    well: list[Item]
    learned: list[Item]
    asked: list[str]
    come_back: list[str]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to talk about."""
        waiting = (self.decisions, self.blockers, self.asked, self.promises, self.projects)
        return not any((*waiting, self.come_back, self.well, self.learned))


def topics(
    party: Party,
    entries: Collection[Accomplishment],
    updates: Collection[Update],
    projects: list[ProjectState],
    today: date,
) -> Topics:
    """Return the points for the talk with the supervisor; `projects` are those that the supervisor may read of."""
    shown = [entry for entry in entries if visible(entry, AUDIENCES[SUPERVISOR])]
    decisions, blockers = _waiting(shown, party, today)
    asked, come_back = (party.person.asked, party.person.topics) if party.person else ((), ())
    selection = select(SUPERVISOR, entries, updates, next_period(updates, SUPERVISOR, today))
    news = [*selection.late, *selection.news]
    return Topics(
        me=party.me,
        reader=party.supervisor.split(maxsplit=1)[0] if party.supervisor else "",
        day=short_day(today),
        decisions=decisions,
        blockers=blockers,
        promises=_promises(shown, updates, today),
        projects=project_lines(in_trouble(projects)),
        well=_well(news),
        learned=_learned(news),
        asked=[capital(readable(text)) for text in asked],
        come_back=[capital(readable(text)) for text in come_back[:MOST_TOPICS]],
    )


def _well(news: list[Accomplishment]) -> list[Item]:
    """Return what went best: something that came of it if there is any, else what was done."""
    done = [entry for entry in news if entry.kind in ("done", "plan")]
    results = [entry for entry in done if entry.outcome]
    return [item_of(entry) for entry in ranked(results or done)[:MOST_WELL]]


def _learned(news: list[Accomplishment]) -> list[Item]:
    return [item_of(entry)._replace(label="") for entry in news if entry.kind == "learned"][:MOST_TOPICS]


def _waiting(entries: list[Accomplishment], party: Party, today: date) -> tuple[list[Waiting], list[Waiting]]:
    """Return what waits for the supervisor, and the rest: past its day first, then what has waited longest."""
    order: Callable[[Accomplishment], tuple[bool, date]] = lambda entry: (not _overdue(entry, today), entry.day)  # noqa: E731
    opened = sorted((entry for entry in entries if entry.kind == "blocker" and entry.open), key=order)
    wanted = [entry for entry in opened if party.decides(entry)]
    others = [entry for entry in opened if entry not in wanted]
    return _blockers(wanted, today), _blockers(others[:MOST_TOPICS], today)


def _overdue(entry: Accomplishment, today: date) -> bool:
    return entry.by is not None and entry.by < today


def _blockers(entries: Iterable[Accomplishment], today: date) -> list[Waiting]:
    return [
        Waiting(
            text=item_of(entry).text.rstrip("."),
            project=entry.project,
            since=short_day(entry.day, today),
            by=short_day(entry.by, today) if entry.by else "",
            overdue=_overdue(entry, today),
        )
        for entry in entries
    ]


def _promises(entries: list[Accomplishment], updates: Collection[Update], today: date) -> list[OpenPromise]:
    """Return the open promises of all updates that the supervisor reads: the most often moved first, then the oldest."""
    told = {
        entry.id: entry
        for kind, audience in AUDIENCES.items()
        if audience in ("supervisor", "both")
        for entry in promised(entries, updates, kind)
    }
    order = sorted(told.values(), key=lambda entry: (-len(entry.moves), entry.day))
    return [
        OpenPromise(
            text=item_of(entry).text.rstrip("."),
            project=entry.project,
            since=short_day(entry.day, today),
            moved=_times(len(entry.moves)),
            why=readable(entry.moves[-1].why) if entry.moves else "",
        )
        for entry in order
    ]


def _times(moves: int) -> str:
    if moves <= 1:
        return _("moved") if moves else ""
    return ngettext("moved {n} time", "moved {n} times", moves).format(n=moves)
