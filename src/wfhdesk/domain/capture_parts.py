"""Where the signs of a line stand, so that they can be coloured while a person types."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

from wfhdesk.domain import signs
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.mentions import AT_SIGN_PLACE, NAME, plain
from wfhdesk.domain.periods import coming_day
from wfhdesk.domain.plaintext import one_line, placed

_PERSON = re.compile(rf"{AT_SIGN_PLACE}@{NAME}")


class Part(NamedTuple):
    """Characters `start` until `end` (not included) of a line are a sign: `what` names which.

    One of `day`, `kind`, `project`, `person`, `readers`, `by`, `outcome`.
    """

    start: int
    end: int
    what: str


class _Letters(NamedTuple):
    """A piece of the clean line, and where each of its letters stands in it."""

    text: str
    places: Sequence[int]


def parts(line: str, today: date, *, short_dutch: bool = False) -> list[Part]:
    """Return the signs of a line that is being typed, in its order; what is only text is in none of them.

    A line may be half typed: nothing is raised for one that can't be logged yet. A `by` that has a project within it
    has two parts.
    """
    letters = placed(line)
    clean = "".join(letter for letter, _start, _end in letters)
    if clean != one_line(line):  # no text of this world's keyboards: bytes that were not decoded
        return []
    return [
        Part(letters[start][1], letters[end - 1][2], what)
        for start, end, what in sorted(_clean_parts(clean, today, short_dutch))
    ]


def people(text: str) -> list[Part]:
    """Return where people are named in the text of an entry, as `mentions.plain` shows it."""
    found = []
    for person in _PERSON.finditer(text):
        start = len(plain(text[: person.start()]))
        found.append(Part(start, start + len(person[0]), "person"))
    return found


def _clean_parts(line: str, today: date, short_dutch: bool) -> Iterator[Part]:
    """Yield the signs of a clean line, taken off in the order in which `capture.parse` takes them off."""
    try:
        day, rest = signs.take_day(line, today, short_dutch)
    except WrongInput:
        day, rest = None, line
    if day:
        yield Part(0, line.index(":") + 1, "day")
    kind, after = signs.take_kind(rest)
    if kind:
        yield Part(len(line) - len(rest), len(line) - len(rest) + 1, "kind")
    start = len(line) - len(after)
    arrow = signs.outcome_arrow(after)
    if arrow:
        yield Part(start + arrow.start(), start + arrow.end(), "outcome")
    end = arrow.start() if arrow else len(after)
    text, tags = _without_tags(after[:end].rstrip(), start, has_project=False)
    yield from tags
    yield from _people(text)
    if kind == "blocker":
        yield from _by(text, day or today, short_dutch)
    if arrow:
        has_project = any(tag.what == "project" for tag in tags)
        text, tags = _without_tags(after[arrow.end() :], start + arrow.end(), has_project=has_project)
        yield from tags
        yield from _people(text)


def _without_tags(text: str, start: int, *, has_project: bool) -> tuple[_Letters, list[Part]]:
    """Return what stays of a text that begins at `start`, as one line, and its projects and readers."""
    found, left = signs.signs(text, has_project=has_project)
    tags = [Part(start + tag.start(), start + tag.end(), "project" if tag[2] else "readers") for tag in found]
    places = list(chain.from_iterable(range(*piece) for piece in left))
    letters = placed("".join(text[place] for place in places))
    return _Letters(
        "".join(letter for letter, _from, _until in letters),
        [start + places[place] for _letter, place, _until in letters],
    ), tags


def _people(text: _Letters) -> Iterator[Part]:
    for person in _PERSON.finditer(text.text):
        yield from _standing(text, *person.span(), "person")


def _by(text: _Letters, day: date, short_dutch: bool) -> Iterator[Part]:
    by = signs.BY.search(text.text)
    if by is None or by[1]:
        return
    try:
        known = coming_day(by[3], day, short_dutch=short_dutch)
    except WrongInput:
        return
    if known:
        yield from _standing(text, by.start(2), by.end(3), "by")


def _standing(text: _Letters, start: int, end: int, what: str) -> Iterator[Part]:
    """Yield where letters of a text stand in the line: in several pieces where a sign stood between them."""
    first = start
    for at in range(start + 1, end + 1):
        if at == end or text.places[at] != text.places[at - 1] + 1:
            last = at - 1 if text.text[at - 1] == " " else at
            yield Part(text.places[first], text.places[last - 1] + 1, what)
            first = at
