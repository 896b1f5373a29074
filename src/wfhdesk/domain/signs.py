"""The signs of a line, each where it counts: a day, a kind, projects and readers, the arrow before an outcome, a `by`.

A sign counts only in its place; elsewhere it is text. A backslash in a sign's place makes it literal.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from wfhdesk.domain.mentions import AT_SIGN_PLACE
from wfhdesk.domain.periods import names_a_day, past_day

SIGN_OF = {"plan": ">", "blocker": "?", "learned": "+", "progress": "~"}
KIND_OF = {sign: kind for kind, sign in SIGN_OF.items()}

DATE = re.compile(r"(\\*)(\d{4}-\d\d-\d\d|[^\W\d_]+): ")
LEADING = re.compile(r"(\\*)([>?+~])(?=[^\W\d_]|[ #@]|$)")
PROJECT_NAME = r"[^\W\d_]\w*(?:[-.&/+'’](?![sS]\b)\w+)*(?:\+{1,2}(?![\w+]))?"
TAG = re.compile(rf"{AT_SIGN_PLACE}(\\*)(?:#({PROJECT_NAME})|!((?ai:private|supervisor|team))(?![\w-]))")
ARROW = re.compile(r"(?<!\S)(\\*)=>(?!\S)")
BY = re.compile(r"(?:^|(?<= ))(\\*)(by|voor) (\d{4}-\d\d-\d\d|[^\W\d_]+)[.!?]*$", re.IGNORECASE)


class Signs(NamedTuple):
    """The signs of a text that count, and what stays of it without them: from where, until where, piece by piece."""

    found: list[re.Match[str]]
    left: list[tuple[int, int]]


def take_day(line: str, today: date, short_dutch: bool) -> tuple[date | None, str]:
    """Return the day that a clean line begins with, and its rest. Raises WrongInput for a day that no calendar has."""
    found = DATE.match(line)
    if found is None:
        return None, line
    backslashes, word = found.groups()
    if backslashes:
        return None, line[1:] if names_a_day(word) else line
    day = past_day(word, today, short_dutch=short_dutch)
    return (None, line) if day is None else (day, line[found.end() :])


def take_kind(line: str) -> tuple[str, str]:
    """Return the kind that the rest of a line begins with, and what follows."""
    found = LEADING.match(line)
    if found is None:
        return "", line
    backslashes, sign = found.groups()
    return ("", line[1:]) if backslashes else (KIND_OF[sign], line[1:].lstrip())


def outcome_arrow(line: str) -> re.Match[str] | None:
    """Return the arrow behind which the outcome stands in the rest of a line: the last one with something on both sides."""
    arrows = [arrow for arrow in ARROW.finditer(line) if not arrow[1] and arrow.start() > 0 and arrow.end() < len(line)]
    return arrows[-1] if arrows else None


def split_outcome(line: str) -> tuple[str, str]:
    """Return the rest of a line up to its outcome, and the outcome; arrows that a backslash made text lose it."""
    last = outcome_arrow(line)
    if last is None:
        return ARROW.sub(_one_backslash_less, line), ""
    return (
        ARROW.sub(_one_backslash_less, line[: last.start()].rstrip()),
        ARROW.sub(_one_backslash_less, line[last.end() :].lstrip()),
    )


def _one_backslash_less(found: re.Match[str]) -> str:
    return found[0][1:] if found[1] else found[0]


def signs(text: str, *, has_project: bool) -> Signs:
    """Return `#project`, where the line has none yet, and `!visibility` in a text: an entry has one project.

    A second one stays as it was written.
    """
    found: list[re.Match[str]] = []
    left: list[tuple[int, int]] = []
    done = 0
    for tag in TAG.finditer(text):
        backslashes, name, _seen_by = tag.groups()
        if not backslashes and name and has_project:
            continue
        left.append((done, tag.start()))
        done = tag.end()
        if backslashes:
            left.append((tag.start() + 1, done))
            continue
        has_project = has_project or bool(name)
        found.append(tag)
        done = _close_gap(left, text, done)
    return Signs(found, [*left, (done, len(text))])


def _close_gap(left: list[tuple[int, int]], text: str, end: int) -> int:
    """Take away what a sign leaves behind: its own `'s`, brackets around nothing, the space before a full stop."""
    first, last = left[-1]
    before = text[first:last]
    if re.match(r"['’]s\b", text[end:]):
        end += 2
    if before.endswith("(") and text[end : end + 1] == ")":
        left[-1] = (first, first + len(before[:-1].rstrip()))
        return end + 1
    if before.endswith(" ") and re.match(r"[.,;:!?)](?:\s|$)", text[end:]):
        left[-1] = (first, first + len(before.rstrip()))
    return end
