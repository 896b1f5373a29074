"""Whom a line means that is about to be logged, asked of the people on the desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from wfhdesk.domain import capture
from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.capture import BULLET, NOTHING_SAID, Said
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.named_people import Named, Unsure, check_sure, named, rewritten, sure_mention
from wfhdesk.language import gettext as _

if TYPE_CHECKING:
    from wfhdesk.desk.desk import Desk
    from wfhdesk.domain.naming import KnownNames
    from wfhdesk.domain.people import Person

Choose = Callable[[Unsure], "Person"]
"""Asks between whom a name can't decide."""


def known_names(desk: Desk) -> KnownNames | None:
    """Return the names of everybody on the desk; None where nobody is.

    It reads them as they lie there: `wfhdesk log` isn't to wait for all that knowing people takes.
    """
    if not desk.db.table("people").shown():
        return None
    from wfhdesk.desk.people_records import person_of
    from wfhdesk.desk.people_versions import PeopleVersions
    from wfhdesk.desk.records import Unreadable
    from wfhdesk.domain.naming import KnownNames

    found: list[Person] = []
    for doc_id, doc in PeopleVersions(desk.db).shown().items():
        try:
            found.append(person_of(doc, doc_id))
        except Unreadable:
            continue  # `wfhdesk doctor` names it
    return KnownNames(found)


def named_in(entry: Accomplishment, names: KnownNames | None, known_by: date | None = None) -> Named:
    """Return whom an entry names; `known_by` is the day on which it was written, where that was before now."""
    if names is None:
        return named(entry, lambda _name: [])
    return named(entry, lambda name: names.candidates(name, known_by))


def made_sure(desk: Desk, line: str, unsure: Unsure, person: Person) -> str:
    """Return a line in which a name means the person that was chosen. Raises WrongInput where no name means them alone."""
    return rewritten(line, unsure.name, sure_mention(person, desk.people.all()))


def asked(
    desk: Desk, line: str, choose: Choose, said: Said = NOTHING_SAID, standing: Accomplishment | None = None
) -> tuple[str, Said]:
    """Return a line, and what options say, with every name sure: `choose` is asked once for each that isn't.

    `standing` is an entry that is written anew. Raises WrongInput where the line can't be understood.
    """
    if not _names_anybody(line, said) or (names := known_names(desk)) is None:
        return line, said
    log = desk.accomplishments
    entry = capture.parse(line, log.today(), said, short_dutch=log.short_dutch, standing=standing)
    for unsure in named_in(entry, names, standing.logged_on if standing else None).unsure:
        person = choose(unsure)
        line = made_sure(desk, line, unsure, person)
        said = said._replace(outcome=made_sure(desk, said.outcome, unsure, person))
    return line, said


def check_lines(desk: Desk, text: str, said: Said = NOTHING_SAID) -> None:
    """Raise WrongInput, with the line's number, where a name in one of several lines can mean several people."""
    names = known_names(desk) if _names_anybody(text, said) else None
    if names is None:
        return
    log = desk.accomplishments
    for number, line in enumerate(text.split("\n"), 1):
        told = BULLET.sub("", line)
        if not told.strip() or not _names_anybody(told, said):
            continue
        try:
            entry = capture.parse(told, log.today(), said, short_dutch=log.short_dutch)
        except WrongInput:
            return  # logging says what is wrong with it
        try:
            check_sure(named_in(entry, names))
        except WrongInput as problem:
            raise WrongInput(_("Line {number}: {problem}").format(number=number, problem=problem)) from None


def _names_anybody(line: str, said: Said = NOTHING_SAID) -> bool:
    """Return whether a line can name anybody at all."""
    return "@" in line or "@" in said.outcome


def asked_of(desk: Desk, entry: Accomplishment, choose: Choose) -> Accomplishment:
    """Return an entry with every name in its outcome sure: `choose` is asked once for each that isn't. Raises WrongInput."""
    told = entry._replace(text="")
    for unsure in named_in(told, known_names(desk), entry.logged_on).unsure:
        told = told._replace(outcome=made_sure(desk, told.outcome, unsure, choose(unsure)))
    return entry._replace(outcome=told.outcome)
