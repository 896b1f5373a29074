"""Promises: the plans that an update told of, until they are done, moved or dropped."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime

from wfhdesk.domain.accomplishments import Accomplishment, Move
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.domain.updates import Update, gone_out
from wfhdesk.language import gettext as _

MOST_MOVES = 2
"""Moves after which a promise is better split, or dropped."""


def promised(entries: Iterable[Accomplishment], updates: Collection[Update], kind: str) -> list[Accomplishment]:
    """Return the plans that updates of a kind told of and that nobody has settled, oldest first."""
    told = {doc_id for update in gone_out(updates, kind) for doc_id in update.carries}
    return [entry for entry in entries if entry.id in told and entry.kind == "plan" and entry.open]


def moved(entry: Accomplishment, why: str, at: datetime) -> Accomplishment:
    """Return a plan as put off, with the reason. Raises WrongInput for what is no open plan, or has no reason."""
    return _open_plan(entry)._replace(moves=(*entry.moves, Move(at, checked_reason(why))))


def dropped(entry: Accomplishment, why: str, day: date) -> Accomplishment:
    """Return a plan as given up, with the reason. Raises WrongInput for what is no open plan, or has no reason."""
    return _open_plan(entry)._replace(settled=day, dropped=checked_reason(why))


def wants_splitting(entry: Accomplishment) -> bool:
    """Return whether a promise was moved so often that it should be split or dropped."""
    return entry.open and len(entry.moves) >= MOST_MOVES


def moved_since(entry: Accomplishment, last: datetime | None) -> str:
    """Return why an open promise was moved since the last update; empty where it wasn't."""
    if not entry.open or not entry.moves or (last is not None and entry.moves[-1].at <= last):
        return ""
    return entry.moves[-1].why


def _open_plan(entry: Accomplishment) -> Accomplishment:
    if entry.kind != "plan" or not entry.open:
        raise WrongInput(
            _("“{text}” is no open plan, so it can't be moved or dropped.").format(text=shortened(entry.text))
        )
    return entry


def checked_reason(why: str) -> str:
    """Return a reason as one clean line. Raises WrongInput where there is none."""
    reason = one_line(why)
    if not reason:
        raise WrongInput(_("Say why, in a few words: your reader will want to know."))
    return reason
