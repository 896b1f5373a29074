"""One typed line becomes an accomplishment, and back: `parse(render(x)) == x`.

    [date: ][> ? + ~ ]text [by day] [#project] [!visibility] [ => outcome]

Where a sign counts says `domain.signs`. A backslash in a sign's place makes it literal, and of several backslashes one is
taken away, so that every text there is can be written as a line.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from wfhdesk.domain.accomplishments import KINDS, VISIBILITIES, Accomplishment, not_ahead
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.periods import coming_day, names_a_day, past_day
from wfhdesk.domain.plaintext import LONGEST_LINE, one_line, shortened
from wfhdesk.domain.signs import (
    ARROW,
    BY,
    LEADING,
    PROJECT_NAME,
    SIGN_OF,
    TAG,
    signs,
    split_outcome,
    take_day,
    take_kind,
)
from wfhdesk.language import gettext as _

BULLET = re.compile(r"^\s*[-*•] ")


class Said(NamedTuple):
    """What the options of a command say about an entry, beside its line; empty where nothing was said."""

    day: date | None = None
    kind: str = ""
    project: str = ""
    outcome: str = ""
    visibility: str = ""
    by: date | None = None


NOTHING_SAID = Said()


def parse(
    line: str,
    today: date,
    said: Said = NOTHING_SAID,
    *,
    short_dutch: bool = False,
    standing: Accomplishment | None = None,
) -> Accomplishment:
    """Return the accomplishment that a line tells on local day `today`; it has no id yet.

    `said` holds what options add; where the line says something else about the same thing, that is an error.
    `standing` is an entry that is written anew: its day stays where the line names no other, and it may be as long as it
    is. `short_dutch` lets the two-letter Dutch weekdays count. Raises WrongInput with what is wrong and what is right.
    """
    rest = bounded_line(line, max(LONGEST_LINE, len(render(standing))) if standing else LONGEST_LINE)
    day, rest = take_day(rest, today, short_dutch)
    kind, rest = take_kind(rest)
    text, outcome = split_outcome(rest)
    text, project, visibility = _take_tags(text)
    outcome, project, visibility = _take_tags(outcome, project, visibility)
    kind = _agreed(kind, said.kind, "kind", KINDS) or "done"
    day = not_ahead(_agreed_day(day, said.day) or (standing.day if standing else today), today)
    by, text = _take_by(text, day, short_dutch) if kind == "blocker" else (None, text)
    if not text:
        raise WrongInput(
            _("“{line}” says nothing that was done; write it in a few words.").format(line=shortened(line))
        )
    return Accomplishment(
        text=text,
        day=day,
        kind=kind,
        project=_agreed(project, said.project, "project"),
        outcome=_agreed(outcome, bounded_line(said.outcome), "outcome"),
        visibility=_agreed(visibility, said.visibility, "visibility", VISIBILITIES) or "all",
        by=_agreed_by(by, said.by, kind),
    )


def render(entry: Accomplishment) -> str:
    """Return the line that tells the whole of an entry (all but its id, time, pin and settling)."""
    parts = [f"{entry.day.isoformat()}:", _escaped_text(entry)]
    if entry.kind in SIGN_OF:
        parts.insert(1, SIGN_OF[entry.kind])
    if entry.by:
        parts.append(f"by {entry.by.isoformat()}")
    if entry.project:
        parts.append(f"#{entry.project}")
    if entry.visibility != "all":
        parts.append(f"!{entry.visibility}")
    if entry.outcome:
        parts += ["=>", _escaped(entry.outcome)]
    return " ".join(parts)


def parse_lines(
    text: str, today: date, said: Said = NOTHING_SAID, *, short_dutch: bool = False
) -> list[Accomplishment]:
    """Return the accomplishments of a text with one line each: all of them, or an error that gives the line's number.

    A list's bullet (`- `, `* `, `• `) is taken off and blank lines are passed over.
    """
    entries = []
    for number, line in enumerate(text.split("\n"), 1):
        told = BULLET.sub("", line)
        if not told.strip():
            continue
        if not line.isprintable() and any("\udc80" <= letter <= "\udcff" for letter in line):
            raise WrongInput(
                _("Line {number} is no UTF-8; save the text as UTF-8 and try again.").format(number=number)
            )
        try:
            entries.append(parse(told, today, said, short_dutch=short_dutch))
        except WrongInput as problem:
            raise WrongInput(_("Line {number}: {problem}").format(number=number, problem=problem)) from None
    return entries


def bounded_line(text: str, longest: int = LONGEST_LINE) -> str:
    """Return a text as one clean line. Raises WrongInput where it has more than `longest` characters."""
    if len(text) > longest:
        raise WrongInput(
            _("A line has at most {most} characters, this one has {number}; log it as several.").format(
                most=longest, number=len(text)
            )
        )
    return one_line(text)


def project_name(text: str) -> str:
    """Return the project that a person named, with or without its `#`. Raises WrongInput for what can't be one."""
    name = one_line(text).removeprefix("#")
    if not re.fullmatch(PROJECT_NAME, name):
        raise WrongInput(
            _("“{name}” can't be a project; its name starts with a letter and has no spaces.").format(
                name=shortened(name)
            )
        )
    return name


def said_day(word: str, today: date, *, short_dutch: bool = False) -> date:
    """Return the day of `--on WORD`. Raises WrongInput for another word and for a day that lies ahead."""
    day = past_day(word, today, short_dutch=short_dutch)
    if day is None:
        raise WrongInput(_("“{word}” is no day. Try yesterday, monday or 2026-11-20.").format(word=shortened(word)))
    return not_ahead(day, today)


def said_by(word: str, day: date, *, short_dutch: bool = False) -> date:
    """Return the day of `--by WORD`, seen from the entry's day. Raises WrongInput for another word."""
    by = coming_day(word, day, short_dutch=short_dutch)
    if by is None:
        raise WrongInput(_("“{word}” is no day. Try tomorrow, thu or 2026-11-26.").format(word=shortened(word)))
    return by


# --- the parts of a line, in the order in which they are taken off --------------------------------------------------


def _take_tags(text: str, project: str = "", visibility: str = "") -> tuple[str, str, str]:
    """Return the text without `#project`, where none is known yet, and without `!visibility`, and these two."""
    found, left = signs(text, has_project=bool(project))
    for tag in found:
        project = project or tag[2] or ""
        visibility = _strictest(visibility, (tag[3] or "").lower())
    return one_line("".join(text[start:end] for start, end in left)), project, visibility


def _take_by(text: str, day: date, short_dutch: bool) -> tuple[date | None, str]:
    found = BY.search(text)
    if found is None:
        return None, text
    if found[1]:
        return None, text[: found.start()] + text[found.start() + 1 :] if names_a_day(found[3]) else text
    by = coming_day(found[3], day, short_dutch=short_dutch)
    # “the password, by thu”: the comma goes along; a date stands in a line that is written anew, which keeps its text
    ends = " " if found[3][:1].isdigit() else " ,"
    return (None, text) if by is None else (by, text[: found.start()].rstrip(ends))


# --- line and options have to agree ---------------------------------------------------------------------------------


def _agreed(written: str, said: str, what: str, allowed: tuple[str, ...] = ()) -> str:
    if said and allowed and said not in allowed:
        raise WrongInput(
            _("“{said}” is none of these: {allowed}.").format(said=shortened(said), allowed=", ".join(allowed))
        )
    if what == "project" and said:
        said = project_name(said)
    if written and said and written.casefold() != said.casefold():
        raise WrongInput(
            _("The line says {written} and --{what} says {said}; keep one of them.").format(
                written=shortened(written), what=what, said=shortened(said)
            )
        )
    return written or said


def _agreed_day(written: date | None, said: date | None) -> date | None:
    _agreed(str(written or ""), str(said or ""), "on")
    return written or said


def _agreed_by(written: date | None, said: date | None, kind: str) -> date | None:
    if said and kind != "blocker":
        raise WrongInput(_("--by says until when a blocker can wait; start the line with ? to log one."))
    _agreed(str(written or ""), str(said or ""), "by")
    return written or said


def _strictest(one: str, other: str) -> str:
    if one and other and one != other and "private" not in (one, other):
        raise WrongInput(_("The line says !supervisor and !team; keep one, or leave both out to show it to both."))
    return "private" if "private" in (one, other) else one or other


# --- the way back ---------------------------------------------------------------------------------------------------


def _escaped(text: str) -> str:
    text = TAG.sub(r"\\\g<0>", text)
    return ARROW.sub(r"\\\g<0>", text)


def _escaped_text(entry: Accomplishment) -> str:
    text = _escaped(entry.text)
    if entry.kind == "done" and LEADING.match(text):
        text = "\\" + text
    if entry.kind == "blocker" and entry.by is None:
        found = BY.search(text)
        if found and names_a_day(found[3]):
            text = f"{text[: found.start()]}\\{text[found.start() :]}"
    return text
