"""The review of a quarter or a year: what an appraisal asks for, in one to four pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.help_logged import NO_HELP, Helped, HelpLogged, besides
from wfhdesk.domain.helping import helped
from wfhdesk.domain.mail_text import capital, phrase, sentence, stopped
from wfhdesk.domain.mentions import contacts, people, thanks
from wfhdesk.domain.names import at_most, joined
from wfhdesk.domain.people_told import by_person, summed_up, together
from wfhdesk.domain.period_names import month_in, named
from wfhdesk.domain.periods import Period, month_of
from wfhdesk.domain.projects import Project, ProjectState, shown_status
from wfhdesk.domain.ranking import ranked, top
from wfhdesk.domain.selections import Selection
from wfhdesk.domain.update_sections import Item, item_of
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext

MOST_RESULTS = 5
"""Results told for an objective, and of a project."""
MOST_PARTS = 6
"""Entries told as one's part in a project."""
MOST_PEOPLE = 8
MOST_LEARNED = 10
MOST_A_MONTH = 12
MOST_OF_MANY = 5
"""Entries told of a month, where the review has more than a quarter of them."""


class Points(NamedTuple):
    """Bullets, and how many there would be more."""

    items: list[Item]
    more: int


class Goal(NamedTuple):
    """An objective and what came of it; the entries that serve none have an empty name."""

    name: str
    results: Points
    entries: int


class ReviewProject(NamedTuple):
    """A project: where it stands, what was one's part in it, and what changed because of it."""

    name: str
    status: str
    line: str
    part: Points
    results: Points


class MonthPart(NamedTuple):
    """What was done in a month, in the order of its days."""

    month: str
    points: Points


class ReviewSections(NamedTuple):
    """All that the template of a review can show. Every text is as a reader sees it."""

    me: str
    period: str
    summary: str
    goals: list[Goal]
    projects: list[ReviewProject]
    worked_with: str
    helped: Points
    thanked: Points
    learned: Points
    months: list[MonthPart]


def review(me: str, selection: Selection, projects: list[ProjectState], logged: HelpLogged = NO_HELP) -> ReviewSections:
    """Return the sections of a review; `logged` is help that no entry tells of."""
    news = selection.news
    by_project = _by_project(news)
    known = {state.project.name.casefold(): state.project for state in projects}
    worked = by_person(news, contacts)
    return ReviewSections(
        me=me,
        period=named(selection.period),
        summary=_summary(news, by_project),
        goals=_goals(news, known),
        projects=[_project(known[name], entries) for name, entries in by_project.items() if name in known],
        worked_with=joined(at_most([summed_up(name, entries) for name, entries in worked], MOST_PEOPLE)),
        helped=_lines(news, helped, logged.given),
        thanked=_lines(news, thanks, logged.received),
        learned=_points([entry for entry in news if entry.kind == "learned"], MOST_LEARNED),
        months=_months(news, selection.period),
    )


def review_subject(name: str, selection: Selection) -> str:
    """Return the subject of a review: `Ana · review Q4 2026`."""
    said = _("review {period}").format(period=named(selection.period))
    return f"{name} · {said}" if name else capital(said)


def _summary(news: list[Accomplishment], by_project: dict[str, list[Accomplishment]]) -> str:
    """Return the period in numbers; empty where nothing was done."""
    if not news:
        return ""
    done, results = len(news), sum(bool(entry.outcome) for entry in news)
    met = len(by_person(news, people))
    said = [ngettext("{n} entry", "{n} entries", done).format(n=done)]
    if results:
        said.append(ngettext("{n} with a result", "{n} with a result", results).format(n=results))
    if by_project:
        said.append(ngettext("{n} project", "{n} projects", len(by_project)).format(n=len(by_project)))
    if met:
        said.append(ngettext("{n} person named", "{n} people named", met).format(n=met))
    return joined(said)


def _by_project(news: list[Accomplishment]) -> dict[str, list[Accomplishment]]:
    """Return entries by project, the one with most first."""
    found: dict[str, list[Accomplishment]] = {}
    for entry in news:
        if entry.project:
            found.setdefault(entry.project.casefold(), []).append(entry)
    return dict(sorted(found.items(), key=lambda one: -len(one[1])))


def _goals(news: list[Accomplishment], known: dict[str, Project]) -> list[Goal]:
    spelt: dict[str, str] = {"": ""}
    found: dict[str, list[Accomplishment]] = {}
    for entry in news:
        project = known.get(entry.project.casefold())
        objective = project.objective if project else ""
        spelt.setdefault(objective.casefold(), objective)
        found.setdefault(objective.casefold(), []).append(entry)
    named_first = sorted(found.items(), key=lambda one: (not one[0], -len(one[1])))
    goals = [
        Goal(capital(spelt[key]), _results(entries, with_project=True), len(entries)) for key, entries in named_first
    ]
    return [goal for goal in goals if goal.name or goal.results.items]


def _results(entries: list[Accomplishment], *, with_project: bool) -> Points:
    found = ranked(entry for entry in entries if entry.outcome)
    items = [
        Item(text=sentence(entry.outcome), project=entry.project if with_project else "")
        for entry in found[:MOST_RESULTS]
    ]
    return Points(items, max(0, len(found) - MOST_RESULTS))


def _project(project: Project, entries: list[Accomplishment]) -> ReviewProject:
    part = [entry for entry in entries if entry.kind != "learned"]
    return ReviewProject(
        name=project.name,
        status=capital(shown_status(project.status)),
        line=phrase(project.line) if project.line else "",
        part=_points(part, MOST_PARTS),
        results=_results(entries, with_project=False),
    )


def _points(entries: Iterable[Accomplishment], most: int) -> Points:
    picked, more = top(entries, most)
    return Points([item_of(entry)._replace(label="", result="", text=sentence(entry.text)) for entry in picked], more)


def _lines(
    news: list[Accomplishment], names: Callable[[Accomplishment], list[str]], logged: Iterable[Helped]
) -> Points:
    """Return the people that entries tell of, each with the one thing that tells most; how often, where it was often.

    Those whom only contacts and offers tell of stand together in the last line.
    """
    found = by_person(news, names)
    more = besides(found, logged)
    found = together(found, more)
    items = []
    for name, entries in found[:MOST_PEOPLE]:
        times = more.get(name, 0)
        label = summed_up(name, entries, times) if len(entries) + times > 1 else ""
        items.append(Item(text=sentence(ranked(entries)[0].text), label=label))
    told = {name for name, _entries in found}
    others = [summed_up(name, [], times) for name, times in more.items() if name not in told]
    if others:
        items.append(Item(text=stopped(joined(at_most(others, MOST_PEOPLE)))))
    return Points(items, max(0, len(found) - MOST_PEOPLE))


def _months(news: list[Accomplishment], period: Period) -> list[MonthPart]:
    found: dict[str, list[Accomplishment]] = {}
    for entry in sorted(news, key=lambda one: month_of(one.day).start):
        if entry.kind == "learned":
            continue
        found.setdefault(month_in(entry.day, period), []).append(entry)
    most = MOST_A_MONTH if len(found) <= 3 else MOST_OF_MANY
    return [MonthPart(month, _points(entries, most)) for month, entries in found.items()]
