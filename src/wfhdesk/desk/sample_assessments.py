"""The self-assessments of the sample desk: where its person works, what was gone through there, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import time
from functools import partial
from typing import Any

from wfhdesk.desk.desk import Desk
from wfhdesk.desk.sample_days import Calendar, Step
from wfhdesk.domain.actions import ME, fixed, verified
from wfhdesk.domain.assessments import Run
from wfhdesk.domain.checklists import NO, NOT_APPLICABLE, YES
from wfhdesk.domain.deciding import Decision
from wfhdesk.language import gettext as _

Told = dict[str, Any]

_ADDED, _CHANGED, _ACTED = time(8, 58), time(9, 5), time(16, 45)
_PULSE = "pulse"
_PLAIN = {"yes": YES, "no": NO, "skipped": NOT_APPLICABLE}
"""Answers to which there is no more than that, by how the sample's file names them."""


def assessment_steps(desk: Desk, calendar: Calendar, told: Told) -> Iterator[Step]:
    """Yield what was done about assessments: checks were gone through, and what they found was put right and looked at."""
    for place in told["workstations"]:
        at = calendar.at(calendar.day(place["back"]), _ADDED)
        yield Step(at, partial(desk.assessments.add_workstation, place["name"]))
    for trigger in told["triggers"]:
        yield Step(calendar.at(calendar.day(trigger["back"]), _CHANGED), partial(_change, desk, trigger["kind"]))
    for run in told["runs"]:
        yield from _gone_through(desk, calendar, run, _answers(run))
    asked = [item.id for item in desk.assessments.checklists.whole(_PULSE).items]
    for week in told["pulse"]["weeks"]:
        run = {"checklist": _PULSE, "back": week["back"], "at": told["pulse"]["at"]}
        yield from _gone_through(desk, calendar, run, dict(zip(asked, week["answers"], strict=True)))


def _change(desk: Desk, kind: str) -> None:
    desk.assessments.trigger(kind, desk.assessments.workstations()[0])


def _answers(told: Told) -> Told:
    """Return the answers of a run by the ids of the questions."""
    plain = {item: said for name, said in _PLAIN.items() for item in told.get(name, "").split()}
    return {**plain, **told["answers"]}


def _gone_through(desk: Desk, calendar: Calendar, told: Told, answers: Told) -> Iterator[Step]:
    """Yield a run, and what was done about its actions some working days later."""
    made: list[Run] = []
    at = calendar.at(calendar.day(told["back"]), time.fromisoformat(told["at"]))
    yield Step(at, lambda: made.append(_answered(desk, calendar, told, answers)))
    for item, said in answers.items():
        for name, act in (("fixed_after", _fix), ("checked_after", _verify)):
            if isinstance(said, dict) and name in said:
                day = calendar.day(told["back"] - said[name])
                yield Step(calendar.at(day, _ACTED), _about(act, desk, made, item))


def _answered(desk: Desk, calendar: Calendar, told: Told, answers: Told) -> Run:
    """Answer question by question as a person does, but in one act: the demo would open a sixth later with one each."""
    assessments, act, waits = desk.assessments, desk.db.lines.act, "waits" in told
    checklist = assessments.checklists.whole(told["checklist"])
    place = assessments.workstation(told["place"]) if "place" in told else None
    with act(silent=True) if waits else act(_("finished “{title}”").format(title=checklist.title)):
        run = assessments.begin(checklist, place)
        for item in checklist.items:
            if item.id not in answers:
                continue
            said = answers[item.id] if isinstance(answers[item.id], dict) else {"answer": answers[item.id]}
            run = assessments.answer(checklist, run, item, said["answer"], said.get("note", ""))
            if "way" in said:
                run = assessments.decide(run, item.id, _decision(calendar, told, said))
        if waits:
            return run
        done = assessments.finish(checklist, run)
        for trigger in assessments.triggers():
            if trigger.told == done.finished:  # pain that was seen to: by now nothing is due for it
                assessments.delete_trigger(trigger)
        return done


def _decision(calendar: Calendar, told: Told, said: Told) -> Decision:
    due = calendar.day(told["back"] - said["due"]) if "due" in said else None
    return Decision(said["way"], said.get("why", ""), said.get("text", ""), said.get("owner", ME), due)


def _about(act: Callable[[Desk, Run, str], None], desk: Desk, made: list[Run], item: str) -> Callable[[], None]:
    return lambda: act(desk, made[0], item)


def _fix(desk: Desk, run: Run, item: str) -> None:
    action = next(one for one in desk.assessments.actions_of(run) if one.item == item)
    words = _("fixed “{text}”").format(text=action.text)
    desk.assessments.change_action(fixed(action, desk.assessments.today()), words)


def _verify(desk: Desk, run: Run, item: str) -> None:
    action = next(one for one in desk.assessments.actions_of(run) if one.item == item)
    words = _("checked “{text}”").format(text=action.text)
    desk.assessments.change_action(verified(action, desk.assessments.today()), words)
