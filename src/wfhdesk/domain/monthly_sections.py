"""The monthly update, for supervisor and co-workers at once: what came of the month, and where the projects went."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple

from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.help_logged import NO_HELP, Helped, HelpLogged, besides
from wfhdesk.domain.helping import helped
from wfhdesk.domain.mail_text import capital, cut, headline, readable, sentence
from wfhdesk.domain.mentions import thanks
from wfhdesk.domain.names import joined
from wfhdesk.domain.people_told import by_person, summed_up, together
from wfhdesk.domain.period_names import month_in, months
from wfhdesk.domain.periods import month_of, short_day
from wfhdesk.domain.projects import ProjectState, in_trouble, shown_status
from wfhdesk.domain.promises import moved_since
from wfhdesk.domain.ranking import ranked
from wfhdesk.domain.selections import MOST_OUTCOMES, Selection
from wfhdesk.domain.update_sections import Item, ProjectLine, item_of, project_lines, promise_of
from wfhdesk.language import gettext as _

FEWEST_OUTCOMES = 3
"""Outcomes, as far as there are: where fewer entries have a result, others fill up."""

Statuses = tuple[tuple[str, str], ...]
"""Names of projects, each with its status."""


class ProjectRow(NamedTuple):
    """A project in the table: its status now and in the last monthly update, and what comes next."""

    name: str
    now: str
    before: str
    next: str


class Month(NamedTuple):
    """What was logged too late for the update of its month."""

    month: str
    items: list[Item]


class Help(NamedTuple):
    """Help given or received: what isn't told elsewhere in sentences, the other `people` with how often and for what."""

    people: str
    texts: list[str]


class MonthlySections(NamedTuple):
    """All that the template of a monthly update can show; `more` counts the news that have no line of their own.

    `trouble` are the projects at risk or off track, with what is the matter.
    """

    me: str
    month: str
    big: Item | None
    promised: list[Item]
    outcomes: list[Item]
    more: str
    late: list[Month]
    projects: list[ProjectRow]
    trouble: list[ProjectLine]
    plans: list[Item]
    given: Help
    received: Help


def monthly(
    me: str,
    selection: Selection,
    projects: list[ProjectState],
    before: Statuses,
    logged: HelpLogged = NO_HELP,
) -> MonthlySections:
    """Return the sections of a monthly update; `before` are the statuses that the last one told, `logged` more help."""
    big, outcomes, others = picked(selection)
    told = [*([big] if big else []), *outcomes, *selection.late, *selection.promised]
    news = [*selection.news, *selection.late]
    promised, standing = _promises(selection)
    return MonthlySections(
        me=me,
        month=months(selection.period),
        big=item_of(big) if big else None,
        promised=promised,
        outcomes=[item_of(entry) for entry in outcomes],
        more=_counted(others),
        late=_by_month(selection),
        projects=_rows(projects, before),
        trouble=[line for line in project_lines(in_trouble(projects)) if line.line],
        plans=[item_of(entry) for entry in (*selection.plans, *standing)],
        given=_help(news, helped, told, logged.given),
        received=_help(news, thanks, [*told, *(entry for entry in news if helped(entry))], logged.received),
    )


def monthly_subject(name: str, selection: Selection) -> str:
    """Return a subject that says the news of the month: `Ana · November 2026: the audit was closed without a visit`."""
    month = months(selection.period)
    start = f"{name} · {month}" if name else capital(month)
    big, _outcomes, _others = picked(selection)
    first = big or next(iter(selection.late), None)
    return f"{start}: {cut(headline(first))}" if first else start


def statuses(projects: list[ProjectState]) -> Statuses:
    """Return what an update keeps of the projects that it told, for the next one to compare with."""
    return tuple((state.project.name, state.project.status) for state in projects if state.project.status)


def changed_since(state: ProjectState, before: Statuses) -> bool:
    """Return whether a project that the last update told of stands otherwise now."""
    last = _status_in(before, state.project.name)
    return bool(last) and last != state.project.status


def picked(selection: Selection) -> tuple[Accomplishment | None, list[Accomplishment], list[Accomplishment]]:
    """Return the headline (the pinned entry, else the most telling), the outcomes, and all other news."""
    order = ranked(selection.news)
    big = next((entry for entry in order if entry.pinned), next(iter(order), None))
    done = [entry for entry in order if entry is not big and entry.kind in ("done", "plan")]
    results = sum(bool(entry.outcome) for entry in done)
    outcomes = done[: max(FEWEST_OUTCOMES, min(MOST_OUTCOMES, results))]
    return big, outcomes, [entry for entry in selection.news if entry is not big and entry not in outcomes]


def _promises(selection: Selection) -> tuple[list[Item], list[Accomplishment]]:
    """Return what became of former plans, and those of which nothing is to be said but that they still stand."""
    told = [(entry, moved_since(entry, selection.last)) for entry in selection.promised]
    news = [promise_of(entry, moved) for entry, moved in told if moved or not entry.open]
    return news, [entry for entry, moved in told if entry.open and not moved]


def _counted(entries: list[Accomplishment]) -> str:
    """Return how many entries there are by project: `billing (12), payroll (3), without a project (2)`."""
    counts: dict[str, int] = {}
    spelt: dict[str, str] = {}
    for entry in entries:
        name = spelt.setdefault(entry.project.casefold(), entry.project)
        counts[name] = counts.get(name, 0) + 1
    bare = counts.pop("", 0)
    said = [f"{name} ({n})" for name, n in sorted(counts.items(), key=lambda one: -one[1])]
    return ", ".join([*said, _("without a project ({n})").format(n=bare)] if bare else said)


def _by_month(selection: Selection) -> list[Month]:
    found: dict[str, list[Item]] = {}
    for entry in sorted(selection.late, key=lambda one: month_of(one.day).start):
        shown = month_in(entry.day, selection.period._replace(start=entry.day))
        found.setdefault(shown, []).append(item_of(entry))
    return [Month(month, items) for month, items in found.items()]


def _rows(projects: list[ProjectState], before: Statuses) -> list[ProjectRow]:
    return [
        ProjectRow(
            name=project.name,
            now=shown_status(project.status) or "–",
            before=shown_status(_status_in(before, project.name)) or "–",
            next=", ".join(filter(None, (readable(project.next), short_day(project.by) if project.by else ""))) or "–",
        )
        for project in (state.project for state in projects)
        if project.status or project.next or _status_in(before, project.name)
    ]


def _status_in(before: Statuses, name: str) -> str:
    return next((status for known, status in before if known.casefold() == name.casefold()), "")


def _help(
    news: list[Accomplishment],
    named: Callable[[Accomplishment], list[str]],
    told: Collection[Accomplishment],
    logged: Iterable[Helped],
) -> Help:
    texts, others = [], []
    found = by_person(news, named)
    more = besides(found, logged)
    for names, entries in together(found, more):
        times = more.pop(names, 0)
        is_news = len(entries) == 1 and entries[0] not in told
        texts += [sentence(entries[0].text)] if is_news else []
        others += [] if is_news and not times else [summed_up(names, entries, times)]
    others += [summed_up(name, [], times) for name, times in more.items()]
    return Help(joined(others), list(dict.fromkeys(texts)))
