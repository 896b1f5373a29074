"""Answers as a file tells them, checked whole before any of them is kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from wfhdesk.domain.actions import ME, parse_owner
from wfhdesk.domain.answering import parse_value, reply_to
from wfhdesk.domain.asking import asked
from wfhdesk.domain.assessments import FINE_AS_IS, NEEDS_ACTION, WAYS_ON, Reply
from wfhdesk.domain.checklists import Checklist, Item
from wfhdesk.domain.deciding import Decision, check_decision
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.domain.planning import parse_day
from wfhdesk.language import gettext as _

_KEYS = ("answer", "note", "way", "why", "text", "owner", "by")
_GOES_WITH = {"why": FINE_AS_IS, "text": NEEDS_ACTION, "owner": NEEDS_ACTION, "by": NEEDS_ACTION}
"""What more can be said of a way on."""
_MOST_NAMED = 8


class Told(NamedTuple):
    """One answer: the question, what was said, a note, and what was decided (None: nothing)."""

    item: Item
    said: object
    note: str = ""
    decision: Decision | None = None


def told(checklist: Checklist, answers: Mapping[str, Any], today: date, now: datetime) -> list[Told]:
    """Return the answers in the order in which they are asked. Raises WrongInput.

    `answers` holds by the questions' ids an answer (see `answering.parse_value`) or an object with `answer` and, where wanted,
    `note`, `way`, `why`, `text`, `owner` and `by`. Every question that is asked needs one; none may answer what isn't asked.
    """
    known = [item.id for item in checklist.items]
    _refuse(set(answers) - set(known), _("{items}: “{title}” asks no such thing."), checklist)
    replies: dict[str, Reply] = {}
    found, missing = [], set()
    for item in checklist.items:
        if item not in asked(checklist, replies):
            continue
        if item.id not in answers:
            missing.add(item.id)
            continue
        one = _one(item, answers[item.id], today)
        replies[item.id] = reply_to(checklist, item, parse_value(item, one.said, today), now, one.note)
        if one.decision is not None:
            check_decision(replies[item.id], one.decision)
        found.append(one)
    _refuse(missing, _("There is no answer to {items}."), checklist)
    beside = set(answers) - {one.item.id for one in found}
    _refuse(beside, _("{items}: by the answers before it isn't asked; leave it out."), checklist)
    return found


def _refuse(items: set[str], words: str, checklist: Checklist) -> None:
    if items:
        places = {item.id: place for place, item in enumerate(checklist.items)}
        named = sorted(items, key=lambda one: (places.get(one, -1), one))
        told_items = ", ".join(shortened(one_line(one), 40) for one in named[:_MOST_NAMED])
        more = ", …" if len(named) > _MOST_NAMED else ""
        raise WrongInput(words.format(items=told_items + more, title=checklist.title))


def _one(item: Item, raw: object, today: date) -> Told:
    if not isinstance(raw, Mapping):
        return Told(item, raw)
    unknown = [str(key) for key in raw if key not in _KEYS]
    if unknown or "answer" not in raw:
        wrong = shortened(one_line(", ".join(unknown)) or "-", 40)
        raise WrongInput(
            _("{item}: an answer has the keys {known}; “answer” is needed, and {wrong} is none of them.").format(
                item=item.id, known=", ".join(_KEYS), wrong=wrong
            )
            if unknown
            else _("{item}: “answer” is missing.").format(item=item.id)
        )
    return Told(item, raw["answer"], _text(item, raw, "note"), _decision(item, raw, today))


def _decision(item: Item, raw: Mapping[Any, object], today: date) -> Decision | None:
    if "way" not in raw:
        lost = [key for key in _GOES_WITH if key in raw]
        if lost:
            raise WrongInput(_("{item}: {keys} goes with “way”.").format(item=item.id, keys=", ".join(lost)))
        return None
    way, owner, by = (_text(item, raw, key) for key in ("way", "owner", "by"))
    lost = [key for key in _GOES_WITH if key in raw and way in WAYS_ON and _GOES_WITH[key] != way]
    if lost:
        raise WrongInput(
            _("{item}: {key} goes with the way “{way}”.").format(item=item.id, key=lost[0], way=_GOES_WITH[lost[0]])
        )
    return Decision(
        way,
        _text(item, raw, "why"),
        _text(item, raw, "text"),
        parse_owner(owner) if owner else ME,
        parse_day(by, today, short_dutch=True) if by else None,
    )


def _text(item: Item, raw: Mapping[Any, object], key: str) -> str:
    found = raw.get(key, "")
    if not isinstance(found, str):
        raise WrongInput(_("{item}: {key} is a text.").format(item=item.id, key=key))
    return found
