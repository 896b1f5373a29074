"""Address books as CSV (RFC 4180): Outlook's, Google's and Thunderbird's read, our own read and written."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from wfhdesk.adapters.cards import csv_columns as cols
from wfhdesk.adapters.cards import values
from wfhdesk.adapters.cards.own_fields import OWN, fields_of, texts_of
from wfhdesk.domain.cards import Card, Unreadable
from wfhdesk.domain.people import Person
from wfhdesk.language import gettext as _

_SEVERAL = ":::"
"""What Google writes between several values of one cell."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_GUARD = "'"
_LISTS = ("nicknames", "emails")
_DASHED = re.compile(r"(\d{1,2})[-.](\d{1,2})[-.](?:\d{4}|\d\d)(?: .*)?")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(?:\d{4}|\d\d)(?: .*)?")
_LEFT_OUT = re.compile(r"\s*\((?:.*@.*)\)\s*$")


def looks_like_cards(data: bytes) -> bool:
    """Return whether a file's first line has columns of an address book."""
    rows = _rows(_text(data[:20_000]))
    header = next((row for _number, row in rows if isinstance(row, list) and any(row)), [])
    return cols.is_ours(header) or _is_an_address_book(cols.columns(header))


def read(data: bytes, name: str) -> Iterator[Card | Unreadable]:
    """Return the rows of a file one by one, as persons; `name` is what the file is called where a row has to be found."""
    rows = _rows(_text(data))
    header = next((row for _number, row in rows if isinstance(row, list) and any(row)), [])
    if cols.is_ours(header):
        yield from _read(rows, name, lambda row: _ours(dict(zip(header, row, strict=False))))
        return
    places = cols.columns(header)
    if not _is_an_address_book(places):
        yield Unreadable(f"{name}:1", _("its first line has no columns of an address book"))
        return
    kept = list(rows)
    is_day_first = _day_first(_cells(row, places, cols.BIRTHDAY) for _number, row in kept if isinstance(row, list))
    yield from _read(iter(kept), name, lambda row: _theirs(row, places, is_day_first=is_day_first))


def _is_an_address_book(places: Mapping[str, list[int]]) -> bool:
    named = places.keys() & {cols.NAME, cols.FIRST, cols.LAST, cols.SHOWN}
    return bool(named and places.keys() & {cols.EMAIL, cols.PHONE, cols.COMPANY, cols.NICKNAME, cols.ROLE})


# --- the file --------------------------------------------------------------------------------------------------


def _text(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _rows(text: str) -> Iterator[tuple[int, list[str] | str]]:
    """Return each row with the number of its line; a text says why a row can't be read."""
    head = text.partition("\n")[0]
    sign = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    number = 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as problem:
            yield number, str(problem)
        else:
            yield number, row
        number = reader.line_num + 1


def _read(
    rows: Iterator[tuple[int, list[str] | str]], name: str, person_of: Callable[[list[str]], Person | None]
) -> Iterator[Card | Unreadable]:
    for number, row in rows:
        place = f"{name}:{number}"
        if isinstance(row, str):
            yield Unreadable(place, row)
        elif any(cell.strip() for cell in row):
            person = person_of(row)
            yield Card(person, place) if person else Unreadable(place, _("it has no name that can be used"))


# --- theirs ----------------------------------------------------------------------------------------------------


def _cells(row: Sequence[str], places: Mapping[str, list[int]], kind: str) -> list[str]:
    """Return what a row says of one thing, Google's several values of a cell apart."""
    cells = [row[place] for place in places.get(kind, ()) if place < len(row)]
    return [part.strip() for cell in cells for part in cell.split(_SEVERAL) if part.strip()]


def _theirs(row: Sequence[str], places: Mapping[str, list[int]], *, is_day_first: bool | None) -> Person | None:
    def first(kind: str) -> str:
        return next(iter(_cells(row, places, kind)), "")

    emails = _cells(row, places, cols.EMAIL)
    whole = " ".join(filter(None, (first(cols.FIRST), first(cols.MIDDLE), first(cols.LAST))))
    shown = [_LEFT_OUT.sub("", text) for text in _cells(row, places, cols.SHOWN)]
    born = "-".join(filter(None, ("-", first(cols.BIRTH_MONTH).zfill(2), first(cols.BIRTH_DAY).zfill(2))))
    said = {
        "nicknames": tuple(_cells(row, places, cols.NICKNAME)),
        "emails": tuple(emails),
        "phone": values.phone(first(cols.PHONE)),
        "role": first(cols.ROLE),
        "organisation": ", ".join(filter(None, (first(cols.COMPANY), first(cols.DEPARTMENT)))),
        "birthday": _birthday(first(cols.BIRTHDAY), is_day_first=is_day_first) or values.birthday(born),
        "notes": "\n".join(_cells(row, places, cols.NOTES)),
    }
    names = [first(cols.NAME), whole, *map(values.unquoted, shown), first(cols.NICKNAME), first(cols.COMPANY)]
    return values.person_of([*names, *values.addresses(emails)], said)


def _day_first(all_said: Iterable[list[str]]) -> bool | None:
    """Return whether `3/4/1970` is 3 April: the other birthdays of the file tell; None where none of them does."""
    pairs = [
        (int(found[1]), int(found[2]))
        for text in chain.from_iterable(all_said)
        if (found := _SLASHED.fullmatch(text[:60]))
    ]
    day_first, month_first = any(one > 12 for one, _two in pairs), any(two > 12 for _one, two in pairs)
    return day_first if day_first != month_first else None


def _birthday(text: str, *, is_day_first: bool | None) -> str:
    if dashed := _DASHED.fullmatch(text[:60]):
        return values.birthday(f"--{dashed[2].zfill(2)}-{dashed[1].zfill(2)}")
    if not (slashed := _SLASHED.fullmatch(text[:60])):
        return values.birthday(text)
    one, two = slashed[1].zfill(2), slashed[2].zfill(2)
    if one == two:
        return values.birthday(f"--{one}-{two}")
    if is_day_first is None:
        return ""
    return values.birthday(f"--{two}-{one}" if is_day_first else f"--{one}-{two}")


# --- ours ------------------------------------------------------------------------------------------------------


def written(people: Iterable[Person], *, without: Collection[str] = ()) -> bytes:
    """Return people as CSV with our columns, for Excel too; the fields named in `without` are left out.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front; reading takes it off again.
    """
    kept = [field for field in cols.OURS if field not in without]
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([cols.OURS[field] for field in cols.OURS])
    for person in people:
        own = texts_of(person)
        said = {field: own.get(field) or _lines(getattr(person, field)) for field in kept}
        if person.birthday:
            said["birthday"] = [f"--{person.birthday}"]  # as a vCard has it; of 03-14 Excel makes a day of this year
        writer.writerow([_guarded("\n".join(said.get(field, []))) for field in cols.OURS])
    return text.getvalue().encode("utf-8-sig", "replace")


def _lines(value: Any) -> list[str]:
    if value is None or isinstance(value, str):
        return [value] if value else []
    return list(value)


def _guarded(cell: str) -> str:
    return _GUARD + cell if cell.startswith((*_FORMULA, _GUARD)) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith(_GUARD) and cell[1:].startswith((*_FORMULA, _GUARD)) else cell


def _ours(row: Mapping[str, str]) -> Person | None:
    said = {field: _unguarded(row.get(column, "")).replace("\r\n", "\n") for field, column in cols.OURS.items()}
    own = fields_of({field: said[field].split("\n") for field in OWN})
    lists = {field: tuple(said[field].split("\n")) for field in _LISTS}
    texts = {field: said[field] for field in ("phone", "role", "organisation", "zone", "notes", "uid")}
    return values.person_of([said["name"]], own | texts | lists | {"birthday": values.birthday(said["birthday"])})
