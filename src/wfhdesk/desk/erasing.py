"""Erasing a person: their name out of everything that this device keeps, at once, after a look at what that changes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from wfhdesk.desk import ids
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.erasing_backups import Naming, erase_from_backups, naming, people_in_backups
from wfhdesk.desk.erasing_limits import Staying, staying
from wfhdesk.desk.erasing_plan import CONTACTS, ENTRIES, OFFERS, PEOPLE, Plan
from wfhdesk.desk.people_records import person_of
from wfhdesk.desk.prompt_renewal import forgotten
from wfhdesk.desk.records import Unreadable
from wfhdesk.domain.erasing import differences
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.domain.naming import KnownNames
from wfhdesk.domain.people import Person, checked, told_apart
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.domain.traces import Traces, traces_of
from wfhdesk.language import gettext as _
from wfhdesk.store.forgetting import forget
from wfhdesk.store.versions import Chain, heads, newest


class Change(NamedTuple):
    """A document that changes: each of its texts before and after. `is_former` where only an older or deleted version does."""

    table: str
    id: str
    day: str
    texts: tuple[tuple[str, str], ...]
    is_former: bool


class Erasure(NamedTuple):
    """What erasing a person would do. `contacts_gone` were with this person alone, `contacts_fewer` with others too.

    `forms` are the person as they are known now and as they were once; `unfinished` counts texts that wait in windows,
    `published` are the places of calendars and `backups` the backups that name them.
    """

    forms: tuple[Person, ...]
    traces: Traces
    changes: tuple[Change, ...]
    contacts_gone: int
    contacts_fewer: int
    offers_gone: int
    unfinished: int
    published: tuple[str, ...]
    backups: tuple[Naming, ...] = ()
    stays: tuple[Staying, ...] = ()

    @property
    def person(self) -> Person:
        """Who is erased."""
        return self.forms[0]

    @property
    def is_empty(self) -> bool:
        """Whether nothing here names them."""
        counts = self.contacts_gone + self.contacts_fewer + self.offers_gone + self.unfinished
        in_backups = any(one.in_lines for one in self.backups)
        return not (self.person.id or self.changes or counts or self.published or in_backups)


# --- who --------------------------------------------------------------------------------------------------------------


def person_named(desk: Desk, name: str) -> Person:
    """Return whom a name means: somebody known, else who was deleted, or is in backups only, else who is called exactly that.

    So another device can do the same when the person is gone from the desk already. Raises WrongInput where it can mean
    several.
    """
    known = desk.people.all()
    said = one_line(name).removeprefix("@")
    if KnownNames(known).candidates(said) or any(said and one.id.startswith(said.lower()) for one in known):
        return desk.people.named(name)
    found = _meant(_deleted(desk), said) or _meant(people_in_backups(desk), said)
    if len(found) > 1:
        several = ", ".join(told_apart(found))
        raise WrongInput(
            _("“{name}” can mean {known}. Type more of the name, or an id.").format(name=shortened(said), known=several)
        )
    return found[0] if found else checked(Person(said))


def _meant(people: list[Person], said: str) -> list[Person]:
    return KnownNames(people).candidates(said) or [one for one in people if said and one.id.startswith(said.lower())]


def _deleted(desk: Desk) -> list[Person]:
    """Return the people who were deleted, as they were known last."""
    desk.db.lines.load_all()
    chains = desk.db.lines.versions.chains_of(PEOPLE)
    gone = [chain for chain in chains if "doc" not in newest(heads(chain))]
    return [person for chain in gone for person in _forms(chain)[:1]]


def _forms(chain: Chain) -> list[Person]:
    """Return what a person was known as, the last first."""
    found = []
    for line in sorted(chain, key=lambda line: (line["at"], line["device"]), reverse=True):
        for doc in (line.get("doc"), *line.get("was", ())):
            try:
                found += [person_of(doc, line["id"])] if doc is not None else []
            except Unreadable:
                continue
    return found


def _known_as_well(person: Person, text: str) -> Person:
    """Return a person as known by one more name, address or number than the desk has of them."""
    bare_form = Person(person.name, id=person.id)
    if "@" in text:
        return bare_form._replace(emails=(text,))
    is_name = any(letter.isalpha() for letter in text)
    return bare_form._replace(nicknames=(text,)) if is_name else bare_form._replace(phone=text)


def _known_as(desk: Desk, person: Person, also: Iterable[str]) -> tuple[Person, ...]:
    """Return a person as they are known now, as they were once, and by more names, addresses and numbers."""
    chain = desk.db.lines.versions.chain(PEOPLE, person.id)
    more = [_known_as_well(person, text) for text in map(one_line, also) if text]
    return (person, *(form for form in _forms(chain) if form != person), *more)


# --- what changes -----------------------------------------------------------------------------------------------------


def preview(desk: Desk, person: Person, also: Iterable[str] = (), *, is_any_case: bool = False) -> Erasure:
    """Return what erasing a person would change, and what it would leave where it is; nothing is written.

    `also` are more names, addresses and numbers by which they are known. `is_any_case` takes their name out where it stands
    without its capital too.
    """
    desk.db.lines.load_all()
    forms = _known_as(desk, person, also)
    own_name = desk.settings.text("me.name")
    traces = traces_of(forms, desk.people.all(), own_name, is_any_case=is_any_case)
    plan = Plan(desk, traces)
    chains = [chain for chain in desk.db.lines.versions.chains() if (chain[0]["table"], chain[0]["id"]) != plan.last]
    contacts, offers = (list(filter(plan.touches, desk.db.table(name).shown().values())) for name in (CONTACTS, OFFERS))
    alone = [doc for doc in contacts if doc["people"] == [person.id]]
    found = naming(desk, plan)
    erasure = Erasure(
        forms=forms,
        traces=traces,
        changes=tuple(_sorted(change for chain in chains for change in _changes(chain, plan))),
        contacts_gone=len(alone),
        contacts_fewer=len(contacts) - len(alone),
        offers_gone=len(offers),
        unfinished=_waiting_texts(desk, plan),
        published=tuple(one.target for one in desk.publishing.telling(plan.text)),
        backups=tuple(found),
    )
    return erasure._replace(stays=tuple(staying(desk, plan, found)))


def _waiting_texts(desk: Desk, plan: Plan) -> int:
    """Return how many texts that wait in closed windows name the person."""
    closed = [window for window in desk.unfinished.windows() if not window.is_open]
    return sum(plan.typed(text) != text for window in closed for text in window.texts.values())


def _sorted(changes: Iterable[Change]) -> list[Change]:
    return sorted(
        changes, key=lambda change: (change.table != ENTRIES, change.table, change.day, ids.as_made(change.id))
    )


def _changes(chain: Chain, plan: Plan) -> list[Change]:
    """Return how a document changes: its version that shows, or the newest one that does."""
    shown = newest(heads(chain))
    latest_first = sorted(chain, key=lambda line: (line["at"], line["device"]), reverse=True)
    for line in [shown, *latest_first]:
        doc = line.get("doc")
        after = plan.document(line["table"], line["id"], doc) if doc is not None else None
        pairs = differences(doc, after) if after is not None else []
        if pairs:
            day = str((doc or {}).get("day", ""))
            return [Change(line["table"], line["id"], day, tuple(pairs), is_former=line is not shown)]
    return []


# --- doing it ---------------------------------------------------------------------------------------------------------


def kept_ids(erasure: Erasure, beginnings: Sequence[str]) -> list[str]:
    """Return the ids of the documents that are to stay as they are, by their beginnings. Raises WrongInput."""
    known = [change.id for change in erasure.changes]
    none = _("There is no {id} among what would change.")
    return [ids.the_one(known, beginning, none) for beginning in beginnings]


def erase(desk: Desk, erasure: Erasure, keep: Collection[str] = ()) -> list[str]:
    """Erase a person, but leave the documents with the ids in `keep` as they are; return what there is to know of it.

    Nothing of it can be undone. Whoever is interrupted calls it again: the person goes last. Raises DeskError where an open
    window holds a text that names them, or where the disk doesn't take it.
    """
    desk.db.lines.load_all()
    plan = Plan(desk, erasure.traces, keep)
    if any(window.is_open and _names(window.texts.values(), plan) for window in desk.unfinished.windows()):
        raise DeskError(
            _(
                "In another window of wfhdesk something is typed that names {name}. Finish it or discard it there, or close "
                "that window; then do this again. Nothing was changed."
            ).format(name=erasure.person.name)
        )
    with forgotten(desk), desk.backups.alone():  # so that no backup is made of the desk as it was
        erase_from_backups(desk, plan)
        desk.unfinished.rewrite(plan.typed)
        warnings = [outcome.warning for outcome in desk.publishing.reword(plan.text) if outcome.warning]
        forget(desk.db.lines, plan.forgetting())
    return [*warnings, *desk.follow()]


def _names(texts: Iterable[str], plan: Plan) -> bool:
    return any(plan.typed(text) != text for text in texts)
