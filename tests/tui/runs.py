"""Checklists and runs for the tests of the app: every kind of question, and answers given as a person gives them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from own_checklists import all_well, keep_own
from tui.desk_driver import DeskDriver
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.assessments import Run, Workstation

KINDS = """
format = 1
id = "kinds"
version = 1
about = "person"
title = { en = "Every kind", nl = "Elke soort" }
purpose = "Asks in every way there is."
minutes = 1
closing = "That was all."

[[sections]]
id = "all"
title = { en = "All of them", nl = "Allemaal" }

[[items]]
id = "YES"
section = "all"
question = { en = "Is the door free?", nl = "Is de deur vrij?" }
why = "You may have to leave by it."
advice = "Clear the door today. Then keep it clear."
risk = "no"
severity = "high"

[[items]]
id = "ONE"
section = "all"
asks = "one"
question = "Where do you sit?"

[[items.options]]
id = "chair"
text = "on a chair"

[[items.options]]
id = "floor"
text = "on the floor"
risk = "medium"
advice = "Get a chair."

[[items]]
id = "MANY"
section = "all"
asks = "several"
question = "What lies there?"

[[items.options]]
id = "paper"
text = "paper"

[[items.options]]
id = "cable"
text = "a cable"
risk = "low"
advice = "Tape it down."

[[items.options]]
id = "toys"
text = "toys"

[[items]]
id = "SCALE"
section = "all"
asks = "scale"
question = "How much does it hurt?"
advice = "See a doctor."
[items.scale]
low = 0
high = 10
well = 0
risk_from = 4
low_label = "nothing"
high_label = "all of it"

[[items]]
id = "TEXT"
section = "all"
asks = "text"
question = "What else?"
skip = true

[[items]]
id = "DATE"
section = "all"
asks = "date"
question = "Since when?"
"""
"""One question of every kind."""

PRIVATE = KINDS.replace('id = "kinds"', 'id = "inner"').replace("about =", "private = true\nabout =")


def own(desk: Desk, text: str = KINDS, name: str = "kinds") -> Path:
    """Put a checklist of the person's own beside the settings, and return where it is."""
    return keep_own(Path(os.path.dirname(desk.settings.path)), text, f"{name}.toml")


def went_through(desk: Desk, checklist: str = "workstation", place: Workstation | None = None, **others: Any) -> Run:
    """Return a finished run; all is well but for what is said."""
    whole = desk.assessments.checklists.whole(checklist)
    if place is None and whole.about == "workstation":
        place = desk.assessments.place_for()
    assessments, answers = desk.assessments, all_well(whole, others)
    run = assessments.begin(whole, place)
    from wfhdesk.domain.asking import next_item, replies_of

    while (item := next_item(whole, replies_of(run), decided=False)) is not None:
        run = assessments.answer(whole, run, item, answers[item.id])
    return assessments.finish(whole, run)


async def begins(me: DeskDriver, checklist: str = "kinds", told: str = "") -> None:
    """Open a run, and wait for its question."""
    me.app.open_run(checklist)
    await me.sees_soon(told or "Is the door free?")
