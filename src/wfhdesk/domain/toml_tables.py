"""The values of a TOML table, each of the kind that is wanted; nothing is coerced into another kind."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date, datetime

from wfhdesk.domain.checklist_lines import Place
from wfhdesk.domain.checklists import Said
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.domain.toml_files import TomlFile
from wfhdesk.language import LANGUAGES
from wfhdesk.language import gettext as _

LONGEST_TEXT = 1_000
LONGEST_ID = 40
_ID = re.compile(rf"[A-Za-z0-9][A-Za-z0-9-]{{0,{LONGEST_ID - 1}}}")


class Table:
    """One table: the file it stands in, its place there, its values by their keys.

    Everything that reads a value raises WrongInput, with file and line, for one of another kind, and for one that is missing
    where no `default` is given.
    """

    def __init__(self, file: TomlFile, place: Place, values: Mapping[str, object], known: Collection[str]) -> None:
        """Hold the values. Raises WrongInput for a key that isn't `known`."""
        self.file, self.place, self.values = file, place, values
        for key in values:
            if key not in known:
                raise self.wrong(_unknown(key, known), key)

    def wrong(self, what: str, *keys: str | int) -> WrongInput:
        """Return the error that tells `what`, a sentence, with the line of a key of this table, or of the table itself."""
        return self.file.refusal((*self.place, *keys), what)

    def wrong_kind(self, right: str, key: str, *further: str | int) -> WrongInput:
        """Return the error that a value isn't what it has to be, `right`: a text, a whole number, and so on."""
        if key not in self.values:
            return self.wrong(_("“{key}” is missing; it has to be {right}.").format(key=key, right=right))
        value = self.values[key]
        for step in further:
            value = value[step] if isinstance(value, (list, dict)) else value  # type: ignore[index]
        return self.wrong(
            _("“{key}” has to be {right}, not {given}.").format(key=key, right=right, given=_told(value)), key, *further
        )

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text as one clean line. It is never empty unless it is left out."""
        if key not in self.values and default is not None:
            return default
        return self._clean(key, self.values.get(key))

    def said(self, key: str, default: Said | None = None) -> Said:
        """Return a text in both languages; a plain one reads the same in both."""
        value = self.values.get(key)
        if value is None and default is not None:
            return default
        if isinstance(value, dict):
            inner = Table(self.file, (*self.place, key), value, LANGUAGES)
            return Said(**{language: inner.text(language) for language in LANGUAGES})
        text = self._clean(key, value)
        return Said(text, text)

    def _clean(self, key: str, value: object, *further: int) -> str:
        text = one_line(value) if isinstance(value, str) else ""
        if not text or len(text) > LONGEST_TEXT:
            right = _("a text of {most} characters at most").format(most=LONGEST_TEXT)
            raise self.wrong_kind(right, key, *further)
        return text

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, none of them twice; empty where it is left out."""
        values = self.values.get(key, [])
        if not isinstance(values, list):
            raise self.wrong_kind(_("a list of texts"), key)
        found: list[str] = []
        for number, value in enumerate(values):
            found.append(self._clean(key, value, number))
            if found[-1] in found[:-1]:
                raise self.wrong(_("“{text}” is there twice; once is enough.").format(text=quoted(value)), key, number)
        return tuple(found)

    def words(self, key: str, known: Collection[str]) -> tuple[str, ...]:
        """Return a list of words that are all `known`; empty where it is left out."""
        words = self.texts(key)
        for number, word in enumerate(words):
            if word not in known:
                raise self.wrong_kind(one_of(known), key, number)
        return words

    def word(self, key: str, known: Collection[str], default: str | None = None) -> str:
        """Return a word that is `known`."""
        if key not in self.values and default is not None:
            return default
        value = self.values.get(key)
        if not isinstance(value, str) or value not in known:
            raise self.wrong_kind(one_of(known), key)
        return value

    def id(self, key: str = "id") -> str:
        """Return an id: letters, digits and hyphens."""
        value = self.values.get(key)
        if not isinstance(value, str) or not _ID.fullmatch(value):
            right = _("letters, digits and hyphens, {most} at most").format(most=LONGEST_ID)
            raise self.wrong_kind(right, key)
        return value

    def number(self, key: str, low: int, high: int, default: int | None = None) -> int:
        """Return a whole number within bounds."""
        if key not in self.values and default is not None:
            return default
        value = self.values.get(key)
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            right = _("a whole number from {low} to {high}") if low != high else _("the number {low}")
            raise self.wrong_kind(right.format(low=low, high=high), key)
        return value

    def flag(self, key: str, *, default: bool) -> bool:
        """Return true or false."""
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            raise self.wrong_kind(_("true or false"), key)
        return value

    def day(self, key: str) -> date | None:
        """Return a date; None where it is left out."""
        value = self.values.get(key)
        if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
            raise self.wrong_kind(_("a date without quotes, such as 2026-12-31"), key)
        return value

    def table(self, key: str, known: Collection[str]) -> Table:
        """Return a table in this one."""
        value = self.values.get(key)
        if not isinstance(value, dict):
            raise self.wrong_kind(_("a table"), key)
        return Table(self.file, (*self.place, key), value, known)

    def tables(self, key: str, known: Collection[str], most: int) -> list[Table]:
        """Return a list of tables, `most` at most; empty where it is left out."""
        values = self.values.get(key, [])
        if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
            raise self.wrong_kind(_("a list of tables"), key)
        if len(values) > most:
            what = _("this is one too many; “{key}” can have {most} at most.").format(key=key, most=most)
            raise self.wrong(what, key, most)
        return [Table(self.file, (*self.place, key, number), value, known) for number, value in enumerate(values)]


def check_format(file: TomlFile, values: Mapping[str, object], newest: int) -> None:
    """Refuse a format newer than the `newest` one that is understood, before anything else: its keys are not ours to judge."""
    number = values.get("format")
    if isinstance(number, int) and not isinstance(number, bool) and number > newest:
        what = _("this format is newer than {known}, the one that this wfhdesk reads; update wfhdesk.")
        raise file.refusal(("format",), what.format(known=newest))
    Table(file, (), values, values).number("format", 1, newest)


def refuse_twice(tables: list[Table], ids: list[str]) -> None:
    """Raise WrongInput for the second of two ids that differ in capitals at most."""
    seen: set[str] = set()
    for table, said in zip(tables, ids, strict=True):
        if said.casefold() in seen:
            raise table.wrong(_("the id “{id}” is there already; each id is used once.").format(id=said), "id")
        seen.add(said.casefold())


def one_of(known: Collection[str]) -> str:
    """Return what one of a few words is, as a phrase."""
    return _("one of {known}").format(known=", ".join(known)) if known else _("left out")


def quoted(text: str) -> str:
    """Return a text from a file as a message can quote it."""
    return shortened(one_line(text), 40)


def _unknown(key: str, known: Collection[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key[: 2 * LONGEST_ID], known, 1, 0.6)
    if near:
        return _("“{key}” isn't known here; you may mean “{near}”.").format(key=quoted(key), near=near[0])
    return _("“{key}” isn't known here; known are {known}.").format(key=quoted(key), known=", ".join(known))


def _told(value: object) -> str:
    """Return a value, or where it is long or has no words of its own its kind, for a message."""
    if isinstance(value, str):
        return _("an empty text") if not one_line(value[:LONGEST_TEXT]) else f"“{quoted(value[:LONGEST_TEXT])}”"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return str(value) if abs(value) < 10**9 else _("so large a number")
    if isinstance(value, date):
        return value.isoformat()
    return _("a list") if isinstance(value, list) else _("a table") if isinstance(value, dict) else _("a time")
