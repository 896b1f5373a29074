"""What a message about a self-assessment tells: which check, where, what was found, what its readers are asked to do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from wfhdesk.domain.actions import ME, OPEN, Action, shown_owner
from wfhdesk.domain.attachments import Attachment
from wfhdesk.domain.checklists import RISKS
from wfhdesk.domain.mail_text import capital, first_name
from wfhdesk.domain.names import joined
from wfhdesk.domain.periods import short_day
from wfhdesk.domain.settling import found_told
from wfhdesk.domain.updates import ACCIDENT
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext


class ReportTold(NamedTuple):
    """What there is to tell of one run of a checklist, as far as its readers may know it, in the language they read.

    `title` is what the checklist is called, `day` when it was gone through, `workstation` a name or empty. `risks` are those
    that were found, each one of RISKS (None: it looks for none), `fixed` how many of them were put right on the spot, `since`
    how many later. `lines` are sentences that say more, such as the score. Of the `actions` the open ones that are others' are
    asked for. `answers` are questions with what was said, for an accident.
    """

    title: str
    day: date
    workstation: str = ""
    risks: tuple[str, ...] | None = None
    fixed: int = 0
    lines: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    attachments: tuple[Attachment, ...] = ()
    since: int = 0


class Asked(NamedTuple):
    """Something that a reader is asked to do: what, about which risk, by which day, and who of several readers."""

    text: str
    about: str
    by: str
    who: str


def report_written(kind: str, me: str, readers: Sequence[str], told: ReportTold) -> tuple[str, dict[str, Any]]:
    """Return the subject of a message about a run and the values for its template, in the language spoken now.

    `me` and the `readers` are full names, which may be empty.
    """
    names = [first_name(name) for name in readers if name]
    subject = _subject(kind, told)
    return (_("{name}: {what}").format(name=me, what=subject) if me else capital(subject)), {
        "me": me,
        "reader": joined(names),
        "title": told.title,
        "workstation": told.workstation,
        "day": _day(told.day),
        "found": "" if told.risks is None else f"{found_told(told.risks, told.fixed, told.since)}.",
        "lines": told.lines,
        "asked": asked(told.actions),
        "answers": [{"asked": _label(question), "said": said} for question, said in told.answers],
        "is_attached": bool(told.attachments),
    }


def _subject(kind: str, told: ReportTold) -> str:
    place = f"{told.title}, {told.workstation}" if told.workstation else told.title
    start = _("{what} ({day})").format(what=place, day=_day(told.day))
    if kind == ACCIDENT or told.risks is None:
        return start
    return _("{start}: {news}").format(start=start, news=_counted(told.risks, told.fixed + told.since))


def _label(question: str) -> str:
    return question if question[-1:] in "?:….!" else f"{question}:"


def _day(day: date) -> str:
    return f"{short_day(day)} {day.year}"


def _counted(risks: Sequence[str], solved: int) -> str:
    if not risks:
        return _("no risks found")
    told = ngettext("{n} risk found", "{n} risks found", len(risks)).format(n=len(risks))
    left = len(risks) - solved
    if solved:
        told += ", " + (_("{count} left").format(count=left) if left else _("none left"))
    return told


def asked(actions: Sequence[Action]) -> list[Asked]:
    """Return what others are asked to do, the most urgent first; who is named where not all of it is the same person's."""
    theirs = sorted(
        (one for one in actions if one.owner != ME and one.state == OPEN),
        key=lambda one: (one.due or date.max, -RISKS.index(one.risk)),
    )
    are_several = len({one.owner for one in theirs}) > 1
    return [
        Asked(
            text=one.text.rstrip("."),
            about=one.about,
            by=_day(one.due) if one.due else "",
            who=shown_owner(one.owner) if are_several else "",
        )
        for one in theirs
    ]
