"""Undo and redo: the person's own last acts on this device, taken back by writing the former versions again."""

from __future__ import annotations

from math import inf
from typing import NamedTuple

from wfhdesk.domain.errors import CannotBeUndone, DeskError
from wfhdesk.language import gettext as _
from wfhdesk.store.lines import DATED, Doc, Line, key
from wfhdesk.store.storage import LinesStorage
from wfhdesk.store.versions import heads, newest, version


class Step(NamedTuple):
    """An act that can be taken back: what it was at first, and the lines by which it stands now."""

    origin: str
    words: str
    lines: tuple[Line, ...]
    is_final: bool = False


def undo(storage: LinesStorage, *, before: bool = False) -> str:
    """Take back the last act of this device that is not taken back yet; return what it was.

    What is final can't be taken back; `before` passes over it. Raises CannotBeUndone for it otherwise, and
    DeskError where there is nothing to undo.
    """
    with storage.act() as act:
        step = _last(storage, wanted=0, before=before)
        if step is None:
            raise DeskError(_("There is nothing to undo."))
        if step.is_final:
            raise CannotBeUndone(_("“{words}” can't be undone.").format(words=step.words))
        act.words, act.marks = step.words, {"undoes": step.origin}
        _revert(storage, step)
        return step.words


def next_undone(storage: LinesStorage, *, before: bool = False) -> str:
    """Return what `undo` would take back. Raises DeskError where there is nothing."""
    with storage.act():
        step = _last(storage, wanted=0, before=before)
    if step is None:
        raise DeskError(_("There is nothing to undo."))
    return step.words


def redo(storage: LinesStorage) -> str:
    """Do the act again that was undone last, as long as nothing else was done since; return what it was."""
    with storage.act() as act:
        step = _last(storage, wanted=1)
        if step is None:
            raise DeskError(_("There is nothing to redo."))
        act.words, act.marks = step.words, {"redoes": step.origin}
        _revert(storage, step)
        return step.words


def _last(storage: LinesStorage, wanted: int, *, before: bool = False) -> Step | None:
    """Return the last act that can be undone (0) or redone (1), reading older years only where it may lie there."""
    storage.load(None)
    storage.load(storage.year())
    step = _last_read(storage, wanted, before)
    if step is None or step.lines[0]["at"] < _read_from(storage):
        storage.load_all()
        step = _last_read(storage, wanted, before)
    return step


def _last_read(storage: LinesStorage, wanted: int, before: bool) -> Step | None:
    steps = [step for step in _stacks(storage)[wanted] if not (before and step.is_final)]
    return next((step for step in reversed(steps) if step.is_final or not _is_gone(storage, step)), None)


def _is_gone(storage: LinesStorage, step: Step) -> bool:
    """Return whether all that an act wrote was erased since, so that nothing would come back."""
    return not any("doc" in line for line in step.lines) and all(
        _former(storage, line) == [None] for line in step.lines if _begins(line, step.lines)
    )


def _begins(line: Line, lines: tuple[Line, ...]) -> bool:
    """Return whether a line of an act is the first one that it wrote of its document."""
    return next(one for one in lines if (one["table"], one["id"]) == (line["table"], line["id"])) is line


def _read_from(storage: LinesStorage) -> float:
    """Return the stamp from which on every line of this device is read; an earlier act may be one of an older year."""
    mine = storage.device.id
    dated = (chain for table in DATED for chain in storage.versions.chains_of(table))
    return min((line["at"] for chain in dated for line in chain if line["device"] == mine), default=inf)


def _stacks(storage: LinesStorage) -> tuple[list[Step], list[Step]]:
    done: list[Step] = []
    undone: list[Step] = []
    for lines in _own_acts(storage):
        first = lines[0]
        words = next((line["words"] for line in lines if "words" in line), "")
        if "undoes" in first:
            done = [step for step in done if step.origin != first["undoes"]]
            undone.append(Step(first["undoes"], words, tuple(lines)))
        elif "redoes" in first:
            undone = [step for step in undone if step.origin != first["redoes"]]
            done.append(Step(first["redoes"], words, tuple(lines)))
        else:
            done.append(Step(first["act"], words, tuple(lines), is_final=first.get("final", False)))
            undone = []
    return done, undone


def _own_acts(storage: LinesStorage) -> list[list[Line]]:
    acts: dict[str, list[Line]] = {}
    mine = storage.device.id
    own = [
        line
        for chain in storage.versions.chains()
        for line in chain
        if line["device"] == mine and "act" in line and not line.get("silent")
    ]
    for line in sorted(own, key=lambda line: line["at"]):
        acts.setdefault(line["act"], []).append(line)
    return list(acts.values())


def _revert(storage: LinesStorage, step: Step) -> None:
    written: dict[tuple[str, str], list[Line]] = {}
    for line in step.lines:
        written.setdefault((line["table"], line["id"]), []).append(line)
    for document, lines in written.items():
        base = _made_from(storage, heads(lines))
        for former in _former(storage, lines[0]):
            storage.put(*document, base, former)


def _made_from(storage: LinesStorage, lasts: list[Line]) -> list[str]:
    """Return the base of the version that takes `lasts` back, the last ones that an act wrote of a document.

    The version that shows belongs to it where it still says the same; where somebody wrote another since, that is
    kept beside ours.
    """
    shown = newest(heads(storage.versions.chain(lasts[0]["table"], lasts[0]["id"])))
    base = [key(line) for line in lasts]
    if key(shown) not in base and (
        _is_noted(storage, shown, base) or any(_says_the_same(shown, line) for line in lasts)
    ):
        base.append(key(shown))
    return base


def _says_the_same(one: Line, other: Line) -> bool:
    return one.get("doc") == other.get("doc")


def _is_noted(storage: LinesStorage, line: Line, origins: list[str]) -> bool:
    """Return whether a version comes from one of `origins` by nothing but what wfhdesk itself noted, no act of anybody's."""
    chain = storage.versions.chain(line["table"], line["id"])
    now: Line | None = line
    while now is not None and now.get("silent") and len(now.get("base", ())) == 1:
        if now["base"][0] in origins:
            return True
        now = version(chain, now["base"][0])
    return False


def _former(storage: LinesStorage, first: Line) -> list[Doc | None]:
    """Return what a document was before an act: nothing, one version, or the two that the act settled."""
    if not first.get("base"):
        return [None]
    if "was" in first:  # the versions themselves still name a person who was erased since, or were merged
        return _each_once(first["was"])
    chain = storage.versions.chain(first["table"], first["id"])
    found = [version(chain, base) for base in first["base"]]
    if None in found:
        storage.load_all()
        found = [version(chain, base) for base in first["base"]]
    if None in found:
        raise DeskError(_("That is too long ago to undo: what was there before is not kept any more."))
    lines = sorted((line for line in found if line is not None), key=lambda line: (line["at"], line["device"]))
    return _each_once([line.get("doc") for line in lines])  # the one that showed comes last, so that it shows again


def _each_once(docs: list[Doc | None]) -> list[Doc | None]:
    return [doc for place, doc in enumerate(docs) if doc not in docs[place + 1 :]]
