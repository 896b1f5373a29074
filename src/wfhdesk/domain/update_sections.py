"""The sections of an update as its template sees them; one without content is empty and vanishes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.mail_text import first_name, headline, phrase, readable, sentence, stopped
from wfhdesk.domain.mentions import means, people, thanks
from wfhdesk.domain.names import joined, shown_name
from wfhdesk.domain.people import Person
from wfhdesk.domain.periods import calendar_day, short_day
from wfhdesk.domain.projects import ProjectState, shown_status
from wfhdesk.domain.promises import moved_since
from wfhdesk.domain.selections import Selection, big_thing, by_week, outcomes
from wfhdesk.domain.updates import AUDIENCES, visible
from wfhdesk.language import gettext as _

MOST_PLANS = 3


class Item(NamedTuple):
    """One bullet: `result` is what changed because of it, `label` what kind of news it is where that isn't plain.

    `moved` and `dropped` tell why, of a promise that was put off since the last update or given up; `overdue` says that
    the day `by` which it was wanted has passed.
    """

    text: str
    result: str = ""
    project: str = ""
    label: str = ""
    by: str = ""
    since: str = ""
    solved: bool = False
    moved: str = ""
    dropped: str = ""
    overdue: bool = False


class ProjectLine(NamedTuple):
    """A project in one line: its status, where it stands, its next milestone with the date."""

    name: str
    status: str
    line: str
    next: str
    by: str


class Late(NamedTuple):
    """What was logged too late for the update of its week."""

    week: str
    items: list[Item]


class Sections(NamedTuple):
    """All that a template can show. Every text is as a reader sees it; `thanks` are the names of those who get credit."""

    kind: str
    me: str
    reader: str
    headline: str
    big: Item | None
    promised: list[Item]
    outcomes: list[Item]
    also: list[Item]
    projects: list[ProjectLine]
    blockers: list[Item]
    decisions: list[Item]
    plans: list[Item]
    more_plans: list[Item]
    late: list[Late]
    thanks: str


class Party(NamedTuple):
    """Who writes, and who the supervisor is: full names, empty where nobody said.

    `known` are the supervisors whom one knows, `person` is the one for whom the text is; None where that isn't sure, and then
    nothing that was noted of anybody may stand in it.
    """

    me: str = ""
    supervisor: str = ""
    known: tuple[Person, ...] = ()
    person: Person | None = None

    def decides(self, entry: Accomplishment) -> bool:
        """Return whether an entry names a supervisor."""
        names = (self.supervisor, *(one.name for one in self.known))
        return any(means(mention, name) for mention in people(entry) for name in names)


def sections(
    kind: str, party: Party, selection: Selection, projects: list[ProjectState], today: date | None = None
) -> Sections:
    """Return the sections of an update of a kind, in the language that is spoken now; `today` is its last day if not said."""
    today = today or selection.period.end
    first, rest = outcomes(selection)
    big = big_thing(selection)
    decisions, blockers = _decisions(kind, party, [*selection.blockers, *selection.standing])
    news = [entry for entry in (big, *first) if entry]
    return Sections(
        kind=kind,
        me=party.me,
        reader=first_name(party.supervisor) if AUDIENCES[kind] == "supervisor" else "",
        headline=stopped(headline(news[0])) if news else "",
        big=item_of(big) if big else None,
        promised=[promise_of(entry, moved_since(entry, selection.last)) for entry in selection.promised],
        outcomes=[item_of(entry) for entry in first],
        also=[item_of(entry) for entry in rest],
        projects=project_lines(projects),
        blockers=[_blocker_of(entry, entry in selection.standing, today) for entry in blockers],
        decisions=[_blocker_of(entry, entry in selection.standing, today) for entry in decisions],
        plans=[item_of(entry) for entry in selection.plans[:MOST_PLANS]],
        more_plans=[item_of(entry) for entry in selection.plans[MOST_PLANS:]],
        late=[
            Late(calendar_day(monday), [item_of(entry) for entry in late]) for monday, late in by_week(selection.late)
        ],
        thanks=_thanks([*selection.news, *selection.late]),
    )


def decisions_wanted(kind: str, party: Party, selection: Selection) -> int:
    """Return how many open blockers wait for the supervisor; in an update for others none do."""
    wanted, _others = _decisions(kind, party, [*selection.blockers, *selection.standing])
    return len(wanted)


def readable_projects(states: list[ProjectState], entries: Iterable[Accomplishment], audience: str) -> list[str]:
    """Return the names of the projects that an audience may read of: those with an entry that it may read.

    A project that was set and has no entry at all is for the supervisor; nobody said that others may know of it.
    """
    shown = {entry.project.casefold() for entry in entries if visible(entry, audience)}
    return [
        state.project.name
        for state in states
        if state.project.name.casefold() in shown or (not state.entries and audience == "supervisor")
    ]


def _decisions(
    kind: str, party: Party, blockers: list[Accomplishment]
) -> tuple[list[Accomplishment], list[Accomplishment]]:
    """Return the open blockers that wait for the supervisor, and the others."""
    wanted = [entry for entry in blockers if AUDIENCES[kind] == "supervisor" and entry.open and party.decides(entry)]
    return wanted, [entry for entry in blockers if entry not in wanted]


def item_of(entry: Accomplishment) -> Item:
    """Return an entry as one bullet."""
    label = {"progress": _("In progress"), "learned": _("Learned")}.get(entry.kind, "")
    return Item(
        text=phrase(entry.text) if label else sentence(entry.text),
        result=sentence(entry.outcome) if entry.outcome else "",
        project=entry.project,
        label=label,
    )


def promise_of(entry: Accomplishment, moved: str) -> Item:
    """Return a plan that was told before; `moved` is why it was put off."""
    item = item_of(entry)
    return item._replace(
        text=item.text.rstrip(".") if moved or entry.dropped else item.text,
        solved=not entry.open,
        since=short_day(entry.day),
        moved=phrase(moved) if moved else "",
        dropped=phrase(entry.dropped) if entry.dropped else "",
    )


def _blocker_of(entry: Accomplishment, standing: bool, today: date) -> Item:
    """Return a blocker as it is on day `today`; a `standing` one tells since when."""
    item = item_of(entry)
    return item._replace(
        text=item.text.rstrip("."),
        by=short_day(entry.by) if entry.by else "",
        since=short_day(entry.day) if standing else "",
        solved=not entry.open,
        overdue=entry.by is not None and entry.by < today,
    )


def project_lines(states: list[ProjectState]) -> list[ProjectLine]:
    """Return the projects of which anything was said."""
    return [
        ProjectLine(
            name=project.name,
            status=shown_status(project.status),
            line=phrase(project.line) if project.line else "",
            next=readable(project.next),
            by=short_day(project.by) if project.by else "",
        )
        for project in (state.project for state in states)
        if project.status or project.line
    ]


def _thanks(entries: list[Accomplishment]) -> str:
    """Return whom entries thank, each once; for what, the mail tells already, for each of these entries is a point of it."""
    names: dict[str, str] = {}
    for entry in entries:
        for name in thanks(entry):
            names.setdefault(name.casefold(), shown_name(name))
    return joined(list(names.values()))
