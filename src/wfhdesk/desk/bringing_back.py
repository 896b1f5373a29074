"""A desk made like another one: like it was in a backup, or with what an export holds. Looked at first; undo takes it back."""

from __future__ import annotations

import os
from typing import NamedTuple

from wfhdesk.adapters import config_file, own_files
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.holding_records import ENTRIES, holding_of
from wfhdesk.desk.people_versions import PEOPLE, together
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.domain.holdings import (
    CHANGED,
    NEW,
    SAME,
    Comparison,
    Difference,
    Doc,
    Holding,
    compare,
    counts_of_same,
    settings_that_differ,
)
from wfhdesk.language import gettext as _
from wfhdesk.store.lines import key
from wfhdesk.store.versions import heads


class Wishes(NamedTuple):
    """How a desk is to become like another one.

    `removes` takes away what the other hasn't got, and `overwrites` lets the other's stand where both have something.
    `files` takes the person's own files over too: settings, templates, checklists.
    """

    removes: bool
    overwrites: bool
    files: bool = False


PUBLICATIONS = "publications"
RESTORING = Wishes(removes=True, overwrites=True)
"""What a backup does: the desk becomes what it was."""


class Done(NamedTuple):
    """What was done: documents and entries in the trash that were written, own files, and the backup made before those."""

    documents: int
    files: tuple[str, ...]
    backup: str


def compared(desk: Desk, theirs: Holding, wishes: Wishes) -> Comparison:
    """Return what would change on a desk, and what not; nothing is written. Raises DeskError where it can't be read."""
    ours = holding_of(desk)
    versions = desk.db.lines.versions
    left_out = set() if wishes.removes else _left_out(desk, theirs)
    differences = compare(
        ours.tables, theirs.tables, removes=wishes.removes, overwrites=wishes.overwrites, left_out=left_out
    )
    trash = {doc_id: doc for doc_id, doc in theirs.trash.items() if not versions.chain(ENTRIES, doc_id)}
    shown = theirs.tables.get(ENTRIES, {})
    return Comparison(
        tuple(differences),
        counts_of_same(ours.tables, theirs.tables),
        {doc_id: doc for doc_id, doc in trash.items() if doc_id not in shown},
        {name: _state(ours.files.get(name), data) for name, data in sorted(theirs.files.items())},
        settings_that_differ(ours.files.get(own_files.SETTINGS, b""), theirs.files.get(own_files.SETTINGS, b"")),
    )


def _left_out(desk: Desk, theirs: Holding) -> set[str]:
    """Return the ids of what an export doesn't bring by itself.

    That is what was on this desk and was deleted, and what this device is said to publish: it would be written there.
    """
    versions, mine = desk.db.lines.versions, desk.db.lines.device.known()
    every = [(table, doc_id, doc) for table, documents in theirs.tables.items() for doc_id, doc in documents.items()]
    return {
        doc_id
        for table, doc_id, doc in every
        if (versions.chain(table, doc_id) and doc_id not in versions.shown(table))
        or (table == PUBLICATIONS and doc.get("device") == mine)
    }


def _state(ours: bytes | None, theirs: bytes) -> str:
    if ours is None:
        return NEW
    return SAME if ours == theirs else CHANGED


def bring_back(desk: Desk, theirs: Holding, comparison: Comparison, wishes: Wishes, words: str) -> Done:
    """Make a desk like another one, as far as it was wished for: its documents in one act that undo takes back.

    `words` say what it was. Own files are no part of the act: a backup is made before them. Raises DeskError where the desk
    was changed since the comparison or the disk doesn't take it, and nothing has changed then; where the disk takes the
    documents and not the files, undo takes the documents back.
    """
    files = (
        {name: theirs.files[name] for name, state in comparison.files.items() if state != SAME} if wishes.files else {}
    )
    _check_settings(files, desk.settings.path)
    backup = desk.backups.make()[0].name if files and not desk.is_new else ""
    taken = comparison.taken
    if taken or comparison.trash:
        with desk.db.lines.act(words):
            if compared(desk, theirs, wishes) != comparison:
                raise DeskError(_("The desk was changed meanwhile, so nothing was done. Look at it again."))
            for one in taken:
                _put(desk, one)
            for doc_id, doc in comparison.trash.items():
                _put_into_trash(desk, doc_id, doc)
    own_files.write_all(os.path.dirname(desk.settings.path), files)
    if files:
        desk.settings.read_again()
    return Done(len(taken) + len(comparison.trash), tuple(files), backup)


def _check_settings(files: dict[str, bytes], path: str) -> None:
    """Raise WrongInput for settings that nothing could start with."""
    if own_files.SETTINGS in files:
        try:
            config_file.parse(files[own_files.SETTINGS], path)
        except DeskError as problem:
            raise WrongInput(_("The settings in it can't be used. {problem}").format(problem=problem)) from problem


def _put(desk: Desk, one: Difference) -> None:
    """Write what a document becomes, made from every version that waits here, so that none of them is left over."""
    lines = desk.db.lines
    chain = lines.versions.chain(one.table, one.id)
    lasts = sorted(heads(chain), key=lambda line: (line["at"], line["device"])) if chain else []
    is_merged = one.table == PEOPLE and len(lasts) > 1
    was = [line.get("doc") for line in reversed(together(chain).versions)] if is_merged else []
    lines.put(one.table, one.id, [key(line) for line in lasts], one.theirs, was)


def _put_into_trash(desk: Desk, doc_id: str, doc: Doc) -> None:
    """Write an entry and its removal; it stays in the trash for 30 days from now on."""
    lines = desk.db.lines
    lines.put(ENTRIES, doc_id, [], doc)
    lines.put(ENTRIES, doc_id, lines.shown_key(ENTRIES, doc_id), None)
