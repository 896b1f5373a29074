"""Asking: which question comes next, and which have dropped out, by what was answered so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import NamedTuple

from wfhdesk.domain.answering import reply_to
from wfhdesk.domain.assessments import Reply, Run
from wfhdesk.domain.checklists import DATE, NOT_APPLICABLE, SEVERAL, Checklist, Condition, Item

Replies = Mapping[str, Reply]
"""What was answered so far, by the ids of the questions."""


class Progress(NamedTuple):
    """How many questions were answered, of how many that there are as far as one can tell."""

    done: int
    of: int


def replies_of(run: Run) -> dict[str, Reply]:
    """Return what was answered in a run by the ids of the questions."""
    return {reply.item: reply for reply in run.replies}


def asked(checklist: Checklist, replies: Replies) -> list[Item]:
    """Return the questions that are asked, by what was answered so far, in their order.

    A question whose conditions hang on one that isn't answered yet is among them only once that is.
    """
    found: dict[str, Item] = {}
    for item in checklist.items:
        if all(_holds(one, replies, found) for one in item.when):
            found[item.id] = item
    return list(found.values())


def _holds(condition: Condition, replies: Replies, asked_before: Mapping[str, Item]) -> bool:
    reply = replies.get(condition.item)
    return condition.item in asked_before and reply is not None and bool({*reply.value} & {*condition.answers})


def next_item(checklist: Checklist, replies: Replies, *, decided: bool = True) -> Item | None:
    """Return the first question that has no answer; None where all have one.

    Where risks are to be `decided`, one that tells a risk of which nothing was decided counts as unanswered.
    """
    for item in asked(checklist, replies):
        reply = replies.get(item.id)
        if reply is None or (decided and reply.is_open):
            return item
    return None


def neighbour(checklist: Checklist, replies: Replies, item_id: str, way: int) -> Item | None:
    """Return the question `way` places behind (or, negative, ahead of) one among those that are asked; None beyond the ends."""
    items = asked(checklist, replies)
    place = next((place for place, one in enumerate(items) if one.id == item_id), 0) + way
    return items[place] if 0 <= place < len(items) else None


def dropped_out(checklist: Checklist, replies: Replies) -> list[Reply]:
    """Return the answers to questions that aren't asked any more: an earlier answer was changed, or the checklist was."""
    kept = {item.id for item in asked(checklist, replies)}
    return [reply for reply in replies.values() if reply.item not in kept]


def progress(checklist: Checklist, replies: Replies) -> Progress:
    """Return how far one is. A question that an answer to come may still rule out counts."""
    items = asked(checklist, replies)
    done = sum(item.id in replies for item in items)
    return Progress(done, len(items) + len(list(_possible(checklist, replies, items))))


def _possible(checklist: Checklist, replies: Replies, items: Iterable[Item]) -> Iterable[Item]:
    """Yield the questions that may yet be asked, since something they hang on isn't answered."""
    open_ones = {item.id for item in items if item.id not in replies}
    sure = {item.id: item for item in items}
    for item in checklist.items:
        if item.id in sure:
            continue
        refuted = any(one.item not in open_ones and not _holds(one, replies, sure) for one in item.when)
        if not refuted:
            open_ones.add(item.id)
            yield item


def carried_over(checklist: Checklist, run: Run) -> list[Reply]:
    """Return the answers of an unfinished run that still hold when a checklist has changed since: those to the same question.

    The wording decides: an answer to other words is no answer to these. Nor is one that can't be given any more. What an
    answer counts for is what the checklist says now; a risk that is another one by that is to be decided anew.
    """
    items = {item.id: item for item in checklist.items}
    return [
        _counted(checklist, item, reply, reply.at or run.started)
        for reply in run.replies
        if (item := items.get(reply.item))
        and reply.asked in (item.question.en, item.question.nl)
        and _can_be(item, reply.value)
    ]


def _counted(checklist: Checklist, item: Item, reply: Reply, at: datetime) -> Reply:
    """Return an answer with what it counts for now; where that is what it was, its wording stays too."""
    now = reply_to(checklist, item, reply.value, at)
    if _weight(now) == _weight(reply):
        return reply
    if now.risk == reply.risk:
        now = now._replace(way=reply.way, why=reply.why)
    return now._replace(note=reply.note, id=reply.id)


def _weight(reply: Reply) -> tuple[object, ...]:
    options = [(one.id, one.points, one.risk) for one in reply.chosen]
    return reply.risk, reply.part, reply.points, options, reply.place


def _can_be(item: Item, value: tuple[str, ...]) -> bool:
    """Return whether a question can have an answer; of a text or a date it is enough that there is one."""
    if value == (NOT_APPLICABLE,):
        return item.can_skip
    if item.scale is not None:
        return value in {(str(number),) for number in range(item.scale.low, item.scale.high + 1)}
    is_one = len(value) == 1
    if item.options:
        return (is_one or item.asks == SEVERAL) and {*value} <= {option.id for option in item.options}
    return is_one and (item.asks != DATE or _is_day(value[0]))


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
