"""Checks of the workstation as somebody goes through them over the years: most is well, and what isn't is seen to."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from benchmarks.lived import Then
from wfhdesk.desk.assessments import Assessments
from wfhdesk.desk.desk import open_desk
from wfhdesk.domain.actions import OPEN, fixed, verified

CHECKLIST = "workstation"
ANSWERS = 45
"""Answers in a run: of all questions one isn't asked of somebody who has a keyboard of its own."""
RUNS_A_YEAR = 6

_KEYBOARD, _WITHOUT_KEYBOARD = "KBD-1", "LAP-2"
_WAYS: tuple[dict[str, str], ...] = (
    {"way": "fixed"},
    {"way": "action", "text": "Put that right"},
    {"way": "fine", "why": "it is only for now"},
)


def answers(assessments: Assessments, number: int = 0) -> dict[str, Any]:
    """Return what is answered in a run, as a file tells it: three risks, others in each run, and a note."""
    *items, last = [item for item in assessments.checklists.whole(CHECKLIST).items if item.id != _WITHOUT_KEYBOARD]
    told: dict[str, Any] = {item.id: "yes" for item in items} | {last.id: f"Looked at for the time {number}"}
    risky = [item.id for item in items if item.advice and item.id != _KEYBOARD]
    for place, way in enumerate(_WAYS):
        told[risky[(number * len(_WAYS) + place) % len(risky)]] = {"answer": "no", "note": "seen again", **way}
    assert len(told) == ANSWERS
    return told


def check_up(folder: str, begin: datetime, end: datetime) -> None:
    """Go through the check some times between two moments; what was to be done since the last one is done, and it helped."""
    clock = Then(begin)
    assessments = open_desk(folder, clock).assessments
    checklist, place = assessments.checklists.whole(CHECKLIST), assessments.place_for()
    for number in range(1, RUNS_A_YEAR + 1):
        clock.moment = begin + (end - begin) * number / (RUNS_A_YEAR + 1)
        today = assessments.today()
        for action in assessments.actions():
            if action.state == OPEN:
                assessments.change_action(verified(fixed(action, today), today))
        assessments.take_in(checklist, place, answers(assessments, begin.year * RUNS_A_YEAR + number))
