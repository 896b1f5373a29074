"""Undo and redo: the person's own last acts on this device, taken back by writing the former versions again."""

from __future__ import annotations

from dataclasses import dataclass

from wfhdesk.domain.errors import DeskError
from wfhdesk.language import gettext as _
from wfhdesk.store.lines import Doc, Line, key
from wfhdesk.store.storage import LinesStorage
from wfhdesk.store.versions import heads, newest, version


@dataclass(frozen=True)
class Step:
    """An act that can be taken back: what it was at first, and the lines by which it stands now."""

    origin: str
    words: str
    lines: tuple[Line, ...]
    is_final: bool = False


def undo(storage: LinesStorage, *, before: bool = False) -> str:
    """Take back the last act of this device that is not taken back yet; return what it was.

    What is final can't be taken back; `before` passes over it. Raises DeskError where there is nothing to undo.
    """
    with storage.act() as act:
        done, _undone = _history(storage, wanted=0)
        done = [step for step in done if not (before and step.is_final)]
        if not done:
            raise DeskError(_("There is nothing to undo."))
        step = done[-1]
        if step.is_final:
            raise DeskError(
                _("“{words}” can't be undone. What came before it: wfhdesk undo --before").format(words=step.words)
            )
        act.words, act.marks = step.words, {"undoes": step.origin}
        _revert(storage, step)
        return step.words


def redo(storage: LinesStorage) -> str:
    """Do the act again that was undone last, as long as nothing else was done since; return what it was."""
    with storage.act() as act:
        _done, undone = _history(storage, wanted=1)
        if not undone:
            raise DeskError(_("There is nothing to redo."))
        step = undone[-1]
        act.words, act.marks = step.words, {"redoes": step.origin}
        _revert(storage, step)
        return step.words


def _history(storage: LinesStorage, wanted: int) -> tuple[list[Step], list[Step]]:
    """Return what can be undone (0) and redone (1), last one last; of the newest year where the wanted one shows there."""
    storage.load(None)
    storage.load(storage.year())
    if not _stacks(storage)[wanted]:
        storage.load_all()
    return _stacks(storage)


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
        if line["device"] == mine and not line.get("silent")
    ]
    for line in sorted(own, key=lambda line: line["at"]):
        acts.setdefault(line["act"], []).append(line)
    return list(acts.values())


def _revert(storage: LinesStorage, step: Step) -> None:
    firsts: dict[tuple[str, str], Line] = {}
    lasts: dict[tuple[str, str], Line] = {}
    for line in step.lines:
        firsts.setdefault((line["table"], line["id"]), line)
        lasts[line["table"], line["id"]] = line
    for document, last in lasts.items():
        base = _made_from(storage, last)
        for former in _former(storage, firsts[document]):
            storage.put(*document, base, former)


def _made_from(storage: LinesStorage, last: Line) -> list[str]:
    """Return the base of the version that takes `last` back.

    That is the version that shows, where it still says the same; where somebody wrote another since, `last` itself,
    so that the other is kept beside ours.
    """
    shown = newest(heads(storage.versions.chain(last["table"], last["id"])))
    return [key(shown if shown.get("doc") == last.get("doc") else last)]


def _former(storage: LinesStorage, first: Line) -> list[Doc | None]:
    """Return what a document was before an act: nothing, one version, or the two that the act settled."""
    chain = storage.versions.chain(first["table"], first["id"])
    if not first.get("base"):
        return [None]
    found = [version(chain, base) for base in first["base"]]
    if None in found:
        storage.load_all()
        found = [version(chain, base) for base in first["base"]]
    if None in found:
        raise DeskError(_("That is too long ago to undo: what was there before is not kept any more."))
    return [line.get("doc") for line in found if line is not None]
