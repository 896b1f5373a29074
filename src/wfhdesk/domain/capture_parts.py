"""Where the signs of a line stand, so that they can be coloured while a person types."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from wfhdesk.domain import capture
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.mentions import AT_SIGN_PLACE, NAME
from wfhdesk.domain.periods import coming_day, past_day

_PERSON = re.compile(rf"{AT_SIGN_PLACE}@{NAME}")


class Part(NamedTuple):
    """Characters `start` until `end` (not included) of a line are a sign: `what` names which.

    One of `day`, `kind`, `project`, `person`, `readers`, `by`, `outcome`.
    """

    start: int
    end: int
    what: str


def parts(line: str, today: date, *, short_dutch: bool = False) -> list[Part]:
    """Return the signs of a line that is being typed, in its order; what is only text is in none of them.

    A line may be half typed: nothing is raised for one that can't be logged yet.
    """
    start = len(line) - len(line.lstrip())
    found = list(_at_the_start(line, start, today, short_dutch))
    after = found[-1].end if found else start
    arrow = _arrow(line, after)
    text_end = arrow.start if arrow else len(line)
    for tag in capture.TAG.finditer(line, after):
        if not tag[1] and (arrow is None or tag.end() <= text_end or tag.start() >= arrow.end):
            found.append(Part(tag.start(), tag.end(), "project" if tag[2] else "readers"))
    found += [Part(*person.span(), "person") for person in _PERSON.finditer(line, after)]
    if found and any(part.what == "kind" and line[part.start] == "?" for part in found):
        found += _by(line[:text_end].rstrip(), after, today, short_dutch)
    return sorted([*found, *([arrow] if arrow else [])])


def _at_the_start(line: str, start: int, today: date, short_dutch: bool) -> Iterator[Part]:
    day = capture.DATE.match(line, start)
    if day and not day[1] and _is_past_day(day[2], today, short_dutch):
        yield Part(start, day.end() - 1, "day")
        start = day.end()
    kind = capture.LEADING.match(line, start)
    if kind and not kind[1]:
        yield Part(*kind.span(2), "kind")


def _is_past_day(word: str, today: date, short_dutch: bool) -> bool:
    try:
        day = past_day(word, today, short_dutch=short_dutch)
    except WrongInput:
        return False
    return day is not None and word.lower() not in ("today", "vandaag")


def _arrow(line: str, after: int) -> Part | None:
    arrows = [arrow for arrow in capture.ARROW.finditer(line, after) if not arrow[1] and arrow.start() > after]
    return Part(arrows[-1].start(), arrows[-1].end(), "outcome") if arrows else None


def _by(text: str, after: int, today: date, short_dutch: bool) -> list[Part]:
    # Signs behind the day (`by fri #payroll`) are taken off before the day is looked for, as they are when it is logged.
    bare = capture.TAG.sub(lambda tag: " " * len(tag[0]) if not tag[1] else tag[0], text).rstrip()
    by = capture.BY.search(bare, after)
    if by is None or by[1]:
        return []
    try:
        known = coming_day(by[3], today, short_dutch=short_dutch)
    except WrongInput:
        return []
    return [Part(by.start(2), by.end(3), "by")] if known else []
