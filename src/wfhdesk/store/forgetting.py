"""Rewriting this device's own files so that something stands nowhere in them: not in old versions, not in acts' words."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from wfhdesk.domain.errors import DeskError
from wfhdesk.language import gettext as _
from wfhdesk.store.compaction import replace, sweep
from wfhdesk.store.lines import Doc, Line, encode, file_name, header, key, parse_file_name, parsed, scan
from wfhdesk.store.stamps import document_id, next_stamp
from wfhdesk.store.storage import LinesStorage
from wfhdesk.store.versions import Chain, heads, newest, version

DAMAGED = ".damaged"


class Forgetting(NamedTuple):
    """What is to be forgotten. Each part returns what it was given, where that holds nothing of it.

    `doc` is given the table, the id and a version of a document; None takes the document away. `words` is given the id of a
    document and the words of the act that wrote it, `raw` the text of a line that can't be read. `last` (table and id) is
    the document that goes when all else is done, so that whoever was interrupted finds it there to begin again with.
    """

    doc: Callable[[str, str, Doc], Doc | None]
    words: Callable[[str, str], str]
    raw: Callable[[str], str]
    last: tuple[str, str]


def forget(storage: LinesStorage, what: Forgetting) -> None:
    """Take something out of every line of this device, and out of what shows of other devices' lines.

    Other devices' files stay: what they say is said anew in ours. The file with the document that goes last is replaced
    last, each file whole; after a crash at any point the same call finishes. Stamps, acts and bases stay, so that undo
    goes on working. Raises DeskError where the disk doesn't take it.
    """
    with storage.act(silent=True):
        storage.load_all()
        for chain in list(storage.versions.chains()):
            if _document(chain[0]) != what.last:
                _say_anew(storage, chain, what)
    with storage.device.lock():
        storage.load_all()
        sweep(storage)
        *others, lasting = _own_paths(storage)
        for path in others:
            _rewrite(path, partial(_damaged_without if path.endswith(DAMAGED) else _without, storage, what))
        _rewrite(lasting, lambda data: _without(storage, what, data or header()) + _removal(storage, what))
        storage.refresh()


def _document(line: Line) -> tuple[str, str]:
    return line["table"], line["id"]


# --- what other devices wrote -----------------------------------------------------------------------------------------


def _say_anew(storage: LinesStorage, chain: Chain, what: Forgetting) -> None:
    """Write what shows of a document anew where another device's line holds what is to be forgotten.

    Where versions wait for somebody to choose, all of them are written, in their order, so that the same one shows.
    """
    lasts = sorted(heads(chain), key=lambda line: (line["at"], line["device"]))
    if any(_is_others(storage, line, what) for line in lasts):
        for line in lasts:
            doc = what.doc(*_document(line), line["doc"]) if "doc" in line else None
            storage.put(*_document(line), [key(line)], doc)
        return
    shown = newest(lasts)
    former = version(chain, shown["base"][0]) if "doc" not in shown and shown.get("base") else None
    if former is not None and _is_others(storage, former, what):
        storage.put(*_document(shown), [key(shown)], None)  # from the trash nobody brings it back


def _is_others(storage: LinesStorage, line: Line, what: Forgetting) -> bool:
    """Return whether a line of another device holds what is to be forgotten."""
    is_ours = line["device"] == storage.device.id
    return not is_ours and "doc" in line and what.doc(*_document(line), line["doc"]) != line["doc"]


# --- our own files ----------------------------------------------------------------------------------------------------


def _own_paths(storage: LinesStorage) -> list[str]:
    """Return the files of this device, with copies that a sync program made of them, the one of what lasts behind all."""
    mine = storage.device.id
    lasting = file_name(None, mine)
    names = []
    for name in sorted(os.listdir(storage.folder)):
        parts = parse_file_name(name.removesuffix(DAMAGED))
        if parts is not None and parts.device == mine and name != lasting:
            names.append(name)
    return [os.path.join(storage.folder, name) for name in (*names, lasting)]


def _rewrite(path: str, change: Callable[[bytes], bytes]) -> None:
    try:
        before = _bytes_of(path)
        after = change(before)
        if after not in (before, header()):
            replace(path, after)
    except OSError as problem:
        raise DeskError(
            _(
                "{path} could not be written ({reason}). Not all is rewritten yet: make room or mend it, and do the same again."
            ).format(path=path, reason=problem.strerror or problem)
        ) from problem


def _bytes_of(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return b""


def _without(storage: LinesStorage, what: Forgetting, data: bytes) -> bytes:
    """Return the lines of a file without what is to be forgotten; the others byte for byte, and what was torn off cut."""
    whole = data[: scan(data, storage.device.id).consumed]
    return b"".join(_line_without(storage, raw, what) + b"\n" for raw in whole.split(b"\n")[:-1])


def _line_without(storage: LinesStorage, raw: bytes, what: Forgetting) -> bytes:
    record = parsed(raw)
    if record is None:
        return _damaged_without(storage, what, raw)
    if "format" in record:
        return raw
    line: Line = record.copy()  # type: ignore[assignment]
    document = _document(line)
    if "words" in line:
        line["words"] = what.words(line["id"], str(line["words"]))
    if was := _was(storage, line, what):
        line["was"] = was
    if "doc" in line:
        doc = what.doc(*document, line["doc"])
        if doc is None:
            del line["doc"]
        else:
            line["doc"] = doc
    return raw if line == record else encode([line]).rstrip(b"\n")


def without_lines(data: bytes, device: str, what: Forgetting, known: dict[bytes, bytes]) -> bytes:
    """Return a file's lines without what is to be forgotten, whoever wrote them, where nobody is to undo anything by them.

    `known` holds what became of lines, and is added to: the same ones stand in many files.
    """
    whole = data[: scan(data, device).consumed].split(b"\n")[:-1]
    for raw in whole:
        if raw not in known:
            known[raw] = _bare_line_without(raw, what)
    return b"".join(known[raw] + b"\n" for raw in whole)


def _bare_line_without(raw: bytes, what: Forgetting) -> bytes:
    record = parsed(raw)
    if record is None:
        return what.raw(raw.decode(errors="surrogateescape")).encode(errors="surrogateescape")
    if "format" in record:
        return raw
    line: Line = record.copy()  # type: ignore[assignment]
    if "words" in line:
        line["words"] = what.words(line["id"], str(line["words"]))
    if "was" in line:
        line["was"] = [doc and what.doc(*_document(line), doc) for doc in line["was"]]
    doc = what.doc(*_document(line), line["doc"]) if "doc" in line else None
    if doc is not None:
        line["doc"] = doc
    else:
        line.pop("doc", None)
    return raw if line == record else encode([line]).rstrip(b"\n")


def _damaged_without(_storage: LinesStorage, what: Forgetting, data: bytes) -> bytes:
    """Return lines that can't be read without what is to be forgotten, as far as it can be found in them."""
    return what.raw(data.decode(errors="surrogateescape")).encode(errors="surrogateescape")


def _was(storage: LinesStorage, line: Line, what: Forgetting) -> list[Doc | None]:
    """Return what the versions said that a line was made from, for undo, where one of them is another device's and stays."""
    if "was" in line:
        return [doc and what.doc(*_document(line), doc) for doc in line["was"]]
    chain = storage.versions.chain(*_document(line))
    found = [one for base in line.get("base", ()) if (one := version(chain, base)) is not None]
    if line.get("silent") or not any(_is_others(storage, one, what) for one in found):
        return []
    found.sort(key=lambda one: (one["at"], one["device"]))
    return [what.doc(*_document(one), one["doc"]) if "doc" in one else None for one in found]


def _removal(storage: LinesStorage, what: Forgetting) -> bytes:
    """Return the line by which the document goes that goes last; nothing where it is gone."""
    lasts = heads(storage.versions.chain(*what.last))
    if not any("doc" in line for line in lasts):
        return b""
    clock = int(storage.now().timestamp() * 1_000_000)
    at = next_stamp(clock, storage.versions.highest_stamp)
    table, doc_id = what.last
    base = [key(line) for line in sorted(lasts, key=lambda line: (line["at"], line["device"]))]
    act = document_id(at, storage.device.id)
    return encode([{"at": at, "act": act, "table": table, "id": doc_id, "base": base, "silent": True}])
