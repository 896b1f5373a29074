"""Documents of self-assessments that somebody else wrote: read where they are sound, else told, and left as they are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import FRIDAY
from domain.checklist_runs import TODAY, came_along
from wfhdesk.desk.assessment_records import (
    action_doc,
    action_of,
    reply_doc,
    reply_of,
    run_doc,
    run_of,
    trigger_doc,
    trigger_of,
    workstation_doc,
    workstation_of,
)
from wfhdesk.desk.assessment_results import finished, result_of, trend
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.records import Unreadable
from wfhdesk.domain.actions import Action
from wfhdesk.domain.assessments import Chosen, Reply, Run, Trigger, Workstation
from wfhdesk.domain.erasing import document_without
from wfhdesk.domain.plaintext import one_line

OpenAgain = Callable[[], Desk]
LATER = FRIDAY + timedelta(hours=1)

PLACE = Workstation("Home desk", "elsewhere", TODAY, "w1")
RUN = Run("desk", 3, "Desk check", FRIDAY, "w1", LATER, "rosa", True, "nl", TODAY, (), "r1")
REPLY = Reply(
    *("CHAIR", ("stool", "box"), "Which chair?", "a stool; a box", "All", "note", "high", "Buy one.", "seat_height", 3),
    *(
        (Chosen("stool", "a stool", 2, "high", "Buy one."), Chosen("box", "a box", 1)),
        "fine",
        "an hour",
        4,
        FRIDAY,
        "a1",
    ),
)
ACTION = Action(
    *(
        "buy",
        TODAY,
        TODAY,
        "manager",
        "checked",
        "high",
        "Which chair?",
        "w1",
        "r1",
        "CHAIR",
        True,
        TODAY,
        TODAY,
        "n",
        "x",
    ),
)
TRIGGER = Trigger("pain", TODAY, "my neck", "w1", FRIDAY, "t1")
KINDS: dict[str, tuple[dict[str, Any], Callable[[Any, str], Any]]] = {
    "workstations": (workstation_doc(PLACE), workstation_of),
    "runs": (run_doc(RUN), run_of),
    "replies": (reply_doc(REPLY, "r1"), reply_of),
    "actions": (action_doc(ACTION), action_of),
    "triggers": (trigger_doc(TRIGGER), trigger_of),
}


@pytest.mark.parametrize(
    ("record", "again"),
    [
        (PLACE, workstation_of(workstation_doc(PLACE), "w1")),
        (Workstation("A", id="w2"), workstation_of(workstation_doc(Workstation("A")), "w2")),
        (RUN, run_of(run_doc(RUN), "r1")),
        (Run("a", 1, "A", FRIDAY, scoring="answers"), run_of(run_doc(Run("a", 1, "A", FRIDAY, scoring="answers")), "")),
        (REPLY, reply_of(reply_doc(REPLY, "r1"), "a1")),
        (Reply("A", (), "?", "none"), reply_of(reply_doc(Reply("A", (), "?", "none"), "r1"), "")),
        (ACTION, action_of(action_doc(ACTION), "x")),
        (Action("do", TODAY), action_of(action_doc(Action("do", TODAY)), "")),
        (TRIGGER, trigger_of(trigger_doc(TRIGGER), "t1")),
        (Trigger("other", TODAY), trigger_of(trigger_doc(Trigger("other", TODAY)), "")),
    ],
)
def test_what_is_written_is_read_as_it_was(record: object, again: object) -> None:
    assert again == record


def test_what_is_empty_is_not_written() -> None:
    assert workstation_doc(Workstation("A")) == {"name": "A", "place": "home"}
    assert trigger_doc(Trigger("chair", TODAY)) == {"kind": "chair", "day": "2026-11-20"}
    assert {*reply_doc(Reply("A", ("yes",), "?", "Yes"), "r")} == {"run", "value", "place", "item", "asked", "said"}


WRONG: dict[str, list[dict[str, Any]]] = {
    "workstations": [
        {"name": 1},
        {"place": "moon"},
        {"place": None},
        {"gone": "soon"},
        {"gone": "0001-01-01"},
        {"gone": None},
        {"place": ["home"]},
    ],
    "runs": [
        {"started": "noon"},
        {"started": "2026-11-20T10:00"},
        {"started": 1},
        {"finished": None},
        {"finished": "9999-01-01T00:00+00:00"},
        {"version": "1"},
        {"version": True},
        {"version": 1.0},
        {"version": 10**30},
        {"scoring": "dice"},
        {"checklist": 7},
        {"title": None},
        {"review": 1},
        {"workstation": []},
    ],
    "replies": [
        {"value": "yes"},
        {"value": [1]},
        {"value": None},
        {"value": {"a": 1}},
        {"risk": "huge"},
        {"way": "later"},
        {"points": 10**400},
        {"points": True},
        {"chosen": "ab"},
        {"chosen": [[]]},
        {"chosen": [["a", "b", "c", "", ""]]},
        {"chosen": 5},
        {"place": "1"},
        {"at": "x"},
        {"note": []},
        {"part": 1},
    ],
    "actions": [
        {"made": "x"},
        {"owner": "boss"},
        {"state": "lost"},
        {"risk": ""},
        {"due": 5},
        {"due": "3000-01-01"},
        {"text": 1},
        {"fixed": None},
    ],
    "triggers": [{"kind": "flood"}, {"kind": []}, {"day": None}, {"told": "x"}, {"text": 1}],
}


@pytest.mark.parametrize(("table", "change"), [(table, change) for table, some in WRONG.items() for change in some])
def test_what_no_record_can_hold_is_told_and_left_as_it_is(
    desk: Desk, open_again: OpenAgain, table: str, change: dict[str, Any]
) -> None:
    place = desk.assessments.add_workstation("Home")
    sound, _made_of = KINDS[table]
    doc = {**sound, **change}
    desk.db.table(table).write("badone", doc)
    if table == "replies":
        desk.db.table("runs").write("r1", KINDS["runs"][0])
    again = open_again()
    assert [one.name for one in again.assessments.workstations()] == [place.name]
    again.assessments.checkups()
    assert not [one for run in again.assessments.runs(whole=True) for one in run.replies]
    assert not again.assessments.actions()
    assert not again.assessments.triggers()
    (warning,) = open_again().unreadable()
    assert "badone" in warning
    assert warning.endswith("it is left as it is.")
    assert open_again().db.table(table).find("badone") == doc


@pytest.mark.parametrize("run_id", [None, [], {}, 1, "other", True])
def test_an_answer_that_belongs_to_no_run_is_in_none(desk: Desk, open_again: OpenAgain, run_id: object) -> None:
    desk.db.table("runs").write("r1", KINDS["runs"][0])
    desk.db.table("replies").write("stray", {**KINDS["replies"][0], "run": run_id})
    desk.db.table("replies").write("a1", KINDS["replies"][0])
    again = open_again().assessments
    assert [[one.id for one in run.replies] for run in again.runs(whole=True)] == [["a1"]]
    assert again.run("r1") == RUN._replace(replies=(REPLY,))


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=6),
    lambda one: st.lists(one, max_size=3) | st.dictionaries(st.text(max_size=3), one, max_size=3),
    max_leaves=5,
)


@pytest.mark.parametrize("table", KINDS)
@given(data=st.data())
@settings(max_examples=120)
def test_whatever_a_document_holds_it_is_a_record_with_clean_texts_or_none(table: str, data: st.DataObject) -> None:
    doc, made_of = KINDS[table]
    changed = {**doc, **data.draw(st.dictionaries(st.sampled_from([*doc]), _JSON, max_size=3))}
    for name in data.draw(st.lists(st.sampled_from([*doc]), max_size=2)):
        changed.pop(name, None)
    try:
        record = made_of(changed, "x")
    except Unreadable:
        return
    for text in [one for one in record if isinstance(one, str)]:
        assert text == one_line(text)


def test_a_run_whose_answers_were_harmed_is_shown_all_the_same(desk: Desk, open_again: OpenAgain) -> None:
    """An answer with a part or points that its score doesn't know counts for nothing; the others are told."""
    check = came_along("discomfort")
    place = desk.assessments.place_for()
    run = desk.assessments.begin(check, place)
    run = desk.assessments.answer(check, run, check.items[0], "yes")
    doc = {**run_doc(run), "finished": LATER.isoformat()}
    desk.db.table("runs").write(run.id, doc)
    strange = {**KINDS["replies"][0], "run": run.id, "part": "tail", "points": 900}
    desk.db.table("replies").write("strange", strange)
    again = open_again().assessments
    found = result_of(again, again.run(run.id))
    assert found.score.value == 0
    assert [one.value for one in trend(finished(again, "discomfort", run.workstation))] == [0]


def test_erasing_somebody_leaves_every_record_readable() -> None:
    """Whatever they are called: ids and words of ours are no texts."""
    for table, (doc, made_of) in KINDS.items():
        changed = document_without(doc, lambda text: text)
        assert changed == doc, table
        assert made_of(changed, "x")
