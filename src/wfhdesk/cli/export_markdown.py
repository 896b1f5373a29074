"""A desk to be read: the log by week, where projects stand, people, help, actions, hours."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from wfhdesk.cli import listing
from wfhdesk.cli.plan_texts import WORD_OF, days_told, described
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.actions import Action, shown_owner
from wfhdesk.domain.contacts import shown_kind
from wfhdesk.domain.hours_text import shown_hours
from wfhdesk.domain.markup import escaped
from wfhdesk.domain.people import Person, shown_relation
from wfhdesk.domain.periods import day_span, short_day, week_number, week_of
from wfhdesk.domain.projects import Project, shown_status
from wfhdesk.language import gettext as _


def as_markdown(desk: Desk) -> str:
    """Return what the desk holds as Markdown, for its person: private entries and notes are in it."""
    today = desk.clock.now().date()
    name = desk.settings.text("me.name")
    title = _("The desk of {name}").format(name=escaped(name)) if name else _("The desk")
    parts = [f"# {title}, {short_day(today)} {today.year}"]
    parts += _section(_("Log"), _weeks(desk))
    parts += _section(_("Projects"), _bullets(_project(one, today) for one in desk.projects.all()))
    parts += _section(_("People"), _people(desk))
    parts += _section(
        _("Offers of help that are open"), _bullets(escaped(one.text) for one in desk.people.offers() if one.is_open)
    )
    open_actions = [one for one in desk.assessments.actions() if one.state == "open"]
    parts += _section(_("Open actions"), _bullets(_action(desk, one, today) for one in open_actions))
    parts += _section(_("Working hours"), _bullets(_hours(desk, today)))
    parts += _section(_("Plans"), _bullets(_plans(desk, today)))
    return "\n\n".join(parts) + "\n"


def _section(title: str, parts: list[str]) -> list[str]:
    return [f"## {title}", *parts] if parts else []


def _bullets(texts: Iterable[str]) -> list[str]:
    lines = [f"- {text}" for text in texts]
    return ["\n".join(lines)] if lines else []


def _weeks(desk: Desk) -> list[str]:
    parts = []
    for week, entries in groupby(desk.accomplishments.all(), key=lambda entry: week_of(entry.day)):
        number = _("Week {n}").format(n=week_number(week.start))
        parts.append(f"### {number}, {day_span(week)} {week.end.year}")
        parts.append(listing.as_markdown(list(entries), level=4))
    return parts


def _project(one: Project, today: date) -> str:
    status = f" ({shown_status(one.status)})" if one.status else ""
    said = [escaped(one.line)] if one.line else []
    if one.next:
        until = ", " + _("by {day}").format(day=short_day(one.by, today)) if one.by else ""
        said.append(_("next: {what}").format(what=escaped(one.next)) + until)
    return f"**{escaped(one.name)}**{status}" + (f": {'; '.join(said)}" if said else "")


def _people(desk: Desk) -> list[str]:
    contacts = desk.people.contacts()
    parts = []
    for person in desk.people.all():
        lines = [f"### {escaped(person.name)}", *_bullets(_known(person))]
        met = [one for one in contacts if person.id in one.people]
        told = (
            f"{short_day(one.day)} {one.day.year}: {escaped(shown_kind(one.kind))}"
            + (f", {escaped(one.note)}" if one.note else "")
            for one in met
        )
        parts += [*lines, *_bullets(told)]
    return parts


def _known(person: Person) -> Iterable[str]:
    """Yield what is known of a person, a thing a line."""
    if person.relation:
        yield escaped(shown_relation(person.relation))
    work = ", ".join(filter(None, (person.role, person.organisation)))
    reach = ", ".join(filter(None, (*person.emails, person.phone)))
    yield from (escaped(text) for text in (work, reach) if text)
    for label, texts in ((_("Topics"), person.topics), (_("Asked for"), person.asked)):
        if texts:
            yield f"{label}: {'; '.join(map(escaped, texts))}"
    if person.notes:
        yield escaped(" ".join(person.notes.split()))


def _action(desk: Desk, one: Action, today: date) -> str:
    facts = [shown_owner(one.owner), *([_("by {day}").format(day=short_day(one.due, today))] if one.due else [])]
    place = desk.assessments.place_name(one.workstation) if one.workstation else ""
    return f"{escaped(one.text)} ({', '.join(filter(None, (*facts, escaped(place))))})"


def _hours(desk: Desk, today: date) -> Iterable[str]:
    for one in desk.availability.patterns():
        yield _("from {day}: {hours}").format(day=short_day(one.start, today), hours=escaped(shown_hours(one.weeks)))


def _plans(desk: Desk, today: date) -> Iterable[str]:
    for one in desk.availability.ahead():
        yield " ".join(filter(None, (days_told(one, today), WORD_OF[one.kind], escaped(described(one)))))
