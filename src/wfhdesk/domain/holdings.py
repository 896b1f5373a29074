"""All that a desk holds, as it is handed on whole; and what would change where one desk becomes like another."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.language import gettext as _

Doc = dict[str, Any]
Tables = dict[str, dict[str, Doc]]
"""Documents that show, by table and id."""

NEW, CHANGED, GONE, SAME = "new", "changed", "gone", "same"

ONLY_ADDED = frozenset(("updates", "publications", "shown"))
"""Tables of what others have seen, or the person was told: it happened, so nothing in them is changed or taken away."""

TABLES = (
    *("accomplishments", "updates", "projects", "people", "contacts", "offers", "patterns", "occasions", "statuses"),
    *("workstations", "runs", "replies", "actions", "triggers", "weeks", "publications", "quiet", "shown"),
)
"""The tables there are, in the order in which they are told."""

_TELLING = {
    "accomplishments": ("day", "text"),
    "updates": ("number", "day", "subject"),
    "projects": ("name",),
    "people": ("name",),
    "contacts": ("day", "kind", "note"),
    "offers": ("text",),
    "patterns": ("start", "hours"),
    "occasions": ("first", "kind", "label"),
    "statuses": ("since", "state", "message"),
    "workstations": ("name",),
    "runs": ("started", "title"),
    "replies": ("asked", "said"),
    "actions": ("text",),
    "triggers": ("day", "kind", "text"),
    "weeks": ("week",),
    "publications": ("target",),
    "quiet": ("since", "until"),
    "shown": ("at",),
}
"""The fields by which a person knows a document again."""
_LONGEST_PART = 48
DEEPEST = 32
"""Lists and objects within each other; a document of ours has four."""

_OWN_NAME = re.compile(r"config\.toml|(templates/[a-z]{2}|checklists)/[^./\\:\x00-\x1f][^/\\:\x00-\x1f]{0,99}")


class Holding(NamedTuple):
    """What a desk holds: documents that show, entries in its trash by id, and its own files by their relative paths."""

    tables: Tables
    trash: dict[str, Doc]
    files: dict[str, bytes]


class Difference(NamedTuple):
    """A document of which two desks say something else. `ours` is None where we haven't got it, `theirs` where they haven't.

    `is_taken` tells whether ours becomes like theirs.
    """

    table: str
    id: str
    state: str
    ours: Doc | None
    theirs: Doc | None
    is_taken: bool


class Comparison(NamedTuple):
    """What two desks have in common and what not.

    `same` counts documents by table, `trash` are entries that come into ours, `files` tells of each of the desk's own files
    whether it is new, changed or the same, and `settings` are the lines by which the settings differ, with `-` and `+`.
    """

    differences: tuple[Difference, ...]
    same: dict[str, int]
    trash: dict[str, Doc]
    files: dict[str, str]
    settings: tuple[str, ...] = ()

    def of(self, table: str, state: str) -> list[Difference]:
        """Return the differences of a table that are of one kind."""
        return [one for one in self.differences if (one.table, one.state) == (table, state)]

    @property
    def tables(self) -> list[str]:
        """The tables that there is something to tell of, in the order in which they are told."""
        found = {*(one.table for one in self.differences), *(table for table, count in self.same.items() if count)}
        return sorted(found, key=place_of)

    @property
    def taken(self) -> list[Difference]:
        """The differences by which ours would become like theirs."""
        return [one for one in self.differences if one.is_taken]


def place_of(table: str) -> tuple[int, str]:
    """Return what sorts tables into the order in which they are told; those of a newer wfhdesk come last."""
    return (TABLES.index(table) if table in TABLES else len(TABLES), table)


def compare(
    ours: Tables, theirs: Tables, *, removes: bool, overwrites: bool, left_out: Collection[str] = ()
) -> list[Difference]:
    """Return what differs, by table and id.

    `removes` takes away what they haven't got, `overwrites` lets theirs stand where both have it. Of what we haven't got,
    documents with ids in `left_out` count as a change of ours. What is `ONLY_ADDED` is never changed nor taken away.
    """
    found: list[Difference] = []
    for table in sorted({*ours, *theirs}, key=place_of):
        mine, other = ours.get(table, {}), theirs.get(table, {})
        is_fixed = table in ONLY_ADDED
        for doc_id, doc in other.items():
            if doc_id in left_out and doc_id not in mine:
                found.append(Difference(table, doc_id, CHANGED, None, doc, is_taken=overwrites))
            elif doc_id not in mine:
                found.append(Difference(table, doc_id, NEW, None, doc, is_taken=True))
            elif (own := mine[doc_id]) != doc:
                found.append(Difference(table, doc_id, CHANGED, own, doc, is_taken=overwrites and not is_fixed))
        if removes and not is_fixed:
            gone = ((doc_id, doc) for doc_id, doc in mine.items() if doc_id not in other)
            found += [Difference(table, doc_id, GONE, doc, None, is_taken=True) for doc_id, doc in gone]
    return found


def counts_of_same(ours: Tables, theirs: Tables) -> dict[str, int]:
    """Return how many documents of each table both have, word for word."""
    return {
        table: sum(doc == ours[table].get(doc_id) for doc_id, doc in documents.items())
        for table, documents in theirs.items()
        if table in ours
    }


def told(table: str, doc: Mapping[str, Any]) -> str:
    """Return a document in a few words, by which a person knows it again."""
    parts = [doc.get(name) for name in _TELLING.get(table, ("name", "text", "day"))]
    texts = [one_line(str(part)) for part in parts if isinstance(part, str | int) and part != ""]
    return "  ".join(shortened(text, _LONGEST_PART) for text in texts) or "…"


def told_apart(table: str, docs: Sequence[Mapping[str, Any] | None]) -> list[str]:
    """Return versions of a document, each as it is told, and behind that the other fields in which they differ.

    None, a version that takes the document away, is told as deleted.
    """
    known = [doc for doc in docs if doc is not None]
    names = [name for name in dict.fromkeys(chain.from_iterable(known)) if name not in _TELLING.get(table, ())]
    differing = [name for name in names if any(doc.get(name) != known[0].get(name) for doc in known)]
    return [_("deleted") if doc is None else "; ".join((told(table, doc), *_named(doc, differing))) for doc in docs]


def _named(doc: Mapping[str, Any], names: Iterable[str]) -> Iterator[str]:
    for name in names:
        value = doc.get(name)
        text = value if isinstance(value, str) else "–" if value is None else json.dumps(value, ensure_ascii=False)
        yield f"{shortened(one_line(name), _LONGEST_PART)}: {shortened(one_line(text), _LONGEST_PART)}"


def title(table: str) -> str:
    """Return what the documents of a table are called."""
    titles = {
        "accomplishments": _("entries"),
        "updates": _("updates"),
        "projects": _("projects"),
        "people": _("people"),
        "contacts": _("contacts"),
        "offers": _("offers of help"),
        "patterns": _("working hours"),
        "occasions": _("days that are different"),
        "statuses": _("what you were doing"),
        "workstations": _("workstations"),
        "runs": _("assessments"),
        "replies": _("answers of assessments"),
        "actions": _("actions"),
        "triggers": _("changes of the workplace"),
        "weeks": _("weeks that you confirmed"),
        "publications": _("publications"),
        "quiet": _("times of quiet"),
        "shown": _("nudges that were shown"),
    }
    return titles.get(table, one_line(table))


def is_own_name(name: str) -> bool:
    """Return whether a relative path is one that the settings, a template or a checklist of a person's own can have.

    No other path is ever written, whatever a file from elsewhere says.
    """
    return bool(_OWN_NAME.fullmatch(name)) and name.isprintable()


def is_deeper(value: Any, depth: int = DEEPEST) -> bool:
    """Return whether lists and objects stand in each other more than `depth` times."""
    level = [value]
    for _step in range(depth):
        level = [part for one in level for part in _parts(one)]
        if not level:
            return False
    return True


def _parts(value: Any) -> list[Any]:
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [part for part in inside if isinstance(part, dict | list)]


def settings_that_differ(ours: bytes, theirs: bytes) -> tuple[str, ...]:
    """Return the lines of settings that go and those that come, with `-` and `+`; no comments, nothing that is blank.

    Settings name commands that wfhdesk runs: nobody takes them from elsewhere without a look.
    """
    before, after = (_said(text) for text in (ours, theirs))
    return (
        *(f"- {line}" for line in before if line not in after),
        *(f"+ {line}" for line in after if line not in before),
    )


def _said(settings: bytes) -> dict[str, None]:
    """Return what settings say, line by line, each with the section it stands in."""
    found: dict[str, None] = {}
    section = ""
    for raw in settings.decode("utf-8", "replace").splitlines():
        line = one_line(raw)
        if line.startswith("["):
            section = line
        elif line and not line.startswith("#"):
            found[f"{section} {line}".strip()] = None
    return found
