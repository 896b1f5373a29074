"""Small checklists as files, any checklist at all, and going through them; what is asked is worked out here anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import strategies as st

from conftest import FRIDAY
from wfhdesk.assets import asset
from wfhdesk.domain.answering import parse_value, reply_to
from wfhdesk.domain.asking import asked, dropped_out
from wfhdesk.domain.assessments import Reply, Run
from wfhdesk.domain.checklist_format import parse_checklist
from wfhdesk.domain.checklists import DATE, ONE, SCALE, SEVERAL, TEXT, YES_NO, Checklist, Item

TODAY = FRIDAY.date()
CAME_ALONG = tuple(sorted(one.stem for one in Path(asset("checklists")).glob("*.toml") if one.stem != "figures"))

DESK = """\
format = 1
id = "desk"
version = 1
title = "Desk check"
purpose = "Looks at the desk."
minutes = 2
triggers = ["chair", "pain"]
review_item = "NEXT"

[[sections]]
id = "all"
title = "All of it"

[[items]]
id = "LAPTOP"
section = "all"
question = { en = "Do you use a laptop?", nl = "Gebruik je een laptop?" }

[[items]]
id = "STAND"
section = "all"
question = "Does it stand high enough?"
advice = "Put it on a stand."
risk = "no"
severity = "high"
when = [{ item = "LAPTOP", is = ["yes"] }]

[[items]]
id = "CHAIR"
section = "all"
asks = "one"
question = "Which chair?"
skip = true
[[items.options]]
id = "office"
text = "an office chair"
[[items.options]]
id = "stool"
text = "a stool"
risk = "medium"
advice = "Get a chair with a back."

[[items]]
id = "WHERE"
section = "all"
asks = "several"
question = "What is in the way?"
advice = "Clear it away."
[[items.options]]
id = "cables"
text = "cables"
risk = "low"
[[items.options]]
id = "boxes"
text = "boxes"
risk = "medium"
advice = "Stack them elsewhere."
[[items.options]]
id = "cat"
text = "a cat"

[[items]]
id = "HURTS"
section = "all"
asks = "scale"
question = "How much does it hurt?"
advice = "Take more breaks."
skip = true
[items.scale]
low = 0
high = 10
well = 0
risk_from = 4

[[items]]
id = "WORDS"
section = "all"
asks = "text"
question = "Anything else?"
skip = true

[[items]]
id = "NEXT"
section = "all"
asks = "date"
question = "When again?"
skip = true
"""
"""One question of each kind."""
STRAIGHT = {
    "LAPTOP": "no",
    "CHAIR": "office",
    "WHERE": [],
    "HURTS": 0,
    "WORDS": None,
    "NEXT": None,
}
"""Answers to it of which none is a risk."""
ALL_BAD = {"LAPTOP": "yes", "STAND": "no", "CHAIR": "stool", "WHERE": ["boxes"], "HURTS": 7, "WORDS": "-", "NEXT": "-"}


def desk_check(*changes: tuple[str, str], id: str = "desk") -> Checklist:
    """The small checklist, with texts of its file changed."""
    text = DESK.replace('id = "desk"', f'id = "{id}"')
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return parse_checklist(text, f"/{id}.toml")


@cache
def came_along(checklist_id: str) -> Checklist:
    path = asset("checklists", f"{checklist_id}.toml")
    return parse_checklist(Path(path).read_text(encoding="utf-8"), path)


def later(minutes: float = 0) -> datetime:
    return FRIDAY + timedelta(minutes=minutes)


def reply(checklist: Checklist, item_id: str, said: Any, at: datetime = FRIDAY, note: str = "") -> Reply:
    item = checklist.item(item_id)
    assert item is not None
    return reply_to(checklist, item, parse_value(item, said, TODAY), at, note)


def answered(checklist: Checklist, answers: Mapping[str, Any]) -> dict[str, Reply]:
    return {item_id: reply(checklist, item_id, said) for item_id, said in answers.items()}


def run_of(checklist: Checklist, answers: Mapping[str, Any], day: date = TODAY, **more: Any) -> Run:
    """A finished run."""
    at = datetime.combine(day, FRIDAY.timetz())
    replies = sorted(answered(checklist, answers).values(), key=lambda one: one.place)
    run = Run(checklist.id, checklist.version, str(checklist.title), at, "w1", at, checklist.scoring)
    return run._replace(**{"replies": tuple(replies), **more})


def answer(checklist: Checklist, replies: dict[str, Reply], item_id: str, said: Any) -> dict[str, Reply]:
    """Answer one question; what drops out by it goes."""
    replies = {**replies, item_id: reply(checklist, item_id, said)}
    gone = {one.item for one in dropped_out(checklist, replies)}
    return {one.item: one for one in replies.values() if one.item not in gone}


def values(replies: Mapping[str, Reply]) -> dict[str, tuple[str, ...]]:
    return {item_id: one.value for item_id, one in replies.items()}


# --- any answer -------------------------------------------------------------------------------------------------------


def answers_to(item: Item) -> st.SearchStrategy[Any]:
    """Anything that can be answered to a question, as a file tells it."""
    known: dict[str, st.SearchStrategy[Any]] = {
        YES_NO: st.sampled_from(("yes", "no")),
        ONE: st.sampled_from([one.id for one in item.options] or ["-"]),
        SEVERAL: st.lists(st.sampled_from([one.id for one in item.options] or ["-"]), max_size=4, unique=True),
        SCALE: st.integers(item.scale.low, item.scale.high) if item.scale else st.none(),
        TEXT: st.sampled_from(("one", "the other")),
        DATE: st.sampled_from(("2026-12-01", "2027-02-28")),
    }
    some = known[item.asks]
    return some | st.just("-") if item.can_skip else some


@st.composite
def answers_for(draw: st.DrawFn, checklist: Checklist) -> dict[str, Any]:
    """An answer to every question, whether it will be asked or not."""
    return {item.id: draw(answers_to(item)) for item in checklist.items}


def straight(checklist: Checklist, said: Mapping[str, Any]) -> dict[str, Reply]:
    """Answer in one go, from the first question to the last."""
    replies: dict[str, Reply] = {}
    for item in checklist.items:
        if item in asked(checklist, replies):
            replies[item.id] = reply(checklist, item.id, said[item.id])
    return replies


# --- any checklist ----------------------------------------------------------------------------------------------------


class Question(NamedTuple):
    """A question, as the tests know it: what can be answered, and what it hangs on."""

    id: str
    asks: str
    options: tuple[str, ...]
    when: tuple[tuple[str, tuple[str, ...]], ...] = ()


def is_asked(questions: Sequence[Question], item_id: str, given: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a question is asked: each that it hangs on is, and got one of the answers."""
    (one,) = (question for question in questions if question.id == item_id)
    return all(is_asked(questions, gate, given) and {*given.get(gate, ())} & {*right} for gate, right in one.when)


@st.composite
def questions(draw: st.DrawFn) -> list[Question]:
    found: list[Question] = []
    for number in range(draw(st.integers(1, 8))):
        asks = draw(st.sampled_from((YES_NO, YES_NO, ONE, SEVERAL, SCALE, TEXT)))
        options = {YES_NO: ("yes", "no"), SCALE: ("0", "1", "2"), TEXT: ()}.get(asks, ("a", "b", "c"))
        gates = [one for one in found if one.options]
        hangs_on = draw(st.lists(st.sampled_from(gates), max_size=2, unique=True)) if gates else []
        when = [(one.id, draw(st.sets(st.sampled_from(one.options), min_size=1))) for one in hangs_on]
        found.append(Question(f"Q{number}", asks, options, tuple((gate, tuple(sorted(is_))) for gate, is_ in when)))
    return found


def checklist_of(found: Sequence[Question]) -> Checklist:
    """The questions as a file has them, read as any file is."""
    head = 'format = 1\nid = "any"\nversion = 1\ntitle = "Any"\npurpose = "Any."\nminutes = 1\n'
    return parse_checklist(
        head + '[[sections]]\nid = "all"\ntitle = "All"\n' + "".join(map(_item_of, found)), "/any.toml"
    )


def _item_of(one: Question) -> str:
    lines = ["[[items]]", f'id = "{one.id}"', 'section = "all"', f'asks = "{one.asks}"', f'question = "{one.id}?"']
    conditions = [f'{{ item = "{gate}", is = {[*right]} }}'.replace("'", '"') for gate, right in one.when]
    lines += ["skip = true", f"when = [{', '.join(conditions)}]"]
    if one.asks == SCALE:
        lines += ['advice = "x"', "[items.scale]", "low = 0", "high = 2", "well = 0", "risk_from = 2"]
    if one.asks in (ONE, SEVERAL):
        lines += [f'[[items.options]]\nid = "{option}"\ntext = "option {option}"' for option in one.options]
    return "\n".join(lines) + "\n"


@st.composite
def checklists(draw: st.DrawFn) -> tuple[list[Question], Checklist]:
    found = draw(questions())
    return found, checklist_of(found)
