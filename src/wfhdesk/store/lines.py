"""The lines that a desk's files are made of: one line is one version of one document.

The format is described for people in `docs/file-format.md`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, NamedTuple, TypedDict

from wfhdesk.store.migrations import FORMAT, check_format

Doc = dict[str, Any]

DATED = frozenset(("accomplishments", "contacts", "updates", "runs", "replies", "statuses", "shown", "quiet"))
"""Tables whose documents have a day; they live in the files of years. All others live in `lasting`."""

LASTING = "lasting"
_LINE = re.compile(rb'^\{"at":(\d{1,18}),"act":"\w*",(?:"silent":true,)?"table":"(\w+)".*\}$', re.MULTILINE)
"""A line as `encode` writes it, from which its table can be told without reading it."""
_FILE_NAME = re.compile(r"(\d{4}|lasting)\.([0-9a-z]+)(?:[^0-9a-z].*)?\.jsonl")


class Line(TypedDict, total=False):
    """One version of one document.

    `at` is its stamp (microseconds since 1970, UTC) and `device` who wrote it; the two together are its key. `base`
    holds the keys of the versions it was made from, none for a new document; without `doc` it is a removal. `more`
    counts the lines of the same act still to come in the same file, `words` tells what the person did. `final` marks what
    can't be undone, such as a mail that was sent, and `silent` what is no act of the person's at all. `was` holds what undo
    brings back, where that isn't what the versions in `base` say: a person who was erased since is named there, or the
    two were merged; None is a removal.
    """

    at: int
    act: str
    words: str
    undoes: str
    redoes: str
    final: bool
    silent: bool
    more: int
    table: str
    id: str
    base: list[str]
    doc: Doc
    was: list[Doc | None]
    device: str


class Scan(NamedTuple):
    """What some bytes of a file hold: whole lines, how far they go, and the lines that can't be read."""

    lines: list[Line]
    consumed: int
    damaged: list[bytes]


class FileName(NamedTuple):
    """The parts of a file's name: its year (None for `lasting`) and the device that writes it."""

    name: str
    year: int | None
    device: str


def file_name(year: int | None, device: str) -> str:
    """Return the name of the file that `device` writes for a year, or for what lasts (None)."""
    return f"{LASTING if year is None else f'{year:04d}'}.{device}.jsonl"


def parse_file_name(name: str) -> FileName | None:
    """Return the parts of a desk file's name, None for other files.

    A copy that a sync program made of a conflict (`2026.k3f9.sync-conflict-1.jsonl`) counts as its device's too, so
    that no version in it is lost.
    """
    found = _FILE_NAME.fullmatch(name)
    if found is None:
        return None
    return FileName(name, None if found[1] == LASTING else int(found[1]), found[2])


def key(line: Line) -> str:
    """Return the key of a version: its stamp and its device."""
    return f"{line['at']}.{line['device']}"


def header() -> bytes:
    """Return the first line of a file: the number of the format it is written in."""
    return _dumped({"format": FORMAT})


def encode(lines: Iterable[Line]) -> bytes:
    """Return lines as they are written; the device stands in the file's name, not in the line."""
    return b"".join(_dumped({name: value for name, value in line.items() if name != "device"}) for line in lines)


def _dumped(record: dict[str, Any]) -> bytes:
    try:
        text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
        return text.encode() + b"\n"
    except UnicodeEncodeError:  # a lone surrogate can be written only as an escape
        return json.dumps(record, separators=(",", ":")).encode() + b"\n"


def scan(data: bytes, device: str) -> Scan:
    """Return what the bytes of a file hold.

    A last line without its end, and a last act whose lines are not all there, are left unread: `consumed` says where
    they begin. A line that can't be read elsewhere is `damaged` and costs no other line. Raises DeskError where the
    file was written by a newer wfhdesk.
    """
    end = data.rfind(b"\n") + 1
    whole = data[:end]
    records = _records(whole)
    last = records[-1] if records else None
    if last is not None and last.get("more"):
        records, end = _without_last_act(records, whole)
    return Scan(_lines(records, device), end, _damaged(records, whole))


def scan_part(whole: bytes, device: str) -> Scan:
    """Return what some whole lines of a file hold, of which other lines of the same acts may stand elsewhere."""
    records = _records(whole)
    return Scan(_lines(records, device), len(whole), _damaged(records, whole))


class Part(NamedTuple):
    """The lines of one table in a file, unread, and the stamp of the last of them."""

    lines: bytes
    stamp: int


def by_table(whole: bytes) -> dict[str, Part] | None:
    """Return the lines of a file by their table, unread, which takes a fifth of reading them.

    None where a line is no such line as wfhdesk writes, or the last act may be cut off: then all have to be read.
    """
    last = whole[whole.rfind(b"\n", 0, -1) + 1 :]
    found: dict[bytes, list[re.Match[bytes]]] = {}
    for line in _LINE.finditer(whole):
        found.setdefault(line[2], []).append(line)
    others = whole.count(b"\n") - sum(map(len, found.values()))
    if b'"more":' in last or others > whole.startswith(header()):
        return None
    return {
        table.decode(): Part(b"".join(line[0] + b"\n" for line in lines), int(lines[-1][1]))
        for table, lines in found.items()
    }


def _records(whole: bytes) -> list[Doc | None]:
    """Return the record of each line; None for one that can't be read."""
    records = _parse_all(whole)
    return [parsed(raw) for raw in whole.split(b"\n")[:-1]] if records is None else records


def _damaged(records: list[Doc | None], whole: bytes) -> list[bytes]:
    if None not in records:
        return []
    return [raw for raw, record in zip(whole.split(b"\n"), records, strict=False) if record is None]


def _lines(records: list[Doc | None], device: str) -> list[Line]:
    lines: list[Line] = []
    for record in records:
        if record is None:
            continue
        if "format" in record:
            check_format(record["format"])
            continue
        record["device"] = device
        lines.append(record)  # type: ignore[arg-type]
    return lines


def _parse_all(whole: bytes) -> list[Doc | None] | None:
    """Return all records at once, which is twice as fast as one by one; None where one of them can't be read."""
    try:
        records = json.loads((b"[" + whole[:-1].replace(b"\n", b",") + b"]").decode())
    except (ValueError, RecursionError):
        return None
    if len(records) != whole.count(b"\n") or not all(map(_is_record, records)):
        return None
    return records  # type: ignore[no-any-return]


def parsed(raw: bytes) -> Doc | None:
    """Return the record in the bytes of one line; None where they can't be read."""
    try:
        record = json.loads(raw.decode())
    except (ValueError, RecursionError):
        return None
    return record if _is_record(record) else None


def _is_record(record: Any) -> bool:
    if type(record) is not dict:
        return False
    if "format" in record:
        return type(record["format"]) is int
    return (
        type(record.get("at")) is int
        and type(record.get("table")) is str
        and type(record.get("id")) is str
        and type(record.get("doc", record)) is dict
        and type(record.get("act", "")) is str
        and ("base" not in record or _is_base(record["base"]))
    )


def _is_base(base: Any) -> bool:
    return type(base) is list and all(type(one) is str for one in base)


def _without_last_act(records: list[Doc | None], whole: bytes) -> tuple[list[Doc | None], int]:
    """Return the records before an act that was cut off, and the offset where it begins.

    Lines of one act stand together, so it begins behind the last line of another; a damaged line between two of them
    is taken to be its own.
    """
    act = (records[-1] or {}).get("act")
    first = place = len(records)
    while place and ((record := records[place - 1]) is None or record.get("act") == act):
        place -= 1
        if record is not None:
            first = place
    offset = sum(len(raw) + 1 for raw in whole.split(b"\n")[:first])
    return records[:first], offset
