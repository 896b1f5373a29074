"""People who were changed in several places at once, as one: the versions that nobody has settled, merged."""

from __future__ import annotations

from operator import is_not
from typing import Any, NamedTuple, cast

from wfhdesk.desk.people_records import person_of
from wfhdesk.desk.records import Doc, Unreadable
from wfhdesk.domain.merging import Merged, as_one_had_it, merged
from wfhdesk.store.lines import Line, key
from wfhdesk.store.tables import DeskDB
from wfhdesk.store.versions import Chain, heads, newest

PEOPLE = "people"
_DEEPEST = 12
"""How many times devices may have merged the same person, each for itself, before the newest common version has to do."""


class Together(NamedTuple):
    """What the versions of a person say together: `doc` shows, None where the newest one is a removal.

    `versions` are those among which somebody can choose, the one that shows first; each is merged but for the fields in
    which they clash. `is_settled` tells that there is nothing to choose.
    """

    doc: Doc | None
    versions: list[Line]
    is_settled: bool


class PeopleVersions:
    """The documents of people. Only those with several heads cost more than a look."""

    def __init__(self, db: DeskDB) -> None:
        self._lines = db.lines
        self._table = db.table(PEOPLE)
        self._merged: dict[str, tuple[Chain, Together]] = {}

    def shown(self) -> dict[str, Doc]:
        """Return the documents that show by their ids; the same object as long as nobody writes it."""
        documents = self._table.shown()
        for doc_id in self._lines.versions.torn(PEOPLE):
            if doc_id in documents:
                documents[doc_id] = self._together(doc_id).doc or documents[doc_id]
        return documents

    def seen(self, doc_id: str) -> list[str]:
        """Return the keys of the versions of which a person was read last, the one that shows last; nothing for nobody."""
        return [key(line) for line in _oldest_first(self._lines.versions.chain(PEOPLE, doc_id))]

    def write(self, doc_id: str, doc: Doc | None, seen: list[str]) -> None:
        """Write a person, or with no `doc` their removal, made from the versions with the keys in `seen`."""
        was: list[Doc | None] = []
        if not seen and not self._lines.is_fresh(doc_id):  # who was read elsewhere may not have been read here
            self._table.find(doc_id)
            seen = self.seen(doc_id)
        if len(seen) > 1 and self.seen(doc_id) == seen:
            was = [line.get("doc") for line in reversed(self._together(doc_id).versions)]
        self._table.write(doc_id, doc, seen, was)

    def _together(self, doc_id: str) -> Together:
        chain = list(self._lines.versions.chain(PEOPLE, doc_id))
        known = self._merged.get(doc_id)
        if known is None or len(known[0]) != len(chain) or any(map(is_not, known[0], chain)):
            known = self._merged[doc_id] = chain, together(chain)
        return known[1]


def together(chain: Chain) -> Together:
    """Return what the versions of a person say that none other was made from.

    Which of a removal and a change shows is decided as for everything else on the desk: the newer one, until somebody
    chooses. What can't be read is merged with nothing.
    """
    lasts = _oldest_first(chain)
    told = [line for line in lasts if "doc" in line]
    if len(told) < 2 or not all(map(_is_readable, told)):
        return Together(lasts[-1].get("doc"), lasts[::-1], len(lasts) == 1)
    doc, clashes = _History(chain).of(told)
    if not clashes and len(told) == len(lasts):
        return Together(doc, [cast(Line, {**lasts[-1], "doc": doc})], is_settled=True)
    versions = [
        cast(Line, {**line, "doc": as_one_had_it(doc, clashes, line["doc"])}) if "doc" in line else line
        for line in lasts[::-1]
    ]
    return Together(doc if "doc" in lasts[-1] else None, versions, is_settled=False)


def _oldest_first(chain: Chain) -> Chain:
    return sorted(heads(chain), key=_place) if chain else []


def _place(line: Line) -> tuple[int, str]:
    return line["at"], line["device"]


def _is_readable(line: Line) -> bool:
    try:
        person_of(line["doc"], line["id"])
    except Unreadable:
        return False
    return True


class _History:
    """What was made from what, of one document."""

    def __init__(self, chain: Chain) -> None:
        self._lines = {key(line): line for line in chain}
        self._found: dict[frozenset[str], Merged] = {}

    def of(self, lines: Chain, depth: int = 0) -> Merged:
        """Return what some versions say together, taken in one by one, the oldest first."""
        name = frozenset(map(key, lines))
        if name not in self._found:
            self._found[name] = self._worked_out(lines, depth)
        return self._found[name]

    def _worked_out(self, lines: Chain, depth: int) -> Merged:
        first, *others = lines
        found, known = Merged(first.get("doc", {})), self._before(first)
        for place, line in enumerate(others, 1):
            before = self._before(line)
            is_beside = any(_are_side_by_side(line, other) for other in lines[:place])
            base = None if is_beside else self._base(known & before, depth)
            step = merged(base, found.doc, line.get("doc", {}))
            found, known = Merged(step.doc, found.clashes | step.clashes), known | before
        return found

    def _base(self, common: set[str], depth: int) -> dict[str, Any] | None:
        """Return what the last common versions say together; None where none is kept any more."""
        lasts: Chain = []
        covered: set[str] = set()
        for line in sorted((self._lines[name] for name in common), key=_place, reverse=True):
            if key(line) not in covered:
                lasts.append(line)
                covered |= self._before(line)
        if not lasts:
            return None
        return newest(lasts).get("doc", {}) if depth >= _DEEPEST else self.of(lasts[::-1], depth + 1).doc

    def _before(self, line: Line) -> set[str]:
        """Return the keys of a version and of all that it was made from, by which it is the later one."""
        found, waiting = {key(line)}, [line]
        while waiting:
            now = waiting.pop()
            for name in now.get("base", ()):
                former = self._lines.get(name)
                if former is not None and name not in found and former["at"] < now["at"]:
                    found.add(name)
                    waiting.append(former)
        return found


def _are_side_by_side(line: Line, other: Line) -> bool:
    """Return whether one act wrote both from the same: undo of a choice, which brings back all that waited for it."""
    return "act" in line and (line["act"], line.get("base")) == (other.get("act"), other.get("base"))
