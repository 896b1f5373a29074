"""All of a desk as one JSON text, and that text read back: hostile until every part of it was looked at."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import Any, NamedTuple, NoReturn

from wfhdesk.adapters.files import beginning_of, replace_whole, write_new
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.holding_records import holding_of
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.holdings import DEEPEST, Doc, Holding, Tables, is_deeper, is_own_name, place_of
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.language import gettext as _
from wfhdesk.store.migrations import FORMAT, check_format

KIND = "wfhdesk export"
"""What an export says of itself first."""
LARGEST = 256_000_000
"""Bytes an export may have: a desk of ten years has some ten million."""
_MOST = 1_000_000
"""Documents."""
_LARGEST_FILE = 1_000_000
_MOST_FILES = 500
_TABLE = re.compile(r"[a-z_]{1,40}")
_ID = re.compile(r"[0-9A-Za-z_-]{1,64}")


class Exported(NamedTuple):
    """What an export holds, and when it was made."""

    made: datetime
    holding: Holding


def as_json(desk: Desk) -> str:
    """Return all that a desk holds as JSON. Raises DeskError where it can't be read."""
    holding = holding_of(desk)
    whole = {
        "kind": KIND,
        "format": FORMAT,
        "made": desk.clock.now().isoformat(timespec="seconds"),
        "tables": {table: holding.tables[table] for table in sorted(holding.tables, key=place_of)},
        "trash": holding.trash,
        "files": {name: data.decode("utf-8", "replace") for name, data in sorted(holding.files.items())},
    }
    try:
        text = json.dumps(whole, ensure_ascii=False, indent=1)
        text.encode()
    except UnicodeEncodeError:  # a lone surrogate has no other form than an escape
        text = json.dumps(whole, indent=1)
    return text + "\n"


def read(data: bytes, name: str) -> Exported:
    """Return what an export holds; `name` is what a person calls it.

    Raises WrongInput for what is none, or holds something that no desk can, and DeskError for one of a newer wfhdesk.
    """
    if len(data) > LARGEST:
        raise WrongInput(_("{path} is larger than an export of wfhdesk can be.").format(path=name))
    try:
        found = json.loads(data.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise _wrong(name, _("it is no sound JSON")) from None
    if not isinstance(found, dict) or found.get("kind") != KIND or type(found.get("format")) is not int:
        raise _wrong(name, _("it doesn't say that it is one"))
    check_format(found["format"])
    if is_deeper(found, DEEPEST):
        raise _wrong(name, _("it goes deeper than any desk"))
    holding = Holding(_tables(found.get("tables"), name), _trash(found.get("trash", {}), name), _files(found, name))
    if sum(map(len, holding.tables.values())) > _MOST:
        raise _wrong(name, _("it holds more than any desk"))
    return Exported(_made(found.get("made"), name), holding)


def _no_number(text: str) -> NoReturn:
    raise ValueError(text)


def _wrong(name: str, reason: str) -> WrongInput:
    return WrongInput(
        _("{path} is no export of wfhdesk: {reason}. Nothing was changed.").format(
            path=shortened(one_line(name)), reason=reason
        )
    )


def _made(text: Any, name: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except (ValueError, TypeError):
        raise _wrong(name, _("it doesn't tell when it was made")) from None
    if found.tzinfo is None:
        raise _wrong(name, _("it doesn't tell when it was made"))
    return found


def _tables(found: Any, name: str) -> Tables:
    if not isinstance(found, dict):
        raise _wrong(name, _("it has no tables"))
    for table, documents in found.items():
        if not _TABLE.fullmatch(table):
            raise _wrong(name, _("“{table}” can't be a table").format(table=shortened(one_line(table))))
        _documents(documents, table, name)
    return found


def _trash(found: Any, name: str) -> dict[str, Doc]:
    return _documents(found, "trash", name)


def _documents(found: Any, table: str, name: str) -> dict[str, Doc]:
    if not isinstance(found, dict):
        raise _wrong(name, _("{table} is no list of documents by their ids").format(table=table))
    for doc_id, doc in found.items():
        if not _ID.fullmatch(doc_id) or not isinstance(doc, dict):
            raise _wrong(name, _("{id} in {table} is no document").format(id=shortened(one_line(doc_id)), table=table))
    return found


def _files(found: dict[str, Any], name: str) -> dict[str, bytes]:
    files = found.get("files", {})
    if not isinstance(files, dict) or len(files) > _MOST_FILES:
        raise _wrong(name, _("its own files can't be read"))
    for path, text in files.items():
        if not is_own_name(path) or not isinstance(text, str) or len(text) > _LARGEST_FILE:
            raise _wrong(name, _("“{path}” can't be a file of settings").format(path=shortened(one_line(path))))
    return {path: text.encode("utf-8", "replace") for path, text in files.items()}


def read_file(path: str) -> Exported:
    """Return what the export in a file holds. Raises DeskError."""
    return read(beginning_of(path, LARGEST + 1), path)


def write(path: str, data: bytes, *, force: bool = False) -> None:
    """Write an export whole, for its owner only. Raises WrongInput where there is a file, unless it may go; DeskError."""
    if force:
        replace_whole(path, data)
    else:
        write_new(path, data)
