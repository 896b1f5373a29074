"""A desk on which things were assessed: two workstations, runs of two years, something that hurts, actions in each state."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from conftest import AMSTERDAM, FRIDAY, FrozenClock
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.actions import Action, fixed, verified
from wfhdesk.domain.asking import next_item, replies_of
from wfhdesk.domain.assessments import Run, Workstation
from wfhdesk.domain.checklists import SCALE, SEVERAL, YES_NO, Item
from wfhdesk.domain.deciding import Decision

STRAINED: dict[str, object] = {
    "SEAT-HEIGHT": "hanging",
    "SEAT-DEPTH": "long",
    "ARMREST": "high",
    "ARMREST-ADD": ["hard"],
    "BACK": "none",
    "DUR-CHAIR": "long",
}
"""Answers that come to a ROSA score of 5."""


def at(year: int, month: int, day: int, hour: int = 10) -> datetime:
    return datetime(year, month, day, hour, tzinfo=AMSTERDAM)


def all_is_well(item: Item) -> object:
    """Return the answer to a question at which nothing is wrong."""
    if item.asks == SCALE:
        assert item.scale is not None
        return str(item.scale.well)
    if item.asks == SEVERAL:
        return []
    fine = [one.id for one in item.options if not one.risk]
    return fine[-1] if item.asks == YES_NO and len(fine) == 2 else next(iter(fine), "fine")


def go_through(
    desk: Desk, checklist_id: str, place: Workstation | None = None, said: Mapping[str, object] = {}, stop: int = 1000
) -> Run:
    """Answer a checklist, all well where nothing else is `said`, and finish it; or leave it after some answers.

    Each risk needs action from the manager.
    """
    checklist = desk.assessments.checklists.whole(checklist_id)
    run = desk.assessments.begin(checklist, place)
    for _question in range(stop):
        item = next_item(checklist, replies_of(run), decided=False)
        if item is None:
            return desk.assessments.finish(checklist, run)
        run = desk.assessments.answer(checklist, run, item, said.get(item.id, all_is_well(item)))
        reply = run.reply(item.id)
        if reply is not None and reply.risk:
            run = desk.assessments.decide(run, item.id, Decision("action", text=f"See to {item.id}", owner="manager"))
    return run


def hurts(**regions: int) -> dict[str, object]:
    """Return the answers that tell what hurts, by region with underscores for hyphens."""
    named = {region.replace("_", "-"): value for region, value in regions.items()}
    scales: dict[str, object] = {f"PAIN-{region.upper()}": str(value) for region, value in named.items()}
    return {"PAIN-1": "yes", "WHERE": list(named), **scales}


def assess(desk: Desk, clock: FrozenClock) -> None:
    """Fill a desk, and let it be Friday again."""
    assessments = desk.assessments
    clock.set(at(2025, 10, 1, 9))
    home, office = assessments.add_workstation("Home desk"), assessments.add_workstation("Desk 3.12", "office")
    clock.set(at(2025, 10, 1))
    go_through(desk, "workstation", home, {"KBD-1": "no", "SCR-5": "no", "SCR-8": "no"})
    clock.set(at(2026, 11, 3))
    go_through(desk, "workstation", home, {"SCR-5": "no"})
    clock.set(at(2026, 3, 3))
    go_through(desk, "rosa", home, STRAINED)
    clock.set(at(2025, 9, 1))
    go_through(desk, "workstation", office)
    for month, told in (
        (5, hurts(neck=7, lower_back=8, wrist_right=4)),
        (10, hurts(neck=5, eyes=2, shoulder_left=3)),
    ):
        clock.set(at(2026, month, 5))
        go_through(desk, "discomfort", None, told)
    for trigger in assessments.triggers():  # what pain made due is none of what this desk is for
        assessments.delete_trigger(trigger)
    clock.set(at(2026, 11, 18))
    go_through(desk, "home-safety", home, stop=7)
    clock.set(FRIDAY)
    _act(desk, home)


def _act(desk: Desk, home: Workstation) -> None:
    """Let there be an action in each state beside those of the runs."""
    assessments, today = desk.assessments, desk.assessments.today()
    assessments.add_action(
        Action("Order a headset", today, date(2026, 11, 12), workstation=home.id, about="Phone calls")
    )
    footrest = assessments.add_action(Action("Find a footrest", today, date(2026, 11, 30), workstation=home.id))
    assessments.change_action(fixed(footrest, date(2026, 11, 2)))
    lamp = assessments.add_action(Action("Turn the lamp away", today, workstation=home.id))
    assessments.change_action(verified(fixed(lamp, date(2026, 10, 1)), date(2026, 10, 20)))
