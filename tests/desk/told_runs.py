"""Runs of checklists as whoever knows them tells them (`Reports`), with whatever names, files and words a test wants."""

from __future__ import annotations

from datetime import date

import pytest

from wfhdesk.desk.drafting import Drafting
from wfhdesk.domain.actions import MANAGER, Action
from wfhdesk.domain.attachments import Attachment
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.report_told import ReportTold

CHECK, OTHER, ACCIDENT_RUN = "r1a2", "r3b4", "r5c6"
DAY = date(2026, 11, 19)
PDF = Attachment("workstation-2026-11-19.pdf", "application/pdf", b"%PDF-1.4\n" + bytes(range(256)) * 330)
CHAIR = Action("Buy a chair with armrests", DAY, date(2026, 12, 4), MANAGER, about="The chair has no armrests")

_TOLD = {
    CHECK: ReportTold(
        "Workstation check", DAY, "home desk", ("medium", "high"), 1, ("ROSA: 5.",), (CHAIR,), attachments=(PDF,)
    ),
    OTHER: ReportTold("Home safety", DAY, "", (), attachments=(PDF._replace(name="safety.pdf"),)),
    ACCIDENT_RUN: ReportTold("Accident at home", DAY, answers=(("What happened?", "I fell over a cable."),)),
}


class ToldRuns:
    """Tells of the runs that are `known`."""

    def __init__(self) -> None:
        self.known = dict(_TOLD)

    def is_there(self, run: str) -> bool:
        return run in self.known

    def told(self, run: str) -> ReportTold:
        if run not in self.known:
            raise WrongInput("That self-assessment isn't on the desk any more.")
        return self.known[run]


def use(monkeypatch: pytest.MonkeyPatch) -> ToldRuns:
    """Let every desk that is opened from here on know these runs, and no other."""
    runs = ToldRuns()
    monkeypatch.setattr(
        Drafting, "reports", property(lambda _drafting: runs, lambda _drafting, _usual: None), raising=False
    )
    return runs
