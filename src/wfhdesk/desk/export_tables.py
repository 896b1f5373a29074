"""A desk's tables as CSV, one file a table, for a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import os
from typing import Any

from wfhdesk.adapters.files import make_private, replace_whole
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.holding_records import holding_of
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.domain.holdings import Doc, place_of
from wfhdesk.language import gettext as _

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ID = "id"


def write_tables(desk: Desk, folder: str, *, force: bool = False) -> list[str]:
    """Write every table that shows something into a folder; return the files, in the order in which tables are told.

    Raises WrongInput where one of them is there already, unless it may be written over (`force`), and DeskError.
    """
    tables = holding_of(desk).tables
    folder = os.path.abspath(os.path.expanduser(folder))
    paths = {table: os.path.join(folder, f"{table}.csv") for table in sorted(tables, key=place_of)}
    there = [path for path in paths.values() if os.path.lexists(path)]
    if there and not force:
        raise WrongInput(_("{path} is there already; --force writes over it.").format(path=there[0]))
    try:
        make_private(folder)
    except OSError as problem:
        raise DeskError(
            _("The folder {folder} could not be made ({reason}).").format(folder=folder, reason=problem.strerror)
        ) from problem
    for table, path in paths.items():
        replace_whole(path, as_csv(tables[table]).encode("utf-8", "replace"))
    return list(paths.values())


def as_csv(documents: dict[str, Doc]) -> str:
    """Return documents as CSV (RFC 4180), the id first, then every field that any of them has; a list is JSON in one cell."""
    fields = list(dict.fromkeys(name for doc in documents.values() for name in doc if name != _ID))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_ID, *map(_cell, fields)])
    writer.writerows([_cell(doc_id), *(_cell(doc.get(name)) for name in fields)] for doc_id, doc in documents.items())
    return out.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    text = str(value).replace("\0", "")
    # A spreadsheet would run a cell that begins like a formula; the apostrophe keeps it text.
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text
