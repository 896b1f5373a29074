"""What a shell offers while a word is typed: ids with what they stand for, and names of projects."""

from __future__ import annotations

from argparse import Action, Namespace
from collections.abc import Callable, Iterable
from typing import Any

from wfhdesk.desk.desk import Desk, open_desk
from wfhdesk.desk.ids import LAST
from wfhdesk.domain.mentions import plain
from wfhdesk.domain.periods import year_of
from wfhdesk.domain.plaintext import shortened

Completer = Callable[..., Any]


def completed_by(action: Action, completer: Completer) -> None:
    """Say what completes an argument (argcomplete looks for this attribute)."""
    action.completer = completer  # type: ignore[attr-defined]


def one_of(known: Iterable[str], shown: Callable[[str], str]) -> Completer:
    """Return what completes an argument that takes one of some names, in the person's language."""
    return lambda prefix, **_rest: [name for name in map(shown, known) if name.startswith(prefix)]


def entry_ids(prefix: str, parsed_args: Namespace, **_rest: Any) -> dict[str, str]:
    """Return the ids of this year's entries, newest first."""
    log = desk_of(parsed_args).accomplishments
    entries = log.within(year_of(log.today()))
    found = {entry.id: shortened(plain(entry.text)) for entry in reversed(entries) if entry.id.startswith(prefix)}
    return {LAST: "", **found} if LAST.startswith(prefix) else found


def trashed_ids(prefix: str, parsed_args: Namespace, **_rest: Any) -> dict[str, str]:
    """Return the ids of what is in the trash."""
    trash = desk_of(parsed_args).accomplishments.trash()
    return {one.entry.id: shortened(plain(one.entry.text)) for one in trash if one.entry.id.startswith(prefix)}


def project_names(prefix: str, parsed_args: Namespace, **_rest: Any) -> list[str]:
    """Return the names of the projects, the one touched last first."""
    states = desk_of(parsed_args).projects.states()
    return [state.project.name for state in states if state.project.name.startswith(prefix)]


def update_numbers(prefix: str, parsed_args: Namespace, **_rest: Any) -> dict[str, str]:
    """Return the numbers of the updates, with their subjects."""
    updates = desk_of(parsed_args).updates.all()
    return {str(one.number): shortened(one.subject) for one in updates if str(one.number).startswith(prefix)}


def occasion_ids(prefix: str, parsed_args: Namespace, **_rest: Any) -> dict[str, str]:
    """Return the ids of what the word under way planned, soonest first."""
    from wfhdesk.cli.plan_texts import WORD_OF, days_told, described

    availability = desk_of(parsed_args).availability
    today = availability.today()
    return {
        one.id: shortened(f"{days_told(one, today)} {described(one)}".rstrip())
        for one in availability.ahead()
        if one.id.startswith(prefix) and WORD_OF[one.kind] == parsed_args.word
    }


def pattern_ids(prefix: str, parsed_args: Namespace, **_rest: Any) -> dict[str, str]:
    """Return the ids of the hours that were set, the newest first."""
    from wfhdesk.domain.hours_text import shown_hours

    patterns = desk_of(parsed_args).availability.patterns()
    return {one.id: shortened(shown_hours(one.weeks)) for one in reversed(patterns) if one.id.startswith(prefix)}


def person_names(prefix: str, parsed_args: Namespace, **_rest: Any) -> list[str]:
    """Return names that mean one person each: the shortest where it begins so, else the whole one."""
    from wfhdesk.domain.naming import bare

    known, begin = desk_of(parsed_args).people, bare(prefix)
    begun = [one for one in known.all() if any(bare(name).startswith(begin) for name in (one.name, *one.nicknames))]
    names = known.names()
    short = {one.id: names.mention(one) for one in begun}
    return [short[one.id] if short[one.id].startswith(prefix) and short[one.id] else one.name for one in begun]


def contact_ids(prefix: str, parsed_args: Namespace, **_rest: Any) -> dict[str, str]:
    """Return the ids of this year's contacts, newest first; what an entry tells of is corrected in its line."""
    people = desk_of(parsed_args).people
    contacts = [one for one in people.contacts(year_of(people.today()).start) if one.id and not one.entry]
    names = {person.id: person.name for person in people.all()}
    found = {
        one.id: shortened(f"{', '.join(names[who] for who in one.people if who in names)} {one.note}".rstrip())
        for one in contacts
        if one.id.startswith(prefix)
    }
    return {LAST: "", **found} if LAST.startswith(prefix) else found


def backup_names(prefix: str, parsed_args: Namespace, **_rest: Any) -> list[str]:
    """Return the names of the backups, the newest first; a file is the shell's to complete."""
    names = [LAST, *(one.name for one in desk_of(parsed_args).backups.all())]
    return [name for name in names if name.startswith(prefix)]


def offer_ids(prefix: str, parsed_args: Namespace, **_rest: Any) -> dict[str, str]:
    """Return the ids of open offers, the newest first."""
    offers = desk_of(parsed_args).people.offers()
    return {one.id: shortened(one.text) for one in reversed(offers) if one.is_open and one.id.startswith(prefix)}


def checklist_ids(prefix: str, parsed_args: Namespace, **_rest: Any) -> dict[str, str]:
    """Return the ids of checklists, with their titles."""
    heads = desk_of(parsed_args).assessments.checklists.heads()
    return {one.id: str(one.title) for one in heads if one.id.startswith(prefix)}


def run_ids(prefix: str, parsed_args: Namespace, **_rest: Any) -> dict[str, str]:
    """Return the ids of runs through checklists, the newest first, with what was checked, where and when."""
    from wfhdesk.domain.assessment_texts import run_told

    known = desk_of(parsed_args).assessments
    names = {one.id: one.name for one in known.workstations(gone=True)}
    runs = [one for one in known.runs() if one.id.startswith(prefix)]
    found = {one.id: shortened(run_told(one, names.get(one.workstation, ""), known.today())) for one in runs}
    return {LAST: "", **found} if LAST.startswith(prefix) else found


def checked_ids(prefix: str, parsed_args: Namespace, **_rest: Any) -> dict[str, str]:
    """Return the ids of runs, and of checklists."""
    return run_ids(prefix, parsed_args) | checklist_ids(prefix, parsed_args)


def action_ids(prefix: str, parsed_args: Namespace, **_rest: Any) -> dict[str, str]:
    """Return the ids of actions, the most pressing first."""
    actions = desk_of(parsed_args).assessments.actions()
    found = {one.id: shortened(one.text) for one in actions if one.id.startswith(prefix)}
    return {LAST: "", **found} if LAST.startswith(prefix) else found


def workstation_names(prefix: str, parsed_args: Namespace, **_rest: Any) -> list[str]:
    """Return the names of workstations."""
    known = desk_of(parsed_args).assessments.workstations()
    return [one.name for one in known if one.name.startswith(prefix)]


def desk_of(parsed_args: Namespace) -> Desk:
    """Return the desk that the line under way names, or the environment."""
    return open_desk(getattr(parsed_args, "desk", None) or _named())


def _named() -> str | None:
    import os

    return os.environ.get("WFHDESK_DIR") or None
