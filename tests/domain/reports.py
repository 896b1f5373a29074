"""A run through a checklist as somebody really answers one, and what a report of it is made of."""

from __future__ import annotations

from datetime import date, datetime

from conftest import AMSTERDAM
from wfhdesk.domain.actions import ASSESSOR, FIXED, MANAGER, Action
from wfhdesk.domain.assessment_report import Reported
from wfhdesk.domain.assessments import Reply, Run, Workstation

TODAY = date(2026, 11, 20)
_AT = datetime(2026, 11, 20, 9, 40, tzinfo=AMSTERDAM)

REPLIES = (
    Reply("KBD-1", ("yes",), "Is the keyboard separate from the screen?", "yes", "Keyboard"),
    Reply("KBD-2", ("no",), "Can you type with straight wrists and relaxed shoulders?", "no", "Keyboard",
          "the desk is a bit too high", "medium", "Raise the chair until your elbows are level with the keys, and put "
          "something under your feet when they no longer rest flat on the floor.", way="action"),
    Reply("KBD-3", ("yes",), "Are the letters on the keys easy to read?", "yes", "Keyboard"),
    Reply("MOU-1", ("no",), "Is the mouse beside the keyboard, within reach?", "no", "Mouse", "", "low",
          "Move it next to the keyboard; a keyboard without a number pad brings it closer.", way="fixed"),
    Reply("MOU-2", ("yes",), "Does the pointer run smoothly, at a speed that suits you?", "yes", "Mouse"),
    Reply("SCR-1", ("no",), "Is the top of the screen at about the height of your eyes?", "no", "Screen",
          "I work on the laptop's own screen most of the day", "high", "Put the laptop on a stand or on books, and use a "
          "separate keyboard and mouse with it.", way="action"),
    Reply("SCR-2", ("no",), "Is the screen free of glare and reflections?", "no", "Screen", "only before ten in winter", "low",
          "Turn the screen at right angles to the window.", way="fine", why="the blind is down at that hour"),
    Reply("SCR-3", ("yes",), "Is the text large and sharp enough?", "yes", "Screen"),
    Reply("SCR-4", ("-",), "Are both screens at the same height?", "not applicable", "Screen"),
    Reply("CHR-1", ("no",), "Does the back of the chair support your lower back?", "no", "Chair", "", "high",
          "Set the height of the back; where it can't be set, ask for a chair with which it can.", way="action"),
    Reply("CHR-2", ("yes",), "Do your feet rest flat on the floor or on a footrest?", "yes", "Chair"),
    Reply("ENV-1", ("yes",), "Is there enough light, without hard shadows?", "yes", "Room"),
    Reply("ENV-2", ("yes",), "Is it quiet enough to work with attention?", "yes", "Room"),
    Reply("ENV-3", ("yes",), "Can you keep it warm enough in winter and cool enough in summer?", "yes", "Room"),
    Reply("END-1", ("the light in the hall flickers",), "Is there anything that wasn't asked?",
          "The light in the hall flickers, which I see from where I sit.", "At the end"),
)  # fmt: skip
RUN = Run("workstation", 3, "Workstation check", _AT, "w1", _AT, replies=REPLIES, id="r2", review=date(2027, 11, 20))
FORMER = RUN._replace(id="r1", started=_AT.replace(year=2025), finished=_AT.replace(year=2025))
PULSE = Run(
    "pulse", 1, "Wellbeing pulse", _AT, finished=_AT, private=True, id="p1",
    replies=(Reply("W-1", ("2",), "How rested do you feel?", "2 of 5", "Energy", "barely slept since May", "medium",
                   "Talk to somebody you trust.", way="action"),),
)  # fmt: skip
ACTIONS = (
    Action("Ask for a chair whose back can be set", date(2026, 11, 20), date(2026, 11, 23), MANAGER, risk="high",
           about="Does the back of the chair support your lower back?", run="r2", item="CHR-1", id="a1"),
    Action("Laptop stand and a separate keyboard", date(2026, 11, 10), date(2026, 11, 13), risk="high",
           about="Is the top of the screen at about the height of your eyes?", run="r2", item="SCR-1", id="a2"),
    Action("Lower the desk", date(2026, 11, 1), date(2026, 11, 15), ASSESSOR, FIXED, run="r2", item="KBD-2",
           fixed=date(2026, 11, 12), note="sawed two centimetres off its legs", id="a3"),
    Action("Speak with the company doctor", date(2026, 11, 20), date(2026, 12, 4), risk="medium", private=True,
           about="How rested do you feel?", run="p1", item="W-1", id="a4"),
)  # fmt: skip
TOLD = Reported(
    RUN,
    TODAY,
    "Ana Lima",
    Workstation("Kitchen table", id="w1"),
    FORMER,
    (("Risks that stay", "3 of 14 answers"), ("Worst part", "Chair")),
    ("New: the screen is too low.", "Solved: the cable on the floor.", "Five risks, two fewer than last time."),
    ACTIONS,
)
